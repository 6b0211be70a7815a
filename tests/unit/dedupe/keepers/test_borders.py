"""Borders count as such where another version shows what is inside them."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageOps

from mediadesk.dedupe.keepers.borders import insides, without_borders
from mediadesk.dedupe.keepers.contender import Contender
from tests.support.planes import photograph

PLAIN = Contender(1, "a.jpg", "/p", 1_000_000, 10**18, 1000, 1000, shows=0.81)
BORDERED = replace(PLAIN, id=2, width=1111, height=1111, shows=1.0, inside=0.8)


def inside(image: Image.Image) -> float:
    grey = image.convert("L").resize((64, 64), Image.Resampling.BOX)
    return insides(np.asarray(grey)[None])[0]


@pytest.mark.parametrize("tone", ["white", "black", "grey"])
def test_what_is_inside_a_plain_border_is_known(tone: str) -> None:
    photo = photograph(3, (640, 640)).convert("RGB")
    assert inside(photo) == 1
    assert inside(ImageOps.expand(photo, 40, tone)) == pytest.approx((640 / 720) ** 2, abs=0.05)


def test_an_uneven_edge_is_no_border() -> None:
    photo = photograph(3, (640, 640)).convert("RGB")
    sky = 240 + np.random.default_rng(2).normal(0, 3, (64, 64))
    framed = Image.fromarray(sky.clip(0, 255).astype(np.uint8)).resize((720, 720)).convert("RGB")
    framed.paste(photo, (40, 40))
    assert inside(framed) == 1


def test_a_border_shows_nothing_where_another_version_shows_what_is_inside() -> None:
    plain, bordered = without_borders([PLAIN, BORDERED])
    assert plain.true_scale == 1
    assert bordered.pixels == pytest.approx(0.8 * 1111**2)
    assert bordered.shows == pytest.approx(plain.shows, abs=0.05)


def test_a_plain_ground_that_no_other_version_lacks_is_part_of_the_picture() -> None:
    poor = replace(BORDERED, id=3, jpeg_quality=20)
    assert without_borders([BORDERED, poor]) == [BORDERED, poor]
    part = replace(PLAIN, shows=0.5)
    assert without_borders([BORDERED, part]) == [BORDERED, part]


def test_of_two_borders_the_wider_one_shows_nothing() -> None:
    narrow = replace(PLAIN, shows=0.9, inside=0.9)
    _, bordered = without_borders([narrow, BORDERED])
    assert bordered.true_scale**2 == pytest.approx(0.8 / 0.9)
