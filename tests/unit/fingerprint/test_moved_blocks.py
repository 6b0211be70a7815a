import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from mediadesk.domain.detail import Gain
from mediadesk.fingerprint.moved_blocks import Blocks, Grey, blocks_of, gain_beyond, middle_of
from mediadesk.formats import jpeg
from tests.support.planes import photograph

T = Image.Transpose


def saved(picture: Image.Image, quality: int) -> tuple[Image.Image, Grey, Blocks | None]:
    """Return a picture as it comes back from a JPEG, its levels, and how its blocks lie."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    steps = jpeg.read_head(io.BytesIO(out.getvalue())).steps
    levels = Image.open(out)
    return levels, np.asarray(levels), blocks_of(steps)


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    grain = np.random.default_rng(5).normal(0, 6, (475, 637))
    levels = np.asarray(photograph(3, (637, 475)).convert("L")) + grain
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def cut(picture: Image.Image) -> Image.Image:
    return picture.crop((5, 3, picture.width - 2, picture.height))


MOVES = [cut, *(lambda picture, way=way: picture.transpose(way) for way in T)]


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize(("first", "second"), [(70, 95), (92, 95), (95, 85)])
def test_what_was_turned_or_cut_and_saved_again_holds_nothing_more(
    photo: Image.Image, move: Callable[[Image.Image], Image.Image], first: int, second: int
) -> None:
    original, levels, blocks = saved(photo, first)
    _, its_levels, its_blocks = saved(move(original), second)
    source, copy = middle_of(levels, blocks), middle_of(its_levels, its_blocks)
    assert source is not None
    assert copy is not None
    assert gain_beyond(its_levels, its_blocks, source) is Gain.NONE
    assert gain_beyond(levels, blocks, copy) is Gain.SOME


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize(("first", "second"), [(70, 95), (85, 98), (80, 80)])
def test_of_two_that_were_saved_from_a_third_neither_is_the_other_s_copy(
    photo: Image.Image, move: Callable[[Image.Image], Image.Image], first: int, second: int
) -> None:
    _, levels, blocks = saved(photo, first)
    _, its_levels, its_blocks = saved(move(photo), second)
    other = middle_of(levels, blocks)
    assert other is not None
    assert gain_beyond(its_levels, its_blocks, other) is Gain.SOME


def test_another_picture_is_not_held_against_it(photo: Image.Image) -> None:
    _, levels, blocks = saved(photo, 85)
    _, its_levels, its_blocks = saved(photograph(4, photo.size).convert("L"), 95)
    other = middle_of(levels, blocks)
    assert other is not None
    assert gain_beyond(its_levels, its_blocks, other) is Gain.SOME
