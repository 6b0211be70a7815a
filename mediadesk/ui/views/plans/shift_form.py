"""How the dates of many files are to be changed, said in one of four ways."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mediadesk.domain.dating import ChosenDate
from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import date_words
from mediadesk.ui.models.plans import shift_wish
from mediadesk.ui.models.plans.shift_wish import Way, Wish
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.choice_rows import ChoiceRows
from mediadesk.ui.widgets.labels.labels import ElidedLabel, label

_INDENT = 38
_WAYS = tuple(Way)

Read = Callable[[str], ChosenDate | None]


class ShiftForm(QWidget):
    """Tells what is wished, or that it cannot be read yet."""

    changed = Signal()

    def __init__(self, read: Read) -> None:
        """Read typed dates with `read`."""
        super().__init__()
        self._read = read
        self._known: ChosenDate | None = None
        self.days, self.clock = _field(tr("Plan", "Days"), 84), _field(tr("Plan", "Time"), 0)
        self.days.setPlaceholderText("+0")
        self.clock.setPlaceholderText("00:00:00")
        self.right = _field(tr("Plan", "The right time"), 0)
        self.right.setPlaceholderText("2019-08-17 20:31:02")
        self._picture = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self.showed = _field(tr("Plan", "The clock showed"), 84)
        self.showed.setPlaceholderText("+01:00")
        self.should = _field(tr("Plan", "It should show"), 84)
        self.should.setPlaceholderText("+09:00")
        self.date = _field(tr("Plan", "The date of all"), 0)
        self.date.setPlaceholderText(tr("Plan", "Feb 2019, summer 1987"))
        self._reading = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        to = label(tr("Plan", "to"), TextSize.SMALL, ink=Ink.TEXT2)
        days = label(tr("Plan", "d"), TextSize.SMALL, ink=Ink.TEXT2)
        self.ways = ChoiceRows(
            (
                (
                    tr("Plan", "By a fixed amount"),
                    tr("Plan", "The clock was wrong by the same time for all."),
                    _fields(self.days, days, self.clock),
                ),
                (
                    tr("Plan", "From one picture I know"),
                    tr("Plan", "Type the right time for one; the rest follow."),
                    _fields(self.right, below=self._picture),
                ),
                (
                    tr("Plan", "To another time zone"),
                    tr("Plan", "The clock was right, but showed home time."),
                    _fields(self.showed, to, self.should),
                ),
                (
                    tr("Plan", "To one date"),
                    tr("Plan", "Scans: one day, month or year for all."),
                    _fields(self.date, below=self._reading),
                ),
            )
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.ways)
        self.ways.chosen.connect(self._changed)
        for field in (self.days, self.clock, self.right, self.showed, self.should, self.date):
            field.textEdited.connect(self._changed)
        self.ways.take(0)

    @property
    def way(self) -> Way:
        """The way that is taken."""
        return _WAYS[self.ways.taken]

    def wish(self) -> Wish | None:
        """Return what is wished; None while it cannot be read, or would change nothing."""
        if self.way is Way.AMOUNT:
            seconds = shift_wish.seconds_of(self.days.text(), self.clock.text())
            return Wish(self.way, shift_wish.by(seconds)) if seconds else None
        if self.way is Way.KNOWN:
            right = self._read(self.right.text())
            if right is None or self._known is None:
                return None
            shift = shift_wish.from_known(self._known, right)
            return None if shift is None else Wish(self.way, shift)
        if self.way is Way.ZONE:
            showed = shift_wish.offset_of(self.showed.text())
            should = shift_wish.offset_of(self.should.text())
            if showed is None or should is None:
                return None
            return Wish(self.way, shift_wish.between_zones(showed, should))
        date = self._read(self.date.text())
        return None if date is None else Wish(self.way, date=date, text=self.date.text().strip())

    def take(self, way: Way) -> None:
        """Take a way; nothing is emitted."""
        self.ways.take(_WAYS.index(way))

    def show_amount(self, seconds: float | None) -> None:
        """Fill in an amount that is proposed."""
        days, clock = ("", "") if not seconds else shift_wish.amount_of(seconds)
        self.days.setText(days)
        self.clock.setText(clock)

    def show_known(self, name: str, now: ChosenDate | None) -> None:
        """Say of which picture the right time is asked for: the row chosen in the table."""
        self._known = now
        words = tr("Plan", "of {name}, now {date}")
        date = "" if now is None else date_words.date(now)
        none = tr("Plan", "Choose a picture in the table.")
        self._picture.setText(words.format(name=name, date=date) if now is not None else none)
        if self.way is Way.KNOWN:
            self._changed()

    def _changed(self, _value: object = None) -> None:
        date = self._read(self.date.text()) if self.date.text().strip() else None
        self._reading.setText("" if date is None else date_words.date(date))
        self.changed.emit()


def _field(name: str, width: int) -> QLineEdit:
    field = QLineEdit()
    field.setFont(theme.font(TextSize.BODY))
    field.setAccessibleName(name)
    field.setToolTip(name)
    if width:
        field.setFixedWidth(width)
    return field


def _fields(*parts: QWidget, below: QWidget | None = None) -> QWidget:
    """Return fields side by side, indented as the words above them, with a line below."""
    whole = QWidget()
    across = QHBoxLayout()
    across.setSpacing(8)
    for part in parts:
        across.addWidget(part)
    down = QVBoxLayout(whole)
    down.setContentsMargins(_INDENT, 0, 12, 12)
    down.setSpacing(4)
    down.addLayout(across)
    if below is not None:
        down.addWidget(below)
    return whole
