"""Facts of a file as the JSON that the catalog stores, and back; what is unknown is left out.

Stamps are not among them: the catalog keeps each as a timestamp candidate.
"""

import json
from dataclasses import fields
from typing import Any

from mediadesk.domain.media import Facts, Position

_EMPTY = Facts()
_PLAIN = tuple(f.name for f in fields(Facts) if f.name not in ("position", "tags", "stamps"))


def to_json(facts: Facts) -> str:
    """Return what is known as one JSON object."""
    known: dict[str, Any] = {}
    for name in _PLAIN:
        value = getattr(facts, name)
        if value != getattr(_EMPTY, name):
            known[name] = value
    if facts.position is not None:
        place = facts.position
        known["position"] = [place.latitude, place.longitude, place.altitude_m]
    if facts.tags:
        known["tags"] = list(facts.tags)
    return json.dumps(known, separators=(",", ":"))


def from_json(text: str) -> Facts:
    """Read what `to_json` wrote; fields of a newer version are passed over."""
    known: dict[str, Any] = json.loads(text)
    plain = {name: known[name] for name in _PLAIN if name in known}
    position = Position(*known["position"]) if "position" in known else None
    return Facts(**plain, position=position, tags=tuple(known.get("tags", ())))
