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
    short: str = ""
    """Says it where there is no room for the text."""


class Badge(QWidget):
    """Shows its icon alone where there is no room for the word; the tooltip has it then."""

    def __init__(self, words: BadgeWords) -> None:
        """Show `words`."""
        super().__init__()
        self._words, self._shown = words, words.text
        self.setFixedSize(pill_size(words.text, words.sign))
        self.setAccessibleName(words.text)
        self.setAccessibleDescription(words.tip)
        self.setToolTip(words.tip)

    @property
    def text(self) -> str:
        """Its words."""
        return self._words.text

    @property
    def short(self) -> str:
        """Its words where they have to be few."""
        return self._words.short or self._words.text

    def width_of(self, text: str) -> int:
        """Return how wide it is with that text."""
        return pill_size(text, self._words.sign).width()

    def show_text(self, shown: str) -> None:
        """Show its text, the short one, or none beside the icon; the tooltip says the rest."""
        self._shown = shown
        self.setFixedWidth(self.width_of(shown))
        text, tip = self._words.text, self._words.tip
        said = tip if shown == text else f"{text}. {tip}" if tip else text
        self.setToolTip(said)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        tokens, words = theme.current(), self._words
        fill, ink = getattr(tokens, words.fill), getattr(tokens, words.ink)
        paint_pill(
            QPainter(self), QRectF(self.rect()), self._shown, fill=fill, ink=ink, icon=words.sign
        )
