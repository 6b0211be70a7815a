"""Buttons that teach their key: a cap beside the word."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from mediadesk.ui import theme
from mediadesk.ui.actions import key_text
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import prepared
from mediadesk.ui.widgets.labels.labels import MEDIUM

_CAP_HEIGHT, _GAP, _PADDING = 18, 8, 8


class KeyedButton(QPushButton):
    """Does what its action does; shows text, state and first key of it."""

    def __init__(self, action: QAction, *, look: str = "action") -> None:
        """Follow `action`."""
        super().__init__()
        self._action = action
        self.setFont(theme.font(TextSize.BODY, MEDIUM))
        self.setProperty("look", look)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        prepared(self, action.text())
        self._follow()

    def sizeHint(self) -> QSize:
        """Ask for room for the cap, too."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap_width() + (_GAP if self._cap() else 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the whole text at least: the cap goes first, the tooltip still has the key."""
        return QSize(super().sizeHint().width(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button, then word and cap in its middle, as far as they fit."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        metrics = QFontMetrics(self.font())
        words, cap = metrics.horizontalAdvance(text), self._cap_width()
        room = self.width() - 2 * _PADDING
        if cap and words + cap + _GAP > room:
            cap = 0
        if words > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            words = metrics.horizontalAdvance(text)
        whole = words + (cap + _GAP if cap else 0)
        left = (self.width() - whole) / 2
        tokens = theme.current()
        primary = self.property("look") == "primary" and self.isEnabled()
        ink = tokens.on_accent if primary else tokens.text
        painter.setPen(ink if self.isEnabled() else tokens.disabled)
        words_end = self._mirrored(QRectF(left, 0, words + 1, self.height()))
        painter.setFont(self.font())
        painter.drawText(words_end, Qt.AlignmentFlag.AlignVCenter, text)
        if cap:
            place = QRectF(left + words + _GAP, (self.height() - _CAP_HEIGHT) / 2, cap, _CAP_HEIGHT)
            self._paint_cap(painter, self._mirrored(place), primary=primary)

    def _mirrored(self, place: QRectF) -> QRectF:
        """Return where this is when one reads from right to left."""
        if self.isRightToLeft():
            place.moveLeft(self.width() - place.right())
        return place

    def _paint_cap(self, painter: QPainter, place: QRectF, *, primary: bool) -> None:
        tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.on_accent if primary else tokens.hairline)
        painter.setBrush(Qt.BrushStyle.NoBrush if primary else tokens.sunken)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), *(theme.RADIUS_BADGE,) * 2)
        painter.setPen(tokens.on_accent if primary else tokens.text2)
        painter.setFont(theme.font(TextSize.CAPTION))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._cap())

    def _cap(self) -> str:
        return key_text(self._action.shortcut())

    def _cap_width(self) -> int:
        if not self._cap():
            return 0
        metrics = QFontMetrics(theme.font(TextSize.CAPTION))
        return max(_CAP_HEIGHT, metrics.horizontalAdvance(self._cap()) + 11)

    def _follow(self) -> None:
        action = self._action
        if self.text() != action.text():
            self.setText(action.text())
            self.setAccessibleName(action.text())
            self.updateGeometry()
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
