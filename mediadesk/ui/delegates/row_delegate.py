"""How one file looks in a table: a small picture beside its name, shapes beside words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord
from mediadesk.ui import theme
from mediadesk.ui.delegates.badges import confidence_colour, paint_confidence
from mediadesk.ui.delegates.thumb_delegate import KIND_ICONS
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models.library.column import Column
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails

ROW_HEIGHT = 44
VIEWER = "table"
PAD = 10
_THUMB = QSize(56, 36)
_THUMB_GAP = 12
_SHAPE = 12
_DATES = frozenset({"taken", "modified"})
_AS_WRITTEN, _AS_BEFORE = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""Numbers with units and dates keep their order where the rest reads from right to left."""
_SECONDARY = frozenset({"folder", "quick-hash", "perceptual-hash"})


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of one row; reads nothing, waits for nothing."""

    def __init__(
        self, files: FileListModel, selection: FileSelection, thumbnails: Thumbnails
    ) -> None:
        """Paint rows of `files`."""
        super().__init__()
        self._files, self._selection, self._thumbnails = files, selection, thumbnails
        self.fit = Fit(_THUMB.width(), _THUMB.height())
        self.first_column = 0
        """The column at the start of the row: its text begins at the page's margin."""
        self.hover_row = -1
        self.focus_row = -1
        self.is_active = False

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        rect, row = QRect(option.rect), index.row()
        rect.setTop(rect.bottom() + 1 - ROW_HEIGHT)  # a heading stands over the first of a group
        column = self._files.columns[index.column()]
        record = self._files.record(row)
        self._paint_ground(painter, rect, row)
        margin = theme.PAGE_MARGIN if index.column() == self.first_column else PAD
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(PAD if rtl else margin, 0, -(margin if rtl else PAD), -1)
        if column.key == "name":
            inner = self._paint_thumb(painter, inner, record, mirrored=rtl)
        if record is None:
            _paint_waiting(painter, inner, column)
        elif column.key == "confidence":
            _paint_confidence_cell(painter, inner, record, column)
        else:
            _paint_text(painter, inner, record, column)

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a cell; rows are all of one height."""
        return QSize(120, ROW_HEIGHT)

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int) -> None:
        tokens = theme.current()
        if self._selection.is_selected(row):
            painter.fillRect(rect, tokens.sel if self.is_active else tokens.sel_inactive)
        elif row == self.hover_row:
            painter.fillRect(rect, tokens.hover)
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, tokens.rowline)
        if row == self.focus_row:
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right() + 1, rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom())

    def _paint_thumb(
        self, painter: QPainter, inner: QRect, record: FileRecord | None, *, mirrored: bool
    ) -> QRect:
        """Paint the picture at the start of the name; return the room that is left."""
        left = inner.right() + 1 - _THUMB.width() if mirrored else inner.left()
        place = QRect(
            left, inner.center().y() - _THUMB.height() // 2 + 1, _THUMB.width(), _THUMB.height()
        )
        image = record and self._thumbnails.picture(record, self.fit, VIEWER)
        if image:
            painter.drawImage(place, image)
        else:
            tokens = theme.current()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.tile)
            painter.drawRoundedRect(place, theme.RADIUS_THUMBNAIL, theme.RADIUS_THUMBNAIL)
            if record is not None and self._thumbnails.is_without(record):
                square = QRectF(0, 0, 18, 18)
                square.moveCenter(QRectF(place).center())
                troubled = record.reason is not None
                icon = "triangle-alert" if troubled else KIND_ICONS[record.kind]
                paint_icon(painter, square, icon, tokens.error if troubled else tokens.text3)
        step = _THUMB.width() + _THUMB_GAP
        return inner.adjusted(0 if mirrored else step, 0, -step if mirrored else 0, 0)


def _paint_waiting(painter: QPainter, inner: QRect, column: Column) -> None:
    """Paint a bar where the text will be."""
    width = min(inner.width(), 120 if column.key == "name" else 56)
    bar = QRect(inner.left(), inner.center().y() - 3, max(0, width), 8)
    if column.is_number:
        bar.moveRight(inner.right())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().tile)
    painter.drawRoundedRect(bar, 4, 4)


def _paint_text(painter: QPainter, inner: QRect, record: FileRecord, column: Column) -> None:
    tokens = theme.current()
    present = record.status in (FileStatus.PRESENT, FileStatus.ERROR)
    second = column.key in _SECONDARY or not present
    font = theme.font(TextSize.BODY)
    painter.setFont(font)
    painter.setPen(tokens.text2 if second else tokens.text)
    at_end = column.is_sentence or column.is_number  # a number without its middle is another one
    cut = Qt.TextElideMode.ElideRight if at_end else Qt.TextElideMode.ElideMiddle
    text = column.text(record)
    if column.is_number or column.key in _DATES:
        text = f"{_AS_WRITTEN}{text}{_AS_BEFORE}" if text else ""
    shown = QFontMetrics(font).elidedText(text, cut, inner.width())
    flag = Qt.AlignmentFlag
    side = flag.AlignRight if column.is_number else flag.AlignLeading
    painter.drawText(inner, flag.AlignVCenter | side, shown)


def _paint_confidence_cell(
    painter: QPainter, inner: QRect, record: FileRecord, column: Column
) -> None:
    shape = QRectF(0, 0, _SHAPE, _SHAPE)
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = inner.right() + 1 - _SHAPE if rtl else inner.left()
    shape.moveTopLeft(QRectF(left, inner.center().y() - _SHAPE / 2 + 1, 0, 0).topLeft())
    paint_confidence(painter, shape, record.confidence)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(confidence_colour(record.confidence))
    step = _SHAPE + 6
    place = inner.adjusted(0 if rtl else step, 0, -step if rtl else 0, 0)
    flag = Qt.AlignmentFlag
    painter.drawText(place, flag.AlignVCenter | flag.AlignLeading, column.text(record))
