"""Aligns two films at one time shift, and measures how far they agree there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.films.sequences import (
    FilmSequence,
    Rows,
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
_AT_ONCE = 1 << 16
"""Pairs of entries looked at in one go."""
_TABLE = 1 << 20
"""Films with fewer pairs of entries have all of them compared at once."""

_Flags = npt.NDArray[np.bool_]
_Cosines = npt.NDArray[np.float32]
_Shifts = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Entries of both films brought together at one shift."""

    shift_s: float
    rows: Rows
    copy_waves: Waves
    """What the copy shows there, between its entries where that fits better."""
    both_seen: _Flags
    """Neither is a picture without content."""
    agrees: _Flags
    cosine: _Cosines
    bits: npt.NDArray[np.uint8]

    def of(self, some: _Flags) -> "Alignment":
        """Return some of the entries."""
        parts = ("rows", "copy_waves", "both_seen", "agrees", "cosine", "bits")
        return replace(self, **{name: getattr(self, name)[some] for name in parts})

    def faintly(self) -> "Alignment":
        """Return the same with a lower bar for pictures to agree."""
        agrees = (self.bits <= _FAINT_BITS) & (self.cosine > _FAINT_COSINE) & self.both_seen
        return replace(self, agrees=agrees)


@dataclass(frozen=True, slots=True)
class _Placement:
    """Where the film's entries fall in the copy at some shifts: a row for each shift."""

    left: Rows
    right: Rows
    nearest: Rows
    kept: _Flags
    """The nearest entry is near, and one of the two pictures has content."""
    both_seen: _Flags
    apart_s: npt.NDArray[np.float32]
    """How far the nearest entry is."""
    share: npt.NDArray[np.float32]
    """How far it lies from the left entry to the right one; 0 where they lie far apart."""


class Aligner:
    """Lays one film on another at any shift."""

    def __init__(self, film: FilmSequence, copy: FilmSequence) -> None:
        """Keep what all shifts need. Neither film may be empty."""
        self._film, self._copy = film, copy
        self._own = np.arange(len(film))

    def near(self, shifts_s: Sequence[float]) -> Alignment:
        """Return the best alignment near one of these shifts, entry by entry."""
        tried = [shift_s + step for shift_s in shifts_s for step in _REFINE_S.tolist()]
        scores = [self._agreeing(part) for part in self._portions(tried)]
        return self._at(tried[int(np.argmax(np.concatenate(scores)))], between=False)

    def closer(self, found: Alignment) -> Alignment:
        """Return the best one near another, with what the copy shows between its entries, too."""
        tried = [found.shift_s + step for step in _CLOSER_S.tolist()]
        scores = [self._exactness(part) for part in self._portions(tried)]
        return self._at(tried[int(np.argmax(np.concatenate(scores)))], between=True)

    def _portions(self, shifts_s: Sequence[float]) -> list[_Shifts]:
        size = max(1, _AT_ONCE // len(self._film))
        every = np.asarray(shifts_s, np.float32)
        return [every[start : start + size] for start in range(0, len(every), size)]

    def _agreeing(self, shifts: _Shifts) -> npt.NDArray[np.float32]:
        """Return how much agrees; where two shifts are even, more is where all is more alike."""
        laid = self._laid(shifts)
        cosine = self._cosines(laid.nearest)
        bits = bits_between(self._film.hashes, self._copy.hashes[laid.nearest])
        agrees = _agree(bits, cosine) & laid.kept & laid.both_seen
        alike = np.maximum(0.0, cosine) * (laid.kept & laid.both_seen)
        return np.asarray((agrees * cosine).sum(axis=1) + _TIE * alike.sum(axis=1), np.float32)

    def _exactness(self, shifts: _Shifts) -> npt.NDArray[np.float32]:
        """Return how well shifts fit: one that is a little off loses more than an entry wins.

        Where some are even, the one at which both films were looked at at the same moments.
        """
        laid = self._laid(shifts)
        left, right = self._cosines(laid.left), self._cosines(laid.right)
        nearest = np.where(laid.nearest == laid.left, left, right)
        # what a mixture of two pictures looks like follows from how alike all three are
        share, rest = laid.share, 1 - laid.share
        lengths = self._copy_lengths
        size = rest * rest * lengths[laid.left] + share * share * lengths[laid.right]
        size += 2 * share * rest * self._copy_steps[laid.left]
        mixed = (rest * left + share * right) / np.sqrt(np.maximum(size, 1e-18))
        better = (share > 0) & (mixed > nearest) & (mixed > _BETWEEN)
        cosine = np.where(better, mixed, nearest)
        seen = laid.kept & laid.both_seen
        found = ((np.maximum(0.0, cosine - 0.5) ** 2 - _TIE * laid.apart_s) * seen).sum(axis=1)
        return np.asarray(found, np.float32)

    def _laid(self, shifts: _Shifts) -> _Placement:
        film, copy, times = self._film, self._copy, self._copy.times_s
        wanted = film.times_s + shifts[:, np.newaxis]
        right = np.searchsorted(times, wanted)
        right = np.minimum(np.maximum(right, 1), len(times) - 1)
        left = np.maximum(0, right - 1)
        from_left, from_right = np.abs(times[left] - wanted), np.abs(times[right] - wanted)
        nearest = np.where(from_left <= from_right, left, right)
        apart_s = np.minimum(from_left, from_right)
        gap = times[right] - times[left]
        share = (wanted - times[left]) / np.maximum(gap, np.float32(1e-6))
        inside = (gap <= _CLOSE_S) & (share > 0) & (share < 1)
        return _Placement(
            left=left,
            right=right,
            nearest=nearest,
            kept=(apart_s <= NEAREST_S) & ~(film.flat & copy.flat[nearest]),
            apart_s=apart_s,
            both_seen=~(film.flat | copy.flat[nearest]),
            share=np.where(inside, share, np.float32(0)),
        )

    def _at(self, shift_s: float, *, between: bool) -> Alignment:
        laid = self._laid(np.asarray([shift_s], np.float32))
        mine = np.flatnonzero(laid.kept[0])
        own, theirs = self._film.waves[mine], laid.nearest[0, mine]
        seen = self._copy.waves[theirs]
        cosine = np.einsum("ij,ij->i", own, seen)
        if between:  # what moves evenly is half-way between two entries half-way in time
            mixed = self._between(*(part[0, mine] for part in (laid.left, laid.right, laid.share)))
            mixed_cosine = np.einsum("ij,ij->i", own, mixed)
            better = (mixed_cosine > cosine) & (mixed_cosine > _BETWEEN)
            seen = np.where(better[:, np.newaxis], mixed, seen)
            cosine = np.where(better, mixed_cosine, cosine)
        seen_hashes = hashes_of(seen) if between else self._copy.hashes[theirs]
        bits = bits_between(self._film.hashes[mine], seen_hashes)
        both_seen = laid.both_seen[0, mine]
        alike = np.asarray(cosine, np.float32)
        agrees = _agree(bits, alike) & both_seen
        return Alignment(shift_s, mine, seen, both_seen, agrees, alike, bits)

    def _between(self, left: Rows, right: Rows, share: npt.NDArray[np.float32]) -> Waves:
        """Return what the copy shows between entries, zero where they lie far apart."""
        waves, part = self._copy.waves, share[:, np.newaxis]
        mixed = unit(np.asarray((1 - part) * waves[left] + part * waves[right], np.float32))
        return np.asarray(mixed * (part > 0), np.float32)

    def _cosines(self, rows: Rows) -> _Cosines:
        """Return how alike the film's entries are to these of the copy, shift by shift."""
        if self._table is not None:
            return self._table[self._own, rows]
        return np.asarray(np.einsum("nk,snk->sn", self._film.waves, self._copy.waves[rows]))

    @cached_property
    def _table(self) -> _Cosines | None:
        if len(self._film) * len(self._copy) > _TABLE:
            return None
        return np.asarray(self._film.waves @ self._copy.waves.T, np.float32)

    @cached_property
    def _copy_lengths(self) -> npt.NDArray[np.float32]:
        waves = self._copy.waves
        return np.asarray(np.einsum("ij,ij->i", waves, waves), np.float32)

    @cached_property
    def _copy_steps(self) -> npt.NDArray[np.float32]:
        """How alike each entry of the copy is to the next one."""
        waves = self._copy.waves
        return np.asarray(np.einsum("ij,ij->i", waves, np.roll(waves, -1, axis=0)), np.float32)


def _agree(bits: npt.NDArray[np.uint8], cosine: _Cosines) -> _Flags:
    return ((bits <= _BITS) & (cosine > _BITS_COSINE)) | (cosine > _COSINE)
