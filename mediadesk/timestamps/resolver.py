"""When a file was made: every date it offers weighed, the best one proposed, with its reasons.

Where the rules of the engine live: R1, R2 and R10 (what is dropped) `judging`; R3, R4 and R5
(zones) `offsets`; R6, R7 and R12 (who is believed) `choosing`; R8 (what agrees) `agreement` and
`relations`; R9 (how sure) `certainty`; R11 (pairs, copies) comes in through `Evidence.kin`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from mediadesk.domain.timestamps import TIMED, ConfidenceLevel, Meaning, Precision
from mediadesk.timestamps import confidence as first_rule
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.certainty import how_sure
from mediadesk.timestamps.choosing import Choice, choose, find_anchor
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.items import NO_TIME, Item
from mediadesk.timestamps.judging import gather
from mediadesk.timestamps.offsets import Basis, FileOffset, settle
from mediadesk.timestamps.relations import relate
from mediadesk.timestamps.sources import Family, Origin, Tier
from mediadesk.timestamps.why import Why

_FLAGGED_DROPS = (Why.BEFORE_MIN_YEAR, Why.FUTURE, Why.KNOWN_DEFAULT)


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
    where the zone is not known, `basis` says how it is. `why` explains the choice; every candidate
    carries its own reason.
    """

    wall: str | None
    offset_minutes: int | None
    basis: Basis | None
    precision: Precision
    source: str | None
    confidence: ConfidenceLevel
    meaning: Meaning
    flags: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    seed: Seed
    why: Why | None


def resolve(evidence: Evidence) -> Resolution:
    """Weigh all evidence about one file. Never raises, whatever the stamps say."""
    items = gather(evidence)
    seed = _seed(items, evidence.min_year)
    flags = [
        f"{item.why}:{item.stamp.source}"
        for item in items
        if item.why in _FLAGGED_DROPS and not item.accepted
    ]
    anchor = find_anchor(items)
    if anchor is None:
        return Resolution(
            None, None, None, Precision.SECOND, None, ConfidenceLevel.NONE, Meaning.TAKEN,
            tuple(flags), tuple(item.judged() for item in items), seed, None,
        )  # fmt: skip
    offset = settle(items, anchor, evidence)
    for item in items:
        _localise(item, offset)
    choice = choose(items, anchor, evidence)
    supporters = _judge(items, choice, offset, evidence, flags)
    flags += _flags(choice, offset, items)
    level = how_sure(choice.item, supporters, items)
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
        flags=tuple(dict.fromkeys(flags)),
        candidates=tuple(item.judged() for item in items),
        seed=seed,
        why=choice.why,
    )


def _seed(items: Sequence[Item], min_year: int) -> Seed:
    """Apply the first rule to what its seven sources say, as read, to the second."""
    read = [
        (
            item.read.replace(microsecond=0) if item.read.microsecond else item.read,
            item.stamp.source,
        )
        for item in items
        if item.read is not NO_TIME and item.origin is not Origin.SIDECAR
    ]
    chosen, level = first_rule.choose(read, min_year)
    if chosen is None:
        return Seed(None, None, level)
    return Seed(chosen[0].isoformat(), chosen[1], level)


def _localise(item: Item, offset: FileOffset) -> None:
    """Give an accepted item its wall time on the spot; UTC needs the file's offset."""
    if not item.accepted:
        return
    if not item.is_utc:
        item.local = item.at
    elif offset.minutes is not None:
        item.local = item.at + timedelta(minutes=offset.minutes)


def _judge(
    items: Sequence[Item],
    choice: Choice,
    offset: FileOffset,
    evidence: Evidence,
    flags: list[str],
) -> list[Item]:
    """Give every item its role; return those that support the choice."""
    supporters = []
    for item in items:
        if item is choice.item:
            item.role = Role.CHOSEN
            item.why = Why.DAY_OF_SCAN if item.scanned else choice.why
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


def _flags(choice: Choice, offset: FileOffset, items: Sequence[Item]) -> list[str]:
    flags = [*choice.flags, *offset.flags]
    if any(item.holds_local for item in items) and offset.minutes != 0:
        flags.append("mvhd-is-local")
    if choice.precision not in TIMED:
        flags.append(f"{choice.precision}-precision")
    if choice.item.at != choice.item.read:
        flags.append("clock-corrected")
    if choice.item.scanned:
        flags.append("scan-date")
    if choice.item.suspect:
        flags.append(f"suspect-default:{choice.item.stamp.source}")
    if choice.item.kind.family is Family.KIN:
        flags.append(f"from-{choice.item.stamp.source}")
    if choice.item.kind.tier is Tier.CORRECTION:
        flags.append("from-sidecar")
    if choice.item.kind.tier is Tier.USER:
        flags.append("user-choice")
    if any(item.role is Role.CONTRADICTS for item in items):
        flags.append("conflict")
    return flags
