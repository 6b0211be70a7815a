"""Measures of how alike two pictures are once they are aligned.

All planes are (pairs, side, side). Parts of a picture are its 8x8 blocks: where a caption or a
sticker hides some of them, the others still speak.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.registration.affine import Floats, Overlay, overlay

_PARTS = 8
_HIDDEN = 0.15
"""Share of the parts that may disagree: a caption, a watermark."""
LEAST_SHARE = 0.35, 0.50
"""Parts are left out only if this share of the contrast, and of the detail, remains: a small logo
on white is all there is of its picture."""
_FRAME = 4
"""Cells, of 32, from each edge in which a border may lie, also a slightly rotated one."""
_DETAIL_THERE = 1.0
"""A part has detail, or the inside, when its variance, in squared levels, exceeds this."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of each pair; all arrays are (pairs,), levels are grey levels of 0 to 255."""

    decided: Floats
    """Decided gradient signs of the poorer picture, 0 to 128."""
    ncc: Floats
    """Correlation of the grey planes, 32x32."""
    detail: Floats
    """Correlation of their fine detail (5x5 means subtracted), 32x32."""
    inner_detail: Floats
    """The same without the outermost cells, as of some pictures only a frame agrees; 1 where both
    are plain inside."""
    block_median: Floats
    """Median correlation of the parts that have detail; -1 where none has."""
    block_quartile: Floats
    """Lower quartile of the same."""
    deviation: Floats
    """Standard deviation of the fine detail, in levels; when small, `detail` is mostly noise."""
    coarse_detail: Floats
    """Correlation of the detail at 16x16."""
    coarse_parts: Floats
    """The same without the parts that disagree most."""
    shape: Floats
    """Correlation of the grey planes at 16x16 without the parts that disagree most."""
    residual: Floats
    """RMS difference at 16x16 after fitting brightness and contrast, in levels."""
    contrast: Floats
    """Standard deviation that the fit explains, in levels."""
    gain: Floats
    """Contrast of one picture relative to the other."""
    shift: Floats
    """Brightness of one picture above the other, in levels."""
    chroma: Floats
    """Difference of the colours, in levels, after allowing for `gain`."""
    chroma_spread: Floats
    """Spread of the chroma of the less colourful picture, in levels."""
    saturated: Floats
    """Difference of the colours after fitting the saturation, too, in levels."""
    tinted: Floats
    """Difference of the colours after fitting a tint of bright places, too (another light)."""
    tones: Floats
    """Difference of the 8x8 colours after fitting brightness, contrast and clipping, in levels."""
    tone_contrast: Floats
    """What that fit explains, in levels: how much there is to agree in."""
    share: Floats
    """Area of the other picture that this one shows, relative: below 1 it is a crop of it."""
    close_detail: Floats
    """Correlation of the detail at 64x64, both blurred (`second_pass`); -1 where not computed."""
    close_quartile: Floats
    """Lower quartile of the correlations of the parts that have detail there."""
    close_worst: Floats
    """Lowest correlation of the parts with much detail; -1 where there are none."""
    close_places: Floats
    """Number of parts with much detail."""
    close_spread: Floats
    """Effective number of parts with detail that agrees: 1 for a single star."""
    close_deviation: Floats
    """Standard deviation of the detail that agrees, in levels."""
    close_gain: Floats
    """Contrast of the detail of one relative to the other's."""
    covered: Floats
    """Number of parts that differ, such as under a caption; 64 where they are not in one band."""
    one_sided: Floats
    """Share of the differing detail that only one picture has, texture of all parts apart."""
    uncovered: Floats
    """Number of the other parts that have detail."""
    uncovered_detail: Floats
    """Correlation of the detail of these."""

    @classmethod
    def nothing(cls, count: int) -> Self:
        """Return the measures of pairs that look nothing alike."""
        return cls(*(np.full(count, -1, np.float32) for _ in fields(cls)))

    @classmethod
    def joined(cls, parts: "list[Measures]") -> Self:
        """Put the measures of several batches into one."""
        if not parts:
            return cls.nothing(0)
        return cls(
            *(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(cls))
        )

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.ncc)

    def take(self, places: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Self:
        """Return the measures of these pairs."""
        return type(self)(*(getattr(self, field.name)[places] for field in fields(self)))

    def put(self, places: npt.NDArray[np.int64], other: "Measures") -> None:
        """Write the measures of other pairs into these places."""
        for field in fields(self):
            getattr(self, field.name)[places] = getattr(other, field.name)


def halved(planes: Floats) -> Floats:
    """Return planes at half the side, each cell the mean of four."""
    top, bottom = planes[:, ::2], planes[:, 1::2]
    sums = top[:, :, ::2] + top[:, :, 1::2] + bottom[:, :, ::2] + bottom[:, :, 1::2]
    return np.asarray(sums * np.float32(0.25), np.float32)


def coarsened(planes: Floats, side: int) -> Floats:
    """Return planes no finer than this: halved until they are no wider."""
    while planes.shape[1] > side:
        planes = halved(planes)
    return planes


def high_pass(planes: Floats) -> Floats:
    """Subtract the mean of the 5x5 cells around each cell; edges repeat."""
    padded = np.pad(planes, ((0, 0), (2, 2), (2, 2)), mode="edge")
    rows = padded[:, :-4] + padded[:, 1:-3] + padded[:, 2:-2] + padded[:, 3:-1] + padded[:, 4:]
    sums = rows[:, :, :-4] + rows[:, :, 1:-3]
    sums += rows[:, :, 2:-2]
    sums += rows[:, :, 3:-1]
    sums += rows[:, :, 4:]
    return np.asarray(planes - sums * np.float32(1 / 25), np.float32)


def correlation(one: Floats, other: Floats, weights: Floats) -> Floats:
    """Return the weighted correlation of planes, (pairs,); 0 where one of them is flat."""
    one, other, weights = (part.reshape(len(part), -1) for part in (one, other, weights))
    total = weights.sum(1) + np.float32(1e-6)
    weighted = weights * one
    mean_one, mean_other = weighted.sum(1) / total, _dot(weights, other) / total
    both = _dot(weighted, other) / total - mean_one * mean_other
    own = _dot(weighted, one) / total - mean_one**2
    others = _dot(weights * other, other) / total - mean_other**2
    spread = np.sqrt(np.maximum(own, 0) * np.maximum(others, 0))
    return np.where(spread > 1e-3, both / np.maximum(spread, 1e-3), 0).astype(np.float32)


def nearest_start(
    detail: Floats,
    mask: Floats,
    pictures: Floats,
    starts: Sequence[Floats],
    *,
    detail_of: Callable[[Floats], Floats] = high_pass,
) -> Floats:
    """Return the affine parameters at which the detail of each pair agrees best; the last of two.

    `detail_of` made `detail`, too.
    """
    start, best = starts[0], np.full(len(detail), -2, np.float32)
    for tried in starts:
        seen = overlay(mask, pictures, tried)
        fit = correlation(detail, detail_of(seen.values), seen.inside)
        start = np.where((fit >= best)[:, None, None], tried, start)
        best = np.maximum(best, fit)
    return start


def coarse(target: Floats, seen: Overlay) -> Measures:
    """Measure shape and coarse detail at 16x16."""
    weights = seen.inside
    detail, their_detail = high_pass(target), high_pass(seen.values)
    measured = _fitted(target, seen, Measures.nothing(len(target)))
    return replace(
        measured,
        coarse_detail=correlation(detail, their_detail, weights),
        coarse_parts=_agreeing_detail(detail, their_detail, weights, measured.gain),
    )


def fine(target: Floats, seen: Overlay, measured: Measures) -> Measures:
    """Add what 32x32 cells tell."""
    weights = seen.inside
    detail, their_detail = high_pass(target), high_pass(seen.values)
    inner = np.zeros_like(weights)
    inner[:, _FRAME:-_FRAME, _FRAME:-_FRAME] = weights[:, _FRAME:-_FRAME, _FRAME:-_FRAME]
    own, theirs, both = (
        sums_of_parts(weights * one * other)
        for one, other in ((detail, detail), (their_detail, their_detail), (detail, their_detail))
    )
    total = sums_of_parts(weights) + np.float32(1e-6)
    means, their_means = (
        sums_of_parts(weights * detail) / total,
        sums_of_parts(weights * their_detail) / total,
    )
    own_variance, their_variance = own / total - means**2, theirs / total - their_means**2
    there = (own_variance > _DETAIL_THERE) & (their_variance > _DETAIL_THERE) & (total > 8)
    blocks = np.full(total.shape, np.inf, np.float32)
    spread = np.sqrt((own_variance * their_variance)[there])
    blocks[there] = (both / total - means * their_means)[there] / spread
    blocks.sort(axis=1)
    counts = there.sum(1)
    pair = np.arange(len(blocks))
    middle = (blocks[pair, np.maximum(counts - 1, 0) // 2] + blocks[pair, counts // 2 % 64]) / 2
    count = weights.sum((1, 2)) + np.float32(1e-6)
    return replace(
        measured,
        ncc=correlation(target, seen.values, weights),
        detail=correlation(detail, their_detail, weights),
        inner_detail=np.where(
            _anything(detail, inner) | _anything(their_detail, inner),
            correlation(detail, their_detail, inner),
            np.float32(1),
        ),
        block_median=np.where(counts > 0, middle, -1).astype(np.float32),
        block_quartile=np.where(counts > 0, blocks[pair, counts // 4], -1).astype(np.float32),
        deviation=np.sqrt(np.minimum(own.sum(1), theirs.sum(1)) / count),
    )


def _fitted(target: Floats, seen: Overlay, measured: Measures) -> Measures:
    """Fit brightness and contrast by least squares, twice without the parts that disagree."""
    weights = seen.inside
    total, own, theirs = (
        sums_of_parts(weights),
        sums_of_parts(weights * target),
        sums_of_parts(weights * seen.values),
    )
    own_square = sums_of_parts(weights * target**2)
    their_square = sums_of_parts(weights * seen.values**2)
    both = sums_of_parts(weights * target * seen.values)
    kept = np.ones(total.shape, np.float32)
    first: Floats | None = None
    for last in (False, False, True):
        count = (kept * total).sum(1) + np.float32(1e-6)
        mean, their_mean = (kept * own).sum(1) / count, (kept * theirs).sum(1) / count
        variance = np.maximum((kept * own_square).sum(1) / count - mean**2, 0)
        their_variance = np.maximum((kept * their_square).sum(1) / count - their_mean**2, 0)
        covariance = (kept * both).sum(1) / count - mean * their_mean
        gain = covariance / np.maximum(variance, 1e-2)
        offset = their_mean - gain * mean
        g, o = gain[:, None], offset[:, None]
        error = their_square - 2 * g * both - 2 * o * theirs + g**2 * own_square
        error = np.maximum(error + 2 * g * o * own + o**2 * total, 0)
        first = variance if first is None else first
        if not last:
            kept = agreeing(error)
            count = (kept * total).sum(1) + np.float32(1e-6)
            left = (kept * own_square).sum(1) / count - ((kept * own).sum(1) / count) ** 2
            kept[left < LEAST_SHARE[0] * first] = 1
    whole_mean = own.sum(1) / (total.sum(1) + np.float32(1e-6))
    return replace(
        measured,
        shape=(covariance / np.sqrt(np.maximum(variance * their_variance, 1e-4))),
        residual=np.sqrt((kept * error).sum(1) / count),
        contrast=np.sqrt(np.minimum(variance * gain**2, their_variance)),
        gain=gain,
        shift=offset + (gain - 1) * whole_mean,
    )


def _agreeing_detail(detail: Floats, theirs: Floats, weights: Floats, gain: Floats) -> Floats:
    error = sums_of_parts(weights * (theirs - gain[:, None, None] * detail) ** 2)
    own, their, both = (
        sums_of_parts(weights * one * other)
        for one, other in ((detail, detail), (theirs, theirs), (detail, theirs))
    )
    kept = agreeing(error)
    kept[(kept * own).sum(1) < LEAST_SHARE[1] * own.sum(1)] = 1
    own, their, both = ((kept * part).sum(1) for part in (own, their, both))
    return np.asarray(both / np.sqrt(np.maximum(own * their, 1e-6)), np.float32)


def agreeing(error: Floats) -> Floats:
    """Return 1.0 for the parts whose error is not among the worst."""
    worst = error.shape[1] - round(error.shape[1] * _HIDDEN) - 1
    limit = np.partition(error, worst, axis=1)[:, worst, None]
    return np.asarray(error <= limit, np.float32)


def sums_of_parts(planes: Floats) -> Floats:
    """Return the sums over each of 8x8 parts, (pairs, 64)."""
    cells = planes.shape[1] // _PARTS
    blocks = planes.reshape(len(planes), _PARTS, cells, _PARTS, cells)
    return np.asarray(blocks.sum((2, 4)).reshape(len(planes), -1), np.float32)


def _anything(detail: Floats, weights: Floats) -> npt.NDArray[np.bool_]:
    squares = (weights * detail**2).sum((1, 2))
    return np.asarray(squares > _DETAIL_THERE * weights.sum((1, 2)))


def _dot(one: Floats, other: Floats) -> Floats:
    return np.asarray(np.einsum("ij,ij->i", one, other), np.float32)
