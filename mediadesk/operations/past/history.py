"""Everything that was done, the newest first, and the way back from each of it."""

import heapq
from collections.abc import Iterator, Sequence

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import HistoryDetail, HistoryItem, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.past.source import Source


class History:
    """All sources as one. Every method blocks; changes must not run at the same time."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """Join `sources`; what was taken back in earlier sessions cannot be done again."""
        self._sources = tuple(sources)
        self._undone: list[str] = []

    def items(self, search: str = "") -> Iterator[HistoryItem]:
        """Yield everything that was done, the newest first.

        With `search` only what was about a file of which the name has this in it.
        """
        told = [source.items(search) for source in self._sources]
        return heapq.merge(*told, key=lambda item: -item.at)

    def newest(self) -> HistoryItem | None:
        """Return the latest thing that can be undone, wherever it was done."""
        found = [item for source in self._sources if (item := source.newest()) is not None]
        return max(found, key=lambda item: item.at, default=None)

    @property
    def can_redo(self) -> bool:
        """Tell whether something was taken back that can be done again."""
        return bool(self._undone)

    def detail(self, key: str) -> HistoryDetail | None:
        """Return what an item was about, file by file."""
        return self._source(key).detail(key)

    def forget_undone(self) -> None:
        """Something new was done: what was taken back before is not done again after it."""
        self._undone.clear()

    def undo(
        self,
        key: str | None = None,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> HistoryOutcome:
        """Take an item back, the latest when none is named. Raises `OutsideError`."""
        if key is None:
            newest = self.newest()
            if newest is None:
                raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
            key = newest.key
        outcome = self._source(key).undo(key, checkpoint=checkpoint, on_step=on_step)
        self._undone.append(key)
        return outcome

    def redo(
        self,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> HistoryOutcome:
        """Do again what was taken back last. Raises `OutsideError`."""
        if not self._undone:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_REDO))
        key = self._undone.pop()
        return self._source(key).redo(key, checkpoint=checkpoint, on_step=on_step)

    def _source(self, key: str) -> Source:
        return next(source for source in self._sources if source.owns(key))
