"""Seasons and decades as people write them: "summer 1987", "Winter 1987/88", "the 1980s"."""

import re
from datetime import datetime

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import Precision, Season, season_of

_WORDS = {
    **dict.fromkeys(("winter", "hiver", "invierno", "inverno"), Season.WINTER),
    **dict.fromkeys(("spring", "springtime", "frühling", "frühjahr"), Season.SPRING),
    **dict.fromkeys(("printemps", "primavera"), Season.SPRING),
    **dict.fromkeys(("summer", "sommer", "été", "verano", "estate"), Season.SUMMER),
    **dict.fromkeys(("autumn", "fall", "herbst", "automne", "otoño", "autunno"), Season.AUTUMN),
}
_SEASON = re.compile(
    rf"(?P<season>{'|'.join(_WORDS)})(?: of)?,? (?P<year>\d{{4}})(?:[/-](?P<end>\d{{2}}|\d{{4}}))?",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"(?:the |in the |die )?(?P<decade>\d{3})0(?:'?s|er(?:[ -]?jahren?)?)", re.IGNORECASE
)
_NAMES = {
    Season.WINTER: "winter",
    Season.SPRING: "spring",
    Season.SUMMER: "summer",
    Season.AUTUMN: "autumn",
}


def read_season(text: str) -> ChosenDate | None:
    """Read a season or a decade; None for anything else.

    A winter is that of its January: "winter 1987" and "winter 1986/87" are the same. The wall
    time lies in the middle of the span, for the order of time alone.
    """
    if found := _SEASON.fullmatch(text):
        year, end = int(found["year"]), found["end"]
        season = _WORDS[found["season"].lower()]
        if end is not None:
            if season is not Season.WINTER or int(end) % 100 != (year + 1) % 100:
                return None
            year += 1
        return _chosen(year, season * 3 + 1, 15, Precision.SEASON)
    if found := _DECADE.fullmatch(text):
        return _chosen(int(found["decade"]) * 10 + 5, 1, 1, Precision.DECADE)
    return None


def season_text(date: ChosenDate) -> str:
    """Return the season of a date as it can be typed again: "summer 1987", "winter 1986/87"."""
    year, season = season_of(int(date.wall[:4]), int(date.wall[5:7]))
    return f"{_NAMES[season]} {year_text(year, season)}"


def year_text(year: int, season: Season) -> str:
    """Return the year of a season; a winter has two."""
    return f"{year - 1}/{year % 100:02}" if season is Season.WINTER else f"{year}"


def _chosen(year: int, month: int, day: int, precision: Precision) -> ChosenDate | None:
    try:
        wall = datetime(year, month, day)  # noqa: DTZ001 - a wall time
    except ValueError:
        return None
    return ChosenDate(wall.isoformat(), precision)
