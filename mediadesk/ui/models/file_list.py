"""The files of a view, a million of them: every id, but only the rows that are looked at."""

# ruff: noqa: N802 - camelCase names are Qt's own
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from mediadesk.domain.media import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import wording
from mediadesk.ui.models.column import Column
from mediadesk.ui.models.listing import Listing
from mediadesk.ui.threads import TaskRunner

PAGE = 128
PAGES_KEPT = 40
_WANTED_KEPT = 10
"""Pages that can be in sight together on the largest screen; older wishes are forgotten."""

Index = QModelIndex | QPersistentModelIndex
Load = Callable[[Sequence[int]], Mapping[int, FileRecord]]


class Role(IntEnum):
    """What the model answers besides Qt's own roles."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


class FileListModel(QAbstractTableModel):
    """Ids in an array, records in pages; the newest wanted page is fetched first, one at a time.

    There is no table from id to row: a change repaints the pages that are loaded.
    """

    failed = Signal(object)
    listing_changed = Signal()

    def __init__(self, load: Load, tasks: TaskRunner, columns: Sequence[Column]) -> None:
        """Start empty; `load` reads records by id and is called on worker threads only."""
        super().__init__()
        self._load, self._tasks = load, tasks
        self._columns = tuple(columns)
        self._listing = Listing()
        self._question = 0
        self._pages: OrderedDict[int, Mapping[int, FileRecord]] = OrderedDict()
        self._stale: set[int] = set()
        self._given_up: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._fetching: int | None = None

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
        self._given_up.clear()
        for page in list(self._pages):  # a view asked to paint reads, which reorders the pages
            if ids is None or not ids.isdisjoint(self._ids_of(page)):
                self._stale.add(page)
                self._repaint(page)

    def record(self, row: int) -> FileRecord | None:
        """Return the record at `row`, or None while it is on its way."""
        page = row // PAGE
        records = self._pages.get(page)
        if records is None or page in self._stale:
            self._want(page)
        if records is None:
            return None
        self._pages.move_to_end(page)
        return records.get(self._listing.ids[row])

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
        self._question += 1
        self._fetching = None
        self._given_up.clear()
        self._wanted.clear()
        whole_pages, part = divmod(first, PAGE)
        for page in [page for page in self._pages if page >= whole_pages + bool(part)]:
            del self._pages[page]
        if part and whole_pages in self._pages:
            self._stale.add(whole_pages)
        self._stale &= self._pages.keys()

    def _want(self, page: int) -> None:
        if page == self._fetching or page in self._given_up:
            return
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if len(self._wanted) > _WANTED_KEPT:
            del self._wanted[next(iter(self._wanted))]
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching is not None or not self._wanted:
            return
        self._fetching, _ = self._wanted.popitem()
        ids = self._ids_of(self._fetching)
        answer = partial(self._arrived, self._question, self._fetching)
        self._tasks.run(partial(self._load, ids), answer)

    def _arrived(
        self,
        question: int,
        page: int,
        records: Mapping[int, FileRecord],
        error: Exception | None,
    ) -> None:
        if question != self._question:
            return  # an old list's answer
        self._fetching = None
        if error is not None:
            self._given_up.add(page)  # painting must not retry for ever
            self.failed.emit(error)
        else:
            self._pages[page] = records
            self._pages.move_to_end(page)
            self._stale.discard(page)
            while len(self._pages) > PAGES_KEPT:
                dropped, _ = self._pages.popitem(last=False)
                self._stale.discard(dropped)
            self._repaint(page)
        self._fetch()

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
    if trouble := wording.trouble(record):
        return f"{formatting.path(record.path)}\n{trouble}"
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
