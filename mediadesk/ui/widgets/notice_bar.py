"""A bar above the page that says what happened at start, until it is dismissed."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.reasons import Reason
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.buttons import icon_button
from mediadesk.ui.widgets.icon_label import IconLabel
from mediadesk.ui.widgets.labels import WrappedLabel, surface


class NoticeBar(QWidget):
    """One sentence at a time; the next shows when this one is dismissed."""

    def __init__(self, notices: Iterable[Reason]) -> None:
        """Show the first of `notices`; without any, take no room."""
        super().__init__()
        self._waiting = deque(notices)
        surface(self, "notice")
        self._text = WrappedLabel("", TextSize.SMALL, ink=Ink.WARN)
        close = icon_button("x", tr("Notice", "Dismiss"))
        close.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", 16, Ink.WARN))
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self._next()

    @property
    def text(self) -> str:
        """The sentence on the bar."""
        return self._text.text()

    def _next(self) -> None:
        if not self._waiting:
            self.hide()
        else:
            self._text.setText(formatting.sentence(self._waiting.popleft()))
