"""Paints the parts of two film strips: frames or waves, veils, bands, times, scrubbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from mediadesk.domain.passages import Passage
from mediadesk.ui import formatting, theme
from mediadesk.ui.models.review.film_link import clock
from mediadesk.ui.models.review.film_moments import WAVE_BARS
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.films.frame_row import covering

STRIP_HEIGHT, BAND_HEIGHT = 44, 20
_LEFT, _RIGHT = 116, 16
"""Before a strip stand its number and length."""
_NUMBER_PX = 18
_VEIL = 176
_BAND = 96
_TICKS = 5
_TICK_WIDTH = 60
_SHORT_S = 2 * _TICKS
"""Below this length seconds alone would name neighbouring times alike."""
_SCRUBBER = 2
_KNOB = 6


@dataclass(slots=True)
class Strip:
    """One film or recording: the number it has on the page, its length, what is seen of it."""

    number: int
    length_s: float
    frames: Sequence[QImage] = ()
    bars: bytes = b""


def x_of(strip: Strip, time_s: float, width: int) -> float:
    """Return where a moment is; each strip takes the whole width."""
    return _LEFT + time_s / max(strip.length_s, 0.1) * (width - _LEFT - _RIGHT)


def time_at(strip: Strip, x: float, width: int) -> float:
    """Return which moment is at a place, from the film's start to its end."""
    share = (x - _LEFT) / max(1, width - _LEFT - _RIGHT)
    return max(0.0, min(1.0, share)) * strip.length_s


def paint_strip(painter: QPainter, strip: Strip, top: int, width: int) -> None:
    """Paint number, length and the frames or the wave."""
    tokens = theme.current()
    square = QRectF(16.5, top + (STRIP_HEIGHT - _NUMBER_PX) / 2, _NUMBER_PX, _NUMBER_PX)
    painter.setPen(tokens.hairline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(square, theme.RADIUS_BADGE, theme.RADIUS_BADGE)
    painter.setFont(theme.font(TextSize.CAPTION))
    painter.setPen(tokens.text)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(strip.number))
    painter.setFont(theme.font(TextSize.BODY))
    length = QRectF(square.right() + 8, top, _LEFT - square.right() - 12, STRIP_HEIGHT)
    painter.drawText(length, Qt.AlignmentFlag.AlignVCenter, formatting.duration(strip.length_s))
    whole = QRectF(_LEFT, top, width - _LEFT - _RIGHT, STRIP_HEIGHT)
    painter.fillRect(whole, tokens.tile)
    for number, image in enumerate(strip.frames):
        part = whole.width() / len(strip.frames)
        place = QRectF(whole.left() + number * part, top, part, STRIP_HEIGHT)
        if not image.isNull():
            painter.drawImage(place, image, covering(image, place))
    if strip.bars:
        _paint_wave(painter, strip.bars, whole)


def _paint_wave(painter: QPainter, bars: bytes, whole: QRectF) -> None:
    painter.setPen(theme.current().text2)
    middle, most = whole.center().y(), whole.height() / 2 - 2
    step = whole.width() / WAVE_BARS
    painter.drawLines(
        [
            QLineF(x, middle - height, x, middle + height)
            for number, bar in enumerate(bars)
            for x, height in [(whole.left() + (number + 0.5) * step, max(0.5, bar / 255 * most))]
        ]
    )


def paint_veils(
    painter: QPainter, strip: Strip, top: int, width: int, agreeing: Sequence[tuple[float, float]]
) -> None:
    """Veil what does not agree."""
    veil = QColor(theme.current().content)
    veil.setAlpha(_VEIL)
    at_s = 0.0
    for start_s, stop_s in [*agreeing, (strip.length_s,) * 2]:
        if start_s > at_s:
            left, right = (x_of(strip, each, width) for each in (at_s, start_s))
            painter.fillRect(QRectF(left, top, right - left, STRIP_HEIGHT), veil)
        at_s = max(at_s, stop_s)


def paint_bands(
    painter: QPainter, strips: Sequence[Strip], passages: Sequence[Passage], above: int, width: int
) -> None:
    """Join the stretches that agree, each by a band of its own."""
    fill = QColor(theme.current().accent)
    fill.setAlpha(_BAND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    one, other = strips
    for each in passages:
        upper = [QPointF(x_of(one, at, width), above) for at in (each.start_s, each.stop_s)]
        ends = (each.other_stop_s, each.other_start_s)
        lower = [QPointF(x_of(other, at, width), above + BAND_HEIGHT) for at in ends]
        painter.drawPolygon(QPolygonF([*upper, *lower]))


def paint_times(painter: QPainter, strip: Strip, top: int, width: int) -> None:
    """Write times of the lower strip below it."""
    painter.setFont(theme.font(TextSize.CAPTION))
    painter.setPen(theme.current().text2)
    for number in range(_TICKS + 1):
        at_s = strip.length_s * number / _TICKS
        x = x_of(strip, at_s, width)
        side = Qt.AlignmentFlag.AlignHCenter
        left = x - _TICK_WIDTH / 2
        if number == 0:
            side, left = Qt.AlignmentFlag.AlignLeft, x
        elif number == _TICKS:
            side, left = Qt.AlignmentFlag.AlignRight, x - _TICK_WIDTH
        place = QRectF(left, top + 2, _TICK_WIDTH, 16)
        told = clock(at_s) if strip.length_s < _SHORT_S else formatting.duration(at_s)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, told)


def paint_scrubber(painter: QPainter, x: float, top: int, *, knob: bool) -> None:
    """Paint where a film stands."""
    accent = theme.current().accent
    line = QRectF(x - _SCRUBBER / 2, top - 4, _SCRUBBER, STRIP_HEIGHT + 8)
    painter.fillRect(line, accent)
    if knob:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(x, top - 2), _KNOB, _KNOB)
