"""Criteria: each drops the contenders that are clearly worse than the best one by its measure.

Small differences are ties, so that three pixels or one second never outweigh the criteria that
follow.
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from mediadesk.dedupe.keepers.codecs import is_known, worth
from mediadesk.dedupe.keepers.contender import PART, Contender
from mediadesk.domain.detail import Writer
from mediadesk.domain.keepers import KeeperCode

SIZE_TIE = 0.05
"""Pixel counts this close, as a share, are the same size: crops by a few lines, rounding."""
FINENESS_TIE = 0.1
"""Pixels along a side of the scene this close are the same: how much a cut shows is measured on
small planes."""
QUALITY_TIE = 4
"""JPEG qualities this close are the same; estimates from quantisation tables are no better."""
LENGTH_TIE, LENGTH_TIE_S = 0.01, 0.5
"""Films are as long as each other within this share and these seconds."""
SOUND_TIE_S, SOUND_MOST_S = 2.0, 5.0
"""Recordings are as long as each other within `LENGTH_TIE`, bounded by these seconds: encoders pad
them, rips begin and end with more silence or less, and a second is no reason to keep a poor copy.
"""
SLIGHT_TIE_S, PADDED_TIE_S = 0.1, 0.5
"""As the last criterion, a copy longer by more than this holds what another one lacks: among copies
in one codec, and in several, which pad differently."""
RATE_TIE = 0.1
FILE_TIE = 0.02
"""Files this near in size hold as much."""
WORTH_TIE = 0.25
"""Bit rates of two codecs whose worth is this close are the same: encoders differ as much."""
BLOCKS_SHOW, BLOCKS_TIE, BLOCKY = 1.12, 0.08, 1.5
"""Differences across block edges over those within blocks: below the first they are invisible;
values this close are the same; beyond the last they hide the detail."""
TIME_TIE_S = 2.0
"""FAT keeps times to two seconds."""

Test = Callable[[Sequence[Contender]], list[Contender]]
"""Returns those that are not clearly worse than the best."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One step of the ranking, applied to all contenders that are left."""

    code: KeeperCode
    best: Test


def prefer(code: KeeperCode, good: Callable[[Contender], bool]) -> Criterion:
    """Keep those with a property, if any has it."""
    return Criterion(code, lambda left: [one for one in left if good(one)] or list(left))


def original(code: KeeperCode, good: Callable[[Contender], bool]) -> Criterion:
    """Keep those that are more original, if any of them is no smaller than what it drops.

    A small copy without signs of an edit is no original of a large picture.
    """

    def best(left: Sequence[Contender]) -> list[Contender]:
        shown = [one.pixels / one.shows for one in left if good(one)]
        if not shown:
            return list(left)
        most = max(shown) / (1 - SIZE_TIE)
        return [one for one in left if good(one) or one.pixels / one.shows > most]

    return Criterion(code, best)


def known_alike(criterion: Criterion, is_known: Callable[[Contender], bool]) -> Criterion:
    """Apply a criterion only where it is known of all or of none: an unread file may be as good."""

    def best(left: Sequence[Contender]) -> list[Contender]:
        known = sum(map(is_known, left))
        return list(left) if 0 < known < len(left) else criterion.best(left)

    return Criterion(criterion.code, best)


def least(code: KeeperCode, value: Callable[[Contender], float], tie: float = 0.0) -> Criterion:
    """Keep those whose value is the least, or within `tie` of it."""

    def best(left: Sequence[Contender]) -> list[Contender]:
        values = [value(one) for one in left]
        limit = min(values) + tie
        return [one for one, its in zip(left, values, strict=True) if its <= limit]

    return Criterion(code, best)


def most_pixels(left: Sequence[Contender]) -> list[Contender]:
    """Compare the pixels that show something."""
    limit = max(one.pixels for one in left) * (1 - SIZE_TIE)
    return [one for one in left if one.pixels >= limit]


def best_quality(left: Sequence[Contender]) -> list[Contender]:
    """Compare qualities only where every file left has one: formats do not share a scale."""
    qualities = [one.true_quality for one in left if one.true_quality is not None]
    if len(qualities) < len(left):
        return list(left)
    return [one for one in left if (one.true_quality or 0) >= max(qualities) - QUALITY_TIE]


def largest(left: Sequence[Contender]) -> list[Contender]:
    """Compare the sizes of the files."""
    limit = max(one.size_bytes for one in left) * (1 - FILE_TIE)
    return [one for one in left if one.size_bytes >= limit]


def longest(left: Sequence[Contender]) -> list[Contender]:
    """Compare the lengths of films."""
    limit = max(one.duration_s or 0.0 for one in left) * (1 - LENGTH_TIE) - LENGTH_TIE_S
    return [one for one in left if (one.duration_s or 0.0) >= limit]


def longest_sound(left: Sequence[Contender]) -> list[Contender]:
    """Compare the lengths of recordings; silence at an end does not count."""
    longest = max(one.duration_s or 0.0 for one in left)
    return _with_most(left, min(max(SOUND_TIE_S, LENGTH_TIE * longest), SOUND_MOST_S))


def slightly_longer(longest: Test) -> Criterion:
    """Compare lengths closely, most closely in one codec: copies cut a little are shorter.

    What `longest` decides is not decided twice.
    """

    def best(left: Sequence[Contender]) -> list[Contender]:
        if len(longest(left)) < len(left):
            return list(left)
        nearly = _with_most(left, PADDED_TIE_S)
        stay = [
            one
            for codec in {one.codec for one in nearly}
            for one in _with_most([one for one in nearly if one.codec == codec], SLIGHT_TIE_S)
        ]
        return _not_shorter(left, stay)

    return Criterion(KeeperCode.SLIGHTLY_LONGER, best)


def _with_most(left: Sequence[Contender], tie_s: float) -> list[Contender]:
    """Drop what is clearly shorter, unless only silence is missing."""
    longest = max(one.duration_s or 0.0 for one in left)
    heard = [one.heard_s for one in left if one.heard_s is not None]
    most = max(heard) if len(heard) == len(left) else math.inf
    stay = [
        one
        for one in left
        if (one.duration_s or 0.0) >= longest - tie_s or (one.heard_s or 0.0) >= most - tie_s
    ]
    return _not_shorter(left, stay)


def _not_shorter(left: Sequence[Contender], stay: Sequence[Contender]) -> list[Contender]:
    """Drop only what is shorter than all that stay: whichever is kept then, it is longer."""
    least = min(one.duration_s or 0.0 for one in stay)
    return [one for one in left if (one.duration_s or 0.0) >= least]


def highest_rate(left: Sequence[Contender]) -> list[Contender]:
    """Compare bit rates where every file left has one, within one codec (else see `most_kept`)."""
    rates = [one.bit_rate for one in left if one.bit_rate is not None]
    if len(rates) < len(left) or len({one.codec for one in left}) > 1:
        return list(left)
    return [one for one in left if (one.bit_rate or 0) >= max(rates) * (1 - RATE_TIE)]


def most_kept(left: Sequence[Contender]) -> list[Contender]:
    """Compare bit rates across codecs by the efficiency of each (`codecs`), where all are known."""
    codecs = {one.codec for one in left}
    if len(codecs) < 2 or not all(map(is_known, codecs)):
        return list(left)
    kept = [worth(one.bit_rate, one.codec) for one in left if one.bit_rate is not None]
    if len(kept) < len(left):
        return list(left)
    limit = max(kept) * (1 - WORTH_TIE)
    return [one for one, its in zip(left, kept, strict=True) if its >= limit]


def supersets(left: Sequence[Contender]) -> list[Contender]:
    """Keep a file that holds all the others hold, if there is one."""
    known = [one.tags for one in left if one.tags is not None]
    if len(known) < len(left) or all(tags == known[0] for tags in known):
        return list(left)
    every = frozenset().union(*known)
    return [one for one in left if one.tags == every] or list(left)


def most_held(left: Sequence[Contender]) -> list[Contender]:
    """Drop a file beside one that holds all that it holds, and more."""
    known = {one.holds for one in left}
    less = {held for held in known if any(held < more for more in known)}
    return [one for one in left if one.holds not in less]


def agreed(left: Sequence[Contender]) -> list[Contender]:
    """Drop a file that differs in a few bytes from one of which there are more copies.

    A disk error damages one copy, not several alike.
    """
    several: dict[int, list[Contender]] = defaultdict(list)  # few: thousands may be of one size
    for one in left:
        if one.copies > 1:
            several[one.size_bytes].append(one)

    def is_outvoted(one: Contender) -> bool:
        more = (other for other in several[one.size_bytes] if other.copies > one.copies)
        return any(one.has_nearly_the_bytes_of(other) for other in more)

    return [one for one in left if not is_outvoted(one)]


def not_remade(left: Sequence[Contender]) -> list[Contender]:
    """Drop films and recordings that were only transcoded or decoded from another one."""
    here = {one.content_id for one in left}
    return [one for one in left if here.isdisjoint(one.enlarged_from)] or list(left)


def not_repacked(left: Sequence[Contender]) -> list[Contender]:
    """Drop what shows the very pixels of another in a format that hardly ever keeps all pixels.

    Of a JPEG it was made, never the JPEG from that; other formats may keep all, and rarely do.
    """
    least: dict[bytes | None, int] = {}
    for one in left:
        known = least.get(one.pixel_digest, one.may_keep_all)
        least[one.pixel_digest] = min(known, one.may_keep_all)

    def is_repacked(one: Contender) -> bool:
        return one.pixel_digest is not None and one.may_keep_all > least[one.pixel_digest]

    return [one for one in left if one.is_raw or not is_repacked(one)]


def not_enlarged(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures that are only enlarged from another one, but none that its camera wrote.

    Pictures of one cut were held against each other; of others their own spectrum tells.
    """
    here = {one.content_id for one in left}
    # of thousands of pictures many are of one size: each size is asked once
    sizes = {(one.fineness, one.shows) for one in left}

    def is_enlarged(one: Contender) -> bool:
        if one.may_be_as_taken:
            return False
        if not one.was_looked_at:
            return not here.isdisjoint(one.enlarged_from)
        other_cuts = (fineness for fineness, shows in sizes if not _is_one_cut(shows, one.shows))
        return not here.isdisjoint(one.enlarged_from) or any(map(one.is_enlarged_from, other_cuts))

    return [one for one in left if not is_enlarged(one)] or list(left)


def _is_one_cut(shows: float, other_shows: float) -> bool:
    return abs(shows - other_shows) <= FINENESS_TIE * max(shows, other_shows)


def not_resaved(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures that were saved again from another one, but none that its camera wrote."""
    here = {one.content_id for one in left}

    def was_resaved(one: Contender) -> bool:
        by = one.written_by
        is_camera_s = one.camera is not None and by is not None and by <= Writer.PERHAPS_CAMERA
        is_camera_s = is_camera_s or one.is_camera_heic
        return not is_camera_s and not here.isdisjoint(one.saved_from)

    return [one for one in left if not was_resaved(one)] or list(left)


def not_cut_out(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures that another one shows wholly, with more around them and no less finely."""
    finest_first = sorted(left, key=lambda one: -one.fineness)
    ranks = [-one.fineness for one in finest_first]
    widest = list(accumulate((one.shows for one in finest_first), max))

    def is_part(one: Contender) -> bool:
        as_fine = bisect_right(ranks, -one.fineness * (1 - FINENESS_TIE))
        return one.fineness > 0 and one.shows < PART * widest[as_fine - 1]

    return [one for one in left if not is_part(one)]


def least_blocks(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures whose blocks show: they were compressed harder at some time."""
    known = [one.blockiness for one in left if one.blockiness is not None]
    if len(known) < len(left):
        return list(left)
    limit = max(BLOCKS_SHOW, min(known) * (1 + BLOCKS_TIE))
    return [one for one in left if (one.blockiness or 0) <= limit] or list(left)


def earliest(left: Sequence[Contender]) -> list[Contender]:
    """Compare the moments they were taken, where all have one."""
    times = [one.taken for one in left if one.taken is not None]
    if len(times) < len(left):
        return list(left)
    first = min(times)
    return [
        one
        for one in left
        if one.taken is not None and (one.taken - first).total_seconds() <= TIME_TIE_S
    ]
