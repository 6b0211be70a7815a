"""Which files of a folder were made at one moment, or by one camera in one time zone."""

import os
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from mediadesk.catalog.dates.timestamps import DatedFile
from mediadesk.dedupe.units import Unit, UnitFile, UnitKind, find_units
from mediadesk.domain import names
from mediadesk.domain.media import MediaKind
from mediadesk.domain.timestamps import Precision
from mediadesk.timestamps.sidecars import master_of

NEAR = timedelta(hours=12)
"""A camera is seldom carried into another time zone between two shots this close."""
NEAR_UNNAMED = timedelta(hours=2)
"""The same for a film that does not name its camera, and any other in its folder."""

_FORMATS = {"jpg": "jpeg", "jpe": "jpeg", "tif": "tiff"}
_CLOCKS = frozenset({"EXIF:DateTimeOriginal", "EXIF:CreateDate", "QuickTime:CreationDate"})
_FILMS = frozenset({MediaKind.VIDEO, MediaKind.VR})
_Donors = dict[str | None, list[tuple[datetime, int]]]
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall times carry no zone


def units_of(files: Sequence[DatedFile], identifiers: Mapping[int, str]) -> list[Unit]:
    """Return the Live Photos and RAW+JPEG pairs of one folder; `identifiers` are Apple's."""
    found = going_together(files, identifiers)
    return [unit for unit in found if unit.kind is not UnitKind.UNREAD_FILM]


def going_together(files: Sequence[DatedFile], identifiers: Mapping[int, str]) -> list[Unit]:
    """Return what must go or stay as one: units, and what may be one for all that is known."""
    if len({os.path.splitext(file.name)[1].lower() for file in files}) < 2:
        return []  # the halves of a unit have different extensions
    return find_units(_unit_file(file, identifiers.get(file.id)) for file in files)


def live_photos(units: Iterable[Unit]) -> dict[int, int]:
    """Return the still of each film that is the moving half of a photo."""
    lives = (unit.files for unit in units if unit.kind is UnitKind.LIVE_PHOTO)
    return {film_id: still_id for still_id, *films in lives for film_id in films}


def pairs(files: Sequence[DatedFile], units: Iterable[Unit]) -> dict[int, set[int]]:
    """Return, for files of one folder, the others that share their moment.

    Live Photos and RAW+JPEG pairs know of each other; an edited copy knows its original, not the
    other way round.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for unit in units:
        for id_ in unit.files:
            found[id_] |= set(unit.files) - {id_}
    masters = {
        file.id: master.casefold()
        for file in files
        if (master := master_of(names.shown(file.name))) is not None
    }
    by_stem: dict[str, list[int]] = {master: [] for master in masters.values()}
    for file in files if masters else ():
        if (with_it := by_stem.get(_stem(file).casefold())) is not None:
            with_it.append(file.id)
    for id_, master in masters.items():
        found[id_] |= set(by_stem[master]) - {id_}
    return {id_: others for id_, others in found.items() if others}


def neighbours(files: Sequence[DatedFile], asking: Iterable[DatedFile]) -> dict[int, int]:
    """Return, for files whose time zone nobody proves, the nearest one of a camera that does."""
    by_world_time: _Donors = defaultdict(list)
    by_wall_time: _Donors = defaultdict(list)
    for file in files:
        wall = _second(file)
        if wall is not None and file.offset_minutes is not None and not file.assumed:
            utc = wall - timedelta(minutes=file.offset_minutes)
            by_world_time[None].append((utc, file.id))
            if file.camera is not None:
                by_world_time[file.camera].append((utc, file.id))
                by_wall_time[file.camera].append((wall, file.id))
    for each in (*by_world_time.values(), *by_wall_time.values()):
        each.sort()
    found = {}
    for file in asking:
        wall = _second(file)
        is_world_time = file.assumed and file.offset_minutes is not None
        if wall is None or (file.offset_minutes is not None and not file.assumed):
            continue
        if file.camera is None and not (is_world_time and file.kind in _FILMS):
            continue
        near = NEAR if file.camera is not None else NEAR_UNNAMED
        at = wall - timedelta(minutes=file.offset_minutes or 0) if is_world_time else wall
        donors = by_world_time if is_world_time else by_wall_time
        nearest = _nearest(donors.get(file.camera, []), at, near)
        if nearest is not None and nearest != file.id:
            found[file.id] = nearest
    return found


def _nearest(donors: Sequence[tuple[datetime, int]], at: datetime, near: timedelta) -> int | None:
    """Return the donor nearest to a time, if it is near."""
    if not donors:
        return None
    place = bisect_left(donors, (at,))
    around = donors[max(0, place - 1) : place + 1]
    nearest = min(around, key=lambda donor: abs(donor[0] - at))
    return nearest[1] if abs(nearest[0] - at) <= near else None


def _unit_file(file: DatedFile, identifier: str | None) -> UnitFile:
    extension = names.extension(file.name)
    at = _second(file) if file.source in _CLOCKS else None
    return UnitFile(
        id=file.id,
        folder_id=0,
        stem=_stem(file),
        format=_FORMATS.get(extension, extension),
        is_video=file.kind in _FILMS,
        taken_s=None if at is None else int((at - _EPOCH).total_seconds()),
        camera=file.camera,
        duration_s=file.duration_s,
        content_identifier=identifier,
    )


def _stem(file: DatedFile) -> str:
    shown = names.shown(file.name)
    return shown.rpartition(".")[0] or shown


def _second(file: DatedFile) -> datetime | None:
    if file.taken is None or file.precision != Precision.SECOND:
        return None
    return datetime.fromisoformat(file.taken)
