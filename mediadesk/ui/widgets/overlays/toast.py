"""Toast: one short message over the status strip, gone after a while, in nobody's way."""

# ruff: noqa: N802 - camelCase names are Qt's own

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import icon_button, push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.key_cap import KeyCaps
from mediadesk.ui.widgets.labels.labels import label

_STAYS_MS = 8000
_MOST_PX = 1280
_SIGN_PX = 18


class Ground(Protocol):
    """The strip that a toast lies over."""

    @property
    def rearranged(self) -> SignalInstance: ...  # noqa: D102
    def free_span(self, wanted_px: int) -> tuple[int, int]:
        """Return from where to where nothing is that the user needs next."""


class Toast(QWidget):
    """A dark bar 40 px high at the bottom of `host`. The next message replaces it.

    It lies over what can wait of the strip there, and never over a control; what is too long for
    one line goes on in a second.
    """

    def __init__(self, host: QWidget, ground: Ground) -> None:
        """Lie over `ground`, the strip at the bottom of `host`; hidden."""
        super().__init__(host)
        self._host, self._ground = host, ground
        self._run: Callable[[], None] | None = None
        self._words = ""
        self._text = label("", TextSize.BODY, ink=Ink.TOAST)
        self._button = push_button("", look="toast")
        self._button.clicked.connect(self._pressed)
        self._sign = IconLabel("circle-check", _SIGN_PX, Ink.TOAST)
        self._caps = KeyCaps("Ctrl+Z", on_toast=True)
        self._close = icon_button("x", tr("Keys", "Close"), ink=Ink.TOAST)
        self._close.setProperty("look", "toast")
        self._close.clicked.connect(self.hide)
        row = self._row = QHBoxLayout(self)
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
        ground.rearranged.connect(self._place_soon)
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
        self._words = text
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

    def withdraw_offer(self) -> None:
        """Hide what offers to undo the latest: something newer is being done."""
        if self._run is not None:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host when it changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place_soon()
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

    def _place_soon(self) -> None:
        """Take another place once the strip has laid out its parts."""
        QTimer.singleShot(0, self, self._place_again)

    def _place_again(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """Take the middle of the window, as far as what is below leaves it free."""
        self._fit(_MOST_PX)
        left, right = self._ground.free_span(self.width())
        if self.width() > right - left:
            self._fit(right - left)
        middle = (self._host.width() - self.width()) // 2
        at = max(left, min(middle, right - self.width()))
        self.move(at, self._host.height() - theme.STATUS_HEIGHT)

    def _fit(self, most_px: int) -> None:
        """Give the words one line, or two small ones where they need more than there is."""
        self._text.setFont(theme.font(TextSize.BODY))
        self._text.setText(self._words)
        self.setFixedWidth(self._wanted_px())
        if self._wanted_px() <= most_px:
            return
        room = max(0, most_px - self._wanted_px() + self._text.sizeHint().width())
        self._text.setFont(theme.font(TextSize.CAPTION))
        self._text.setText(two_lines(self._words, self._text.fontMetrics(), room))
        self.setFixedWidth(min(most_px, self._wanted_px()))

    def _wanted_px(self) -> int:
        self._row.invalidate()
        return self._row.sizeHint().width()

    def _go(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _pressed(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()


def two_lines(text: str, metrics: QFontMetrics, room_px: int) -> str:
    """Break a text between two words so that both lines fit.

    Where that is not enough the second is cut in its middle: at the end stands why.
    """
    if metrics.horizontalAdvance(text) <= room_px:
        return text
    words = text.split(" ")
    fits = [
        number
        for number in range(1, len(words))
        if metrics.horizontalAdvance(" ".join(words[:number])) <= room_px
    ]
    if not fits:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room_px)
    cut = fits[-1]
    tail = metrics.elidedText(" ".join(words[cut:]), Qt.TextElideMode.ElideMiddle, room_px)
    return f"{' '.join(words[:cut])}\n{tail}"
