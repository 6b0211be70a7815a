"""The dates of one file, gathered from everywhere, as they are while being judged."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from mediadesk.domain.reasons import Fact
from mediadesk.domain.timestamps import (
    FILE_TIME,
    NAME_SOURCES,
    ConfidenceLevel,
    Precision,
    Stamp,
    ZoneKind,
)
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.evidence import Evidence, KinKind, file_time_stamp
from mediadesk.timestamps.folders import FOLDER_WITH_DAY, read_path
from mediadesk.timestamps.sources import Family, Origin, SourceKind, Tier, kind_of
from mediadesk.timestamps.why import Why

NO_TIME = datetime.fromisoformat("0001-01-01")
"""Stands for a date that could not be read; such an item is never accepted."""

_FARTHEST_MINUTES = 18 * 60
_KIN_WEIGHT = {
    ConfidenceLevel.HIGH: 10,
    ConfidenceLevel.MEDIUM: 5,
    ConfidenceLevel.LOW: 1,
    ConfidenceLevel.NONE: 0,
}


class Item:
    """One stamp while it is being judged; the resolver fills in the rest."""

    __slots__ = (
        *("accepted", "at", "entered", "facts", "holds_local", "is_utc", "kind", "local"),
        *("offset", "origin", "read", "role", "scanned", "stamp", "suspect", "why"),
    )

    def __init__(self, stamp: Stamp, kind: SourceKind, origin: Origin) -> None:
        """Take a stamp; `at` is its time (of a clock put right), `NO_TIME` when there is none."""
        self.stamp = stamp
        self.kind = kind
        self.origin = origin
        self.read = _moment(stamp.wall)
        """As written in the file, whatever is known of its clock."""
        self.at = self.read
        self.accepted = True
        self.suspect = False
        self.role = Role.NONE
        self.why: Why | None = None
        self.facts: dict[str, Fact] = {}
        self.offset = sane_offset(stamp.offset_minutes) if stamp.zone is ZoneKind.OFFSET else None
        """Minutes east of UTC that the stamp itself states."""
        timed = stamp.precision in (Precision.SECOND, Precision.MINUTE)
        utc = stamp.zone is ZoneKind.UTC or (kind.utc and stamp.zone is ZoneKind.NAIVE)
        self.is_utc = utc and timed
        """True when the time is UTC, so that it needs the file's offset."""
        self.entered = False
        """True when a person must have entered it: no camera writes such a date."""
        self.scanned = False
        """True when it is the day on which a scanner read a print or slide."""
        self.holds_local = False
        """True when local time turned out to stand where UTC belongs."""
        self.local: datetime | None = None
        """Wall time on the spot, once the zone is settled."""

    @property
    def usable(self) -> bool:
        """True when it may be chosen without doubt about its clock."""
        return self.accepted and not self.suspect

    def take_as_local(self) -> None:
        """Note that local time stands here where UTC belongs."""
        self.holds_local, self.is_utc = True, False

    def judged(self) -> Candidate:
        """Return the final verdict, as stored."""
        return Candidate(
            self.stamp, self.origin, self.accepted, self.role, self.why, self.facts, self._normal()
        )  # fmt: skip

    def _normal(self) -> str | None:
        if self.local is None or self.local is self.read:
            return None if self.local is None else self.stamp.wall
        return self.local.isoformat()


def sane_offset(minutes: int | None) -> int | None:
    """Return an offset as it is, None for one that no place on earth has."""
    return minutes if minutes is not None and abs(minutes) <= _FARTHEST_MINUTES else None


def collect(evidence: Evidence) -> list[Item]:
    """Return every date of the evidence, not judged yet."""
    items = [Item(stamp, kind_of(stamp.source), _origin(stamp)) for stamp in evidence.facts.stamps]
    if evidence.path:
        items += [
            Item(stamp, kind_of(stamp.source), _origin(stamp)) for stamp in read_path(evidence.path)
        ]
    if evidence.mtime_ns is not None:
        stamp = file_time_stamp(evidence.mtime_ns, evidence.home_zone)
        items.append(Item(stamp, kind_of(stamp.source), Origin.DISK))
    items += [_beside(stamp) for stamp in evidence.sidecar]
    items += _kin(evidence)
    if evidence.user is not None:
        user = replace(evidence.user, source="user")
        items.append(Item(user, kind_of("user"), Origin.USER))
    return items


def rank(item: Item) -> tuple[object, ...]:
    """Return the sort key of an item: the best tier first, and always the same order."""
    stamp, kind = item.stamp, item.kind
    return (
        kind.tier, kind.order, stamp.source, stamp.wall or "", stamp.zone, stamp.precision,
        item.offset or 0, stamp.offset_minutes or 0, item.origin, stamp.raw, stamp.meaning,
    )  # fmt: skip


def _origin(stamp: Stamp) -> Origin:
    if stamp.source == FILE_TIME:
        return Origin.DISK
    if stamp.source == FOLDER_WITH_DAY:
        return Origin.FOLDER
    return Origin.NAME if stamp.source in NAME_SOURCES else Origin.FILE


def _beside(stamp: Stamp) -> Item:
    kind = kind_of(stamp.source)
    return Item(stamp, replace(kind, family=Family.SIDECAR), Origin.SIDECAR)


def _kin(evidence: Evidence) -> Iterable[Item]:
    for kin in evidence.kin:
        if kin.kind is KinKind.NEIGHBOUR:
            continue
        zone = ZoneKind.NAIVE if kin.offset_minutes is None else ZoneKind.OFFSET
        stamp = Stamp(kin.kind, kin.name, kin.wall, kin.precision, zone, kin.offset_minutes)
        kind = replace(kind_of(kin.kind), weight=_KIN_WEIGHT[kin.confidence])
        if kin.confidence in (ConfidenceLevel.LOW, ConfidenceLevel.NONE):
            kind = replace(kind, tier=Tier.MODIFIED)  # it knows no better than this file
        yield Item(stamp, kind, Origin.KIN)


@lru_cache(maxsize=1024)
def _moment(wall: str | None) -> datetime:
    """Return a stamp's wall time; a zone in it, which has no business there, is cut off."""
    try:
        at = NO_TIME if wall is None else datetime.fromisoformat(wall)
    except ValueError:
        return NO_TIME
    return at if at.tzinfo is None else at.replace(tzinfo=None)
