"""An icon that stands for itself beside a text, tinted anew when the theme changes."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediadesk.ui import theme
from mediadesk.ui.icons import Ink, paint_icon


class IconLabel(QWidget):
    """One Lucide icon; it is decoration, the text beside it says the same."""

    def __init__(self, name: str, side_px: int, ink: Ink = Ink.TEXT2) -> None:
        """Show the icon of that name in a square."""
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(side_px, side_px)

    def show_icon(self, name: str, ink: Ink = Ink.TEXT2) -> None:
        """Show another icon."""
        if (name, ink) != (self._name, self._ink):
            self._name, self._ink = name, ink
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the colour of the theme."""
        colour = getattr(theme.current(), self._ink)
        paint_icon(QPainter(self), self.rect(), self._name, colour)
