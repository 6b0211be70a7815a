"""The clusters of the Duplicates page: every id, but only the rows that are looked at."""

# ruff: noqa: N802 - camelCase names are Qt's own
from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from mediadesk.domain.clusters import ClusterRecord
from mediadesk.domain.media import FileRecord
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.threads import TaskRunner

PAGE = 64
PAGES_KEPT = 40

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the model answers besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster as its row shows it: with the files whose pictures stand for it."""

    record: ClusterRecord
    covers: Sequence[FileRecord]

    @property
    def name(self) -> str:
        """What the cluster is called: its keeper's name without the ending."""
        name = self.covers[0].name_shown if self.covers else ""
        return name.rpartition(".")[0] or name


Load = Callable[[Sequence[int]], Mapping[int, ClusterRow]]


class ClusterListModel(QAbstractListModel):
    """Ids in an array, rows in pages; one page is fetched at a time, the newest wish first."""

    failed = Signal(object)

    def __init__(self, load: Load, tasks: TaskRunner) -> None:
        """Start empty; `load` reads rows by id and is called on worker threads only."""
        super().__init__()
        self._load, self._tasks = load, tasks
        self._ids = array("q")
        self._question = 0
        self._pages: OrderedDict[int, Mapping[int, ClusterRow]] = OrderedDict()
        self._given_up: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._fetching: int | None = None

    @property
    def ids(self) -> "array[int]":
        """The ids listed, in their order."""
        return self._ids

    def show(self, ids: "array[int]") -> None:
        """Show another list; answers on their way for the old one are dropped."""
        self.beginResetModel()
        self._ids = ids
        self._question += 1
        self._fetching = None
        for held in (self._pages, self._given_up, self._wanted):
            held.clear()
        self.endResetModel()

    def take_out(self, cluster_id: int) -> None:
        """Take one row out; those below move up and nothing else moves."""
        row = self.row_of(cluster_id)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        self._ids = self._ids[:row] + self._ids[row + 1 :]
        known = {id_: each for page in self._pages.values() for id_, each in page.items()}
        self._question += 1
        self._fetching = None
        self._pages.clear()
        for page in range(row // PAGE + 2):
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            if ids and all(id_ in known for id_ in ids):
                self._pages[page] = {id_: known[id_] for id_ in ids}
        self.endRemoveRows()

    def row_of(self, cluster_id: int) -> int:
        """Return the row of a cluster, -1 when it is not listed."""
        return self._ids.index(cluster_id) if cluster_id in self._ids else -1

    def row(self, row: int) -> ClusterRow | None:
        """Return a row, or None while it is on its way."""
        page = row // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows.get(self._ids[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many clusters are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one row; None while it is on its way."""
        if not index.isValid():
            return None
        if role not in (
            Role.ROW,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.row(index.row())
        if role == Role.ROW:
            return row
        if row is None:
            return tr("File", "Still being read")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cluster_words.spoken(row.name, row.record, index.row(), len(self._ids))
        return row.name

    def _want(self, page: int) -> None:
        if page == self._fetching or page in self._given_up:
            return
        self._wanted.pop(page, None)
        self._wanted[page] = None
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching is not None or not self._wanted:
            return
        self._fetching, _ = self._wanted.popitem()
        self._wanted.clear()  # what is still in sight asks again when it is painted
        ids = self._ids[self._fetching * PAGE : (self._fetching + 1) * PAGE]
        answer = partial(self._arrived, self._question, self._fetching)
        self._tasks.run(partial(self._load, ids), answer)

    def _arrived(
        self, question: int, page: int, rows: Mapping[int, ClusterRow], error: Exception | None
    ) -> None:
        if question != self._question:
            return  # an old list's answer
        self._fetching = None
        if error is not None:
            self._given_up.add(page)  # painting must not retry for ever
            self.failed.emit(error)
            return
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self._ids)) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(self.index(page * PAGE), self.index(last))
        self._fetch()
