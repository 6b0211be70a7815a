"""Dates as people type them: "2019-02-03 14:05", "3 Feb 2019", "Feb 2019", "summer 1987".

What is typed says how exactly it is known, and no more is made of it.
"""

import re
from datetime import datetime

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import KNOWN_LENGTHS, Precision, ZoneKind
from mediadesk.formats.datetext import DateText, parse_exif, zone_minutes
from mediadesk.timestamps.seasons import read_season, season_text

_MONTHS = (
    *(("january", "januar"), ("february", "februar"), ("march", "märz"), ("april",)),
    *(("may", "mai"), ("june", "juni"), ("july", "juli"), ("august",), ("september",)),
    *(("october", "oktober"), ("november",), ("december", "dezember")),
)
"""In the languages of the window."""
_EARLIEST, _LATEST = 1000, 2200
_TIME = r"(?:[ ,T]+(?:at )?(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?))?"
_ZONE = r"(?:\s*(?P<zone>Z|UTC|[+-]\d{1,2}(?::?\d{2})?))?"
_DAY_MONTH = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? (?P<month>[^\W\d_]+)\.?,? (?P<year>\d{{4}}){_TIME}{_ZONE}", re.IGNORECASE)  # fmt: skip # noqa: E501
_MONTH_DAY = re.compile(rf"(?P<month>[^\W\d_]+)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_TIME}{_ZONE}", re.IGNORECASE)  # fmt: skip # noqa: E501
_DOTTED = re.compile(rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}){_TIME}{_ZONE}", re.IGNORECASE)  # fmt: skip # noqa: E501
_MONTH = re.compile(r"(?P<month>[^\W\d_]+)\.?,? (?P<year>\d{4})", re.IGNORECASE)
_NUMBER_MONTH = re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})")
_ABOUT = re.compile(r"(?:about|around|circa|etwa|um|ca\.?|c\.|~) *(?P<year>\d{4})", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap])?", re.IGNORECASE)


def parse_typed(text: str) -> ChosenDate | None:
    """Read a date that somebody typed; None for what needs a guess ("06/05/08") or is no date."""
    text = " ".join(text.split())[:80]
    if (reading := parse_exif(_widened(text))) is not None:
        return _from_reading(reading)
    for pattern in (_DAY_MONTH, _MONTH_DAY, _DOTTED):
        if found := pattern.fullmatch(text):
            return _whole(found)
    if (season := read_season(text)) is not None:
        return season if _EARLIEST <= int(season.wall[:4]) <= _LATEST else None
    if found := _ABOUT.fullmatch(text):
        return _chosen((int(found["year"]), 7, 1), Precision.YEAR)
    for pattern in (_MONTH, _NUMBER_MONTH):
        if (found := pattern.fullmatch(text)) and (month := _month(found["month"])):
            return _chosen((int(found["year"]), month, 1), Precision.MONTH)
    return None


def shown(date: ChosenDate) -> str:
    """Return a date as it can be typed again, as far as it is known."""
    if date.precision is Precision.SEASON:
        return season_text(date)
    text = date.wall[: KNOWN_LENGTHS.get(date.precision, 19)].replace("T", " ")
    if date.precision is Precision.DECADE:
        return f"{text}0s"
    if date.offset_minutes is None or len(text) <= KNOWN_LENGTHS[Precision.DAY]:
        return text
    hours, minutes = divmod(abs(date.offset_minutes), 60)
    return f"{text} {'-' if date.offset_minutes < 0 else '+'}{hours:02}:{minutes:02}"


def _widened(text: str) -> str:
    """Let people leave out what machines write: "2019-02-03, 14:05", "+2"."""
    text = re.sub(r"(?<=\d), (?=\d{1,2}[:.])", " ", text)
    return re.sub(r"([+-])(\d)(?::?(\d{2}))?$", _padded, text) if ":" in text else text


def _padded(found: re.Match[str]) -> str:
    return f"{found[1]}0{found[2]}:{found[3] or '00'}"


def _from_reading(reading: DateText) -> ChosenDate | None:
    wall = datetime.fromisoformat(reading.wall).replace(microsecond=0)
    if not _EARLIEST <= wall.year <= _LATEST:
        return None
    if reading.precision is Precision.YEAR:
        wall = wall.replace(month=7)
    offset = 0 if reading.zone is ZoneKind.UTC else reading.offset_minutes
    return ChosenDate(wall.isoformat(), reading.precision, offset)


def _whole(found: re.Match[str]) -> ChosenDate | None:
    month = _month(found["month"])
    day = (int(found["year"]), month, int(found["day"]))
    if not month:
        return None
    if found["time"] is None:
        return None if found["zone"] else _chosen(day, Precision.DAY)
    clock = _CLOCK.match(found["time"])
    if clock is None:
        return None
    hour = int(clock[1])
    if clock[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    precision = Precision.MINUTE if clock[3] is None else Precision.SECOND
    offset = None
    if found["zone"] is not None:
        offset = zone_minutes(re.sub(r"^([+-])(\d)(?!\d)", r"\g<1>0\2", found["zone"]))
        if offset is None:
            return None
    return _chosen((*day, hour, int(clock[2]), int(clock[3] or 0)), precision, offset)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else 0
    text = "sep" if text.lower() == "sept" else text.lower()
    fitting = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(text in (name, name[:3]) for name in names)
    ]
    return fitting[0] if fitting else 0


def _chosen(
    numbers: tuple[int, ...], precision: Precision, offset_minutes: int | None = None
) -> ChosenDate | None:
    try:
        wall = datetime(*numbers)  # type: ignore[arg-type] # noqa: DTZ001 - a wall time
    except ValueError:
        return None
    if not _EARLIEST <= wall.year <= _LATEST:
        return None
    return ChosenDate(wall.isoformat(), precision, offset_minutes)
