"""Parts that pages with a plan share: cards, headings over them, the numbers a plan comes to."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label

_BETWEEN = 16
"""Between two numbers, however long the words below them are."""


class Card(QFrame):
    """A raised card with a hairline; put content into `body`, which has no margins."""

    def __init__(self) -> None:
        """Be empty."""
        super().__init__()
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)


class SectionHeading(QWidget):
    """A heading over a card, 20 px high, with a quiet note at its end."""

    def __init__(self, title: str, note: str = "") -> None:
        """Say `title`; `note` says what the numbers below it count."""
        super().__init__()
        self._title = label(title, TextSize.SMALL, weight=SEMIBOLD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._title, 1)
        row.addWidget(label(note, TextSize.SMALL, ink=Ink.TEXT2))
        self.setFixedHeight(20)

    def say(self, title: str) -> None:
        """Say something else."""
        self._title.setText(title)


class Numbers(QWidget):
    """Large numbers side by side, each with what it counts below it."""

    def __init__(self, columns: int) -> None:
        """Make room for so many numbers of equal width."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        self._cells = []
        for _ in range(columns):
            number = label("", TextSize.DISPLAY)
            caption = label("", TextSize.SMALL, ink=Ink.TEXT2)
            down = QVBoxLayout()
            down.setSpacing(0)
            down.addWidget(number)
            down.addWidget(caption)
            row.addLayout(down, 1)
            self._cells.append((number, caption))
        self.setFixedHeight(52)

    def show_numbers(self, shown: Sequence[tuple[str, str]]) -> None:
        """Show (number, what it counts) for each; they change in place."""
        for (number, caption), (value, words) in zip(self._cells, shown, strict=True):
            number.setText(value)
            caption.setText(words)
        self.setAccessibleName(", ".join(f"{value} {words}" for value, words in shown))
