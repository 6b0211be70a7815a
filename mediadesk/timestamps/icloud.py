"""What the list beside an iCloud export says of when each of its pictures was taken."""

import csv
import io
import re
import unicodedata
from datetime import datetime

from mediadesk.domain.timestamps import Precision, Stamp, ZoneKind

LARGEST_BYTES = 8 << 20
SOURCE = "iCloud"

_LIST = re.compile(r"photo details(?:-\d+)?\.csv", re.IGNORECASE)
_FORMATS = ("%A %B %d,%Y %I:%M %p GMT", "%A, %B %d, %Y %I:%M %p GMT", "%Y-%m-%dT%H:%M:%SZ")
_NAME, _DATE = "imgName", "originalCreationDate"


def is_list(name: str) -> bool:
    """Tell whether a file is one of iCloud's lists, by its name."""
    return _LIST.fullmatch(name) is not None


def parse(data: bytes) -> dict[str, Stamp]:
    """Return the stamp of each file that a list names, by its name folded (`key`).

    Whatever the file holds, the answer is what could be read of it.
    """
    text = data[:LARGEST_BYTES].decode("utf-8-sig", errors="replace")
    found: dict[str, Stamp] = {}
    try:
        for row in csv.DictReader(io.StringIO(text)):
            name, raw = row.get(_NAME), row.get(_DATE)
            if name and raw:
                found[key(name)] = _stamp(" ".join(raw.split())[:80])
    except csv.Error:
        pass  # what was read up to there holds
    return found


def key(name: str) -> str:
    """Return a name as lists and disks can be compared: normal form, no case."""
    return unicodedata.normalize("NFC", name).casefold()


def _stamp(raw: str) -> Stamp:
    for form in _FORMATS:
        try:
            wall = datetime.strptime(raw, form).isoformat()  # noqa: DTZ007 - UTC, below
        except ValueError:
            continue
        return Stamp(SOURCE, raw, wall, Precision.MINUTE, ZoneKind.UTC)
    return Stamp(SOURCE, raw, None)
