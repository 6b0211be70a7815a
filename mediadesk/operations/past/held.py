"""What is held in Removed: how much, and the ways of its files: back, or gone for good."""

import time
from collections.abc import Sequence
from dataclasses import replace

from mediadesk.catalog.files import held_files
from mediadesk.catalog.journal import journal
from mediadesk.catalog.past import history
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.history import HeldTotal, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import Entry, EntryState
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.past.removal_history import outcome_of
from mediadesk.operations.resolve import StillShows
from mediadesk.operations.writing.folding import Folding


class Held:
    """The files that were removed and can come back. Every method blocks."""

    def __init__(
        self,
        store: Store,
        still_shows: StillShows = lambda _held_at, _path: False,
        *,
        settings: Settings | None = None,
        lanes: Lanes | None = None,
    ) -> None:
        """Act on what `store` knows to be held; `still_shows` as for `resolve.purge`.

        Without `lanes` files that get their old bytes back are looked into by the next scan.
        """
        self._store, self._still_shows = store, still_shows
        self._settings = settings or Settings()
        self._folding = Folding(store, self._settings, lanes)

    def total(self) -> HeldTotal:
        """Return how much is held, as Removed lists it."""
        with self._store.readers.use() as reader:
            held, links = held_files.count(reader), held_files.links(reader)
        with self._store.decision_readers.use() as reader:
            return HeldTotal(*held, history.freed_bytes(reader), links)

    def waiting(self) -> HeldTotal:
        """Return what the user wants to be reminded of: what is held for longer than they set."""
        days = self._settings.removal_remind_days
        if not days:
            return HeldTotal()
        with self._store.decision_readers.use() as reader:
            return HeldTotal(*history.held_since(reader, time.time() - days * 86_400))

    def place_of(self, file_id: int, path: bytes) -> bytes | None:
        """Return where a file is held that lists show by this id and path; None when it is not."""
        with self._store.readers.use() as reader:
            return held_files.held_at(reader, file_id, path)

    def restore(
        self,
        file_ids: Sequence[int],
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> HistoryOutcome:
        """Bring files back to where they were, by the ids of Removed.

        Raises `OutsideError` when none is held.
        """
        entries = [-id_ for id_ in file_ids]
        asked = self._entries(entries)
        lone = [entry for entry in asked if entry.is_merging]
        kept = {entry.id for entry in lone}
        wanted = [id_ for id_ in entries if id_ not in kept]
        stay = Reason.of(ReasonCode.MERGED_IS_LAST)
        trouble = tuple((names.shown_last(entry.path), stay) for entry in lone)
        if not wanted:
            return HistoryOutcome(trouble=trouble)
        answers = self._folding.restore(wanted, checkpoint=checkpoint, on_step=on_step)
        back = {path for undone in answers for path, _ in undone.restored}
        size_bytes = sum(entry.size_bytes for entry in asked if entry.path in back)
        found = outcome_of(answers)
        return replace(found, size_bytes=size_bytes, trouble=found.trouble + trouble)

    def purge(
        self, file_ids: Sequence[int] | None, *, checkpoint: Checkpoint = lambda: None
    ) -> HistoryOutcome:
        """Delete held files for good, by the ids of Removed, all of them when none is named."""
        done = resolve.purge(
            self._store,
            None if file_ids is None else [-id_ for id_ in file_ids],
            still_shows=self._still_shows,
            checkpoint=checkpoint,
        )
        return HistoryOutcome(
            files=len(done.purged) - done.sidecars,
            sidecars=done.sidecars,
            size_bytes=done.freed_bytes,
            trouble=tuple(
                (names.shown_last(one.path), one.reason) for one in (*done.failed, *done.missing)
            ),
            changes=done.changes,
        )

    def _entries(self, ids: Sequence[int]) -> list[Entry]:
        with self._store.decision_readers.use() as reader:
            return journal.entries(reader, ids=ids, states=[EntryState.DONE])
