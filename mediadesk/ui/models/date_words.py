"""How dates, their sources and what is uncertain about them are called."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from PySide6.QtCore import QDate

from mediadesk.domain.dating import ChosenDate, Need
from mediadesk.domain.timestamps import MONTHS, TIMED, Precision, Season, first_month, season_of
from mediadesk.timestamps.agreement import same
from mediadesk.timestamps.seasons import year_text
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.words import QT_TRANSLATE_NOOP

NEEDS: Mapping[Need, tuple[str, str]] = MappingProxyType(
    {
        Need.CONTRADICTED: (
            QT_TRANSLATE_NOOP("Dates", "Contradicted"),
            QT_TRANSLATE_NOOP("Dates", "Contradicted"),
        ),
        Need.ZONE: (
            QT_TRANSLATE_NOOP("Dates", "Another day or hour"),
            QT_TRANSLATE_NOOP("Dates", "Day or hour"),
        ),
        Need.LOW: (QT_TRANSLATE_NOOP("Dates", "Low"), QT_TRANSLATE_NOOP("Dates", "Low")),
        Need.NONE: (QT_TRANSLATE_NOOP("Dates", "No date"), QT_TRANSLATE_NOOP("Dates", "None")),
    }
)
"""Heading in the queue and word on the chip."""

_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "EXIF:DateTimeOriginal": QT_TRANSLATE_NOOP("Source", "Camera, EXIF original"),
        "EXIF:CreateDate": QT_TRANSLATE_NOOP("Source", "Camera, EXIF digitised"),
        "EXIF:ModifyDate": QT_TRANSLATE_NOOP("Source", "EXIF changed"),
        "QuickTime:CreationDate": QT_TRANSLATE_NOOP("Source", "Film, local time"),
        "QuickTime:ContentCreateDate": QT_TRANSLATE_NOOP("Source", "Film, content"),
        "QuickTime:CreateDate": QT_TRANSLATE_NOOP("Source", "Film header"),
        "QuickTime:TrackCreateDate": QT_TRANSLATE_NOOP("Source", "Film track"),
        "QuickTime:MediaCreateDate": QT_TRANSLATE_NOOP("Source", "Film media"),
        "Matroska:DateUTC": QT_TRANSLATE_NOOP("Source", "Matroska header"),
        "Matroska:DateRecorded": QT_TRANSLATE_NOOP("Source", "Matroska, recorded"),
        "RIFF:IDIT": QT_TRANSLATE_NOOP("Source", "AVI header"),
        "RIFF:DateTimeOriginal": QT_TRANSLATE_NOOP("Source", "Recorder"),
        "PNG:CreationTime": QT_TRANSLATE_NOOP("Source", "PNG text"),
        "PNG:ModifyDate": QT_TRANSLATE_NOOP("Source", "PNG changed"),
        "GPS": QT_TRANSLATE_NOOP("Source", "GPS"),
        "Takeout": QT_TRANSLATE_NOOP("Source", "Google Takeout"),
        "XMP:DateTimeOriginal": QT_TRANSLATE_NOOP("Source", "XMP original"),
        "XMP:DateTimeDigitized": QT_TRANSLATE_NOOP("Source", "XMP digitised"),
        "XMP:DateCreated": QT_TRANSLATE_NOOP("Source", "XMP created"),
        "XMP:CreateDate": QT_TRANSLATE_NOOP("Source", "XMP file created"),
        "XMP:ModifyDate": QT_TRANSLATE_NOOP("Source", "XMP changed"),
        "IPTC:DigitalCreationDate": QT_TRANSLATE_NOOP("Source", "IPTC digitised"),
        "IPTC": QT_TRANSLATE_NOOP("Source", "IPTC"),
        "filename_datetime": QT_TRANSLATE_NOOP("Source", "File name"),
        "filename_date": QT_TRANSLATE_NOOP("Source", "File name"),
        "filename_epoch": QT_TRANSLATE_NOOP("Source", "Number in the name"),
        "foldername_date": QT_TRANSLATE_NOOP("Source", "Folder name"),
        "File:FileModifyDate": QT_TRANSLATE_NOOP("Source", "File modified"),
        "pair": QT_TRANSLATE_NOOP("Source", "Other half of the pair"),
        "duplicate": QT_TRANSLATE_NOOP("Source", "Copy of this picture"),
        "name": QT_TRANSLATE_NOOP("Source", "New name"),
        "user": QT_TRANSLATE_NOOP("Source", "You"),
    }
)

_LAST_YEAR = 9999
_VAGUE = (Precision.SEASON, Precision.YEAR, Precision.DECADE)

_WITNESSES: tuple[tuple[str, str], ...] = (
    ("EXIF:ModifyDate", QT_TRANSLATE_NOOP("Source", "The EXIF date of change")),
    ("EXIF:", QT_TRANSLATE_NOOP("Source", "The camera")),
    ("QuickTime:", QT_TRANSLATE_NOOP("Source", "The film's header")),
    ("Matroska:", QT_TRANSLATE_NOOP("Source", "The film's header")),
    ("RIFF:", QT_TRANSLATE_NOOP("Source", "The film's header")),
    ("XMP", QT_TRANSLATE_NOOP("Source", "The XMP data")),
    ("IPTC", QT_TRANSLATE_NOOP("Source", "The caption data")),
    ("GPS", QT_TRANSLATE_NOOP("Source", "The position")),
    ("Takeout", QT_TRANSLATE_NOOP("Source", "Google Takeout")),
    ("filename", QT_TRANSLATE_NOOP("Source", "The file's name")),
    ("foldername", QT_TRANSLATE_NOOP("Source", "The folder's name")),
    ("File:", QT_TRANSLATE_NOOP("Source", "The time of the file itself")),
    ("pair", QT_TRANSLATE_NOOP("Source", "The other half of the pair")),
    ("duplicate", QT_TRANSLATE_NOOP("Source", "A copy of this picture")),
)
"""Who speaks, as the subject of a sentence; the first fitting start of the source's name."""


def heading(need: Need) -> str:
    """Return what a part of the queue is called."""
    return tr("Dates", NEEDS[need][0])


def chip(need: Need) -> str:
    """Return the word on the chip of a need."""
    return tr("Dates", NEEDS[need][1])


def source(name: str) -> str:
    """Return what a source is called in a list."""
    if known := _SOURCES.get(name):
        return tr("Source", known)
    group, _, tag = name.partition(":")
    known_group = _SOURCES.get(group)
    return tr("Source", known_group) if known_group else f"{group}, {tag}" if tag else group


def witness(name: str) -> str:
    """Return a source as the subject of a sentence: "The camera"."""
    found = next((words for start, words in _WITNESSES if name.startswith(start)), None)
    return source(name) if found is None else tr("Source", found)


def date(chosen: ChosenDate, *, seconds: bool = True) -> str:
    """Return a date as far as it is known: "17 Aug 2019, 20:31", "Summer 1987", "1980s"."""
    then = moment_of(chosen.wall)
    if then is None:
        return chosen.wall
    day = QDate(then.year, then.month, then.day)
    if chosen.precision in _VAGUE:
        return _vague(then, chosen.precision)
    if chosen.precision is Precision.MONTH:
        return formatting.locale().toString(day, "MMM yyyy")
    if chosen.precision is Precision.DAY:
        return formatting.day(day)
    with_seconds = seconds and chosen.precision is Precision.SECOND
    return f"{formatting.day(day)}, {then.strftime('%H:%M:%S' if with_seconds else '%H:%M')}"


def long_date(chosen: ChosenDate) -> str:
    """Return a date without its time, the month in full: "17 August 2019"."""
    then = moment_of(chosen.wall)
    if then is None:
        return chosen.wall
    if chosen.precision in _VAGUE:
        return _vague(then, chosen.precision)
    is_month = chosen.precision is Precision.MONTH
    shape = "MMMM yyyy" if is_month else tr("DateShape", "d MMMM yyyy")
    return formatting.locale().toString(QDate(then.year, then.month, then.day), shape)


def time_of(chosen: ChosenDate) -> str:
    """Return the time of day of a date: "20:31"; empty when it is not known."""
    then = moment_of(chosen.wall)
    if then is None or chosen.precision not in TIMED:
        return ""
    return then.strftime("%H:%M")


def shorter(day: str) -> tuple[str, ...]:
    """Return what is left of a day where there is no room for all of it: month and year, year."""
    return day, day.partition(" ")[2], day.rpartition(" ")[2]


def change(before: str | None, proposed: ChosenDate | None) -> tuple[str, str]:
    """Return the old and the new value as a row of the queue shows them.

    The old one is empty when nothing changes; where the day stays, only the times are shown.
    """
    new = "" if proposed is None else date(proposed, seconds=False)
    if before is None:
        return "", new
    old = ChosenDate(before, Precision.DAY)
    if proposed is None:
        return date(old), ""
    if proposed.precision in (*_VAGUE, Precision.MONTH):
        return ("" if _says_the_same(before, proposed) else date(old)), new
    if before[:10] != proposed.wall[:10]:
        return date(old), date(ChosenDate(proposed.wall, Precision.DAY))
    times = time_of(ChosenDate(before)), time_of(proposed)
    return times if times[1] and times[0] != times[1] else ("", new)


def offset(minutes: int | None) -> str:
    """Return "+02:00", "-03:30"; empty when the zone is not known."""
    if minutes is None:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def moment_of(wall: str) -> datetime | None:
    """Return a wall time; None for what is no time."""
    try:
        return datetime.fromisoformat(wall).replace(tzinfo=None)
    except ValueError:
        return None


def span(wall: str, precision: Precision) -> tuple[datetime, datetime] | None:
    """Return from when to when a date can be; both are the same when the time is known."""
    start = moment_of(wall)
    if start is None or precision in TIMED:
        return None if start is None else (start, start)
    if precision is Precision.DAY:
        start = start.replace(hour=0, minute=0, second=0, microsecond=0)
        return start, start if start.year == _LAST_YEAR else start + timedelta(days=1)
    first = first_month(start.year, start.month, precision)
    return _first_of(first), _first_of(first + MONTHS[precision])


def _first_of(month: int) -> datetime:
    year = min(max(month // 12, 1), _LAST_YEAR)
    return datetime(year, month % 12 + 1, 1)  # noqa: DTZ001 - a wall time


def _vague(then: datetime, precision: Precision) -> str:
    """Return a season, a year or a decade: "Winter 1986/87", "1987", "1980s"."""
    if precision is Precision.YEAR:
        return str(then.year)
    if precision is Precision.DECADE:
        return tr("Dates", "{year}s").format(year=then.year // 10 * 10)
    words = {
        Season.WINTER: tr("Dates", "Winter {year}"),
        Season.SPRING: tr("Dates", "Spring {year}"),
        Season.SUMMER: tr("Dates", "Summer {year}"),
        Season.AUTUMN: tr("Dates", "Autumn {year}"),
    }
    year, season = season_of(then.year, then.month)
    return words[season].format(year=year_text(year, season))


def _says_the_same(before: str, proposed: ChosenDate) -> bool:
    old, new = moment_of(before), moment_of(proposed.wall)
    if old is None or new is None:
        return False
    return same(old, new, precision=proposed.precision, tolerance_s=0)
