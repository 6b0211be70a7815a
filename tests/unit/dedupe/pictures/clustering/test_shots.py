import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.dedupe.pictures.clustering.matches import Matches
from mediadesk.dedupe.pictures.clustering.shots import (
    Shot,
    Shots,
    one_shot_each,
    without_other_shots,
)
from mediadesk.dedupe.pictures.clustering.stars import clustered
from mediadesk.dedupe.pictures.verification.grades import Lane

CAMERA = "Canon EOS 80D 0123"


def shot(second: int | None, millisecond: int | None = None, name: str = "a") -> Shot:
    return Shot(CAMERA, second, millisecond, name)


def apart(one: Shot, other: Shot) -> bool:
    return bool(Shots.of([one, other]).apart(np.array([0]), np.array([1]))[0])


def matches(*pairs: tuple[int, int]) -> Matches:
    left, right = np.array(pairs, np.int64).T
    lane = np.full(len(pairs), Lane.DETAIL, np.uint8)
    score = np.linspace(0.9, 0.5, len(pairs), dtype=np.float32)
    same = np.ones(len(pairs))
    return Matches(left, right, score, lane, same.astype(np.uint8), same.astype(np.float32))


def test_two_frames_seconds_apart_are_two_shots() -> None:
    assert apart(shot(100), shot(101))
    assert apart(shot(100), shot(160))


def test_the_same_moment_is_a_copy() -> None:
    assert not apart(shot(100), shot(100))
    assert not apart(shot(100, 250), shot(100, 250))


def test_frames_of_one_second_are_told_apart_by_milliseconds() -> None:
    assert apart(shot(100, 250), shot(100, 350))
    assert not apart(shot(100, 250), shot(100)), "an editor may have dropped them"


def test_frames_of_one_second_are_told_apart_by_the_camera_s_count() -> None:
    assert apart(shot(100, name="DSC_0041"), shot(100, name="DSC_0042"))
    assert not apart(shot(100, name="DSC_0041"), shot(100, name="DSC_0041 (1)"))
    assert not apart(shot(100, name="DSC_0041"), shot(100, name="holiday 7"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20230501_101112_001", "20230501_101112_002"),
        ("IMG_20230501_101112_BURST001_COVER", "IMG_20230501_101112_BURST003"),
        ("PXL_20230501_101112123.RAW-01.BURST-01", "PXL_20230501_101112123.RAW-01.BURST-02.COVER"),
        ("00000IMG_00000_BURST20230501101112345_COVER", "00004IMG_00004_BURST20230501101112345"),
        ("DSCPDC_0001_BURST20230501101112345", "DSCPDC_0002_BURST20230501101112345"),
    ],
)
def test_frames_of_a_burst_are_told_apart_by_their_names(one: str, other: str) -> None:
    assert apart(shot(100, name=one), shot(100, name=other))
    assert not apart(shot(100, name=one), shot(100, name=one))


@pytest.mark.parametrize("ending", ["", ".MP", ".PORTRAIT-01.COVER"])
def test_frames_of_one_second_are_told_apart_by_thousandths_in_their_names(ending: str) -> None:
    first = shot(100, name=f"PXL_20230501_101112123{ending}")
    assert apart(first, shot(100, name=f"PXL_20230501_101112523{ending}"))
    assert not apart(first, shot(100, name="PXL_20230501_101112123~2"))
    assert not apart(first, shot(100, name="PXL_20230501_101112"))


def test_a_copy_s_number_counts_no_frames() -> None:
    assert not apart(shot(100, name="20230501_101112"), shot(100, name="20230501_101112(1)"))
    assert not apart(shot(100, name="20230501_101112_1"), shot(100, name="20230501_101112_2"))


def test_no_part_of_a_second_is_as_good_as_none() -> None:
    assert not apart(shot(100, 0), shot(100, 350))


def test_another_camera_or_no_time_says_nothing() -> None:
    assert not apart(shot(100), Shot("Nikon", 101, None, "a"))
    assert not apart(shot(100), shot(None))
    assert not apart(Shot(None, 100, None, "a"), Shot(None, 101, None, "b"))


def test_hours_apart_may_be_a_corrected_clock() -> None:
    assert not apart(shot(100), shot(100 + 3_600))


def test_matches_between_shots_of_one_scene_are_dropped() -> None:
    shots = Shots.of([shot(1), shot(2), shot(1), Shot(None, None, None, "sent")])
    left = without_other_shots(matches((0, 1), (0, 2), (1, 2), (1, 3)), shots)
    assert list(zip(left.left.tolist(), left.right.tolist(), strict=True)) == [(0, 2), (1, 3)]


def test_a_copy_without_a_time_takes_only_the_frame_most_like_it() -> None:
    shots = Shots.of([Shot(None, None, None, "sent"), shot(1), shot(2), shot(3), shot(1)])
    found = clustered(matches((0, 1), (0, 4), (0, 2), (0, 3)))
    kept = one_shot_each(found, shots)
    assert kept.medoids.tolist() == [0]
    assert sorted(kept.members.tolist()) == [1, 4], "the best frame and its own copy"


def test_a_cluster_left_with_its_medoid_alone_is_gone() -> None:
    shots = Shots.of([shot(1), shot(2)])
    assert len(one_shot_each(clustered(matches((0, 1))), shots)) == 0


@given(
    st.lists(
        st.builds(
            Shot,
            camera=st.sampled_from([CAMERA, "another", None]),
            second=st.sampled_from([100, 101, 180, 230, 9000, None]),
            millisecond=st.sampled_from([None, 250, 350]),
            name=st.sampled_from(["DSC_0041", "DSC_0042", "IMG_0042", "a"]),
        ),
        min_size=2,
        max_size=12,
    ),
    st.integers(1, 4),
)
def test_of_any_cluster_only_what_is_another_shot_than_one_that_stays_is_left_out(
    shown: list[Shot], clusters: int
) -> None:
    shots = Shots.of(shown)
    members = range(clusters, len(shown))
    if not members:
        return
    before = clustered(matches(*((member % clusters, member) for member in members)))
    after = {star.medoid: star.members for star in one_shot_each(before, shots).stars()}
    for star in before.stars():
        stay = np.array([star.medoid, *after.get(star.medoid, ())])
        for one in stay:
            assert not shots.apart(stay, one).any()
        for one in set(star.members).difference(stay.tolist()):
            assert shots.apart(stay, one).any()
