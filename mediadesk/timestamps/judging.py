"""First look at each date of a file: what is broken, absurd, or from a clock never set."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Fact
from mediadesk.domain.timestamps import ConfidenceLevel, Precision, Stamp, ZoneKind
from mediadesk.timestamps.agreement import same, vaguer, zone_shifted
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.evidence import FILE_TIME, Evidence, KinKind, file_time_stamp
from mediadesk.timestamps.folders import FOLDER_WITH_DAY, read_path
from mediadesk.timestamps.sources import Family, Origin, SourceKind, Tier, is_release, kind_of
from mediadesk.timestamps.why import Why

NO_TIME = datetime.fromisoformat("0001-01-01")
"""Stands for a date that could not be read; such an item is never accepted."""

FIRST_DIGITAL_YEAR = 1990
"""Cameras that name their make are believed from here on, whatever min_year says."""

_FARTHEST_MINUTES = 18 * 60
_READABLE_YEARS = range(2, 9999)
"""Room for a zone and a recording's length on either side."""

_TOMORROW = timedelta(days=1)
_DEFAULT_DAYS = frozenset(
    datetime.fromisoformat(day).date()
    for day in (
        *("1601-01-01", "1903-12-31", "1904-01-01", "1904-01-02"),  # Windows, QuickTime: zero
        *("1969-12-31", "1970-01-01", "1970-01-02"),  # Unix: zero, in any zone
        *("1979-12-31", "1980-01-01", "1980-01-06"),  # FAT and zip: zero; GPS: zero
    )
)
_ANDROID_DEFAULT = datetime.fromisoformat("2002-12-08T12:00:00")
"""What many Android phones of 2012 to 2015 wrote as digitising date."""
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
        *("offset", "origin", "role", "stamp", "suspect", "why"),
    )

    def __init__(self, stamp: Stamp, kind: SourceKind, origin: Origin) -> None:
        """Take a stamp; `at` is its time as read, `NO_TIME` when there is none."""
        self.stamp = stamp
        self.kind = kind
        self.origin = origin
        self.at = _moment(stamp.wall)
        self.accepted = True
        self.suspect = False
        self.role = Role.NONE
        self.why: Why | None = None
        self.facts: dict[str, Fact] = {}
        self.offset = sane_offset(stamp.offset_minutes) if stamp.zone is ZoneKind.OFFSET else None
        """Minutes east of UTC that the stamp itself states."""
        self.is_utc = stamp.zone is ZoneKind.UTC or (kind.utc and stamp.zone is ZoneKind.NAIVE)
        """True when the time is world time, so that it needs the file's offset."""
        self.entered = False
        """True when a person must have entered it: no camera writes such a date."""
        self.holds_local = False
        """True when local time turned out to stand where world time belongs."""
        self.local: datetime | None = None
        """Wall time on the spot, once the zone is settled."""

    @property
    def usable(self) -> bool:
        """True when it may be chosen without doubt about its clock."""
        return self.accepted and not self.suspect

    def take_as_local(self) -> None:
        """Note that local time stands here where world time belongs."""
        self.holds_local, self.is_utc = True, False

    def judged(self) -> Candidate:
        """Return the final verdict, as stored."""
        return Candidate(
            self.stamp, self.origin, self.accepted, self.role, self.why, self.facts, self._normal()
        )  # fmt: skip

    def _normal(self) -> str | None:
        if self.local is None or self.local is self.at:
            return None if self.local is None else self.stamp.wall
        return self.local.isoformat()


def sane_offset(minutes: int | None) -> int | None:
    """Return an offset as it is, None for one that no place on earth has."""
    return minutes if minutes is not None and abs(minutes) <= _FARTHEST_MINUTES else None


def gather(evidence: Evidence) -> list[Item]:
    """Return every date of the evidence, broken and absurd ones marked, the best tier first."""
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
    _judge_scan(items, evidence)
    for item in items:
        _sanitise(item, evidence)
    _doubt_new_year(items)
    items.sort(key=_rank)
    _find_correction(items)
    return items


def _rank(item: Item) -> tuple[object, ...]:
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
    return Origin.NAME if stamp.source.startswith("filename_") else Origin.FILE


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


def _judge_scan(items: list[Item], evidence: Evidence) -> None:
    """Tell what a scan's dates mean: EXIF has one for the original and one for the scanning.

    Where they differ somebody entered the original's. A scanner alone writes the day of the
    scan into both.
    """
    digitised = [item.at for item in items if item.stamp.source == "EXIF:CreateDate"]
    scanned = evidence.scanned
    for item in items:
        if item.kind.tier is not Tier.SHOT or item.origin is not Origin.FILE:
            continue
        if any(item.at + _TOMORROW < at for at in digitised if at.year >= evidence.min_year):
            item.entered = True
        elif scanned:
            item.kind = replace(item.kind, tier=Tier.DIGITIZED, weight=8, later_step=True, order=-1)


def _sanitise(item: Item, evidence: Evidence) -> None:
    """Drop what cannot be: rules R1 and R2."""
    kind, at = item.kind, item.at
    if evidence.kind is MediaKind.AUDIO and item.stamp.source == "QuickTime:ContentCreateDate":
        _drop(item, Why.RELEASE_DATE)
    elif kind.tier is Tier.NEVER:
        _drop(item, Why.RELEASE_DATE if is_release(item.stamp.source) else Why.NEVER_CAPTURE)
    elif at.year not in _READABLE_YEARS:
        _drop(item, Why.UNREADABLE)
    elif kind.tier is Tier.USER:
        return
    elif at.year < evidence.min_year and not _may_be_old(item, evidence, at):
        _drop(item, Why.BEFORE_MIN_YEAR)
        item.facts["min_year"] = evidence.min_year
    elif at > evidence.now + _TOMORROW:
        _drop(item, Why.FUTURE)
    elif _is_default(kind, at):
        _drop(item, Why.KNOWN_DEFAULT)
    elif _is_new_year(at) and item.stamp.precision is Precision.SECOND:
        if item.entered and at.year < FIRST_DIGITAL_YEAR:
            return  # "some time in 1985", entered by a person
        item.suspect = kind.family in (Family.EXIF, Family.CONTAINER, Family.DISK)


def _drop(item: Item, why: Why) -> None:
    item.accepted, item.why = False, why


def _may_be_old(item: Item, evidence: Evidence, at: datetime) -> bool:
    """Tell who may speak of times before min_year: people, and cameras that say who they are."""
    kind = item.kind
    if kind.tier in (Tier.CURATED, Tier.KIN, Tier.TAKEOUT) or item.entered:
        return True
    if kind.tier is Tier.SHOT and kind.family is not Family.EXIF and item.stamp.source[:3] == "XMP":
        return True
    if kind.family is Family.EXIF and at.year >= FIRST_DIGITAL_YEAR:
        return bool(evidence.facts.camera_make) and not evidence.scanned and not _is_new_year(at)
    return False


def _is_default(kind: SourceKind, at: datetime) -> bool:
    """Tell the dates that devices and programs write for "unknown"."""
    if at == _ANDROID_DEFAULT:
        return kind.family is Family.EXIF
    return at.date() in _DEFAULT_DAYS and kind.tier not in (Tier.CURATED, Tier.KIN)


def _is_new_year(at: datetime) -> bool:
    """Tell what clocks show that were never set: the first minutes of a year."""
    return at.month == 1 and at.day == 1 and at.hour == 0 and at.minute < 10


def _doubt_new_year(items: list[Item]) -> None:
    """Clear the suspicion of a clock where another witness was celebrating too.

    The camera's own file time is no other witness, and it shares the suspicion.
    """
    suspects = [item for item in items if item.suspect]
    if not suspects:
        return
    witnesses = (Family.GPS, Family.NAME, Family.SIDECAR, Family.KIN)
    for item in items:
        if item.accepted and item.kind.family in witnesses:
            for suspect in suspects:
                suspect.suspect = suspect.suspect and not _confirms(item, suspect)
    # the same clock wrote all of them: one cleared, all cleared that agree with it
    cleared = [item.at for item in suspects if not item.suspect]
    for suspect in suspects:
        if any(abs(suspect.at - at) <= timedelta(minutes=10) for at in cleared):
            suspect.suspect = False
        elif suspect.suspect:
            suspect.why = Why.SUSPECT_CLOCK


def _confirms(witness: Item, suspect: Item) -> bool:
    """Tell whether a witness confirms a suspect, in any time zone; a day alone does not."""
    if witness.stamp.precision is not Precision.SECOND:
        return False
    return zone_shifted(suspect.at, witness.at, tolerance_s=witness.kind.tolerance_s)


def _find_correction(items: list[Item]) -> None:
    """Put a sidecar first that contradicts the rest: somebody put the date right there.

    A sidecar that only repeats the best date there is otherwise is no correction.
    """
    beside = [
        item
        for item in items
        if item.origin is Origin.SIDECAR and item.usable and item.kind.tier <= Tier.DIGITIZED
    ]
    if not beside:
        return
    best = beside[0]  # the items are sorted
    rest = [
        item
        for item in items
        if item.origin is not Origin.SIDECAR and item.usable and item.kind.tier is not Tier.USER
    ]
    if any(item.kind.tier is rest[0].kind.tier and _says_the_same(best, item) for item in rest):
        return
    best.kind = replace(best.kind, tier=Tier.CORRECTION, weight=max(8, best.kind.weight))
    items.sort(key=_rank)


def _says_the_same(one: Item, other: Item) -> bool:
    precision = vaguer(one.stamp.precision, other.stamp.precision)
    if same(one.at, other.at, precision=precision, tolerance_s=1):
        return True
    if one.offset is None or other.offset is None:
        return False
    return same(one.at, other.at + timedelta(minutes=one.offset - other.offset), tolerance_s=1)


@lru_cache(maxsize=1024)
def _moment(wall: str | None) -> datetime:
    """Return a stamp's wall time; a zone in it, which has no business there, is cut off."""
    try:
        at = NO_TIME if wall is None else datetime.fromisoformat(wall)
    except ValueError:
        return NO_TIME
    return at if at.tzinfo is None else at.replace(tzinfo=None)
