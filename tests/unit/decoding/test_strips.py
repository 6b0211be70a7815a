import io

import numpy as np
import pytest
from PIL import Image

from mediadesk.decoding.strips import rgb_strips


@pytest.mark.parametrize("subsampling", [0, 2])
@pytest.mark.parametrize("quality", [60, 95, 100])
def test_the_colours_of_a_jpeg_are_those_that_its_decoder_hands_out(
    quality: int, subsampling: int
) -> None:
    levels = np.random.default_rng(7).integers(0, 256, (301, 203, 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(levels).save(out, "JPEG", quality=quality, subsampling=subsampling)
    with Image.open(out) as image, Image.open(out) as own:
        own.draft("YCbCr", own.size)
        assert own.mode == "YCbCr"
        strips = list(rgb_strips(own))
        assert len(strips) > 1
        assert np.array_equal(np.concatenate(strips), np.asarray(image))


def test_a_grey_picture_has_the_same_strips_as_one_in_rgb() -> None:
    grey = Image.fromarray(np.arange(200, dtype=np.uint8).reshape(10, 20))
    (one,), (other,) = rgb_strips(grey), rgb_strips(grey.convert("RGB"))
    assert np.array_equal(one, other)
