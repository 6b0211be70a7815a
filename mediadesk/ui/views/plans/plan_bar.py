"""The bar below a plan: what is checked, Cancel, one button that says how many; then Stop."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import PAGE_MARGIN, TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.keyed_button import KeyedButton
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import ElidedLabel, surface
from mediadesk.ui.widgets.labels.progress import ProgressBar

_HEIGHT, _PROGRESS_WIDTH = 56, 160


class PlanBar(QWidget):
    """Never changes its height; while something is done the button becomes Stop."""

    cancelled = Signal()
    stopped = Signal()

    def __init__(self, action: QAction) -> None:
        """Show a button that does what `action` does and says what it says."""
        super().__init__()
        surface(self, "bar")
        self.setFixedHeight(_HEIGHT)
        self.is_running = False
        self._sign = IconLabel("shield-check", 18)
        self._text = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._progress = ProgressBar()
        self._progress.setFixedWidth(_PROGRESS_WIDTH)
        self._said = ("shield-check", "")
        self.extra = QHBoxLayout()
        """Room for a button beside the sentence, such as Undo for what was done before a stop."""
        self.cancel = push_button(tr("Plan", "Cancel"), look="action")
        self.cancel.clicked.connect(self.cancelled)
        self.primary = KeyedButton(action, look="primary")
        self.stop = push_button(tr("Plan", "Stop"), look="action")
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addLayout(self.extra)
        row.addWidget(self._progress)
        for button in (self.cancel, self.stop, self.primary):
            row.addWidget(button)
        self.show_ended()

    def say(self, text: str, icon: str) -> None:
        """Say what is checked, or what happened; while it runs this is kept for its end."""
        self._said = (icon, text)
        if not self.is_running:
            self._tell(icon, text)

    def show_running(self, text: str, percent: float) -> None:
        """Say how far it is."""
        self.is_running = True
        self._tell("play", text)
        self._progress.show_percent(percent)
        self._show_parts()

    def show_ended(self) -> None:
        """Offer again what can be done."""
        self.is_running = False
        self._tell(*self._said)
        self._show_parts()

    def _tell(self, icon: str, text: str) -> None:
        self._sign.show_icon(icon)
        self._text.setText(text)
        self.setAccessibleName(text)

    def _show_parts(self) -> None:
        for part in (self._progress, self.stop):
            part.setVisible(self.is_running)
        for part in (self.cancel, self.primary):
            part.setVisible(not self.is_running)
