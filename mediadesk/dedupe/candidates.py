"""Pairs of pictures worth a closer look: the whole of one resembles a view of the other.

Searched for all views and, for some of them, all eight orientations, by two gradient hashes at
once. Nothing within the limits is lost, except inside crowds (`crowds`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.bands import Hashes
from mediadesk.dedupe.neighbours import Rows, pairs_within
from mediadesk.dedupe.orientations import ORIENTATIONS, UPRIGHT, inverse, turn_hashes
from mediadesk.dedupe.views import TURNED_VIEWS, VIEWS, WHOLE, ViewHashes
from mediadesk.domain.jobs import Checkpoint

NEAREST_BITS = 7
"""The nearer of the two hashes differs in at most this many bits."""
DECIDED_PER_BIT = 4
"""Both hashes may differ in one bit for so many decided signs: flat pictures agree by default."""
QUERIES_AT_ONCE = 4_000_000
"""View hashes searched for at a time: bounds the memory to about 400 MB."""
SEARCHES = tuple(
    (view, orientation)
    for orientation in ORIENTATIONS
    for view in range(VIEWS)
    if orientation == UPRIGHT or view in TURNED_VIEWS
)

_VIEW_OF = np.array([view for view, _ in SEARCHES], np.uint8)
_TURN_OF = np.array([orientation for _, orientation in SEARCHES], np.uint8)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to verify: `whole`, turned by `orientation`, resembles `view` of `framed`.

    `whole` and `framed` are rows of pictures, `bits` the summed distance of both hashes. A pair
    appears at most once per orientation.
    """

    whole: Rows
    framed: Rows
    view: npt.NDArray[np.uint8]
    orientation: npt.NDArray[np.uint8]
    bits: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.whole)

    def take(self, places: npt.NDArray[np.int64] | npt.NDArray[np.bool_] | slice) -> Self:
        """Return these candidates."""
        return type(self)(
            self.whole[places],
            self.framed[places],
            self.view[places],
            self.orientation[places],
            self.bits[places],
        )

    @classmethod
    def joined(cls, parts: "list[Candidates]") -> "Candidates":
        """Put several answers into one."""
        none, small = np.empty(0, np.int64), np.empty(0, np.uint8)
        return cls(
            np.concatenate([part.whole for part in parts] or [none]),
            np.concatenate([part.framed for part in parts] or [none]),
            np.concatenate([part.view for part in parts] or [small]),
            np.concatenate([part.orientation for part in parts] or [small]),
            np.concatenate([part.bits for part in parts] or [small]),
        )


def most_bits(pictures: int) -> int:
    """Return how far both hashes may differ together in a catalog of this size.

    Chance pairs grow with the square of the catalog; the limit falls so that verifying them
    stays a matter of seconds (24 bits pass 24 pairs in a million, 18 bits one).
    """
    if pictures <= 100_000:
        return 24
    return 20 if pictures <= 300_000 else 18


def within(
    views: ViewHashes,
    limit: int,
    *,
    leaders: Rows | None = None,
    threads: int = 2,
    checkpoint: Checkpoint = lambda: None,
) -> Candidates:
    """Return the candidates among these pictures.

    `limit` is `most_bits` of the whole catalog. `leaders` (of `crowds.collapse`) keeps followers
    out of the search: each is a candidate with its leader alone.
    """
    rows = np.arange(len(views))
    followers = np.empty(0, np.int64)
    if leaders is not None:
        followers = rows[leaders != rows]
        rows = rows[leaders == rows]
    found = _search(views, views, rows=rows, limit=limit, threads=threads, checkpoint=checkpoint)
    if leaders is not None and len(followers):
        found = Candidates.joined([found, _upright(leaders[followers], followers)])
    return best_of(found)


def between(
    new: ViewHashes,
    old: ViewHashes,
    limit: int,
    *,
    leaders: Rows | None = None,
    threads: int = 2,
    checkpoint: Checkpoint = lambda: None,
) -> Candidates:
    """Return the candidates between new pictures and old ones, in both directions.

    Rows below `len(new)` are new pictures, the others are old ones, counted on from there.
    `leaders` (of `crowds.collapse`, for all rows) keeps followers out of the search; a new leader
    of old pictures is a candidate with the first of them, so that it finds to their cluster.
    """
    rows = np.arange(len(new) + len(old))
    followed = Candidates.joined([])
    if leaders is not None:
        led = rows[len(new) :][leaders[len(new) :] < len(new)]
        first, at = np.unique(leaders[led], return_index=True)
        followed = _upright(first, led[at])
        rows = rows[leaders == rows]
    ours, theirs = rows[rows < len(new)], rows[rows >= len(new)]
    if len(rows) < len(new) + len(old):
        old, new = old.take(theirs - len(new)), new.take(ours)
    ahead = _search(new, old, limit=limit, threads=threads, checkpoint=checkpoint)
    back = _search(old, new, limit=limit, threads=threads, checkpoint=checkpoint)
    found = [
        Candidates(
            ours[ahead.whole], theirs[ahead.framed], ahead.view, ahead.orientation, ahead.bits
        ),
        Candidates(theirs[back.whole], ours[back.framed], back.view, back.orientation, back.bits),
        followed,
    ]
    return best_of(Candidates.joined(found))


def _upright(whole: Rows, framed: Rows) -> Candidates:
    """Return the pairs of whole pictures, upright and taken for near."""
    nothing = np.zeros(len(whole), np.uint8)
    upright = np.full(len(whole), UPRIGHT, np.uint8)
    return Candidates(whole, framed, nothing, upright, nothing)


def best_of(candidates: Candidates) -> Candidates:
    """Keep the nearest candidate of each pair and orientation."""
    low = np.minimum(candidates.whole, candidates.framed)
    high = np.maximum(candidates.whole, candidates.framed)
    undone = np.array([0, *(inverse(orientation) for orientation in ORIENTATIONS)], np.uint8)
    forward = candidates.whole == low
    turn = np.where(forward, candidates.orientation, undone[candidates.orientation])
    order = np.lexsort((candidates.view, ~forward, candidates.bits, turn, high, low))
    same = np.ones(len(order), np.bool_)
    for values in (low, high, turn):
        same[1:] &= values[order[1:]] == values[order[:-1]]
    same[:1] = False
    return candidates.take(order[~same])


@dataclass(frozen=True, slots=True)
class _Queries:
    """Usable view hashes, turned so that they compare with upright wholes."""

    across: Hashes
    down: Hashes
    rows: npt.NDArray[np.int32]
    searches: npt.NDArray[np.uint8]
    """Index into SEARCHES."""
    decided: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Rule:
    """Judges what one hash found by the other hash, and each pair of pictures once."""

    far: Hashes
    wanted_far: Hashes
    limits: npt.NDArray[np.uint8]
    """Per whole."""
    wanted_limits: npt.NDArray[np.uint8]
    """Per query."""
    nearer_than: int
    """Pairs at most this near by the other hash have been reported by it already."""
    rows: Rows | None
    """Rows of the wholes when both sides are the same pictures."""
    queries: _Queries

    def __call__(
        self, left: Rows, right: Rows, bits: npt.NDArray[np.uint8]
    ) -> npt.NDArray[np.bool_]:
        other = np.bitwise_count(self.far[left] ^ self.wanted_far[right])
        limits = np.minimum(self.limits[left], self.wanted_limits[right])
        good = (bits + other <= limits) & (other.astype(np.int16) > self.nearer_than)
        if self.rows is not None:
            ours, theirs = self.rows[left], self.queries.rows[right]
            search = self.queries.searches[right]
            part = _VIEW_OF[search] != WHOLE
            turn = _TURN_OF[search]
            # of two wholes one mention is enough: a turned by 6 is b when b turned by 8 is a
            good &= (ours != theirs) & (part | (turn == 6) | ((ours < theirs) & (turn != 8)))
        return np.asarray(good)


def _search(
    whole: ViewHashes,
    framed: ViewHashes,
    *,
    rows: Rows | None = None,
    limit: int,
    threads: int,
    checkpoint: Checkpoint,
) -> Candidates:
    """Look for the wholes of one side among the views of the other; both only of `rows`."""
    framed_rows = np.arange(len(framed)) if rows is None else rows
    rows = np.arange(len(whole)) if rows is None else rows
    rows = rows[whole.usable()[rows, WHOLE]]
    across, down = whole.across[rows, WHOLE], whole.down[rows, WHOLE]
    found = []
    for queries in _queries(framed, framed_rows):
        limits = np.minimum(limit, whole.decided[rows, WHOLE] // DECIDED_PER_BIT)
        wanted_limits = np.minimum(limit, queries.decided // DECIDED_PER_BIT)
        for near, wanted, far, wanted_far, nearer_than in (
            (across, queries.across, down, queries.down, -1),
            (down, queries.down, across, queries.across, NEAREST_BITS),
        ):
            rule = _Rule(
                far=far,
                wanted_far=wanted_far,
                limits=limits,
                wanted_limits=wanted_limits,
                nearer_than=nearer_than,
                rows=rows if whole is framed else None,
                queries=queries,
            )
            pairs = pairs_within(
                near,
                NEAREST_BITS,
                against=wanted,
                threads=threads,
                checkpoint=checkpoint,
                keep=rule,
            )
            other = np.bitwise_count(far[pairs.left] ^ wanted_far[pairs.right])
            search = queries.searches[pairs.right]
            found.append(
                Candidates(
                    rows[pairs.left],
                    queries.rows[pairs.right].astype(np.int64),
                    _VIEW_OF[search],
                    _TURN_OF[search],
                    pairs.distance + other,
                )
            )
    return Candidates.joined(found)


def _queries(framed: ViewHashes, rows: Rows) -> Iterator[_Queries]:
    """Stack the views of many pictures: few large searches cost less than many small ones."""
    usable = framed.usable()
    waiting: list[_Queries] = []
    for at, (view, orientation) in enumerate(SEARCHES):
        mine = rows[usable[rows, view]]
        across, down = turn_hashes(
            framed.across[mine, view], framed.down[mine, view], inverse(orientation)
        )
        search = np.full(len(mine), at, np.uint8)
        decided = framed.decided[mine, view]
        waiting.append(_Queries(across, down, mine.astype(np.int32), search, decided))
        if sum(len(queries.rows) for queries in waiting) >= QUERIES_AT_ONCE:
            yield _stacked(waiting)
            waiting = []
    if waiting:
        yield _stacked(waiting)


def _stacked(parts: list[_Queries]) -> _Queries:
    return _Queries(
        np.concatenate([part.across for part in parts]),
        np.concatenate([part.down for part in parts]),
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.searches for part in parts]),
        np.concatenate([part.decided for part in parts]),
    )
