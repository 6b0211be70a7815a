"""A bar above the page that says what happened at start, until it is dismissed."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import icon_button, push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import WrappedLabel, surface


class NoticeBar(QWidget):
    """One sentence at a time; the next shows when this one is dismissed.

    What was cut off can be taken back from here, or looked at in History.
    """

    undo_wanted = Signal(str)
    """Key in History of what is to be taken back."""
    history_wanted = Signal()

    def __init__(self, notices: Iterable[Reason]) -> None:
        """Show the first of `notices`; without any, take no room."""
        super().__init__()
        self._waiting = deque(notices)
        self._key = ""
        surface(self, "notice")
        self._text = WrappedLabel("", TextSize.SMALL, ink=Ink.WARN)
        self.undo = push_button("", "undo-2", look="row")
        self.undo.clicked.connect(self._take_back)
        self.history = push_button(tr("Notice", "Show in History"), look="row")
        self.history.clicked.connect(self.history_wanted)
        close = icon_button("x", tr("Notice", "Dismiss"))
        close.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", 16, Ink.WARN))
        row.addWidget(self._text, 1)
        for button in (self.undo, self.history, close):
            row.addWidget(button)
        self._next()

    @property
    def text(self) -> str:
        """The sentence on the bar."""
        return self._text.text()

    def _take_back(self) -> None:
        self.undo_wanted.emit(self._key)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.hide()
            return
        reason = self._waiting.popleft()
        self._text.setText(formatting.sentence(reason))
        self._key = str(reason.facts.get("key", ""))
        goes_on = reason.code is ReasonCode.UNDO_CUT_OFF
        self.undo.setText(tr("Notice", "Bring back the rest") if goes_on else tr("Review", "Undo"))
        self.undo.setVisible(bool(self._key) and (goes_on or bool(reason.facts.get("done"))))
        self.history.setVisible(bool(self._key))
