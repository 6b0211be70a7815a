"""The list beside the picture: every date the file offers, and what speaks for each."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates import candidate_delegate
from mediadesk.ui.delegates.candidate_delegate import CandidateDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.dates.candidate_list import CandidateListModel
from mediadesk.ui.models.dates.file_dates import CandidateRow
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label, surface
from mediadesk.ui.widgets.labels.lines import column, hairline

WIDTH, WIDE_WIDTH = 428, 520
_HEAD_HEIGHT, LOW_WINDOW = 36, 760


class CandidateSide(QWidget):
    """Tells which candidate is chosen, and which is pointed at."""

    chosen = Signal(int)
    """Number of the candidate chosen here."""
    pointed = Signal(object)
    """Number of the candidate under the pointer, or None."""

    def __init__(self) -> None:
        """List nothing until `show_rows`."""
        super().__init__()
        surface(self, "content")
        self.model = CandidateListModel()
        self.list = _List()
        self.list.setModel(self.model)
        self._delegate = CandidateDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.entered.connect(self._entered)
        self.list.left.connect(self._left)
        self._count = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._quiet = False
        head = QWidget()
        head.setFixedHeight(_HEAD_HEIGHT)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        title = tr("Dates", "When was it taken?")
        row.addWidget(label(title, TextSize.SMALL, weight=SEMIBOLD), 1)
        row.addWidget(self._count)
        self.list.setAccessibleName(title)
        column(self, head, hairline(), self.list, growing=self.list)

    def show_rows(self, rows: Sequence[CandidateRow], chosen: int | None) -> None:
        """Show the candidates of another file, the one with that number as chosen."""
        self._quiet = True
        self.model.show(rows)
        self._quiet = False
        one, many = tr("Dates", "1 candidate"), tr("Dates", "{n} candidates")
        number = len(rows)
        self._count.setText(one if number == 1 else many.format(n=formatting.count(number)))
        self.choose(chosen)

    def choose(self, number: int | None) -> None:
        """Show a candidate as chosen; with None none of them is."""
        self._quiet = True
        if number is None or not 0 < number <= len(self.model.rows):
            self.list.setCurrentIndex(QModelIndex())
            self.list.clearSelection()
        else:
            self.list.setCurrentIndex(self.model.index(number - 1))
        self._quiet = False

    def point_at(self, number: int | None) -> None:
        """Highlight the candidate pointed at on the time line."""
        self._delegate.pointed = -1 if number is None else number - 1
        self.list.viewport().update()

    def fit(self, window_width: int, window_height: int) -> None:
        """Take more room in a wide window, less in a low one."""
        wide = window_width >= theme.WIDE_FROM
        self.setFixedWidth(WIDE_WIDTH if wide else WIDTH)
        rows = candidate_delegate
        low = window_height < LOW_WINDOW
        row_px = rows.HIGH_HEIGHT if wide else rows.LOW_HEIGHT if low else rows.HEIGHT
        if row_px != self._delegate.row_px:
            self._delegate.row_px = row_px
            self.list.doItemsLayout()

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.chosen.emit(current.row() + 1)

    def _entered(self, index: QModelIndex) -> None:
        self.pointed.emit(index.row() + 1)

    def _left(self) -> None:
        self.pointed.emit(None)


class _List(QListView):
    """Rows of one height; tells when the pointer leaves them."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice the pointer leaving."""
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self.left.emit()
        return super().viewportEvent(event)
