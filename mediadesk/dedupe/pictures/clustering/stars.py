"""Clusters of similar pictures: each member is alike to its medoid, not just to a neighbour.

Greedy stars: the picture with the most matches becomes a medoid and takes its free neighbours;
then each member moves to the medoid it is most alike. A~B~C never puts A with C unseen. A grey
copy matches drawings in several colours alike: what matches in colour comes first.
Only stored scores are used, so moving the slider opens no file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.crowds import EQUAL_ENOUGH
from mediadesk.dedupe.hamming.key_join import KeyJoin
from mediadesk.dedupe.hamming.neighbours import Rows
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.pictures.clustering.matches import Matches
from mediadesk.dedupe.pictures.orientations import INVERSES, PRODUCTS
from mediadesk.dedupe.pictures.verification.grades import STRONG, Lane

Flags = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]
_NEAR_TIE = 0.02
"""Of medoids that the leader of a crowd is so nearly alike to, the one with the most matches has
it: else a stray takes it away for a hair, and its followers stand alone."""


@dataclass(frozen=True, slots=True)
class Star:
    """A cluster: a medoid and its members, each with its score to the medoid."""

    medoid: int
    members: Sequence[int]
    """Without the medoid, the most alike first."""
    scores: Sequence[float]

    @property
    def cohesion(self) -> float:
        """How alike the least alike member is to the medoid, 0 to 1."""
        return self.scores[-1]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The stars of a catalog, and the pictures that only resemble one."""

    medoids: Rows
    """Sorted."""
    starts: Rows
    """Where each star's members begin in `members`; one longer than `medoids`."""
    members: Rows
    scores: Scores
    perhaps: Rows
    """Pictures in no cluster that weakly resemble a medoid: "probably other"."""
    perhaps_of: Rows
    """The medoid of each."""
    perhaps_scores: Scores

    def __len__(self) -> int:
        """Return the number of clusters."""
        return len(self.medoids)

    def stars(self) -> Iterator[Star]:
        """Return the clusters one by one, in the order of their medoids."""
        members, scores = self.members.tolist(), self.scores.tolist()
        for medoid, (start, end) in zip(
            self.medoids.tolist(), pairwise(self.starts.tolist()), strict=True
        ):
            yield Star(medoid, members[start:end], scores[start:end])

    def only(self, kept: npt.NDArray[np.bool_]) -> "Clustering":
        """Return the clusters with these members alone; a medoid left by itself is no cluster."""
        owner = np.repeat(np.arange(len(self)), np.diff(self.starts))[kept]
        sizes = np.bincount(owner, minlength=len(self))
        still = np.isin(self.perhaps_of, self.medoids[sizes > 0])
        return Clustering(
            self.medoids[sizes > 0],
            np.concatenate([[0], np.cumsum(sizes[sizes > 0])]),
            self.members[kept],
            self.scores[kept],
            self.perhaps[still],
            self.perhaps_of[still],
            self.perhaps_scores[still],
        )


def clustered(matches: Matches, *, limit: float = STRONG) -> Clustering:
    """Return the clusters that matches of at least `limit` make.

    `limit` is the slider and never falls below STRONG: weak matches found no cluster and join
    none. Rows break the last ties, so that the order in which matches come does not matter.
    """
    strong = matches.take(matches.score >= max(limit, STRONG))
    rows, ends = np.unique(np.concatenate([strong.left, strong.right]), return_inverse=True)
    one = ends.reshape(2, -1)
    source = np.concatenate([one[0], one[1]])
    target = np.concatenate([one[1], one[0]])
    score = np.concatenate([strong.score, strong.score])
    by_source = np.lexsort((target, source))
    source, target, score = source[by_source], target[by_source], score[by_source]
    links = np.bincount(source, minlength=len(rows))
    # sums of floats depend on their order; whole ten-thousandths do not
    sums = np.bincount(source, np.round(score * 10_000), minlength=len(rows))
    in_colour = np.concatenate([strong.lane, strong.lane])[by_source] != Lane.ONE_GREY
    order = np.lexsort((rows, -sums, -links, -np.bincount(source[in_colour], minlength=len(rows))))
    starts = np.concatenate([[0], np.cumsum(links)])
    for last in (False, True):
        is_medoid = _medoids(order, starts, target)
        best = _best_medoids(source, target, score, is_medoid, order)
        lone = is_medoid.copy()
        lone[target[best]] = False
        if last or not lone.any():
            break
        # all that it was like went to others: none of these should have stood back for it
        order = np.concatenate([order[~lone[order]], order[lone[order]]])
    by_medoid = best[np.lexsort((source[best], -score[best], target[best]))]
    medoids, sizes = np.unique(target[by_medoid], return_counts=True)
    inside = np.concatenate([rows[medoids], rows[source[by_medoid]]])
    return Clustering(
        rows[medoids],
        np.concatenate([[0], np.cumsum(sizes)]),
        rows[source[by_medoid]],
        score[by_medoid],
        *_perhaps(matches, rows[medoids], inside),
    )


def second_chance(links: Matches, clustering: Clustering, known: Matches) -> Candidates:
    """Return pairs worth verifying: like a member of a cluster, not yet compared to its medoid.

    `links` are the matches that made the clusters, `known` all pairs that were ever looked at. A
    member that is like several medoids speaks for its own and for that of the largest cluster: one
    who led a crowd may have moved to a stray. How the pair is turned follows from how each is
    turned to the member. A pair that turns out strong joins at the next clustering.
    """
    strong = links.take(links.score >= STRONG)
    if not len(clustering) or not len(strong):
        return Candidates.joined([])
    size = int(max(known.right.max(initial=0), strong.right.max())) + 1
    one = np.concatenate([strong.left, strong.right])
    other = np.concatenate([strong.right, strong.left])
    turn = np.concatenate([strong.orientation, INVERSES[strong.orientation]])
    owner = np.full(size, -1, np.int64)
    owner[clustering.members] = np.repeat(clustering.medoids, np.diff(clustering.starts))
    owner[clustering.medoids] = clustering.medoids
    # every member's link to its own medoid, and to that of the largest cluster it is like
    members_of = np.zeros(size, np.int64)
    members_of[clustering.medoids] = np.diff(clustering.starts)
    speaks = (owner[one] >= 0) & (owner[one] != one) & (members_of[other] > 0)
    to_medoid = np.flatnonzero(speaks)
    order = to_medoid[np.lexsort((other[to_medoid], -members_of[other[to_medoid]], one[to_medoid]))]
    largest = order[np.diff(one[order], prepend=-1) != 0]
    chosen = np.union1d(largest, to_medoid[other[to_medoid] == owner[one[to_medoid]]])
    # whoever is like such a member, and in another cluster or in none
    of_member = KeyJoin(one[chosen].astype(np.uint64), most=2)
    link, nth = of_member.pairs(other.astype(np.uint64))
    asking, medoid = one[link], other[chosen][nth]
    turned = PRODUCTS[turn[link], turn[chosen][nth]]
    wanted = (owner[asking] != medoid) & (asking != medoid)
    asking, medoid, turned = asking[wanted], medoid[wanted], turned[wanted]
    low, high = np.minimum(asking, medoid), np.maximum(asking, medoid)
    turned = np.where(asking == low, turned, INVERSES[turned])
    fresh = ~np.isin(low * size + high, known.left * size + known.right)
    pairs = np.unique(np.stack([low[fresh], high[fresh], turned[fresh]], axis=1), axis=0)
    nothing = np.zeros(len(pairs), np.uint8)
    return Candidates(pairs[:, 0], pairs[:, 1], nothing, pairs[:, 2].astype(np.uint8), nothing)


def _medoids(order: Rows, starts: Rows, target: Rows) -> npt.NDArray[np.bool_]:
    """Choose the medoids: no two of them match, and every other picture matches one."""
    taken = np.zeros(len(order), np.bool_)
    medoid = np.zeros(len(order), np.bool_)
    for row in order.tolist():
        if not taken[row]:
            medoid[row] = True
            taken[target[starts[row] : starts[row + 1]]] = True
    return medoid


def _best_medoids(source: Rows, target: Rows, score: Scores, is_medoid: Flags, order: Rows) -> Rows:
    """Return the places of the links by which each other picture joins its medoid."""
    joining = np.flatnonzero(is_medoid[target] & ~is_medoid[source])
    links = np.bincount(source, minlength=len(order))
    source, target, score = source[joining], target[joining], score[joining]
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    most = np.zeros(len(order), np.float32)
    np.maximum.at(most, source, score)
    behind = score < most[source] - np.where(links[source] > EQUAL_ENOUGH, _NEAR_TIE, 0)
    best = np.lexsort((place[target], behind, source))
    first = np.ones(len(best), np.bool_)
    first[1:] = np.diff(source[best]) != 0
    return np.asarray(joining[best[first]])


def _perhaps(matches: Matches, medoids: Rows, inside: Rows) -> tuple[Rows, Rows, Scores]:
    """Attach pictures in no cluster to the medoid they resemble most."""
    weak = matches.take((matches.score > 0) & (matches.score < STRONG))
    outside = np.concatenate([weak.left, weak.right])
    medoid = np.concatenate([weak.right, weak.left])
    score = np.concatenate([weak.score, weak.score])
    wanted = np.isin(medoid, medoids) & ~np.isin(outside, inside)
    outside, medoid, score = outside[wanted], medoid[wanted], score[wanted]
    order = np.lexsort((medoid, -score, outside))
    first = np.ones(len(order), np.bool_)
    first[1:] = np.diff(outside[order]) != 0
    best = order[first]
    return outside[best], medoid[best], score[best]
