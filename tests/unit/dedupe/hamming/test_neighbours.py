import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediadesk.dedupe.hamming.bands import Hashes, plan
from mediadesk.dedupe.hamming.neighbours import Pairs, pairs_within
from mediadesk.domain.errors import CancelledError
from tests.support.hashes import with_near_copies

Found = set[tuple[int, int, int]]


def listed(pairs: Pairs) -> Found:
    found = list(
        zip(pairs.left.tolist(), pairs.right.tolist(), pairs.distance.tolist(), strict=True)
    )
    assert len(found) == len(set(found)), "a pair is reported once"
    return set(found)


def by_comparing_everything(hashes: Hashes, others: Hashes, radius: int) -> Found:
    distance = np.bitwise_count(hashes[:, None] ^ others[None, :])
    return {
        (int(i), int(j), int(distance[i, j])) for i, j in np.argwhere(distance <= radius).tolist()
    }


@pytest.mark.parametrize("radius", [0, 3, 7, 10, 12, 16])
@pytest.mark.parametrize("count", [2, 60, 900])
def test_every_pair_within_the_radius_is_found_once(count: int, radius: int) -> None:
    hashes = with_near_copies(count, share=0.4, flips=14, seed=count + radius)
    hashes[: count // 10] = hashes[count // 2]
    wanted = {pair for pair in by_comparing_everything(hashes, hashes, radius) if pair[0] < pair[1]}
    assert listed(pairs_within(hashes, radius)) == wanted


@pytest.mark.parametrize(("left", "right"), [(3, 2_000), (2_000, 3), (400, 700)])
def test_new_hashes_find_all_their_neighbours_among_old_ones(left: int, right: int) -> None:
    every = with_near_copies(left + right, share=0.4, flips=12)
    new, old = every[:left], every[left:]
    assert listed(pairs_within(new, 10, against=old)) == by_comparing_everything(new, old, 10)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.sets(st.integers(0, 63), max_size=12)), max_size=40),
    st.integers(0, 12),
)
def test_no_arrangement_of_flipped_bits_escapes(
    bases: list[int], copies: list[tuple[int, set[int]]], radius: int
) -> None:
    made = bases + [bases[at % len(bases)] ^ sum(1 << bit for bit in flips) for at, flips in copies]
    hashes = np.array(made, np.uint64)
    wanted = {pair for pair in by_comparing_everything(hashes, hashes, radius) if pair[0] < pair[1]}
    assert listed(pairs_within(hashes, radius)) == wanted


@given(st.integers(1, 3_000_000), st.integers(1, 3_000_000), st.integers(0, 16))
def test_bands_cover_the_hash_and_spare_no_pair(left: int, right: int, radius: int) -> None:
    bands = plan(left, right, radius)
    assert sum(band.bits for band in bands) == 64
    assert sum(band.flips + 1 for band in bands) == radius + 1


def test_padding_is_never_taken_for_a_hash() -> None:
    pads = np.array([0x5555555555555555, 0xAAAAAAAAAAAAAAAA], np.uint64)
    hashes = np.concatenate([np.repeat(pads, 3), with_near_copies(50)])
    assert {pair[:2] for pair in listed(pairs_within(hashes, 2))} >= {(0, 1), (0, 2), (3, 4)}
    assert all(right < 56 for _, right, _ in listed(pairs_within(hashes, 2)))


def test_a_second_opinion_drops_pairs_before_they_are_held() -> None:
    hashes = with_near_copies(500, share=0.5)
    odd = pairs_within(hashes, 10, keep=lambda left, right, _: (left + right) % 2 == 1)
    wanted = {pair for pair in listed(pairs_within(hashes, 10)) if (pair[0] + pair[1]) % 2}
    assert listed(odd) == wanted


def test_a_search_stops_at_the_next_mask_when_cancelled() -> None:
    calls = []

    def checkpoint() -> None:
        calls.append(threading.get_ident())
        if len(calls) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        pairs_within(with_near_copies(5_000), 10, checkpoint=checkpoint)


def test_nothing_has_no_neighbours() -> None:
    assert len(pairs_within(np.empty(0, np.uint64), 10)) == 0
    assert len(pairs_within(with_near_copies(5), 10, against=np.empty(0, np.uint64))) == 0


@pytest.mark.parametrize("left", [1, 40, 600])
@pytest.mark.parametrize("radius", [0, 7, 10])
def test_few_new_hashes_find_each_neighbour_among_many_once(left: int, radius: int) -> None:
    every = with_near_copies(left + 9_000, share=0.4, flips=12, seed=radius)
    new, old = every[:left].copy(), every[left:].copy()
    new[: left // 4] = new[0]  # a crowd of new ones
    old[:300] = new[0]  # a crowd that all of them are near to
    old[300:330] = new[0] ^ np.uint64(0xFF)
    wanted = by_comparing_everything(new, old, radius)
    assert listed(pairs_within(new, radius, against=old)) == wanted
    back = {(right, left, bits) for left, right, bits in wanted}
    assert listed(pairs_within(old, radius, against=new)) == back
