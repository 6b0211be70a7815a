"""Two films laid on each other at one shift of time, and how far they agree there."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.films.sequences import (
    FilmSequence,
    Rows,
    Times,
    Waves,
    bits_between,
    hashes_of,
    unit,
)

NEAREST_S = 0.26
_CLOSE_S, _BETWEEN = 0.6, 0.5
_REFINE_S = np.arange(-0.5, 0.5001, 0.25)
_CLOSER_S = np.arange(-0.5, 0.5001, 0.0625)
_BITS, _BITS_COSINE, _COSINE = 14, 0.85, 0.93
_FAINT_BITS, _FAINT_COSINE = 16, 0.7
_TIE = 0.01


@dataclass(frozen=True, slots=True)
class Alignment:
    """Entries of both films brought together at one shift."""

    shift_s: float
    rows: Rows
    copy_waves: Waves
    """What the copy shows there, between its entries where that fits better."""
    both_seen: npt.NDArray[np.bool_]
    """Neither is a picture without content."""
    agrees: npt.NDArray[np.bool_]
    cosine: npt.NDArray[np.float32]
    bits: npt.NDArray[np.uint8]

    @property
    def agreeing(self) -> float:
        """How much agrees; where two shifts are even, the one at which all is more alike."""
        alike = np.maximum(0.0, self.cosine) * self.both_seen
        return float((self.agrees * self.cosine).sum() + _TIE * alike.sum())

    @property
    def exactness(self) -> float:
        """How well the shift fits: one that is a little off loses more than an entry wins."""
        return float((np.maximum(0.0, self.cosine - 0.5) ** 2 * self.both_seen).sum())

    def faintly(self) -> "Alignment":
        """Return the same with a lower bar for pictures to agree."""
        agrees = (self.bits <= _FAINT_BITS) & (self.cosine > _FAINT_COSINE) & self.both_seen
        return replace(self, agrees=agrees)


class Aligner:
    """Lays one film on another at any shift."""

    def __init__(self, film: FilmSequence, copy: FilmSequence) -> None:
        """Keep what all shifts need."""
        self._film, self._copy = film, copy
        self._hashes = hashes_of(film.waves)

    def near(self, shift_s: float) -> Alignment:
        """Return the best alignment near a shift, entry by entry."""
        found = [self._at(shift_s + step, between=False) for step in _REFINE_S.tolist()]
        return max(found, key=lambda each: each.agreeing)

    def closer(self, found: Alignment) -> Alignment:
        """Return the best one near another, with what the copy shows between its entries, too."""
        near = [self._at(found.shift_s + step, between=True) for step in _CLOSER_S.tolist()]
        return max(near, key=lambda each: each.exactness)

    def _at(self, shift_s: float, *, between: bool) -> Alignment:
        wanted = self._film.times_s + np.float32(shift_s)
        times = self._copy.times_s
        right = np.clip(np.searchsorted(times, wanted), 1, max(1, len(times) - 1))
        right = np.minimum(right, len(times) - 1)
        left = np.maximum(0, right - 1)
        nearer = np.abs(times[left] - wanted) <= np.abs(times[right] - wanted)
        rows = np.where(nearer, left, right)
        kept = np.abs(times[rows] - wanted) <= NEAREST_S
        kept &= ~(self._film.flat & self._copy.flat[rows])
        mine, theirs = np.flatnonzero(kept), rows[kept]
        own, seen = self._film.waves[mine], self._copy.waves[theirs]
        cosine = np.einsum("ij,ij->i", own, seen)
        if between:  # what moves evenly is half-way between two entries half-way in time
            mixed = self._between(left[kept], right[kept], wanted[kept])
            mixed_cosine = np.einsum("ij,ij->i", own, mixed)
            better = (mixed_cosine > cosine) & (mixed_cosine > _BETWEEN)
            seen = np.where(better[:, np.newaxis], mixed, seen)
            cosine = np.where(better, mixed_cosine, cosine)
        bits = bits_between(self._hashes[mine], hashes_of(seen))
        agrees = ((bits <= _BITS) & (cosine > _BITS_COSINE)) | (cosine > _COSINE)
        both_seen = ~(self._film.flat[mine] | self._copy.flat[theirs])
        agrees &= both_seen
        alike = np.asarray(cosine, np.float32)
        return Alignment(shift_s, mine, seen, both_seen, agrees, alike, bits)

    def _between(self, left: Rows, right: Rows, wanted: Times) -> Waves:
        """Return what the copy shows between entries, zero where they lie far apart."""
        times, waves = self._copy.times_s, self._copy.waves
        gap = times[right] - times[left]
        share = (wanted - times[left]) / np.maximum(gap, np.float32(1e-6))
        inside = (gap <= _CLOSE_S) & (share > 0) & (share < 1)
        share = np.where(inside, share, 0)[:, np.newaxis].astype(np.float32)
        mixed = unit(np.asarray((1 - share) * waves[left] + share * waves[right], np.float32))
        return np.asarray(mixed * inside[:, np.newaxis], np.float32)
