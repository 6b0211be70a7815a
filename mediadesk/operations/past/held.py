"""What is held in Removed: how much, and the ways of its files: back, or gone for good."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from mediadesk.catalog import history, records
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.history import HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.operations import resolve
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.past.removal_history import outcome_of
from mediadesk.operations.resolve import StillShows
from mediadesk.operations.writing.folding import Folding


@dataclass(frozen=True, slots=True)
class HeldTotal:
    """How much is held, and how much purging has freed so far."""

    files: int = 0
    size_bytes: int = 0
    freed_bytes: int = 0


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
        """Return how much is held."""
        with self._store.decision_readers.use() as reader:
            return HeldTotal(*history.held_total(reader))

    def waiting(self) -> HeldTotal:
        """Return what the user wants to be reminded of: what is held for longer than they set."""
        days = self._settings.removal_remind_days
        if not days:
            return HeldTotal()
        with self._store.decision_readers.use() as reader:
            return HeldTotal(*history.held_since(reader, time.time() - days * 86_400))

    def place_of(self, path: bytes) -> bytes | None:
        """Return where that is held which was at a path, None when nothing is."""
        with self._store.decision_readers.use() as reader:
            return history.held_at(reader, path)

    def restore(
        self,
        file_ids: Sequence[int],
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> HistoryOutcome:
        """Bring files back to where they were. Raises `OutsideError` when none is held."""
        entries = [ids[0] for ids in self._entries(file_ids)]
        return outcome_of(self._folding.restore(entries, checkpoint=checkpoint, on_step=on_step))

    def purge(
        self, file_ids: Sequence[int] | None, *, checkpoint: Checkpoint = lambda: None
    ) -> HistoryOutcome:
        """Delete held files for good, all of them when none is named."""
        wanted = None
        if file_ids is not None:
            wanted = [id_ for ids in self._entries(file_ids) for id_ in ids]
        done = resolve.purge(
            self._store, wanted, still_shows=self._still_shows, checkpoint=checkpoint
        )
        sidecars = sum(entry.is_sidecar for entry in done.purged)
        return HistoryOutcome(
            files=len(done.purged) - sidecars,
            sidecars=sidecars,
            size_bytes=done.freed_bytes,
            trouble=tuple(
                (names.shown(left.path.rpartition(b"/")[2]), left.reason) for left in done.failed
            ),
            changes=done.changes,
        )

    def _entries(self, file_ids: Sequence[int]) -> list[list[int]]:
        """Return the entries that hold each of these files, the newest first."""
        with self._store.readers.use() as reader:
            paths = [record.path for record in records.load(reader, file_ids).values()]
        with self._store.decision_readers.use() as reader:
            found = history.held_entries(reader, paths)
        return [found[path] for path in paths if path in found]
