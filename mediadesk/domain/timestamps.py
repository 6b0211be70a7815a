"""When a file was made: the words of the date engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType

FILE_TIME = "File:FileModifyDate"
"""The source that every file has: when the disk says it was last written."""
NAME_WITH_TIME = "filename_datetime"
NAME_WITH_DAY = "filename_date"
NAME_WITH_EPOCH = "filename_epoch"
"""Seconds or milliseconds since 1970 in the name; unknown to the first rule (`confidence`)."""
NAME_SOURCES = frozenset({NAME_WITH_TIME, NAME_WITH_DAY, NAME_WITH_EPOCH})
"""The sources that are the file's own name."""


class ConfidenceLevel(StrEnum):
    """How far a date can be trusted, best first."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    NONE = "NONE"


class Precision(StrEnum):
    """How much of a date is known, the most exact first."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    """Three months: June to August, say; December begins the winter of the year it leads to."""
    YEAR = "year"
    DECADE = "decade"


KNOWN_LENGTHS: Mapping[Precision, int] = MappingProxyType(
    {
        Precision.MINUTE: 16,
        Precision.DAY: 10,
        Precision.MONTH: 7,
        Precision.SEASON: 4,
        Precision.YEAR: 4,
        Precision.DECADE: 3,
    }
)
"""How much of a wall time's text is known; all 19 signs of it to the second."""

TIMED = frozenset({Precision.SECOND, Precision.MINUTE})
"""Precisions that know the time of day."""


MONTHS: Mapping[Precision, int] = MappingProxyType(
    {Precision.MONTH: 1, Precision.SEASON: 3, Precision.YEAR: 12, Precision.DECADE: 120}
)
"""How many months a date of such a precision spans."""


class Season(IntEnum):
    """A quarter of the year, by the months it holds in the north."""

    WINTER = 0
    SPRING = 1
    SUMMER = 2
    AUTUMN = 3


def season_of(year: int, month: int) -> tuple[int, Season]:
    """Return the season a month lies in, and its year: December belongs to the next year's."""
    return year + month // 12, Season(month % 12 // 3)


def first_month(year: int, month: int, precision: Precision) -> int:
    """Return with which month (counted from the year 0) the span a month lies in begins."""
    ahead = 1 if precision is Precision.SEASON else 0  # winter begins in December
    months = MONTHS[precision]
    return (year * 12 + month - 1 + ahead) // months * months - ahead


class ZoneKind(StrEnum):
    """What a wall time refers to: the clock on the spot, UTC, or a stated offset."""

    NAIVE = "naive"
    UTC = "utc"
    OFFSET = "offset"


class Meaning(StrEnum):
    """What happened at the time a stamp states."""

    TAKEN = "taken"
    SENT = "sent"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One raw statement about time that a file, its name or a sidecar makes.

    `source` is one of the names of product.md (`EXIF:DateTimeOriginal`, `QuickTime:CreateDate`,
    `filename_date`, ...); `raw` is the text as found; `wall` is ISO 8601 without zone, with
    sub-seconds where stated, or None when the text could not be read as a date;
    `offset_minutes` is stated east of UTC, only with `ZoneKind.OFFSET`; `meaning` differs from
    TAKEN only for names that messengers and web sites give.
    """

    source: str
    raw: str
    wall: str | None
    precision: Precision = Precision.SECOND
    zone: ZoneKind = ZoneKind.NAIVE
    offset_minutes: int | None = None
    meaning: Meaning = Meaning.TAKEN
