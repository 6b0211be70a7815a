"""A date typed by the user, and how it is understood while it is typed."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import Precision
from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import date_words
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import MEDIUM, ElidedLabel, label

_HEIGHT, _FIELD_WIDTH = 48, 280

Read = Callable[[str], ChosenDate | None]
"""Reads what was typed as a date; pure and quick, called on every key."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the date it is."""

    text: str
    date: ChosenDate


class TypedDate(QWidget):
    """A field that says how it understands what is typed, before Enter takes it."""

    entered = Signal(object)
    """The Typed that was entered."""
    left = Signal()
    """Esc: nothing is to be taken."""

    def __init__(self, read: Read) -> None:
        """Read with `read`."""
        super().__init__()
        self._read = read
        self._date: ChosenDate | None = None
        self.edit = QLineEdit()
        self.edit.setFont(theme.font(TextSize.BODY))
        self.edit.setFixedWidth(_FIELD_WIDTH)
        self.edit.setAccessibleName(tr("Dates", "Date"))
        self.edit.setPlaceholderText(tr("Dates", "2019-02-03 14:05, or Feb 2019"))
        self.edit.textChanged.connect(self._show_reading)
        self.edit.returnPressed.connect(self._enter)
        self.edit.installEventFilter(self)
        self._for = label("", TextSize.BODY, weight=MEDIUM)
        self._reading = ElidedLabel(TextSize.BODY, ink=Ink.TEXT2)
        self._take = push_button(tr("Dates", "Take it"), look="primary")
        self._take.clicked.connect(self._enter)
        leave = push_button(tr("Plan", "Cancel"), look="action")
        leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._for)
        row.addWidget(self.edit)
        row.addWidget(self._reading, 1)
        row.addWidget(leave)
        row.addWidget(self._take)
        self._show_reading("")

    def start(self, what: str) -> None:
        """Start with an empty field, for what the words say."""
        self._for.setText(what)
        self.edit.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave with Esc."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Ask for the bar's height and no width of its own."""
        return QSize(0, _HEIGHT)

    def _show_reading(self, text: str) -> None:
        self._date = self._read(text) if text.strip() else None
        if self._date is not None:
            words = tr("Dates", "{date}, {precision}")
            told = words.format(
                date=date_words.date(self._date), precision=precision_words(self._date.precision)
            )
        elif text.strip():
            told = tr("Dates", "This cannot be read as a date yet.")
        else:
            told = tr("Dates", "As far as you know it: a day, a month or a year will do.")
        self._reading.setText(told)
        self.edit.setAccessibleDescription(told)
        self._take.setEnabled(self._date is not None)
        self._take.setToolTip(told)

    def _enter(self) -> None:
        if self._date is not None:
            self.entered.emit(Typed(self.edit.text().strip(), self._date))


def precision_words(precision: Precision) -> str:
    """Return how much of a date is known, in words."""
    words = {
        Precision.SECOND: tr("Dates", "to the second"),
        Precision.MINUTE: tr("Dates", "to the minute"),
        Precision.DAY: tr("Dates", "the day only"),
        Precision.MONTH: tr("Dates", "the month only"),
        Precision.SEASON: tr("Dates", "the season only"),
        Precision.YEAR: tr("Dates", "the year only"),
        Precision.DECADE: tr("Dates", "the decade only"),
    }
    return words[precision]
