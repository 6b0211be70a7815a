"""How the time line looks: its axis with breaks, bars, points, the chosen day, the instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QLinearGradient, QPainter, QPen

from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import level_colour, paint_level
from mediadesk.ui.models.dates.time_axis import Mark, TimeAxis, bar_rows
from mediadesk.ui.models.dates.time_ticks import gap_length, ticks
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import SEMIBOLD

SHAPE = 14
_BAR_TOP, _BAR_PITCH = 24, 24
_BAR_PX = 4
_POINT_ABOVE_AXIS = 24
_AXIS_ABOVE_BOTTOM = 32
_FADE_PX = 56
_MOST_ROWS = 2
_JOIN_PX = 20
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something of the line that can be pointed at: one or more candidates at a place."""

    marks: tuple[Mark, ...]
    rect: QRectF
    """Shape and numbers together."""
    bar: QRectF | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The candidates' numbers in the list."""
        return tuple(mark.number for mark in self.marks)

    @property
    def level(self) -> ConfidenceLevel | None:
        """The best confidence of those here; None when none was taken."""
        order = list(ConfidenceLevel)
        taken = [mark.level for mark in self.marks if mark.level is not None]
        return min(taken, key=order.index) if taken else None

    @property
    def text(self) -> str:
        """The numbers: "5, 6"."""
        return ", ".join(str(number) for number in self.numbers)


def axis_y(height: int) -> float:
    """Return how far down the axis is."""
    return float(height - _AXIS_ABOVE_BOTTOM)


def spots(axis: TimeAxis, marks: Sequence[Mark], height: int) -> list[Spot]:
    """Return what is to be drawn: bars in rows at the top, points just over the axis."""
    if not axis.stretches:
        return []
    metrics = QFontMetrics(theme.font(TextSize.CAPTION, SEMIBOLD))
    found = [*_bar_spots(axis, marks, metrics, height)]
    line: list[Mark] = []
    y = axis_y(height) - _POINT_ABOVE_AXIS
    for mark in sorted((mark for mark in marks if mark.is_point), key=lambda mark: mark.start):
        if line and axis.x(mark.start) - axis.x(line[0].start) > _JOIN_PX:
            found.append(_point_spot(axis, line, metrics, y))
            line = []
        line.append(mark)
    if line:
        found.append(_point_spot(axis, line, metrics, y))
    return found


def _bar_spots(
    axis: TimeAxis, marks: Sequence[Mark], metrics: QFontMetrics, height: int
) -> list[Spot]:
    same: dict[tuple[datetime, datetime], list[Mark]] = {}
    for mark in marks:
        if not mark.is_point:
            same.setdefault((mark.start, mark.end), []).append(mark)
    firsts = {one[0].number: tuple(one) for one in same.values()}
    lowest = axis_y(height) - _POINT_ABOVE_AXIS - _BAR_PITCH
    found = []
    for row, mark in bar_rows([one[0] for one in same.values()]):
        left, right, _, _ = axis.extent(mark.start, mark.end)
        y = min(_BAR_TOP + min(row, _MOST_ROWS) * _BAR_PITCH, lowest)
        x = (left + right) / 2
        here = firsts[mark.number]
        rect = _badge(x - SHAPE / 2, y, here, metrics)
        found.append(Spot(here, rect, QRectF(left, y - _BAR_PX / 2, right - left, _BAR_PX)))
    return found


def _point_spot(axis: TimeAxis, marks: Sequence[Mark], metrics: QFontMetrics, y: float) -> Spot:
    ordered = tuple(sorted(marks, key=lambda mark: mark.number))
    return Spot(ordered, _badge(axis.x(marks[0].start) - SHAPE / 2, y, ordered, metrics))


def _badge(left: float, y: float, marks: Sequence[Mark], metrics: QFontMetrics) -> QRectF:
    words = metrics.horizontalAdvance(", ".join(str(mark.number) for mark in marks))
    return QRectF(left, y - 10, SHAPE + 5 + words + 4, 20)


class LinePainter:
    """Paints one state of the line into a widget's rectangle."""

    def __init__(self, painter: QPainter, axis: TimeAxis, rect: QRectF) -> None:
        """Paint with `painter` what `axis` lays out."""
        self._painter, self._axis, self._rect = painter, axis, rect
        self._y = axis_y(round(rect.height()))
        self._tokens = theme.current()
        self._labels: list[tuple[float, float]] = []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def chosen(self, start: datetime, end: datetime) -> None:
        """Tint the chosen day, month or year; mark the instant with an accent line."""
        day = start.replace(hour=0, minute=0, second=0, microsecond=0)
        is_instant = start == end
        left, right, _, _ = self._axis.extent(day, day + _DAY if is_instant else end)
        tint = QColor(self._tokens.accent)
        tint.setAlphaF(0.12 if self._tokens is theme.LIGHT else 0.22)
        self._painter.fillRect(QRectF(left, 8, right - left, self._y - 8), tint)
        if is_instant:
            x = self._axis.x(start)
            self._painter.fillRect(QRectF(x - 1, self._y - 16, 2, 24), self._tokens.accent)

    def axis(self, marks: Sequence[Mark]) -> None:
        """Paint the line of each stretch, its ticks, and the breaks."""
        painter, tokens = self._painter, self._tokens
        painter.setFont(theme.font(TextSize.CAPTION))
        for stretch in self._axis.stretches:
            left, right = self._axis.ends(stretch)
            painter.fillRect(QRectF(left, self._y, right - left, 1), tokens.border)
        for gap in self._axis.gaps:
            painter.setPen(QPen(tokens.text2, 1.5))
            for shift in (-3, 3):
                painter.drawLine(
                    QPointF(gap.x + shift - 2, self._y + 6), QPointF(gap.x + shift + 2, self._y - 6)
                )
            self._label(gap.x, gap_length(gap.start, gap.end))
        told: set[tuple[object, int]] = set()
        for tick in ticks(self._axis, self._rect.left(), self._rect.right()):
            painter.fillRect(QRectF(tick.x - 0.5, self._y, 1, 7), tokens.border)
            place = (tick.stretch, tick.year)
            if self._label(tick.x, tick.text if place in told else tick.whole):
                told.add(place)
        for stretch in self._axis.stretches:  # too narrow for its ticks: say the day of a mark
            here = [m for m in marks if stretch.start <= m.start <= stretch.end]
            if here and not any(told_of is stretch for told_of, _ in told):
                first = here[0].start
                left, right = self._axis.ends(stretch)
                self._label(
                    (left + right) / 2, formatting.day(QDate(first.year, first.month, first.day))
                )

    def _label(self, x: float, text: str) -> bool:
        """Write below the axis, unless something stands there already or it would be cut."""
        half = self._painter.fontMetrics().horizontalAdvance(text) / 2 + 4
        start, end = x - half, x + half
        if start < 0 or end > self._rect.right():
            return False
        if any(start < other_end and other < end for other, other_end in self._labels):
            return False
        self._labels.append((start, end))
        self._painter.setPen(self._tokens.text2)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        self._painter.drawText(QRectF(start, self._y + 8, 2 * half, 18), centre, text)
        return True

    def spot(self, spot: Spot, *, highlighted: bool, chosen: bool) -> None:
        """Paint a bar or a point with its shape and numbers."""
        painter, tokens = self._painter, self._tokens
        if spot.bar is not None:
            self._bar(spot)
        ground = tokens.sel if highlighted else tokens.content
        if spot.bar is not None or highlighted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(spot.rect.adjusted(-4, 0, 2, 0), *(theme.RADIUS_BADGE,) * 2)
        if chosen and highlighted:
            painter.setPen(QPen(tokens.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot.rect.adjusted(-4, 0, 2, 0), *(theme.RADIUS_BADGE,) * 2)
        shape = QRectF(spot.rect.left(), spot.rect.center().y() - SHAPE / 2, SHAPE, SHAPE)
        paint_level(painter, shape, spot.level)
        painter.setFont(theme.font(TextSize.CAPTION, SEMIBOLD))
        painter.setPen(tokens.text)
        words = spot.rect.adjusted(SHAPE + 5, 0, 4, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                         spot.text)  # fmt: skip

    def _bar(self, spot: Spot) -> None:
        """Paint a bar, fading where its month or year goes on beyond the axis."""
        bar = spot.bar
        if bar is None or bar.width() <= 0:
            return
        mark = spot.marks[0]
        _, _, before, after = self._axis.extent(mark.start, mark.end)
        colour = QColor(level_colour(spot.level))
        colour.setAlphaF(0.6)
        clear = QColor(colour)
        clear.setAlphaF(0.0)
        shade = QLinearGradient(bar.topLeft(), bar.topRight())
        fade = min(0.5, _FADE_PX / bar.width())
        shade.setColorAt(0.0, clear if before else colour)
        shade.setColorAt(fade, colour)
        shade.setColorAt(1.0 - fade, colour)
        shade.setColorAt(1.0, clear if after else colour)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(shade))
        self._painter.drawRoundedRect(bar, 2, 2)
