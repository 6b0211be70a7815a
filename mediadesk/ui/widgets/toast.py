"""Toast: one short message over the status strip, gone after a while, in nobody's way."""

# ruff: noqa: N802 - camelCase names are Qt's own

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.buttons import icon_button, push_button
from mediadesk.ui.widgets.icon_label import IconLabel
from mediadesk.ui.widgets.key_cap import KeyCaps
from mediadesk.ui.widgets.labels import label

_STAYS_MS = 8000
_SIDE_MARGIN = 200
"""Kept free at both ends, where the strip has its buttons."""


class Toast(QWidget):
    """A dark bar 40 px high, centred at the bottom of `host`. The next message replaces it."""

    def __init__(self, host: QWidget) -> None:
        """Lie over `host`, hidden."""
        super().__init__(host)
        self._host = host
        self._run: Callable[[], None] | None = None
        self._text = label("", TextSize.BODY, ink=Ink.TOAST)
        self._button = push_button("", look="toast")
        self._button.clicked.connect(self._pressed)
        self._sign = IconLabel("circle-check", 18, Ink.TOAST)
        self._caps = KeyCaps("Ctrl+Z", on_toast=True)
        self._close = icon_button("x", tr("Keys", "Close"), ink=Ink.TOAST)
        self._close.setProperty("look", "toast")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addSpacing(4)
        row.addWidget(self._text)
        row.addSpacing(8)
        row.addWidget(self._button)
        row.addWidget(self._caps)
        row.addWidget(self._close)
        self.setFixedHeight(theme.STATUS_HEIGHT)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self._go)
        host.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        action: str = "",
        run: Callable[[], None] | None = None,
        *,
        sign: str = "circle-check",
        keys: str = "Ctrl+Z",
    ) -> None:
        """Show a message for 8 s, with a button that does `run` when `action` names it.

        `keys`, those of the action, are "Ctrl+Z" or none.
        """
        room = self._host.width() - 2 * _SIDE_MARGIN
        metrics = self._text.fontMetrics()
        self._text.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room))
        self._text.setToolTip(text)
        self._run = run
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._sign.show_icon(sign, Ink.TOAST)
        self._button.setVisible(bool(action))
        self._sign.setVisible(bool(action))
        self._caps.setVisible(bool(action and keys))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay centred when the host changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dark card, the same in both themes but for its line."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.toast_line)
        painter.setBrush(tokens.toast)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(card, theme.RADIUS_CARD, theme.RADIUS_CARD)

    def _place(self) -> None:
        self.adjustSize()
        self.move(
            (self._host.width() - self.width()) // 2, self._host.height() - theme.STATUS_HEIGHT
        )

    def _go(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _pressed(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()
