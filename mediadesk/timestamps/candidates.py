"""Every date a file offers, each with what became of it, as stored in the catalog."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.reasons import Fact
from mediadesk.domain.timestamps import Meaning, Precision, Stamp, ZoneKind
from mediadesk.timestamps.sources import Origin, kind_of
from mediadesk.timestamps.why import WHY_SENTENCES, Why

_NO_FACTS: Mapping[str, Fact] = MappingProxyType({})


class Role(StrEnum):
    """What a candidate is to the chosen date."""

    CHOSEN = "chosen"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stamp, judged.

    `accepted` is False for what is broken or absurd. `normalised` is the wall time on the spot,
    ISO 8601 without zone, as far as the file's offset is known. `facts` fill the sentence.
    """

    stamp: Stamp
    origin: Origin = Origin.FILE
    accepted: bool = True
    role: Role = Role.NONE
    why: Why | None = None
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NO_FACTS)
    normalised: str | None = None

    @property
    def class_name(self) -> str:
        """The tier's name, in small letters: "shot", "curated", "container", ..."""
        return kind_of(self.stamp.source).tier.name.lower()

    def to_dict(self) -> dict[str, Any]:
        """Return the entry as stored: always "datetime" (as read) and "source"; no defaults."""
        stamp = self.stamp
        entry: dict[str, Any] = {"datetime": stamp.wall, "source": stamp.source, "raw": stamp.raw}
        if stamp.precision is not Precision.SECOND:
            entry["precision"] = stamp.precision.value
        if stamp.zone is not ZoneKind.NAIVE:
            entry["zone"] = stamp.zone.value
        if stamp.offset_minutes is not None:
            entry["offset_minutes"] = stamp.offset_minutes
        if stamp.meaning is not Meaning.TAKEN:
            entry["meaning"] = stamp.meaning.value
        if self.origin is not Origin.FILE:
            entry["origin"] = self.origin.value
        entry["class"] = self.class_name
        entry["accepted"] = self.accepted
        entry["role"] = self.role.value
        if self.why is not None:
            entry["why"] = self.why.value
        if self.facts:
            entry["facts"] = dict(self.facts)
        if self.accepted and self.normalised != stamp.wall:
            entry["normalised"] = self.normalised
        return entry

    @classmethod
    def from_dict(cls, entry: Mapping[str, Any]) -> "Candidate":
        """Read what `to_dict` made; raises KeyError or ValueError for anything else."""
        wall = entry["datetime"]
        stamp = Stamp(
            entry["source"],
            entry.get("raw", ""),
            wall,
            Precision(entry.get("precision", Precision.SECOND)),
            ZoneKind(entry.get("zone", ZoneKind.NAIVE)),
            entry.get("offset_minutes"),
            Meaning(entry.get("meaning", Meaning.TAKEN)),
        )
        why = entry.get("why")
        return cls(
            stamp,
            Origin(entry.get("origin", Origin.FILE)),
            entry.get("accepted", True),
            Role(entry.get("role", Role.NONE)),
            Why(why) if why is not None else None,
            entry.get("facts", _NO_FACTS),
            entry.get("normalised", wall if entry.get("accepted", True) else None),
        )


def as_chosen(candidate: Candidate) -> ChosenDate | None:
    """Return what choosing a candidate means: its wall time on the spot, and its zone if stated.

    None where it could not be read as a date.
    """
    stamp = candidate.stamp
    wall = candidate.normalised or stamp.wall
    if wall is None:
        return None
    offset = stamp.offset_minutes
    if stamp.zone is ZoneKind.UTC and stamp.wall is not None:
        shift = datetime.fromisoformat(wall) - datetime.fromisoformat(stamp.wall)
        offset = round(shift.total_seconds() / 60)
    return ChosenDate(wall[:19], stamp.precision, offset)


def as_stated(candidate: Candidate) -> ChosenDate | None:
    """Return a candidate as the file states it, in the zone it names; None if it is no date."""
    stamp = candidate.stamp
    if stamp.wall is None:
        return None
    offset = 0 if stamp.zone is ZoneKind.UTC else stamp.offset_minutes
    return ChosenDate(stamp.wall[:19], stamp.precision, offset)


def to_json(candidates: Iterable[Candidate]) -> str:
    """Return the candidates as stored in the catalog: a JSON list."""
    entries = [candidate.to_dict() for candidate in candidates]
    return json.dumps(entries, ensure_ascii=True, separators=(",", ":"))


def from_json(text: str) -> tuple[Candidate, ...]:
    """Read what `to_json` wrote."""
    return tuple(Candidate.from_dict(entry) for entry in json.loads(text))


def stamps_in(candidates: Iterable[Candidate], origin: Origin) -> tuple[Stamp, ...]:
    """Return the raw stamps of one origin, to judge them again without opening the file."""
    return tuple(candidate.stamp for candidate in candidates if candidate.origin is origin)


def sentence(candidate: Candidate) -> str:
    """Return in English what became of a candidate; empty when nothing was decided."""
    if candidate.why is None:
        return ""
    return WHY_SENTENCES[candidate.why].format_map(_Blank(candidate.facts))


class _Blank(dict[str, Fact]):
    def __missing__(self, key: str) -> str:
        return "?"
