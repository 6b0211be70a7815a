"""What a picture looks like in a few thousand bytes, so that copies of it are found.

The picture is upright, with alpha over white, from one decode at reduced scale. The gradient
hashes are imagehash's; grey and colour planes serve the verifier of similar pictures.
"""

import logging
import os

from PIL import Image

from mediadesk.decoding.picture import DecodedPicture, open_reduced
from mediadesk.domain.analysis import PictureFingerprint
from mediadesk.domain.errors import OutsideError

EDGE_PX = 128
"""The shorter side a decode must keep for a fingerprint."""

_LOG = logging.getLogger(__name__)
_GREY_PX = 64
_COLOUR_PX = 8
_CELLS = 64
"""Pictures decoded at reduced scale are first averaged down to about this many cells a side:
as near to the exact hash as without, at a third of the cost."""
_EXACT_PIXELS = 500_000

# pairs of neighbours in a 9x8 and in an 8x9 picture; plain Python, because a child process that
# needs nothing else of numpy starts in half the time without it
_ACROSS = tuple((row * 9 + at, row * 9 + at + 1) for row in range(8) for at in range(8))
_DOWN = tuple((row * 8 + at, row * 8 + at + 8) for row in range(8) for at in range(8))


def calculate_perceptual_hash(path: str | bytes | os.PathLike[str]) -> str | None:
    """Return imagehash's dhash of the picture as seen, 16 hex digits; None for what is no picture.

    A JPEG is hashed from its reduced decode, which keeps within 2 bits of the full one on
    ordinary pictures.
    """
    try:
        return fingerprint_of(open_reduced(path, EDGE_PX)).perceptual_hash
    except OutsideError as error:
        _LOG.warning("No perceptual hash for %s: %s", os.fsdecode(path), error.reason.code)
        return None


def gradient_hash(image: Image.Image) -> str:
    """Return imagehash's dhash of a whole picture, 16 hex digits."""
    small = image.convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    return f"{_signs(small.tobytes(), _ACROSS):016x}"


def fingerprint_of(picture: DecodedPicture) -> PictureFingerprint:
    """Return the fingerprint of a picture decoded with a shorter side of `EDGE_PX` or more."""
    image = picture.image
    grey = image.getchannel(0) if image.mode == "YCbCr" else image.convert("L")
    exact = not picture.reduced and grey.width * grey.height <= _EXACT_PIXELS
    across, down = _gradients(grey, exact=exact)
    # weighed by distance: of plain means, stripes and grids as fine as the cells keep moire, and
    # a crop moves it
    small = grey.resize((_GREY_PX, _GREY_PX), Image.Resampling.HAMMING)
    colour = image.resize((_COLOUR_PX, _COLOUR_PX), Image.Resampling.BOX)
    return PictureFingerprint(
        dhash_h=across,
        dhash_v=down,
        grey=small.tobytes(),
        colour=(colour if colour.mode == "YCbCr" else _coloured(colour)).tobytes(),
    )


def _coloured(image: Image.Image) -> Image.Image:
    return (image.convert("RGB") if image.mode == "L" else image).convert("YCbCr")


def _gradients(grey: Image.Image, *, exact: bool) -> tuple[int, int]:
    """Return the horizontal and the vertical hash, scaled as imagehash does."""
    cells_x, cells_y = (1, 1) if exact else (grey.width // _CELLS, grey.height // _CELLS)
    factor = max(1, cells_x), max(1, cells_y)
    box = (0, 0, grey.width / factor[0], grey.height / factor[1])
    small = grey.reduce(factor) if factor != (1, 1) else grey
    across = small.resize((9, 8), Image.Resampling.LANCZOS, box=box)
    down = small.resize((8, 9), Image.Resampling.LANCZOS, box=box)
    return _signs(across.tobytes(), _ACROSS), _signs(down.tobytes(), _DOWN)


def _signs(pixels: bytes, pairs: tuple[tuple[int, int], ...]) -> int:
    bits = 0
    for here, there in pairs:
        bits = bits << 1 | (pixels[there] > pixels[here])
    return bits


def shrunk(grey: bytes, size: tuple[int, int], side: int) -> bytes:
    """Return a grey picture of that size as `side` by `side` cells, each the mean of its place.

    A mirrored picture gives mirrored cells. Pillow's BOX would not do: where a pixel lies on a
    border it takes it for one of the cells, and thin lines then stand elsewhere.
    """
    picture = Image.frombytes("L", size, grey)
    return picture.resize((side, side), Image.Resampling.HAMMING).tobytes()
