"""Which films may show the same, by pictures they share at one shift in time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.films.forms import BOTH_WAYS, RATES, Form, in_form
from mediadesk.dedupe.films.sequences import Hashes, Index, Rows, bits_between, hashes_of
from mediadesk.dedupe.joining import KeyJoin
from mediadesk.domain.jobs import Checkpoint

_BANDS = tuple(np.uint64(shift) for shift in (0, 16, 32, 48))
_BAND = np.uint64(0xFFFF)
_RADIUS = 10
_QUERIES_AT_ONCE = 50_000
_BUCKET = 2_000
"""A picture that so many entries share tells nothing."""
BIN_S = 0.5
_LEAST_RARE = 1.0
_LEAST_SHARE = 0.2
_LEAST_ANYWHERE = 0.3
_FEW_FILMS = 4
_BEST = 4


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two films that may show the same: `film` in this form looks like `copy`.

    `shifts_s` are the best guesses of the copy's time minus the film's (at the copy's rate).
    """

    film: int
    copy: int
    form: Form
    shifts_s: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Hits:
    """Pairs of entries that look alike: places in the query and in the index."""

    query: Rows
    entry: Rows

    def __len__(self) -> int:
        return len(self.query)


def suspicions(
    query: Index, index: Index, form: Form, counts: npt.NDArray[np.int64], checkpoint: Checkpoint
) -> list[Suspicion]:
    """Return which films of the index may show what films of the query show in this form.

    `counts` is the number of telling entries of each film, by its row.
    """
    hashes = hashes_of(in_form(query.waves, form))
    hits = _hits(hashes, query, index, checkpoint)
    if form in BOTH_WAYS and len(hits):
        # two films of one query meet twice; once is enough
        known = np.isin(index.film[hits.entry], query.film)
        kept = ~known | (query.film[hits.query] < index.film[hits.entry])
        hits = _Hits(hits.query[kept], hits.entry[kept])
    return _tallied(hits, query, index, form, counts) if len(hits) else []


def _hits(hashes: Hashes, query: Index, index: Index, checkpoint: Checkpoint) -> _Hits:
    """Join on each band of 16 bits and keep pairs of other films within the radius."""
    found: list[npt.NDArray[np.int64]] = []
    size = np.int64(max(1, len(index)))
    for shift in _BANDS:
        join = KeyJoin((index.hashes >> shift) & _BAND, most=_BUCKET)
        for start in range(0, len(hashes), _QUERIES_AT_ONCE):
            checkpoint()
            asked = (hashes[start : start + _QUERIES_AT_ONCE] >> shift) & _BAND
            rows, entries = join.pairs(asked)
            rows += start
            near = bits_between(hashes[rows], index.hashes[entries]) <= _RADIUS
            near &= query.film[rows] != index.film[entries]
            found.append(rows[near] * size + entries[near])
    pairs = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    return _Hits(pairs // size, pairs % size)


def _tallied(
    hits: _Hits, query: Index, index: Index, form: Form, counts: npt.NDArray[np.int64]
) -> list[Suspicion]:
    """Let hits vote for a shift of time, pair of films by pair."""
    film, copy = query.film[hits.query], index.film[hits.entry]
    films = np.int64(max(film.max(), copy.max()) + 1)
    pair = film * films + copy
    # an entry that hits many moments of one film has one vote for all of them
    of_entry = hits.query * films + copy
    _, inverse, times = np.unique(of_entry, return_inverse=True, return_counts=True)
    weight = 1.0 / times[inverse]
    shown = np.unique(of_entry) // films
    _, at, seen_in = np.unique(shown, return_inverse=True, return_counts=True)
    rarity = 1.0 / np.maximum(1.0, seen_in[at] / _FEW_FILMS)
    rare = weight * rarity[inverse]
    shift = index.times_s[hits.entry] - query.times_s[hits.query] * np.float32(RATES.get(form, 1.0))
    bins = np.round(shift / BIN_S).astype(np.int64)
    order = np.lexsort((bins, pair))
    starts = np.flatnonzero(np.diff(pair[order], prepend=-1))
    found: list[Suspicion] = []
    for start, stop in zip(starts, np.append(starts[1:], len(order)), strict=True):
        mine = order[start:stop]
        one, other = int(film[mine[0]]), int(copy[mine[0]])
        shifts, plain, few = _bins(bins[mine], weight[mine], rare[mine])
        anywhere = len(np.unique(hits.query[mine])) / max(1, counts[one])
        shorter = max(1, min(counts[one], counts[other]))
        if (
            few.max() >= _LEAST_RARE
            or plain.max() >= _LEAST_SHARE * shorter
            or anywhere >= _LEAST_ANYWHERE
        ):
            best = shifts[np.argsort(-plain, kind="stable")[:_BEST]] * BIN_S
            found.append(Suspicion(one, other, form, tuple(best.tolist())))
    return found


def _bins(
    bins: Rows, weight: npt.NDArray[np.float64], rare: npt.NDArray[np.float64]
) -> tuple[Rows, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the shifts voted for with both tallies, each with its neighbours' votes added."""
    shifts, inverse = np.unique(bins, return_inverse=True)
    tallies: list[npt.NDArray[np.float64]] = []
    for votes in (weight, rare):
        own = np.asarray(np.bincount(inverse, votes), np.float64)
        before = np.where(np.diff(shifts, prepend=shifts[0] - 9) == 1, np.roll(own, 1), 0.0)
        after = np.where(np.diff(shifts, append=shifts[-1] + 9) == 1, np.roll(own, -1), 0.0)
        tallies.append(np.asarray(own + before + after, np.float64))
    return shifts, tallies[0], tallies[1]
