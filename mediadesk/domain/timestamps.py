"""When a file was made: the words of the date engine."""

from dataclasses import dataclass
from enum import StrEnum


class ConfidenceLevel(StrEnum):
    """How far a date can be trusted, best first."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    NONE = "NONE"


class Precision(StrEnum):
    """How much of a date is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


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
