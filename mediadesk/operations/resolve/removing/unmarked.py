"""What a batch has done and the journal does not know yet: moves, links, and files that stayed."""

import logging
import os
import time
from dataclasses import dataclass, field

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal
from mediadesk.catalog.store import Store
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import Entry
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason
from mediadesk.operations.resolve.moving import reason_of, sync_folders

_ENOUGH = 64
_LONG_S = 0.5

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Marks:
    """By number of an entry, what became of its file."""

    done: dict[int, FileStat] = field(default_factory=dict)
    placed: dict[int, FileStat] = field(default_factory=dict)
    trashed: dict[int, bytes] = field(default_factory=dict)
    left: dict[int, Reason] = field(default_factory=dict)
    strangers: set[int] = field(default_factory=set)


class Unmarked:
    """Collects what was done and marks it in groups: each write to the journal waits for fsync."""

    def __init__(self, store: Store) -> None:
        """Mark in the journal of `store`, and show in its catalog."""
        self._store = store
        self._marks = _Marks()
        self._unsynced: set[bytes] = set()
        self._marked_at = time.monotonic()
        self.changes = CatalogChanges()
        """What changed in the catalog since."""

    @property
    def is_due(self) -> bool:
        """Tell whether there is enough to mark, or the last mark is half a second ago."""
        waiting = len(self._marks.done) + len(self._marks.left)
        return waiting >= _ENOUGH or time.monotonic() - self._marked_at > _LONG_S

    def note_held(self, entry: Entry, held: FileStat, *, is_stranger: bool = False) -> None:
        """Note that a file is held; `is_stranger`: another one than was looked at."""
        self._marks.done[entry.id] = held
        if is_stranger:
            self._marks.strangers.add(entry.id)
        self._unsynced.add(os.path.dirname(entry.path))
        if entry.held_at:
            self._unsynced.add(os.path.dirname(entry.held_at))

    def note_placed(self, entry: Entry, there: FileStat) -> None:
        """Note what stands in the place of a file now."""
        self._marks.placed[entry.id] = there

    def note_trashed(self, entry: Entry, put: bytes) -> None:
        """Note where the desktop's trash has put a file."""
        self._marks.trashed[entry.id] = put

    def note_left(self, entry: Entry, reason: Reason) -> None:
        """Note that a file stays where it is."""
        self._marks.left[entry.id] = reason

    def forget_held(self, entry: Entry) -> None:
        """Forget that a file was held: it is back at its path."""
        del self._marks.done[entry.id]

    def mark(self) -> Reason | None:
        """Write the moves through to the disk and mark them; returns why that could not be done.

        What was moved is held even then; the next start finds it there and marks it done.
        """
        self._marked_at = time.monotonic()
        marks, self._marks = self._marks, _Marks()
        if not marks.done and not marks.left:
            return None

        def mark(writer: Connection) -> None:
            journal.mark_left(writer, marks.left)
            journal.mark_done(writer, marks.done, strangers=marks.strangers, placed=marks.placed)
            journal.mark_held_at(writer, marks.trashed)

        try:
            sync_folders(self._unsynced)
            self._store.decisions.submit(mark).result()
            self.changes |= self._store.catch_up()
        except (OSError, OutsideError) as error:
            log.info("moves could not be marked done: %s", error)
            return error.reason if isinstance(error, OutsideError) else reason_of(error, b"", "")
        finally:
            self._unsynced = set()
        return None
