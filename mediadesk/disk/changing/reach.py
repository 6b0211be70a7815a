"""Reaches a folder inside a root step by step, through no link, and makes what is missing."""

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from mediadesk.disk.folders import OpenFolder, opened

_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_BY_HANDLE = os.mkdir in os.supports_dir_fd and os.open in os.supports_dir_fd


@contextmanager
def reached(
    root: bytes, below: bytes, *, make: int | None = None, beside: OpenFolder | None = None
) -> Iterator[OpenFolder]:
    """Open the folder `below` (a relative path, may be empty) inside `root`.

    The root may be a link; nothing inside it may: a link in the way is ENOTDIR or ELOOP. With
    `make`, missing folders are made with these permissions. It has to be the very root that
    `beside` was reached from: where a disk was taken away, another folder has its path, and that
    is ESTALE. Raises OSError.
    """
    parts = [part for part in below.split(b"/") if part not in (b"", b".")]
    path = os.path.join(root, *parts)
    if not _BY_HANDLE:
        if make is not None:
            os.makedirs(path, mode=make, exist_ok=True)
        with opened(path) as folder:
            yield folder
        return
    with opened(root, follow=True) as top:
        was = None if beside is None else beside.root
        if was is not None and not os.path.samestat(was, top.status):
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), root)
        handle = os.dup(_handle(top))
    try:
        for part in parts:
            above, handle = handle, _step(handle, part, make)
            os.close(above)
        yield OpenFolder(path, os.fstat(handle), handle, top.status)
    finally:
        os.close(handle)


def _step(handle: int, name: bytes, make: int | None) -> int:
    flags = _FLAGS | os.O_NOFOLLOW
    try:
        return os.open(name, flags, dir_fd=handle)
    except FileNotFoundError:
        if make is None:
            raise
    # Somebody else may be quicker; whether it is a folder shows when it is opened.
    with contextlib.suppress(FileExistsError):
        os.mkdir(name, make, dir_fd=handle)
    return os.open(name, flags, dir_fd=handle)


def _handle(folder: OpenFolder) -> int:
    if folder.handle is None:
        raise NotADirectoryError(20, os.strerror(20), folder.path)
    return folder.handle


def relative(path: bytes, root: bytes) -> tuple[bytes, bytes]:
    """Return the (folder, name) of a path below `root`, the folder relative to the root."""
    rest = path[len(root.rstrip(b"/")) + 1 :]
    folder, _, name = rest.rpartition(b"/")
    return folder, name
