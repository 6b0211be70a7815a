"""What a date is as the time of a file, and how the time of a file reads at home."""

from datetime import UTC, datetime, timedelta, tzinfo

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import Precision


def mtime_ns(date: ChosenDate, home: tzinfo) -> int | None:
    """Return a date as the time of a file; None for one that no file can have."""
    wall = datetime.fromisoformat(date.wall)
    if date.precision is Precision.DAY and wall.hour == wall.minute == 0:
        wall += timedelta(hours=12)  # noon is on that day in most zones
    if date.offset_minutes is not None:
        at = (wall - timedelta(minutes=date.offset_minutes)).replace(tzinfo=UTC)
    else:
        at = wall.replace(tzinfo=home)
    try:
        return int(at.timestamp()) * 10**9
    except (OverflowError, ValueError):
        return None


def shown(at_ns: int, home: tzinfo) -> str:
    """Return the time of a file as it reads at home."""
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at_ns // 10**9)
    return at.astimezone(home).strftime("%Y-%m-%d %H:%M:%S")
