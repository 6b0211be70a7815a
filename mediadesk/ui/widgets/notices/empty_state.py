"""What a page shows when there is nothing to show: an icon, a title, a sentence, a button."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import Paragraph, label

_ICON_PX = 40
_TEXT_WIDTH = 420


class Cure(Enum):
    """What the button under the sentence does."""

    NOTHING = auto()
    ADD_FOLDERS = auto()
    CLEAR = auto()
    TRY_AGAIN = auto()
    FIND = auto()
    GO_ON = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """An icon, a title, a sentence; the word of a button, if there is one, and what it does."""

    icon: str
    title: str
    sentence: str
    button: str = ""
    cure: Cure = Cure.NOTHING


class EmptyState(QWidget):
    """A centred column; never a blank area."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(self) -> None:
        """Show nothing until `say`."""
        super().__init__()
        self.cure = Cure.NOTHING
        """What is wanted when the button is pressed."""
        self._sign = IconLabel("images", _ICON_PX, Ink.TEXT3)
        self._title = label("", TextSize.TITLE)
        self._sentence = Paragraph(_TEXT_WIDTH, TextSize.LEAD)
        self._button = push_button("")
        self._button.clicked.connect(self.pressed)
        self._button.hide()
        column = QVBoxLayout(self)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        for part, gap in ((self._sign, 12), (self._title, 4), (self._sentence, 16)):
            column.addWidget(part, 0, centre)
            column.addSpacing(gap)
        column.addWidget(self._button, 0, centre)
        column.addStretch(1)

    def say(self, words: Words) -> None:
        """Show these words; without a word for the button there is none."""
        self.cure = words.cure
        self._sign.show_icon(words.icon, Ink.TEXT3)
        self._title.setText(words.title)
        self._sentence.set_text(words.sentence)
        self._button.setText(words.button)
        self._button.setAccessibleName(words.button)
        self._button.setVisible(bool(words.button))
        self.setAccessibleName(f"{words.title} {words.sentence}")
