"""Second pass over doubtful pairs, at 64x64: thin lines, stars, captions, which 32x32 loses.

A crop moves thin lines by fractions of a cell, which changes how they are sampled. So both pictures
are blurred until fractions of a cell no longer matter, and aligned again.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.registration.affine import ALSO_TRIED, Floats, align, widened
from mediadesk.dedupe.pictures.registration.measures import (
    Measures,
    correlation,
    nearest_start,
    sums_of_parts,
)

SIDE = 64
_STEPS = 3
_SOFT = np.float32(0.25)
"""Weight of each neighbour in the blur."""
_RESAMPLED = 1 / 6
"""Variance, in squared cells, of the blur that resampling one of the pictures adds."""
_LEAST_SHARE = 0.3
_EDGE = 2
"""Cells from an edge that the blur may have spoiled."""
_AROUND = 9
"""Detail is the difference from the mean of so many cells each way."""
_INSIDE, _WELL_INSIDE = 16, 32
"""Of a part's 64 cells, how many must lie in both for it to count, and to count as the worst."""
_MOST_APART, _MOST_NOISE = 0.15, 0.5
"""A part differs when more than this share of its detail, and so many squared levels, do."""
_DETAIL_THERE = 0.5
"""A part has detail when the variance of its detail, in squared levels, exceeds this."""
_MUCH = 0.3
"""A part has much detail above this share of the mean variance, and one squared level."""
_FITS = 3
"""Rounds of fitting the contrast without the parts that differ."""
_LEAST_GAIN, _MOST_GAIN = 0.2, 5.0
_BAND = 3
"""Rows or columns of parts that a caption may reach over."""
_EVERYWHERE = 64


def looked_at(
    wholes: Floats, masks: Floats, pictures: Floats, affine: Floats, measured: Measures
) -> Measures:
    """Add what 64x64 cells tell to what was measured before.

    `wholes` (pairs, 64, 64) are turned as found; `masks` (pairs, 32, 32) tell which of their cells
    count, and `affine` where they lie on the other `pictures`.
    """
    mask = masks.repeat(2, axis=1).repeat(2, axis=2)
    # a cell of a picture that shows more of the scene averages more of it
    coarser = 1 / np.maximum(measured.share, _LEAST_SHARE) - 1
    extra = np.clip((coarser / 12 + _RESAMPLED) / 2, 0, _SOFT).astype(np.float32)
    ours = _softened(_softened(wholes, _SOFT), extra[:, None, None])
    others = _softened(pictures, _SOFT)
    detail = _detail(ours)
    starts = (*(widened(len(ours), by) for by in ALSO_TRIED), affine)
    start = nearest_start(detail, mask, others, starts, detail_of=_detail)
    _, seen = align(ours, mask, others, start, _STEPS)
    weights = _well_inside(seen.inside)
    their_detail = _detail(seen.values)
    count = sums_of_parts(weights)
    own, theirs, both = (
        np.asarray(sums_of_parts(weights * one * other) / np.maximum(count, 1), np.float32)
        for one, other in ((detail, detail), (their_detail, their_detail), (detail, their_detail))
    )
    inside = count >= _INSIDE
    gain, apart, differs = _fitted(own, theirs, both, inside)
    common = np.sqrt(own * theirs)
    alike = np.where(inside & ~differs, common, np.float32(0))
    own_scaled, their_scaled = own * gain[:, None], theirs / gain[:, None]
    most = np.maximum(own_scaled, their_scaled)
    much = (count >= _WELL_INSIDE) & (most > np.maximum(1, _MUCH * _mean(most, inside)[:, None]))
    agreeing = np.where(much, 1 - apart / np.maximum(most, 1e-6), np.inf)
    return replace(
        measured,
        close_detail=correlation(detail, their_detail, weights),
        close_quartile=_quartile(both, common, inside & (common > _DETAIL_THERE)),
        close_worst=np.where(much.any(1), agreeing.min(1), -1).astype(np.float32),
        close_places=much.sum(1).astype(np.float32),
        close_spread=np.sqrt(alike).sum(1) ** 2 / np.maximum(alike.sum(1), 1e-6),
        close_deviation=np.sqrt(_mean(common, inside & ~differs)),
        close_gain=gain,
        covered=_covered(differs),
        one_sided=_one_sided(own_scaled, their_scaled, differs, _ground(common, inside & ~differs)),
        uncovered=(alike > _DETAIL_THERE).sum(1).astype(np.float32),
        uncovered_detail=_agreement(own, theirs, both, inside & ~differs),
    )


def _softened(planes: Floats, weight: Floats | np.float32) -> Floats:
    """Add so much of each neighbour, and take as much away; edges repeat."""
    tall = np.pad(planes, ((0, 0), (1, 1), (0, 0)), mode="edge")
    planes = planes + weight * (tall[:, :-2] + tall[:, 2:] - 2 * planes)
    wide = np.pad(planes, ((0, 0), (0, 0), (1, 1)), mode="edge")
    return np.asarray(planes + weight * (wide[:, :, :-2] + wide[:, :, 2:] - 2 * planes), np.float32)


def _well_inside(inside: Floats) -> Floats:
    """Leave out the cells near an edge, beyond which one of the pictures may go on."""
    padded = np.pad(inside, ((0, 0), (_EDGE, _EDGE), (_EDGE, _EDGE)))
    wide = 2 * _EDGE
    rows = np.minimum.reduce([padded[:, at : at + SIDE] for at in range(wide + 1)])
    every = np.minimum.reduce([rows[:, :, at : at + SIDE] for at in range(wide + 1)])
    return np.asarray(every, np.float32)


def _detail(planes: Floats) -> Floats:
    """Subtract the mean of the cells around each cell; edges repeat."""
    before, after = _AROUND // 2 + 1, _AROUND // 2
    padded = np.pad(planes, ((0, 0), (before, after), (0, 0)), mode="edge").cumsum(1)
    rows = (padded[:, _AROUND:] - padded[:, :-_AROUND]) / np.float32(_AROUND)
    padded = np.pad(rows, ((0, 0), (0, 0), (before, after)), mode="edge").cumsum(2)
    means = (padded[:, :, _AROUND:] - padded[:, :, :-_AROUND]) / np.float32(_AROUND)
    return np.asarray(planes - means, np.float32)


def _fitted(
    own: Floats, theirs: Floats, both: Floats, inside: npt.NDArray[np.bool_]
) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Return the contrast between both, what it leaves apart in each part, and which differ.

    Contrast is fitted to the parts that did not differ in the fit before.
    """
    kept = inside
    for _ in range(_FITS):
        contrast = (kept * theirs).sum(1) / np.maximum((kept * own).sum(1), 1e-6)
        gain = np.clip(np.sqrt(contrast), _LEAST_GAIN, _MOST_GAIN).astype(np.float32)
        own_scaled, their_scaled = own * gain[:, None], theirs / gain[:, None]
        apart = np.maximum(own_scaled + their_scaled - 2 * both, 0)
        most = np.maximum(own_scaled, their_scaled)
        differs = inside & (apart > np.maximum(_MOST_APART * most, _MOST_NOISE))
        kept = inside & ~differs
        kept[~kept.any(1)] = inside[~kept.any(1)]
    return gain, apart, differs


def _mean(values: Floats, some: npt.NDArray[np.bool_]) -> Floats:
    return np.asarray((some * values).sum(1) / np.maximum(some.sum(1), 1), np.float32)


def _quartile(both: Floats, common: Floats, there: npt.NDArray[np.bool_]) -> Floats:
    blocks = np.where(there, both / np.maximum(common, 1e-6), np.inf)
    blocks.sort(axis=1)
    quarter = blocks[np.arange(len(blocks)), there.sum(1) // 4 % _EVERYWHERE]
    return np.where(there.any(1), quarter, -1).astype(np.float32)


def _covered(differs: npt.NDArray[np.bool_]) -> Floats:
    """Return how many parts differ; all, where they lie in no band across or down the picture."""
    grid = differs.reshape(-1, 8, 8)
    in_band = np.minimum(grid.any(1).sum(1), grid.any(2).sum(1)) <= _BAND
    return np.where(in_band, differs.sum(1), _EVERYWHERE).astype(np.float32)


def _ground(common: Floats, some: npt.NDArray[np.bool_]) -> Floats:
    """Return the detail of three in four of these parts, (pairs, 1): a texture that is all over."""
    parts = np.where(some, common, np.inf)
    parts.sort(axis=1)
    least = parts[np.arange(len(parts)), some.sum(1) // 4 % _EVERYWHERE]
    return np.where(some.any(1), least, 0)[:, None].astype(np.float32)


def _one_sided(
    own: Floats, theirs: Floats, differs: npt.NDArray[np.bool_], ground: Floats
) -> Floats:
    """Return how much of what differs is in one picture only, the other being as elsewhere there.

    `ground`, the texture that runs on beneath a caption, is in both and tells nothing.
    """
    more = np.where(differs, np.maximum(theirs - own, 0), 0).sum(1)
    less = np.where(differs, np.maximum(own - theirs, 0), 0).sum(1)
    in_both = np.where(differs, np.maximum(np.minimum(own, theirs) - ground, 0), 0).sum(1)
    return np.asarray(np.maximum(more, less) / np.maximum(more + less + in_both, 1e-6), np.float32)


def _agreement(own: Floats, theirs: Floats, both: Floats, some: npt.NDArray[np.bool_]) -> Floats:
    spread = np.sqrt((some * own).sum(1) * (some * theirs).sum(1))
    return np.asarray((some * both).sum(1) / np.maximum(spread, 1e-6), np.float32)
