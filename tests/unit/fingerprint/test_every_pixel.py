import numpy as np
import pytest
from PIL import Image

from mediadesk.fingerprint.every_pixel import digest_of, is_like_no_drawing
from tests.support.planes import photograph

_Y, _X = np.mgrid[0:480, 0:640]


def grain() -> np.ndarray:
    noise = np.random.default_rng(5).normal(0, 4, (480, 640))
    levels = np.asarray(photograph(3, (640, 480)).convert("L")) + noise
    return np.clip(levels, 0, 255).astype(np.uint8)


def test_a_photograph_is_like_no_drawing() -> None:
    assert is_like_no_drawing(grain())


@pytest.mark.parametrize(
    "levels",
    [
        np.kron(_Y[:60, :80] * 7 + _X[:60, :80] * 3, np.ones((8, 8), np.int64)),
        (_X + 2 * _Y) // 7,
        np.hypot(_X - 300, _Y - 200) / 3,
        (_X + _Y) % 2 * 255,
        np.full((480, 640), 255),
        np.zeros((5, 3)),
        np.zeros((0, 0)),
    ],
    ids=["tiles", "ramp", "rings", "dots", "white", "tiny", "nothing"],
)
def test_what_a_jpeg_may_give_back_whole_is_a_drawing(levels: np.ndarray) -> None:
    assert not is_like_no_drawing(levels.astype(np.uint8))


def test_a_digest_is_of_all_pixels_and_of_the_size_however_they_are_read() -> None:
    whole = np.asarray(Image.fromarray(grain()).convert("RGB"))
    one = digest_of((640, 480), [whole])
    assert digest_of((640, 480), [whole[:100], whole[100:]]) == one
    assert digest_of((480, 640), [whole]) != one
    other = whole.copy()
    other[479, 639, 2] ^= 1
    assert digest_of((640, 480), [other]) != one
