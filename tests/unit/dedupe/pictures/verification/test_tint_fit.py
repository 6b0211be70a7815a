"""An edit of all colours is explained; the same drawing in other colours is not."""

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from mediadesk.decoding.picture import open_bytes
from mediadesk.dedupe.pictures.registration.affine import Floats
from mediadesk.dedupe.pictures.verification import tint_fit
from mediadesk.fingerprint.picture import fingerprint_of
from tests.support.media import scene
from tests.support.planes import jpeg

SIZE = (320, 240)
LIMIT = 4.0
"""Levels that the rule allows at least for pictures as colourful as these."""


def cells(picture: Image.Image) -> Floats:
    """Return what a scan keeps of a picture's colours, (1, 64, 3)."""
    kept = fingerprint_of(open_bytes(jpeg(picture), 128)).colour
    return np.frombuffer(kept, np.uint8).reshape(1, 64, 3).astype(np.float32)


def unexplained(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return what saturation leaves over of the other's colours, and what a tint does."""
    ours, theirs = cells(one), cells(other)
    left = tint_fit.unexplained(ours[..., 1:] - 128, theirs[..., 1:] - 128, theirs[..., :1])
    saturated, tinted = (float(np.sqrt((part**2).sum(2).mean())) for part in left)
    return saturated, tinted


def faded(seed: int) -> Image.Image:
    """Return a scene with room for stronger colours."""
    return ImageEnhance.Color(scene(*SIZE, seed=seed)).enhance(0.4)


def lit(picture: Image.Image, red: float, blue: float) -> Image.Image:
    levels = np.asarray(picture, np.float32) * (red, 1, blue)
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def tile(colour: str) -> Image.Image:
    """Return a thing of one colour on white."""
    picture = Image.new("RGB", SIZE, "white")
    picture.paste(colour, (60, 50, 260, 200))
    return picture


@pytest.mark.parametrize("strength", [0.5, 1.5, 2.0])
def test_stronger_and_weaker_colours_are_explained(strength: float) -> None:
    for seed in range(4):
        picture = faded(seed)
        saturated, _ = unexplained(picture, ImageEnhance.Color(picture).enhance(strength))
        assert saturated < LIMIT


@pytest.mark.parametrize(("red", "blue"), [(1.2, 0.8), (0.8, 1.15)])
def test_another_light_is_explained_by_a_tint(red: float, blue: float) -> None:
    for seed in range(4):
        saturated, tinted = unexplained(faded(seed), lit(faded(seed), red, blue))
        assert tinted < LIMIT < saturated


@pytest.mark.parametrize("other", ["blue", "green", "orange", "grey"])
def test_the_same_drawing_in_another_colour_is_not(other: str) -> None:
    assert min(unexplained(tile("red"), tile(other))) > 5 * LIMIT
