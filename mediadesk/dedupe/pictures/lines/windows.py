"""Energy and agreement of the lines of two aligned pictures, window by window."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.registration.affine import Floats

Flags = npt.NDArray[np.bool_]

_AROUND = 9
"""Lines are the difference from the mean of so many cells each way; an odd number."""
_STRIDE = 6
"""Windows are twice as wide and high, and begin every so many cells."""
FAINT = 64
"""Squared levels up to which a window has no lines."""
_SHIFTS = tuple((down, across) for down in range(3) for across in range(3))
_FITS = 2
_UNCLIPPED, _FITTING, _MARGIN = (8, 247), 24, 3
"""Levels that no brightening cut off, how far from the fit one may be, and short of the cut."""
_SAME = 0.80
"""Least share of a window's lines that the other picture has, too, where both are the same."""
LEAST_WINDOWS = 4
"""Least windows that differ; fewer are a speck."""
_INK, _PLAIN = 24, 12
"""Levels from the ground of what is drawn, and of what is not."""
WHOLLY = 0.99
"""Least share of a window inside the other picture; others are not judged."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Lines in each window of each pair in squared levels, (pairs, rows, columns)."""

    own: Floats
    theirs: Floats
    both: Floats
    inside: Flags
    levelled: tuple[Floats, Floats]
    """Both planes, (pairs, side, side), in one brightness and contrast."""

    @classmethod
    def of(cls, ours: Floats, theirs: Floats, inside: Floats) -> "Windows":
        """Sum lines by windows; those of one may lie a cell beside those of the other."""
        ours, theirs = levelled = _levelled(ours, theirs, inside)
        own_lines, others = (lines(one) * inside for one in levelled)
        around, side = np.pad(others, ((0, 0), (1, 1), (1, 1))), others.shape[1]
        both = np.maximum.reduce(
            [
                _means(own_lines * around[:, down : down + side, across : across + side])
                for down, across in _SHIFTS
            ]
        )
        own, their = _means(own_lines**2), _means(others**2)
        # where they agree they differ by sharpness alone
        same = np.minimum(own, their) > FAINT
        same &= both > _SAME * np.sqrt(own * their)
        enough = same.sum((1, 2)) >= LEAST_WINDOWS
        ratio = (same * their).sum((1, 2)) / np.maximum((same * own).sum((1, 2)), 1e-3)
        gain = np.where(enough, np.sqrt(np.clip(ratio, 0.1, 10)), 1)[:, None, None]
        gain = gain.astype(np.float32)
        whole = _means(inside) > WHOLLY
        return cls(own * gain**2, their, both * gain, whole, levelled)

    def means(self, planes: Floats) -> Floats:
        """Return the means of other planes over each window."""
        return _means(planes)

    def gone(self) -> tuple[Floats, Floats]:
        """Return the share of cells that are drawn in one and plain ground in the other.

        First what is drawn in ours, then what is in theirs.
        """
        ours, theirs = self.levelled
        ground = grounds(theirs)
        own, their = np.abs(ours - ground), np.abs(theirs - ground)
        own_gone, their_gone = (
            _means(((drawn >= _INK) & (plain <= _PLAIN)).astype(np.float32))
            for drawn, plain in ((own, their), (their, own))
        )
        return own_gone, their_gone


def softened(planes: Floats) -> Floats:
    """Return planes in which each cell is mixed with those beside it; edges repeat."""
    padded = np.pad(planes, ((0, 0), (1, 1), (1, 1)), mode="edge")
    down = padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]
    both = down[:, :, :-2] + 2 * down[:, :, 1:-1] + down[:, :, 2:]
    return np.asarray(both * np.float32(1 / 16), np.float32)


def grounds(planes: Floats) -> Floats:
    """Return the level that most cells of each plane have, (pairs, 1, 1)."""
    levels = planes.reshape(len(planes), -1).astype(np.intp)
    found = np.array([np.bincount(plane).argmax() for plane in levels], np.float32)
    return found[:, None, None]


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


def lines(planes: Floats) -> Floats:
    """Subtract the mean of the cells around each cell; edges repeat."""
    half = _AROUND // 2
    padded = np.pad(planes, ((0, 0), (half, half), (half, half)), mode="edge")
    rows = _added(padded, _AROUND)
    means = _added(rows.swapaxes(1, 2), _AROUND).swapaxes(1, 2)
    means *= np.float32(-1 / _AROUND**2)
    means += planes
    return np.asarray(means, np.float32)


def _added(rows: Floats, count: int) -> Floats:
    """Add each row and those after it, so many in all, up to the last that has so many.

    Twos, fours and eights are added: a running sum takes several times as long.
    """
    left, wide, end = rows.shape[1] - count + 1, 1, count - 1
    added = rows[:, end : end + left]
    while 2 * wide < count:
        rows, wide = rows[:, :-wide] + rows[:, wide:], 2 * wide
        if (count - 1) & wide:
            end -= wide
            added = added + rows[:, end : end + left]
    return added


def _means(planes: Floats) -> Floats:
    """Return the means over each window."""
    count = planes.shape[1] // _STRIDE
    cells = planes[:, : count * _STRIDE, : count * _STRIDE]
    # rows first: these are added as wholes
    parts = cells.reshape(len(planes), count, _STRIDE, -1).sum(2)
    parts = parts.reshape(len(planes), count, count, _STRIDE).sum(3)
    rows = parts[:, :-1] + parts[:, 1:]
    means = (rows[:, :, :-1] + rows[:, :, 1:]) * np.float32(1 / (4 * _STRIDE**2))
    return np.asarray(means, np.float32)
