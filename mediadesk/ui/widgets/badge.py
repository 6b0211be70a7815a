"""A pill with icon and word, which says one thing of a file."""

# ruff: noqa: N802 - camelCase names are Qt's own
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediadesk.ui import theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size


class BadgeWords(NamedTuple):
    """What a badge says, its icon, the tokens it is painted with, and more in its tooltip."""

    text: str
    sign: str
    fill: str = "sunken"
    ink: str = "text2"
    tip: str = ""


class Badge(QWidget):
    """Shows its icon alone where there is no room for the word; the tooltip has it then."""

    def __init__(self, words: BadgeWords) -> None:
        """Show `words`."""
        super().__init__()
        self._words, self._is_worded = words, True
        self.setFixedSize(pill_size(words.text, words.sign))
        self.setAccessibleName(words.text)
        self.setAccessibleDescription(words.tip)
        self.setToolTip(words.tip)

    def width_of(self, *, worded: bool) -> int:
        """Return how wide it is with or without its word."""
        return pill_size(self._words.text if worded else "", self._words.sign).width()

    def show_word(self, *, worded: bool) -> None:
        """Show the word beside the icon, or not."""
        self._is_worded = worded
        self.setFixedWidth(self.width_of(worded=worded))
        text, tip = self._words.text, self._words.tip
        self.setToolTip(tip if worded or not tip else f"{text}. {tip}")
        if not worded and not tip:
            self.setToolTip(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        tokens, words = theme.current(), self._words
        fill, ink = getattr(tokens, words.fill), getattr(tokens, words.ink)
        text = words.text if self._is_worded else ""
        paint_pill(QPainter(self), QRectF(self.rect()), text, fill=fill, ink=ink, icon=words.sign)
