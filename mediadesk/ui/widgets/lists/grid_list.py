"""The grid's bones: a list whose items stand where running sums put them."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from mediadesk.ui import theme
from mediadesk.ui.delegates.thumb_delegate import RING
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.models.rows.row_pages import HeadedRows
from mediadesk.ui.widgets.lists.grid_geometry import HEADING, Box, GridGeometry

_WHEEL_STEP = 40

Index = QModelIndex | QPersistentModelIndex
Listed = FileListModel | HeadedRows[Any]
"""Models whose rows stand under headings."""
_Move = QAbstractItemView.CursorAction


class GridList(QListView):
    """Qt's list with a geometry of its own; headings have room but are never items.

    QListView lays out item by item, which takes seconds for a million; all it would work out is
    overridden here with sums over the groups. The overrides do not call QAbstractItemView's own:
    through PySide that grandparent's protected methods are called on the wrong C++ class.
    """

    laid_out = Signal()
    scrolled = Signal()
    top_reached = Signal()

    def __init__(self, files: Listed, wanted: int, parent: QWidget | None = None) -> None:
        """Show `files` in cells about `wanted` pixels wide."""
        # first of all, because Qt's constructor already asks what is under the pointer
        self.files: Listed = files
        self._wanted = wanted
        self._grid = GridGeometry((), width=0, wanted=wanted, left=0, right=0, headings=False)
        self._anchor: tuple[int, int] | None = None
        self.hover_row = -1
        """The row under the pointer, -1 when it is elsewhere."""
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grid = self.lay_out()
        self.setModel(files)
        files.listing_changed.connect(self.doItemsLayout)

    @property
    def grid(self) -> GridGeometry:
        """Where everything is."""
        return self._grid

    @property
    def right_margin(self) -> int:
        """The margin beside the cells: the scroll bar stands in the rest of it."""
        return max(0, theme.GRID_MARGIN - self.verticalScrollBar().sizeHint().width())

    @property
    def cell_size(self) -> int:
        """How wide a cell is wished to be; columns stretch to fill the width."""
        return self._wanted

    def set_cell_size(self, wanted: int) -> None:
        """Make cells about this wide; what is at the top stays at the top."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.doItemsLayout()

    def rows_in_sight(self) -> range:
        """Return the rows with some part in the viewport."""
        top = self.verticalOffset()
        return self._grid.rows_between(top, top + self.viewport().height())

    def anchor(self) -> tuple[int, int] | None:
        """Return (row, pixels above the viewport's top) of the first file in sight."""
        rows = self.rows_in_sight()
        if not rows or not self.verticalOffset():
            return None
        return rows.start, self._grid.box(rows.start)[1] - self.verticalOffset()

    def put_at(self, row: int, offset: int) -> None:
        """Scroll so that the file at `row` starts `offset` pixels under the viewport's top."""
        self.verticalScrollBar().setValue(self._grid.box(row)[1] - offset)

    def cell(self, row: int) -> QRect:
        """Return the cell of the file at `row` in the viewport."""
        left, top, width, height = self._grid.box(row)
        if self.isRightToLeft():
            left = self.viewport().width() - left - width
        return QRect(left, top - self.verticalOffset(), width, height)

    def on_grid(self, rect: QRect) -> Box:
        """Return a rectangle of the viewport as a box of the whole grid."""
        left = rect.left()
        if self.isRightToLeft():
            left = self.viewport().width() - left - rect.width()
        return left, rect.top() + self.verticalOffset(), rect.width(), rect.height()

    def painted(self, row: int) -> QRect:
        """Return what the file at `row` may paint on: its cell, and what stands out around it."""
        return self.cell(row)

    def visualRect(self, index: Index) -> QRect:
        """Return the cell of an item in the viewport."""
        row = index.row()
        if not index.isValid() or row >= self._grid.count:
            return QRect()
        return self.cell(row)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the item at a point; none in gaps and headings."""
        x = self.viewport().width() - point.x() if self.isRightToLeft() else point.x()
        row = self._grid.row_at(x, point.y() + self.verticalOffset())
        return self.files.index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring an item into sight, with its heading where there is room."""
        if not index.isValid() or index.row() >= self._grid.count:
            return
        top, height = self._grid.box(index.row())[1], self.viewport().height()
        bottom = top + self._grid.cell_height + RING
        top = max(0, top - self.room_above(index.row()))
        bar = self.verticalScrollBar()
        kind = QAbstractItemView.ScrollHint
        if hint == kind.PositionAtCenter:
            bar.setValue((top + bottom - height) // 2)
        elif hint == kind.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif hint == kind.PositionAtBottom or bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def room_above(self, _row: int) -> int:
        """Return what is to be seen above an item that is scrolled to, in pixels."""
        return HEADING

    def verticalOffset(self) -> int:
        """Return how far the grid is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: the grid is never wider than its view."""
        return 0

    def doItemsLayout(self) -> None:
        """Lay everything out anew; what is at the top stays at the top."""
        self._grid = self.lay_out()
        self.updateGeometries()
        self.viewport().update()
        if self._anchor is not None and self._anchor[0] < self._grid.count:
            anchor = self._anchor
            self.put_at(*anchor)
            self._anchor = anchor  # scrolling for its sake does not wear it out
        self.laid_out.emit()

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is; its handle is not seen where all is in sight."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._grid.height - height))
        bar.setEnabled(bar.maximum() > 0)
        bar.setPageStep(height)
        bar.setSingleStep(_WHEEL_STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
        self.updateGeometries()
        self.scrolled.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted; only the new strip is painted."""
        self.viewport().scroll(dx, dy)
        self._anchor = self.anchor()
        self.scrolled.emit()
        if dy > 0 and not self.verticalOffset():
            self.top_reached.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint again; QListView would go through every selected item for assistive tools."""
        region = self.visualRegionForSelection(selected)
        self.viewport().update(region + self.visualRegionForSelection(deselected))
        if QAccessible.isActive() and self.currentIndex().isValid():
            event = QAccessibleEvent(self, QAccessible.Event.Selection)
            event.setChild(self.currentIndex().row())
            QAccessible.updateAccessibility(event)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what to paint again; only rows in sight are looked at."""
        region, sight = QRegion(), self.rows_in_sight()
        for number in range(selection.count()):
            span = selection.at(number)
            for row in range(max(span.top(), sight.start), min(span.bottom() + 1, sight.stop)):
                region += self.painted(row)
        return region

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint both rows again: the focus is shown in its new place."""
        super().currentChanged(current, previous)
        self._paint_again(current.row(), previous.row())

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter, QEvent.Type.Wheel):
            self._hover(self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row())
        elif event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave):
            self._hover(-1)
        return super().viewportEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _keys: object) -> QModelIndex:
        """Return the item a key leads to."""
        last = self._grid.count - 1
        if last < 0:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self.files.index(max(0, self.rows_in_sight().start), 0)
        page = max(1, self.viewport().height() // self._grid.pitch)
        back, ahead = (1, -1) if self.isRightToLeft() else (-1, 1)
        targets: dict[QAbstractItemView.CursorAction, Callable[[], int]] = {
            _Move.MoveLeft: lambda: row + back,
            _Move.MoveRight: lambda: row + ahead,
            _Move.MovePrevious: lambda: row - 1,
            _Move.MoveNext: lambda: row + 1,
            _Move.MoveUp: lambda: self._grid.vertical(row, -1),
            _Move.MoveDown: lambda: self._grid.vertical(row, 1),
            _Move.MovePageUp: lambda: self._grid.vertical(row, -page),
            _Move.MovePageDown: lambda: self._grid.vertical(row, page),
            _Move.MoveHome: lambda: 0,
            _Move.MoveEnd: lambda: last,
        }
        return self.files.index(max(0, min(last, targets[action]())), 0)

    def lay_out(self) -> GridGeometry:
        """Work out where everything is."""
        listing = self.files.listing
        margin = theme.GRID_MARGIN
        return GridGeometry(
            [group.count for group in listing.groups] or [len(listing)],
            width=self.viewport().width(),
            wanted=self._wanted,
            left=margin,
            right=self.right_margin,
            headings=bool(listing.groups),
        )

    def _hover(self, row: int) -> None:
        if row != self.hover_row:
            before, self.hover_row = self.hover_row, row
            self._paint_again(row, before)

    def _paint_again(self, *rows: int) -> None:
        for row in rows:
            if 0 <= row < self._grid.count:
                self.viewport().update(self.painted(row))
