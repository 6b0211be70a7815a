"""What was said of folders and changed no file, as History lists it: read from the decisions."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.history import HistoryDetail, HistoryItem
from mediadesk.operations.past.source import Source


class Said(Protocol):
    """One thing that was said."""

    def item(self) -> HistoryItem: ...  # noqa: D102


SaidT = TypeVar("SaidT", bound=Said)


class DecisionSource(Source, Generic[SaidT]):
    """Everything of one kind that was said of folders. Every method blocks."""

    def __init__(self, store: Store) -> None:
        """Read the decisions of `store`."""
        self._store = store

    @abstractmethod
    def _read(self, reader: Connection) -> Sequence[SaidT]:
        """Return what was said, the oldest first."""

    def items(self, search: str = "") -> Iterable[HistoryItem]:
        """Return all of it, the newest first; with `search` what is about folders of that name."""
        found = [said.item() for said in reversed(self._said())]
        wanted = names.searchable(search)
        return [each for each in found if any(wanted in names.searchable(n) for n in each.names)]

    def detail(self, key: str) -> HistoryDetail | None:
        """Return the item itself: no file was changed."""
        found = self._of(key)
        return None if found is None else HistoryDetail(found.item())

    def _said(self) -> Sequence[SaidT]:
        with self._store.decision_readers.use() as reader:
            return self._read(reader)

    def _of(self, key: str) -> SaidT | None:
        return next((said for said in self._said() if said.item().key == key), None)
