"""The axis of the time line: stretches with dates to scale, long gaps as marked breaks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from mediadesk.domain.timestamps import ConfidenceLevel

LONGEST_GAP = timedelta(hours=36)
"""Longer than this without a date is drawn as a break."""
BREAK_PX = 28
MOST_ZOOM = 4000.0
_FIRST, _LAST = datetime.min, datetime.max  # noqa: DTZ901 - wall times know no zone
_DAY = timedelta(days=1)
_MARGIN_PX = 24
_LEAST_STRETCH_PX = 96
_SHORTEST, _LONGEST_SHARE = 1.0, 8.0
"""A stretch takes room for its days, but no less and no more than for so many."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on the line: a point, or a bar as long as what is not known of it.

    `number` is the candidate's in the list; `level` is None for one that was not taken.
    """

    number: int
    start: datetime
    end: datetime
    level: ConfidenceLevel | None

    @property
    def is_point(self) -> bool:
        """True when the time of day is known."""
        return self.end == self.start

    @property
    def is_long(self) -> bool:
        """True for months and years, which do not say where to look."""
        return self.end - self.start > _DAY


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis that is to scale; pixels are those without zoom."""

    start: datetime
    end: datetime
    first: datetime
    last: datetime
    """The first and the last date on it; it reaches a little further on both sides."""
    left: float = 0.0
    width: float = 0.0

    @property
    def seconds(self) -> float:
        """How long it is."""
        return (self.end - self.start).total_seconds()


@dataclass(frozen=True, slots=True)
class Gap:
    """A break of the axis: where it is drawn, and the time left out there."""

    x: float
    start: datetime
    end: datetime


class TimeAxis:
    """Turns times into places on a line of a given width, and back."""

    def __init__(self, marks: Sequence[Mark], width_px: int) -> None:
        """Lay out `marks`; without any there is nothing to draw."""
        self.zoom, self._offset = 1.0, 0.0
        self._width = float(max(1, width_px))
        self.stretches = _placed(_stretches(marks), self._width)

    @property
    def gaps(self) -> list[Gap]:
        """The breaks between the stretches."""
        found = []
        for one, other in pairwise(self.stretches):
            middle = (one.left + one.width + other.left) / 2
            found.append(Gap(self._seen(middle), one.last, other.first))
        return found

    def x(self, at: datetime) -> float:
        """Return where a time is; one within a break is drawn inside it."""
        if not self.stretches:
            return 0.0
        place = bisect_right([stretch.start for stretch in self.stretches], at) - 1
        here = self.stretches[max(0, place)]
        if at <= here.end or place == len(self.stretches) - 1:
            share = (at - here.start) / (here.end - here.start)
            return self._seen(here.left + share * here.width)
        after = self.stretches[place + 1]
        share = (at - here.end) / (after.start - here.end)
        left = here.left + here.width
        return self._seen(left + share * (after.left - left))

    def at(self, x: float) -> datetime | None:
        """Return the time at a place; None where there is no axis."""
        if not self.stretches:
            return None
        base = (x + self._offset) / self.zoom
        here = min(
            self.stretches,
            key=lambda each: max(each.left - base, base - each.left - each.width, 0.0),
        )
        share = min(1.0, max(0.0, (base - here.left) / here.width))
        return here.start + share * (here.end - here.start)

    def ends(self, stretch: Stretch) -> tuple[float, float]:
        """Return where a stretch begins and ends."""
        return self._seen(stretch.left), self._seen(stretch.left + stretch.width)

    def px_per_s(self, stretch: Stretch) -> float:
        """Return the scale of a stretch."""
        return stretch.width * self.zoom / stretch.seconds

    def extent(self, start: datetime, end: datetime) -> tuple[float, float, bool, bool]:
        """Return left and right of a bar, and whether it goes on beyond either, undrawn."""
        first, last = self.stretches[0].start, self.stretches[-1].end
        before, after = not self._is_drawn(start), not self._is_drawn(end)
        return self.x(max(start, first)), self.x(min(end, last)), before, after

    def zoom_at(self, x: float, factor: float) -> None:
        """Zoom; what is at `x` stays there."""
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        base = (x + self._offset) / self.zoom
        self.zoom = zoom
        self._offset = base * zoom - x
        self.pan(0.0)

    def pan(self, by_px: float) -> None:
        """Move what is seen; never past the ends."""
        self._offset = min(self._width * (self.zoom - 1), max(0.0, self._offset + by_px))

    def _is_drawn(self, at: datetime) -> bool:
        return any(stretch.start <= at <= stretch.end for stretch in self.stretches)

    def _seen(self, base: float) -> float:
        return base * self.zoom - self._offset


def _stretches(marks: Sequence[Mark]) -> list[Stretch]:
    """Return the parts of time worth drawing: around points and days first, else months, years."""
    found: list[Stretch] = []
    for mark in sorted(marks, key=lambda mark: mark.end - mark.start):
        if mark.is_long and any(mark.start < s.end and s.start < mark.end for s in found):
            continue
        found.append(_around(mark))
    joined: list[Stretch] = []
    for stretch in sorted(found, key=lambda stretch: stretch.start):
        if joined and stretch.start <= joined[-1].end + (LONGEST_GAP - _DAY):
            last = joined.pop()
            stretch = Stretch(  # noqa: PLW2901 - joined
                last.start, max(last.end, stretch.end), last.first, max(last.last, stretch.last)
            )
        joined.append(stretch)
    return joined


def _around(mark: Mark) -> Stretch:
    """Return a mark with half a day, or a tenth of itself, on both sides."""
    pad = max(_DAY / 2, (mark.end - mark.start) / 10 if mark.is_long else _DAY / 2)
    return Stretch(moved(mark.start, -pad), moved(mark.end, pad), mark.start, mark.end)


def _placed(stretches: Sequence[Stretch], width: float) -> tuple[Stretch, ...]:
    if not stretches:
        return ()
    room = max(1.0, width - 2 * _MARGIN_PX - BREAK_PX * (len(stretches) - 1))
    shares = [
        min(_LONGEST_SHARE, max(_SHORTEST, each.seconds / _DAY.total_seconds()))
        for each in stretches
    ]
    least = min(_LEAST_STRETCH_PX, room / len(stretches))
    spare = room - least * len(stretches)
    left, placed = float(_MARGIN_PX), []
    for stretch, share in zip(stretches, shares, strict=True):
        own = least + spare * share / sum(shares)
        placed.append(replace(stretch, left=left, width=own))
        left += own + BREAK_PX
    return tuple(placed)


def moved(at: datetime, by: timedelta) -> datetime:
    """Return a time moved, kept within what a calendar can say."""
    try:
        return at + by
    except OverflowError:
        return _LAST if by > timedelta() else _FIRST


def bar_rows(marks: Sequence[Mark]) -> Iterator[tuple[int, Mark]]:
    """Yield each bar with its row from the top: the longest first, none over another."""
    taken: list[list[Mark]] = []
    bars = [mark for mark in marks if not mark.is_point]
    for mark in sorted(bars, key=lambda mark: (mark.start - mark.end, mark.number)):
        for row, others in enumerate(taken):
            if all(mark.end <= other.start or other.end <= mark.start for other in others):
                others.append(mark)
                yield row, mark
                break
        else:
            taken.append([mark])
            yield len(taken) - 1, mark
