import numpy as np

from mediadesk.fingerprint.fine_plane import fine_plane_of, plane_of
from tests.support.artwork import draw
from tests.support.planes import photograph


def test_drawings_are_kept_to_the_level() -> None:
    page = np.asarray(draw("text_page", 3, (256, 256)).convert("L"))
    packed = fine_plane_of(page)
    assert packed is not None
    assert (plane_of(packed) == page).all()


def test_photographs_are_kept_to_some_levels_and_in_little_space() -> None:
    grain = np.random.default_rng(1).normal(0, 6, (256, 256))
    levels = np.asarray(photograph(3, (256, 256)).convert("L")) + grain
    picture = np.clip(levels, 0, 255).astype(np.uint8)
    packed = fine_plane_of(picture)
    assert packed is not None
    assert len(packed) < 20_000
    assert np.abs(plane_of(packed).astype(int) - picture).mean() < 6


def test_the_darkest_and_the_lightest_stay_so() -> None:
    ramp = np.linspace(0, 255, 256).astype(np.uint8)
    packed = fine_plane_of(np.repeat(ramp[None], 256, axis=0))
    assert packed is not None
    assert np.abs(plane_of(packed)[:, [0, -1]].astype(int) - [0, 255]).max() < 8


def test_what_is_tiny_has_no_fine_plane() -> None:
    assert fine_plane_of(np.zeros((40, 40), np.uint8)) is None
