"""The part of History that tells of folders which were taken out of the library."""

from collections.abc import Iterable

from mediadesk.catalog import root_history
from mediadesk.catalog.root_history import TakenOut
from mediadesk.catalog.store import Store
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import HistoryDetail, HistoryItem, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.past.source import Source
from mediadesk.operations.taking_out import bring_back, take_out


class RootHistory(Source):
    """Every folder that left the library. Every method blocks."""

    marks = (root_history.TAKEN_OUT,)

    def __init__(self, store: Store) -> None:
        """Read the decisions of `store`."""
        self._store = store

    def items(self, search: str = "") -> Iterable[HistoryItem]:
        """Return every such folder, the newest first; with `search` those of that name."""
        found = [out.item() for out in reversed(self._taken_out())]
        wanted = search.casefold()
        return [item for item in found if any(wanted in name.casefold() for name in item.names)]

    def detail(self, key: str) -> HistoryDetail | None:
        """Return the item itself: no file was changed."""
        found = self._of(key)
        return None if found is None else HistoryDetail(found.item())

    def undo(
        self,
        key: str,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> HistoryOutcome:
        """Add the folder again, with all that is known of its files."""
        checkpoint()
        on_step(1, b"")
        found = self._of(key)
        if found is None or found.back_at is not None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
        changes = bring_back(self._store, found.facts)
        return HistoryOutcome(self._item(key), changes=changes)

    def redo(
        self,
        key: str,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> HistoryOutcome:
        """Take the folder out again."""
        checkpoint()
        on_step(1, b"")
        found = self._of(key)
        if found is None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_REDO))
        changes = take_out(self._store, found.path)
        return HistoryOutcome(self._taken_out()[-1].item(), changes=changes)

    def _taken_out(self) -> list[TakenOut]:
        with self._store.decision_readers.use() as reader:
            return root_history.taken_out(reader)

    def _of(self, key: str) -> TakenOut | None:
        return next((out for out in self._taken_out() if out.item().key == key), None)
