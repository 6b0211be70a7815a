"""The line over a group of pictures: what joins them, and how many they are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from mediadesk.ui import formatting, theme
from mediadesk.ui.theme import TextSize

_DOWN = 3
"""Set a little lower than the middle: the heading belongs to what is under it."""
_GAP = 16


def paint_heading(painter: QPainter, line: QRect, text: str, count: str) -> None:
    """Paint the text at the start of the line and the count at its end."""
    tokens = theme.current()
    bold, small = theme.font(TextSize.BODY, QFont.Weight.DemiBold), theme.font(TextSize.SMALL)
    place = line.translated(0, _DOWN)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(small)
    painter.setPen(tokens.text3)
    painter.drawText(place, Qt.AlignmentFlag.AlignTrailing | middle, count)
    room = line.width() - QFontMetrics(small).horizontalAdvance(count) - _GAP
    painter.setFont(bold)
    painter.setPen(tokens.text)
    shown = formatting.elide(text, QFontMetrics(bold), room)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeading | middle, shown)


def paint_row_heading(painter: QPainter, line: QRect, text: str, count: str) -> None:
    """Paint the heading over rows of a list: on a band of its own."""
    tokens = theme.current()
    painter.fillRect(line, tokens.sunken)
    inner = line.adjusted(theme.PAGE_MARGIN, 0, -theme.PAGE_MARGIN, 0)
    bold, small = theme.font(TextSize.SMALL, QFont.Weight.DemiBold), theme.font(TextSize.SMALL)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(small)
    painter.setPen(tokens.text2)
    painter.drawText(inner, Qt.AlignmentFlag.AlignTrailing | middle, count)
    room = inner.width() - QFontMetrics(small).horizontalAdvance(count) - _GAP
    painter.setFont(bold)
    painter.setPen(tokens.text)
    shown = formatting.elide(text, QFontMetrics(bold), room)
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeading | middle, shown)


def paint_plain_heading(painter: QPainter, line: QRect, text: str) -> None:
    """Paint a heading over rows that stand further in than the page's margin."""
    inner = line.adjusted(theme.PLAN_MARGIN, _DOWN, -theme.PLAN_MARGIN, _DOWN)
    painter.setFont(theme.font(TextSize.BODY, QFont.Weight.DemiBold))
    painter.setPen(theme.current().text)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeading | middle, text)
