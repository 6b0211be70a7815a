"""Pairs of pictures judged alike, as they are stored: the slider and new files reuse them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.key_join import KeyJoin, among_first
from mediadesk.dedupe.hamming.neighbours import Rows
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.pictures.orientations import INVERSES
from mediadesk.dedupe.pictures.verification.grades import Grades

Shares = npt.NDArray[np.float32]

MOST_PER_PICTURE = 64
"""Of a picture's matches, how many are stored: the best."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Matches above score 0, each pair once with `left < right`.

    `orientation` turns the left picture into the right one (EXIF's numbers); `lane` is one of
    `grades.Lane`.
    """

    left: Rows
    right: Rows
    score: npt.NDArray[np.float32]
    lane: npt.NDArray[np.uint8]
    orientation: npt.NDArray[np.uint8]
    share: npt.NDArray[np.float32]
    """What the left picture shows, in areas of the right one: below 1 it was cut out of it."""

    def __len__(self) -> int:
        """Return the number of matches."""
        return len(self.left)

    def take(self, places: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Self:
        """Return these matches."""
        return type(self)(*(getattr(self, field.name)[places] for field in fields(self)))

    @classmethod
    def joined(cls, parts: "Sequence[Matches]") -> Self:
        """Put stored and new matches into one; of a pair found twice the better counts."""
        if not parts:
            none, small = np.empty(0, np.int64), np.empty(0, np.uint8)
            few = np.empty(0, np.float32)
            return cls(none, none, few, small, small, few)
        every = cls(
            *(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(cls))
        )
        return every.best_of_each_pair()

    def best_of_each_pair(self) -> Self:
        """Keep the best match of each pair."""
        order = np.lexsort((self.orientation, -self.score, self.right, self.left))
        first = np.ones(len(order), np.bool_)
        first[1:] = (np.diff(self.left[order]) != 0) | (np.diff(self.right[order]) != 0)
        return self.take(order[first])

    def best_of_each_picture(self, most: int = MOST_PER_PICTURE) -> Self:
        """Keep the matches that are among the `most` best of either of their pictures."""
        return self.take(among_first(self.left, self.right, -self.score, most))


def matches_of(candidates: Candidates, grades: Grades, share: Shares) -> Matches:
    """Return the matches among verified candidates; `share` is that of their measures."""
    good = np.flatnonzero(grades.score > 0)
    found = candidates.take(good)
    forward = found.whole < found.framed
    return Matches(
        np.minimum(found.whole, found.framed),
        np.maximum(found.whole, found.framed),
        grades.score[good],
        grades.lane[good],
        np.where(forward, found.orientation, INVERSES[found.orientation]).astype(np.uint8),
        _from_left(share[good], forward),
    ).best_of_each_pair()


def _from_left(share: Shares, forward: npt.NDArray[np.bool_]) -> Shares:
    """Return shares as seen from the left picture, where forward pairs are seen so already."""
    safe = np.clip(share, 0.01, 100)
    return np.where(forward, safe, 1 / safe).astype(np.float32)


def between_units(matches: Matches, unit_of: Rows) -> Matches:
    """Return the matches between units: a burst or a RAW+JPEG pair counts as one picture.

    `unit_of` gives each row's unit, named by one of its rows (itself where it is alone). Matches
    within a unit vanish; of several between two units the best stays.
    """
    left, right = unit_of[matches.left], unit_of[matches.right]
    apart = left != right
    forward = left < right
    renamed = Matches(
        np.minimum(left, right),
        np.maximum(left, right),
        matches.score,
        matches.lane,
        np.where(forward, matches.orientation, INVERSES[matches.orientation]).astype(np.uint8),
        _from_left(matches.share, forward),
    )
    return renamed.take(apart).best_of_each_pair()


def without_verdicts(matches: Matches, different: Sequence[Sequence[int]]) -> Matches:
    """Return the matches between rows that the user has not called different things.

    Each group of `different` holds rows that are all different from each other. A row in no
    common group with the other keeps its match.
    """
    count = len(different)
    if not count or not len(matches):
        return matches
    groups = np.repeat(np.arange(count), [len(group) for group in different])
    rows = np.fromiter((row for group in different for row in group), np.int64, len(groups))
    judged = KeyJoin(rows.astype(np.uint64), most=len(rows))
    place, found = judged.pairs(matches.left.astype(np.uint64))
    # the right one is in a group of the left one, too
    common = np.isin(matches.right[place] * count + groups[found], rows * count + groups)
    kept = np.ones(len(matches), np.bool_)
    kept[place[common]] = False
    return matches.take(kept)
