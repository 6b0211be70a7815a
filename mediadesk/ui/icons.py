"""The icons: Lucide line drawings, tinted by state, with a stroke of 1.5 px at every size."""

# ruff: noqa: N802 - camelCase names are Qt's own
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from mediadesk.ui import theme
from mediadesk.ui.resources import resource_path

STROKE_PX = 1.5
_GRID = 24
_MIRRORED = frozenset({"arrow-left", "arrow-right", "chevron-right", "panel-left-open"})
"""Glyphs that point along the reading direction; all others stay as drawn."""


class Ink(StrEnum):
    """What an icon is tinted with: the name of a token."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent_text"
    ON_ACCENT = "on_accent"
    KEEP = "keep"
    WARN = "warn"
    ERROR = "error"
    BADGE = "badge_text"
    TOAST = "toast_text"


def icon(name: str, ink: Ink = Ink.TEXT2) -> QIcon:
    """Return the icon of that Lucide name; accent when chosen or checked, grey when disabled."""
    return QIcon(_LucideEngine(name, ink))


def paint_icon(painter: QPainter, rect: QRectF | QRect, name: str, colour: QColor) -> None:
    """Paint an icon into a square; for delegates. The stroke stays 1.5 px."""
    square = QRectF(rect)
    scale = painter.device().devicePixelRatio()
    side_px = max(1, round(min(square.width(), square.height()) * scale))
    picture = QPixmap(_pixmap(name, side_px, colour, scale))
    picture.setDevicePixelRatio(scale)
    side = side_px / scale
    corner = square.center() - QPointF(side / 2, side / 2)
    snapped = QPointF(round(corner.x() * scale) / scale, round(corner.y() * scale) / scale)
    painter.drawPixmap(snapped, picture)


class _LucideEngine(QIconEngine):
    """Draws one Lucide glyph at any size, in the colour its state asks for."""

    def __init__(self, name: str, ink: Ink) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def clone(self) -> QIconEngine:
        return _LucideEngine(self._name, self._ink)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # the size is told without the screen's scale, and Qt expects as many pixels as both make;
        # one wider than high asks for room after the glyph: between it and a button's word
        size = size * scale
        side_px = max(1, min(size.width(), size.height()))
        glyph = _pixmap(self._name, side_px, self._colour(mode, state), scale)
        if size.width() <= side_px:
            return glyph
        canvas = QPixmap(size)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        left = size.width() - side_px if QGuiApplication.isRightToLeft() else 0
        painter.drawPixmap(left, 0, glyph)
        painter.end()
        return canvas

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        tokens = theme.current()
        if mode == QIcon.Mode.Disabled:
            return tokens.disabled
        tinted = mode == QIcon.Mode.Selected or state == QIcon.State.On
        if tinted and self._ink in (Ink.TEXT, Ink.TEXT2, Ink.TEXT3):
            return tokens.accent_text
        colour: QColor = getattr(tokens, self._ink)
        return colour


def _pixmap(name: str, side_px: int, colour: QColor, scale: float) -> QPixmap:
    mirrored = name in _MIRRORED and QGuiApplication.isRightToLeft()
    key = f"lucide/{name}/{side_px}/{scale}/{colour.rgba():08x}/{mirrored:d}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    stroke = STROKE_PX * scale * _GRID / side_px
    drawing = (
        _source(name)
        .replace('stroke-width="2"', f'stroke-width="{stroke:.4f}"')
        .replace("currentColor", colour.name())
    )
    picture = QPixmap(side_px, side_px)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.translate(side_px, 0)
        painter.scale(-1, 1)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    renderer.render(painter, QRectF(0, 0, side_px, side_px))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    with open(resource_path("icons", name + ".svg"), encoding="utf-8") as drawing:
        return drawing.read()
