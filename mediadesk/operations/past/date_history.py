"""The part of History that tells of dates: accepted, typed, shifted, clocks put right."""

from collections.abc import Iterable

from mediadesk.catalog.files import records
from mediadesk.catalog.past import date_history
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.dating import DateOutcome
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import HistoryDetail, HistoryFile, HistoryItem, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.dates.dating import Dating
from mediadesk.operations.past.source import MOST_NAMED, Source


class DateHistory(Source):
    """Every decision on dates. Every method blocks."""

    marks = (date_history.DATE,)

    def __init__(self, store: Store, settings: Settings) -> None:
        """Read the decisions of `store`."""
        self._store = store
        self._dating = Dating(store, settings)

    def items(self, search: str = "") -> Iterable[HistoryItem]:
        """Return every decision, the newest first; with `search` those on files of that name."""
        with self._store.decision_readers.use() as reader:
            found = list(date_history.items(reader))
        if not search:
            return found
        wanted = names.searchable(search)
        return [item for item in found if self._is_about(item, wanted)]

    def detail(self, key: str) -> HistoryDetail | None:
        """Return the files a decision was about."""
        item = self._item(key)
        if item is None:
            return None
        files = self._files(key)
        with self._store.readers.use() as reader:
            known = records.load(reader, [id_ for id_, _ in files[:MOST_NAMED]])
        named = tuple(HistoryFile(path, record=known.get(id_)) for id_, path in files[:MOST_NAMED])
        return HistoryDetail(item, stayed=named, more=max(0, len(files) - len(named)))

    def undo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Take a decision back: what was decided before it counts again. Raises `OutsideError`."""
        checkpoint()
        done = self._dating.undo(_seq(key))
        on_step(1, b"")
        return self._outcome(key, done, checkpoint)

    def redo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Decide again what was taken back. Raises `OutsideError`."""
        checkpoint()
        done = self._dating.again(_seq(key))
        on_step(1, b"")
        return self._outcome(f"{date_history.DATE}{done.seq}", done, checkpoint)

    def _outcome(self, key: str, done: DateOutcome, checkpoint: Checkpoint) -> HistoryOutcome:
        later: list[CatalogChanges] = []
        self._dating.keep_up(checkpoint=checkpoint, on_changes=later.append)
        changes = done.changes
        for more in later:
            changes |= more
        return HistoryOutcome(self._item(key), trouble=tuple(done.trouble), changes=changes)

    def _files(self, key: str) -> list[tuple[int, bytes]]:
        with self._store.decision_readers.use() as reader:
            found = date_history.contents(reader, _seq(key))
        with self._store.readers.use() as reader:
            return date_history.files_with(reader, found)

    def _is_about(self, item: HistoryItem, wanted: str) -> bool:
        return any(
            wanted in names.searchable(names.shown(path)) for _, path in self._files(item.key)
        )


def _seq(key: str) -> int:
    number = key.removeprefix(date_history.DATE)
    if not number.isdecimal():
        raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
    return int(number)
