"""The date a file's name states: cameras, phones, messengers and screenshots write it there.

`read_name` looks at one name. A name that has the shape of a full date and time but impossible
numbers is an id, not a date, and states nothing; neither do names known to hold ids (deny list).
Digits count only whole: no pattern begins or ends inside a longer run of digits.
"""

import re
from datetime import UTC, date, datetime, timedelta

from mediadesk.domain.timestamps import (
    NAME_WITH_DAY,
    NAME_WITH_EPOCH,
    NAME_WITH_TIME,
    Meaning,
    Precision,
    Stamp,
    ZoneKind,
)

LATEST_YEAR = 2079
"""Two-digit years and epochs past this are something else; the resolver drops the future."""

_DATE = r"(?<![0-9])(?P<y>(?:18|19|20)[0-9]{2})(?P<s>[-._ ])(?P<mo>[0-9]{2})(?P=s)(?P<d>[0-9]{2})"
_COMPACT = r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?P<mo>[0-9]{2})(?P<d>[0-9]{2})"
_HALF = r"(?:[\s_]?(?P<half>[AaPp])\.?\s?[Mm]\b)?"
_WORDS = r"[-T_ .,@]{1,3}|\s+[^0-9]{1,14}?\s+"
"""Between date and time: signs, or words as in "at", "um", "à", "a la(s)"."""
_CLOCK = (
    r"(?P<h>[0-9]{2}|[0-9](?=[-.:_]))(?P<t>[-.:_ ]?)(?P<mi>[0-9]{2})(?P=t)(?P<sec>[0-9]{2})"
    r"(?:(?:(?P=t)|[.,])(?P<ms>[0-9]{3}))?(?![0-9])"
)
_ZONE = r"(?P<zone>Z\b|\+[0-9]{2}[:_]?[0-9]{2}(?![0-9])|-(?:0[1-9]|1[0-2]):?[03]0(?![0-9]))?"

_HMS = r"(?P<h>[0-9]{2})(?P<mi>[0-9]{2})(?P<sec>[0-9]{2})"
_PATTERNS = {
    # IMG_20190203_112233, PXL_20231026_210642603, WP_20131004_12_34_56_Pro, 20190203T112233Z
    "compact": _COMPACT + r"[-T_ .]{1,2}" + _CLOCK + _HALF + _ZONE,
    # DJI_20210703120000, BURST20181229213517346, Bebop2_20180719194940+0200, 18 digits
    "run": _COMPACT + _HMS + r"(?:(?P<ms>[0-9]{3})[0-9]?)?(?![0-9])" + _ZONE,
    # Screenshot 2022-02-23 at 2.59.39 PM, signal-2020-10-26-163832, 1990_06_16_07_30_00
    "separated": _DATE + f"(?:{_WORDS})" + _CLOCK + _HALF + _ZONE,
    # 2019_0203_112233_001
    "dash camera": r"(?<![0-9])(?P<y>20[0-9]{2})_(?P<mo>[0-9]{2})(?P<d>[0-9]{2})_"
    + _HMS
    + r"(?![0-9])",
    # FILE190203-112233F
    "dash camera, short year": r"\bFILE(?P<yy>[0-9]{2})(?P<mo>[0-9]{2})(?P<d>[0-9]{2})-"
    + _HMS
    + r"(?![0-9])",
    # 22-04-06 15-21-03
    "short year": r"(?<![0-9])(?<![0-9][-.])(?P<yy>[0-9]{2})-(?P<mo>[0-9]{2})-(?P<d>[0-9]{2})"
    r"[ _T](?P<h>[0-9]{2})(?P<t>[-.:])(?P<mi>[0-9]{2})(?P=t)(?P<sec>[0-9]{2})(?![0-9])",
    # photo_12@03-02-2019_11-22-33: Telegram's own export, always day first
    "Telegram export": r"\b(?:photo|video|file)_[0-9]+@(?P<d>[0-9]{2})-(?P<mo>[0-9]{2})-"
    r"(?P<y>20[0-9]{2})_(?P<h>[0-9]{2})-(?P<mi>[0-9]{2})-(?P<sec>[0-9]{2})(?![0-9])",
}
_TIMED = tuple(re.compile(pattern) for pattern in _PATTERNS.values())
_MINUTE = tuple(
    re.compile(date_part + r"T(?P<h>[0-9]{2})[-.:]?(?P<mi>[0-9]{2})(?![0-9])")
    for date_part in (_COMPACT, _DATE)
)
_DAY = (
    re.compile(_DATE + r"(?![0-9])"),
    re.compile(r"(?<![A-Za-z])" + _COMPACT + r"(?![0-9A-Za-z])"),
)
_EPOCH_MS = re.compile(r"(?<![0-9])1[0-9]{12}(?![0-9])")
_EPOCH_S = re.compile(r"^1[0-9]{9}(?![0-9A-Za-z])")

_IDS = re.compile(
    r"^received_"  # Facebook Messenger's message ids
    r"|^Snapchat-"
    r"|^FB_VID_"
    r"|^[0-9]{9,11}_[0-9a-f]{10}(?:_|$)"  # Flickr: photo id, secret
    r"|^[0-9]{8}_[0-9]{6}_[0-9A-F]{8}(?:$|\.|\()"  # PhotoPrism's own name for a date it guessed
)
_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{11,12}"
    r"|(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{20,})(?![0-9A-Za-z])"
)
_SENT = re.compile(
    r"^(?:IMG|VID|PTT|AUD|STK|DOC|GIF)-[0-9]{8}-WA[0-9]+|^WhatsApp |^(?:PHOTO|VIDEO|AUDIO|GIF)-20"
)
_SAVED = re.compile(
    r"^(?:signal-|telegram[_-]|(?:photo|video|file)_(?:20|[0-9]+@)|viber)", re.IGNORECASE
)
_BURST = re.compile(r"BURST1[0-9]{12}")
_UTC_NAME = re.compile(r"(?:^|[^A-Za-z0-9])PXL_|^[0-9]{8}_[0-9]{9}_iOS")
"""Google's Pixel cameras and OneDrive's camera upload write UTC."""


def read_name(name: str) -> Stamp | None:
    """Return what a file name with its extension states about time, or None."""
    stem, dot, extension = name.rpartition(".")
    return read_stem(stem if dot and stem and " " not in extension else name)


def read_stem(stem: str) -> Stamp | None:
    """Return what a name without extension states about time, or None."""
    if _IDS.match(stem):
        return None
    if len(stem) >= 20:
        stem = _HEX.sub(" ", stem)
    for pattern in _TIMED:
        if found := pattern.search(stem):
            return _timed(found, stem)
    for pattern in _MINUTE:
        if (found := pattern.search(stem)) and (at := _moment(found)):
            wall = at.isoformat()
            return Stamp(NAME_WITH_TIME, found[0], wall, Precision.MINUTE, meaning=_meaning(stem))
    if stamp := _epoch(stem):
        return stamp
    for pattern in _DAY:
        if (found := pattern.search(stem)) and (day := _day(found)):
            wall = day.isoformat() + "T00:00:00"
            return Stamp(NAME_WITH_DAY, found[0], wall, Precision.DAY, meaning=_meaning(stem))
    return None


def has_impossible_time(name: str) -> bool:
    """Tell whether a name has the shape of a date and time, but no possible one."""
    stem = name.rpartition(".")[0] or name
    found = next(filter(None, (pattern.search(stem) for pattern in _TIMED)), None)
    return found is not None and _moment(found) is None


def _timed(found: re.Match[str], stem: str) -> Stamp | None:
    at = _moment(found)
    if at is None:
        return None
    parts = found.groupdict()
    kind, offset_minutes = ZoneKind.NAIVE, None
    zone = parts.get("zone")
    if zone == "Z" or _UTC_NAME.search(stem):
        kind = ZoneKind.UTC
    elif zone:
        sign = -1 if zone[0] == "-" else 1
        kind, offset_minutes = ZoneKind.OFFSET, sign * (int(zone[1:3]) * 60 + int(zone[-2:]))
    return Stamp(
        NAME_WITH_TIME, found[0], at.isoformat(), Precision.SECOND, kind, offset_minutes,
        _meaning(stem),
    )  # fmt: skip


def _moment(found: re.Match[str]) -> datetime | None:
    day = _day(found)
    parts = found.groupdict()
    hour, half = int(parts["h"]), parts.get("half")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "Pp" else 0)
    minute, second = int(parts["mi"]), int(parts.get("sec") or 0)
    if day is None or hour > 23 or minute > 59 or second > 59:
        return None
    microsecond = int(parts.get("ms") or 0) * 1000
    return datetime(day.year, day.month, day.day, hour, minute, second, microsecond)  # noqa: DTZ001 - a wall time


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    year = int(parts["y"]) if parts.get("y") else _century(int(parts["yy"]))
    try:
        return date(year, int(parts["mo"]), int(parts["d"]))
    except ValueError:
        return None


def _century(year: int) -> int:
    """Return the full year; 0, which is none, for years neither in the nineties nor of today."""
    if year >= 90:
        return 1900 + year
    return 2000 + year if 2000 + year <= LATEST_YEAR else 0


def _epoch(stem: str) -> Stamp | None:
    if found := _EPOCH_MS.search(stem):
        milliseconds = int(found[0])
    elif found := _EPOCH_S.search(stem):
        milliseconds = int(found[0]) * 1000
    else:
        return None
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    if at.year > LATEST_YEAR:
        return None
    meaning = Meaning.TAKEN if _BURST.search(stem) else Meaning.SAVED
    wall = at.replace(tzinfo=None).isoformat()
    return Stamp(NAME_WITH_EPOCH, found[0], wall, Precision.SECOND, ZoneKind.UTC, meaning=meaning)


def _meaning(stem: str) -> Meaning:
    if _SENT.match(stem):
        return Meaning.SENT
    return Meaning.SAVED if _SAVED.match(stem) else Meaning.TAKEN
