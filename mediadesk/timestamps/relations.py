"""What each date of a file says about the chosen one: the same, a later step, or another time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from mediadesk.domain.timestamps import FILE_TIME, Meaning, Precision
from mediadesk.timestamps.agreement import same, vaguer, zone_shifted
from mediadesk.timestamps.candidates import Role
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.items import Item
from mediadesk.timestamps.offsets import PROOF_TOLERANCE_S, FileOffset, starts
from mediadesk.timestamps.sources import Origin, Tier
from mediadesk.timestamps.why import Why
from mediadesk.timestamps.zones import proved_offset

_DAY = timedelta(days=1)
_OLDEST_FIX = timedelta(hours=2)
"""How old the last fix of a camera may be before it speaks of another time."""
_FINISHING = timedelta(seconds=60)
"""How long a camera may take to finish a film and write its header (iPhones: 25 s)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A role, its reason, and a flag worth showing, if any."""

    role: Role
    why: Why
    flag: str = ""


_SAME = Relation(Role.SUPPORTS, Why.SAME_TIME)
_SAME_DAY = Relation(Role.SUPPORTS, Why.SAME_DAY)
_SAME_INSTANT = Relation(Role.SUPPORTS, Why.SAME_INSTANT)
_END = Relation(Role.SUPPORTS, Why.END_OF_RECORDING)
_SHIFTED = Relation(Role.SUPPORTS, Why.ZONE_SHIFTED_COPY, "mtime-zone-shift")
_DAY_OFF = Relation(Role.SUPPORTS, Why.DAY_OFF_BY_ONE, "gps-date-off-by-one")
_LATER = Relation(Role.NONE, Why.LATER_STEP)
_OTHER = Relation(Role.CONTRADICTS, Why.OTHER_TIME)
_ELSEWHERE = Relation(Role.NONE, Why.OTHER_TIME)
_UNKNOWN_ZONE = Relation(Role.NONE, Why.ZONE_UNKNOWN)
_LOCAL_AS_UTC = Relation(Role.NONE, Why.LOCAL_TIME_AS_UTC)
_OTHER_ZONE = Relation(Role.NONE, Why.OTHER_ZONE)
_STALE = Relation(Role.NONE, Why.STALE_FIX)
_SUSPECT = Relation(Role.NONE, Why.SUSPECT_CLOCK)


def relate(
    item: Item, chosen: Item, wall: datetime, *, offset: FileOffset, evidence: Evidence
) -> Relation:
    """Say what an accepted item means for the chosen item, whose wall time is `wall`."""
    if item.suspect and not chosen.suspect:
        return _SUSPECT
    if item.stamp.source == FILE_TIME:
        return _of_file_time(item, chosen, wall, evidence)
    if item.local is None:
        return _of_world_time(item, wall)
    agreement = _agreement(item, item.local, chosen, wall, offset=offset, evidence=evidence)
    if agreement is not None:
        return agreement
    return _misplaced(item, wall, offset) or _disagreement(item, item.local, chosen, wall)


def _misplaced(item: Item, wall: datetime, offset: FileOffset) -> Relation | None:
    """Judge UTC that agrees if it is read in another zone than the file's."""
    if not item.is_utc:
        return None
    if same(item.at, wall, tolerance_s=PROOF_TOLERANCE_S):
        return _LOCAL_AS_UTC
    if "zone-conflict" not in offset.flags:
        return None
    proof = proved_offset(wall, item.at, tolerance_s=item.kind.tolerance_s)
    return None if proof is None else _OTHER_ZONE


def _agreement(
    item: Item,
    local: datetime,
    chosen: Item,
    wall: datetime,
    *,
    offset: FileOffset,
    evidence: Evidence,
) -> Relation | None:
    precision = vaguer(item.stamp.precision, chosen.stamp.precision)
    tolerance_s = max(item.kind.tolerance_s, chosen.kind.tolerance_s)
    if item.is_utc:
        tolerance_s = max(tolerance_s, PROOF_TOLERANCE_S)
    found: Relation | None = None
    # a chosen day may have borrowed its time: the time is compared first, then the day
    if item.stamp.precision is Precision.SECOND and same(local, wall, tolerance_s=tolerance_s):
        found = _SAME_INSTANT if item.is_utc else _SAME
    elif _ends(item, local, wall, tolerance_s=tolerance_s, evidence=evidence):
        found = _END
    elif precision is not Precision.SECOND and same(
        local, wall, precision=precision, tolerance_s=0
    ):
        found = _SAME_DAY
    elif _same_instant(item, wall, offset, tolerance_s):
        found = _SAME_INSTANT
    elif item.kind.tier is Tier.FIX and any(
        same(local + days, wall, tolerance_s=tolerance_s) for days in (_DAY, -_DAY)
    ):
        found = _DAY_OFF
    return found


def _ends(
    item: Item, local: datetime, wall: datetime, *, tolerance_s: float, evidence: Evidence
) -> bool:
    """Tell whether an item dates the end of a recording that started at `wall`."""
    shift = local - item.at
    if evidence.length and any(
        same(at + shift, wall, tolerance_s=tolerance_s) for at in starts(item, evidence)
    ):
        return True
    return item.kind.tier is Tier.CONTAINER and wall < local <= wall + evidence.length + _FINISHING


def _same_instant(item: Item, wall: datetime, offset: FileOffset, tolerance_s: float) -> bool:
    """Compare an item that states another offset than the file's."""
    if item.offset is None or offset.minutes is None:
        return False
    return same(
        item.at + timedelta(minutes=offset.minutes - item.offset), wall, tolerance_s=tolerance_s
    )


def _of_file_time(item: Item, chosen: Item, wall: datetime, evidence: Evidence) -> Relation:
    """Judge the time of the file itself: of the shot, of a recording's end, or of a copy."""
    at = item.local or item.at
    tolerance_s = max(item.kind.tolerance_s, chosen.kind.tolerance_s)
    length = evidence.length
    if chosen.stamp.precision is Precision.SECOND or wall == at:
        if same(at, wall, tolerance_s=tolerance_s):
            return _SAME
        if length and same(at - length, wall, tolerance_s=tolerance_s):
            return _END
        if zone_shifted(at, wall, tolerance_s=item.kind.tolerance_s) or (
            length and zone_shifted(at - length, wall, tolerance_s=item.kind.tolerance_s)
        ):
            return _SHIFTED
    elif same(at, wall, precision=chosen.stamp.precision, tolerance_s=0):
        return _SAME_DAY
    return _LATER if at > wall else _OTHER


def _of_world_time(item: Item, wall: datetime) -> Relation:
    """Judge UTC where the zone of the place is not known."""
    if same(item.at, wall, tolerance_s=3):
        return _LOCAL_AS_UTC
    if abs(item.at - wall) <= _DAY:
        return _UNKNOWN_ZONE
    return _LATER if item.kind.later_step and item.at > wall else _OTHER


def _is_no_fix_of(item: Item, local: datetime, wall: datetime) -> bool:
    """Tell whether a position was found hours before, or has a day without a time."""
    without_time = item.at.time() == time.min and abs(local - wall) < _DAY
    return without_time or wall - _OLDEST_FIX < local < wall + _FINISHING


def _disagreement(item: Item, local: datetime, chosen: Item, wall: datetime) -> Relation:
    if item.kind.tier is Tier.FIX and _is_no_fix_of(item, local, wall):
        return _STALE
    if item.origin is Origin.FOLDER and item.stamp.precision in (Precision.SEASON, Precision.YEAR):
        return _ELSEWHERE  # a folder of one year often holds a few pictures of the next
    later = item.kind.later_step or item.stamp.meaning is not Meaning.TAKEN
    if later and local > wall:
        return _LATER
    if chosen.kind.tier is Tier.CORRECTION or chosen.kind.tier is Tier.USER:
        return _ELSEWHERE
    return _OTHER
