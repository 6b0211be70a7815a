"""The thin progress bar of the status strip and of jobs: moves in steps of one percent."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_bar
from mediadesk.ui.formatting import tr

_HEIGHT_PX = 4


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
