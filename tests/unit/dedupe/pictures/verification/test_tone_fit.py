"""Brightness and contrast explain a brightened copy, and no other picture of the kind."""

from itertools import combinations

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from mediadesk.decoding.picture import open_bytes
from mediadesk.dedupe.pictures.registration.affine import Floats
from mediadesk.dedupe.pictures.verification import tone_fit
from mediadesk.fingerprint.picture import fingerprint_of
from tests.support.artwork import draw
from tests.support.planes import jpeg

SIZE = (480, 300)


def colours(picture: Image.Image) -> Floats:
    """Return what a scan keeps of a picture's colours, as levels of red, green and blue."""
    kept = fingerprint_of(open_bytes(jpeg(picture), 128)).colour
    return tone_fit.rgb_of(np.frombuffer(kept, np.uint8).reshape(1, 8, 8, 3).astype(np.float32))


def much_brighter(picture: Image.Image) -> Image.Image:
    """Raise brightness and contrast until a part of the picture is white."""
    return ImageEnhance.Contrast(ImageEnhance.Brightness(picture).enhance(1.3)).enhance(1.15)


@pytest.mark.parametrize("family", ["linear", "glow", "veil", "sky", "mesh", "waves"])
def test_a_brightened_copy_is_explained_though_whites_are_cut_off(family: str) -> None:
    for seed in range(6):
        picture = draw(family, seed, SIZE)
        left, explained = tone_fit.unexplained(colours(picture), colours(much_brighter(picture)))
        assert left[0] < 0.6 + 0.05 * explained[0]


@pytest.mark.parametrize("family", ["linear", "glow", "veil", "sky", "mesh", "waves"])
def test_another_picture_of_the_kind_is_not(family: str) -> None:
    pictures = [colours(draw(family, seed, SIZE)) for seed in range(8)]
    for one, other in combinations(pictures, 2):
        left, explained = tone_fit.unexplained(one, other)
        assert left[0] > 0.6 + 0.05 * explained[0]


def test_either_may_be_the_brighter_one() -> None:
    picture = colours(draw("glow", 3, SIZE))
    brighter = colours(much_brighter(draw("glow", 3, SIZE)))
    there, back = tone_fit.unexplained(picture, brighter), tone_fit.unexplained(brighter, picture)
    assert there[0] == pytest.approx(back[0])
    assert there[1] == pytest.approx(back[1])


def test_next_to_nothing_explains_nothing() -> None:
    white, black = np.full((1, 192), 255, np.float32), np.zeros((1, 192), np.float32)
    for one, other in ((white, black), (white, white), (black, white)):
        left, explained = tone_fit.unexplained(one, other)
        assert explained[0] == 0
        assert np.isfinite(left[0])
