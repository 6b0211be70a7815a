"""Reads two pictures that look alike against each other: whether both say the same.

A caption that only one has changes nothing: the other has no writing there. A line that says
something else makes two pages, two screens or two jokes of what otherwise looks the same.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.clustering import Clustering

Plane = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
Levels = npt.NDArray[np.int16]

_SHIFTS = tuple((down, across) for down in (-1, 0, 1) for across in (-1, 0, 1))
_SAME, _OTHER = 0.85, 0.50
"""Correlation of a window from which the same stands there, and below which something else."""
_BELOW_USUAL = 0.22
"""What stands in a window is something else when so much less of it agrees than usual."""
_INK_LEVELS, _PLAIN_LEVELS = 24, 12
_REPLACED = 0.04
"""Share of a window's cells that are written in one picture and plain in the other, of either:
where only one has more, it was written over what the other has."""
_LEAST_OTHER = 2
"""Windows that differ; one alone may be a speck or a cursor."""
_LIES = 0.50
"""Share of what is written that has to agree at once, for pictures that lie on each other."""


class Reading(Enum):
    """What came of it."""

    SAME = "same"
    OTHER = "other"
    UNREADABLE = "unreadable"
    """Too little is written in both, or they do not lie on each other."""


@dataclass(frozen=True, slots=True)
class Written:
    """A plane, and on which level the writing in each of its windows stands; -1 for none."""

    plane: Plane
    grounds: Levels
    firm: Flags
    """Which of the windows stand on a tone that much of the picture has."""


def read(one: Written, other: Written, *, window: int, stride: int) -> Reading:
    """Compare the writing of two planes, one turned as the other is seen.

    Windows are `window` cells wide and high and begin every `stride` cells.
    """
    both = np.flatnonzero((one.grounds >= 0) & (other.grounds >= 0))
    if len(both) < _LEAST_OTHER:
        return Reading.UNREADABLE
    ours = _windows(one.plane, window, stride)[both]
    best = _correlation(ours, _windows(other.plane, window, stride)[both])
    if (best >= _SAME).mean() < _LIES:
        return Reading.UNREADABLE
    doubtful = np.flatnonzero(best < _SAME)
    for down, across in _SHIFTS:
        if len(doubtful):
            moved = np.roll(other.plane, (down, across), (0, 1))
            there = _windows(moved, window, stride)[both[doubtful]]
            best[doubtful] = np.maximum(best[doubtful], _correlation(ours[doubtful], there))
    # between lines that are the same, another one shows only in part
    limit = max(_OTHER, float(np.median(best)) - _BELOW_USUAL)
    one_ground = np.abs(one.grounds[both] - other.grounds[both]) <= _INK_LEVELS
    at = both[(best < limit) & one_ground & one.firm[both] & other.firm[both]]
    ours, theirs = (
        _windows(one.plane, window, stride)[at],
        _windows(other.plane, window, stride)[at],
    )
    grounds, their_grounds = one.grounds[at], other.grounds[at]
    gone = _gone(ours, grounds, theirs, their_grounds)
    added = _gone(theirs, their_grounds, ours, grounds)
    differing = np.count_nonzero((gone >= _REPLACED) & (added >= _REPLACED))
    return Reading.OTHER if differing >= _LEAST_OTHER else Reading.SAME


def one_wording_each(clustering: Clustering, apart: Mapping[int, Container[int]]) -> Clustering:
    """Leave in each cluster only what says the same, or says nothing.

    A picture without the words resembles all that were made from it; only the one most alike to
    it stays. `apart` names, by row, the rows that say something else.
    """
    if not apart:
        return clustering
    kept = np.ones(len(clustering.members), np.bool_)
    for at, medoid in enumerate(clustering.medoids.tolist()):
        span = range(int(clustering.starts[at]), int(clustering.starts[at + 1]))
        accepted = [medoid]
        for place in span:
            member = int(clustering.members[place])
            others = apart.get(member, ())
            if any(one in others for one in accepted):
                kept[place] = False
            else:
                accepted.append(member)
    return clustering.only(kept)


def _windows(plane: Plane, window: int, stride: int) -> Floats:
    every = np.lib.stride_tricks.sliding_window_view(plane, (window, window))
    return every[::stride, ::stride].reshape(-1, window * window).astype(np.float32)


def _gone(ours: Floats, grounds: Levels, theirs: Floats, their_grounds: Levels) -> Floats:
    """Return the share of cells that are written in the one, and plain ground in the other."""
    ink = np.abs(ours - grounds[:, None]) >= _INK_LEVELS
    plain = np.abs(theirs - their_grounds[:, None]) <= _PLAIN_LEVELS
    return np.asarray((ink & plain).mean(1), np.float32)


def _correlation(one: Floats, other: Floats) -> Floats:
    ours, theirs = one - one.mean(1, keepdims=True), other - other.mean(1, keepdims=True)
    spread = np.sqrt((ours**2).sum(1) * (theirs**2).sum(1))
    return np.asarray((ours * theirs).sum(1) / np.maximum(spread, 1e-3), np.float32)
