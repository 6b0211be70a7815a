"""Tells what a crash left half moved: one file under two names, a name that is only kept free."""

import errno
import os

from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.renaming import rename_exchanging, rename_new
from mediadesk.disk.comparing import same_bytes
from mediadesk.domain.journal import Entry, EntryAction, RemovalPlace
from mediadesk.operations.resolve.recovering.entry_places import status_of

SAME_MOMENT_NS = 2_000_000_000
"""Times of a disk that are no further apart may be of one moment: FAT counts by two seconds."""


def is_second_name(
    original: Place | None, copy: Place | None, found: os.stat_result, entry: Entry
) -> bool:
    """Tell whether two places hold one file, or the same bytes: a move caught in the middle.

    A hard link of the keeper has the same bytes by nature, and is another file.
    """
    status = status_of(original)
    if original is None or copy is None or status is None:
        return False
    if os.path.samestat(status, found):
        return True
    if entry.draft.place is RemovalPlace.FOLDER and status.st_mtime_ns != found.st_mtime_ns:
        return False  # a file of the user's that has come there since
    if status.st_size != found.st_size or entry.action in (EntryAction.LINK, EntryAction.WRITE):
        return False
    with original.opened() as one, copy.opened() as other:
        return same_bytes(one, other)


def is_reserved(now: os.stat_result, other: os.stat_result | None, entry: Entry) -> bool:
    """Tell whether a file only keeps a name free, since the change began, for the `other` one.

    Disks that have neither links nor renames to free names alone are moved on that way.
    """
    is_younger = now.st_ctime_ns > entry.changed_at * 1e9 - SAME_MOMENT_NS
    return other is not None and other.st_size > 0 == now.st_size and is_younger


def is_ours_alone(entry: Entry) -> bool:
    """Tell whether nobody else puts files where this one was to be held."""
    return entry.draft.place is not RemovalPlace.FOLDER


def is_as_journalled(now: os.stat_result, entry: Entry) -> bool:
    """Tell whether a file is the one that was to be replaced, and not what was made for it.

    Disks that are mounted again number themselves anew, some their files too: size and time tell.
    A link of the keeper may have both in common with it.
    """
    then = entry.draft.stat
    if (now.st_size, now.st_mtime_ns) != (then.size_bytes, then.mtime_ns):
        return False
    try:
        is_link = os.path.samestat(now, os.lstat(entry.draft.keeper))
    except OSError:
        is_link = False
    return entry.action is not EntryAction.LINK or not is_link


def let_have(old: Place, target: Place) -> None:
    """Give the old file its name back; a new file under that name gets the name to be deleted."""
    if not target.is_taken():
        rename_new(old, target)
    elif not rename_exchanging(old, target):
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP), target.path)
