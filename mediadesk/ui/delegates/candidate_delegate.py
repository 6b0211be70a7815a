"""Paints a candidate: its number key, how sure it is, source, value and zone, and why below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from mediadesk.ui import theme
from mediadesk.ui.delegates.badges import paint_level
from mediadesk.ui.delegates.even_rows import EvenRowDelegate
from mediadesk.ui.delegates.row_ground import mirrored
from mediadesk.ui.models.dates.candidate_list import Role
from mediadesk.ui.models.dates.file_dates import CandidateRow
from mediadesk.ui.theme import TextSize

LOW_HEIGHT, HEIGHT, HIGH_HEIGHT = 46, 56, 64
_BOX, _SHAPE = 24, 14
_LEFT, _SHAPE_LEFT, _TEXT_LEFT, _END = 12, 46, 70, 16


class CandidateDelegate(EvenRowDelegate):
    """Paints rows of one height, which follows the room there is."""

    def __init__(self, parent: QWidget) -> None:
        """Paint rows of usual height."""
        super().__init__(HEIGHT, parent)
        self.pointed = -1
        """Row of the candidate pointed at on the time line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: CandidateRow = index.data(Role.ROW)
        tokens, rect = theme.current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, tokens.sel)
        elif option.state & QStyle.StateFlag.State_MouseOver or index.row() == self.pointed:
            painter.fillRect(rect, tokens.hover)
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        middle = rect.center().y()
        box = QRect(rect.left() + _LEFT, middle - _BOX // 2, _BOX, _BOX)
        paint_number(painter, QRectF(mirrored(option, box)), str(row.number), chosen=chosen)
        shape = QRect(rect.left() + _SHAPE_LEFT, middle - _SHAPE // 2, _SHAPE, _SHAPE)
        paint_level(painter, QRectF(mirrored(option, shape)), row.level)
        self._paint_words(painter, option, row)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CandidateRow
    ) -> None:
        tokens, rect = theme.current(), option.rect
        first = rect.top() + (self.row_px - 38) // 2
        line = QRect(rect.left() + _TEXT_LEFT, first, rect.width() - _TEXT_LEFT - _END, 20)
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        taken = row.level is not None
        end = QRect(line)
        body = theme.font(TextSize.BODY)
        if row.zone:
            painter.setFont(body)
            painter.setPen(tokens.text2)
            painter.drawText(mirrored(option, end), far | middle, row.zone)
            end.setRight(end.right() - QFontMetrics(body).horizontalAdvance(row.zone) - 8)
        value = QFont(theme.font(TextSize.BODY, QFont.Weight.Medium if taken else None))
        value.setStrikeOut(not taken)
        metrics = QFontMetrics(value)
        shown = metrics.elidedText(row.value, Qt.TextElideMode.ElideRight, line.width() * 2 // 3)
        painter.setFont(value)
        painter.setPen(tokens.text if taken else tokens.text2)
        painter.drawText(mirrored(option, end), far | middle, shown)
        room = end.right() - metrics.horizontalAdvance(shown) - 12 - line.left()
        source = QRect(line.left(), line.top(), max(0, room), line.height())
        font = theme.font(TextSize.BODY, QFont.Weight.Medium if taken else None)
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(row.source, Qt.TextElideMode.ElideRight, room)
        painter.drawText(mirrored(option, source), near | middle, text)
        small = theme.font(TextSize.SMALL)
        painter.setFont(small)
        painter.setPen(tokens.text2)
        below = QRect(line.left(), line.top() + 20, line.width(), 18)
        text = QFontMetrics(small).elidedText(row.why, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(mirrored(option, below), near | middle, text)


def paint_number(painter: QPainter, box: QRectF, text: str, *, chosen: bool) -> None:
    """Paint the number by which something is chosen, filled when it is."""
    tokens = theme.current()
    painter.setPen(tokens.accent if chosen else tokens.border)
    painter.setBrush(tokens.accent if chosen else tokens.raised)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setFont(theme.font(TextSize.CAPTION, QFont.Weight.DemiBold))
    painter.setPen(tokens.on_accent if chosen else tokens.text)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
