import numpy as np

from mediadesk.dedupe.pictures.clustering.cannot_link import (
    dropped,
    told_apart,
    without_dropped,
    without_others,
)
from mediadesk.dedupe.pictures.clustering.matches import Matches
from mediadesk.dedupe.pictures.clustering.stars import clustered
from mediadesk.dedupe.pictures.verification.grades import OTHER_DRAWING, Lane


def matches(*found: tuple[int, int, float, Lane]) -> Matches:
    left, right, score, lane = zip(*found, strict=True)
    ones = np.ones(len(found))
    return Matches(
        np.array(left, np.int64),
        np.array(right, np.int64),
        np.array(score, np.float32),
        np.array(lane, np.uint8),
        ones.astype(np.uint8),
        ones.astype(np.float32),
    )


def test_of_what_was_made_from_one_picture_one_drawing_stays_with_it() -> None:
    found = matches(
        (0, 1, 0.9, Lane.DETAIL),
        (0, 2, 0.8, Lane.DETAIL),
        (0, 3, 0.7, Lane.READ),
        (1, 2, OTHER_DRAWING, Lane.OTHER_DRAWING),
    )
    stars = clustered(found)
    out = dropped(stars, told_apart(found))
    assert stars.only(~out).medoids.tolist() == [0]
    assert stars.only(~out).members.tolist() == [1, 3]


def test_what_is_dropped_has_a_cluster_of_its_own() -> None:
    found = matches(
        (0, 1, 0.9, Lane.READ_CAPTION),
        (0, 2, 0.8, Lane.READ_CAPTION),
        (0, 3, 0.8, Lane.READ_CAPTION),
        (1, 2, OTHER_DRAWING, Lane.OTHER_DRAWING),
        (1, 3, OTHER_DRAWING, Lane.OTHER_DRAWING),
        (2, 3, 0.9, Lane.READ),
    )
    stars = clustered(found)
    again = clustered(without_dropped(found, stars, dropped(stars, told_apart(found))))
    assert [(star.medoid, star.members) for star in again.stars()] == [(0, [1]), (2, [3])]


def test_copies_of_two_drawings_that_were_told_apart_match_no_more() -> None:
    found = matches(
        (0, 1, 0.9, Lane.READ),
        (1, 2, 0.9, Lane.READ),
        (3, 4, 0.9, Lane.READ),
        (0, 3, OTHER_DRAWING, Lane.OTHER_DRAWING),
        (2, 4, 0.9, Lane.DETAIL),
        (2, 5, 0.9, Lane.DETAIL),
    )
    kept = without_others(found)
    assert list(zip(kept.left.tolist(), kept.right.tolist(), strict=True)) == [
        (0, 1),
        (1, 2),
        (3, 4),
        (0, 3),
        (2, 5),
    ]
