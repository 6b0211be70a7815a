"""The neighbours of a few new hashes among very many old ones, without sorting the old ones.

By the same bands and flipped bits as `neighbours`, and as exact. Of the few, all keys are listed
that a neighbour may have; the many are read through once for each band.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.bands import Band, Hashes
from mediadesk.domain.jobs import Checkpoint

Rows = npt.NDArray[np.int64]
Found = tuple[Rows, Rows, npt.NDArray[np.uint8]]
"""Rows of the few, rows of the many, distances."""
Keep = Callable[[Rows, Rows, npt.NDArray[np.uint8]], npt.NDArray[np.bool_]]

_READ_AT_ONCE = 32_768
_ROWS_OF_A_KEY = 10
"""With more rows that meet a key, on average, sorting both sides costs less."""
_COMPARED_AT_ONCE = 16
"""Rows of one key: bounds the memory, and what is compared in vain."""


def are_few(count: int, bands: list[Band]) -> bool:
    """Tell whether so few of so many hashes meet a key that the others need no order."""
    sought = [band for band in bands if band.flips >= 0]
    return all(count * len(band.masks()) <= _ROWS_OF_A_KEY << band.bits for band in sought)


def neighbours(
    few: Hashes,
    many: Hashes,
    bands: list[Band],
    radius: int,
    *,
    threads: int,
    checkpoint: Checkpoint,
    keep: Keep | None,
) -> list[Found]:
    """Return every pair within the radius once, in parts.

    `checkpoint` is called often and may raise to cancel; `keep` may drop pairs early.
    """

    def search(start: int, met: _Met) -> Found:
        checkpoint()
        left, right, bits = met.among(many[start : start + _READ_AT_ONCE], radius)
        right += start
        if keep is not None and len(bits):
            wanted = keep(left, right, bits)
            left, right, bits = left[wanted], right[wanted], bits[wanted]
        return left, right, bits

    starts = range(0, len(many), _READ_AT_ONCE)
    found: list[Found] = []
    with ThreadPoolExecutor(threads) as pool:
        for at, band in enumerate(bands):
            if band.flips < 0:
                continue
            met = _Met.of(few, band, bands[:at])
            found += pool.map(search, starts, repeat(met))
    return found


@dataclass(frozen=True, slots=True)
class _Met:
    """The few by the keys of one band that their neighbours may have."""

    band: Band
    earlier: list[Band]
    is_met: npt.NDArray[np.bool_]
    """Per key, whether it has rows."""
    rows: npt.NDArray[np.int32]
    """Of the few, ordered by the keys they meet."""
    hashes: Hashes
    """Of these rows."""
    first: Rows
    """Per key, where its rows begin."""
    number: npt.NDArray[np.int32]
    """Per key, how many rows it has."""

    @classmethod
    def of(cls, few: Hashes, band: Band, earlier: list[Band]) -> "_Met":
        masks = np.asarray(band.masks(), np.uint64)
        keys = (band.cut(few)[:, None] ^ masks).reshape(-1).astype(band.key_type)
        number = np.bincount(keys, minlength=1 << band.bits).astype(np.int32)
        rows = (np.argsort(keys, kind="stable") // len(masks)).astype(np.int32)
        first = np.cumsum(number) - number
        return cls(band, earlier, number > 0, rows, few.take(rows), first, number)

    def among(self, some: Hashes, radius: int) -> Found:
        """Return the pairs with these of the many that no earlier band has found."""
        keys = self.band.cut(some).astype(np.int64)
        met = np.flatnonzero(self.is_met.take(keys))
        number, place = self.number.take(keys[met]), self.first.take(keys[met])
        theirs = some.take(met)
        parts = [(met[:0], met[:0], np.empty(0, np.uint64))]
        done, further = 0, 1
        while len(met):
            # most keys have one row or two, a crowded one has thousands: of those that have more,
            # twice as many are compared each time
            nth = np.arange(done, done + further)[:, None]
            differing = self.hashes.take(place + nth, mode="clip") ^ theirs
            near = np.flatnonzero(np.bitwise_count(differing) <= radius)
            depth, column = np.divmod(near, len(met))
            own = done + depth < number[column]
            left = self.rows[(place[column] + done + depth)[own]].astype(np.int64)
            parts.append((left, met[column[own]], differing.reshape(-1)[near[own]]))
            done += further
            further = min(done, _COMPARED_AT_ONCE)
            more = np.flatnonzero(number > done)
            met, number, place = met.take(more), number.take(more), place.take(more)
            theirs = theirs.take(more)
        return self._fresh(*map(np.concatenate, zip(*parts, strict=True)))

    def _fresh(self, left: Rows, right: Rows, differing: Hashes) -> Found:
        """Return the pairs that differ so in no earlier band that it has found them."""
        fresh = np.ones(len(left), np.bool_)
        for band in self.earlier:
            if band.flips >= 0:
                fresh &= np.bitwise_count(band.cut(differing)) > band.flips
        return left[fresh], right[fresh], np.bitwise_count(differing[fresh])
