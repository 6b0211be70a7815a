"""Key caps: the keys of an action, drawn as on a keyboard."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediadesk.ui import theme
from mediadesk.ui.actions import key_words
from mediadesk.ui.theme import TextSize

_HEIGHT_PX = 18
_GAP_PX = 4


class KeyCaps(QWidget):
    """One cap for each key of a combination such as "Ctrl+F"."""

    def __init__(self, keys: str, *, on_toast: bool = False) -> None:
        """Show the keys of `keys`, written as Qt writes a shortcut; `on_toast` on dark."""
        super().__init__()
        self._on_toast = on_toast
        keys = key_words(keys)
        # the plus key itself comes last, as in "Ctrl++"
        self._keys = [*filter(None, keys.split("+")), *(["+"] if keys.endswith("+") else [])]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        """Return the room all caps need."""
        widths = [self._width(key) for key in self._keys]
        return QSize(sum(widths) + _GAP_PX * (len(widths) - 1), _HEIGHT_PX + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the caps."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(TextSize.CAPTION))
        left = 0
        for key in self._keys:
            width = self._width(key)
            cap = QRectF(left + 0.5, 1.5, width - 1, _HEIGHT_PX - 1)
            dark = self._on_toast
            painter.setPen(tokens.toast_text if dark else tokens.hairline)
            painter.setBrush(Qt.BrushStyle.NoBrush if dark else tokens.sunken)
            painter.drawRoundedRect(cap, theme.RADIUS_BADGE, theme.RADIUS_BADGE)
            painter.setPen(tokens.toast_text if dark else tokens.text2)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            left += width + _GAP_PX

    def _width(self, key: str) -> int:
        metrics = QFontMetrics(theme.font(TextSize.CAPTION))
        return max(_HEIGHT_PX, metrics.horizontalAdvance(key) + 11)
