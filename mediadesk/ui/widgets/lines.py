"""Hairlines between regions, and columns without gaps."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a line one pixel thick."""
    line = QFrame()
    line.setProperty("surface", "line")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def column(widget: QWidget, *parts: QWidget, growing: QWidget) -> None:
    """Put parts under one another into a widget; `growing` takes the room that is left."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if part is growing else 0)
