"""The planes of a picture as the fingerprint room makes them, for experiments and tests."""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

Grey = npt.NDArray[np.uint8]
Colour = npt.NDArray[np.uint8]


def of_picture(picture: Image.Image) -> tuple[Grey, Colour]:
    """Return the 64x64 grey plane and the 8x8 YCbCr grid of an upright picture."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(white, layer)
    square = picture.convert("YCbCr").resize((128, 128), Image.Resampling.BOX)
    grey = np.asarray(square.getchannel(0).reduce(2))
    return grey, np.asarray(square.reduce(16))


def of_file(path: str) -> tuple[Grey, Colour]:
    """Return the planes of a picture file, decoded at reduced scale where the format can."""
    with Image.open(path) as picture:
        picture.draft("YCbCr", (128, 128))
        return of_picture(ImageOps.exif_transpose(picture))
