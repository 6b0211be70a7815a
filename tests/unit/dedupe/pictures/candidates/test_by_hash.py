import tracemalloc

import numpy as np
import pytest
from PIL import Image

from mediadesk.dedupe.hamming import crowds
from mediadesk.dedupe.pictures.candidates import by_gradient, by_hash
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates, nearest, nearest_bits
from mediadesk.dedupe.pictures.candidates.views import (
    TURNED_VIEWS,
    VIEWS,
    WHOLE,
    ViewHashes,
    view_hashes,
)
from mediadesk.dedupe.pictures.orientations import ORIENTATIONS, UPRIGHT, inverse, turn_hashes
from mediadesk.domain.errors import CancelledError
from tests.support.hashes import with_near_copies
from tests.support.planes import CHANGES, logo, pattern, photograph, planes_of


def views_of(count: int, seed: int) -> ViewHashes:
    """Return made-up views with near copies among wholes, turned wholes and other views."""
    chance = np.random.default_rng(seed)
    across = chance.integers(0, 2**64, (count, VIEWS), dtype=np.uint64)
    down = chance.integers(0, 2**64, (count, VIEWS), dtype=np.uint64)
    for row in range(count // 2):
        view, orientation = int(chance.integers(VIEWS)), int(chance.integers(1, 9))
        other = int(chance.integers(count))
        turned = turn_hashes(across[other, :1], down[other, :1], orientation)
        flips = np.uint64(1) << chance.integers(0, 64, (2, 5), dtype=np.uint64)
        across[row, view] = turned[0][0] ^ np.bitwise_xor.reduce(flips[0])
        down[row, view] = turned[1][0] ^ np.bitwise_xor.reduce(flips[1])
    decided = chance.integers(0, 129, (count, VIEWS)).astype(np.uint8)
    return ViewHashes(across, down, decided, np.zeros((count, VIEWS, 4), np.float32))


def by_comparing_everything(
    whole: ViewHashes, framed: ViewHashes, limit: int
) -> set[tuple[int, int]]:
    found = set()
    for orientation in ORIENTATIONS:
        across, down = turn_hashes(whole.across[:, WHOLE], whole.down[:, WHOLE], orientation)
        for view in range(VIEWS) if orientation == UPRIGHT else TURNED_VIEWS:
            h = np.bitwise_count(across[:, None] ^ framed.across[None, :, view]).astype(int)
            v = np.bitwise_count(down[:, None] ^ framed.down[None, :, view]).astype(int)
            decided = np.minimum(whole.decided[:, WHOLE, None], framed.decided[None, :, view])
            limits = np.minimum(limit, decided // 4)
            good = (np.minimum(h, v) <= nearest_bits(limit)) & (h + v <= limits)
            good &= whole.usable()[:, WHOLE, None] & framed.usable()[None, :, view]
            found |= {(int(a), int(b)) for a, b in np.argwhere(good)}
    return found


def unordered(found: Candidates) -> set[tuple[int, int]]:
    low, high = np.minimum(found.whole, found.framed), np.maximum(found.whole, found.framed)
    return set(zip(low.tolist(), high.tolist(), strict=True))


@pytest.mark.parametrize("seed", range(8))
def test_no_pair_within_the_rule_is_lost_in_any_view_or_orientation(seed: int) -> None:
    views = views_of(150, seed)
    wanted = {
        (min(pair), max(pair))
        for pair in by_comparing_everything(views, views, 20)
        if pair[0] != pair[1]
    }
    assert unordered(by_hash.within(views, 20)) == wanted
    assert len(wanted) > 5


def test_new_pictures_find_old_ones_and_are_found_by_them() -> None:
    every = views_of(160, 7)
    new, old = every.take(np.arange(20)), every.take(np.arange(20, 160))
    ahead = by_comparing_everything(new, old, 24)
    back = {(new_row, old_row) for old_row, new_row in by_comparing_everything(old, new, 24)}
    wanted = {(new_row, old_row + 20) for new_row, old_row in ahead | back}
    assert unordered(by_hash.between(new, old, 24)) == wanted
    assert wanted


def test_a_pair_comes_once_per_orientation_and_says_how_to_turn() -> None:
    picture = photograph(1)
    pictures = [picture, CHANGES["turned left"](picture)]
    found = by_hash.within(planes_of(pictures).views, 24)
    keys = list(zip(found.whole.tolist(), found.framed.tolist(), strict=True))
    assert len(keys) == len(set(zip(keys, found.orientation.tolist(), strict=True)))
    turns = {
        orientation if whole == 0 else inverse(orientation)
        for whole, orientation in zip(found.whole.tolist(), found.orientation.tolist(), strict=True)
    }
    assert 8 in turns


def test_new_frames_of_a_crowd_are_bounded_and_find_to_its_cluster() -> None:
    chance = np.random.default_rng(8)
    frames = np.broadcast_to(chance.integers(0, 2**63, VIEWS, dtype=np.uint64), (21_000, VIEWS))
    across = frames ^ (np.uint64(1) << chance.integers(0, 64, frames.shape, dtype=np.uint64))
    decided = np.full(across.shape, 110, np.uint8)
    boxes = np.zeros((len(across), VIEWS, 4), np.float32)
    every = ViewHashes(across, across, decided, boxes)
    new, old = every.take(np.arange(1_000)), every.take(np.arange(1_000, 21_000))
    leaders = crowds.collapse(across[:, WHOLE], 7, second=across[:, WHOLE])
    among = by_hash.within(new, 24, leaders=leaders[:1_000])
    found = by_hash.between(new, old, 24, leaders=leaders)
    assert len(among) + len(found) < 5_000
    linked = {*among.whole, *among.framed, *found.whole, *found.framed}
    assert set(range(1_000)) <= linked
    assert any(row >= 1_000 for row in linked)


@pytest.mark.parametrize("change", CHANGES)
def test_an_altered_copy_is_a_candidate(change: str) -> None:
    pictures = [photograph(seed) for seed in range(6)]
    found = by_hash.within(planes_of(pictures + [CHANGES[change](p) for p in pictures]).views, 24)
    assert unordered(found) >= {(row, row + 6) for row in range(6)}


def test_the_limit_falls_as_the_catalog_grows() -> None:
    limits = [by_hash.most_bits(count) for count in (10_000, 200_000, 2_000_000)]
    assert limits == [24, 20, 18]
    assert [nearest_bits(limit) for limit in limits] == [9, 7, 7]


def test_the_search_can_be_cancelled() -> None:
    def checkpoint() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        by_hash.within(views_of(50, 1), 24, checkpoint=checkpoint)


def test_a_crowd_is_reduced_to_leaders_that_its_followers_resemble() -> None:
    chance = np.random.default_rng(3)
    crowd = np.full(5_000, 0x0F0F_3355_0F0F_3355, np.uint64)
    crowd ^= np.uint64(1) << chance.integers(0, 64, 5_000, dtype=np.uint64)
    hashes = np.concatenate([crowd, np.zeros(200, np.uint64), with_near_copies(2_000)])
    leaders = crowds.collapse(hashes, 10)
    assert np.bitwise_count(hashes ^ hashes[leaders]).max() <= 10
    assert (leaders[leaders] == leaders).all()
    assert len(np.unique(leaders)) < 2_000 + 1_024 + 2
    assert (leaders[5_200:] == np.arange(5_200, 7_200)).all()


def test_small_groups_of_equal_hashes_are_left_alone() -> None:
    hashes = np.repeat(with_near_copies(300, share=0), 4)
    assert (crowds.collapse(hashes, 10) == np.arange(1_200)).all()


def test_followers_are_candidates_of_their_leader_alone() -> None:
    views = views_of(40, 5)
    leaders = np.arange(40)
    leaders[30:] = 3
    found = by_hash.within(views, 20, leaders=leaders)
    followers = (found.whole >= 30) | (found.framed >= 30)
    assert {pair for pair in unordered(found) if pair[1] >= 30} == {
        (3, row) for row in range(30, 40)
    }
    assert followers.sum() == 10


@pytest.mark.parametrize("change", CHANGES)
def test_logos_on_white_are_found_by_their_gradients(change: str) -> None:
    pictures = [logo(seed) for seed in range(6)]
    planes = planes_of(pictures + [CHANGES[change](picture) for picture in pictures])
    found = Candidates.joined(
        [by_hash.within(planes.views, 24), by_gradient.candidates(planes.greys, planes.views)]
    )
    assert unordered(found) >= {(row, row + 6) for row in range(6)}


def test_thousands_of_blank_pages_take_no_memory_to_speak_of() -> None:
    pages = np.full((6_000, 64, 64), 250, np.uint8)
    pages[:2, 20:40, 20:40] = 90
    views = view_hashes(pages, np.ones(len(pages), np.float32))
    tracemalloc.start()
    found = by_gradient.candidates(pages, views)
    most_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert set(map(frozenset, zip(found.whole, found.framed, strict=True))) == {frozenset({0, 1})}
    assert most_bytes < 3 * pages.nbytes


@pytest.mark.parametrize("change", ["mirrored", "grey", "captioned", "turned right"])
def test_patterns_are_found_by_their_texture(change: str) -> None:
    patterns = [pattern(step) for step in (16, 20)]
    blank = [Image.new("RGB", (480, 320), (40, 160, 100))] * 2
    planes = planes_of([*patterns, *(CHANGES[change](picture) for picture in patterns), *blank])
    found = by_gradient.candidates(planes.greys, planes.views)
    assert {(0, 2), (1, 3)} <= unordered(found)
    assert found.whole.max() < 4 > found.framed.max()
    new = by_gradient.candidates(planes.greys, planes.views, new=np.array([3]))
    assert unordered(new) == {pair for pair in unordered(found) if 3 in pair}


def test_only_pairs_with_a_new_picture_are_searched_for_when_asked() -> None:
    planes = planes_of([logo(seed % 4) for seed in range(12)])
    every = by_gradient.candidates(planes.greys, planes.views)
    new = by_gradient.candidates(planes.greys, planes.views, new=np.array([11]))
    assert unordered(new) == {pair for pair in unordered(every) if 11 in pair}
    assert unordered(new)


def test_of_a_crowd_of_lookalikes_each_is_verified_against_the_nearest_alone() -> None:
    one, other = np.triu_indices(40, 1)
    bits = (other - one).astype(np.uint8)
    nothing = np.zeros(len(one), np.uint8)
    found = nearest(Candidates(one, other, nothing, nothing + 1, bits), 3)
    assert len(found) <= 3 * 40
    pairs = set(zip(found.whole.tolist(), found.framed.tolist(), strict=True))
    assert {(at, at + 1) for at in range(39)} <= pairs
    assert found.bits.max() <= 3, "the nearest of one of both"


def test_where_few_resemble_each_other_all_are_verified() -> None:
    one, other = np.triu_indices(4, 1)
    nothing = np.zeros(len(one), np.uint8)
    assert len(nearest(Candidates(one, other, nothing, nothing + 1, nothing), 3)) == 6
    assert len(nearest(Candidates.joined([]))) == 0
