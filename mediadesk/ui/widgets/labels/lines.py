"""Hairlines between regions, headers of panels, columns without gaps, margins of lines."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from mediadesk.ui import theme


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a line one pixel thick."""
    line = QFrame()
    line.setProperty("surface", "line")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def margins(layout: QLayout, start: int, end: int, *, top: int = 0, bottom: int = 0) -> None:
    """Set the margins at the start and end of a line, which Qt does not mirror."""
    if QGuiApplication.isRightToLeft():
        start, end = end, start
    layout.setContentsMargins(start, top, end, bottom)


def column(widget: QWidget, *parts: QWidget, growing: QWidget) -> None:
    """Put parts under one another into a widget; `growing` takes the room that is left."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if part is growing else 0)


def heading(title: QLabel, note: QLabel, button: QWidget) -> QWidget:
    """Return the header of a panel, 44 px high: a title, a note that takes the rest, a button."""
    header = QWidget()
    header.setFixedHeight(theme.BAR_HEIGHT)
    row = QHBoxLayout(header)
    row.setContentsMargins(16, 0, 10, 0)
    row.setSpacing(8)
    row.addWidget(title)
    row.addWidget(note, 1)
    row.addWidget(button)
    return header
