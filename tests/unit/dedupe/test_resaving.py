import io

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from mediadesk.dedupe.resaving import was_saved_from
from mediadesk.fingerprint.past import Traces, frequencies_of, traces_in, traces_of
from mediadesk.formats import jpeg
from tests.support.planes import photograph


def saved(picture: Image.Image, quality: int | None) -> tuple[Image.Image, Traces]:
    """Return a picture as it comes back from a JPEG (of no quality: a PNG), and its traces."""
    out = io.BytesIO()
    if quality is None:
        picture.save(out, "PNG")
        steps = None
    else:
        picture.save(out, "JPEG", quality=quality)
        steps = jpeg.read_head(io.BytesIO(out.getvalue())).steps
    plane = Image.open(out)
    plane.draft("YCbCr", plane.size)
    packed = traces_of(frequencies_of(np.asarray(plane.convert("YCbCr").getchannel(0))), steps)
    assert packed is not None
    return Image.open(out).convert("RGB"), traces_in(packed)


def is_from(copy: Traces, source: Traces) -> bool:
    return was_saved_from(
        copy.values,
        source.values,
        steps=copy.steps if copy.steps.all() else None,
        source_steps=source.steps if source.steps.all() else None,
    )


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
    assert is_from(copy, source)
    assert not is_from(source, copy)


def test_what_was_made_brighter_is_not_known(photo: Image.Image) -> None:
    original, source = saved(photo, 90)
    _, copy = saved(ImageEnhance.Brightness(original).enhance(1.1), 95)
    assert not is_from(copy, source)
    assert not is_from(source, copy)


def test_versions_of_other_sizes_are_not_compared(photo: Image.Image) -> None:
    _, source = saved(photo, 90)
    _, copy = saved(photo.resize((320, 240)), 90)
    assert not is_from(copy, source)
