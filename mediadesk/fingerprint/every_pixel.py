"""Whether two pictures are the same to the pixel: a PNG shows so that it was made from a JPEG.

A JPEG never gives back all pixels of what it is made from, at no quality, but for flat areas and
smooth ramps: of a drawing of these nothing can be told.
"""

import hashlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Levels = npt.NDArray[np.uint8]

_DIGEST_BYTES = 16
_BLOCK_PX = 8
_MOST_BLOCKS = 6_000
_LEAST_BLOCKS = 32
"""So many blocks with noise are those of no drawing, and come through no compression unchanged."""
_LEAST_LEVELS = 16
"""Of patterns of dots each block has fewer."""
_UNEVEN = 2
"""Rounded ramps are less uneven; and a quarter of the places of a block has to be so."""
_LEAST_PLACES = (_BLOCK_PX - 1) ** 2 // 4


def digest_of(size: tuple[int, int], strips: Iterable[Levels]) -> bytes:
    """Return the digest of a picture of (width, height), all of whose RGB levels are given."""
    digest = hashlib.blake2b(repr(size).encode(), digest_size=_DIGEST_BYTES)
    for strip in strips:
        digest.update(np.ascontiguousarray(strip).data)
    return digest.digest()


def is_like_no_drawing(grey: Levels) -> bool:
    """Tell whether blocks from all over a picture hold noise, as those of photographs do."""
    rows, columns = grey.shape[0] // _BLOCK_PX, grey.shape[1] // _BLOCK_PX
    whole = grey[: rows * _BLOCK_PX, : columns * _BLOCK_PX]
    apart = whole.reshape(rows, _BLOCK_PX, columns, _BLOCK_PX).swapaxes(1, 2)
    every = np.arange(rows * columns)[:: max(1, rows * columns // _MOST_BLOCKS)]
    blocks = apart[every // max(columns, 1), every % max(columns, 1)].astype(np.int16)
    uneven = np.abs(np.diff(np.diff(blocks, axis=1), axis=2)) >= _UNEVEN
    levels = np.diff(np.sort(blocks.reshape(-1, _BLOCK_PX**2), axis=1), axis=1) > 0
    noisy = uneven.sum((1, 2)) >= _LEAST_PLACES
    return int((noisy & (levels.sum(1) >= _LEAST_LEVELS - 1)).sum()) >= _LEAST_BLOCKS
