"""Candidate recordings by voting: prints that are alike vote for a time shift."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.sounds.prints import Prints, Rows

_SHIFTS = np.int64(1) << 21
"""More than all shifts there are: two days of prints, either way."""
_MIDDLE = _SHIFTS >> 1
_COUNTED_AT = 1_000_000
_LEAST_VOTES = 3
_BEST = 3


class SoundCandidate(NamedTuple):
    """Two recordings, by row: frames of `left` plus one of the shifts may be those of `right`."""

    left: int
    right: int
    shifts: tuple[int, ...]


class Ballot:
    """Votes of alike prints for a shift between two recordings, counted as they come."""

    def __init__(self, prints: Prints) -> None:
        """Count votes among these recordings."""
        self._prints = prints
        self._keys = np.empty(0, np.int64)
        self._counts = np.empty(0, np.int64)
        self._waiting: list[Rows] = []
        self._number = 0

    def add(self, one: Rows, other: Rows) -> None:
        """Let pairs of prints vote, the first of each in the recording that stands first."""
        prints = self._prints
        shift = prints.frames[other].astype(np.int64) - prints.frames[one]
        pair = prints.owner[one].astype(np.int64) * prints.recordings + prints.owner[other]
        self._waiting.append((pair * _SHIFTS + shift + _MIDDLE)[np.abs(shift) < _MIDDLE])
        self._number += len(one)
        if self._number >= _COUNTED_AT:
            self._count()

    def candidates(self) -> Iterator[SoundCandidate]:
        """Yield pairs with the shifts that most votes are for; neighbours' votes are added."""
        self._count()
        follows = np.diff(self._keys, prepend=-2) == 1
        before = np.where(follows, np.roll(self._counts, 1), 0)
        after = np.where(np.append(follows[1:], False), np.roll(self._counts, -1), 0)
        votes = self._counts + before + after
        enough = votes >= _LEAST_VOTES
        pair, shift = np.divmod(self._keys[enough], _SHIFTS)
        order = np.lexsort((-votes[enough], pair))
        pair, shift = pair[order], shift[order] - _MIDDLE
        starts = np.flatnonzero(np.diff(pair, prepend=-1) != 0)
        left, right = np.divmod(pair[starts], self._prints.recordings)
        stops = np.append(starts[1:], len(pair))
        for row, start in enumerate(starts.tolist()):
            best = shift[start : min(start + _BEST, stops[row])]
            yield SoundCandidate(int(left[row]), int(right[row]), tuple(best.tolist()))

    def _count(self) -> None:
        """Add the votes that wait to those counted: each shift is held once."""
        fresh, counts = np.unique(_joined(self._waiting), return_counts=True)
        keys = np.concatenate([self._keys, fresh])
        order = np.argsort(keys, kind="stable")
        keys, counts = keys[order], np.concatenate([self._counts, counts])[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1) != 0)
        self._keys = keys[starts]
        self._counts = np.add.reduceat(counts, starts) if len(starts) else counts
        self._waiting, self._number = [], 0


def _joined(parts: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)
