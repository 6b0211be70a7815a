"""Opens a folder however deep it lies, and tells what is in it without following links."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

_PATH_BYTES = 4096 if sys.platform == "linux" else 1024  # PATH_MAX with its closing zero byte
_NAME_BYTES = 257  # the longest name and the slash before it
_BY_HANDLE = os.stat in os.supports_dir_fd and os.scandir in os.supports_fd
_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0)
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT


class Entry(Protocol):
    """One name in a folder: the part of `os.DirEntry` that a walk needs, its name as bytes."""

    @property
    def name(self) -> bytes:
        """Its name, as on disk."""

    def is_file(self, *, follow_symlinks: bool) -> bool:
        """Tell whether it is a regular file."""

    def is_dir(self, *, follow_symlinks: bool) -> bool:
        """Tell whether it is a folder."""


class _DeepEntry(NamedTuple):
    name: bytes
    is_file: Callable[..., bool]
    is_dir: Callable[..., bool]


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """A folder held open, so that what is asked of it is asked of one and the same folder."""

    path: bytes
    status: os.stat_result
    handle: int | None
    """Its file descriptor; None on Windows, where folders have none."""
    root: os.stat_result | None = None
    """The folder that it was reached from, step by step."""

    def entries(self) -> AbstractContextManager[Iterable[Entry]]:
        """Return what is in the folder, in the order of the disk; errors as `os.scandir`."""
        if self.handle is None or len(self.path) + _NAME_BYTES <= _PATH_BYTES:
            return os.scandir(self.path)
        return _deep_entries(self.handle)

    def look(self, name: bytes) -> os.stat_result:
        """Return what `lstat` says of a name in the folder."""
        if self.handle is None:
            return os.lstat(os.path.join(self.path, name))
        return os.stat(name, dir_fd=self.handle, follow_symlinks=False)


@contextmanager
def _deep_entries(handle: int) -> Iterator[Iterable[Entry]]:
    with os.scandir(handle) as entries:  # by handle, names come as str
        yield (_DeepEntry(os.fsencode(each.name), each.is_file, each.is_dir) for each in entries)


@contextmanager
def opened(path: bytes, *, follow: bool = False) -> Iterator[OpenFolder]:
    """Open a folder; a link in its place is ENOTDIR or ELOOP unless `follow`.

    Paths longer than the system's limit are opened piece by piece. Raises OSError.
    """
    if not _BY_HANDLE:
        yield OpenFolder(path, _status_without_handle(path, follow=follow), None)
        return
    handle = _open(path, follow=follow)
    try:
        yield OpenFolder(path, os.fstat(handle), handle)
    finally:
        os.close(handle)


def _status_without_handle(path: bytes, *, follow: bool) -> os.stat_result:
    status = os.stat(path, follow_symlinks=follow)
    if not stat.S_ISDIR(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        raise NotADirectoryError(20, os.strerror(20), path)
    return status


def _open(path: bytes, *, follow: bool) -> int:
    flags = _FLAGS if follow else _FLAGS | _NOT_THROUGH_LINKS
    handle: int | None = None
    rest = path
    while len(rest) >= _PATH_BYTES:
        cut = rest.rfind(b"/", 1, _PATH_BYTES - 1)
        if cut < 0:
            break  # one name longer than any system allows: let the system say so
        handle = _step(handle, rest[:cut], _FLAGS)
        rest = rest[cut:].lstrip(b"/")
    return _step(handle, rest, flags)


def _step(handle: int | None, piece: bytes, flags: int) -> int:
    """Open the next piece of a long path below `handle`, which is closed whatever happens."""
    try:
        return os.open(piece, flags, dir_fd=handle)
    finally:
        if handle is not None:
            os.close(handle)
