import io

import numpy as np
import pytest
from PIL import Image, ImageFilter

from mediadesk.domain.detail import Gain
from mediadesk.fingerprint.enlarging import excess_of, parts_of

SIZE = (640, 480)
R = Image.Resampling


def photo(size: tuple[int, int] = SIZE) -> Image.Image:
    """Make a picture whose detail falls off as it does in photographs."""
    width, height = size
    noise = np.fft.rfft2(np.random.default_rng(3).standard_normal((height, width)))
    fineness = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :])
    grey = np.fft.irfft2(noise / np.maximum(fineness, 1 / width), s=(height, width))
    levels = 128 + 40 * (grey - grey.mean()) / grey.std()
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def scene() -> Image.Image:
    """Make a picture with detail in some places, and hardly any in others."""
    across, down = np.meshgrid(*(np.linspace(0, 9, side) for side in SIZE))
    strength = 0.55 + 0.45 * np.sin(across) * np.cos(down)
    levels = 128 + (np.asarray(photo(), np.float64) - 128) * strength
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def saved(image: Image.Image, quality: int | None) -> Image.Image:
    """Return it as it comes back from a JPEG; of no quality, from a file without loss."""
    if quality is None:
        return image
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(out)


def scaled(image: Image.Image, scale: float, resampling: Image.Resampling) -> Image.Image:
    return image.resize((round(image.width * scale), round(image.height * scale)), resampling)


def is_enlarged(large: Image.Image, small: Image.Image) -> bool:
    parts = parts_of(np.asarray(small), large.width / small.width)
    assert parts is not None
    excess = excess_of(np.asarray(large), parts)
    return excess is not None and excess.is_enlarged


@pytest.mark.parametrize("resampling", [R.NEAREST, R.BILINEAR, R.BICUBIC, R.LANCZOS])
@pytest.mark.parametrize(("scale", "quality"), [(1.3, 95), (2, 85), (3, 92), (1.1, None)])
def test_an_enlarged_picture_holds_nothing_of_its_own(
    resampling: Image.Resampling, scale: float, quality: int | None
) -> None:
    small = saved(photo(), 90)
    assert is_enlarged(saved(scaled(small, scale, resampling), quality), small)


@pytest.mark.parametrize("resampling", [R.BOX, R.BILINEAR, R.BICUBIC, R.LANCZOS])
@pytest.mark.parametrize("scale", [0.33, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("quality", [75, None])
def test_a_picture_holds_more_than_its_smaller_copy(
    resampling: Image.Resampling, scale: float, quality: int | None
) -> None:
    large = saved(photo(), quality)
    assert not is_enlarged(large, saved(scaled(large, scale, resampling), 90))


@pytest.mark.parametrize("scale", [0.33, 0.5, 0.8])
def test_a_soft_picture_is_not_taken_for_one_made_from_its_sharpened_copy(scale: float) -> None:
    large = saved(photo().filter(ImageFilter.GaussianBlur(1.5)), 92)
    small = scaled(large, scale, R.LANCZOS).filter(ImageFilter.UnsharpMask(1, 100, 0))
    assert not is_enlarged(large, saved(small, 90))


def test_another_cut_is_not_held_against_a_picture() -> None:
    large = photo((1280, 960))
    small = parts_of(np.asarray(scaled(large, 0.5, R.BICUBIC).crop((0, 0, 640, 440))), 2.0)
    assert small is not None
    assert excess_of(np.asarray(large), small) is None


def test_what_is_too_small_has_no_parts() -> None:
    assert parts_of(np.zeros((90, 200), np.uint8), 2.0) is None


def test_a_blank_picture_is_not_enlarged() -> None:
    blank = Image.new("L", SIZE, 200)
    assert not is_enlarged(scaled(blank, 2, R.BICUBIC), blank)


def gain(large: Image.Image, small: Image.Image) -> Gain:
    parts = parts_of(np.asarray(small), large.width / small.width)
    assert parts is not None
    excess = excess_of(np.asarray(large), parts)
    assert excess is not None
    return excess.gain


def test_what_was_sharpened_after_enlarging_may_hold_nothing_of_its_own() -> None:
    small = saved(photo(), 90)
    large = scaled(small, 1.5, R.LANCZOS).filter(ImageFilter.UnsharpMask(2, 150, 2))
    assert gain(saved(large, 75), small) is Gain.HARDLY_ANY
    assert gain(saved(scaled(small, 2, R.LANCZOS), 95), small) is Gain.NONE
    assert gain(scene(), saved(scaled(scene(), 0.5, R.LANCZOS), 70)) is Gain.SOME


@pytest.mark.parametrize(("scale", "quality"), [(1.5, 95), (2, 85), (3, 92), (2, None)])
def test_what_got_grain_after_enlarging_may_hold_nothing_of_its_own(
    scale: float, quality: int | None
) -> None:
    small = saved(scene(), 90)
    large = scaled(small, scale, R.LANCZOS)
    grain = 6 * np.random.default_rng(1).standard_normal((large.height, large.width))
    grained = np.clip(np.asarray(large) + grain, 0, 255).astype(np.uint8)
    assert gain(saved(Image.fromarray(grained), quality), small) is not Gain.SOME
    assert gain(scene(), saved(scaled(scene(), 1 / scale, R.LANCZOS), 90)) is Gain.SOME
