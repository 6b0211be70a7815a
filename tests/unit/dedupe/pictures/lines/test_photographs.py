"""Photographs with other words on them are other pictures; other light and sharpness make none."""

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from mediadesk.dedupe.pictures.lines.drawings import Reading
from tests.support.planes import photograph
from tests.unit.dedupe.pictures.lines.test_drawings import Change, reading, smaller

SIZE = (800, 600)


def grain(levels: float, *, cell_px: int = 1) -> Image.Image:
    size = (SIZE[0] // cell_px, SIZE[1] // cell_px)
    chance = np.random.default_rng(7).normal(128, levels, (size[1], size[0]))
    rough = Image.fromarray(np.clip(chance, 0, 255).astype(np.uint8))
    return rough.resize(SIZE, Image.Resampling.BICUBIC).convert("RGB")


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    """Return what has texture all over, as most photographs do."""
    return ImageChops.add(photograph(3, SIZE), grain(25, cell_px=6), offset=-128)


def joke(photo: Image.Image, words: str, *, down: float = 0.88, font_size: int = 64) -> Image.Image:
    written = photo.copy()
    ImageDraw.Draw(written).text(
        (SIZE[0] / 2, SIZE[1] * down),
        words,
        fill="white",
        font_size=font_size,
        anchor="mm",
        stroke_width=3,
        stroke_fill="black",
    )
    return written


@pytest.mark.parametrize("again", [lambda picture: picture, smaller])
@pytest.mark.parametrize("down", [0.5, 0.88])
def test_other_words_make_another_picture(photo: Image.Image, again: Change, down: float) -> None:
    one = joke(photo, "WHEN YOU SEE IT", down=down)
    assert reading(one, again(joke(photo, "MONDAY MORNING", down=down))) is Reading.OTHER


def test_other_words_on_a_tiny_copy_make_another_picture(photo: Image.Image) -> None:
    one = joke(photo, "where were you last night", font_size=40)
    other = joke(photo, "bring the letters at once", font_size=40)
    assert reading(one, other.resize((240, 180))) is Reading.OTHER
    assert reading(one, one.resize((240, 180))) is Reading.SAME


@pytest.mark.parametrize("down", [0.1, 0.5, 0.88])
def test_words_that_only_one_has_are_added(photo: Image.Image, down: float) -> None:
    assert reading(photo, joke(photo, "WHEN YOU SEE IT", down=down)) is Reading.ADDED


def test_a_plain_patch_that_hides_a_part_of_a_busy_photograph_is_added() -> None:
    busy = ImageChops.add(photograph(3, SIZE), grain(45, cell_px=14), offset=-128)
    copies = [busy.copy(), busy.copy()]
    for copy, left in zip(copies, (100, 480), strict=True):
        ImageDraw.Draw(copy).rectangle([left, 240, left + 160, 400], fill="white")
    assert reading(busy, smaller(copies[0])) is Reading.ADDED
    assert reading(copies[1], smaller(copies[0])) is Reading.OTHER


def test_what_stands_elsewhere_makes_another_picture(photo: Image.Image) -> None:
    ball = photo.resize((120, 120)).rotate(90)
    early, late = photo.copy(), photo.copy()
    early.paste(ball, (100, 300))
    late.paste(ball, (500, 200))
    assert reading(early, late) is Reading.OTHER


@pytest.mark.parametrize(
    "again",
    [
        smaller,
        lambda picture: picture.filter(ImageFilter.UnsharpMask(3, 200, 0)),
        lambda picture: picture.filter(ImageFilter.GaussianBlur(2)),
        lambda picture: ImageChops.add(picture, grain(18), offset=-128),
        lambda picture: ImageEnhance.Brightness(picture).enhance(0.6),
        lambda picture: ImageEnhance.Contrast(picture).enhance(1.4),
    ],
)
def test_other_light_and_sharpness_make_no_other_picture(photo: Image.Image, again: Change) -> None:
    assert reading(photo, again(photo)) is not Reading.OTHER
    assert reading(joke(photo, "OLD ONE"), again(joke(photo, "OLD ONE"))) is not Reading.OTHER


@pytest.mark.parametrize("corner", [(0, 0), (80, 60), (80, 0)])
def test_what_was_cut_at_one_side_shows_the_same(
    photo: Image.Image, corner: tuple[int, int]
) -> None:
    left, top = corner
    cut = photo.crop((left, top, left + 720, top + 540))
    assert reading(cut, photo, share=0.81) is Reading.SAME


def test_the_photographs_here_are_some(photo: Image.Image) -> None:
    steps = np.abs(np.diff(np.asarray(photo.convert("L").resize((256, 256))).astype(int)))
    assert ((steps >= 4) & (steps <= 40)).mean() > 0.3
