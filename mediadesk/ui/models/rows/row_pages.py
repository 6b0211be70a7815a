"""A long list of which every id is known, but only the rows that are looked at."""

# ruff: noqa: N802 - camelCase names are Qt's own
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum
from functools import partial
from typing import Generic

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from mediadesk.domain.browsing import FileGroup
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.rows.listing import Listing, rows_of
from mediadesk.ui.models.rows.page_reads import PAGES_KEPT, PageReads, Row
from mediadesk.ui.threads import TaskRunner

PAGE = 64

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the model answers besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


_ROLES = frozenset(
    {
        Role.ROW,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class RowPages(QAbstractListModel, Generic[Row]):
    """Ids in an array, rows in pages."""

    failed = Signal(object)

    def __init__(
        self, load: Callable[[Sequence[int]], Mapping[int, Row]], tasks: TaskRunner
    ) -> None:
        """Start empty; `load` reads rows by id and is called on worker threads only."""
        super().__init__()
        self._load = load
        self._ids = array("q")
        # What is still in sight asks again when it is painted: one wish is enough.
        self._reads: PageReads[Row] = PageReads(
            self._reading, tasks, wishes_kept=1, arrived=self._repaint, failed=self.failed.emit
        )

    @property
    def ids(self) -> "array[int]":
        """The ids listed, in their order."""
        return self._ids

    def show(self, ids: "array[int]") -> None:
        """Show another list; answers on their way for the old one are dropped."""
        self.beginResetModel()
        self._ids = ids
        self._reads.forget()
        self.endResetModel()

    def update(self, ids: "array[int]", changed: Collection[int]) -> None:
        """Show another list that has most rows in common; those not `changed` need no reading."""
        self.beginResetModel()
        self._ids = ids
        self._keep_known(without=changed)
        self.endResetModel()

    def take_out(self, row_id: int) -> None:
        """Take one row out; those below move up and nothing else moves."""
        row = self.row_of(row_id)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        self._ids = self._ids[:row] + self._ids[row + 1 :]
        self._keep_known()
        self.endRemoveRows()

    def refresh(self, changed: Collection[int]) -> None:
        """Read those loaded rows again whose ids are among `changed`."""
        for page, rows in self._reads.known():
            if any(i in rows for i in changed):
                self._reads.drop(page)
                self._repaint(page)

    def row_of(self, row_id: int) -> int:
        """Return the row of an id, -1 when it is not listed."""
        return self._ids.index(row_id) if row_id in self._ids else -1

    def row(self, row: int) -> Row | None:
        """Return a row, or None while it is on its way."""
        rows = self._reads.page(row // PAGE)
        return None if rows is None else rows.get(self._ids[row])

    def name(self, row: Row) -> str:
        """Return what a row is called."""
        raise NotImplementedError

    def spoken(self, row: Row, at: int) -> str:
        """Return a row as one sentence for assistive tools."""
        raise NotImplementedError

    def tip(self, row: Row) -> str:
        """Return what a row's tooltip says."""
        return self.name(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one row; None while it is on its way."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row(index.row())
        if role == Role.ROW:
            return row
        if row is None:
            return tr("File", "Still being read")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, index.row())
        return self.tip(row) if role == Qt.ItemDataRole.ToolTipRole else self.name(row)

    def _keep_known(self, without: Collection[int] = ()) -> None:
        """Sort the rows that were read into the pages of the new list."""
        gone = set(without)
        known = {
            i: row for _, page in self._reads.known() for i, row in page.items() if i not in gone
        }
        self._reads.forget()
        if not known:
            return
        seen = {row // PAGE for row in rows_of(self._ids, list(known)).values()}
        for page in sorted(seen)[:PAGES_KEPT]:
            ids = self._ids_of(page)
            if all(id_ in known for id_ in ids):
                self._reads.put(page, {id_: known[id_] for id_ in ids})

    def _ids_of(self, page: int) -> "array[int]":
        return self._ids[page * PAGE : (page + 1) * PAGE]

    def _reading(self, page: int) -> Callable[[], Mapping[int, Row]]:
        return partial(self._load, self._ids_of(page))

    def _repaint(self, page: int) -> None:
        last = min((page + 1) * PAGE, len(self._ids)) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(self.index(page * PAGE), self.index(last))


class HeadedRows(RowPages[Row]):
    """Such a list under headings."""

    listing_changed = Signal()

    def __init__(
        self, load: Callable[[Sequence[int]], Mapping[int, Row]], tasks: TaskRunner
    ) -> None:
        """Start empty."""
        super().__init__(load, tasks)
        self._groups: tuple[FileGroup, ...] = ()

    @property
    def listing(self) -> Listing:
        """The ids and the headings they stand under."""
        return Listing(self._ids, self._groups)

    def show_listing(self, listing: Listing) -> None:
        """Show another list."""
        self._groups = listing.groups
        self.show(listing.ids)
        self.listing_changed.emit()

    def take_out(self, row_id: int) -> None:
        """Take one row out, and its heading when it was the last one below it."""
        row, left = self.row_of(row_id), 0
        for place, group in enumerate(self._groups):
            left += group.count
            if 0 <= row < left:
                fewer = (FileGroup(group.key, group.count - 1),) if group.count > 1 else ()
                self._groups = (*self._groups[:place], *fewer, *self._groups[place + 1 :])
                break
        super().take_out(row_id)
        self.listing_changed.emit()
