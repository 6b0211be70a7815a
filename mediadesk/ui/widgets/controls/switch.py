"""A switch: on or off, and it says so by place and colour both."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from mediadesk.ui import theme

_WIDTH, _HEIGHT, _KNOB = 36, 20, 14
_RING = 3


class Switch(QAbstractButton):
    """A check box that is drawn as a switch; Space and a click turn it."""

    def __init__(self, name: str) -> None:
        """Be off, and be called `name`."""
        super().__init__()
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Ask for the switch and its focus ring."""
        return QSize(_WIDTH + 2 * _RING, _HEIGHT + 2 * _RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, the knob where the state is, and the focus ring."""
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_RING, _RING, _WIDTH, _HEIGHT)
        if self.hasFocus():
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), *(_HEIGHT / 2 + 2,) * 2)
        painter.setPen(QPen(tokens.accent if self.isChecked() else tokens.border, 1))
        painter.setBrush(tokens.accent if self.isChecked() else tokens.raised)
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), *(_HEIGHT / 2,) * 2)
        gap = (_HEIGHT - _KNOB) / 2
        at_end = self.isChecked() != self.isRightToLeft()
        left = track.right() - gap - _KNOB if at_end else track.left() + gap
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.on_accent if self.isChecked() else tokens.border)
        painter.drawEllipse(QRectF(left, track.top() + gap, _KNOB, _KNOB))
