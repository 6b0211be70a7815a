"""The part of History that tells of verdicts: different things, and copies that are wanted."""

from collections.abc import Iterable

from mediadesk.catalog.past import history, verdict_history
from mediadesk.catalog.store import Store
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import HistoryDetail, HistoryFile, HistoryItem, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.past.source import MOST_NAMED, Source
from mediadesk.operations.review.verdicts import Verdicts


class VerdictHistory(Source):
    """Every verdict that was given for its own sake. Every method blocks."""

    marks = (verdict_history.VERDICT,)

    def __init__(self, store: Store) -> None:
        """Read the decisions of `store`."""
        self._store, self._verdicts = store, Verdicts(store)

    def items(self, search: str = "") -> Iterable[HistoryItem]:
        """Return every verdict, the newest first; with `search` those on files of that name."""
        with self._store.decision_readers.use() as reader:
            found = list(verdict_history.items(reader))
        wanted = search.casefold()
        if not wanted:
            return found
        return [item for item in found if any(wanted in name.casefold() for name in item.names)]

    def detail(self, key: str) -> HistoryDetail | None:
        """Return the files a verdict was given on."""
        item, uid = self._item(key), _uid(key)
        with self._store.decision_readers.use() as reader:
            facts = verdict_history.facts_of(reader, uid)
        if item is None or facts is None:
            return None
        paths = verdict_history.paths_of(facts)
        named = paths[:MOST_NAMED]
        with self._store.readers.use() as reader:
            known = history.files_at(reader, named)
        files = tuple(HistoryFile(path, record=known.get(path)) for path in named)
        return HistoryDetail(item, stayed=files, more=len(paths) - len(named))

    def undo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Take a verdict back. Raises `OutsideError` when it does not hold any more."""
        checkpoint()
        on_step(1, b"")
        item = self._item(key)
        if item is None or not item.undoable:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
        changes = self._verdicts.take_back(_uid(key))
        return HistoryOutcome(self._item(key), changes=changes)

    def redo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Give a verdict again that was taken back."""
        checkpoint()
        on_step(1, b"")
        given = self._verdicts.give_again(_uid(key))
        if given is None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_REDO))
        item = self._item(f"{verdict_history.VERDICT}{given.uid}")
        return HistoryOutcome(item, changes=given.changes)


def _uid(key: str) -> str:
    return key.removeprefix(verdict_history.VERDICT)
