"""The grid of pictures: chosen, dragged, searched and painted like any list, only larger."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.heading import paint_heading
from mediadesk.ui.delegates.thumb_delegate import RING, VIEWER, ThumbDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.thumbnails import Fit, Thumbnails
from mediadesk.ui.widgets.keys.focus_ring import FocusRing
from mediadesk.ui.widgets.keys.type_ahead import TypeAhead
from mediadesk.ui.widgets.lists.grid_geometry import HEADING
from mediadesk.ui.widgets.lists.grid_list import GridList

CELL_SIZES = (96, 128, 160, 180, 256)
USUAL_CELL_SIZE = 180
_SETTLE_MS = 120
"""While the window is being resized, cells show the pictures they have."""

Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_State = QStyle.StateFlag


class ThumbView(GridList):
    """Files as pictures under painted headings."""

    cell_size_changed = Signal(int)
    sought = Signal(str)
    """The name wanted: letters typed one after the other."""
    drag_started = Signal()
    enter_pressed = Signal()
    files: FileListModel

    def __init__(
        self,
        selection: FileSelection,
        thumbnails: Thumbnails,
        heading: Callable[[str], str],
    ) -> None:
        """Show the files `selection` selects among; `heading` turns a group's key into words."""
        self._selection, self._thumbnails, self._heading_of = selection, thumbnails, heading
        self._cover = True
        self._start_row = 0
        self._band_from: QPoint | None = None
        self._delegate = ThumbDelegate(thumbnails)
        super().__init__(selection.files, USUAL_CELL_SIZE)
        self._typed = TypeAhead(self.sought.emit)
        self._focus = FocusRing(self)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self._take_fit)
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._tell_sight)
        self.setAccessibleName(tr("Library", "Files"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setItemDelegate(self._delegate)
        self.setSelectionModel(selection.rows)
        selection.changed.connect(self.viewport().update)
        thumbnails.arrived.connect(self._pictures_arrived)
        self.laid_out.connect(self._fit_later)
        self.scrolled.connect(self._sight.start)

    def set_cell_size(self, wanted: int) -> None:
        """Make cells about this wide; what is at the top stays at the top."""
        if wanted != self.cell_size:
            super().set_cell_size(wanted)
            self.cell_size_changed.emit(wanted)

    def step_cell_size(self, steps: int) -> None:
        """Make cells larger (or smaller, if negative) by steps."""
        place = min(range(len(CELL_SIZES)), key=lambda at: abs(CELL_SIZES[at] - self.cell_size))
        self.set_cell_size(CELL_SIZES[max(0, min(len(CELL_SIZES) - 1, place + steps))])

    def set_whole_pictures(self, *, whole: bool) -> None:
        """Show whole pictures in the cells, or fill the cells with them."""
        self._cover = not whole
        self._take_fit()

    def painted(self, row: int) -> QRect:
        """Return the cell with the ring around it."""
        return self.cell(row).adjusted(-RING, -RING, RING, RING)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select one file, the files from the first chosen one to here, or those in the band."""
        if self._selection.takes(command, self.indexAt(rect.center()).row()):
            return
        if self.state() == QAbstractItemView.State.DragSelectingState:
            runs = self.grid.rows_in(self.on_grid(rect))
        elif command & _Flag.Current:
            here = self.currentIndex().row()
            runs = [range(min(here, self._start_row), max(here, self._start_row) + 1)]
        else:
            index = self.indexAt(rect.center())
            self._start_row = max(0, index.row())
            runs = [range(index.row(), index.row() + 1)] if index.isValid() else []
        chosen = QItemSelection()
        for run in runs:
            chosen.select(self.files.index(run.start, 0), self.files.index(run.stop - 1, 0))
        self._selection.rows.select(chosen, command | _Flag.Rows)

    def selectAll(self) -> None:
        """Select everything, as a state."""
        self._selection.select_all()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keep everything selected while one of them is pressed: it may become a drag."""
        command = self._selection.command(index.row(), event)
        if command is not None:
            return command
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by keys: from now on the focus is shown."""
        self._focus.by_key = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter_pressed.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Collect letters typed in a row; Qt's own search would read every file of the list."""
        self._typed.add(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a file, or start a rubber band between files."""
        self._focus.by_key = False
        plain = not event.modifiers()
        if not self.indexAt(event.position().toPoint()).isValid():
            self._band_from = event.position().toPoint() + QPoint(0, self.verticalOffset())
            if plain:
                self._selection.clear()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch the rubber band."""
        super().mouseMoveEvent(event)
        if self._band_from is not None:
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the rubber band."""
        super().mouseReleaseEvent(event)
        if self._band_from is not None:
            self._band_from = None
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the size of the cells."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.step_cell_size((turned > 0) - (turned < 0))
            event.accept()
            return
        super().wheelEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Leave the drag to the page, which knows where the files are."""
        self.drag_started.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint headings and the cells in sight."""
        painter = QPainter(self.viewport())
        dirty, offset = event.rect(), self.verticalOffset()
        top, bottom = dirty.top() + offset, dirty.bottom() + 1 + offset
        self._paint_headings(painter, top, bottom)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        current = self.currentIndex().row() if self._focus.is_shown else -1
        active = _State.State_Active if self.hasFocus() else _State.State_None
        for row in self.grid.rows_between(top - RING, bottom + RING):
            state = _State.State_Enabled | active
            if self._selection.is_selected(row):
                state |= _State.State_Selected
            if row == current:
                state |= _State.State_HasFocus
            if row == self.hover_row:
                state |= _State.State_MouseOver
            option.rect, option.state = self.cell(row), state
            self._delegate.paint(painter, option, self.files.index(row, 0))
        if self._band_from is not None:
            self._paint_band(painter)

    def _paint_headings(self, painter: QPainter, top: int, bottom: int) -> None:
        groups, offset = self.files.listing.groups, self.verticalOffset()
        left, right = theme.GRID_MARGIN, self.right_margin
        if self.isRightToLeft():
            left, right = right, left
        line = QRect(left, 0, self.viewport().width() - left - right, HEADING)
        for group, height in self.grid.headings_between(top, bottom):
            line.moveTop(height - offset)
            text = self._heading_of(groups[group].key)
            paint_heading(painter, line, text, formatting.count(groups[group].count))

    def _paint_band(self, painter: QPainter) -> None:
        band = self._band()
        fill = QColor(theme.current().accent)
        fill.setAlphaF(0.14)
        painter.fillRect(band, fill)
        painter.setPen(theme.current().accent)
        painter.drawRect(band.adjusted(0, 0, -1, -1))

    def _band(self) -> QRect:
        pressed = self._band_from
        if pressed is None or self.state() != QAbstractItemView.State.DragSelectingState:
            return QRect()
        here = self.viewport().mapFromGlobal(self.cursor().pos())
        return QRect(pressed - QPoint(0, self.verticalOffset()), here).normalized()

    def _fit_later(self) -> None:
        if self._delegate.fit.width != self.grid.cell_width:
            self._settled.start()
        self._sight.start()

    def _take_fit(self) -> None:
        scale = self.devicePixelRatioF()
        grid = self.grid
        self._delegate.fit = Fit(grid.cell_width, grid.cell_height, self._cover, scale)
        self.viewport().update()

    def _tell_sight(self) -> None:
        rows = self.rows_in_sight()
        self._thumbnails.keep_in_sight(VIEWER, self.files.listing.ids[rows.start : rows.stop])

    def _pictures_arrived(self, ids: frozenset[int]) -> None:
        if not self.isVisible():
            return
        for row in self.rows_in_sight():
            if self.files.id_at(row) in ids:
                self.viewport().update(self.cell(row))
