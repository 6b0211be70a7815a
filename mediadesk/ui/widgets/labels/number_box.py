"""The number of a member in a small box, as wide as the number needs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from mediadesk.ui import formatting

_AROUND_PX = 5


class NumberBox(QLabel):
    """A square for one digit; wider for the thousandth member."""

    def __init__(self, font: QFont, side_px: int) -> None:
        """Show no number yet."""
        super().__init__()
        self._side_px = side_px
        self.setFont(font)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("look", "number")
        self.setFixedSize(side_px, side_px)

    def show_number(self, number: int) -> None:
        """Show a number and take the room for it."""
        self.setText(formatting.count(number))
        needed = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _AROUND_PX
        self.setFixedWidth(max(self._side_px, needed))
