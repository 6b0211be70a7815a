import io
from collections.abc import Callable

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from mediadesk.dedupe.pictures.lineage.recompression import Version, kinship, was_saved_from
from mediadesk.domain.detail import Kinship
from mediadesk.fingerprint.recompression import frequencies_of, traces_in, traces_of
from mediadesk.formats import jpeg
from tests.support.planes import photograph

pillow_heif.register_heif_opener()


def saved(
    picture: Image.Image, quality: int | None, *, other: str = ""
) -> tuple[Image.Image, Version]:
    """Return a picture as it comes back from a JPEG (of no quality: a PNG; or another format)."""
    out = io.BytesIO()
    if quality is None:
        picture.save(out, "PNG")
    else:
        picture.save(out, other or "JPEG", quality=quality)
    steps = None
    if quality is not None and not other:
        steps = jpeg.read_head(io.BytesIO(out.getvalue())).steps
    plane = Image.open(out)
    plane.draft("YCbCr", plane.size)
    packed = traces_of(frequencies_of(np.asarray(plane.convert("YCbCr").getchannel(0))), steps)
    assert packed is not None
    traces = traces_in(packed)
    its = traces.steps if traces.steps.all() else None
    return Image.open(out).convert("RGB"), Version(traces.values, its, loses=bool(other))


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    grain = np.random.default_rng(5).normal(0, 6, (480, 640, 1))
    levels = np.asarray(photograph(3, (640, 480))) + grain
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


@pytest.mark.parametrize(
    ("first", "second"), [(75, 95), (85, 98), (92, 75), (97, 80), (80, None), (None, 85)]
)
def test_a_version_knows_what_it_was_saved_from(
    photo: Image.Image, first: int | None, second: int | None
) -> None:
    original, source = saved(photo, first)
    _, copy = saved(original, second)
    assert was_saved_from(copy, source)
    assert not was_saved_from(source, copy)


@pytest.mark.parametrize(("quality", "lossy"), [(90, 75), (95, 60), (80, 90), (75, 90), (None, 80)])
def test_a_format_that_loses_more_was_saved_from_the_jpeg(
    photo: Image.Image, quality: int | None, lossy: int
) -> None:
    original, source = saved(photo, quality)
    _, copy = saved(original, lossy, other="WEBP")
    assert kinship(copy, source) is Kinship.SAVED_FROM
    assert kinship(source, copy) is Kinship.NOTHING


@pytest.mark.parametrize("quality", [60, 70])
def test_a_jpeg_that_was_saved_from_another_format_is_known(
    photo: Image.Image, quality: int
) -> None:
    original, source = saved(photo, 80, other="WEBP")
    _, copy = saved(original, quality)
    assert kinship(copy, source) is Kinship.SAVED_FROM
    assert kinship(source, copy) is Kinship.NOTHING


@pytest.mark.parametrize(("quality", "lossy"), [(96, 90), (98, 80), (98, 95), (100, 90)])
def test_of_a_jpeg_of_finest_steps_it_is_not_said_that_it_was_made_from_its_copy(
    photo: Image.Image, quality: int, lossy: int
) -> None:
    original, source = saved(photo, quality)
    _, copy = saved(original, lossy, other="HEIF")
    assert kinship(copy, source) in {Kinship.SAVED_FROM, Kinship.PERHAPS_FROM}
    assert kinship(source, copy) is not Kinship.SAVED_FROM


@pytest.mark.parametrize("quality", [97, 100])
def test_a_jpeg_of_finest_steps_may_be_saved_from_another_format(
    photo: Image.Image, quality: int
) -> None:
    original, source = saved(photo.convert("L").convert("RGB"), 80, other="HEIF")
    _, copy = saved(original, quality)
    assert kinship(copy, source) is kinship(source, copy) is Kinship.PERHAPS_FROM


def written_on(picture: Image.Image) -> Image.Image:
    marked = picture.copy()
    ImageDraw.Draw(marked).text((300, 420), "21. 7. 2014", fill="orange", font_size=40)
    return marked


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda one: ImageEnhance.Contrast(one).enhance(1.3), Kinship.OTHER_DETAIL),
        (lambda one: one.filter(ImageFilter.UnsharpMask(1, 100)), Kinship.OTHER_DETAIL),
        (lambda one: one.filter(ImageFilter.MedianFilter(3)), Kinship.OTHER_DETAIL),
        (written_on, Kinship.OTHER_PART),
    ],
)
@pytest.mark.parametrize("quality", [97, None])
def test_of_an_edit_it_is_known_that_it_is_no_copy(
    photo: Image.Image,
    edit: Callable[[Image.Image], Image.Image],
    told: Kinship,
    quality: int | None,
) -> None:
    original, source = saved(photo, 90)
    _, copy = saved(edit(original), quality)
    assert kinship(copy, source) is kinship(source, copy) is told


def test_versions_of_other_sizes_are_not_compared(photo: Image.Image) -> None:
    _, source = saved(photo, 90)
    _, copy = saved(photo.resize((320, 240)), 90)
    assert kinship(copy, source) is Kinship.NOTHING


@pytest.mark.parametrize("quality", [75, 92, 97])
@pytest.mark.parametrize("errs", [(-1, 0, 0, 0, 0, 0, 0, 1), (-2, *[0] * 12, 1)])
def test_what_another_decoder_unpacked_does_not_pass_for_the_original(
    photo: Image.Image, quality: int, errs: tuple[int, ...]
) -> None:
    original, source = saved(photo.convert("L").convert("RGB"), quality)
    levels = np.asarray(original).astype(int)
    levels += np.random.default_rng(2).choice(errs, (*levels.shape[:2], 1))
    _, copy = saved(Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8)), None)
    assert kinship(copy, source) in {Kinship.SAVED_FROM, Kinship.PERHAPS_FROM}
    assert kinship(source, copy) is Kinship.NOTHING


@pytest.mark.parametrize("quality", [80, 92, 95, 97])
def test_a_picture_without_loss_is_nothing_to_the_jpeg_that_was_made_from_it(
    photo: Image.Image, quality: int
) -> None:
    original, source = saved(photo.convert("L").convert("RGB"), None)
    _, copy = saved(original, quality)
    assert kinship(source, copy) is Kinship.NOTHING
