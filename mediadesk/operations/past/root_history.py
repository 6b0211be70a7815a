"""The part of History that tells of folders which were taken out of the library."""

from collections.abc import Sequence

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.past import root_history
from mediadesk.catalog.past.root_history import TakenOut
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.past.decision_source import DecisionSource
from mediadesk.operations.taking_out import bring_back, take_out


class RootHistory(DecisionSource[TakenOut]):
    """Every folder that left the library. Every method blocks."""

    marks = (root_history.TAKEN_OUT,)

    def _read(self, reader: Connection) -> Sequence[TakenOut]:
        return root_history.taken_out(reader)

    def undo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Add the folder to the library again, with all that is known of its files."""
        checkpoint()
        on_step(1, b"")
        found = self._of(key)
        if found is None or found.back_at is not None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
        changes = bring_back(self._store, found.facts)
        return HistoryOutcome(self._item(key), changes=changes)

    def redo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Take the folder out again."""
        checkpoint()
        on_step(1, b"")
        found = self._of(key)
        if found is None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_REDO))
        changes = take_out(self._store, found.path)
        return HistoryOutcome(self._said()[-1].item(), changes=changes)
