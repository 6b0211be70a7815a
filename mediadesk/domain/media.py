"""Files as a scan finds them on disk: of which kind, what `lstat` says, what became of them."""

import os
from enum import StrEnum
from typing import NamedTuple

from mediadesk.domain.paths import joined

_HIGHEST, _LOWEST = (1 << 63) - 1, -(1 << 63)

CODEC_FAMILIES = ("pcm", "dsd", "musepack", "wma", "msmpeg4", "amr")
"""Codecs that begin so differ in what nobody filters by: they are one value of the facet."""


class MediaKind(StrEnum):
    """What a file is to its user."""

    PHOTO = "photo"
    VIDEO = "video"
    VR = "vr"
    AUDIO = "audio"


class FileStatus(StrEnum):
    """What became of a file when it was last looked for."""

    PRESENT = "present"
    MISSING = "missing"
    OFFLINE = "offline"
    CLOUD = "cloud"
    ERROR = "error"
    REMOVED = "removed"


class FileStat(NamedTuple):
    """What `lstat` says of a file, as far as it tells whether the file is still the same.

    A tuple, because a scan makes one for each file (frozen dataclasses cost a third of the walk).
    Every number fits into 64 signed bits, as the catalog stores them; see `of`.
    """

    size_bytes: int
    mtime_ns: int
    ctime_ns: int
    dev: int
    inode: int
    links: int = 1

    @classmethod
    def of(cls, status: os.stat_result) -> "FileStat":
        """Read a stat result. Times past the year 2262 are cut, huge inodes wrap to negative."""
        return cls(
            size_bytes=status.st_size,
            mtime_ns=max(_LOWEST, min(_HIGHEST, status.st_mtime_ns)),
            ctime_ns=max(_LOWEST, min(_HIGHEST, status.st_ctime_ns)),
            dev=_signed(status.st_dev),
            inode=_signed(status.st_ino),
            links=status.st_nlink,
        )


def is_kept(time_ns: int) -> bool:
    """Tell whether a time can be kept to the nanosecond: those past the year 2262 cannot."""
    return _LOWEST <= time_ns <= _HIGHEST


def _signed(number: int) -> int:
    return (number - _LOWEST) % (1 << 64) + _LOWEST


class FoundFile(NamedTuple):
    """A regular file of a known kind met by the walk. Names are bytes, exactly as on disk."""

    folder: bytes
    """Absolute path of the folder, as walked."""
    name: bytes
    kind: MediaKind
    stat: FileStat
    in_cloud: bool = False

    @property
    def path(self) -> bytes:
        """Absolute path, as walked."""
        return joined(self.folder, self.name)


class FoundSidecar(NamedTuple):
    """A file beside media that tells of it: XMP, AAE, Takeout JSON, THM."""

    folder: bytes
    """Absolute path of the folder, as walked."""
    name: bytes
    stat: FileStat
    in_cloud: bool = False

    @property
    def path(self) -> bytes:
        """Absolute path, as walked."""
        return joined(self.folder, self.name)
