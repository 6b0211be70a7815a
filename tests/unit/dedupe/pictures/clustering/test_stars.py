from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.dedupe.pictures.clustering.matches import Matches, between_units, without_verdicts
from mediadesk.dedupe.pictures.clustering.stars import Clustering, clustered, second_chance
from mediadesk.dedupe.pictures.orientations import ORIENTATIONS, inverse, turn_planes
from mediadesk.dedupe.pictures.verification.grades import STRONG, Lane

Link = tuple[int, int, float]


def matches(links: list[Link]) -> Matches:
    if not links:
        return Matches.joined([])
    left, right, score = zip(*links, strict=True)
    return Matches(
        np.array(left, np.int64),
        np.array(right, np.int64),
        np.array(score, np.float32),
        np.full(len(links), Lane.DETAIL, np.uint8),
        np.ones(len(links), np.uint8),
        np.ones(len(links), np.float32),
    )


def sets(found: Clustering) -> set[frozenset[int]]:
    return {frozenset([star.medoid, *star.members]) for star in found.stars()}


links = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 100).map(lambda score: score / 100),
    max_size=40,
).map(lambda found: [(left, right, score) for (left, right), score in found.items()])


@given(links)
def test_every_member_has_a_strong_match_with_its_medoid(found: list[Link]) -> None:
    score = {frozenset(link[:2]): link[2] for link in found}
    result = clustered(matches(found))
    seen: list[int] = []
    for star in result.stars():
        seen += [star.medoid, *star.members]
        for member, stored in zip(star.members, star.scores, strict=True):
            assert score[frozenset((star.medoid, member))] == pytest.approx(stored)
            assert stored >= STRONG
        assert star.cohesion == pytest.approx(min(star.scores))
    assert len(seen) == len(set(seen)), "a picture is in one cluster"


@given(links, st.randoms(use_true_random=False))
def test_the_order_of_matches_does_not_matter(found: list[Link], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis hands out a Random
    one, other = clustered(matches(found)), clustered(matches(shuffled))
    assert sets(one) == sets(other)
    assert one.medoids.tolist() == other.medoids.tolist()
    assert one.perhaps.tolist() == other.perhaps.tolist()


def test_a_chain_does_not_put_its_ends_together() -> None:
    chain = [(row, row + 1, 0.9) for row in range(1_000)]
    assert max(len(cluster) for cluster in sets(clustered(matches(chain)))) <= 3


def test_a_grey_copy_does_not_bring_one_drawing_in_two_colours_together() -> None:
    blue, red, grey = range(3), range(3, 6), 6
    in_colour = [(a, b, 0.7) for one in (blue, red) for a in one for b in one if a < b]
    found = matches(in_colour + [(row, grey, 0.9 if row in red else 0.6) for row in range(6)])
    found = replace(found, lane=np.where(found.right == grey, Lane.ONE_GREY, found.lane))
    assert sets(clustered(found)) == {frozenset(blue), frozenset([*red, grey])}


def test_two_clusters_joined_by_one_picture_stay_two() -> None:
    one = [(a, b, 0.9) for a in range(10) for b in range(a + 1, 10)]
    other = [(a + 20, b + 20, 0.9) for a, b, _ in one]
    found = sets(clustered(matches([*one, *other, (9, 40, 0.5), (29, 40, 0.5)])))
    assert len(found) == 2
    assert {len(cluster) for cluster in found} <= {10, 11}


def test_a_picture_whose_matches_go_to_others_keeps_none_of_them_apart() -> None:
    alike = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (0, 3, 0.6)]
    others = [(a, b, 0.9) for a in range(10, 14) for b in range(a + 1, 14)]
    stray = [(row, 20, 0.3) for row in (0, 1, 10, 11, 12)]
    found = sets(clustered(matches([*alike, *others, *stray])))
    assert any({0, 1, 2, 3} <= cluster for cluster in found)


def test_a_member_goes_to_the_medoid_it_is_most_alike() -> None:
    links = [(0, 1, 0.8), (0, 2, 0.8), (0, 9, 0.5), (5, 6, 0.8), (5, 9, 0.9)]
    assert sets(clustered(matches(links))) == {frozenset({0, 1, 2}), frozenset({5, 6, 9})}


def test_raising_the_limit_only_leaves_the_more_alike() -> None:
    found = matches([(0, 1, 0.95), (0, 2, 0.4)])
    assert sets(clustered(found)) == {frozenset({0, 1, 2})}
    assert sets(clustered(found, limit=0.9)) == {frozenset({0, 1})}
    assert sets(clustered(found, limit=0.99)) == set()


def test_weak_matches_found_no_cluster_even_when_the_slider_allows_it() -> None:
    found = clustered(matches([(0, 1, 0.15), (2, 3, 0.9), (3, 4, 0.1)]), limit=0.0)
    assert sets(found) == {frozenset({2, 3})}
    hangers_on = dict(zip(found.perhaps.tolist(), found.perhaps_of.tolist(), strict=True))
    assert hangers_on in ({4: 3}, {})


def test_a_weak_match_with_a_medoid_is_shown_beside_the_cluster() -> None:
    found = clustered(matches([(0, 1, 0.9), (0, 2, 0.8), (0, 3, 0.1)]))
    assert (found.perhaps.tolist(), found.perhaps_of.tolist()) == ([3], [0])


def chances(*found: tuple[int, int, float]) -> set[tuple[int, int]]:
    links = matches(list(found))
    again = second_chance(links, clustered(links), links)
    return set(zip(again.whole.tolist(), again.framed.tolist(), strict=True))


def test_a_picture_like_a_member_gets_a_second_chance_with_the_medoid() -> None:
    assert chances((0, 1, 0.9), (0, 2, 0.9), (0, 3, 0.9), (3, 7, 0.6)) == {(0, 7)}


def test_a_leader_that_moved_to_a_stray_still_brings_its_followers_to_the_large_cluster() -> None:
    crowd = [(0, follower, 0.9) for follower in range(1, 9)]
    moved = [(0, 20, 0.9), (20, 21, 0.99), (20, 22, 0.9), (20, 23, 0.9)]
    assert clustered(matches([*crowd, *moved])).medoids.tolist() == [0, 21]
    assert {(0, 22), (0, 23)} <= chances(*crowd, *moved)


def test_who_leads_a_crowd_does_not_leave_a_large_cluster_for_a_stray() -> None:
    large = [(0, member, 0.9) for member in range(1, 60)]
    stray = [(1, 900, 0.91)]
    crowd = [(1, follower, 0.9) for follower in range(100, 140)]
    assert 1 in next(iter(clustered(matches([*large, *stray, *crowd])).stars())).members
    assert frozenset({1, 900}) in sets(clustered(matches([*large, *stray])))
    assert frozenset({1, 900}) in sets(clustered(matches([*large, (1, 900, 0.95), *crowd])))


@pytest.mark.parametrize("first", ORIENTATIONS)
def test_a_second_chance_is_turned_as_the_member_in_between_says(first: int) -> None:
    plane = np.arange(9).reshape(1, 3, 3)
    for second in ORIENTATIONS:
        found = replace(
            matches([(0, 3, 0.9), (1, 3, 0.9), (2, 3, 0.9), (2, 7, 0.6)]),
            orientation=np.array([1, 1, second, first], np.uint8),
        )
        again = second_chance(found, clustered(found), found)
        assert (again.whole.tolist(), again.framed.tolist()) == ([3], [7])
        member = turn_planes(plane, inverse(second))
        assert np.array_equal(
            turn_planes(plane, int(again.orientation[0])), turn_planes(member, first)
        )


def test_known_pairs_get_no_second_chance() -> None:
    assert not chances((0, 1, 0.9), (0, 2, 0.9), (2, 7, 0.6), (0, 7, 0.1))


def test_no_pairs_give_no_candidates() -> None:
    assert len(clustered(matches([]))) == 0
    assert not chances()


def test_pictures_called_different_do_not_meet_again() -> None:
    found = matches([(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9)])
    left = without_verdicts(found, [[0, 1]])
    assert set(zip(left.left.tolist(), left.right.tolist(), strict=True)) == {(0, 2), (1, 2)}
    assert len(without_verdicts(found, [[0, 1, 2]])) == 0
    assert len(without_verdicts(found, [[0, 5], [1, 5]])) == 3


def test_a_unit_counts_as_one_picture() -> None:
    found = matches([(0, 1, 0.9), (0, 2, 0.5), (1, 2, 0.8)])
    units = between_units(found, np.array([0, 0, 2]))
    assert (units.left.tolist(), units.right.tolist()) == ([0], [2])
    assert units.score.tolist() == pytest.approx([0.8])


def test_of_a_pair_found_twice_the_better_score_counts() -> None:
    found = Matches.joined([matches([(0, 1, 0.3)]), matches([(0, 1, 0.7), (1, 2, 0.4)])])
    assert found.score.tolist() == pytest.approx([0.7, 0.4])


def test_only_the_best_matches_of_a_picture_are_stored() -> None:
    star = matches([(0, row, row / 200) for row in range(1, 101)])
    loose = star.best_of_each_picture(most=10)
    # each of the others keeps its only match
    assert len(loose) == 100
    clique = matches([(a, b, (a + b) / 100) for a in range(20) for b in range(a + 1, 20)])
    kept = clique.best_of_each_picture(most=3)
    assert len(kept) <= 60
    assert {(18, 19), (17, 19)} <= set(zip(kept.left.tolist(), kept.right.tolist(), strict=True))
