"""Recordings that sound the same at one shift in time, found by prints that they share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.joining import KeyJoin
from mediadesk.domain.jobs import Checkpoint

Rows = npt.NDArray[np.int64]

_HALVES = (np.uint32(0), np.uint32(16))
_HALF = np.uint32(0xFFFF)
_RADIUS = 6
_BUCKET = 1_000
"""A half that so many prints share tells nothing."""
_QUERIES_AT_ONCE = 100_000
_LEAST_HITS = 3
_BEST = 3
_NUDGES = range(-2, 3)
_LEAST_OVERLAP = 12
_MOST_WRONG = 0.30
_RUN, _RUN_WRONG = 16, 0.35
_LEAST_COVERAGE = 0.6


@dataclass(frozen=True, slots=True)
class Sound:
    """One recording: the numbers of its frames, rising, and 32 bits for each."""

    frames: Rows
    bits: npt.NDArray[np.uint32]

    def __len__(self) -> int:
        """Return the number of prints."""
        return len(self.frames)


class SoundMatch(NamedTuple):
    """Two recordings, by row: frames of `left` plus `shift` are those of `right`.

    They agree from `start` to `stop` of the left one; coverages are the shares of each that do.
    """

    left: int
    right: int
    score: float
    shift: int
    start: int
    stop: int
    coverage: float
    right_coverage: float


class _Hits(NamedTuple):
    left: Rows
    right: Rows
    shift: Rows


def sound_matches(sounds: Sequence[Sound], new: int, checkpoint: Checkpoint) -> list[SoundMatch]:
    """Return which of the first `new` recordings match which others, each pair once."""
    owner = np.repeat(np.arange(len(sounds)), [len(sound) for sound in sounds])
    frames = _joined([sound.frames for sound in sounds], np.int64)
    bits = np.asarray(_joined([sound.bits for sound in sounds], np.uint32), np.uint32)
    asking = int(np.searchsorted(owner, new))
    found: list[SoundMatch] = []
    for left, right, shifts in _suspected(_hits(owner, frames, bits, asking, checkpoint)):
        checkpoint()
        match = _verified(sounds[left], sounds[right], shifts)
        if match is not None:
            found.append(match._replace(left=left, right=right))
    return found


def _joined(parts: Sequence[npt.NDArray[np.generic]], kind: type) -> Rows:
    return np.concatenate(parts) if parts else np.empty(0, kind)


def _hits(
    owner: Rows,
    frames: Rows,
    bits: npt.NDArray[np.uint32],
    asking: int,
    checkpoint: Checkpoint,
) -> _Hits:
    """Join on each half; keep pairs of prints of two recordings that are near."""
    parts: list[tuple[Rows, Rows]] = []
    for shift in _HALVES:
        half = (bits >> shift) & _HALF
        join = KeyJoin(half, most=_BUCKET)
        for start in range(0, asking, _QUERIES_AT_ONCE):
            checkpoint()
            rows, others = join.pairs(half[start : min(asking, start + _QUERIES_AT_ONCE)])
            rows += start
            near = np.bitwise_count(bits[rows] ^ bits[others]) <= _RADIUS
            # two new ones meet twice; once is enough
            near &= (owner[rows] < owner[others]) | ((others >= asking) & (rows < asking))
            near &= owner[rows] != owner[others]
            parts.append((rows[near], others[near]))
    rows = np.concatenate([part[0] for part in parts]) if parts else np.empty(0, np.int64)
    others = np.concatenate([part[1] for part in parts]) if parts else np.empty(0, np.int64)
    return _Hits(owner[rows], owner[others], frames[others] - frames[rows])


def _suspected(hits: _Hits) -> list[tuple[int, int, list[int]]]:
    """Return pairs with the shifts that most hits speak for."""
    if not len(hits.left):
        return []
    order = np.lexsort((hits.shift, hits.right, hits.left))
    left, right, shift = hits.left[order], hits.right[order], hits.shift[order]
    starts = np.flatnonzero((np.diff(left, prepend=-1) != 0) | (np.diff(right, prepend=-1) != 0))
    found = []
    for start, stop in zip(starts, np.append(starts[1:], len(left)), strict=True):
        shifts, votes = np.unique(shift[start:stop], return_counts=True)
        before = np.where(np.diff(shifts, prepend=shifts[0] - 9) == 1, np.roll(votes, 1), 0)
        after = np.where(np.diff(shifts, append=shifts[-1] + 9) == 1, np.roll(votes, -1), 0)
        sums = votes + before + after
        if sums.max() >= _LEAST_HITS:
            best = shifts[np.argsort(-sums, kind="stable")[:_BEST]]
            found.append((int(left[start]), int(right[start]), best.tolist()))
    return found


def _verified(left: Sound, right: Sound, shifts: Sequence[int]) -> SoundMatch | None:
    best: SoundMatch | None = None
    for shift in dict.fromkeys(each + nudge for each in shifts for nudge in _NUDGES):
        found = _at(left, right, shift)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


def _at(left: Sound, right: Sound, shift: int) -> SoundMatch | None:
    """Compare two recordings at a shift, print by print."""
    places = np.searchsorted(right.frames, left.frames + shift)
    places = np.minimum(places, len(right) - 1)
    mine = np.flatnonzero(right.frames[places] == left.frames + shift)
    if len(mine) < _LEAST_OVERLAP:
        return None
    wrong = np.bitwise_count(left.bits[mine] ^ right.bits[places[mine]]) / 32
    rate = float(wrong.mean())
    run = min(_RUN, len(wrong))
    running = np.convolve(wrong, np.ones(run) / run, "valid") < _RUN_WRONG
    agrees = np.convolve(running, np.ones(run), "full") > 0
    count = int(agrees.sum())
    coverage, right_coverage = count / len(left), count / len(right)
    if rate >= _MOST_WRONG or max(coverage, right_coverage) < _LEAST_COVERAGE:
        return None
    inside = left.frames[mine[agrees]]
    return SoundMatch(
        left=0,
        right=0,
        score=1 - 2 * rate,
        shift=shift,
        start=int(inside[0]),
        stop=int(inside[-1]),
        coverage=coverage,
        right_coverage=right_coverage,
    )
