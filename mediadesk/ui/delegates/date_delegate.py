"""Paints the rows of the queue of dates: picture, name, the old value, the proposed one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from mediadesk.domain.dating import DateRecord
from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_confidence
from mediadesk.ui.delegates.even_rows import EvenRowDelegate
from mediadesk.ui.delegates.row_ground import mirrored, paint_row_ground
from mediadesk.ui.delegates.thumb_delegate import KIND_ICONS
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models import date_words
from mediadesk.ui.models.rows.row_pages import Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails

ROW_HEIGHT = 52
VIEWER = "date queue"
_PICTURE = QSize(48, 36)
_LEFT, _TEXT_LEFT, _END, _SHAPE, _ARROW = 12, 69, 10, 12, 12


class DateDelegate(EvenRowDelegate):
    """Paints what the model has; asks for pictures and never waits for them."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        """Paint pictures from `thumbnails`."""
        super().__init__(ROW_HEIGHT)
        self._thumbnails = thumbnails
        self.fit = Fit(_PICTURE.width(), _PICTURE.height())
        self.camera: str | None = None
        """Rows of this camera are shown as chosen."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: DateRecord | None = index.data(Role.ROW)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if row is not None and self.camera is not None and row.file.camera == self.camera:
            option.state |= QStyle.StateFlag.State_Selected
        paint_row_ground(painter, option, current=is_current)
        if row is None:
            _paint_waiting(painter, option.rect)
        else:
            image = self._thumbnails.picture(row.file, self.fit, VIEWER)
            without = self._thumbnails.is_without(row.file)
            paint_small_picture(painter, _picture_place(option), row.file, image, without=without)
            _paint_words(painter, option, row)
        painter.restore()


def paint_small_picture(
    painter: QPainter, place: QRect, file: FileRecord, image: QImage | None, *, without: bool
) -> None:
    """Paint a small picture, or the tile; the sign of its kind when it is known to have none."""
    if image is not None:
        painter.drawImage(place, image)
    else:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.tile)
        painter.drawRoundedRect(place, *(theme.RADIUS_THUMBNAIL,) * 2)
        if without:
            troubled = file.reason is not None
            icon = "triangle-alert" if troubled else KIND_ICONS[file.kind]
            square = QRectF(0, 0, 16, 16)
            square.moveCenter(QRectF(place).center())
            paint_icon(painter, square, icon, tokens.error if troubled else tokens.text3)
    if file.status is FileStatus.OFFLINE:
        _paint_offline(painter, place)


def _paint_offline(painter: QPainter, place: QRect) -> None:
    tokens = theme.current()
    square = QRect(place.right() - 17, place.bottom() - 17, 16, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.badge)
    painter.drawRoundedRect(square, *(theme.RADIUS_BADGE,) * 2)
    paint_icon(painter, QRectF(square).adjusted(2, 2, -2, -2), "unplug", tokens.badge_text)


def _picture_place(option: QStyleOptionViewItem) -> QRect:
    top = option.rect.top() + (ROW_HEIGHT - 1 - _PICTURE.height()) // 2
    return mirrored(option, QRect(option.rect.left() + _LEFT, top, *_PICTURE.toTuple()))


def _paint_words(painter: QPainter, option: QStyleOptionViewItem, row: DateRecord) -> None:
    tokens, rect = theme.current(), option.rect
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    shape = QRect(rect.right() - _END - _SHAPE + 1, rect.top() + (ROW_HEIGHT - _SHAPE) // 2,
                  _SHAPE, _SHAPE)  # fmt: skip
    paint_confidence(painter, QRectF(mirrored(option, shape)), row.confidence)
    left = rect.left() + _TEXT_LEFT
    name = QRect(left, rect.top() + 7, shape.left() - 6 - left, 20)
    font = theme.font(TextSize.BODY, QFont.Weight.Medium)
    painter.setFont(font)
    painter.setPen(tokens.text)
    text = formatting.elide(row.file.name_shown, QFontMetrics(font), name.width())
    painter.drawText(mirrored(option, name), middle, text)
    old, new = date_words.change(row.before, row.proposed)
    line = QRect(left, rect.top() + 26, name.width(), 18)
    small = theme.font(TextSize.SMALL)
    if old:
        struck = QFont(small)
        struck.setStrikeOut(True)
        measure = QFontMetrics(small).horizontalAdvance
        room = line.width() - measure(new) - _ARROW - 10
        ways = date_words.shorter(old)
        old = next((way for way in ways if way and measure(way) <= room), ways[-1])
        width = measure(old)
        painter.setFont(struck)
        painter.setPen(tokens.text2)
        painter.drawText(mirrored(option, QRect(line.left(), line.top(), width + 2, 18)), middle,
                         old)  # fmt: skip
        arrow = QRect(line.left() + width + 4, line.top() + 3, _ARROW, _ARROW)
        paint_icon(painter, mirrored(option, arrow), "arrow-right", tokens.text3)
        line.setLeft(arrow.right() + 5)
    painter.setFont(small)
    painter.setPen(tokens.text if new else tokens.text2)
    shown = new or tr("Dates", "no date")
    painter.drawText(mirrored(option, line), middle, shown)


def _paint_waiting(painter: QPainter, rect: QRect) -> None:
    tokens = theme.current()
    painter.fillRect(QRect(rect.left() + _LEFT, rect.top() + 7, *_PICTURE.toTuple()), tokens.tile)
    painter.fillRect(QRect(rect.left() + _TEXT_LEFT, rect.top() + 13, 96, 8), tokens.tile)
    painter.fillRect(QRect(rect.left() + _TEXT_LEFT, rect.top() + 31, 120, 8), tokens.tile)
