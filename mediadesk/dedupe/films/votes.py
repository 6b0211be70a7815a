"""Candidate films by voting: frames with equal hashes vote for a time shift."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.films.sequences import Hashes, Index, Rows, bits_between, hashes_of
from mediadesk.dedupe.films.transforms import BOTH_WAYS, RATES, Form, in_form
from mediadesk.dedupe.hamming.key_join import KeyJoin
from mediadesk.domain.jobs import Checkpoint

_BANDS = tuple(np.uint64(shift) for shift in (0, 16, 32, 48))
_RADIUS = 10
_QUERIES_AT_ONCE = 50_000
_BUCKET = 2_000
"""Frames whose band of a hash so many entries share are not looked up."""
BIN_S = 0.5
_LEAST_RARE = 1.0
_LEAST_SHARE = 0.2
_LEAST_ANYWHERE = 0.3
_FEW_FILMS = 4
_BEST = 4


@dataclass(frozen=True, slots=True)
class FilmCandidate:
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


class Lookup:
    """An index for many queries: its bands are sorted once."""

    def __init__(self, index: Index) -> None:
        """Sort the bands of an index."""
        self.index = index
        self._joins = [KeyJoin(_band(index.hashes, shift), most=_BUCKET) for shift in _BANDS]

    def hits(self, hashes: Hashes, query: Index, checkpoint: Checkpoint) -> "_Hits":
        """Join on each band of 16 bits and keep pairs of other films within the radius."""
        found: list[npt.NDArray[np.int64]] = []
        size = np.int64(max(1, len(self.index)))
        for shift, join in zip(_BANDS, self._joins, strict=True):
            for start in range(0, len(hashes), _QUERIES_AT_ONCE):
                checkpoint()
                asked = _band(hashes[start : start + _QUERIES_AT_ONCE], shift)
                rows, entries = join.pairs(asked)
                rows += start
                near = bits_between(hashes[rows], self.index.hashes[entries]) <= _RADIUS
                near &= query.film[rows] != self.index.film[entries]
                found.append(rows[near] * size + entries[near])
        pairs = np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # some meet on more than one band
        return _Hits(pairs // size, pairs % size)


def _band(hashes: Hashes, shift: np.uint64) -> npt.NDArray[np.uint16]:
    return (hashes >> shift).astype(np.uint16)


def candidates(
    query: Index, lookup: Lookup, form: Form, counts: Rows, checkpoint: Checkpoint
) -> list[FilmCandidate]:
    """Return which films of the index may show what films of the query show in this form.

    `counts` is the number of distinctive entries of each film, by its row.
    """
    index = lookup.index
    hits = lookup.hits(hashes_of(in_form(query.waves, form)), query, checkpoint)
    if form in BOTH_WAYS and len(hits):
        # two films of one query meet twice; once is enough
        known = np.isin(index.film[hits.entry], query.film)
        kept = ~known | (query.film[hits.query] < index.film[hits.entry])
        hits = _Hits(hits.query[kept], hits.entry[kept])
    return _tallied(hits, query, index, form, counts) if len(hits) else []


def _tallied(
    hits: _Hits, query: Index, index: Index, form: Form, counts: Rows
) -> list[FilmCandidate]:
    """Count the votes of hits for time shifts, in all pairs of films at once (Hough voting)."""
    film, copy = query.film[hits.query], index.film[hits.entry]
    films = np.int64(max(film.max(), copy.max()) + 1)
    # an entry that hits many moments of one film has one vote for all of them
    shown, inverse, times = np.unique(
        hits.query * films + copy, return_inverse=True, return_counts=True
    )
    weight = 1.0 / times[inverse]
    _, at, seen_in = np.unique(shown // films, return_inverse=True, return_counts=True)
    rarity = 1.0 / np.maximum(1.0, seen_in[at] / _FEW_FILMS)
    rare = weight * rarity[inverse]
    shift = index.times_s[hits.entry] - query.times_s[hits.query] * np.float32(RATES.get(form, 1.0))
    bins = np.round(shift / BIN_S).astype(np.int64)
    ballot = _Ballot.of(film * films + copy, bins, weight, rare)
    one, other = np.divmod(ballot.pairs, films)
    showing = query.film[shown // films] * films + shown % films
    anywhere = np.bincount(np.searchsorted(ballot.pairs, showing), minlength=len(ballot.pairs))
    shorter = np.maximum(1, np.minimum(counts[one], counts[other]))
    plain, few = (np.maximum.reduceat(each, ballot.starts) for each in (ballot.plain, ballot.rare))
    wanted = (few >= _LEAST_RARE) | (plain >= _LEAST_SHARE * shorter)
    wanted |= anywhere >= _LEAST_ANYWHERE * np.maximum(1, counts[one])
    return [
        FilmCandidate(int(one[row]), int(other[row]), form, ballot.best(row))
        for row in np.flatnonzero(wanted).tolist()
    ]


@dataclass(frozen=True, slots=True)
class _Ballot:
    """The shifts voted for, pair by pair, with both tallies; neighbours' votes are added."""

    pairs: Rows
    starts: Rows
    """Where the shifts of each pair begin."""
    shifts: Rows
    plain: npt.NDArray[np.float64]
    rare: npt.NDArray[np.float64]

    @classmethod
    def of(
        cls, pair: Rows, bins: Rows, weight: npt.NDArray[np.float64], rare: npt.NDArray[np.float64]
    ) -> "_Ballot":
        """Count the votes of pairs for bins of shifts."""
        order = np.lexsort((bins, pair))
        pair, bins = pair[order], bins[order]
        is_first = np.diff(pair, prepend=-1) != 0
        is_new = is_first | (np.diff(bins, prepend=0) != 0)
        number = np.cumsum(is_new) - 1
        pair, shifts = pair[is_new], bins[is_new]
        starts = np.flatnonzero(is_first[is_new])
        follows = (np.diff(pair, prepend=-1) == 0) & (np.diff(shifts, prepend=0) == 1)
        leads = np.append(follows[1:], False)
        tallies: list[npt.NDArray[np.float64]] = []
        for votes in (weight, rare):
            own = np.bincount(number, votes[order])
            before = np.where(follows, np.roll(own, 1), 0.0)
            after = np.where(leads, np.roll(own, -1), 0.0)
            tallies.append(np.asarray(own + before + after, np.float64))
        return cls(pair[starts], starts, shifts, tallies[0], tallies[1])

    def best(self, row: int) -> tuple[float, ...]:
        """Return the shifts that most entries of a pair vote for, in seconds."""
        stop = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.shifts)
        mine = slice(self.starts[row], stop)
        order = np.argsort(-self.plain[mine], kind="stable")[:_BEST]
        return tuple((self.shifts[mine][order] * BIN_S).tolist())
