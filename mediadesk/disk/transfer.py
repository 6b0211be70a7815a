"""Moves one file to another folder: never over anything, never half, and back if it was another.

On one volume this is a rename; across a bind mount, or onto another volume, the bytes are copied,
compared and only then is the source let go.
"""

import ctypes
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mediadesk.disk.copying import UnequalError, copy_file
from mediadesk.disk.folders import OpenFolder
from mediadesk.domain.media import FileStat

__all__ = [
    "Moved",
    "Place",
    "SwappedError",
    "UnequalError",
    "move",
    "move_back",
    "rename_exchanging",
    "rename_new",
    "sync",
]

_RENAME_NOREPLACE, _RENAME_EXCHANGE = 1, 2  # <linux/fs.h>
_NO_RENAMEAT2 = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})
NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
"""What a disk without hard links says."""
_NO_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.ENOSYS})  # folders of some shares
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class SwappedError(Exception):
    """Another file was under the name than the one looked at. `moved` tells where it is now.

    None means that it is back under its name; otherwise its name was taken meanwhile and it lies
    at the target.
    """

    def __init__(self, moved: "Moved | None" = None) -> None:
        """Remember what was moved and could not be put back."""
        super().__init__("another file took the name")
        self.moved = moved


@dataclass(frozen=True, slots=True)
class Place:
    """A name in an open folder."""

    folder: OpenFolder
    name: bytes

    @property
    def _at(self) -> tuple[bytes, int | None]:
        """The name and the handle it is relative to, as the functions of `os` take them."""
        if self.folder.handle is None:
            return os.path.join(self.folder.path, self.name), None
        return self.name, self.folder.handle

    @property
    def path(self) -> bytes:
        """The whole path, for messages."""
        return os.path.join(self.folder.path, self.name)

    def look(self) -> os.stat_result:
        """Return what `lstat` says of it. Raises OSError."""
        return self.folder.look(self.name)

    def is_taken(self) -> bool:
        """Tell whether anything has this name."""
        try:
            self.look()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def is_name_of(self, other: "Place") -> bool:
        """Tell whether both are one name in one folder, whatever ways lead to that."""
        is_one_folder = os.path.samestat(self.folder.status, other.folder.status)
        return is_one_folder and self.name == other.name

    @contextmanager
    def opened(self) -> Iterator[int]:
        """Open the regular file of this name, through no link and without waiting for anybody."""
        name, handle = self._at
        descriptor = os.open(name, _FLAGS, dir_fd=handle)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), self.path)
            yield descriptor
        finally:
            os.close(descriptor)

    def unlink(self) -> None:
        """Take the name away."""
        name, handle = self._at
        os.unlink(name, dir_fd=handle)

    def link_to(self, source: "Place") -> None:
        """Give the file of `source` this name too."""
        (old, old_handle), (new, new_handle) = source._at, self._at  # noqa: SLF001 - same class
        os.link(old, new, src_dir_fd=old_handle, dst_dir_fd=new_handle, follow_symlinks=False)

    def rename_over(self, target: "Place") -> None:
        """Rename, over whatever is there."""
        (old, old_handle), (new, new_handle) = self._at, target._at  # noqa: SLF001 - same class
        os.rename(old, new, src_dir_fd=old_handle, dst_dir_fd=new_handle)

    def create(self) -> int:
        """Make a new, private file of this name and return its descriptor."""
        name, handle = self._at
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
        flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        return os.open(name, flags, 0o600, dir_fd=handle)


@dataclass(frozen=True, slots=True)
class Moved:
    """A file at its new place. `copied` when its bytes had to be copied."""

    stat: FileStat
    copied: bool


def move(source: Place, target: Place, descriptor: int, *, draft: bytes) -> Moved:
    """Move the file that `descriptor` has open from `source` to `target`, which must be free.

    `draft` is the name, beside the target, of a copy in the making. Raises FileExistsError when
    the target is taken, `SwappedError` when another file has taken the name of the source,
    `UnequalError`, or OSError; then the source is where it was.
    """
    expected = os.fstat(descriptor)
    moved = move_back(source, target, descriptor, draft=draft)
    if moved.copied:
        return moved
    there = target.look()
    if (there.st_dev, there.st_ino) == (expected.st_dev, expected.st_ino):
        return moved
    # Somebody swapped names between the look and the move.
    try:
        rename_new(target, source)
    except OSError as error:
        raise SwappedError(Moved(FileStat.of(there), copied=False)) from error
    raise SwappedError


def move_back(source: Place, target: Place, descriptor: int, *, draft: bytes) -> Moved:
    """Move like `move`, from a folder of ours to one of the user's.

    Nobody swaps names in ours, and what becomes of the file once it is back is the user's affair.
    """
    if not _is_same(source.look(), os.fstat(descriptor)):
        raise SwappedError
    try:
        rename_new(source, target)
    except OSError as error:
        if error.errno == errno.EXDEV:
            return _copy_over(source, target, descriptor, draft=draft)
        if not _has_come(source, target, descriptor):
            raise
    return Moved(FileStat.of(os.fstat(descriptor)), copied=False)


def rename_new(source: Place, target: Place) -> None:
    """Rename, failing with FileExistsError when the target's name is taken."""
    if sys.platform == "win32":
        os.rename(source.path, target.path)  # Windows never renames over a file
        return
    number = _renameat2(source, target, _RENAME_NOREPLACE) if sys.platform == "linux" else None
    if number is not None:
        if number:
            raise OSError(number, os.strerror(number), source.path, None, target.path)
        return
    try:
        target.link_to(source)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        _rename_over_placeholder(source, target)
        return
    try:
        there = target.look()
        if source.is_taken() and os.path.samestat(source.look(), there):  # not one saved since
            _let_go(source)
    except OSError:
        if source.is_taken():  # else the new name is the only one
            target.unlink()  # the file keeps the one name it had
        raise


def rename_exchanging(one: Place, other: Place) -> bool:
    """Let two files change their names at once; False where the system cannot. Raises OSError."""
    number = _renameat2(one, other, _RENAME_EXCHANGE) if sys.platform == "linux" else None
    if number:
        raise OSError(number, os.strerror(number), one.path, None, other.path)
    return number == 0


def _renameat2(source: Place, target: Place, flags: int) -> int | None:
    """Return 0 or the error's number, None where the system or the file system has no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None or source.folder.handle is None or target.folder.handle is None:
        return None
    done = call(
        source.folder.handle,
        ctypes.c_char_p(source.name),
        target.folder.handle,
        ctypes.c_char_p(target.name),
        ctypes.c_uint(flags),
    )
    number = ctypes.get_errno() if done else 0
    return None if number in _NO_RENAMEAT2 else number


def _rename_over_placeholder(source: Place, target: Place) -> None:
    """Reserve the name with an empty file of ours, then rename over that."""
    os.close(target.create())
    try:
        source.rename_over(target)
    except OSError:
        if source.is_taken() or not target.look().st_size:  # else it is the file itself
            target.unlink()
        raise


def _has_come(source: Place, target: Place, descriptor: int) -> bool:
    """Tell whether a file was moved although the call failed, as calls to a share may."""
    try:
        there = target.look()
    except OSError:
        return False
    return os.path.samestat(there, os.fstat(descriptor)) and not source.is_taken()


def _copy_over(source: Place, target: Place, descriptor: int, *, draft: bytes) -> Moved:
    if target.is_taken():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target.path)
    making = Place(target.folder, draft)
    before = os.fstat(descriptor)
    copy = making.create()
    try:
        copy_file(descriptor, copy)
        made = os.fstat(copy)
        rename_new(making, target)
    except BaseException:
        making.unlink()
        raise
    finally:
        os.close(copy)
    try:
        sync(target.folder)
        _require_untouched(source, descriptor, before)
        _let_go(source)
    except BaseException:
        if source.is_taken():  # else the copy is all there is
            _unlink_copy(target, made)
        raise
    return Moved(FileStat.of(target.look()), copied=True)


def _let_go(source: Place) -> None:
    """Take the name away; a share that answers a repeated call may say that there was none."""
    try:
        source.unlink()
    except FileNotFoundError:
        if source.is_taken():
            raise


def _require_untouched(source: Place, descriptor: int, before: os.stat_result) -> None:
    if not (_is_same(source.look(), before) and _is_still(os.fstat(descriptor), before)):
        raise SwappedError


def _unlink_copy(target: Place, made: os.stat_result) -> None:
    there = target.look()
    if (there.st_dev, there.st_ino) == (made.st_dev, made.st_ino):
        target.unlink()


def sync(folder: OpenFolder) -> None:
    """Write a folder's names through to the disk, where folders can be."""
    if folder.handle is not None:
        try:
            os.fsync(folder.handle)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise


def _is_same(now: os.stat_result, then: os.stat_result) -> bool:
    """Tell whether a name leads to the very file, unchanged in size and time."""
    return (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns) == (
        then.st_dev,
        then.st_ino,
        then.st_size,
        then.st_mtime_ns,
    )


def _is_still(now: os.stat_result, then: os.stat_result) -> bool:
    """Tell whether an open file was not written to."""
    return (now.st_size, now.st_mtime_ns, now.st_ctime_ns) == (
        then.st_size,
        then.st_mtime_ns,
        then.st_ctime_ns,
    )
