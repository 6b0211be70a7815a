"""Time zones: the offset two stamps prove together, the zone of a place, and the zone of home."""

import os
import re
from bisect import bisect_left
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mediadesk.domain.facts import Position

REAL_OFFSETS: tuple[int, ...] = tuple(
    sorted(
        {hour * 60 for hour in range(-12, 15)}
        # Marquesas, Newfoundland (both), Venezuela; Iran (both) to Norfolk; Nepal, Eucla, Chatham
        | {-570, -210, -150, -270}
        | {210, 270, 330, 390, 510, 570, 630, 690}
        | {345, 525, 765, 825}
    )
)
"""Every offset in use since there are digital cameras, in minutes east of UTC.

A 15-minute grid alone would accept two in five random differences at GPS's tolerance.
"""

_FIXED = re.compile(r"^(?:UTC|GMT)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?$")
_DAY = timedelta(days=1)
_POSITION_GRID = 2
"""Decimal places of a position (about 1 km) that share one remembered zone."""


class ProcessZone(tzinfo):
    """The zone this program runs in, as the operating system knows it (TZ is honoured)."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        """Return the offset at a wall time; the system decides what a repeated hour means."""
        if at is None:
            return None
        try:
            return at.replace(tzinfo=None).astimezone().utcoffset()
        except (OverflowError, ValueError, OSError):
            return timedelta(0)

    def dst(self, at: datetime | None) -> timedelta | None:  # noqa: ARG002 - tzinfo's signature
        """Return None: the system does not say how much of the offset is summer time."""
        return None

    def tzname(self, at: datetime | None) -> str | None:
        """Return the system's short name of the zone."""
        return None if at is None else at.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, at: datetime) -> datetime:
        """Return the wall time of an instant, marked when its hour occurs twice."""
        try:
            wall = at.replace(tzinfo=UTC).astimezone()
            again = wall.replace(tzinfo=None).astimezone().utcoffset() != wall.utcoffset()
        except (OverflowError, ValueError, OSError):
            return at
        return wall.replace(tzinfo=self, fold=int(again))


def home_zone(setting: str | None) -> tzinfo:
    """Return the user's zone: a zone name, "+02:00", or (empty, unknown) the process's own."""
    if setting:
        if fixed := _FIXED.match(setting):
            minutes = int(fixed[2]) * 60 + int(fixed[3] or 0)
            if minutes < 24 * 60:
                return timezone(timedelta(minutes=minutes if fixed[1] == "+" else -minutes))
        if zone := named_zone(setting):
            return zone
    # a zone's own table is faster than asking the system, and exact for repeated hours
    return named_zone(os.environ.get("TZ", "").lstrip(":")) or ProcessZone()


@lru_cache(maxsize=64)
def named_zone(name: str) -> tzinfo | None:
    """Return the zone of the tz database with this name, or None."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_at(position: Position) -> tzinfo | None:
    """Return the time zone of a place, None on the open sea or for no real position."""
    latitude, longitude = position.latitude, position.longitude
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    if latitude == 0 and longitude == 0:
        return None  # what devices write without a fix
    return _zone_of(round(latitude, _POSITION_GRID), round(longitude, _POSITION_GRID))


@lru_cache(maxsize=4096)
def _zone_of(latitude: float, longitude: float) -> tzinfo | None:
    from tzfpy import get_tz  # noqa: PLC0415 - its table costs memory only a few files need

    name = get_tz(longitude, latitude)
    return None if name.startswith("Etc/") else named_zone(name)


def offset_of_instant(zone: tzinfo, at_utc: datetime) -> int:
    """Return the minutes east of UTC in a zone at a naive UTC time."""
    wall = at_utc.replace(tzinfo=UTC).astimezone(zone)
    return _minutes(wall.utcoffset())


def offset_of_wall(zone: tzinfo, wall: datetime) -> int | None:
    """Return the minutes east of UTC in a zone at a wall time.

    None when the hour occurs twice, in autumn. In the hour that spring skips, the offset before
    the change holds: that is what a clock shows which was not yet put forward.
    """
    first = wall.replace(tzinfo=zone, fold=0).utcoffset()
    second = wall.replace(tzinfo=zone, fold=1).utcoffset()
    if first is not None and second is not None and first > second:
        return None
    return _minutes(first)


def nearest_offset(difference: timedelta) -> tuple[int, float]:
    """Return the real offset nearest to local minus UTC, and what is left in seconds."""
    minutes = difference.total_seconds() / 60
    place = bisect_left(REAL_OFFSETS, minutes)
    around = REAL_OFFSETS[max(0, place - 1) : place + 1]
    offset = min(around, key=lambda real: abs(real - minutes))
    return offset, abs(minutes - offset) * 60


def proved_offset(
    local: datetime, at_utc: datetime, *, tolerance_s: float, day_may_slip: bool = False
) -> tuple[int, int] | None:
    """Return (offset in minutes, days the UTC date is ahead) that a local and a UTC time prove.

    None when no real offset explains the difference. With `day_may_slip` a UTC stamp farther
    away than any zone is tried a day off, too (cameras that combine the local date with the UTC
    time).
    """
    apart_minutes = (local - at_utc).total_seconds() / 60
    slipped = day_may_slip and not REAL_OFFSETS[0] - 5 < apart_minutes < REAL_OFFSETS[-1] + 5
    for days in (0, 1, -1) if slipped else (0,):
        offset, residual_s = nearest_offset(local - at_utc + days * _DAY)
        if residual_s <= tolerance_s:
            return offset, days
    return None


def _minutes(offset: timedelta | None) -> int:
    return round((offset or timedelta(0)).total_seconds() / 60)
