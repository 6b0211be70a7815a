"""The tables of a plan: every change as a row, in columns that share the room."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from mediadesk.ui import theme
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import MEDIUM

_HEADER = theme.CONTROL_HEIGHT
_MARKS = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """How wide a column is: `px` wide when given, else a share of the room that is left."""

    share: float = 1.0
    px: int = 0


class PlanTable(QTableView):
    """Rows of one height, chosen whole; the page's rows, never a million widgets."""

    def __init__(self, name: str, columns: Sequence[PlanColumn], row_px: int) -> None:
        """Be called `name`; a model and a delegate that paints whole rows come later."""
        super().__init__()
        self._columns = tuple(columns)
        self._row_px = row_px
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_px)
        self.verticalHeader().setMinimumSectionSize(row_px)
        across = self.horizontalHeader()
        across.setFixedHeight(_HEADER)
        across.setFont(theme.font(TextSize.SMALL, MEDIUM))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | _MARKS)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setProperty("look", "plan")

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model's rows."""
        super().setModel(model)
        self._share_room()

    def show_rows(self, most: int) -> None:
        """Be as high as the rows there are, at most `most`; further ones are scrolled to."""
        model = self.model()
        rows = min(model.rowCount() if model is not None else 0, most)
        self.setFixedHeight(_HEADER + rows * self._row_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        fixed = sum(column.px for column in self._columns)
        shares = sum(column.share for column in self._columns if not column.px) or 1.0
        room = max(0, self.viewport().width() - fixed)
        for number, column in enumerate(self._columns):
            self.setColumnWidth(number, column.px or int(room * column.share / shares))
