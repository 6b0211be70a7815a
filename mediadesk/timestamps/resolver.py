"""When a file was made: every date it offers weighed, the best one proposed, with its reasons.

The rules R1 to R12 and where they live: R1, R2 `judging`; R3, R4, R5 `offsets`; R6, R7, R8 and
R12 here; R8's comparisons `agreement`; R9 `_confidence`; R10 `judging`; R11 through `Evidence.kin`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mediadesk.domain.timestamps import ConfidenceLevel, Meaning, Precision
from mediadesk.timestamps import confidence as first_rule
from mediadesk.timestamps.agreement import VAGUENESS, same, vaguer
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.judging import NO_TIME, Item, gather
from mediadesk.timestamps.offsets import Basis, FileOffset, settle, starts
from mediadesk.timestamps.relations import relate
from mediadesk.timestamps.sources import Family, Origin, Tier
from mediadesk.timestamps.why import Why

_FLAGGED_DROPS = (Why.BEFORE_MIN_YEAR, Why.FUTURE, Why.KNOWN_DEFAULT)
_CONTAINER_WEIGHT = 7
_TIMED = (Precision.SECOND, Precision.MINUTE)
_STARTS_AT_NAME = (Tier.CONTAINER, Tier.FIX, Tier.TAKEOUT)


@dataclass(frozen=True, slots=True)
class Seed:
    """The first rule's answer (confidence.py), kept beside the resolver's. ISO 8601, no zone."""

    value: str | None
    source: str | None
    confidence: ConfidenceLevel


@dataclass(frozen=True, slots=True)
class Resolution:
    """The proposed date of a file.

    `wall` is ISO 8601 to the second, cut and not rounded, without zone; `offset_minutes` is None
    where the zone is not known, `basis` says how it is. `independent` counts the families of
    sources behind the date. `why` explains the choice; every candidate carries its own reason.
    """

    wall: str | None
    offset_minutes: int | None
    basis: Basis | None
    precision: Precision
    source: str | None
    confidence: ConfidenceLevel
    meaning: Meaning
    independent: int
    flags: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    seed: Seed
    why: Why | None


@dataclass(frozen=True, slots=True)
class _Choice:
    """The chosen item, the wall time it gives, and what was noticed."""

    item: Item
    wall: datetime
    precision: Precision
    why: Why
    other: Item | None = None
    flags: tuple[str, ...] = ()


def resolve(evidence: Evidence) -> Resolution:
    """Weigh all evidence about one file. Never raises, whatever the stamps say."""
    items = gather(evidence)
    seed = _seed(items, evidence.min_year)
    flags = [
        f"{item.why}:{item.stamp.source}"
        for item in items
        if item.why in _FLAGGED_DROPS and not item.accepted
    ]
    anchor = _anchor(items)
    if anchor is None:
        return Resolution(
            None, None, None, Precision.SECOND, None, ConfidenceLevel.NONE, Meaning.TAKEN, 0,
            tuple(flags), tuple(item.judged() for item in items), seed, None,
        )  # fmt: skip
    offset = settle(items, anchor, evidence)
    for item in items:
        _localise(item, offset)
    choice = _choose(items, anchor, evidence)
    supporters = _judge(items, choice, offset, evidence, flags)
    flags += _flags(choice, offset, items)
    level = _confidence(choice, supporters, items)
    if anchor.is_utc and offset.minutes is None:
        flags.append("zone-unknown")
    return Resolution(
        wall=choice.wall.replace(microsecond=0).isoformat(),
        offset_minutes=offset.minutes,
        basis=offset.basis,
        precision=choice.precision,
        source=choice.item.stamp.source,
        confidence=level,
        meaning=choice.item.stamp.meaning,
        independent=len({item.kind.family for item in (choice.item, *supporters)}),
        flags=tuple(dict.fromkeys(flags)),
        candidates=tuple(item.judged() for item in items),
        seed=seed,
        why=choice.why,
    )


def _seed(items: Sequence[Item], min_year: int) -> Seed:
    """Apply the first rule to what its seven sources say, as read, to the second."""
    read = [
        (item.at.replace(microsecond=0), item.stamp.source)
        for item in items
        if item.at is not NO_TIME and item.origin is not Origin.SIDECAR
    ]
    chosen, level = first_rule.choose(read, min_year)
    if chosen is None:
        return Seed(None, None, level)
    return Seed(chosen[0].isoformat(), chosen[1], level)


def _anchor(items: Sequence[Item]) -> Item | None:
    """Return the best item: the first tier with a usable one, and in it the earliest (R7)."""
    pool = [item for item in items if item.usable] or [item for item in items if item.accepted]
    if not pool:
        return None
    group = [item for item in pool if item.kind.tier is pool[0].kind.tier]
    if len(group) == 1:
        return group[0]
    walls = [item for item in group if not item.is_utc] or group
    earliest = min(walls, key=lambda item: item.at)
    equals = [item for item in walls if _same_as_read(item, earliest)]
    return min(equals, key=lambda item: (VAGUENESS[item.stamp.precision], item.kind.order))


def _same_as_read(one: Item, other: Item) -> bool:
    precision = vaguer(one.stamp.precision, other.stamp.precision)
    return same(one.at, other.at, precision=precision, tolerance_s=1)


def _localise(item: Item, offset: FileOffset) -> None:
    """Give an accepted item its wall time on the spot; world time needs the file's offset."""
    if not item.accepted:
        return
    if not item.is_utc:
        item.local = item.at
    elif offset.minutes is not None:
        try:
            item.local = item.at + timedelta(minutes=offset.minutes)
        except OverflowError:
            item.local = None


def _choose(items: Sequence[Item], anchor: Item, evidence: Evidence) -> _Choice:
    """Return the value: the anchor's, the start a name states, or a day with a borrowed time."""
    wall = anchor.local or anchor.at
    precision = anchor.stamp.precision
    if anchor.kind.tier is Tier.USER:
        return _Choice(anchor, wall, precision, Why.USER_CHOICE)
    if anchor.kind.tier in _STARTS_AT_NAME and (start := _start(items, anchor, evidence)):
        return start
    if precision is Precision.DAY and (timed := _time_of_day(items, anchor, wall)):
        flag = f"time-from:{timed.stamp.source}"
        return _Choice(
            anchor, timed.local or wall, timed.stamp.precision, Why.TIME_OF_DAY_BORROWED, timed,
            (flag,),
        )  # fmt: skip
    alone = sum(item.accepted for item in items) == 1
    return _Choice(anchor, wall, precision, Why.ONLY_SOURCE if alone else Why.BEST_SOURCE)


def _start(items: Sequence[Item], anchor: Item, evidence: Evidence) -> _Choice | None:
    """Return the name's time where the anchor confirms it: names tell the start (R6)."""
    if anchor.local is None:
        return None
    shift = anchor.local - anchor.at
    for item in items:
        if item.kind.tier is not Tier.NAME_TIME or not item.usable or item.local is None:
            continue
        if item.stamp.meaning is not Meaning.TAKEN or item.stamp.precision is not Precision.SECOND:
            continue
        apart = [
            abs((start + shift - item.local).total_seconds()) for start in starts(anchor, evidence)
        ]
        if min(apart) > anchor.kind.tolerance_s:
            continue
        is_end = anchor.kind.tier is Tier.CONTAINER and apart.index(min(apart)) == 1
        flags = ("mvhd-is-end",) if is_end else ()
        return _Choice(item, item.local, Precision.SECOND, Why.START_OF_RECORDING, anchor, flags)
    return None


def _time_of_day(items: Sequence[Item], anchor: Item, wall: datetime) -> Item | None:
    """Return the best item that knows the time of a day (R8)."""
    for item in items:
        if item is anchor or not item.usable or item.local is None:
            continue
        if item.stamp.precision in _TIMED and item.local.date() == wall.date():
            return item
    return None


def _judge(
    items: Sequence[Item],
    choice: _Choice,
    offset: FileOffset,
    evidence: Evidence,
    flags: list[str],
) -> list[Item]:
    """Give every item its role; return those that support the choice."""
    supporters = []
    for item in items:
        if item is choice.item:
            item.role, item.why = Role.CHOSEN, choice.why
            if choice.other is not None:
                item.facts["other"] = choice.other.stamp.source
            continue
        if not item.accepted:
            continue
        relation = relate(item, choice.item, choice.wall, offset=offset, evidence=evidence)
        item.role = relation.role
        item.why = item.why or relation.why
        if relation.flag:
            flags.append(relation.flag)
        if item.role is Role.SUPPORTS:
            supporters.append(item)
    return supporters


def _flags(choice: _Choice, offset: FileOffset, items: Sequence[Item]) -> list[str]:
    flags = [*choice.flags, *offset.flags]
    if any(item.holds_local for item in items) and offset.minutes != 0:
        flags.append("mvhd-is-local")
    if choice.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        flags.append(f"{choice.precision}-precision")
    if choice.item.suspect:
        flags.append(f"suspect-default:{choice.item.stamp.source}")
    if choice.item.kind.tier is Tier.KIN:
        flags.append(f"from-{choice.item.stamp.source}")
    if choice.item.kind.tier is Tier.CORRECTION:
        flags.append("from-sidecar")
    if choice.item.kind.tier is Tier.USER:
        flags.append("user-choice")
    if any(item.role is Role.CONTRADICTS for item in items):
        flags.append("conflict")
    return flags


def _confidence(
    choice: _Choice, supporters: Sequence[Item], items: Sequence[Item]
) -> ConfidenceLevel:
    """Return the first rule's scale, over tiers and precision-aware agreement (R9)."""
    chosen = choice.item
    counted = [item for item in supporters if _counts(item)]
    weight = max(item.kind.weight for item in (chosen, *counted))
    if chosen.kind.tier is Tier.USER:
        level = ConfidenceLevel.HIGH
    elif chosen.suspect or (_is_sent_day(chosen) and weight < first_rule.MIDDLING):
        level = ConfidenceLevel.LOW
    elif _is_sure(chosen, counted, weight):
        outvoted = _outvoted(chosen, counted, items)
        level = ConfidenceLevel.MEDIUM if outvoted else ConfidenceLevel.HIGH
    elif weight >= first_rule.MIDDLING or counted:
        level = ConfidenceLevel.MEDIUM
    else:
        level = ConfidenceLevel.LOW
    return level


def _is_sure(chosen: Item, supporters: Sequence[Item], weight: int) -> bool:
    """Tell what makes HIGH.

    A strong source that anything confirms, one of the containers' weight that another family
    confirms, or kin whose own date is sure.
    """
    if weight >= first_rule.HEAVY and supporters:
        return True
    if weight == _CONTAINER_WEIGHT:
        return any(item.kind.family is not chosen.kind.family for item in supporters)
    return chosen.kind.tier is Tier.KIN and weight > first_rule.HEAVY


def _counts(item: Item) -> bool:
    """Tell whose support counts: not folders, sorted by programs, nor the day of a message."""
    return item.origin is not Origin.FOLDER and not _is_sent_day(item)


def _is_sent_day(item: Item) -> bool:
    return item.stamp.precision is Precision.DAY and item.stamp.meaning is Meaning.SENT


def _outvoted(chosen: Item, supporters: Sequence[Item], items: Sequence[Item]) -> bool:
    """Tell whether two independent witnesses contradict a camera that only supports itself."""
    own = (chosen.kind.family, Family.DISK)
    if any(item.kind.family not in own for item in supporters):
        return False
    against = {
        item.kind.family
        for item in items
        if item.role is Role.CONTRADICTS and item.kind.family not in own
    }
    return len(against) > 1
