"""Whether of two pictures that lie otherwise, turned or cut a little, one was saved from the other.

Each JPEG rounds the frequencies of its own blocks. So what it was made from lies evenly within half
a step round it, on its blocks; what was made from it lies there nearer, or as its own noise does.
Where one was turned or cut, the blocks of both lie otherwise, and both are asked apart.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.domain.detail import Gain
from mediadesk.fingerprint.recompression import frequencies_of

_BLOCK_PX = 8
_MIDDLE_PX, _COMPARED_PX = 1024, 512
"""The middle of a picture, at most so large, speaks for all of it; and tells how far it moved."""
_CELLS = 24
_SIDES = 0.1
"""Share by which sides differ at most: more was cut on purpose, or scaled."""
_LEAST_PX = 96
_SAME_CELLS, _SAME_DETAIL = 0.9, 0.5
"""Correlation of the cells, and of the finest detail, of what shows the same to the pixel."""
_LEAST_STEP, _LEAST_VALUES = 3, 500
"""Finer steps are hidden by the rounding of pixels; fewer values prove nothing."""
_PIXEL_NOISE, _MOST = 0.11, 4.0
"""Squared levels that the rounding of pixels leaves; squared distances count as these at most, over
what rounding makes."""
_LEVELS = (1, 254)
"""Blocks that are darker or brighter somewhere are left out: there decoders clip."""
_ROUNDED, _EVEN = (0.88, 1.12), 2.25
"""Distance over what rounding makes, and fourth moment over the squared second: 1.8 of what was
rounded, 3 of noise."""
_NEARER, _CLEARLY = 0.7, 1.3
"""Distance over what rounding makes of what is nearer than any source would be; and how much
farther, so measured, it is the other way round."""

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


class Blocks(NamedTuple):
    """How a JPEG's blocks lie in a picture."""

    steps: Floats
    """(8, 8), by row and column of the frequencies."""
    top: int
    left: int
    """Row and column of the first whole block."""

    def seen_from(self, row: int, column: int) -> "Blocks":
        """Return how they lie in what begins further below and to the right."""
        return Blocks(self.steps, (self.top - row) % _BLOCK_PX, (self.left - column) % _BLOCK_PX)


class Middle(NamedTuple):
    """What is needed of a picture that another one may be made from."""

    height: int
    width: int
    top: int
    left: int
    grey: Grey
    cells: Floats
    """Of the whole picture."""
    blocks: Blocks
    """Of the whole picture."""


class _Laid(NamedTuple):
    """What two pictures both show, pixel on pixel, and how the blocks of each lie in it."""

    own: Grey
    theirs: Grey
    own_blocks: Blocks | None
    their_blocks: Blocks


class _Distance(NamedTuple):
    size: float
    """Over what rounding makes."""
    peak: float
    """See `_EVEN`."""

    @property
    def is_of_rounding(self) -> bool:
        """Tell whether nothing but rounding made it."""
        return _ROUNDED[0] <= self.size <= _ROUNDED[1] and self.peak <= _EVEN


def blocks_of(steps: Sequence[int] | None) -> Blocks | None:
    """Return how the blocks of a JPEG lie, by its 64 steps as `JpegHead` has them."""
    if steps is None:
        return None
    table = np.zeros((_BLOCK_PX, _BLOCK_PX), np.float32)
    for place, step in zip(sorted(np.ndindex(table.shape), key=_zigzag), steps, strict=True):
        table[place] = step
    return Blocks(table, 0, 0)


def middle_of(grey: Grey, blocks: Blocks | None) -> Middle | None:
    """Return the middle of a picture as it is stored; None of a small one, or one without steps."""
    if blocks is None or min(grey.shape) < _LEAST_PX:
        return None
    (top, bottom), (left, right) = (_within(side, _MIDDLE_PX) for side in grey.shape)
    middle = grey[top:bottom, left:right].copy()
    height, width = grey.shape
    return Middle(height, width, top, left, middle, _cells(grey), blocks)


def gain_beyond(grey: Grey, blocks: Blocks | None, other: Middle) -> Gain:
    """Return what a picture as it is stored holds beyond another one that it may be made from."""
    laid = _laid_over(grey, blocks, other)
    if laid is None:
        return Gain.SOME
    around_other = _distance(laid.theirs, laid.own, laid.their_blocks)
    around_own = None
    if laid.own_blocks is not None:
        around_own = _distance(laid.own, laid.theirs, laid.own_blocks)
    was_rounded = around_own is not None and around_own.is_of_rounding
    if around_other is None:
        return Gain.NONE if was_rounded else Gain.SOME
    if around_other.is_of_rounding:
        return Gain.HARDLY_ANY if was_rounded else Gain.SOME
    is_nearer = around_other.size < _NEARER and (
        around_own is None or around_own.size > _CLEARLY * around_other.size
    )
    return Gain.NONE if was_rounded or is_nearer else Gain.SOME


def _zigzag(place: tuple[int, ...]) -> tuple[int, int]:
    row, column = place
    return row + column, row if (row + column) % 2 else column


def _within(side: int, most: int) -> tuple[int, int]:
    length = min(side, most)
    first = (side - length) // 2 // _BLOCK_PX * _BLOCK_PX
    return first, first + length


def _cells(grey: Grey) -> Floats:
    """Return the levels of cells that part a picture evenly: mean 0, deviation 1."""
    down, across = (np.linspace(0, side, _CELLS + 1).astype(int) for side in grey.shape)
    sums = np.add.reduceat(grey.astype(np.float32), down[:-1], axis=0)
    means = np.add.reduceat(sums, across[:-1], axis=1) / np.outer(np.diff(down), np.diff(across))
    return np.asarray((means - means.mean()) / (means.std() + 1e-6), np.float32)


def _laid_over(grey: Grey, blocks: Blocks | None, other: Middle) -> _Laid | None:
    """Return what both show, as the other is stored; None where they are not the same there."""
    sides = other.height, other.width
    ways = [way for way in _turned(grey, blocks) if _are_near(way[0].shape, sides)]
    if not ways or min(grey.shape) < _LEAST_PX:
        return None
    likeness, best = max(
        (float((_cells(way[0]) * other.cells).mean()), number) for number, way in enumerate(ways)
    )
    turned, own_blocks = ways[best]
    moved = _moved(turned, other) if likeness >= _SAME_CELLS else None
    if moved is None:
        return None
    down, across = other.top + moved[0], other.left + moved[1]
    above, before = max(0, -down), max(0, -across)
    below, behind = turned.shape[0] - down, turned.shape[1] - across
    theirs = other.grey[above:below, before:behind]
    own = turned[down + above :, across + before :][: theirs.shape[0], : theirs.shape[1]]
    if own_blocks is not None:
        own_blocks = own_blocks.seen_from(down + above, across + before)
    their_blocks = other.blocks.seen_from(other.top + above, other.left + before)
    return _Laid(own, theirs, own_blocks, their_blocks)


def _turned(grey: Grey, blocks: Blocks | None) -> Iterator[tuple[Grey, Blocks | None]]:
    """Yield a picture turned and mirrored in all ways, with its blocks: no sign counts in them."""
    height, width = grey.shape
    for is_turned in (False, True):
        for upside_down in (False, True):
            for mirrored in (False, True):
                some = grey[:: -1 if upside_down else 1, :: -1 if mirrored else 1]
                top = height % _BLOCK_PX if upside_down else 0
                left = width % _BLOCK_PX if mirrored else 0
                lying = None if blocks is None else Blocks(blocks.steps, top, left)
                if is_turned and lying is not None:
                    lying = Blocks(lying.steps.T, left, top)
                yield (some.T if is_turned else some), lying


def _are_near(sides: Sequence[int], others: Sequence[int]) -> bool:
    return all(abs(one / other - 1) <= _SIDES for one, other in zip(sides, others, strict=True))


def _moved(grey: Grey, other: Middle) -> tuple[int, int] | None:
    """Return how many rows and columns further a picture shows what the other one does."""
    height, width = (
        min(_COMPARED_PX, own - first, its)
        for own, first, its in zip(
            grey.shape, (other.top, other.left), other.grey.shape, strict=True
        )
    )
    if min(height, width) < _LEAST_PX // 2:
        return None
    own = _edges(grey[other.top :, other.left :][:height, :width])
    theirs = _edges(other.grey[:height, :width])
    waves = np.conj(np.fft.rfft2(theirs)) * np.fft.rfft2(own)
    likeness = np.fft.irfft2(waves, s=own.shape)
    best = np.unravel_index(int(likeness.argmax()), likeness.shape)
    if likeness[best] < _SAME_DETAIL * np.sqrt((own**2).sum() * (theirs**2).sum()):
        return None
    down, across = (
        int(at) if at <= side // 2 else int(at) - side
        for at, side in zip(best, own.shape, strict=True)
    )
    return down, across


def _edges(grey: Grey) -> Floats:
    """Return by how much pixels differ from those around them."""
    levels = grey.astype(np.float32)
    around = levels[:-2, 1:-1] + levels[2:, 1:-1] + levels[1:-1, :-2] + levels[1:-1, 2:]
    return np.asarray(4 * levels[1:-1, 1:-1] - around, np.float32)


def _distance(rounded: Grey, other: Grey, blocks: Blocks) -> _Distance | None:
    """Return how far a picture is from a JPEG's frequencies, as these would be rounded from it."""
    rounded, other = (each[blocks.top :, blocks.left :] for each in (rounded, other))
    if min(rounded.shape) < _BLOCK_PX:
        return None
    values, theirs = frequencies_of(rounded), frequencies_of(other)
    means = values[:, 0, 0] / _BLOCK_PX
    steps = blocks.steps
    speaking = (steps >= _LEAST_STEP) & (np.abs(values) > steps / 2)
    speaking[:, 0, 0] = False
    speaking &= ((means > _LEVELS[0]) & (means < _LEVELS[1]))[:, None, None]
    if np.count_nonzero(speaking) < _LEAST_VALUES:
        return None
    expected = np.broadcast_to(steps**2 / 12 + _PIXEL_NOISE, values.shape)[speaking]
    squares = np.minimum((values - theirs)[speaking] ** 2 / expected, _MOST**2)
    peak = float((squares**2).mean() / (squares.mean() ** 2 + 1e-9))
    return _Distance(float(np.sqrt(squares.mean())), peak)
