"""Dense buckets of hashes (time-lapses, blank pages), reduced to a leader and its followers.

Fifty thousand frames within four bits of each other are a billion pairs, all of which say the
same. So equal hashes beyond a few, and overfull buckets, are replaced by one leader each, as in
the leader algorithm (Hartigan 1975), which bounds time and memory. Pairs of two followers are not
listed: each follower is only compared with its leader.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.bands import Band, Hashes, plan
from mediadesk.dedupe.hamming.neighbours import Rows

EQUAL_ENOUGH = 32
"""Larger groups of equal hashes are collapsed."""
CROWD = 1024
"""Larger buckets are collapsed."""
_SAMPLES = 32


def collapse(hashes: Hashes, radius: int, *, second: Hashes | None = None) -> Rows:
    """Return each row's leader: itself, or the row that stands for its crowd.

    A follower is within `radius` of its leader, in `second` too where given (twice the radius).
    """
    leaders = np.arange(len(hashes))
    other = np.zeros_like(hashes) if second is None else second
    _collapse_equal(hashes, other, leaders)
    fixed = np.zeros(len(hashes), np.bool_)
    fixed[np.unique(leaders[leaders != np.arange(len(hashes))])] = True
    free = np.flatnonzero(leaders == np.arange(len(hashes)))
    for band in plan(max(2, len(hashes)), max(2, len(hashes)), radius):
        if band.flips >= 0:
            free = _collapse_buckets(
                hashes, other, radius=radius, band=band, leaders=leaders, fixed=fixed, free=free
            )
    # a leader of equals may have become a follower itself
    return leaders[leaders]


def _collapse_equal(hashes: Hashes, other: Hashes, leaders: Rows) -> None:
    order = np.lexsort((other, hashes))
    new = np.ones(len(order), np.bool_)
    new[1:] = (np.diff(hashes[order]) != 0) | (np.diff(other[order]) != 0)
    group = np.cumsum(new) - 1
    large = np.bincount(group)[group] > EQUAL_ENOUGH
    # the sort is stable: the first of a group is its smallest row
    leaders[order[large]] = order[np.flatnonzero(new)[group[large]]]


def _collapse_buckets(
    hashes: Hashes,
    other: Hashes,
    *,
    radius: int,
    band: Band,
    leaders: Rows,
    fixed: npt.NDArray[np.bool_],
    free: Rows,
) -> Rows:
    keys = band.cut(hashes[free]).astype(np.int64)
    counts = np.bincount(keys, minlength=1 << band.bits)
    for key in np.flatnonzero(counts > CROWD):
        rows = free[keys == key]
        while len(rows) > CROWD:
            sample = rows[np.linspace(0, len(rows) - 1, _SAMPLES).astype(np.int64)]
            near = [
                (np.bitwise_count(hashes[rows] ^ hashes[row]) <= radius)
                & (np.bitwise_count(other[rows] ^ other[row]) <= 2 * radius)
                & ~fixed[rows]
                for row in sample
            ]
            best = int(np.argmax([found.sum() for found in near]))
            leader, followers = sample[best], near[best] & (rows != sample[best])
            if followers.sum() < EQUAL_ENOUGH:
                break
            leaders[rows[followers]] = leader
            fixed[leader] = True
            rows = rows[~followers & (rows != leader)]
    return np.asarray(free[leaders[free] == free])
