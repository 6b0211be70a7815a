"""Names and folders made of a date by a template: "YYYY/YYYYMMDD_HHMMSS.ext"."""

import re
from dataclasses import dataclass

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import Precision

DEFAULT_TEMPLATE = "YYYY/YYYYMMDD_HHMMSS.ext"

_PART = re.compile(r"HH(?P<one>[-_.h]?)MM(?:(?P<two>[-_.m]?)SS)?|YYYY|MM|DD|\{name\}|\{camera\}")
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_KNOWN = {Precision.SEASON: 1, Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Named:
    """What a template is filled with. `stem` is the file's own name without extension."""

    date: ChosenDate | None
    stem: str
    extension: str
    camera: str = ""


def is_template(text: str) -> bool:
    """Tell whether a text can be used: relative, ending in ".ext", never leading upwards."""
    parts = text.split("/")
    return (
        text.endswith(".ext")
        and not text.startswith("/")
        and all(part not in ("", ".", "..") for part in parts)
        and _NOT_IN_NAMES.search(text.replace("/", "")) is None
        and (_PART.search(parts[-1]) is not None)
    )


def filled(template: str, named: Named) -> tuple[str, ...]:
    """Return the folders and the name that a template gives; what is not known reads as zeros.

    A file without a date goes into a folder of its own, under its own name.
    """
    if named.date is None:
        return ("no date", _safe(f"{named.stem}.{named.extension}"))
    known = _KNOWN.get(named.date.precision, 6)
    wall = named.date.wall
    if named.date.precision is Precision.DECADE:
        known, wall = 1, f"{wall[:3]}0{wall[4:]}"
    fields = (wall[:4], wall[5:7], wall[8:10], wall[11:13], wall[14:16], wall[17:19])
    year, month, day, hour, minute, second = (
        value if place < known else "0" * len(value) for place, value in enumerate(fields)
    )

    def part(found: re.Match[str]) -> str:
        text = found[0]
        if text.startswith("HH"):
            seconds = "" if found["two"] is None else found["two"] + second
            return hour + found["one"] + minute + seconds
        fixed = {"YYYY": year, "MM": month, "DD": day, "{name}": named.stem}
        return _safe(fixed.get(text, named.camera or "unknown camera"))

    parts = _PART.sub(part, template.removesuffix(".ext")).split("/")
    ending = f".{named.extension}" if named.extension else ""
    return (*(_safe(folder) for folder in parts[:-1]), _safe(parts[-1]) + ending)


def numbered(name: str, number: int) -> str:
    """Return the name with a number before its extension: "x_2.jpg"; 1 leaves it as it is."""
    if number < 2:
        return name
    stem, dot, extension = name.rpartition(".")
    return f"{stem}_{number}{dot}{extension}" if stem else f"{name}_{number}"


def _safe(text: str) -> str:
    """Return a part of a path that every file system takes."""
    clean = _NOT_IN_NAMES.sub("_", text).strip(" .")
    return clean.encode()[:_LONGEST].decode(errors="ignore") or "_"
