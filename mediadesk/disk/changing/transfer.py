"""Moves one file to another folder: never over anything, never half, and back if it was another.

On one volume this is a rename; across a bind mount, or onto another volume, the bytes are copied,
compared and only then is the source let go.
"""

import errno
import os
from dataclasses import dataclass

from mediadesk.disk.changing.copying import UnequalError, copy_file
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.renaming import rename_new
from mediadesk.disk.folders import OpenFolder
from mediadesk.domain.media import FileStat

__all__ = ["Moved", "SwappedError", "UnequalError", "move", "move_back", "sync"]

_NO_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.ENOSYS})  # folders of some shares


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
        source.let_go()
    except BaseException:
        if source.is_taken():  # else the copy is all there is
            _unlink_copy(target, made)
        raise
    return Moved(FileStat.of(target.look()), copied=True)


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
    """Tell whether a name still leads to this file, unchanged in size and time."""
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
