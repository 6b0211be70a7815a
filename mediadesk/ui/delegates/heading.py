"""The line over a group of pictures: what joins them, and how many they are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from mediadesk.ui import formatting, theme
from mediadesk.ui.theme import TextSize

_DOWN = 3
"""Set a little lower than the middle: the heading belongs to what is under it."""
_GAP = 16
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_heading(painter: QPainter, line: QRect, text: str, count: str) -> None:
    """Paint the text at the start of the line and the count at its end."""
    place = line.translated(0, _DOWN)
    room = _paint_count(painter, place, count, theme.current().text3)
    _paint_text(painter, place, text, TextSize.BODY, room)


def paint_row_heading(painter: QPainter, line: QRect, text: str, count: str) -> None:
    """Paint the heading over rows of a list: on a band of its own."""
    painter.fillRect(line, theme.current().sunken)
    inner = line.adjusted(theme.PAGE_MARGIN, 0, -theme.PAGE_MARGIN, 0)
    room = _paint_count(painter, inner, count, theme.current().text2)
    _paint_text(painter, inner, text, TextSize.SMALL, room)


def paint_plain_heading(painter: QPainter, line: QRect, text: str) -> None:
    """Paint a heading over rows that stand further in than the page's margin."""
    inner = line.adjusted(theme.PLAN_MARGIN, _DOWN, -theme.PLAN_MARGIN, _DOWN)
    _paint_text(painter, inner, text, TextSize.BODY, inner.width())


def _paint_count(painter: QPainter, place: QRect, count: str, ink: QColor) -> int:
    """Paint the count; returns the width that is left for the text."""
    font = theme.font(TextSize.SMALL)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignTrailing | _MIDDLE, count)
    return place.width() - QFontMetrics(font).horizontalAdvance(count) - _GAP


def _paint_text(painter: QPainter, place: QRect, text: str, size: TextSize, room: int) -> None:
    font = theme.font(size, QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.current().text)
    shown = formatting.elide(text, QFontMetrics(font), room)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeading | _MIDDLE, shown)
