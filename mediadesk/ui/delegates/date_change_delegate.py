"""Paints a row of a change to many dates: picture, before, after, how sure, who agrees."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mediadesk.domain.shifting import ChangedDate
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import confidence_colour, paint_confidence
from mediadesk.ui.delegates.date_delegate import paint_small_picture
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models import date_changes, wording
from mediadesk.ui.models.row_pages import Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails

ROW_HEIGHT = 44
VIEWER = "date changes"
PICTURE, BEFORE, ARROW, AFTER, SURE, CHECK = range(6)
_THUMB, _GAP, _SHAPE, _ARROW = QSize(56, 36), 12, 12, 14


class DateChangeDelegate(QStyledItemDelegate):
    """Paints what the model has; asks for pictures and never waits for them."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        """Paint pictures from `thumbnails`."""
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._fit = Fit(_THUMB.width(), _THUMB.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        row: ChangedDate | None = index.data(Role.ROW)
        tokens, rect = theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            active = option.state & QStyle.StateFlag.State_Active
            painter.fillRect(rect, tokens.sel if active else tokens.sel_inactive)
        elif row is not None and row.decided:
            painter.fillRect(rect, tokens.warn_tint)
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)
        if row is None:
            painter.fillRect(QRect(rect.left() + 8, rect.center().y() - 3, 64, 8), tokens.tile)
        elif index.column() == PICTURE:
            self._paint_file(painter, option, row)
        elif index.column() == ARROW:
            square = QRectF(0, 0, _ARROW, _ARROW)
            square.moveCenter(QRectF(rect).center())
            paint_icon(painter, square, "arrow-right", tokens.text3)
        elif index.column() == SURE:
            _paint_level(painter, rect, row)
        else:
            _paint_text(painter, rect, row, index.column())
        painter.restore()

    def _paint_file(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ChangedDate
    ) -> None:
        rect = option.rect
        place = QRect(rect.left(), rect.top() + 4, *_THUMB.toTuple())
        name = rect.adjusted(_THUMB.width() + _GAP, 0, -8, -1)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            place.moveRight(rect.right())
            name = rect.adjusted(8, 0, -_THUMB.width() - _GAP, -1)
        image = self._thumbnails.picture(row.file, self._fit, VIEWER)
        without = self._thumbnails.is_without(row.file)
        paint_small_picture(painter, place, row.file, image, without=without)
        font = theme.font(TextSize.BODY, QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.current().text)
        shown = formatting.elide(row.file.name_shown, QFontMetrics(font), name.width())
        painter.drawText(name, _MIDDLE, shown)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


def _paint_text(painter: QPainter, rect: QRect, row: ChangedDate, column: int) -> None:
    tokens = theme.current()
    if column == BEFORE:
        text, font, ink = date_changes.before(row), theme.font(TextSize.BODY), tokens.text2
    elif column == AFTER:
        weight = QFont.Weight.Medium if row.after is not None else None
        text, font, ink = date_changes.after(row), theme.font(TextSize.BODY, weight), tokens.text
    else:
        text, font, ink = date_changes.check(row), theme.font(TextSize.SMALL), tokens.text2
    place = rect.adjusted(0, 0, -8, -1)
    painter.setFont(font)
    painter.setPen(ink)
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _MIDDLE, cut)


def _paint_level(painter: QPainter, rect: QRect, row: ChangedDate) -> None:
    tokens, level = theme.current(), date_changes.level(row)
    if level is None and not row.decided:
        return
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = rect.right() + 1 - _SHAPE if rtl else rect.left()
    square = QRectF(left, rect.center().y() - _SHAPE / 2 + 1, _SHAPE, _SHAPE)
    if level is None:
        paint_icon(painter, square.adjusted(-1, -1, 1, 1), "hand", tokens.warn)
        text, ink = tr("Plan", "Yours"), tokens.warn
    else:
        paint_confidence(painter, square, level)
        text, ink = wording.confidence(level), confidence_colour(level)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(ink)
    step = _SHAPE + 6
    painter.drawText(rect.adjusted(0 if rtl else step, 0, -step if rtl else 0, -1), _MIDDLE, text)
