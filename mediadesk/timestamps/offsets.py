"""How far a file's wall time is from UTC, and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mediadesk.domain.timestamps import FILE_TIME, Precision, ZoneKind
from mediadesk.timestamps.agreement import same
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.items import Item, sane_offset
from mediadesk.timestamps.sources import Family, Tier
from mediadesk.timestamps.zones import offset_of_instant, offset_of_wall, proved_offset, zone_at


class Basis(StrEnum):
    """How an offset is known, the best first (rule R4)."""

    STATED = "stated"
    MAKER = "maker"
    PROVED = "proved"
    CURATED = "curated"
    POSITION = "position"
    KIN = "kin"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class FileOffset:
    """Minutes east of UTC, or None, with how it is known and what was noticed on the way."""

    minutes: int | None = None
    basis: Basis | None = None
    flags: tuple[str, ...] = ()


UNKNOWN = FileOffset()

PROOF_TOLERANCE_S = 3.0
"""What two clocks may differ and still prove an offset."""

_PROOF_ORDER = (Family.GPS, Family.NAME, Family.CONTAINER, Family.SIDECAR)
_STATING = (Family.EXIF, Family.CONTAINER)


def settle(items: Sequence[Item], anchor: Item, evidence: Evidence) -> FileOffset:
    """Return the file's offset; marks movies (`take_as_local`) whose clock shows local time."""
    if anchor.stamp.precision not in (Precision.SECOND, Precision.MINUTE):
        return UNKNOWN
    if anchor.kind.family is Family.DISK and not anchor.is_utc:
        return UNKNOWN  # the time of a copy, shown at home: nobody knows where
    if anchor.is_utc:
        return _of_world_time(items, anchor, anchor.at, evidence)
    found = _of_local_time(items, anchor, anchor.at, evidence)
    for item in items:
        if _is_movie(item) and _equals(item, anchor.at, evidence) and found.minutes != 0:
            item.take_as_local()
    return found


def _of_local_time(
    items: Sequence[Item], anchor: Item, local: datetime, evidence: Evidence
) -> FileOffset:
    found = _stated(items, anchor, local) or _of_maker(evidence)
    proved = _proved(items, local, evidence)
    if found is not None:
        doubted = proved is not None and proved.minutes not in (0, found.minutes)
        return replace(found, flags=("zone-conflict",)) if doubted else found
    if proved is not None and proved.minutes != 0:
        return proved
    if (curated := _curated(items, local)) is not None:
        return curated
    placed = _placed(local, evidence)
    if proved is not None and placed.minutes == 0:
        return proved  # equal times alone prove nothing: GPS fields are filled with local time too
    return placed if placed.minutes is not None else _of_kin(evidence, placed.flags)


def _of_world_time(
    items: Sequence[Item], anchor: Item, at_utc: datetime, evidence: Evidence
) -> FileOffset:
    found = _of_maker(evidence)
    for witness in items if found is None else ():
        if not _is_local_witness(witness):
            continue
        if _equals(anchor, witness.at, evidence):
            anchor.take_as_local()
            return UNKNOWN
        found = found or _proof(anchor, witness.at, evidence)
    if found is not None:
        return found
    if _is_movie(anchor) and _movie_shows_local(items, at_utc, evidence):
        anchor.take_as_local()
        return UNKNOWN
    return _assumed(at_utc, evidence)


def _assumed(at_utc: datetime, evidence: Evidence) -> FileOffset:
    """Return where a UTC time was probably looked at: its position, its kin, or home."""
    if evidence.facts.position is not None and (zone := zone_at(evidence.facts.position)):
        return FileOffset(offset_of_instant(zone, at_utc), Basis.POSITION, ("zone-from-position",))
    found = _of_kin(evidence)
    if found.minutes is None and evidence.home_zone is not None:
        minutes = offset_of_instant(evidence.home_zone, at_utc)
        return FileOffset(minutes, Basis.HOME, ("zone-assumed",))
    return found


def _of_maker(evidence: Evidence) -> FileOffset | None:
    minutes = sane_offset(evidence.facts.maker_zone_minutes)
    return None if minutes is None else FileOffset(minutes, Basis.MAKER)


def _stated(items: Sequence[Item], anchor: Item, local: datetime) -> FileOffset | None:
    """Return the offset the anchor itself states, else another field written with it."""
    if anchor.offset is not None and anchor.kind.tier is not Tier.CURATED:
        return FileOffset(anchor.offset, Basis.STATED)
    for item in items:
        if item.kind.family in _STATING and _states_offset(item, local):
            return FileOffset(item.offset, Basis.STATED)
    return None


def _curated(items: Sequence[Item], local: datetime) -> FileOffset | None:
    """Return the offset that captions state for the same wall time.

    Zero is no statement: programs fill it in where IPTC wants some zone.
    """
    for item in items:
        zone_given = bool(item.offset) and item.kind.tier <= Tier.CURATED
        if zone_given and _states_offset(item, local):
            return FileOffset(item.offset, Basis.CURATED)
    return None


def _states_offset(item: Item, local: datetime) -> bool:
    return item.offset is not None and item.usable and same(item.at, local, tolerance_s=1)


def _proved(items: Sequence[Item], local: datetime, evidence: Evidence) -> FileOffset | None:
    """Return the offset that local minus UTC proves; zero only if nothing proves more."""
    zero: FileOffset | None = None
    for item in _world_witnesses(items):
        proof = _proof(item, local, evidence)
        if proof is not None and proof.minutes != 0:
            return proof
        zero = zero or proof
    return zero


def _world_witnesses(items: Sequence[Item]) -> list[Item]:
    witnesses = [
        item
        for item in items
        if item.kind.family in _PROOF_ORDER
        and item.usable
        and item.is_utc
        and item.stamp.precision is Precision.SECOND
    ]
    return sorted(witnesses, key=lambda item: _PROOF_ORDER.index(item.kind.family))


def _proof(item: Item, local: datetime, evidence: Evidence) -> FileOffset | None:
    """Return the offset that an item proves; a movie's time may be its start or its end."""
    proofs = []
    for start in starts(item, evidence):
        proof = proved_offset(
            local,
            start,
            tolerance_s=max(item.kind.tolerance_s, PROOF_TOLERANCE_S),
            day_may_slip=item.kind.tier is Tier.FIX,
        )
        if proof is not None:
            residual = abs((local - start - timedelta(minutes=proof[0])).total_seconds())
            proofs.append((residual, proof))
    if not proofs:
        return None
    minutes, days = min(proofs)[1]
    return FileOffset(minutes, Basis.PROVED, ("gps-date-off-by-one",) if days else ())


def starts(item: Item, evidence: Evidence) -> list[datetime]:
    """Return the possible starts of what an item dates: its time, and a movie's less its length."""
    length = evidence.length
    if not length or item.kind.tier not in (Tier.CONTAINER, Tier.TAKEOUT):
        return [item.at]
    return [item.at, item.at - length]


def _equals(item: Item, local: datetime, evidence: Evidence) -> bool:
    """Tell whether an item shows this local time unshifted."""
    tolerance_s = item.kind.tolerance_s
    return any(same(start, local, tolerance_s=tolerance_s) for start in starts(item, evidence))


def _is_movie(item: Item) -> bool:
    return item.usable and item.is_utc and item.kind.tier is Tier.CONTAINER


def _is_local_witness(item: Item) -> bool:
    """Tell who knows the wall time: names and embedded fields, not the file time, shown at home."""
    return (
        item.usable
        and not item.is_utc
        and item.stamp.precision is Precision.SECOND
        and item.stamp.zone is ZoneKind.NAIVE
        and item.kind.tier in (Tier.CONTAINER, Tier.NAME_TIME, Tier.MODIFIED)
    )


def _movie_shows_local(items: Sequence[Item], at: datetime, evidence: Evidence) -> bool:
    """Tell whether a movie's time is local (rule R5).

    The file time goes first, then its maker's habit.
    """
    home = evidence.home_zone
    told_apart = home is None or offset_of_instant(home, at) != 0
    if told_apart and any(_file_time_equals(item, at, evidence) for item in items):
        return True
    if home is not None and any(
        _file_time_equals(item, at + timedelta(minutes=offset_of_instant(home, at)), evidence)
        for item in items
    ):
        return False
    return evidence.maker_writes_local


def _file_time_equals(item: Item, at: datetime, evidence: Evidence) -> bool:
    if item.stamp.source != FILE_TIME or not item.usable or item.is_utc:
        return False
    return same(item.at, at, tolerance_s=3) or same(item.at - evidence.length, at, tolerance_s=3)


def _placed(local: datetime, evidence: Evidence) -> FileOffset:
    position = evidence.facts.position
    if position is None or (zone := zone_at(position)) is None:
        return UNKNOWN
    minutes = offset_of_wall(zone, local)
    if minutes is None:
        return FileOffset(None, None, ("dst-ambiguous",))
    return FileOffset(minutes, Basis.POSITION, ("zone-from-position",))


def _of_kin(evidence: Evidence, flags: tuple[str, ...] = ()) -> FileOffset:
    for kin in sorted(
        evidence.kin, key=lambda kin: (kin.kind, kin.name, kin.wall, kin.offset_minutes or 0)
    ):
        if (minutes := sane_offset(kin.offset_minutes)) is not None:
            return FileOffset(minutes, Basis.KIN, flags)
    return FileOffset(None, None, flags)
