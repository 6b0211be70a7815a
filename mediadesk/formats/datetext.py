"""Dates as files write them: EXIF's colons, ISO 8601, and the free texts of old cameras.

Every reader returns what the text says and no more; None for zeros, blanks, impossible days and
texts that would need a guess (`06/05/08`).
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from mediadesk.domain.timestamps import Precision, ZoneKind

_MAX_TEXT = 80
_NUMERIC = re.compile(
    r"(?P<year>\d{4})"
    r"(?:(?P<sep>[:./-]) ?(?P<month>\d{1,2})(?:(?P=sep) ?(?P<day>\d{1,2})(?!\d)/?"
    r"(?:(?:[T_]|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[AaPp][Mm])?\s*(?P<zone>Z|UTC|[+-]\d{2}:?(?:\d{2})?)?)?)?)?"
)
_COMPACT = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2}):?(\d{2})(Z|[+-]\d{2}:?\d{2})?)?"
)
_ZONE = re.compile(r"([+-])(\d{2}):?(\d{2})?")
_ASCTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} ")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - as read aloud
_MAX_OFFSET_MINUTES = 15 * 60


@dataclass(frozen=True, slots=True)
class DateText:
    """What a text says: `wall` in ISO 8601 without zone, how exact it is, and its zone."""

    wall: str
    precision: Precision = Precision.SECOND
    zone: ZoneKind = ZoneKind.NAIVE
    offset_minutes: int | None = None


def parse_exif(text: str, *, subsec: str = "", offset: str = "") -> DateText | None:
    """Read EXIF's `YYYY:MM:DD HH:MM:SS`, its misspellings, and ISO 8601, whole or partial.

    `subsec` holds digits after the point as SubSecTime gives them ("17" is .17); `offset` is the
    OffsetTime tag that belongs to this very date. A zone inside the text goes before `offset`.
    """
    text = text[:_MAX_TEXT].strip().strip("\x00").strip()
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return _compact(text)
    year, month, day = found["year"], found["month"], found["day"]
    if found["hour"] is None:
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        return _reading((int(year), int(month or 1), int(day or 1)), precision=precision)
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "pm" else 0)
    second = found["second"]
    digits = found["part"] or (subsec.strip() if second else "")
    return _reading(
        (int(year), int(month), int(day), hour, int(found["minute"]), int(second or 0)),
        precision=Precision.SECOND if second else Precision.MINUTE,
        part=digits if digits.isascii() and digits.isdigit() else "",
        zone=found["zone"] or offset.strip(),
    )


def parse_free(text: str) -> DateText | None:
    """Read the free texts of AVI and PNG: C's asctime, RFC 1123 and everything `parse_exif` can."""
    text = " ".join(text[:_MAX_TEXT].strip("\x00 \r\n\t").split())
    if found := _ASCTIME.fullmatch(text):
        month, day, hour, minute, second, year = found.groups()
        if month not in _MONTHS:
            return None
        at = (int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second))
        return _reading(at)
    if reading := parse_exif(text):
        return reading
    if _MAIL.match(text) is None:
        return None
    from email.utils import parsedate_tz  # noqa: PLC0415 - few texts need it, and it needs much

    if (mail := parsedate_tz(text)) is None:
        return None
    minutes = None if mail[9] is None else mail[9] // 60
    return _reading(mail[:6], zone="" if minutes is None else _zone_text(minutes))


def zone_minutes(text: str) -> int | None:
    """Return minutes east of UTC for `+02:00`, `-0330`, `Z`; None for anything else."""
    if text in ("Z", "UTC"):
        return 0
    found = _ZONE.fullmatch(text)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > _MAX_OFFSET_MINUTES or int(found[3] or 0) > 59:
        return None
    return -minutes if found[1] == "-" else minutes


def _zone_text(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _compact(text: str) -> DateText | None:
    """Read `20030310`, as IPTC writes days, with or without a time behind it."""
    found = _COMPACT.fullmatch(text)
    if found is None:
        return None
    numbers = [int(number) for number in found.groups()[:6] if number]
    precision = Precision.DAY if len(numbers) == 3 else Precision.SECOND
    return _reading(tuple(numbers), precision=precision, zone=found[7] or "")


def _reading(
    numbers: tuple[int, ...],
    *,
    precision: Precision = Precision.SECOND,
    part: str = "",
    zone: str = "",
) -> DateText | None:
    numbers = numbers[:6]
    leap = len(numbers) == 6 and numbers[5] == 60
    try:
        at = datetime(*(numbers[:5] + (59,) if leap else numbers))  # type: ignore[arg-type] # noqa: DTZ001, RUF005 - a wall time; three to six numbers
    except ValueError:
        return None
    wall = (at + timedelta(seconds=1) if leap else at).isoformat() + (f".{part}" if part else "")
    minutes = zone_minutes(zone)
    if minutes is None:
        return DateText(wall, precision)
    if zone in ("Z", "UTC"):
        return DateText(wall, precision, ZoneKind.UTC)
    return DateText(wall, precision, ZoneKind.OFFSET, minutes)
