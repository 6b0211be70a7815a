"""Where something was taken, as XMP writes it: degrees and minutes, `40,14.0786450N`."""

import re

from mediadesk.domain.facts import Position

_DEGREES = re.compile(r"^([0-9]{1,3}),([0-9]{1,2}(?:\.[0-9]+)?)(?:,([0-9.]+))?\s*([NSEW])$")
_METRES = re.compile(r"^(\d{1,9})(?:/(\d{1,9}))?$")


def position_of(
    latitude: str | None, longitude: str | None, altitude: str | None, below: str | None
) -> Position | None:
    """Return what XMP's GPS properties say; `below` is "1" where metres count down from the sea."""
    north, east = _degrees(latitude), _degrees(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None
    if north == 0 and east == 0:
        return None
    metres = _metres(altitude)
    return Position(north, east, -metres if metres and (below or "").strip() == "1" else metres)


def degrees_text(value: float, signs: str) -> str:
    """Return degrees as XMP writes them; `signs` are the letters of both sides, "NS" or "EW"."""
    degrees, minutes = divmod(round(abs(value) * 60, 7), 60)
    return f"{int(degrees)},{minutes:.7f}{signs[value < 0]}"


def _degrees(text: str | None) -> float | None:
    """Read `40,14.0786450N` or `40,14,4.7N`."""
    found = _DEGREES.match(text or "")
    if found is None:
        return None
    try:
        value = int(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    except ValueError:
        return None
    return -value if found[4] in "SW" else value


def _metres(text: str | None) -> float | None:
    found = _METRES.match((text or "").strip())
    return int(found[1]) / int(found[2] or 1) if found and int(found[2] or 1) else None
