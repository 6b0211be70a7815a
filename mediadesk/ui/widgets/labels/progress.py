"""Thin progress bars: in steps of one percent, or to and fro where nothing can be counted."""

# ruff: noqa: N802 - camelCase names are Qt's own

import math
import time

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QStyle, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_bar
from mediadesk.ui.formatting import tr

_HEIGHT_PX = 4
_PASSAGE_S, _STEP_MS = 1.6, 33
_PART = 0.3
"""How much of a bar that moves to and fro is filled."""


class ProgressBar(QWidget):
    """A bar without text; its accessible description says the percentage."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._percent = 0
        self._fill = "accent"
        self.setFixedHeight(_HEIGHT_PX)
        self.setAccessibleName(tr("Jobs", "Progress"))

    @property
    def percent(self) -> int:
        """How far the bar is filled, 0 to 100."""
        return self._percent

    def show_percent(self, percent: float, fill: str = "accent") -> None:
        """Fill the bar so far, in the colour of that token."""
        whole = int(percent)
        if (whole, fill) != (self._percent, self._fill):
            self._percent, self._fill = whole, fill
            described = tr("Jobs", "{n} percent").format(n=formatting.count(whole))
            self.setAccessibleDescription(described)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and filling."""
        tokens = theme.current()
        paint_bar(
            QPainter(self),
            QRectF(self.rect()),
            self._percent / 100,
            fill=getattr(tokens, self._fill),
            track=tokens.track,
        )


class BusyBar(QProgressBar):
    """Says that work goes on while nobody can say how far; it rests where the desktop is calm."""

    def __init__(self) -> None:
        """Move from now on."""
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT_PX)
        self.setAccessibleName(tr("Jobs", "Progress"))
        self._began_s = time.monotonic()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            moving = QTimer(self, interval=_STEP_MS)
            moving.timeout.connect(self.update)
            moving.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, and the part that is filled where it is now."""
        tokens, track = theme.current(), QRectF(self.rect())
        turn = math.pi * (time.monotonic() - self._began_s) / _PASSAGE_S
        part = QRectF(track)
        part.setWidth(track.width() * _PART)
        part.moveLeft(track.left() + (track.width() - part.width()) * (1 - math.cos(turn)) / 2)
        painter = QPainter(self)
        paint_bar(painter, track, 0, fill=tokens.accent, track=tokens.track)
        paint_bar(painter, part, 1, fill=tokens.accent, track=tokens.track)
