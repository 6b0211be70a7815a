"""Small shapes with words: pills on rows and pictures, the four confidence shapes, bars."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import theme
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.theme import TextSize

PILL_HEIGHT = 20
_PAD = 6
_ICON = 12


def pill_size(text: str, icon: str = "") -> QSize:
    """Return how large a pill with that word (and icon) is."""
    width = QFontMetrics(theme.font(TextSize.CAPTION)).horizontalAdvance(text) + 2 * _PAD + 1
    return QSize(width + (_ICON + 4 if icon and text else _ICON if icon else 0), PILL_HEIGHT)


def paint_pill(
    painter: QPainter, rect: QRectF, text: str, *, fill: QColor, ink: QColor, icon: str = ""
) -> None:
    """Paint a pill of `pill_size`: rounded, filled, an icon and a word."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, theme.RADIUS_BADGE, theme.RADIUS_BADGE)
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    words = rect.adjusted(0, 0, -_PAD, 0) if rtl else rect.adjusted(_PAD, 0, 0, 0)
    if icon:
        left = words.right() - _ICON if rtl else words.left()
        top = rect.center().y() - _ICON / 2
        paint_icon(painter, QRectF(left, top, _ICON, _ICON), icon, ink)
        used = _ICON + 4
        words = words.adjusted(0, 0, -used, 0) if rtl else words.adjusted(used, 0, 0, 0)
    painter.setPen(ink)
    painter.setFont(theme.font(TextSize.CAPTION))
    # a painter mirrors AlignLeft by itself
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


def paint_picture_badge(
    painter: QPainter, right_bottom: QPointF, text: str, icon: str = ""
) -> QRectF:
    """Paint a badge on a thumbnail, its lower right corner at that point; return where it is."""
    size = pill_size(text, icon)
    rect = QRectF(
        right_bottom.x() - size.width(), right_bottom.y() - size.height(), *size.toTuple()
    )
    tokens = theme.current()
    paint_pill(painter, rect, text, fill=tokens.badge, ink=tokens.badge_text, icon=icon)
    return rect


def confidence_colour(level: ConfidenceLevel) -> QColor:
    """Return the colour that goes with a confidence; the shape says it, too."""
    tokens = theme.current()
    colours = {
        ConfidenceLevel.HIGH: tokens.high,
        ConfidenceLevel.MEDIUM: tokens.medium,
        ConfidenceLevel.LOW: tokens.low,
        ConfidenceLevel.NONE: tokens.none,
    }
    return colours[level]


def paint_confidence(painter: QPainter, rect: QRectF, level: ConfidenceLevel) -> None:
    """Paint disc (high), diamond (medium), triangle (low) or dashed ring (none) into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = confidence_colour(level)
    inside = rect.adjusted(1, 1, -1, -1)
    centre = inside.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if level is ConfidenceLevel.HIGH:
        painter.drawEllipse(inside)
    elif level is ConfidenceLevel.MEDIUM:
        corners = [
            QPointF(centre.x(), inside.top()),
            QPointF(inside.right(), centre.y()),
            QPointF(centre.x(), inside.bottom()),
            QPointF(inside.left(), centre.y()),
        ]
        painter.drawPolygon(QPolygonF(corners))
    elif level is ConfidenceLevel.LOW:
        corners = [QPointF(centre.x(), inside.top()), inside.bottomRight(), inside.bottomLeft()]
        painter.drawPolygon(QPolygonF(corners))
    else:
        ring = QPen(colour, 1.5)
        ring.setDashPattern([2.0, 1.6])
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inside)
    painter.restore()


def level_colour(level: ConfidenceLevel | None) -> QColor:
    """Return the colour of a candidate's confidence; None is for one that was not taken."""
    return theme.current().text3 if level is None else confidence_colour(level)


def paint_level(painter: QPainter, rect: QRectF, level: ConfidenceLevel | None) -> None:
    """Paint the shape of a candidate's confidence; a struck ring for one that was not taken."""
    if level is not None:
        paint_confidence(painter, rect, level)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(level_colour(None), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = rect.adjusted(1.25, 1.25, -1.25, -1.25)
    painter.drawEllipse(ring)
    reach = ring.width() / 2 * 0.7071
    aside = QPointF(reach, -reach)
    painter.drawLine(ring.center() - aside, ring.center() + aside)
    painter.restore()


def paint_bar(
    painter: QPainter, rect: QRectF, share: float, *, fill: QColor, track: QColor
) -> None:
    """Paint a progress bar: `share` from 0 to 1 of `rect` in `fill`, round ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        done = QRectF(rect)
        done.setWidth(max(rect.height(), rect.width() * min(1.0, share)))
        painter.setBrush(fill)
        painter.drawRoundedRect(done, radius, radius)
    painter.restore()
