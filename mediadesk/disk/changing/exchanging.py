"""Puts one file in the place of another, which goes where it is held: at once, or not at all."""

import os

from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.renaming import rename_exchanging, rename_new
from mediadesk.disk.changing.transfer import Moved, SwappedError
from mediadesk.domain.media import FileStat


def replace(source: Place, made: Place, held: Place, descriptor: int) -> FileStat:
    """Put the file `made` in the place of `source`, which is moved to `held`, a free name.

    `descriptor` has the file of `source` open; it is returned as it is held. Where the system can
    exchange two names, the name is never without a file. All three must be on one file system.
    Raises SwappedError when another file has taken the name of `source`, or OSError; then
    everything is where it was, but for `made`, which is the caller's.
    """
    expected = os.fstat(descriptor)
    if rename_exchanging(made, source):
        there = made.look()
        if (there.st_dev, there.st_ino) != (expected.st_dev, expected.st_ino):
            _change_back(made, source)
            raise SwappedError
        try:
            rename_new(made, held)
        except BaseException:
            _change_back(made, source)
            raise
        return FileStat.of(os.fstat(descriptor))
    rename_new(source, held)
    there = held.look()
    if (there.st_dev, there.st_ino) != (expected.st_dev, expected.st_ino):
        _put_back(held, source, FileStat.of(there))
        raise SwappedError
    try:
        rename_new(made, source)
    except OSError:
        _put_back(held, source, FileStat.of(there))
        raise
    return FileStat.of(os.fstat(descriptor))


def put_over(made: Place, target: Place, expected: FileStat) -> None:
    """Let the file `made` take the name `target` of the very file `expected`, which loses it.

    Raises SwappedError when another file has that name, OSError; then everything is where it was.
    """
    if not _is_one(target, expected):
        raise SwappedError
    if not rename_exchanging(made, target):
        made.rename_over(target)
        return
    try:
        is_expected = _is_one(made, expected)
    except BaseException:
        _change_back(made, target)
        raise
    if not is_expected:
        _change_back(made, target)
        raise SwappedError
    made.unlink()


def _is_one(place: Place, expected: FileStat) -> bool:
    """Tell whether a name still leads to this file, unchanged in size and time."""
    now = FileStat.of(place.look())
    return now[:2] == expected[:2] and (now.dev, now.inode) == (expected.dev, expected.inode)


def _change_back(made: Place, target: Place) -> None:
    """Give both files their names again; where the new one is gone by now, the other its own.

    Whoever made the new file throws away what has the name `made`.
    """
    try:
        rename_exchanging(made, target)
    except FileNotFoundError:
        rename_new(made, target)


def _put_back(held: Place, source: Place, there: FileStat) -> None:
    try:
        rename_new(held, source)
    except OSError as error:  # its name was taken meanwhile: it stays held, and can be restored
        raise SwappedError(Moved(there, copied=False)) from error
