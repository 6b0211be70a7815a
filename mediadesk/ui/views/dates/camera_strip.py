"""What the same camera took before and after: pictures in time order, this one ringed."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mediadesk.domain.dating import Neighbour
from mediadesk.ui import theme
from mediadesk.ui.delegates.date_delegate import paint_small_picture
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.dates.neighbour_list import NeighbourListModel, Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, WrappedLabel, label, surface

_HEIGHT, _LOW_HEIGHT = 100, 76
_CAPTION_WIDTH = 120
_CELL_WIDTH, _PICTURE = 94, QSize(84, 56)
_VIEWER = "camera strip"
_MOST_CHOSEN = 2


class CameraStrip(QWidget):
    """Two of the pictures can be chosen: the date is then put between them."""

    chosen_changed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        """Show nothing until `show_neighbours`."""
        super().__init__()
        surface(self, "content")
        self.model = NeighbourListModel()
        self._thumbnails = thumbnails
        self.list = _Strip()
        self.list.setModel(self.model)
        self._delegate = _Delegate(thumbnails, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        thumbnails.arrived.connect(self._arrived)
        self._title = label("", TextSize.SMALL, weight=SEMIBOLD)
        self._caption = WrappedLabel("", TextSize.CAPTION, ink=Ink.TEXT2)
        words = QWidget()
        words.setFixedWidth(_CAPTION_WIDTH)
        down = QVBoxLayout(words)
        down.setContentsMargins(0, 0, 8, 0)
        down.setSpacing(0)
        down.addStretch(1)
        down.addWidget(self._title)
        down.addWidget(self._caption)
        down.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, theme.PAGE_MARGIN, 0)
        row.setSpacing(0)
        row.addWidget(words)
        row.addWidget(self.list, 1)
        self.list.resized.connect(self._centre)
        self.fit(theme.WIDE_FROM)

    @property
    def chosen(self) -> list[Neighbour]:
        """The files chosen, the earlier first."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [self.model.rows[row] for row in rows]

    def show_neighbours(self, rows: Sequence[Neighbour], this: int) -> None:
        """Show the files around the one with the id `this`; it is put in the middle."""
        self._thumbnails.keep_in_sight(_VIEWER, [row.file.id for row in rows])
        self.model.show(rows, this)
        known = self.model.place >= 0 and rows[self.model.place].file.camera is not None
        title = tr("Dates", "Same camera") if known else tr("Dates", "Beside it")
        self._title.setText(title)
        self._caption.setText(self.model.caption())
        self._centre()

    def fit(self, window_height: int) -> None:
        """Leave the times out in a low window."""
        low = window_height < 760
        self.setFixedHeight(_LOW_HEIGHT if low else _HEIGHT)
        self._caption.setVisible(not low)
        self._delegate.with_times = not low
        self.list.doItemsLayout()
        self._centre()

    def _centre(self) -> None:
        if self.model.place >= 0:
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.list.scrollTo(self.model.index(self.model.place), middle)

    def _selection_changed(self) -> None:
        """Let go of what was chosen first when a third is chosen."""
        chosen = self.list.selectedIndexes()
        if len(chosen) > _MOST_CHOSEN:
            current = self.list.currentIndex()
            spare = next(index for index in chosen if index != current)
            self.list.selectionModel().select(spare, QItemSelectionModel.SelectionFlag.Deselect)
            return
        self.chosen_changed.emit()

    def _arrived(self, ids: frozenset[int]) -> None:
        if any(row.file.id in ids for row in self.model.rows):
            self.list.viewport().update()


class _Strip(QListView):
    """One line of pictures; it is not mirrored, because time is not."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Dates", "Pictures taken before and after"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more or less room."""
        super().resizeEvent(event)
        self.resized.emit()


class _Delegate(QStyledItemDelegate):
    """Paints a picture, its time below, rings around this one and those chosen."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._fit = Fit(_PICTURE.width(), _PICTURE.height())
        self.with_times = True

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_CELL_WIDTH, _HEIGHT if self.with_times else _LOW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Neighbour = index.data(Role.ROW)
        tokens, rect = theme.current(), option.rect
        top = rect.top() + (12 if self.with_times else 10)
        place = QRect(rect.left() + 5, top, *_PICTURE.toTuple())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        image = self._thumbnails.picture(row.file, self._fit, _VIEWER)
        without = self._thumbnails.is_without(row.file)
        paint_small_picture(painter, place, row.file, image, without=without)
        is_this, chosen = index.data(Role.IS_THIS), option.state & QStyle.StateFlag.State_Selected
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_this or chosen:
            painter.setPen(QPen(tokens.accent, 2 if is_this else 3))
            painter.drawRoundedRect(QRectF(place).adjusted(-3, -3, 3, 3), 5, 5)
        elif option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRoundedRect(QRectF(place).adjusted(-2, -2, 2, 2), 4, 4)
        if self.with_times:
            weight = QFont.Weight.DemiBold if is_this else None
            painter.setFont(theme.font(TextSize.CAPTION, weight))
            painter.setPen(tokens.text if is_this else tokens.text2)
            below = QRect(rect.left(), place.bottom() + 5, _CELL_WIDTH, 16)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
