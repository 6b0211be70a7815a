"""Files as rows: columns that suit the place, sorted by the catalog, as the user arranged them."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from mediadesk.domain.ordering import SortKey
from mediadesk.ui import formatting
from mediadesk.ui.delegates.heading import paint_row_heading
from mediadesk.ui.delegates.row_delegate import ROW_HEIGHT, VIEWER, RowDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.thumbnails import Fit, Thumbnails
from mediadesk.ui.widgets.keys.focus_ring import FocusRing
from mediadesk.ui.widgets.keys.type_ahead import TypeAhead
from mediadesk.ui.widgets.lists.column_arrangement import ColumnArrangement
from mediadesk.ui.widgets.lists.file_header import FileHeader

_HEADING_PX = 32

Index = QModelIndex | QPersistentModelIndex


class FileTable(QTableView):
    """The same files, selection and headings as the grid, as rows of 44 pixels.

    Headings are painted, never items: the first row of a group is higher by one.
    """

    sought = Signal(str)
    """The name wanted: letters typed one after the other."""
    drag_started = Signal()
    enter_pressed = Signal()
    sort_wanted = Signal(object)
    """The SortKey of a column whose title was clicked."""

    def __init__(
        self, selection: FileSelection, thumbnails: Thumbnails, heading: Callable[[str], str]
    ) -> None:
        """Show the files `selection` selects among; `heading` words a group by its key."""
        self._selection, self._thumbnails = selection, thumbnails
        self.files: FileListModel = selection.files
        self._rows = RowDelegate(self.files, selection, thumbnails)
        super().__init__()
        self._heading_of = heading
        self._shows_headings = self._is_laid_out = False
        self._groups: dict[int, int] = {}
        """The groups, by the row they begin at."""
        self._typed = TypeAhead(self.sought.emit)
        self._focus = FocusRing(self)
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._tell_sight)
        self.setAccessibleName(tr("Library", "Files"))
        self._head = FileHeader(self.files, self)
        self.setHorizontalHeader(self._head)
        self._head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._head.sectionClicked.connect(self._clicked)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(self._rows)
        self.setModel(self.files)
        self.arrangement = ColumnArrangement(self._head, self.files)
        self.setSelectionModel(selection.rows)
        self.files.listing_changed.connect(self._lay_out_soon)
        selection.changed.connect(self.viewport().update)
        thumbnails.arrived.connect(self._pictures_arrived)
        self.verticalScrollBar().valueChanged.connect(self._sight.start)

    def show_sort(self, key: SortKey, *, descending: bool) -> None:
        """Mark the column that sorts."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        keys = [column.sort for column in self.files.columns]
        visible = [n for n, sort in enumerate(keys) if sort == key and not self.isColumnHidden(n)]
        self._head.setSortIndicatorShown(bool(visible))
        if visible:
            self._head.setSortIndicator(visible[0], order)

    def show_headings(self, *, shown: bool) -> None:
        """Show the headings of the list, or rows alone."""
        if shown != self._shows_headings:
            self._shows_headings = shown
            self._lay_out_soon()

    def _lay_out_soon(self) -> None:
        """Lay the headings out, at the latest when they are seen: the grid's may be many."""
        self._is_laid_out = False
        if self.isVisible():
            self._lay_out()

    def _lay_out(self) -> None:
        """Make room over the first row of each group, and take it where none begins any more."""
        self._is_laid_out = True
        groups = self.files.listing.groups if self._shows_headings else ()
        starts = accumulate((group.count for group in groups), initial=0)
        before = self._groups
        self._groups = dict(zip(starts, range(len(groups)), strict=False))  # the last ends the list
        if not before and not self._groups:
            return
        rows = self.verticalHeader()
        rows.setUpdatesEnabled(False)  # else each size asks where every row is
        with QSignalBlocker(rows):
            for row in before.keys() - self._groups.keys():
                if row < rows.count():
                    rows.resizeSection(row, ROW_HEIGHT)
            for row in self._groups:
                rows.resizeSection(row, ROW_HEIGHT + _HEADING_PX)
        rows.setUpdatesEnabled(True)
        self.updateGeometries()
        self.viewport().update()

    def _clicked(self, logical: int) -> None:
        key = self.files.columns[logical].sort
        if key is not None:
            self.sort_wanted.emit(key)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select rows; everything is a state of its own."""
        if not self._selection.takes(command, self.rowAt(rect.center().y())):
            super().setSelection(rect, command)

    def selectAll(self) -> None:
        """Select everything, as a state."""
        self._selection.select_all()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keep everything selected while one row is pressed: it may become a drag."""
        command = self._selection.command(index.row(), event)
        if command is None:
            return super().selectionCommand(index, event)
        return command | QItemSelectionModel.SelectionFlag.Rows

    def keyboardSearch(self, search: str) -> None:
        """Collect letters typed in a row; Qt's own search would read every file of the list."""
        self._typed.add(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by keys: from now on the focus is shown."""
        self._focus.by_key = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter_pressed.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row; a click under the last one, or on a heading, chooses none."""
        self._focus.by_key = False
        row = self._row_at(event.position().toPoint().y())
        if row < 0 and not event.modifiers():
            self._selection.clear()
        if row >= 0 or self.rowAt(event.position().toPoint().y()) < 0:
            super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer: the row under it is tinted."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter):
            self._hover(self._row_at(self.viewport().mapFromGlobal(self.cursor().pos()).y()))
        elif event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave):
            self._hover(-1)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        rows, focused = self._rows, self.hasFocus()
        rows.is_active = focused
        rows.first_column = self.arrangement.first_shown()
        rows.focus_row = self.currentIndex().row() if self._focus.is_shown else -1
        scale = self.devicePixelRatioF()
        if rows.fit.scale != scale:
            rows.fit = Fit(rows.fit.width, rows.fit.height, scale=scale)
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row in self.rows_in_sight():
            if (number := self._groups.get(row)) is not None:
                group = self.files.listing.groups[number]
                line = QRect(0, self.rowViewportPosition(row), self.viewport().width(), _HEADING_PX)
                name, count = self._heading_of(group.key), formatting.count(group.count)
                paint_row_heading(painter, line, name, count)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out headings that changed while nobody saw them."""
        super().showEvent(event)
        if not self._is_laid_out:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.arrangement.spread(self.viewport().width())
        self._sight.start()

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Leave the drag to the page, which knows where the files are."""
        self.drag_started.emit()

    def rows_in_sight(self) -> range:
        """Return the rows with some part in the viewport."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        end = last + 1 if last >= 0 else self.files.rowCount()
        return range(max(0, first), end if first >= 0 else 0)

    def _row_at(self, y: int) -> int:
        """Return the row at a height of the viewport; -1 under the last, and on a heading."""
        row = self.rowAt(y)
        on_heading = row in self._groups and y < self.rowViewportPosition(row) + _HEADING_PX
        return -1 if on_heading else row

    def _hover(self, row: int) -> None:
        if row != self._rows.hover_row:
            self._rows.hover_row = row
            self.viewport().update()

    def _tell_sight(self) -> None:
        rows = self.rows_in_sight()
        self._thumbnails.keep_in_sight(VIEWER, self.files.listing.ids[rows.start : rows.stop])

    def _pictures_arrived(self, _ids: Sequence[int]) -> None:
        if self.isVisible():
            self.viewport().update()
