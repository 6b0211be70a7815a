"""A long list of rows under headings, laid out by sums: a hundred thousand rows open at once."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.heading import paint_plain_heading, paint_row_heading
from mediadesk.ui.models.rows.row_pages import HeadedRows
from mediadesk.ui.widgets.keys.focus_ring import FocusRing
from mediadesk.ui.widgets.lists.grid_geometry import GridGeometry, Spacing
from mediadesk.ui.widgets.lists.grid_list import GridList

_HEADING, _PLAIN_HEADING = 32, 38
_ONE_COLUMN = 1 << 20

Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_State = QStyle.StateFlag


class HeadedList(GridList):
    """Rows of one height; headings are painted, never items."""

    current_changed = Signal(object)
    """Id of the row chosen now, or None."""
    sight_changed = Signal()

    def __init__(
        self,
        rows: HeadedRows[Any],
        row_px: int,
        heading: Callable[[str], str],
        delegate: QStyledItemDelegate,
        *,
        plain: bool = False,
    ) -> None:
        """Show `rows`, each `row_px` high; `heading` turns a group's key into words.

        `plain` headings are without a band and without counts.
        """
        self._heading_px = _PLAIN_HEADING if plain else _HEADING
        self._spacing = Spacing(gap=0, heading=self._heading_px, top=0, bottom=0, cell=row_px)
        self._plain = plain
        self._heading_of, self._rows = heading, rows
        self._start_row = 0
        super().__init__(rows, _ONE_COLUMN)
        self._focus = FocusRing(self)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.scrolled.connect(self.sight_changed)
        self.laid_out.connect(self.sight_changed)

    @property
    def current_id(self) -> int | None:
        """Id of the chosen row."""
        row = self.currentIndex().row()
        return self._rows.ids[row] if 0 <= row < len(self._rows.ids) else None

    def choose_row(self, row: int) -> None:
        """Choose a row and no other, kept within the list."""
        last = self._rows.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._rows.index(max(0, min(row, last))))

    def step(self, by: int) -> bool:
        """Go on to another row; False at the end of the list."""
        row = self.currentIndex().row() + by
        if not 0 <= row < self._rows.rowCount():
            return False
        self.choose_row(row)
        return True

    @property
    def has_several(self) -> bool:
        """Tell whether more than one row is selected."""
        chosen = self.selectionModel().selection()
        return chosen.count() > 1 or (chosen.count() == 1 and chosen.at(0).height() > 1)

    def chosen_ids(self) -> list[int]:
        """Return the ids of all selected rows, in the order of the list."""
        chosen = self.selectionModel().selection()
        spans = [(chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.count())]
        ids = self._rows.ids
        return [id_ for first, last in sorted(spans) for id_ in ids[first : last + 1]]

    def lay_out(self) -> GridGeometry:
        """Work out where every row is."""
        listing = self.files.listing
        return GridGeometry(
            [group.count for group in listing.groups] or [len(listing)],
            width=self.viewport().width(),
            wanted=_ONE_COLUMN,
            left=0,
            right=0,
            headings=bool(listing.groups),
            spacing=self._spacing,
        )

    def room_above(self, row: int) -> int:
        """Show the heading, too, when the first row below it is scrolled to."""
        is_first = row == 0 or self.grid.box(row)[1] - self.grid.box(row - 1)[1] > self.grid.pitch
        return self.grid.heading if is_first else 0

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select one row, or the rows from the first chosen one to here."""
        row = self.indexAt(rect.center()).row()
        if command & _Flag.Current:
            here = self.currentIndex().row()
            first, last = min(here, self._start_row), max(here, self._start_row)
        else:
            self._start_row = max(0, row)
            first = last = row
        chosen = QItemSelection()
        if first >= 0:
            chosen.select(self._rows.index(first), self._rows.index(last))
        self.selectionModel().select(chosen, command)

    def selectAll(self) -> None:
        """Select everything as one run; QListView would ask for each row."""
        last = self._rows.rowCount() - 1
        if last >= 0:
            chosen = QItemSelection(self._rows.index(0), self._rows.index(last))
            self.selectionModel().select(chosen, _Flag.ClearAndSelect)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is chosen now."""
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_id if current.isValid() else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint headings and the rows in sight."""
        painter = QPainter(self.viewport())
        dirty, offset = event.rect(), self.verticalOffset()
        top, bottom = dirty.top() + offset, dirty.bottom() + 1 + offset
        groups = self.files.listing.groups
        for group, height in self.grid.headings_between(top, bottom):
            line = QRect(0, height - offset, self.viewport().width(), self._heading_px)
            text, count = self._heading_of(groups[group].key), groups[group].count
            if self._plain:
                paint_plain_heading(painter, line, text)
            else:
                paint_row_heading(painter, line, text, formatting.count(count))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        current, focused = self.currentIndex().row(), self.hasFocus()
        for row in self.grid.rows_between(top, bottom):
            index = self._rows.index(row)
            state = _State.State_Enabled
            if focused:
                state |= _State.State_HasFocus
            if self.selectionModel().isSelected(index) or row == current:
                state |= _State.State_Selected
            if row == self.hover_row:
                state |= _State.State_MouseOver
            option.rect, option.state = self.cell(row), state
            self._delegate.paint(painter, option, index)
            if row == current and self._focus.is_shown:
                painter.setPen(QPen(theme.current().focus, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
