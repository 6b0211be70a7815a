"""Paints what a plan writes: the file, where it goes, before, after."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.date_delegate import paint_small_picture
from mediadesk.ui.delegates.row_ground import mirrored
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models.row_pages import Role
from mediadesk.ui.models.write_rows import WriteRow
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails

ROW_HEIGHT = 52
VIEWER = "writes"
FILE, WHERE, BEFORE, ARROW, AFTER = range(5)
_PICTURE, _TEXT_LEFT, _ARROW = QSize(56, 36), 68, 14
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class WriteDelegate(QStyledItemDelegate):
    """Paints what the model has; asks for pictures and never waits for them."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        """Paint pictures from `thumbnails`."""
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._fit = Fit(_PICTURE.width(), _PICTURE.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        row: WriteRow | None = index.data(Role.ROW)
        tokens, rect = theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            active = option.state & QStyle.StateFlag.State_Active
            painter.fillRect(rect, tokens.sel if active else tokens.sel_inactive)
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)
        if row is None:
            painter.fillRect(QRect(rect.left(), rect.center().y() - 3, 64, 8), tokens.tile)
        elif index.column() == FILE:
            self._paint_file(painter, option, row)
        elif index.column() == WHERE:
            folder, name = formatting.folder_and_name(row.write.where)
            same = row.write.where == row.write.path
            upper = tr("Plan", "into the file itself") if same else name
            _two_lines(painter, rect, upper, row.write.what or folder, ink=tokens.text)
        elif index.column() == ARROW:
            square = QRectF(0, 0, _ARROW, _ARROW)
            square.moveCenter(QRectF(rect).center())
            paint_icon(painter, square, "arrow-right", tokens.text3)
        else:
            _paint_value(painter, rect, row, index.column())
        painter.restore()

    def _paint_file(self, painter: QPainter, option: QStyleOptionViewItem, row: WriteRow) -> None:
        rect = option.rect
        place = QRect(rect.left(), rect.center().y() - 18, *_PICTURE.toTuple())
        target = mirrored(option, place)
        if row.file is not None:
            image = self._thumbnails.picture(row.file, self._fit, VIEWER)
            without = self._thumbnails.is_without(row.file)
            paint_small_picture(painter, target, row.file, image, without=without)
        inner = mirrored(option, rect.adjusted(_TEXT_LEFT, 0, 0, 0))
        folder, name = formatting.folder_and_name(row.write.path)
        _two_lines(painter, inner, name, folder, ink=theme.current().text, medium=True)


def _paint_value(painter: QPainter, rect: QRect, row: WriteRow, column: int) -> None:
    tokens = theme.current()
    is_after = column == AFTER
    text = row.write.after if is_after else row.write.before or tr("Plan", "nothing")
    font = theme.font(TextSize.BODY, QFont.Weight.Medium if is_after else None)
    painter.setFont(font)
    painter.setPen(tokens.text if is_after else tokens.text2)
    place = rect.adjusted(0, 0, -8, -1)
    shown = formatting.elide(text, QFontMetrics(font), place.width())
    painter.drawText(place, _MIDDLE, shown)


def _two_lines(
    painter: QPainter, rect: QRect, upper: str, lower: str, *, ink: QColor, medium: bool = False
) -> None:
    tokens = theme.current()
    weight = QFont.Weight.Medium if medium else None
    for text, size, colour, top, heavy in (
        (upper, TextSize.BODY, ink, 7, weight),
        (lower, TextSize.SMALL, tokens.text2, 26, None),
    ):
        font = theme.font(size, heavy)
        painter.setFont(font)
        painter.setPen(colour)
        place = QRect(rect.left(), rect.top() + top, rect.width() - 12, 19)
        painter.drawText(place, _MIDDLE, formatting.elide(text, QFontMetrics(font), place.width()))
