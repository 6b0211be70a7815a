"""What the files beside a picture say of it: read in a child process, kept as text."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Position
from mediadesk.domain.reasons import PASSING_TROUBLE, Reason
from mediadesk.domain.timestamps import Stamp
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.source import open_regular, reason_of
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.timestamps import candidates, icloud, takeout, xmp
from mediadesk.timestamps.candidates import Candidate
from mediadesk.timestamps.sidecars import Beside
from mediadesk.timestamps.sources import Origin
from mediadesk.timestamps.takeout import TakeoutRecord
from mediadesk.timestamps.xmp import XmpRecord

_PARSERS = {b"xmp": (xmp.parse, xmp.LARGEST_BYTES), b"json": (takeout.parse, takeout.LARGEST_BYTES)}
_NOTHING = "{}"

Entries = Mapping[str, dict[str, Any]]


def is_read(name: bytes) -> bool:
    """Tell whether a sidecar holds dates at all: Apple's edit recipes only link two files."""
    return name.rpartition(b".")[2].lower() in _PARSERS or is_list(name)


def is_list(name: bytes) -> bool:
    """Tell whether a file is a list that tells of many others."""
    return icloud.is_list(names.to_text(name))


def lists_in(readings: Mapping[bytes, str]) -> list[Entries]:
    """Return what the lists of a folder said, by the names of files folded."""
    return [json.loads(said).get("files", {}) for name, said in readings.items() if is_list(name)]


def listed(lists: Iterable[Entries], media_name: bytes) -> tuple[str, ...]:
    """Return what lists said of one file, in the shape of any other sidecar's."""
    folded = icloud.key(names.to_text(media_name))
    return tuple(_said({"stamps": [each[folded]]}) for each in lists if folded in each)


def read_sidecars(paths: Sequence[bytes]) -> list[str | None]:
    """Read sidecars, in a child process; one that cannot be read says why instead.

    None for one whose trouble may pass: it is to be read again.
    """
    return [_read(path) for path in paths]


def unreadable(reason: Reason) -> str:
    """Return what is kept of a sidecar that could not be read."""
    return _said({"reason": reason.to_json()})


def evidence_of(said: Iterable[str]) -> tuple[tuple[Stamp, ...], Position | None]:
    """Return the stamps that sidecars stated, and the first position."""
    stamps: list[Stamp] = []
    position = None
    for text in said:
        content = json.loads(text)
        entries = json.dumps(content.get("stamps", []))
        stamps += candidates.stamps_in(candidates.from_json(entries), Origin.SIDECAR)
        if position is None and "position" in content:
            position = Position(*content["position"])
    return tuple(stamps), position


def words_of(said: str) -> SidecarValues:
    """Return what a sidecar stated of its picture, but for dates."""
    content = json.loads(said)
    place = content.get("position")
    return SidecarValues(
        rating=content.get("rating"),
        tags=tuple(content.get("tags", ())),
        caption=content.get("caption"),
        position=None if place is None else Position(*place),
    )


def owned(sidecars: Iterable[bytes], media: Iterable[bytes]) -> dict[bytes, tuple[bytes, ...]]:
    """Return which sidecars of a folder belong to each of its media files, by their names."""
    beside = Beside(map(names.to_text, sidecars))
    if not beside:  # as in most folders: their files' names need not be folded
        return {}
    found = {name: beside.all_of(names.to_text(name)) for name in media}
    return {name: tuple(map(names.to_bytes, mine)) for name, mine in found.items() if mine}


def _read(path: bytes) -> str | None:
    if not is_read(os.path.basename(path)):
        return _NOTHING
    ending = path.rpartition(b".")[2].lower()
    parse, largest_bytes = _PARSERS.get(ending, (None, icloud.LARGEST_BYTES))
    try:
        data = _start_of(path, largest_bytes + 1)
    except OutsideError as error:
        return None if error.reason.code in PASSING_TROUBLE else unreadable(error.reason)
    if parse is None:
        stamps = icloud.parse(data).items()
        return _said({"files": {name: _entry(stamp) for name, stamp in stamps}})
    record = parse(data)
    if isinstance(record, Reason):
        return unreadable(record)
    content: dict[str, object] = {"stamps": [_entry(stamp) for stamp in record.stamps]}
    if record.position is not None:
        place = record.position
        content["position"] = [place.latitude, place.longitude, place.altitude_m]
    return _said(content | _words(record, data))


def _words(record: XmpRecord | TakeoutRecord, data: bytes) -> dict[str, object]:
    """Return rating, tags and caption, as far as they are stated."""
    if isinstance(record, TakeoutRecord):
        words = SidecarValues(tags=record.tags, caption=record.description)
    else:
        stated = xmp_sidecar.stated(data)
        words = SidecarValues() if isinstance(stated, Reason) else stated
    told = {"rating": words.rating, "tags": words.tags, "caption": words.caption}
    return {name: value for name, value in told.items() if value}


def _entry(stamp: Stamp) -> dict[str, Any]:
    return Candidate(stamp, Origin.SIDECAR).to_dict()


def _start_of(path: bytes, size_bytes: int) -> bytes:
    fd = open_regular(path)
    try:
        with os.fdopen(fd, "rb") as stream:
            return stream.read(size_bytes)
    except OSError as error:
        raise OutsideError(reason_of(error, path)) from error


def _said(content: dict[str, object]) -> str:
    return json.dumps(content, separators=(",", ":"))
