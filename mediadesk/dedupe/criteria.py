"""What is asked of files that may be kept, in which order; near values are ties.

Small differences decide nothing, so that three pixels or one second never outweigh what comes
after. Where a picture comes from counts before its size.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from mediadesk.dedupe.codecs import is_known, worth
from mediadesk.dedupe.contenders import PART, Contender
from mediadesk.dedupe.origins import is_copy_name, messenger_of, passing_places
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.keepers import KeeperCode

SIZE_TIE = 0.05
"""Pixel counts this close, as a share, are the same size: crops by a few lines, rounding."""
FINENESS_TIE = 0.1
"""Pixels along a side of the scene this close are the same: how much a cut shows is measured on
small planes."""
QUALITY_TIE = 4
"""JPEG qualities this close are the same; estimates from tables are no better."""
LENGTH_TIE, LENGTH_TIE_S = 0.01, 0.5
"""Films are as long as each other within this share and these seconds."""
SOUND_TIE_S, SOUND_MOST_S = 2.0, 5.0
"""Recordings are so within `LENGTH_TIE`, but no fewer and no more than these seconds: encoders pad
them, rips begin and end with more silence or less, and a second is no reason to keep a poor copy.
"""
SLIGHT_TIE_S = 0.1
"""Where nothing else tells copies in one codec apart, more than this is what another one lacks."""
RATE_TIE = 0.1
FILE_TIE = 0.02
"""Files this near in size hold as much."""
WORTH_TIE = 0.25
"""Bits of two codecs whose worth is this close are the same: it depends on the encoder, too."""
BLOCKS_SHOW, BLOCKS_TIE = 1.12, 0.08
"""Differences across blocks over those within: below the first nobody sees them."""
TIME_TIE_S = 2.0
"""FAT keeps times to two seconds."""

Test = Callable[[Sequence[Contender]], list[Contender]]
"""Returns those that are not clearly worse than the best."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question asked of all files that are left."""

    code: KeeperCode
    best: Test


def _prefer(code: KeeperCode, good: Callable[[Contender], bool]) -> Criterion:
    """Keep those with a property, if any has it."""
    return Criterion(code, lambda left: [one for one in left if good(one)] or list(left))


def _original(code: KeeperCode, good: Callable[[Contender], bool]) -> Criterion:
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


def _least(code: KeeperCode, value: Callable[[Contender], float], tie: float = 0.0) -> Criterion:
    """Keep those whose value is the least, or within `tie` of it."""

    def best(left: Sequence[Contender]) -> list[Contender]:
        values = [value(one) for one in left]
        limit = min(values) + tie
        return [one for one, its in zip(left, values, strict=True) if its <= limit]

    return Criterion(code, best)


def _most_pixels(left: Sequence[Contender]) -> list[Contender]:
    limit = max(one.pixels for one in left) * (1 - SIZE_TIE)
    return [one for one in left if one.pixels >= limit]


def _best_quality(left: Sequence[Contender]) -> list[Contender]:
    """Compare qualities only where every file left has one: formats do not share a scale."""
    qualities = [one.true_quality for one in left if one.true_quality is not None]
    if len(qualities) < len(left):
        return list(left)
    return [one for one in left if (one.true_quality or 0) >= max(qualities) - QUALITY_TIE]


def _largest(left: Sequence[Contender]) -> list[Contender]:
    limit = max(one.size_bytes for one in left) * (1 - FILE_TIE)
    return [one for one in left if one.size_bytes >= limit]


def _longest(left: Sequence[Contender]) -> list[Contender]:
    limit = max(one.duration_s or 0.0 for one in left) * (1 - LENGTH_TIE) - LENGTH_TIE_S
    return [one for one in left if (one.duration_s or 0.0) >= limit]


def _longest_sound(left: Sequence[Contender]) -> list[Contender]:
    longest = max(one.duration_s or 0.0 for one in left)
    return _with_most(left, min(max(SOUND_TIE_S, LENGTH_TIE * longest), SOUND_MOST_S))


def _slightly_longer(longest: Test) -> Criterion:
    """Compare lengths of one codec closely: a copy that was cut has that of the whole.

    What `longest` decides is not decided twice.
    """

    def best(left: Sequence[Contender]) -> list[Contender]:
        is_one_codec = len({one.codec for one in left}) == 1
        if not is_one_codec or len(longest(left)) < len(left):
            return list(left)
        return _with_most(left, SLIGHT_TIE_S)

    return Criterion(KeeperCode.SLIGHTLY_LONGER, best)


def _with_most(left: Sequence[Contender], tie_s: float) -> list[Contender]:
    """Drop what lasts clearly less, if less is heard in it, too: silence at an end is no more."""
    longest = max(one.duration_s or 0.0 for one in left)
    heard = [one.heard_s for one in left if one.heard_s is not None]
    most = max(heard) if len(heard) == len(left) else math.inf
    return [
        one
        for one in left
        if (one.duration_s or 0.0) >= longest - tie_s or (one.heard_s or 0.0) >= most - tie_s
    ]


def _highest_rate(left: Sequence[Contender]) -> list[Contender]:
    """Compare bitrates only where every file left has one: none is told where none is sure.

    And only within one codec: `_most_kept` weighs those of several.
    """
    rates = [one.bit_rate for one in left if one.bit_rate is not None]
    if len(rates) < len(left) or len({one.codec for one in left}) > 1:
        return list(left)
    return [one for one in left if (one.bit_rate or 0) >= max(rates) * (1 - RATE_TIE)]


def _most_kept(left: Sequence[Contender]) -> list[Contender]:
    """Compare bitrates across codecs by what a bit is worth in each, where all of it is known."""
    codecs = {one.codec for one in left}
    if len(codecs) < 2 or not all(map(is_known, codecs)):
        return list(left)
    kept = [worth(one.bit_rate, one.codec) for one in left if one.bit_rate is not None]
    if len(kept) < len(left):
        return list(left)
    limit = max(kept) * (1 - WORTH_TIE)
    return [one for one, its in zip(left, kept, strict=True) if its >= limit]


def _supersets(left: Sequence[Contender]) -> list[Contender]:
    """Keep a file that holds all the others hold, if there is one."""
    known = [one.tags for one in left if one.tags is not None]
    if len(known) < len(left) or all(tags == known[0] for tags in known):
        return list(left)
    every = frozenset().union(*known)
    return [one for one in left if one.tags == every] or list(left)


def _not_enlarged(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures that are only enlarged from another one."""
    # of thousands of pictures many are of one size: each size is asked once
    sizes = {one.fineness for one in left}
    return [one for one in left if not any(map(one.is_enlarged_from, sizes))] or list(left)


def _not_cut_out(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures that another one shows wholly, with more around them and no less finely."""
    finest_first = sorted(left, key=lambda one: -one.fineness)
    ranks = [-one.fineness for one in finest_first]
    widest = list(accumulate((one.shows for one in finest_first), max))

    def is_part(one: Contender) -> bool:
        as_fine = bisect_right(ranks, -one.fineness * (1 - FINENESS_TIE))
        return one.fineness > 0 and one.shows < PART * widest[as_fine - 1]

    return [one for one in left if not is_part(one)]


def _least_blocks(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures whose blocks show: they were compressed harder at some time."""
    known = [one.blockiness for one in left if one.blockiness is not None]
    if len(known) < len(left):
        return list(left)
    limit = max(BLOCKS_SHOW, min(known) * (1 + BLOCKS_TIE))
    return [one for one in left if (one.blockiness or 0) <= limit] or list(left)


def _earliest(left: Sequence[Contender]) -> list[Contender]:
    times = [one.taken for one in left if one.taken is not None]
    if len(times) < len(left):
        return list(left)
    first = min(times)
    return [
        one
        for one in left
        if one.taken is not None and (one.taken - first).total_seconds() <= TIME_TIE_S
    ]


def _not_saved_again(left: Sequence[Contender]) -> list[Contender]:
    """Ask only where all say one date: whoever corrected one did not save the picture again."""
    same_date = len({one.taken for one in left}) == 1
    return _AS_TAKEN.best(left) if same_date else list(left)


def _not_by_program(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures of cameras that a program has written, beside one that the camera wrote."""
    known = [one.written_by for one in left if one.written_by is not None and one.camera]
    if not known:
        return list(left)
    first = min(known)
    as_written = _original(
        KeeperCode.NOT_BY_PROGRAM, lambda one: one.written_by is None or one.written_by <= first
    )
    return as_written.best(left)


_AS_TAKEN = _original(KeeperCode.NOT_SAVED_AGAIN, lambda one: one.saved_again is None)
_PROTECTED = _prefer(KeeperCode.PROTECTED, lambda one: one.protected)
_SUPERSET = Criterion(KeeperCode.SUPERSET, _supersets)
_NAME = _prefer(KeeperCode.ORIGINAL_NAME, lambda one: not is_copy_name(one.name))
_PLACE = _least(KeeperCode.PLACE, lambda one: passing_places(one.folder))
_LAST = (
    _least(KeeperCode.EARLIER_MODIFIED, lambda one: one.mtime_ns / 1e9, TIME_TIE_S),
    _least(KeeperCode.SHORTER_PATH, lambda one: len(one.folder) + len(one.name)),
    _least(KeeperCode.FIRST_SEEN, lambda one: one.id),
)
_MUSIC = _least(KeeperCode.MUSIC_TAGS, lambda one: -one.music_tags)
_LARGER = Criterion(KeeperCode.LARGER_FILE, _largest)
_AMONG_EQUALS = (_PROTECTED, _NAME, _PLACE, *_LAST)
_AMONG_SIMILAR: tuple[Criterion, ...] = (
    _PROTECTED,
    _MUSIC,
    _prefer(KeeperCode.RAW, lambda one: one.is_raw),
    _prefer(KeeperCode.CAMERA_DATA, lambda one: one.camera is not None),
    _prefer(KeeperCode.MAKER_NOTES, lambda one: one.has_maker_notes),
    _prefer(KeeperCode.NOT_MESSENGER, lambda one: messenger_of(one.name, one.software) is None),
    _prefer(KeeperCode.COLOURS, lambda one: one.in_colour),
    Criterion(KeeperCode.NOT_ENLARGED, _not_enlarged),
    Criterion(KeeperCode.WHOLE, _not_cut_out),
    # saved again, a picture never gains anything, however little it is compressed then
    _original(KeeperCode.NOT_EDITED, lambda one: one.edited is None),
    Criterion(KeeperCode.NOT_SAVED_AGAIN, _not_saved_again),
    Criterion(KeeperCode.NOT_BY_PROGRAM, _not_by_program),
    _original(KeeperCode.CAMERA_HEIC, lambda one: one.is_camera_heic),
    Criterion(KeeperCode.RESOLUTION, _most_pixels),
    _prefer(KeeperCode.LOSSLESS, lambda one: one.keeps_all),
    Criterion(KeeperCode.BLOCKS, _least_blocks),
    Criterion(KeeperCode.QUALITY, _best_quality),
    _prefer(KeeperCode.COMPRESSED_ONCE, lambda one: one.earlier_quality is None),
    _least(KeeperCode.MORE_TOLD, lambda one: -one.told),
    Criterion(KeeperCode.EARLIER_TAKEN, _earliest),
    _NAME,
    _PLACE,
    _LARGER,
    *_LAST,
)
_AMONG_FILMS = (
    _PROTECTED,
    _prefer(KeeperCode.CAMERA_DATA, lambda one: one.camera is not None),
    _prefer(KeeperCode.NOT_MESSENGER, lambda one: messenger_of(one.name, one.software) is None),
    Criterion(KeeperCode.LONGER, _longest),
    Criterion(KeeperCode.RESOLUTION, _most_pixels),
    _prefer(KeeperCode.NO_BARS, lambda one: one.true_scale == 1),
    # converting never adds anything, however many bits are spent on it
    _prefer(KeeperCode.NOT_CONVERTED, lambda one: one.converted is None),
    Criterion(KeeperCode.CODEC_RATE, _most_kept),
    Criterion(KeeperCode.BIT_RATE, _highest_rate),
    _slightly_longer(_longest),
    Criterion(KeeperCode.EARLIER_TAKEN, _earliest),
    _NAME,
    _PLACE,
    _LARGER,
    *_LAST,
)
_AMONG_RECORDINGS = (
    _PROTECTED,
    Criterion(KeeperCode.LONGER, _longest_sound),
    _prefer(KeeperCode.LOSSLESS, lambda one: one.is_lossless),
    Criterion(KeeperCode.CODEC_RATE, _most_kept),
    Criterion(KeeperCode.BIT_RATE, _highest_rate),
    _MUSIC,
    _slightly_longer(_longest_sound),
    _NAME,
    _PLACE,
    _LARGER,
    *_LAST,
)
_OF_PIXELS = (
    KeeperCode.NOT_EDITED,
    KeeperCode.NOT_SAVED_AGAIN,
    KeeperCode.NOT_BY_PROGRAM,
    KeeperCode.COMPRESSED_ONCE,
)
"""Asked only of pictures that may differ: what was edited in identical ones are their tags."""
CRITERIA: Mapping[ClusterKind, Sequence[Criterion]] = {
    ClusterKind.EXACT: _AMONG_EQUALS,
    ClusterKind.IDENTICAL: (
        _SUPERSET,
        *(one for one in _AMONG_SIMILAR if one.code not in _OF_PIXELS),
    ),
    ClusterKind.SIMILAR: _AMONG_SIMILAR,
    ClusterKind.VIDEO: _AMONG_FILMS,
    ClusterKind.AUDIO: _AMONG_RECORDINGS,
}
