"""Finds the neighbours of a few new hashes among very many old ones, which are not even sorted.

By the same bands and flipped bits as `neighbours`, and as exact. Of the few, all keys are listed
that a neighbour may have; the many are read through once for each band.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.bands import Band, Hashes
from mediadesk.domain.jobs import Checkpoint

Rows = npt.NDArray[np.int64]
Found = tuple[Rows, Rows, npt.NDArray[np.uint8]]
"""Rows of the few, rows of the many, distances."""
Keep = Callable[[Rows, Rows, npt.NDArray[np.uint8]], npt.NDArray[np.bool_]]

_READ_AT_ONCE = 131_072
_COMPARED_AT_ONCE = 500_000


def are_few(count: int, bands: list[Band]) -> bool:
    """Tell whether so many hashes meet few enough of all keys that the others need no order."""
    sought = [band for band in bands if band.flips >= 0]
    return all(count * len(band.masks()) <= 1 << band.bits for band in sought)


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
        left, right, bits = met.among(few, many[start : start + _READ_AT_ONCE], radius)
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
    first: npt.NDArray[np.int32]
    """Per key, where its rows begin."""
    number: npt.NDArray[np.int32]
    """Per key, how many rows it has."""

    @classmethod
    def of(cls, few: Hashes, band: Band, earlier: list[Band]) -> "_Met":
        masks = np.asarray(band.masks(), np.uint64)
        keys = (band.cut(few)[:, None] ^ masks).reshape(-1).astype(np.int32)
        number = np.bincount(keys, minlength=1 << band.bits).astype(np.int32)
        rows = (np.argsort(keys, kind="stable") // len(masks)).astype(np.int32)
        first = (np.cumsum(number) - number).astype(np.int32)
        return cls(band, earlier, number > 0, rows, first, number)

    def among(self, few: Hashes, some: Hashes, radius: int) -> Found:
        """Return the pairs with these of the many that no earlier band has found."""
        keys = self.band.cut(some).astype(np.int32)
        met = np.flatnonzero(self.is_met.take(keys))
        compared = np.cumsum(self.number.take(keys[met]), dtype=np.int64)
        parts = []
        done = 0
        while done < len(met):  # where all are alike there may be very many
            before = compared[done - 1] if done else 0
            stop = int(np.searchsorted(compared, before + _COMPARED_AT_ONCE)) + 1
            parts.append(self._compared(few, some, keys, met[done:stop], radius))
            done = stop
        if not parts:
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint8)
        left, right, bits = zip(*parts, strict=True)
        return np.concatenate(left), np.concatenate(right), np.concatenate(bits)

    def _compared(
        self,
        few: Hashes,
        some: Hashes,
        keys: npt.NDArray[np.int32],
        met: Rows,
        radius: int,
    ) -> Found:
        number = self.number.take(keys[met])
        right = np.repeat(met, number)
        nth = np.arange(len(right)) - np.repeat(np.cumsum(number) - number, number)
        left = self.rows.take(np.repeat(self.first.take(keys[met]), number) + nth)
        differing = few.take(left) ^ some.take(right)
        bits = np.bitwise_count(differing)
        near = np.flatnonzero(bits <= radius)
        fresh = np.ones(len(near), np.bool_)
        for band in self.earlier:
            if band.flips >= 0:
                fresh &= np.bitwise_count(band.cut(differing[near])) > band.flips
        near = near[fresh]
        return left[near].astype(np.int64), right[near], bits[near]
