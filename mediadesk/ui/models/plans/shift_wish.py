"""How the dates of many files are to be changed: by an amount, into a zone, to one date."""

import re
from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.dating import ChosenDate, Shift
from mediadesk.ui import formatting
from mediadesk.ui.models import date_words

_DAY_S = 86_400
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_MOST_DAYS = 365 * 200


class Way(StrEnum):
    """The ways of saying what is wrong with a date."""

    AMOUNT = "amount"
    """The clock was wrong by the same time for all."""
    KNOWN = "known"
    """One picture's right time is known; the rest follow."""
    ZONE = "zone"
    """The clock was right, but showed the time of another place."""
    ONE_DATE = "one-date"
    """All are of one day, month or year: scans."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done: a shift, or one date for all; `text` is the date as typed."""

    way: Way
    shift: Shift | None = None
    date: ChosenDate | None = None
    text: str = ""


def seconds_of(days: str, clock: str) -> int | None:
    """Return "+1,324" days and "20:26:51" as seconds; None for what cannot be read."""
    plain = days.replace(",", "").replace(" ", "").replace("\N{MINUS SIGN}", "-")
    if not re.fullmatch(r"[+-]?\d{0,7}", plain):
        return None
    found = _CLOCK.fullmatch(clock.strip() or "0:00")
    if found is None or int(found[1]) > 23 or int(found[2]) > 59 or int(found[3] or 0) > 59:
        return None
    whole = int(plain.lstrip("+-") or 0)
    if whole > _MOST_DAYS:
        return None
    total = whole * _DAY_S + int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    return -total if plain.startswith("-") else total


def amount_of(seconds: float) -> tuple[str, str]:
    """Return seconds as days with their sign and a clock: ("+1,324", "20:26:51")."""
    whole = round(abs(seconds))
    days, rest = divmod(whole, _DAY_S)
    clock = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
    return f"{'-' if seconds < 0 else '+'}{formatting.count(days)}", clock


def offset_of(text: str) -> int | None:
    """Return minutes east of UTC for "+02:00", "+2" or "UTC-3:30"; None for anything else."""
    if text.strip().upper() in ("Z", "UTC", "GMT"):
        return 0
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60 or int(found[3] or 0) > 59:
        return None
    return -minutes if found[1] == "-" else minutes


def by(seconds: float) -> Shift:
    """Return the shift by an amount."""
    return Shift(seconds)


def between_zones(showed: int, right: int) -> Shift:
    """Return the shift from the time of one place to that of another."""
    return Shift((right - showed) * 60.0, right)


def from_known(now: ChosenDate, right: ChosenDate) -> Shift | None:
    """Return the shift that puts one picture right; None where a time is no time."""
    before, after = date_words.moment_of(now.wall), date_words.moment_of(right.wall)
    if before is None or after is None or not date_words.time_of(right):
        return None
    return Shift((after - before).total_seconds(), right.offset_minutes)
