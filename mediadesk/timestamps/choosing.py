"""Which date of a file is proposed: the best source's, put right by what confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mediadesk.domain.timestamps import Meaning, Precision
from mediadesk.timestamps.agreement import VAGUENESS, same, vaguer
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.items import Item
from mediadesk.timestamps.offsets import starts
from mediadesk.timestamps.sources import Tier
from mediadesk.timestamps.why import Why

_TIMED = (Precision.SECOND, Precision.MINUTE)
_EXPORTED_LATER = timedelta(days=1)
_STARTS_AT_NAME = (Tier.CONTAINER, Tier.FIX, Tier.TAKEOUT)


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen item, the wall time it gives, and what was noticed."""

    item: Item
    wall: datetime
    precision: Precision
    why: Why
    other: Item | None = None
    flags: tuple[str, ...] = ()


def find_anchor(items: Sequence[Item]) -> Item | None:
    """Return the best item: the first tier with a usable one, and in it the earliest (R7)."""
    pool = _without_exports(items)
    pool = [item for item in pool if item.usable] or [item for item in pool if item.accepted]
    if not pool:
        return None
    group = [item for item in pool if item.kind.tier is pool[0].kind.tier]
    if len(group) == 1:
        return group[0]
    walls = [item for item in group if not item.is_utc] or group
    earliest = min(walls, key=lambda item: item.at)
    equals = [item for item in walls if _same_as_read(item, earliest)]
    return min(equals, key=lambda item: (VAGUENESS[item.stamp.precision], item.kind.order))


def _without_exports(items: Sequence[Item]) -> Sequence[Item]:
    """Leave out containers' times a day or more after the name's: those of an export or remux.

    Name and header of a recording come from one clock; programs that convert it write a new
    header and keep the name.
    """
    named = [
        item.at
        for item in items
        if item.kind.tier is Tier.NAME_TIME
        and item.usable
        and item.stamp.meaning is Meaning.TAKEN
        and item.stamp.precision is Precision.SECOND
    ]
    if not named:
        return items
    return [
        item
        for item in items
        if item.kind.tier is not Tier.CONTAINER
        or not item.kind.later_step
        or item.at - min(named) < _EXPORTED_LATER
    ]


def _same_as_read(one: Item, other: Item) -> bool:
    precision = vaguer(one.stamp.precision, other.stamp.precision)
    return same(one.at, other.at, precision=precision, tolerance_s=1)


def choose(items: Sequence[Item], anchor: Item, evidence: Evidence) -> Choice:
    """Return the value: the anchor's, the start a name states, or a day with a borrowed time."""
    wall = anchor.local or anchor.at
    precision = anchor.stamp.precision
    if anchor.kind.tier is Tier.USER:
        return Choice(anchor, wall, precision, Why.USER_CHOICE)
    if anchor.kind.tier in _STARTS_AT_NAME and (start := _start(items, anchor, evidence)):
        return start
    if precision is Precision.DAY and (timed := _time_of_day(items, anchor, wall)):
        flag = f"time-from:{timed.stamp.source}"
        return Choice(
            anchor, timed.local or wall, timed.stamp.precision, Why.TIME_OF_DAY_BORROWED, timed,
            (flag,),
        )  # fmt: skip
    alone = sum(item.accepted for item in items) == 1
    return Choice(anchor, wall, precision, Why.ONLY_SOURCE if alone else Why.BEST_SOURCE)


def _start(items: Sequence[Item], anchor: Item, evidence: Evidence) -> Choice | None:
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
        return Choice(item, item.local, Precision.SECOND, Why.START_OF_RECORDING, anchor, flags)
    return None


def _time_of_day(items: Sequence[Item], anchor: Item, wall: datetime) -> Item | None:
    """Return the best item that knows the time of a day (R8)."""
    for item in items:
        if item is anchor or not item.usable or item.local is None:
            continue
        if item.stamp.precision in _TIMED and item.local.date() == wall.date():
            return item
    return None
