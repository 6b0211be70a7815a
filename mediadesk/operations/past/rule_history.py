"""The part of History that tells of rules for folders: protected, never suggested, one place."""

from collections.abc import Sequence

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.folders import folder_rules
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.past import rule_history
from mediadesk.catalog.past.rule_history import SaidRule
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.history import HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.past.decision_source import DecisionSource


class RuleHistory(DecisionSource[SaidRule]):
    """Everything that was said of folders. Every method blocks."""

    marks = (rule_history.RULE,)

    def _read(self, reader: Connection) -> Sequence[SaidRule]:
        return rule_history.said_rules(reader)

    def undo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Let hold what held before. Raises `OutsideError` when something was said since."""
        checkpoint()
        on_step(1, b"")
        found = self._of(key)
        if found is None or not found.item().undoable:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
        self._say(found, holds=not found.facts["holds"], undoes=found.seq)
        return self._outcome(key)

    def redo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Say again what was taken back."""
        checkpoint()
        on_step(1, b"")
        found = self._of(key)
        if found is None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_REDO))
        self._say(found, holds=bool(found.facts["holds"]), undoes=None)
        return self._outcome(self._said()[-1].item().key)

    def _outcome(self, key: str) -> HistoryOutcome:
        changes = self._store.catch_up()
        found = self._of(key)
        return HistoryOutcome(None if found is None else found.item(), changes=changes)

    def _say(self, said: SaidRule, *, holds: bool, undoes: int | None) -> None:
        """Record it, or its opposite with what held before it."""
        told = {} if undoes is None else {"undoes": undoes}
        paths = [names.to_bytes(path) for path in said.paths]

        def write(writer: Connection) -> None:
            if said.kind is not DecisionKind.POOL_FOLDERS:
                rule = FolderRule(said.rule)
                facts = folder_rules.rule_facts(paths[0], rule, holds=holds)
                decisions.record(writer, DecisionKind.RULE_FOLDER, {**facts, **told})
                return
            facts = folder_rules.pool_facts(paths, holds=holds)
            decisions.record(writer, DecisionKind.POOL_FOLDERS, {**facts, **told})
            for pool in said.before if undoes is not None else ():
                again = folder_rules.pool_facts(map(names.to_bytes, pool), holds=True)
                decisions.record(writer, DecisionKind.POOL_FOLDERS, {**again, **told})

        self._store.decisions.submit(write).result()
