"""Bands of a 64-bit hash: by the pigeonhole principle, near hashes agree in one of them."""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

MAX_BITS = 20
"""Widest band: its tables have an entry for every key."""
_BITS_OF_HASH = 64


@dataclass(frozen=True, slots=True)
class Band:
    """A run of bits of the hash and how many of them may differ; -1 skips the band."""

    shift: int
    bits: int
    flips: int

    @property
    def key_type(self) -> type[np.unsignedinteger]:
        """The type to sort keys in: a stable sort of 16 bits is a radix sort, ten times faster."""
        return np.uint16 if self.bits <= 16 else np.uint32

    def cut(self, hashes: Hashes) -> Hashes:
        """Return the band's bits of each hash."""
        return (hashes >> np.uint64(self.shift)) & np.uint64((1 << self.bits) - 1)

    def masks(self) -> list[int]:
        """Return every set of flipped bits to look for, the empty one first."""
        return [
            sum(1 << bit for bit in chosen)
            for flips in range(self.flips + 1)
            for chosen in combinations(range(self.bits), flips)
        ]


def plan(left_count: int, right_count: int, radius: int) -> list[Band]:
    """Choose the cheapest cut of the hash into bands for a search of this size.

    Each band's flips plus one sum to `radius + 1` (general pigeonhole), so that no pair within
    the radius escapes.
    """
    least = -(-_BITS_OF_HASH // MAX_BITS)
    choices = [_cut(count, radius) for count in range(least, 17)]
    return min(choices, key=lambda bands: _cost(bands, left_count, right_count))


def _cut(count: int, radius: int) -> list[Band]:
    width, wider = divmod(_BITS_OF_HASH, count)
    flips, more = divmod(radius + 1, count)
    bands, shift = [], 0
    for at in range(count):
        # the narrow bands come first: they hold the fewest masks for the extra flip
        bits = width + (at >= count - wider)
        bands.append(Band(shift, bits, flips - 1 + (at < more)))
        shift += bits
    return bands


def _cost(bands: list[Band], left_count: int, right_count: int) -> float:
    """Estimate nanoseconds: comparisons with their padding, pairs of columns, tables (measured)."""
    total = 0.0
    for band in bands:
        if band.flips < 0:
            continue
        masks = sum(comb(band.bits, flips) for flips in range(band.flips + 1))
        buckets = 1 << band.bits
        left, right = left_count / buckets, right_count / buckets
        met = buckets * min(1.0, left) * min(1.0, right)
        compared = met * (max(1.0, left) + 1) * (max(1.0, right) + 1)
        total += masks * (2.0 * compared + 25 * met + 4 * min(buckets, left_count) + 20_000)
        total += 80 * (left_count + right_count) + 10 * buckets
    return total
