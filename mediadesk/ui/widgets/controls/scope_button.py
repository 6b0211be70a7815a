"""What a plan is about, as a button that opens the other things it could be about."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu

from mediadesk.ui import formatting, theme
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import MEDIUM

_HEIGHT, _ICON, _LEFT, _TEXT_LEFT = 60, 20, 12, 44


class ScopeButton(QAbstractButton):
    """Icon, a line, a quiet line below, and chevrons at the end."""

    def __init__(self, name: str) -> None:
        """Be called `name`; show nothing until `show_scope`."""
        super().__init__()
        self._name, self._note, self._icon = name, "", "camera"
        self.menu = QMenu(self)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self._opens: Callable[[], None] = self._open_menu
        self.clicked.connect(self._open)

    def show_scope(self, text: str, note: str, icon: str) -> None:
        """Say what the plan is about now."""
        self.setText(text)
        self._note, self._icon = note, icon
        self.setAccessibleName(f"{self._name}: {text}")
        self.setAccessibleDescription(note)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the one height."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button."""
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(tokens.focus, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.hover if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                self.rect().adjusted(1, 1, -1, -1), *(theme.RADIUS_CONTROL,) * 2
            )
        rtl = self.isRightToLeft()
        sides = (_LEFT, self.width() - _LEFT - 16)
        icon_left, chevron_left = (self.width() - _LEFT - _ICON, _LEFT) if rtl else sides
        middle = self.height() / 2
        square = QRectF(icon_left, middle - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, square, self._icon, tokens.text2)
        chevrons = QRectF(chevron_left, middle - 8, 16, 16)
        paint_icon(painter, chevrons, "chevrons-up-down", tokens.text2)
        room = self.width() - _TEXT_LEFT - 40
        lines = (
            (self.text(), TextSize.BODY, MEDIUM, tokens.text, 10),
            (self._note, TextSize.SMALL, None, tokens.text2, 30),
        )
        for text, size, weight, ink, top in lines:
            font = theme.font(size, weight)
            painter.setFont(font)
            painter.setPen(ink)
            shown = formatting.elide(text, QFontMetrics(font), room)
            place = QRect(40 if rtl else _TEXT_LEFT, top, room, 20)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(place, flags, shown)

    def opens(self, do: Callable[[], None]) -> None:
        """Open something else than the menu."""
        self._opens = do

    def _open(self, _checked: object = None) -> None:
        self._opens()

    def _open_menu(self) -> None:
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))
