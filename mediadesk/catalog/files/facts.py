"""Facts of a file as the JSON that the catalog stores, and back; what is unknown is left out.

Stamps are not among them: the catalog keeps each as a timestamp candidate.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from mediadesk.domain.extras import Extra
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.streams import (
    Hdr,
    MusicTags,
    PictureTrack,
    Projection,
    SoundTrack,
    Sphere,
    Stereo,
    Tracks,
)

_EMPTY = Facts()
_PARTS: Mapping[str, type[Any]] = {"tracks": Tracks, "sphere": Sphere, "music": MusicTags}
_NOT_PLAIN = {"position", "tags", "extras", "stamps", *_PARTS}
_EXTRAS = frozenset(Extra)
_PLAIN = tuple(f.name for f in fields(Facts) if f.name not in _NOT_PLAIN)
_READ: Mapping[str, Callable[[Any], object]] = {
    "picture": lambda value: _part(PictureTrack, value),
    "sounds": lambda value: tuple(_part(SoundTrack, each) for each in value),
    "hdr": Hdr,
    "stereo": Stereo,
    "projection": Projection,
    "stated": tuple,
    "missing": tuple,
}
"""How fields of the parts are read that are no plain numbers and texts."""


def to_json(facts: Facts) -> str:
    """Return what is known as one JSON object."""
    known: dict[str, Any] = {}
    for name in _PLAIN:
        value = getattr(facts, name)
        if value != getattr(_EMPTY, name):
            known[name] = value
    for name in _PARTS:
        if (part := getattr(facts, name)) is not None:
            known[name] = _known(part)
    if facts.position is not None:
        place = facts.position
        known["position"] = [place.latitude, place.longitude, place.altitude_m]
    if facts.tags:
        known["tags"] = list(facts.tags)
    if facts.extras:
        known["extras"] = sorted(facts.extras)
    return json.dumps(known, separators=(",", ":"))


def from_json(text: str) -> Facts:
    """Read what `to_json` wrote; fields of a newer version are passed over."""
    known: dict[str, Any] = json.loads(text)
    plain = {name: known[name] for name in _PLAIN if name in known}
    parts = {name: _part(kind, known[name]) for name, kind in _PARTS.items() if name in known}
    position = Position(*known["position"]) if "position" in known else None
    return Facts(
        **plain,
        **parts,
        position=position,
        tags=tuple(known.get("tags", ())),
        extras=frozenset(Extra(one) for one in known.get("extras", ()) if one in _EXTRAS),
    )


def _known(part: Any) -> dict[str, Any]:  # noqa: ANN401 - one of the values of `streams`
    """Return the fields of a part that differ from what they are when nothing is known."""
    found: dict[str, Any] = {}
    for each in fields(part):
        value = getattr(part, each.name)
        if value != each.default:
            found[each.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return _known(value) if is_dataclass(value) else value


def _part(kind: type[Any], known: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as above
    names = {each.name for each in fields(kind)}
    return kind(
        **{
            name: _READ[name](value) if name in _READ and value is not None else value
            for name, value in known.items()
            if name in names
        }
    )
