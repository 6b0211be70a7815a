"""How far the earliest date of a file can be trusted: the first, frozen rule.

The rule is kept literally, with its known weaknesses, because its answer is shown beside the
resolver's and must not change: only the seven sources of `SOURCE_WEIGHTS` count; years before
`min_year` are dropped; the earliest wins and a tie goes to the heavier source; "agreement" means
another candidate than the chosen one within one second of it, inclusive. Wall times are compared
as read: a stated zone is looked at by nobody. What to do better is `resolver`'s business.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from mediadesk.domain.timestamps import ConfidenceLevel

SOURCE_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "EXIF:DateTimeOriginal": 10,
        "EXIF:CreateDate": 8,
        "QuickTime:CreateDate": 7,
        "EXIF:ModifyDate": 5,
        "filename_datetime": 3,
        "filename_date": 2,
        "File:FileModifyDate": 1,
    }
)
"""The seven sources that count, and how much."""

AGREEMENT = timedelta(seconds=1)
HEAVY = 8
MIDDLING = 5

DEFAULT_MIN_YEAR = 2000


def calculate_confidence(
    timestamp_candidates: list[tuple[datetime, str]], min_year: int = DEFAULT_MIN_YEAR
) -> tuple[datetime | None, ConfidenceLevel, list[tuple[datetime, str]]]:
    """Choose the earliest plausible candidate and say how far to trust it.

    `timestamp_candidates` are (time as read, source name). Returns the chosen time (None when
    nothing is left), its confidence, and every candidate as given, for storage:

    - HIGH: weight of the source at least 8, and another candidate agrees;
    - MEDIUM: weight at least 5, or another candidate agrees;
    - LOW: otherwise; NONE: no candidate of a known source from `min_year` on.
    """
    every = list(timestamp_candidates)
    chosen, level = choose(every, min_year)
    return (None if chosen is None else chosen[0]), level, every


def choose(
    candidates: list[tuple[datetime, str]], min_year: int = DEFAULT_MIN_YEAR
) -> tuple[tuple[datetime, str] | None, ConfidenceLevel]:
    """Return the chosen (time, source) itself, None when nothing is left, and its confidence."""
    valid = [
        (at.replace(tzinfo=None), -SOURCE_WEIGHTS[source], place)
        for place, (at, source) in enumerate(candidates)
        if source in SOURCE_WEIGHTS and at.year >= min_year
    ]
    if not valid:
        return None, ConfidenceLevel.NONE
    earliest, minus_weight, place = min(valid)
    agrees = any(at - earliest <= AGREEMENT for at, _, other in valid if other != place)
    return candidates[place], _level(-minus_weight, agrees=agrees)


def _level(weight: int, *, agrees: bool) -> ConfidenceLevel:
    if weight >= HEAVY and agrees:
        return ConfidenceLevel.HIGH
    if weight >= MIDDLING or agrees:
        return ConfidenceLevel.MEDIUM
    return ConfidenceLevel.LOW
