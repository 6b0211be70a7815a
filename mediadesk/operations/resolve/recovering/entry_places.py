"""Where the files of a journalled change are: opened for a while, and looked at."""

import contextlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.changing.trash import held_place
from mediadesk.domain.journal import Entry


@contextmanager
def opened_held(entry: Entry) -> Iterator[Place | None]:
    """Open where a file is held; None when nothing is, or not even the folder is there."""
    draft = entry.draft
    if not draft.held_at:
        yield None
        return
    with contextlib.ExitStack() as opened:
        place = None
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            place = opened.enter_context(
                held_place(draft.held_at, root=draft.root, place=draft.place)
            )
        yield place


@contextmanager
def opened_at(entry: Entry, path: bytes) -> Iterator[Place | None]:
    """Open a place inside an entry's root; None when not even the folder is there."""
    folder, name = relative(path, entry.draft.root)
    with contextlib.ExitStack() as opened:
        place = None
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            place = Place(opened.enter_context(reached(entry.draft.root, folder)), name)
        yield place


def status_of(place: Place | None) -> os.stat_result | None:
    """Return the `lstat` of what is there; None when nothing is, or no regular file."""
    if place is None:
        return None
    try:
        status = place.look()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def unlink(place: Place | None) -> None:
    """Delete the name; nothing to do without a place."""
    if place is not None:
        place.unlink()
