"""How far one has come with a list: a sentence, something at the end, a bar below."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import ElidedLabel
from mediadesk.ui.widgets.labels.progress import ProgressBar

_HEIGHT = 56


class DoneCounter(QWidget):
    """Stands below a list that is worked through."""

    def __init__(self, end: QWidget) -> None:
        """Show `end` at the end of the line."""
        super().__init__()
        self.setFixedHeight(_HEIGHT - 1)
        self._text = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._bar = ProgressBar()
        across = QHBoxLayout()
        across.addWidget(self._text, 1)
        across.addWidget(end)
        down = QVBoxLayout(self)
        down.setContentsMargins(theme.PAGE_MARGIN, 10, theme.PAGE_MARGIN, 10)
        down.setSpacing(6)
        down.addLayout(across)
        down.addWidget(self._bar)

    def show_done(self, text: str, done: int, left: int, *, fill: str = "accent") -> None:
        """Say how many are done of how many; the bar is in the colour of that token."""
        self._text.setText(text)
        self._bar.show_percent(100 * done / (done + left) if done + left else 0, fill)
