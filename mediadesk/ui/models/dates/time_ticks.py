"""The ticks of the time line: as many as can be read, each with its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDate

from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.dates.time_axis import Stretch, TimeAxis, moved

_LEAST_PX = 84
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_STEPS_S = (1, 5, 15, 30, _MINUTE, 5 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE, _HOUR, 3 * _HOUR,
            6 * _HOUR, 12 * _HOUR, _DAY, 2 * _DAY, 7 * _DAY)  # fmt: skip
_STEPS_MONTHS = (1, 3, 6, 12, 24, 60, 120, 600)
_MONTH_S = 30.4 * _DAY


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis with its words; `whole` says the year and day, too."""

    x: float
    text: str
    whole: str
    stretch: Stretch
    year: int


def ticks(axis: TimeAxis, left: float, right: float) -> Iterator[Tick]:
    """Yield the ticks between two places, from the left."""
    for stretch in axis.stretches:
        start, end = axis.ends(stretch)
        if end < left or start > right:
            continue
        for at, step_s in _times(axis, stretch, max(left, start), min(right, end)):
            texts = _words(at, step_s, whole=False), _words(at, step_s, whole=True)
            yield Tick(axis.x(at), *texts, stretch, at.year)


def _times(
    axis: TimeAxis, stretch: Stretch, left: float, right: float
) -> Iterator[tuple[datetime, float]]:
    """Yield round times in sight, and how far apart they are in seconds."""
    scale = axis.px_per_s(stretch)
    first, last = axis.at(left), axis.at(right)
    if first is None or last is None:
        return
    step_s = next((step for step in _STEPS_S if step * scale >= _LEAST_PX), None)
    if step_s is None:
        fitting = (m for m in _STEPS_MONTHS if m * _MONTH_S * scale >= _LEAST_PX)
        months = next(fitting, _STEPS_MONTHS[-1])
        yield from ((at, months * _MONTH_S) for at in _round_months(first, last, months))
        return
    midnight = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - wall time
    if step_s < _DAY:
        midnight += step_s * ((first - midnight) // timedelta(seconds=step_s)) * _SECOND
    at = midnight
    while at <= last:
        if at >= first:
            yield at, step_s
        later = moved(at, timedelta(seconds=step_s))
        if later - at < timedelta(seconds=step_s):
            return  # the end of the calendar
        at = later


_SECOND = timedelta(seconds=1)


def _round_months(first: datetime, last: datetime, months: int) -> Iterator[datetime]:
    number = (first.year * 12 + first.month - 1) // months * months
    while number // 12 <= last.year:
        if number >= 12:
            at = datetime(number // 12, number % 12 + 1, 1)  # noqa: DTZ001 - wall time
            if at > last:
                return
            if at >= first:
                yield at
        number += months


def _words(at: datetime, step_s: float, *, whole: bool) -> str:
    day = QDate(at.year, at.month, at.day)
    if step_s >= 12 * _MONTH_S:
        return str(at.year)
    if step_s >= _MONTH_S:
        return formatting.locale().toString(day, "MMM yyyy" if whole else "MMM")
    if step_s >= _DAY or not (at.hour or at.minute or at.second):
        return formatting.day(day, year=whole)
    time = at.strftime("%H:%M:%S" if at.second or step_s < _MINUTE else "%H:%M")
    return f"{formatting.day(day)}, {time}" if whole else time


def gap_length(start: datetime, end: datetime) -> str:
    """Return how long a break is, roughly: "3 y 7 mo", "12 d"."""
    days = (end - start).days
    months = round(days / 30.44)
    if months >= 24:
        years, rest = divmod(months, 12)
        words = tr("TimeLine", "{years} y {months} mo") if rest else tr("TimeLine", "{years} y")
        return words.format(years=formatting.count(years), months=rest)
    if months >= 2:
        return tr("TimeLine", "{n} mo").format(n=months)
    if days >= 2:
        return tr("TimeLine", "{n} d").format(n=days)
    return tr("TimeLine", "{n} h").format(n=round((end - start).total_seconds() / _HOUR))
