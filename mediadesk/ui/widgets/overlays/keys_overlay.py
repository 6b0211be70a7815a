"""The overlay that shows what the keys do: a card over the page, closed by Esc or a click."""

# ruff: noqa: N802 - camelCase names are Qt's own

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import icon_button, push_button
from mediadesk.ui.widgets.labels.key_cap import KeyCaps
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label
from mediadesk.ui.widgets.overlays.popover import paint_card, paint_shadow

_CARD_WIDTH = 920
_MARGIN = 24
_GAP = 32
_ROW = 31

Column = tuple[str, Sequence[tuple[str, Sequence[str]]]]
"""A heading, and rows of (what happens, the keys that do it)."""


class KeysOverlay(QWidget):
    """Covers `host` with a veil and a card of key columns."""

    change_wanted = Signal()
    """The keys are to be changed."""

    def __init__(self, title: str, columns: Sequence[Sequence[Column]], host: QWidget) -> None:
        """Lie over `host`, hidden until `open`; what is in one column stands below each other."""
        super().__init__(host)
        self._host = host
        self._before: QWidget | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = QWidget(self)
        self._card.setMinimumWidth(_CARD_WIDTH)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
        column.setSpacing(8)
        header = QHBoxLayout()
        header.addWidget(label(title, TextSize.TITLE), 1)
        self.change = push_button(tr("Keys", "Change keys"), look="link")
        self.change.clicked.connect(self._want_change)
        header.addWidget(self.change)
        self._close = icon_button("x", tr("Keys", "Close"))
        self._close.clicked.connect(self.leave)
        header.addWidget(self._close)
        column.addLayout(header)
        body = QHBoxLayout()
        body.setSpacing(_GAP)
        for parts in columns:
            down = QVBoxLayout()
            down.setSpacing(8)
            for heading, rows in parts:
                down.addLayout(_column(heading, rows))
            down.addStretch(1)
            body.addLayout(down, 1)
        column.addLayout(body)
        host.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the card and take the focus."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Hide the card; the focus returns to where it was."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.hide()

    def _want_change(self) -> None:
        self.leave()
        self.change_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close with a click beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the host also when it changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the veil and the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.current().shadow)
        veil.setAlphaF(0.35)
        painter.fillRect(self.rect(), veil)
        card: QRect = self._card.geometry()
        paint_shadow(painter, card)
        paint_card(painter, card)

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        self._card.adjustSize()
        self._card.move(
            (self.width() - self._card.width()) // 2, (self.height() - self._card.height()) // 2
        )


def _column(heading: str, rows: Sequence[tuple[str, Sequence[str]]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    words = label(heading, TextSize.SMALL, weight=SEMIBOLD)
    words.setMinimumHeight(_ROW - 3)
    grid.addWidget(words, 0, 0, 1, 2)
    for number, (text, keys) in enumerate(rows):
        caps = QHBoxLayout()
        caps.setSpacing(8)
        caps.addStretch(1)
        for key in keys:
            caps.addWidget(KeyCaps(key))
        line = QFrame()
        line.setProperty("surface", "line")
        line.setFixedHeight(1)
        words = label(text)
        words.setMinimumHeight(_ROW)
        grid.addWidget(words, 1 + 2 * number, 0)
        grid.addLayout(caps, 1 + 2 * number, 1)
        grid.addWidget(line, 2 + 2 * number, 0, 1, 2)
    return grid
