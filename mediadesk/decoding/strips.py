"""All pixels of a picture as RGB, as converters read them: strip by strip, which spares memory."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

Levels = npt.NDArray[np.uint8]

_ROWS = 128
_BITS = 16
_HALF = 1 << (_BITS - 1)
_CHROMA = np.arange(256, dtype=np.int64) - 128


def _times(factor: float) -> npt.NDArray[np.int64]:
    """Return a factor times each value of chroma, in whole parts as libjpeg has them."""
    return np.int64(factor * (1 << _BITS) + 0.5) * _CHROMA


_RED_OF_CR = ((_times(1.402) + _HALF) >> _BITS).astype(np.int16)
_BLUE_OF_CB = ((_times(1.772) + _HALF) >> _BITS).astype(np.int16)
_GREEN_OF_CR = (-_times(0.71414)).astype(np.int32)
_GREEN_OF_CB = (-_times(0.34414) + _HALF).astype(np.int32)


def rgb_strips(image: Image.Image) -> Iterator[Levels]:
    """Yield (rows, width, 3) levels of an opaque picture from its top to its bottom.

    Of a JPEG's own colours they are those that libjpeg hands out, to the level.
    """
    for top in range(0, image.height, _ROWS):
        strip = image.crop((0, top, image.width, min(image.height, top + _ROWS)))
        if strip.mode == "YCbCr":
            yield _as_libjpeg(np.asarray(strip))
        else:
            yield np.asarray(strip.convert("RGB"))


def _as_libjpeg(colours: Levels) -> Levels:
    luma, cb, cr = colours[..., 0].astype(np.int16), colours[..., 1], colours[..., 2]
    found = np.empty_like(colours)
    green = ((_GREEN_OF_CB[cb] + _GREEN_OF_CR[cr]) >> _BITS).astype(np.int16)
    for channel, more in enumerate((_RED_OF_CR[cr], green, _BLUE_OF_CB[cb])):
        found[..., channel] = np.clip(luma + more, 0, 255)
    return found
