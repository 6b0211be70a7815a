"""Cannot-link constraints: pictures whose lines differ (`lines.drawings`) share no cluster."""

from collections.abc import Container, Mapping

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.neighbours import Rows
from mediadesk.dedupe.pictures.clustering.matches import Matches
from mediadesk.dedupe.pictures.clustering.stars import Clustering
from mediadesk.dedupe.pictures.verification.grades import Lane

Flags = npt.NDArray[np.bool_]


def told_apart(matches: Matches) -> dict[int, set[int]]:
    """Return, by row, the rows that show something else."""
    apart: dict[int, set[int]] = {}
    other = matches.take(matches.lane == Lane.OTHER_DRAWING)
    for left, right in zip(other.left.tolist(), other.right.tolist(), strict=True):
        apart.setdefault(left, set()).add(right)
        apart.setdefault(right, set()).add(left)
    return apart


def without_others(matches: Matches) -> Matches:
    """Leave out unread matches between copies of drawings of which two were told apart.

    What was read and is the same is one drawing: all of its copies need not be read against all of
    another's.
    """
    other = matches.lane == Lane.OTHER_DRAWING
    if not other.any():
        return matches
    drawing = _drawings(matches)
    left, right = drawing[matches.left], drawing[matches.right]
    key = np.minimum(left, right) * len(drawing) + np.maximum(left, right)
    doubted = ~np.isin(matches.lane, (Lane.READ, Lane.READ_CAPTION, Lane.OTHER_DRAWING))
    return matches.take(~(doubted & (left != right) & np.isin(key, key[other])))


def dropped(clustering: Clustering, apart: Mapping[int, Container[int]]) -> Flags:
    """Tell which members show something else than others of their cluster that are more alike.

    A picture without the words resembles all that were made from it; only those of one wording
    stay with it. `apart` is what `told_apart` returns.
    """
    out = np.zeros(len(clustering.members), np.bool_)
    if not apart:
        return out
    for at, medoid in enumerate(clustering.medoids.tolist()):
        span = range(int(clustering.starts[at]), int(clustering.starts[at + 1]))
        accepted = [medoid]
        for place in span:
            member = int(clustering.members[place])
            others = apart.get(member, ())
            if any(one in others for one in accepted):
                out[place] = True
            else:
                accepted.append(member)
    return out


def without_dropped(
    matches: Matches, clustering: Clustering, out: npt.NDArray[np.bool_]
) -> Matches:
    """Leave out the matches of dropped members with the medoids that they were dropped from."""
    medoid = np.repeat(clustering.medoids, np.diff(clustering.starts))[out]
    member = clustering.members[out]
    size = int(max(matches.left.max(initial=0), matches.right.max(initial=0))) + 1
    gone = np.minimum(medoid, member) * size + np.maximum(medoid, member)
    return matches.take(~np.isin(matches.left * size + matches.right, gone))


def _drawings(matches: Matches) -> Rows:
    """Return the drawing of each row, named by the smallest row that was read and is the same."""
    drawing = np.arange(int(matches.right.max()) + 1)
    same = matches.take(matches.lane == Lane.READ)
    while True:
        before = drawing.copy()
        smallest = np.minimum(drawing[same.left], drawing[same.right])
        np.minimum.at(drawing, same.left, smallest)
        np.minimum.at(drawing, same.right, smallest)
        if (drawing == before).all():
            return drawing
