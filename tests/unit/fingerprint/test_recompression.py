import io

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from mediadesk.fingerprint.recompression import earlier_quality, frequencies_of
from mediadesk.formats import jpeg
from tests.support.planes import photograph


def saved(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def past_of(data: bytes) -> int | None:
    image = Image.open(io.BytesIO(data))
    image.draft("YCbCr", image.size)
    steps = jpeg.read_head(io.BytesIO(data)).steps
    return earlier_quality(frequencies_of(np.asarray(image.getchannel(0))), steps)


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    grain = np.random.default_rng(5).normal(0, 9, (640, 960, 1))
    levels = np.asarray(photograph(3, (960, 640))) + grain
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("quality", [50, 75, 90, 97])
def test_what_was_compressed_once_has_no_past(photo: Image.Image, quality: int) -> None:
    assert past_of(saved(photo, quality)) is None


@pytest.mark.parametrize(("first", "then"), [(50, 90), (75, 95), (75, 98)])
def test_an_earlier_compression_shows(photo: Image.Image, first: int, then: int) -> None:
    found = past_of(saved(opened(saved(photo, first)), then))
    assert found is not None
    assert abs(found - first) <= 8


@pytest.mark.parametrize(("first", "then"), [(88, 95), (90, 98), (92, 98), (93, 100)])
def test_an_earlier_compression_shows_though_it_was_fine(
    photo: Image.Image, first: int, then: int
) -> None:
    found = past_of(saved(opened(saved(photo, first)), then))
    assert found is not None
    assert abs(found - first) <= 2


def test_it_shows_when_the_picture_was_made_brighter_between(photo: Image.Image) -> None:
    edited = ImageEnhance.Brightness(opened(saved(photo, 75))).enhance(1.1)
    assert past_of(saved(edited, 96)) in range(60, 76)


def test_it_shows_in_a_copy_without_loss(photo: Image.Image) -> None:
    grey = np.asarray(opened(saved(photo, 75)).convert("L"))
    assert earlier_quality(frequencies_of(grey), None) in range(66, 78)
    assert earlier_quality(frequencies_of(np.asarray(photo.convert("L"))), None) is None


def test_a_fine_one_shows_in_a_copy_without_loss(photo: Image.Image) -> None:
    found = earlier_quality(frequencies_of(np.asarray(opened(saved(photo, 92)).convert("L"))), None)
    assert found in (91, 92, 93)
    assert earlier_quality(frequencies_of(np.asarray(photo.convert("L"))), None) is None


def test_nothing_shows_of_a_compression_that_was_finer_than_the_last(photo: Image.Image) -> None:
    assert past_of(saved(opened(saved(photo, 95)), 70)) is None


def test_a_plain_picture_says_nothing() -> None:
    assert past_of(saved(opened(saved(Image.new("RGB", (640, 480), "navy"), 50)), 95)) is None
