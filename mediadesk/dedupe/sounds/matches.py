"""Recordings that sound the same at one time shift, found and proved by the prints they share."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.sounds.neighbours import alike
from mediadesk.dedupe.sounds.prints import Prints, Rows, Sound
from mediadesk.dedupe.sounds.votes import Ballot
from mediadesk.domain.jobs import Checkpoint

_NUDGES = range(-2, 3)
_LEAST_OVERLAP = 12
_MOST_WRONG, _MAYBE_WRONG = 0.30, 0.45
"""Of all bits; one print beside the right shift some more of them differ."""
_RUN, _RUN_WRONG = 16, 0.35
_LEAST_COVERAGE = 0.6


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


def sound_matches(prints: Prints, new: int, checkpoint: Checkpoint) -> list[SoundMatch]:
    """Return which of the first `new` recordings match which others, each pair once."""
    ballot = Ballot(prints)
    for one, other in alike(prints, int(prints.starts[new]), checkpoint):
        ballot.add(one, other)
    found: list[SoundMatch] = []
    for left, right, shifts in ballot.candidates():
        checkpoint()
        match = _verified(prints.sound(left), prints.sound(right), shifts)
        if match is not None:
            found.append(match._replace(left=left, right=right))
    return found


def _verified(left: Sound, right: Sound, shifts: Sequence[int]) -> SoundMatch | None:
    likely = [shift for shift in shifts if _compared(left, right, shift).rate < _MAYBE_WRONG]
    best: SoundMatch | None = None
    for shift in dict.fromkeys(each + nudge for each in likely for nudge in _NUDGES):
        found = _at(left, right, shift)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


class _Compared(NamedTuple):
    """Two recordings at a shift: places in the left one, and the share of bits that differ."""

    places: Rows
    wrong: npt.NDArray[np.float64]

    @property
    def rate(self) -> float:
        return float(self.wrong.mean()) if len(self.wrong) else 1.0


def _compared(left: Sound, right: Sound, shift: int) -> _Compared:
    """Compare two recordings at a shift, print by print."""
    wanted = left.frames + np.uint32(shift & 0xFFFF_FFFF)  # what comes out too early is nowhere
    there = np.minimum(np.searchsorted(right.frames, wanted), len(right) - 1)
    mine = np.flatnonzero(right.frames[there] == wanted)
    differing = np.bitwise_count(left.bits[mine] ^ right.bits[there[mine]])
    return _Compared(mine, differing / 32)


def _at(left: Sound, right: Sound, shift: int) -> SoundMatch | None:
    """Return what two recordings have in common at a shift, if that is enough for a match."""
    found = _compared(left, right, shift)
    mine, wrong, rate = found.places, found.wrong, found.rate
    if len(mine) < _LEAST_OVERLAP or rate >= _MOST_WRONG:
        return None
    run = min(_RUN, len(wrong))
    running = np.convolve(wrong, np.ones(run) / run, "valid") < _RUN_WRONG
    agrees = np.convolve(running, np.ones(run), "full") > 0
    count = int(agrees.sum())
    coverage, right_coverage = count / len(left), count / len(right)
    if max(coverage, right_coverage) < _LEAST_COVERAGE:
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
