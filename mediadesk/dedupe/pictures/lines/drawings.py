"""Compares the lines of two aligned pictures, window by window: whether both show the same.

A bar of another height, another emblem or other digits make another picture. A caption that only
one has does not: nothing of the other is missing, and it stands at an edge, as captions do.
Photographs have rules of their own (`photographs`).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.lines.laying import LEAST_SIDE, laid
from mediadesk.dedupe.pictures.lines.photographs import own_lines
from mediadesk.dedupe.pictures.lines.windows import (
    FAINT,
    LEAST_WINDOWS,
    WHOLLY,
    Windows,
    grounds,
    lines,
    softened,
)
from mediadesk.dedupe.pictures.orientations import ORIENTATIONS, QUARTERS, turn_planes
from mediadesk.dedupe.pictures.registration import measures
from mediadesk.dedupe.pictures.registration.affine import Floats, overlay, widened

Flags = npt.NDArray[np.bool_]
Readings = npt.NDArray[np.uint8]

_EQUAL = 3
"""Levels: pictures whose cells all differ by no more are the same."""
_GONE = 0.40
"""A window's lines are missing in the other picture where it has at most this share of them."""
_ERASED = 0.04
"""Something is missing where this share of a window is drawn in one and plain in the other."""
_BESIDE = 0.25
"""Lines fainter than this share of the other's may be artefacts of compression."""
_REPLACED, _BELOW_USUAL = 0.50, 0.22
"""Lines of both differ where at most this share agrees, or so much less than in most windows."""
_SOFT_SAME = 0.75
"""Share of a window's lines that agree after blurring, where both pictures are the same."""
_BENEATH = 0.35, 0.15
"""Share of what is beneath a caption that stays visible, and how much more than of the caption."""
_EDGE = 0.25
"""A caption lies within this share of the height from the top or the bottom."""
_FEW = 5
"""Of the windows that differ under a caption, one in so many may have lost lines."""
_NEARLY, _MOST_TURNS = 0.05, 3
"""Orientations whose correlation is this close to the best are tried, too, so many at most."""
_LAID_SIDE = 128
"""Cells a side at which photographs are aligned: that is enough to find where they lie."""
_TEXTURE, _FROM_GROUND = (4, 40), 12
"""Texture: differences between neighbouring cells, in levels, that lines and plain areas do not
have, at least this far from the level of the ground."""
_PHOTO, _CLEAR_ROW = 0.20, 0.15
"""Share of texture cells above which a picture is a photograph, and below which a row is plain."""


class Reading(IntEnum):
    """What came of it."""

    SAME = 0
    ADDED = 1
    """One of them has a caption, and otherwise they are the same."""
    OTHER = 2


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of planes, (pairs, side, side), ours turned as theirs are seen."""

    ours: Floats
    theirs: Floats
    clear: Floats
    """1 for the cells of ours that are drawn, 0 where a photograph stands."""
    their_clear: Floats
    shares: Floats
    """How much of theirs ours show, 1 at most."""
    sideways: Flags

    @classmethod
    def of(cls, ours: Floats, theirs: Floats, shares: Floats, orientations: Readings) -> "_Pairs":
        # what was cut lies over what it was cut from, whichever of them is ours
        wider = (shares > 1)[:, None, None]
        ours, theirs = np.where(wider, theirs, ours), np.where(wider, ours, theirs)
        shares, sideways = np.minimum(shares, 1 / shares), orientations >= QUARTERS
        return cls(ours, theirs, _clear(ours), _clear(theirs), shares, sideways)

    def take(self, some: Flags) -> "_Pairs":
        return _Pairs(*(getattr(self, field.name)[some] for field in fields(self)))


_Reader = Callable[[_Pairs], Readings]


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
    pairs = _Pairs.of(ours[unequal], theirs[unequal], shares[unequal], orientations[unequal])
    drawn = np.asarray(pairs.clear.any((1, 2)) & pairs.their_clear.any((1, 2)))
    for some, first, with_care in (
        (drawn, _as_they_lie, _laid_over),
        (~drawn, _photos_as_they_lie, _photos_laid_over),
    ):
        if some.any():
            found[unequal[some]] = _read_twice(pairs.take(some), first, with_care)
    return found


def _read_twice(pairs: _Pairs, first: _Reader, with_care: _Reader) -> Readings:
    """Compare pairs one way, and what differs the other."""
    found = first(pairs)
    apart = found == Reading.OTHER
    if apart.any():
        found[apart] = with_care(pairs.take(apart))
    return found


def _photos_as_they_lie(pairs: _Pairs) -> Readings:
    return _photographed(pairs, pairs.theirs, np.ones_like(pairs.ours))


def _photos_laid_over(pairs: _Pairs) -> Readings:
    coarse, theirs = (
        measures.coarsened(planes, _LAID_SIDE) for planes in (pairs.ours, pairs.theirs)
    )
    affine = laid(coarse, theirs, pairs.shares)
    seen = overlay(np.ones_like(pairs.ours), pairs.theirs, affine)
    return _photographed(pairs, seen.values, seen.inside)


def _as_they_lie(pairs: _Pairs) -> Readings:
    drawn = _compared(pairs.ours, pairs.theirs, pairs.clear * pairs.their_clear, pairs.sideways)
    everywhere = np.ones_like(pairs.ours)
    return np.maximum(drawn, _photographed(pairs, pairs.theirs, everywhere))


def _laid_over(pairs: _Pairs) -> Readings:
    """Compare pairs with care: the wider one is resampled, a line may fall between its cells."""
    ours, everywhere = pairs.ours, np.ones_like(pairs.ours)
    affine = laid(ours, pairs.theirs, pairs.shares)
    seen = overlay(everywhere, pairs.theirs, affine)
    inside = seen.inside * pairs.clear
    if not pairs.their_clear.all():
        inside = inside * (overlay(everywhere, pairs.their_clear, affine).values > WHOLLY)
    drawn = _compared(ours, seen.values, inside, pairs.sideways)
    cut = np.flatnonzero((drawn == Reading.OTHER) & _moved(affine, ours.shape[1]))
    if len(cut):
        one, other, within = ours[cut], seen.values[cut], inside[cut]
        alike = _alike_softened(one, other, within)
        drawn[cut] = _compared(one, other, within, pairs.sideways[cut], alike)
    return np.maximum(drawn, _photographed(pairs, seen.values, seen.inside))


def _photographed(pairs: _Pairs, theirs: Floats, inside: Floats) -> Readings:
    """Compare the pairs with photographs in them, as these: of all others nothing is said."""
    found = np.full(len(theirs), Reading.SAME, np.uint8)
    photos = np.flatnonzero(~(pairs.clear.all((1, 2)) & pairs.their_clear.all((1, 2))))
    if len(photos):
        on_both, on_one = own_lines(pairs.ours[photos], theirs[photos], inside[photos])
        found[photos[on_one]] = Reading.ADDED
        found[photos[on_both]] = Reading.OTHER
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
    textured &= np.abs(planes - grounds(planes)) > _FROM_GROUND
    is_photo = textured.mean((1, 2)) > _PHOTO
    clear = (textured.mean(2) < _CLEAR_ROW) | ~is_photo[:, None]
    return np.repeat(clear[:, :, None], planes.shape[2], axis=2).astype(np.float32)


def _likely(ours: Floats, theirs: Floats) -> list[int]:
    """Return the few ways to turn our plane, (side, side), in which it looks most like theirs."""
    small, other = (measures.coarsened(plane[None], LEAST_SIDE) for plane in (ours, theirs))
    turned = np.concatenate([turn_planes(small, orientation) for orientation in ORIENTATIONS])
    others = np.broadcast_to(lines(other), turned.shape)
    fits = measures.correlation(lines(turned), others, np.ones_like(turned))
    by_fit = np.argsort(-fits, kind="stable")[:_MOST_TURNS]
    return [ORIENTATIONS[at] for at in by_fit.tolist() if fits[at] >= fits.max() - _NEARLY]


def _moved(affine: Floats, side: int) -> Flags:
    """Tell which pairs do not lie cell on cell: somewhere they are off by more than one."""
    off = np.abs(affine - widened(1, 0.0)).sum(2).max(1)
    return np.asarray(off * (side / 2) > 1)


def _alike_softened(ours: Floats, theirs: Floats, inside: Floats) -> Flags:
    """Tell which windows have the same lines once both pictures are softened.

    A thin line that fell into one cell falls into two where it is cut out of a picture.
    """
    seen = Windows.of(softened(ours), softened(theirs), inside)
    faint = np.maximum(seen.own, seen.theirs) <= FAINT
    return np.asarray(faint | (2 * seen.both >= _SOFT_SAME * (seen.own + seen.theirs)))


def _compared(
    ours: Floats,
    theirs: Floats,
    inside: Floats,
    sideways: Flags,
    alike: Flags | np.bool_ = np.False_,
) -> Readings:
    """Compare pairs that lie over each other; windows that are `alike` do not differ."""
    found = np.full(len(ours), Reading.SAME, np.uint8)
    if not inside.any():
        return found
    seen = Windows.of(ours, theirs, inside)
    own, their = seen.own, seen.theirs
    most, least = np.maximum(own, their), np.minimum(own, their)
    of_ours, of_theirs = (seen.both / np.maximum(part, 1e-3) for part in (own, their))
    there = seen.inside & (most > FAINT)
    gone = there & (own > np.maximum(_BESIDE * most, FAINT)) & (of_ours < _GONE)
    added = there & (their > np.maximum(_BESIDE * most, FAINT))
    added &= of_theirs < _GONE
    written = seen.inside & (least > np.maximum(_BESIDE * most, FAINT))
    agreeing = seen.both / np.sqrt(np.maximum(own * their, 1e-3))
    limit = np.maximum(_REPLACED, _median(agreeing, written) - _BELOW_USUAL)[:, None, None]
    replaced = (written & (np.maximum(of_ours, of_theirs) < limit)) | (gone & added)
    differing = (gone | added | replaced) & ~alike
    count = differing.sum((1, 2))
    if count.max() < LEAST_WINDOWS:
        return found
    # the picture with more lines there may have the caption
    captioned = ((differing * own).sum((1, 2)) >= (differing * their).sum((1, 2)))[:, None, None]
    beneath, above = (
        np.where(captioned, of_theirs, of_ours),
        np.where(captioned, of_ours, of_theirs),
    )
    own_gone, their_gone = seen.gone()
    erased = np.where(captioned, their_gone, own_gone)
    hidden = replaced & (beneath < np.maximum(_BENEATH[0], above + _BENEATH[1]))
    hidden &= erased >= _ERASED
    hidden |= np.where(captioned, added, gone) & ~replaced
    caption = count >= _FEW * (hidden & differing).sum((1, 2))
    caption &= _at_edge(differing) | (sideways & _at_edge(differing.swapaxes(1, 2)))
    differ = count >= LEAST_WINDOWS
    found[differ] = np.where(caption, Reading.ADDED, Reading.OTHER)[differ]
    return found


def _at_edge(differing: Flags) -> Flags:
    """Tell which pairs differ near the top and the bottom alone."""
    middle = np.linspace(0, 1, differing.shape[1] + 2)[1:-1]
    inner = (middle >= _EDGE) & (middle <= 1 - _EDGE)
    return np.asarray(~differing[:, inner].any((1, 2)))


def _median(values: Floats, some: Flags) -> Floats:
    """Return the median of some of each pair's values; 0 where there are none."""
    flat = np.where(some, values, np.inf).reshape(len(values), -1)
    flat.sort(axis=1)
    count = some.sum((1, 2))
    middle = flat[np.arange(len(flat)), np.maximum(count - 1, 0) // 2]
    return np.where(count > 0, middle, 0).astype(np.float32)
