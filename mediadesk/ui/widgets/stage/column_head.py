"""What stands over a column of values in review: the number of the member, and a word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import ElidedLabel
from mediadesk.ui.widgets.labels.number_box import NumberBox

_SIDE = 16


class ColumnHead(QWidget):
    """A small number in a box and a word, cut where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._number = NumberBox(theme.font(TextSize.CAPTION), _SIDE)
        self._text = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._number)
        row.addWidget(self._text, 1)

    def say(self, number: int, text: str) -> None:
        """Name a member."""
        self._number.show_number(number)
        self._text.setText(text)
        self.setAccessibleName(f"{number}, {text}")
