"""The files of a view, a million of them: every id, but only the rows that are looked at."""

# ruff: noqa: N802 - camelCase names are Qt's own
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import wording
from mediadesk.ui.models.library.column import Column
from mediadesk.ui.models.rows.listing import Listing
from mediadesk.ui.models.rows.page_reads import PageReads
from mediadesk.ui.threads import TaskRunner

PAGE = 128
_WANTED_KEPT = 10
"""Pages that can be in sight together on the largest screen; older wishes are forgotten."""

Index = QModelIndex | QPersistentModelIndex
Load = Callable[[Sequence[int]], Mapping[int, FileRecord]]


class Role(IntEnum):
    """What the model answers besides Qt's own roles."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


class FileListModel(QAbstractTableModel):
    """Ids in an array, records in pages.

    There is no table from id to row: a change repaints the pages that are loaded.
    """

    failed = Signal(object)
    listing_changed = Signal()

    def __init__(self, load: Load, tasks: TaskRunner, columns: Sequence[Column]) -> None:
        """Start empty; `load` reads records by id and is called on worker threads only."""
        super().__init__()
        self._load = load
        self._columns = tuple(columns)
        self._listing = Listing()
        self._reads: PageReads[FileRecord] = PageReads(
            self._reading,
            tasks,
            wishes_kept=_WANTED_KEPT,
            arrived=self._repaint,
            failed=self.failed.emit,
        )

    @property
    def listing(self) -> Listing:
        """What is listed now."""
        return self._listing

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, by position."""
        return self._columns

    def show(self, listing: Listing, columns: Sequence[Column] | None = None) -> None:
        """Show another list from its top; answers on their way for the old one are dropped."""
        self.beginResetModel()
        self._listing = listing
        self._columns = self._columns if columns is None else tuple(columns)
        self._forget_rows(0)
        self.endResetModel()
        self.listing_changed.emit()

    def update(self, listing: Listing, same: int) -> None:
        """Replace everything from row `same` on; the rows above stay as they are."""
        none, old = QModelIndex(), self._listing
        if same < len(old):
            self.beginRemoveRows(none, same, len(old) - 1)
            self._listing = Listing(old.ids[:same], old.groups)
            self._forget_rows(same)
            self.endRemoveRows()
        if same < len(listing):
            self.beginInsertRows(none, same, len(listing) - 1)
            self._listing = listing
            self._forget_rows(same)  # a read begun between the two halves knew too few ids
            self.endInsertRows()
        self._listing = listing
        self.listing_changed.emit()

    def refresh(self, changed: Iterable[int] | None = None) -> None:
        """Read rows again whose files changed (all that are loaded, without `changed`)."""
        ids = None if changed is None else frozenset(changed)
        self._reads.retry()
        for page, _ in self._reads.known():
            if ids is None or not ids.isdisjoint(self._ids_of(page)):
                self._reads.outdate(page)
                self._repaint(page)

    def record(self, row: int) -> FileRecord | None:
        """Return the record at `row`, or None while it is on its way."""
        records = self._reads.page(row // PAGE)
        return None if records is None else records.get(self._listing.ids[row])

    def id_at(self, row: int) -> int:
        """Return the id of the file at `row`."""
        return self._listing.ids[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many files are listed."""
        return 0 if parent.isValid() else len(self._listing)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are, shown or not."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell; None for rows that are still on their way."""
        if not index.isValid() or role not in _ROLES:
            return None
        row, column = index.row(), self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Role.ID:
            return self._listing.ids[row]
        record = self.record(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column(), record)
        return None if record is None else _ANSWERS[role](column, record)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Files can be chosen and dragged out, never edited in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )

    def _spoken(self, row: int, column: int, record: FileRecord | None) -> str:
        if record is None:
            return tr("File", "Still being read")
        if column:
            return f"{self._columns[column].heading}: {self._columns[column].text(record)}"
        return wording.spoken(record, row, len(self._listing))

    def _ids_of(self, page: int) -> "array[int]":
        return self._listing.ids[page * PAGE : (page + 1) * PAGE]

    def _forget_rows(self, first: int) -> None:
        """Forget what is known of the rows from `first` on, and every answer on its way."""
        whole_pages, part = divmod(first, PAGE)
        self._reads.forget(whole_pages + bool(part))
        if part:
            self._reads.outdate(whole_pages)

    def _reading(self, page: int) -> Callable[[], Mapping[int, FileRecord]]:
        return partial(self._load, self._ids_of(page))

    def _repaint(self, page: int) -> None:
        last = min((page + 1) * PAGE, len(self._listing)) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(
                self.index(page * PAGE, 0), self.index(last, len(self._columns) - 1)
            )


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _tooltip(column: Column, record: FileRecord) -> str:
    told = " ".join(part for part in (wording.trouble(record), wording.beside(record)) if part)
    if told:
        return f"{formatting.path(record.path)}\n{told}"
    return (column.whole or column.text)(record)


_ANSWERS: Mapping[int, Callable[[Column, FileRecord], object]] = MappingProxyType(
    {
        Qt.ItemDataRole.DisplayRole: lambda column, record: column.text(record),
        Qt.ItemDataRole.ToolTipRole: _tooltip,
        Role.RECORD: lambda _column, record: record,
    }
)
_ROLES = frozenset(
    {
        *_ANSWERS,
        Role.ID,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)
