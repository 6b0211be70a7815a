"""How far the proposed date can be trusted, by the sources that confirm it (rule R9)."""

from collections.abc import Sequence

from mediadesk.domain.timestamps import ConfidenceLevel, Meaning, Precision
from mediadesk.timestamps import confidence as first_rule
from mediadesk.timestamps.candidates import Role
from mediadesk.timestamps.items import Item
from mediadesk.timestamps.sources import Family, Origin, Tier

_CONTAINER_WEIGHT = 7


def how_sure(chosen: Item, supporters: Sequence[Item], items: Sequence[Item]) -> ConfidenceLevel:
    """Return the first rule's scale, over tiers and precision-aware agreement (R9).

    The day of a scan is certain, but says nothing of when the picture was taken.
    """
    counted = [item for item in supporters if _counts(item)]
    weight = max(item.kind.weight for item in (chosen, *counted))
    if chosen.kind.tier is Tier.USER:
        level = ConfidenceLevel.HIGH
    elif (
        chosen.suspect
        or _is_scan_alone(chosen, counted)
        or (_is_sent_day(chosen) and weight < first_rule.MIDDLING)
    ):
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


def _is_scan_alone(chosen: Item, supporters: Sequence[Item]) -> bool:
    """Tell whether a scanner's day is backed by nobody but itself and the name it gave."""
    own = (Family.EXIF, Family.NAME, Family.DISK)
    return chosen.scanned and all(item.kind.family in own for item in supporters)


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
