"""Lays drawings that look alike over each other, line by line: whether both show the same.

A bar of another height, another emblem, other digits make another picture. A caption that only one
has makes none: nothing of the other is gone, and it stands at an edge, where captions stand.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.align import Floats, align, overlay, start_of, widened
from mediadesk.dedupe.measures import correlation, halved, nearest_start
from mediadesk.dedupe.orientations import ORIENTATIONS, QUARTERS, turn_planes

Flags = npt.NDArray[np.bool_]
Readings = npt.NDArray[np.uint8]

_AROUND = 9
"""Lines are what differs from the mean of so many cells each way."""
_STRIDE = 6
"""Windows are twice as wide and high, and begin every so many cells."""
_CELLS = 4 * _STRIDE**2
_SHIFTS = tuple((down, across) for down in range(3) for across in range(3))
_EQUAL = 3
"""Levels that no line stands out by: nothing differs where no cell differs by more."""
_FITS = 2
_UNCLIPPED, _FITTING, _MARGIN = (8, 247), 24, 3
"""Levels that no brightening cut off, how far from the fit one may be, and short of the cut."""
_LEAST_LINES = 64
"""Squared levels a cell, from which a window has lines."""
_BESIDE = 0.25
"""Fainter lines than this share of the other's may be spoiled by compression."""
_SAME, _GONE = 0.80, 0.40
"""Share of a window's lines that the other has: all is the same there, or they are gone."""
_REPLACED, _BELOW_USUAL = 0.50, 0.22
"""Where both have lines, others stand there when so few agree, or so much less than usual."""
_BENEATH = 0.35, 0.15
"""What is written over stays visible: so much of it, and so much more than of the writing."""
_INK, _PLAIN, _ERASED = 24, 12, 0.04
"""Levels from the ground of what is drawn, and of what is not; where so much of a window's cells
changed from the one to the other, something is gone."""
_LEAST_WINDOWS = 4
"""Windows that differ; fewer are a speck."""
_EDGE = 0.25
"""A caption stands within so much of the height from the top or the bottom."""
_FEW = 5
"""Of what differs under a caption, one in so many may be gone."""
_NEARLY, _MOST_TURNS = 0.05, 3
"""Turned so nearly as well, a picture may be its own mirror image."""
_LEAST_SIDE = 32
_TEXTURE, _FROM_GROUND = (4, 40), 12
"""Steps from cell to cell that lines and plain areas do not have, and how far from the ground."""
_PHOTO, _CLEAR_ROW = 0.20, 0.15
"""With more of such cells than that, a picture is a photograph; with fewer, a row of it is none."""
_WHOLLY = 0.99


class Reading(IntEnum):
    """What came of it."""

    SAME = 0
    ADDED = 1
    """One of them has a caption, and otherwise they are the same."""
    OTHER = 2


def read(ours: Floats, theirs: Floats, orientations: Readings, shares: Floats) -> Readings:
    """Compare pairs of planes, (pairs, side, side).

    `orientations` turns ours as theirs are seen, `shares` tells how much of theirs ours show. What
    differs is compared in the other ways in which it may be turned, too.
    """
    found = _read(ours, theirs, orientations, shares)
    again = [
        (place, orientation)
        for place in np.flatnonzero(found == Reading.OTHER).tolist()
        for orientation in _likely(ours[place], theirs[place])
        if orientation != orientations[place]
    ]
    if again:
        places, others = (np.asarray(column) for column in zip(*again, strict=True))
        readings = _read(ours[places], theirs[places], others.astype(np.uint8), shares[places])
        np.minimum.at(found, places, readings)
    return found


def _read(ours: Floats, theirs: Floats, orientations: Readings, shares: Floats) -> Readings:
    """Compare pairs turned so: as they lie, and what differs laid over each other with care."""
    turned = zip(ours, orientations.tolist(), strict=True)
    ours = np.concatenate([turn_planes(plane[None], turn) for plane, turn in turned])
    found = np.full(len(ours), Reading.SAME, np.uint8)
    unequal = np.flatnonzero(np.abs(ours - theirs).max((1, 2)) > _EQUAL)
    if not len(unequal):
        return found
    ours, theirs, shares = ours[unequal], theirs[unequal], shares[unequal]
    sideways = orientations[unequal] >= QUARTERS
    clear, their_clear = _clear(ours), _clear(theirs)
    found[unequal] = _compared(ours, theirs, clear * their_clear, sideways)
    apart = np.flatnonzero(found[unequal] == Reading.OTHER)
    if len(apart):
        clear, their_clear = clear[apart], their_clear[apart]
        affine = _laid(ours[apart], theirs[apart], shares[apart])
        seen = overlay(clear, theirs[apart], affine)
        inside = seen.inside
        if not their_clear.all():
            inside = inside * (overlay(clear, their_clear, affine).values > _WHOLLY)
        found[unequal[apart]] = _compared(ours[apart], seen.values, inside, sideways[apart])
    return found


def _clear(planes: Floats) -> Floats:
    """Return 1 for the cells that are drawn, 0 for the rows in which a photograph stands.

    Of a photograph with a line of text above it, only the text is read.
    """
    step = np.zeros_like(planes)
    np.abs(planes[:, :, 1:] - planes[:, :, :-1], out=step[:, :, :-1])
    down = np.abs(planes[:, 1:] - planes[:, :-1])
    np.maximum(step[:, :-1], down, out=step[:, :-1])
    textured = (step >= _TEXTURE[0]) & (step <= _TEXTURE[1])
    textured &= np.abs(planes - _grounds(planes)) > _FROM_GROUND
    is_photo = textured.mean((1, 2)) > _PHOTO
    clear = (textured.mean(2) < _CLEAR_ROW) | ~is_photo[:, None]
    return np.repeat(clear[:, :, None], planes.shape[2], axis=2).astype(np.float32)


def _grounds(planes: Floats) -> Floats:
    """Return the level that most cells of each plane have, (pairs, 1, 1)."""
    levels = planes.reshape(len(planes), -1).astype(np.intp)
    found = np.array([np.bincount(plane).argmax() for plane in levels], np.float32)
    return found[:, None, None]


def _likely(ours: Floats, theirs: Floats) -> list[int]:
    """Return the few ways to turn our plane, (side, side), in which it looks most like theirs."""
    small, other = ours[None], theirs[None]
    while small.shape[1] > _LEAST_SIDE:
        small, other = halved(small), halved(other)
    turned = np.concatenate([turn_planes(small, orientation) for orientation in ORIENTATIONS])
    others = np.broadcast_to(_lines(other), turned.shape)
    fits = correlation(_lines(turned), others, np.ones_like(turned))
    by_fit = np.argsort(-fits, kind="stable")[:_MOST_TURNS]
    return [ORIENTATIONS[at] for at in by_fit.tolist() if fits[at] >= fits.max() - _NEARLY]


def _laid(ours: Floats, theirs: Floats, shares: Floats) -> Floats:
    """Return the affine parameters that lay ours over theirs, from coarse to fine."""
    sizes = [(ours, theirs)]
    while sizes[-1][0].shape[1] > _LEAST_SIDE:
        sizes.append((halved(sizes[-1][0]), halved(sizes[-1][1])))
    width = np.sqrt(np.clip(shares, 0.5, 2))
    low = (1 - width) / 2
    box = np.stack([low, low, 1 - low, 1 - low], axis=1).astype(np.float32)
    starts = (start_of(box), *(widened(len(ours), by) for by in (-0.02, 0.02, 0.0)))
    coarse, other = sizes[-1][0], sizes[-2][1]
    everywhere = np.ones_like(coarse)
    affine = nearest_start(_lines(coarse), everywhere, other, starts, detail_of=_lines)
    affine, _ = align(coarse, everywhere, other, affine, 4)
    for (finer, _), (_, other) in zip(sizes[-2:0:-1], sizes[-3::-1], strict=True):
        affine, _ = align(finer, np.ones_like(finer), other, affine, 3)
    return affine


@dataclass(frozen=True, slots=True)
class _Windows:
    """Lines in each window of each pair, (pairs, rows, columns)."""

    own: Floats
    theirs: Floats
    both: Floats
    own_gone: Floats
    """Share of the cells that are drawn in ours, and plain ground in theirs."""
    their_gone: Floats
    inside: Flags

    @classmethod
    def of(cls, ours: Floats, theirs: Floats, inside: Floats) -> "_Windows":
        """Sum lines by windows; those of one may lie a cell beside those of the other."""
        ours, theirs = _levelled(ours, theirs, inside)
        lines, others = _lines(ours) * inside, _lines(theirs) * inside
        around, side = np.pad(others, ((0, 0), (1, 1), (1, 1))), others.shape[1]
        both = np.maximum.reduce(
            [
                _sums(lines * around[:, down : down + side, across : across + side])
                for down, across in _SHIFTS
            ]
        )
        own, their, both = (
            np.asarray(part, np.float32) for part in (_sums(lines**2), _sums(others**2), both)
        )
        # where they agree they differ by sharpness alone
        same = np.minimum(own, their) > _LEAST_LINES * _CELLS
        same &= both > _SAME * np.sqrt(own * their)
        enough = same.sum((1, 2)) >= _LEAST_WINDOWS
        ratio = (same * their).sum((1, 2)) / np.maximum((same * own).sum((1, 2)), 1e-3)
        gain = np.where(enough, np.sqrt(np.clip(ratio, 0.1, 10)), 1)[:, None, None]
        gain = gain.astype(np.float32)
        ground = _grounds(theirs)
        from_ground, from_their = np.abs(ours - ground), np.abs(theirs - ground)
        own_gone, their_gone = (
            _sums(((drawn >= _INK) & (plain <= _PLAIN)).astype(np.float32)) / np.float32(_CELLS)
            for drawn, plain in ((from_ground, from_their), (from_their, from_ground))
        )
        whole = _sums(inside) > _CELLS * _WHOLLY
        return cls(own * gain**2, their, both * gain, own_gone, their_gone, whole)


def _compared(ours: Floats, theirs: Floats, inside: Floats, sideways: Flags) -> Readings:
    """Compare pairs that lie over each other."""
    seen = _Windows.of(ours, theirs, inside)
    own, their = seen.own, seen.theirs
    most, least = np.maximum(own, their), np.minimum(own, their)
    of_ours, of_theirs = (seen.both / np.maximum(part, 1e-3) for part in (own, their))
    there = seen.inside & (most > _LEAST_LINES * _CELLS)
    gone = there & (own > np.maximum(_BESIDE * most, _LEAST_LINES * _CELLS)) & (of_ours < _GONE)
    added = there & (their > np.maximum(_BESIDE * most, _LEAST_LINES * _CELLS))
    added &= of_theirs < _GONE
    written = seen.inside & (least > np.maximum(_BESIDE * most, _LEAST_LINES * _CELLS))
    agreeing = seen.both / np.sqrt(np.maximum(own * their, 1e-3))
    limit = np.maximum(_REPLACED, _median(agreeing, written) - _BELOW_USUAL)[:, None, None]
    replaced = (written & (np.maximum(of_ours, of_theirs) < limit)) | (gone & added)
    differing = gone | added | replaced
    # the picture with more lines there may have the caption
    captioned = ((differing * own).sum((1, 2)) >= (differing * their).sum((1, 2)))[:, None, None]
    beneath, above = (
        np.where(captioned, of_theirs, of_ours),
        np.where(captioned, of_ours, of_theirs),
    )
    erased = np.where(captioned, seen.their_gone, seen.own_gone)
    hidden = replaced & (beneath < np.maximum(_BENEATH[0], above + _BENEATH[1]))
    hidden &= erased >= _ERASED
    hidden |= np.where(captioned, added, gone) & ~replaced
    count = differing.sum((1, 2))
    caption = count >= _FEW * hidden.sum((1, 2))
    caption &= _at_edge(differing) | (sideways & _at_edge(differing.swapaxes(1, 2)))
    found = np.where(caption, np.uint8(Reading.ADDED), np.uint8(Reading.OTHER))
    return np.where(count >= _LEAST_WINDOWS, found, np.uint8(Reading.SAME))


def _at_edge(differing: Flags) -> Flags:
    """Tell which pairs differ near the top and the bottom alone."""
    middle = np.linspace(0, 1, differing.shape[1] + 2)[1:-1]
    inner = (middle >= _EDGE) & (middle <= 1 - _EDGE)
    return np.asarray(~differing[:, inner].any((1, 2)))


def _levelled(ours: Floats, theirs: Floats, inside: Floats) -> tuple[Floats, Floats]:
    """Return ours in the brightness and contrast of theirs, both cut off where either was."""
    low, high = _UNCLIPPED
    fitting = (inside > 0) & (ours > low) & (ours < high) & (theirs > low) & (theirs < high)
    gain, offset = np.ones((len(ours), 1, 1), np.float32), np.zeros((len(ours), 1, 1), np.float32)
    for _ in range(_FITS):
        fitting &= np.abs(gain * ours + offset - theirs) <= 2 * _FITTING
        fits = fitting.astype(np.float32)
        count = np.maximum(_dots(fits, fits), 1)
        mean, their_mean = _dots(fits, ours) / count, _dots(fits, theirs) / count
        own = fits * (ours - mean)
        variance = _dots(own, own) / count
        covariance = _dots(own, theirs - their_mean) / count
        firm = (variance > _FITTING) & (covariance > 0)
        gain = np.where(firm, np.clip(covariance / np.maximum(variance, 1e-3), 0.3, 3), 1)
        gain = gain.astype(np.float32)
        offset = np.where(count > 1, their_mean - gain * mean, 0).astype(np.float32)
    lowest = np.maximum(0, offset) + _MARGIN
    highest = np.maximum(np.minimum(255, 255 * gain + offset) - _MARGIN, lowest)
    return np.clip(gain * ours + offset, lowest, highest), np.clip(theirs, lowest, highest)


def _dots(one: npt.NDArray[np.floating], other: npt.NDArray[np.floating]) -> Floats:
    return np.asarray(np.einsum("ijk,ijk->i", one, other)[:, None, None], np.float32)


def _lines(planes: Floats) -> Floats:
    """Subtract the mean of the cells around each cell; edges repeat."""
    half = _AROUND // 2
    padded = np.pad(planes, ((0, 0), (half, half), (half, half)), mode="edge")
    # twos, fours and eights: a running sum takes several times as long
    sums = padded[:, :-1] + padded[:, 1:]
    sums = sums[:, :-2] + sums[:, 2:]
    rows = sums[:, :-5] + sums[:, 4:-1]
    rows += padded[:, 8:]
    sums = rows[:, :, :-1] + rows[:, :, 1:]
    sums = sums[:, :, :-2] + sums[:, :, 2:]
    means = sums[:, :, :-5] + sums[:, :, 4:-1]
    means += rows[:, :, 8:]
    means *= np.float32(-1 / _AROUND**2)
    means += planes
    return np.asarray(means, np.float32)


def _sums(planes: Floats) -> Floats:
    """Return the sums over each window."""
    count = planes.shape[1] // _STRIDE
    cells = planes[:, : count * _STRIDE, : count * _STRIDE]
    # rows first: these are added as wholes
    parts = cells.reshape(len(planes), count, _STRIDE, -1).sum(2)
    parts = parts.reshape(len(planes), count, count, _STRIDE).sum(3)
    rows = parts[:, :-1] + parts[:, 1:]
    return np.asarray(rows[:, :, :-1] + rows[:, :, 1:], np.float32)


def _median(values: Floats, some: Flags) -> Floats:
    """Return the median of some of each pair's values; 0 where there are none."""
    flat = np.where(some, values, np.inf).reshape(len(values), -1)
    flat.sort(axis=1)
    count = some.sum((1, 2))
    middle = flat[np.arange(len(flat)), np.maximum(count - 1, 0) // 2]
    return np.where(count > 0, middle, 0).astype(np.float32)
