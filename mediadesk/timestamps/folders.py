"""The day, month, season or year that folder names state, the weakest hint of all; whole paths."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from mediadesk.domain.timestamps import NAME_WITH_EPOCH, Precision, Stamp
from mediadesk.timestamps.names import has_impossible_time, read_name, read_stem
from mediadesk.timestamps.seasons import read_season

FOLDER_WITH_DAY = "foldername_date"

_SPELT_OUT = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")

_YEAR = re.compile(r"^(?:18|19|20)[0-9]{2}$")
_MONTH = re.compile(r"^(0?[1-9]|1[0-2])(?:[^0-9].*)?$")
_DAY = re.compile(r"^(0?[1-9]|[12][0-9]|3[01])(?:[^0-9].*)?$")
_LONE_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:18|19|20)[0-9]{2}(?![0-9A-Za-z])")
_DIGITS_OF_YEAR = 4
_YEAR_MONTH = re.compile(
    r"^((?:19|20)[0-9]{2})[-._](0[1-9]|1[0-2])(?![0-9])(?![-._][0-9])"
    r"|^(20[0-9]{2})(0[1-9]|1[0-2])_[a-z_]$"  # 201905__ on an iPhone
)


def read_path(path: str) -> tuple[Stamp, ...]:
    """Return what a path states about time: its name's stamp first, then its folders'.

    A last part without extension is read both as a name and as a folder. A name with an
    impossible date and time discredits the folders it lies in. Signs that are spelt out in a
    path as shown (names.shown) stand for one sign each, and part no folders.
    """
    path = _SPELT_OUT.sub("\N{REPLACEMENT CHARACTER}", path)
    above, _, name = path.rstrip("/\\").replace("\\", "/").rpartition("/")
    stamp = read_name(name)
    folder = _read_above(above if "." in name else f"{above}/{name}")
    if folder is not None and (
        (folder.raw == name and folder.precision is Precision.YEAR)  # a name of four digits
        or (stamp is None and has_impossible_time(name))
    ):
        folder = None
    return tuple(found for found in (stamp, folder) if found is not None)


@lru_cache(maxsize=256)
def _read_above(path: str) -> Stamp | None:
    """Remember the last folders: a scan asks for one again with every file in it."""
    return read_folders([part for part in path.split("/") if part])


def read_folders(folders: Sequence[str]) -> Stamp | None:
    """Return the date folders state, outermost first.

    The innermost full date, else a month, else a season or year.
    """
    for folder in reversed(folders):
        # most folders hold no date: look closer only at those with enough digits
        if sum(map(str.isdigit, folder)) < 8:
            continue
        stamp = read_stem(folder)
        if stamp is not None and stamp.source != NAME_WITH_EPOCH:
            return Stamp(
                FOLDER_WITH_DAY, folder, stamp.wall, stamp.precision, stamp.zone,
                stamp.offset_minutes,
            )  # fmt: skip
    return _nested(folders) or _month(folders) or _year(folders)


def _nested(folders: Sequence[str]) -> Stamp | None:
    """Read 2016/08/18 iPhone, and 2018/04 - April as a month."""
    for place in range(len(folders) - 2, -1, -1):
        if not _YEAR.match(folders[place]) or not (month := _MONTH.match(folders[place + 1])):
            continue
        year, below = int(folders[place]), folders[place + 2 : place + 3]
        raw = "/".join(folders[place : place + 2])
        if below and (day := _DAY.match(below[0])):
            try:
                wall = date(year, int(month[1]), int(day[1])).isoformat()
            except ValueError:
                return None
            return Stamp(FOLDER_WITH_DAY, f"{raw}/{below[0]}", wall + "T00:00:00", Precision.DAY)
        return _of_month(raw, year, int(month[1]))
    return None


def _month(folders: Sequence[str]) -> Stamp | None:
    for folder in reversed(folders):
        if found := _YEAR_MONTH.match(folder):
            return _of_month(folder, int(found[1] or found[3]), int(found[2] or found[4]))
    return None


def _year(folders: Sequence[str]) -> Stamp | None:
    """Read "Sommer 1985", "Photos from 2019" and 2016/Italy: one year, and no other numbers.

    Folders that are numbers but no years may be days and months in any order.
    """
    if any(folder.isdigit() and not _YEAR.match(folder) for folder in folders):
        return None
    for folder in reversed(folders):
        if sum(map(str.isdigit, folder)) != _DIGITS_OF_YEAR:
            continue
        if (found := _LONE_YEAR.search(folder)) is None:
            return None
        if (season := read_season(folder)) is not None and season.precision is Precision.SEASON:
            return Stamp(FOLDER_WITH_DAY, folder, season.wall, Precision.SEASON)
        return Stamp(FOLDER_WITH_DAY, folder, f"{found[0]}-01-01T00:00:00", Precision.YEAR)
    return None


def _of_month(raw: str, year: int, month: int) -> Stamp:
    return Stamp(FOLDER_WITH_DAY, raw, f"{year:04}-{month:02}-01T00:00:00", Precision.MONTH)
