"""Candidate pairs by hash: the whole of one picture resembles a view (crop) of the other.

Searched for all views and, for some of them, all eight orientations, by two gradient hashes at
once. Nothing within the limits is lost, except inside crowds (`crowds`).
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.bands import Hashes
from mediadesk.dedupe.hamming.key_join import among_first
from mediadesk.dedupe.hamming.neighbours import Rows, pairs_within
from mediadesk.dedupe.pictures.candidates.turned_views import TurnedViews, meetings
from mediadesk.dedupe.pictures.candidates.views import WHOLE, ViewSigns
from mediadesk.dedupe.pictures.orientations import INVERSES, UPRIGHT
from mediadesk.domain.jobs import Checkpoint

DECIDED_PER_BIT = 4
"""Both hashes may differ in one bit for so many decided signs: flat pictures agree by default."""
_MOST_BITS = 24
"""What both hashes together may differ in, where a catalog is small enough."""
_MOST_OF_ONE = 256
"""Candidates of a picture that are verified, the nearest; four times as many as are stored."""


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
        return _MOST_BITS
    return 20 if pictures <= 300_000 else 18


def nearest_bits(limit: int) -> int:
    """Return in how many bits the nearer of the two hashes may differ where `limit` is for both.

    A cut beside the middle, or a picture half gone white, is as far in one hash as in the other.
    Two bits more cost twice the time; where both together may differ in less, they find little.
    """
    return 9 if limit >= _MOST_BITS else 7


def within(
    views: ViewSigns,
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
    found = _search(views, views, rows, rows, limit=limit, threads=threads, checkpoint=checkpoint)
    if leaders is not None and len(followers):
        found = Candidates.joined([found, _upright(leaders[followers], followers)])
    return best_of(found)


def between(
    new: ViewSigns,
    old: ViewSigns,
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
    ours, theirs = rows[rows < len(new)], rows[rows >= len(new)] - len(new)
    ahead = _search(new, old, ours, theirs, limit=limit, threads=threads, checkpoint=checkpoint)
    back = _search(old, new, theirs, ours, limit=limit, threads=threads, checkpoint=checkpoint)
    ahead = replace(ahead, framed=ahead.framed + len(new))
    back = replace(back, whole=back.whole + len(new))
    return best_of(Candidates.joined([ahead, back, followed]))


def _upright(whole: Rows, framed: Rows) -> Candidates:
    """Return the pairs of whole pictures, upright and taken for near."""
    nothing = np.zeros(len(whole), np.uint8)
    upright = np.full(len(whole), UPRIGHT, np.uint8)
    return Candidates(whole, framed, nothing, upright, nothing)


def best_of(candidates: Candidates) -> Candidates:
    """Keep the nearest candidate of each pair and orientation."""
    low = np.minimum(candidates.whole, candidates.framed)
    high = np.maximum(candidates.whole, candidates.framed)
    forward = candidates.whole == low
    turn = np.where(forward, candidates.orientation, INVERSES[candidates.orientation])
    order = np.lexsort((candidates.view, ~forward, candidates.bits, turn, high, low))
    same = np.ones(len(order), np.bool_)
    for values in (low, high, turn):
        same[1:] &= values[order[1:]] == values[order[:-1]]
    same[:1] = False
    return candidates.take(order[~same])


def nearest(candidates: Candidates, most: int = _MOST_OF_ONE) -> Candidates:
    """Keep the candidates that are among the nearest of either of their pictures.

    Of many screens of one program each resembles most of the others: what is verified of them
    grows with their number, not with its square.
    """
    bits = candidates.bits
    return candidates.take(among_first(candidates.whole, candidates.framed, bits, most))


@dataclass(frozen=True, slots=True)
class _Rule:
    """Judges what one hash found by the other hash, and each pair of pictures once."""

    far: Hashes
    their_far: Hashes
    limits: npt.NDArray[np.uint8]
    """Per whole."""
    their_limits: npt.NDArray[np.uint8]
    """Per view."""
    nearer_than: int
    """Pairs at most this near by the other hash have been reported by it already."""
    among: tuple[TurnedViews, TurnedViews] | None
    """The wholes and the views, when both are of the same pictures."""

    def __call__(
        self, left: Rows, right: Rows, bits: npt.NDArray[np.uint8]
    ) -> npt.NDArray[np.bool_]:
        other = np.bitwise_count(self.far[left] ^ self.their_far[right])
        limits = np.minimum(self.limits[left], self.their_limits[right])
        good = (bits + other <= limits) & (other.astype(np.int16) > self.nearer_than)
        if self.among is not None:
            wholes, views = self.among
            ours, theirs = wholes.rows[left], views.rows[right]
            part = views.views[right] != WHOLE
            turn = views.orientations[right]
            # of two wholes one mention is enough: a turned by 6 is b when b turned by 8 is a
            good &= (ours != theirs) & (part | (turn == 6) | ((ours < theirs) & (turn != 8)))
        return np.asarray(good)


def _search(
    whole: ViewSigns,
    framed: ViewSigns,
    wholes: Rows,
    rows: Rows,
    *,
    limit: int,
    threads: int,
    checkpoint: Checkpoint,
) -> Candidates:
    """Look for the wholes of these rows of one side among the views of those of the other."""
    found = []
    radius = nearest_bits(limit)
    for ours, theirs in meetings(whole, wholes, framed, rows):
        limits = np.minimum(limit, ours.decided // DECIDED_PER_BIT)
        their_limits = np.minimum(limit, theirs.decided // DECIDED_PER_BIT)
        for near, their_near, far, their_far, nearer_than in (
            (ours.across, theirs.across, ours.down, theirs.down, -1),
            (ours.down, theirs.down, ours.across, theirs.across, radius),
        ):
            rule = _Rule(
                far=far,
                their_far=their_far,
                limits=limits,
                their_limits=their_limits,
                nearer_than=nearer_than,
                among=(ours, theirs) if whole is framed else None,
            )
            pairs = pairs_within(
                near,
                radius,
                against=their_near,
                threads=threads,
                checkpoint=checkpoint,
                keep=rule,
            )
            turned, back = ours.orientations[pairs.left], theirs.orientations[pairs.right]
            found.append(
                Candidates(
                    ours.rows[pairs.left].astype(np.int64),
                    theirs.rows[pairs.right].astype(np.int64),
                    theirs.views[pairs.right],
                    np.where(turned == UPRIGHT, back, turned),
                    pairs.distance + np.bitwise_count(far[pairs.left] ^ their_far[pairs.right]),
                )
            )
    return Candidates.joined(found)
