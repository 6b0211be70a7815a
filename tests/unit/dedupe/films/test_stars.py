"""Clusters of films join what shows the same, and never two films through a third."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.dedupe.films.stars import WHOLE, Link, stars

FILM, COPY, SMALL, CLIP, OTHER, JOINED, OTHER_COPY = range(7)


def same(one: int, other: int, score: float = 0.9) -> Link:
    return Link(one, other, score, 1.0, 1.0)


def part(holder: int, clip: int, score: float = 0.9) -> Link:
    return Link(holder, clip, score, 0.3, 1.0)


def sets(links: list[Link]) -> set[frozenset[int]]:
    return {frozenset({star.centre, *dict(star.members)}) for star in stars(links)}


def test_copies_of_one_film_are_one_cluster() -> None:
    links = [same(FILM, COPY), same(FILM, SMALL), same(COPY, SMALL)]
    assert sets(links) == {frozenset({FILM, COPY, SMALL})}


def test_a_copy_that_most_of_a_cluster_shows_joins_it_though_it_is_far_from_the_centre() -> None:
    near = [same(FILM, each) for each in (COPY, SMALL, OTHER, JOINED)]
    backed = [same(each, CLIP, 0.7) for each in (COPY, SMALL, OTHER)]
    assert sets(near + backed) == {frozenset({FILM, COPY, SMALL, OTHER, JOINED, CLIP})}
    (star,) = stars(near + backed)
    assert dict(star.members)[CLIP] == pytest.approx(0.7)


def test_a_film_that_only_some_of_a_cluster_show_stays_outside() -> None:
    near = [same(FILM, each) for each in (COPY, SMALL, OTHER, JOINED)]
    assert len(sets([*near, same(COPY, CLIP), same(SMALL, CLIP)])) == 1
    assert CLIP not in {film for each in sets([*near, same(COPY, CLIP)]) for film in each}


def test_a_clip_joins_the_film_that_holds_it() -> None:
    assert sets([same(FILM, COPY), part(FILM, CLIP)]) == {frozenset({FILM, COPY, CLIP})}
    assert sets([part(FILM, CLIP)]) == {frozenset({FILM, CLIP})}


def test_a_clip_of_a_clip_joins_the_film() -> None:
    alone = [part(FILM, CLIP, 0.8), part(FILM, SMALL, 0.7), part(CLIP, SMALL, 0.9)]
    assert sets(alone) == {frozenset({FILM, CLIP, SMALL})}
    assert sets([*alone, same(FILM, COPY)]) == {frozenset({FILM, COPY, CLIP, SMALL})}


def test_a_clip_of_two_films_does_not_join_them() -> None:
    links = [part(FILM, CLIP, 0.8), part(OTHER, CLIP, 0.9)]
    assert sets(links) == {frozenset({OTHER, CLIP})}
    links += [same(FILM, COPY), same(OTHER, OTHER_COPY)]
    assert sets(links) == {frozenset({FILM, COPY}), frozenset({OTHER, OTHER_COPY, CLIP})}


def test_two_films_shown_one_after_the_other_are_not_mixed_with_their_copies() -> None:
    links = [same(FILM, COPY), same(OTHER, OTHER_COPY)]
    held = (FILM, COPY, OTHER, OTHER_COPY)
    links += [Link(JOINED, each, 0.8, 0.48, 1.0) for each in held]
    found = sets(links)
    assert len(found) == 2
    assert all(not ({FILM, COPY} & each and {OTHER, OTHER_COPY} & each) for each in found)
    assert (
        frozenset({FILM, COPY, JOINED}) in found or frozenset({OTHER, OTHER_COPY, JOINED}) in found
    )


def overlapping(one: int, other: int) -> Link:
    return Link(one, other, 0.95, 0.7, 0.7)


def test_clips_that_overlap_are_in_the_cluster_of_the_film_they_are_from() -> None:
    first, second, third, fourth, lone = range(10, 15)
    links = [overlapping(first, second), part(FILM, first), part(FILM, second)]
    assert sets(links) == {frozenset({FILM, first, second})}
    links += [same(FILM, COPY), part(FILM, lone)]
    assert sets(links) == {frozenset({FILM, COPY, first, second, lone})}
    links += [overlapping(third, fourth), part(FILM, third), part(FILM, fourth)]
    assert sets(links) == {frozenset({FILM, COPY, first, second, third, fourth, lone})}


def test_copies_of_a_clip_are_in_the_cluster_of_the_film_it_is_from() -> None:
    clip_copy, small, small_copy, lone = range(10, 14)
    links = [same(CLIP, clip_copy), part(FILM, CLIP), part(FILM, clip_copy), part(FILM, lone)]
    assert sets(links) == {frozenset({FILM, CLIP, clip_copy, lone})}
    links += [same(FILM, COPY), same(small, small_copy)]
    links += [part(whole, each) for whole in (FILM, CLIP) for each in (small, small_copy)]
    assert sets(links) == {frozenset({FILM, COPY, CLIP, clip_copy, small, small_copy, lone})}


def test_clips_of_several_places_are_with_the_whole_unless_it_is_made_of_them() -> None:
    def cut(share: float) -> set[frozenset[int]]:
        pairs = [(10, 11), (12, 13), (14, 15)]
        links = [same(*pair) for pair in pairs]
        links += [Link(FILM, clip, 0.9, share, 1.0) for pair in pairs for clip in pair]
        return sets(links)

    assert cut(0.2) == {frozenset({FILM, *range(10, 16)})}
    assert sorted(map(len, cut(0.33))) == [2, 2, 3]


def test_a_film_made_of_two_others_does_not_join_the_cluster_of_one_to_a_part_of_the_other() -> (
    None
):
    links = [same(FILM, COPY), same(FILM, SMALL), same(COPY, SMALL)]
    links += [Link(JOINED, each, 0.9, 0.45, 1.0) for each in (FILM, COPY, SMALL, OTHER)]
    assert sets(links) == {frozenset({FILM, COPY, SMALL}), frozenset({JOINED, OTHER})}


def test_a_film_made_of_two_others_and_its_copy_take_the_cluster_of_one_of_them() -> None:
    links = [same(FILM, COPY), same(OTHER, OTHER_COPY), same(JOINED, SMALL)]
    held = (FILM, COPY, OTHER, OTHER_COPY)
    links += [Link(whole, each, 0.9, 0.48, 1.0) for whole in (JOINED, SMALL) for each in held]
    assert sets(links) == {
        frozenset({JOINED, SMALL, FILM, COPY}), frozenset({OTHER, OTHER_COPY})
    }  # fmt: skip


coverages = st.sampled_from((0.2, 0.7, 1.0))
any_links = st.lists(
    st.builds(
        Link,
        st.integers(0, 7),
        st.integers(8, 15),
        st.sampled_from((0.7, 0.8, 0.9)),
        coverages,
        coverages,
    ),
    max_size=30,
)


@given(any_links)
def test_every_member_matches_its_centre_or_several_others_and_is_in_one_cluster(
    links: list[Link],
) -> None:
    linked = {
        frozenset((link.one, link.other))
        for link in links
        if max(link.coverage, link.other_coverage) >= WHOLE
    }
    found = stars(links)
    everyone = [film for star in found for film in (star.centre, *dict(star.members))]
    assert len(everyone) == len(set(everyone))
    for star in found:
        assert star.members
        group = {star.centre, *dict(star.members)}
        for film, _ in star.members:
            backers = sum(frozenset((each, film)) in linked for each in group)
            assert frozenset((star.centre, film)) in linked or backers >= 3
