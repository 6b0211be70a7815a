"""How one change is taken back: the file as it was, under its name, or beside what took it."""

import os
import stat

from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.changing.renaming import rename_new
from mediadesk.domain.journal import Entry, EntryAction
from mediadesk.domain.media import FileStat
from mediadesk.operations.resolve import sidecar_writing
from mediadesk.operations.resolve.moving import free_name, put_back


def target_of(entry: Entry) -> bytes:
    """Return the path a file will come back to: its own, or a free one beside it."""
    if entry.is_merging or (entry.action is EntryAction.LINK and _link_stands(entry)):
        return entry.path
    return free_name(entry.path)


def bring_back(entry: Entry, target: bytes) -> FileStat:
    """Take one change back; returns the file as it is now.

    Raises RefusedError, FileExistsError when `target` is taken, SwappedError, UnequalError,
    OSError; then all is as it was.
    """
    if entry.is_merging:
        path = sidecar_writing.take_back(entry)
        return FileStat.of(os.lstat(path)) if os.path.lexists(path) else entry.draft.stat
    if entry.action is EntryAction.LINK and target == entry.path and os.path.lexists(target):
        return _swap_link(entry)
    return put_back(entry, target).stat


def _swap_link(entry: Entry) -> FileStat:
    """Put the file back in place of its hard link."""
    folder, name = relative(entry.path, entry.draft.root)
    with reached(entry.draft.root, folder) as found:
        target, aside = Place(found, name), Place(found, entry.aside_name)
        if not _link_stands(entry):
            raise FileExistsError(17, os.strerror(17), entry.path)
        rename_new(target, aside)
        try:
            moved = put_back(entry, entry.path)
        except BaseException:
            rename_new(aside, target)
            raise
        aside.unlink()
        return moved.stat


def _link_stands(entry: Entry) -> bool:
    """Tell whether the name still leads to the keeper, untouched, and is not its last name."""
    try:
        now = os.lstat(entry.path)
    except OSError:
        return False
    then = entry.draft.keeper_stat
    found = FileStat.of(now)
    is_keeper = (found.dev, found.inode) == (then.dev, then.inode)
    return (
        stat.S_ISREG(now.st_mode)
        and (is_keeper or _is_one(now, entry.draft.keeper))
        and (found.size_bytes, found.mtime_ns) == (then.size_bytes, then.mtime_ns)
        and now.st_nlink > 1
    )


def _is_one(now: os.stat_result, keeper: bytes) -> bool:
    """Tell whether a file is the keeper: numbers change when a library moves to another disk."""
    try:
        return os.path.samestat(now, os.lstat(keeper))
    except OSError:
        return False
