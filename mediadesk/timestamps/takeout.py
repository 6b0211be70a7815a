"""Google Takeout's JSON files: what each says of its picture (`takeout_names`: which that is)."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from mediadesk.domain.facts import Position
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import Stamp, ZoneKind

LARGEST_BYTES = 1 << 20
"""No real file comes near; a larger one is not read."""

_FAVOURITE = "Favorite"
_MOST_PEOPLE = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TakeoutRecord:
    """What one JSON says: the true name, when (UTC) and where the picture was taken, and of it."""

    title: str | None
    stamps: tuple[Stamp, ...]
    position: Position | None = None
    description: str | None = None
    """What somebody wrote of the picture."""
    tags: tuple[str, ...] = ()
    """Who is on it, and that it is a favourite, in the words in which other programs keep that."""


def parse(data: bytes) -> TakeoutRecord | Reason:
    """Read a Takeout JSON of a picture. Whatever it holds, the answer is a value or a reason."""
    if len(data) > LARGEST_BYTES:
        return _broken("it is too large for a Takeout file")
    try:
        content = json.loads(data)
    except (ValueError, RecursionError, MemoryError):
        return _broken("it is not JSON")
    if not isinstance(content, dict) or "photoTakenTime" not in content:
        return Reason.of(ReasonCode.NOT_SUPPORTED, format="This JSON")
    stamps = [
        _stamp(source, content[key])
        for source, key in (("Takeout", "photoTakenTime"), ("Takeout:creationTime", "creationTime"))
        if key in content
    ]
    position = _position(content.get("geoData")) or _position(content.get("geoDataExif"))
    said = _text(content.get("description"))
    return TakeoutRecord(
        _text(content.get("title")), tuple(stamps), position, said, tuple(_tags(content))
    )


def _broken(detail: str) -> Reason:
    return Reason.of(ReasonCode.BROKEN, detail=detail)


def _stamp(source: str, value: Any) -> Stamp:  # noqa: ANN401 - anything may stand in a JSON
    epoch = value.get("timestamp") if isinstance(value, dict) else None
    raw = str(epoch)[:40]
    wall: str | None = None
    if isinstance(epoch, str | int) and not isinstance(epoch, bool):
        try:
            wall = (_EPOCH + timedelta(seconds=int(raw))).replace(tzinfo=None).isoformat()
        except (ValueError, OverflowError):
            wall = None
    return Stamp(source, raw, wall, zone=ZoneKind.UTC)


def _position(value: Any) -> Position | None:  # noqa: ANN401 - anything may stand in a JSON
    if not isinstance(value, dict):
        return None
    numbers = [value.get(key) for key in ("latitude", "longitude", "altitude")]
    known = [
        float(number)
        if isinstance(number, int | float) and abs(number) < 1e6 and math.isfinite(number)
        else None
        for number in numbers
    ]
    latitude, longitude, altitude_m = known
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    if latitude == 0 and longitude == 0:
        return None  # what Google writes for "nowhere"
    return Position(latitude, longitude, altitude_m)


def _tags(content: Mapping[str, object]) -> Iterator[str]:
    people = content.get("people")
    for one in people[:_MOST_PEOPLE] if isinstance(people, list) else ():
        if name := _text(one.get("name")) if isinstance(one, dict) else None:
            yield name
    if content.get("favorited") is True:
        yield _FAVOURITE


def _text(value: Any) -> str | None:  # noqa: ANN401 - anything may stand in a JSON
    return value[:4000] if isinstance(value, str) and value else None
