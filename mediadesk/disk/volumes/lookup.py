"""Which disk or share a path lies on, and whether that disk is there now.

A volume is known by what stays the same when it is plugged in again elsewhere: the UUID of its
file system or the name of the share, never the path it is mounted at.
"""

import os
import shutil
import sys

from mediadesk.disk import trouble
from mediadesk.disk.volumes.volume import Volume
from mediadesk.domain.reasons import Reason, ReasonCode

if sys.platform == "win32":
    from mediadesk.disk.volumes.windows import volume_of_folder
elif sys.platform == "darwin":
    from mediadesk.disk.volumes.macos import volume_of_folder
else:
    from mediadesk.disk.volumes.linux import volume_of_folder

__all__ = [
    "Volume",
    "absence",
    "free_bytes",
    "network_file_system",
    "spinning_disk",
    "volume_of",
]


def volume_of(path: bytes) -> Volume:
    """Return the volume of `path`, or of the nearest folder above it that exists.

    Raises OSError when the volume does not answer.
    """
    return volume_of_folder(_nearest(os.path.realpath(path)))


def spinning_disk(device: int) -> str | None:
    """Return the name of the spinning disk a block device is part of; None where none is known."""
    if sys.platform != "linux":
        return None
    from mediadesk.disk.volumes import linux  # noqa: PLC0415 - of this system only

    return linux.spinning_disk(device)


def absence(root: bytes, *, identity: str, label: str) -> Reason | None:
    """Return why a root is not there as it was, None when it is: only then may files be missing.

    `identity` and `label` are those of the volume it was on. An empty mount point is a volume that
    is away, not a folder from which everything was deleted.
    """
    try:
        with os.scandir(root) as entries:
            is_empty = next(entries, None) is None
        now = volume_of(root).identity
    except FileNotFoundError:
        return _absence_of_folder(root, identity=identity, label=label)
    except OSError as error:
        return trouble.folder_reason(error, root, volume=label)
    if now == identity:
        return None
    is_mounted = os.path.ismount(os.path.realpath(root))
    code = ReasonCode.VOLUME_REPLACED if is_mounted or not is_empty else ReasonCode.VOLUME_OFFLINE
    return Reason.of(code, volume=label)


def network_file_system(path: bytes) -> str | None:
    """Return the kind of file system if it is one without dependable locks, None otherwise.

    SQLite's write-ahead log needs shared memory: https://sqlite.org/wal.html#noshm.
    """
    volume = volume_of(path)
    return volume.file_system if volume.is_network else None


def free_bytes(path: bytes) -> int:
    """Return how many bytes the user can still write where `path` lies, or will lie."""
    return shutil.disk_usage(os.fsdecode(_nearest(os.path.realpath(path)))).free


def _absence_of_folder(root: bytes, *, identity: str, label: str) -> Reason:
    """Tell a folder that was deleted or renamed from one whose volume went with its mount point."""
    try:
        is_here = volume_of(root).identity == identity
    except OSError:
        is_here = False
    if is_here:
        return Reason.of(ReasonCode.PATH_MISSING)
    return Reason.of(ReasonCode.VOLUME_OFFLINE, volume=label)


def _nearest(path: bytes) -> bytes:
    """Return the path, or the nearest one above it that exists."""
    while True:
        try:
            os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            above = os.path.dirname(path)
            if above == path:
                return path
            path = above
        except OSError:
            return path  # it is there but does not answer; the table of mounts still knows it
        else:
            return path
