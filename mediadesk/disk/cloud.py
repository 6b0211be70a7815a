"""Files that are only in the cloud: opening one would fetch it, so nobody does."""

import os
import stat
import sys

_PLACEHOLDER_ENDING = b".icloud"
# https://learn.microsoft.com/windows/win32/fileio/file-attribute-constants
_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_DATA_ACCESS = 0x1000, 0x40000, 0x400000
_WINDOWS_AWAY = _OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_DATA_ACCESS
_SF_DATALESS = 0x40000000  # <sys/stat.h> of macOS

# Only these: a sparse file or a tiny one kept in its inode has no blocks elsewhere either.
_CLOUD_FILE_SYSTEMS = frozenset(
    {
        "fuse.google-drive-ocamlfuse",
        "fuse.onedriver",
        "fuse.insync",
        "fuse.dropbox",
        "fuse.pcloud",
        "fuse.nextcloud",
    }
)


def may_be_away(file_system: str | None) -> bool:
    """Tell whether files on this kind of file system can be only in the cloud at all."""
    return sys.platform in ("win32", "darwin") or file_system in _CLOUD_FILE_SYSTEMS


def is_away(status: os.stat_result) -> bool:
    """Tell whether a file's content is only in the cloud; ask only where `may_be_away`."""
    if sys.platform == "win32":
        return bool(status.st_file_attributes & _WINDOWS_AWAY)
    if sys.platform == "darwin":
        return bool(status.st_flags & _SF_DATALESS)
    return status.st_size > 0 and status.st_blocks == 0 and stat.S_ISREG(status.st_mode)


def placeholder_target(name: bytes) -> bytes | None:
    """Return "IMG_1.jpg" for iCloud's placeholder ".IMG_1.jpg.icloud", None for other names."""
    if name.startswith(b".") and name.lower().endswith(_PLACEHOLDER_ENDING):
        return name[1 : -len(_PLACEHOLDER_ENDING)] or None
    return None
