"""Popover: a small panel that hangs from a button and goes when something else is clicked."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediadesk.ui import theme
from mediadesk.ui.desktop.compositing import is_composited

_SHADOW_PX = 16
_GAP_PX = 4


class Popover(QWidget):
    """A popup with a hairline, rounded corners and a shadow; put content into `body`."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Belong to `parent`; `name` is what a screen reader says when it opens."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAccessibleName(name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(_SHADOW_PX,) * 4)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(8)
        outer.addLayout(self.body)

    def open_below(self, anchor: QWidget) -> None:
        """Show under `anchor`, its end aligned with the anchor's end, kept on the screen."""
        self.fit()
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP_PX))
        left = below.x() + anchor.width() - self.width() + _SHADOW_PX
        if anchor.isRightToLeft():
            left = below.x() - _SHADOW_PX
        screen = anchor.screen().availableGeometry()
        left = max(screen.left() - _SHADOW_PX, min(left, screen.right() - self.width()))
        top = min(below.y() - _SHADOW_PX, screen.bottom() - self.height())
        self.move(left, top)
        self.show()
        self.focusNextChild()

    def fit(self) -> None:
        """Be as large as what is inside; `adjustSize` ends at two thirds of the screen."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        size, screen = self.sizeHint(), self.screen().availableGeometry()
        height = self.heightForWidth(size.width()) if self.hasHeightForWidth() else size.height()
        self.resize(size.width(), min(height, screen.height()))
        if self.isVisible() and self.geometry().bottom() > screen.bottom():
            self.move(self.x(), max(screen.top(), screen.bottom() - self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be the card alone where the desktop cannot mix in a shadow: it would be black."""
        super().resizeEvent(event)
        if not is_composited():
            path = _card_path(self._card())
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow, surface and hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.mask().isEmpty():  # its edge would be black where corners are smoothed
            painter.fillRect(self.rect(), theme.current().hairline)
        paint_shadow(painter, self._card())
        paint_card(painter, self._card())

    def _card(self) -> QRect:
        return self.rect().adjusted(*(_SHADOW_PX,) * 2, *(-_SHADOW_PX,) * 2)


def paint_shadow(painter: QPainter, card: QRect) -> None:
    """Paint a soft shadow around a card: rings that fade outwards, shifted down a little."""
    shadow = theme.current().shadow
    painter.setPen(Qt.PenStyle.NoPen)
    for ring in range(_SHADOW_PX, 0, -2):
        faint = QColor(shadow)
        faint.setAlphaF(shadow.alphaF() * (1 - ring / _SHADOW_PX) ** 2 * 0.35)
        painter.setBrush(faint)
        around = QRectF(card).adjusted(-ring, -ring + 4, ring, ring)
        painter.drawRoundedRect(around, theme.RADIUS_CARD + ring, theme.RADIUS_CARD + ring)


def paint_card(painter: QPainter, card: QRect) -> None:
    """Paint a raised card with a hairline."""
    tokens = theme.current()
    painter.setPen(tokens.hairline)
    painter.setBrush(tokens.raised)
    painter.drawPath(_card_path(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5)))


def _card_path(around: QRectF | QRect) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(around), theme.RADIUS_CARD, theme.RADIUS_CARD)
    return path
