"""Fine grey plane of a picture, to compare lines: text, charts, signs, words on a photograph.

At 64x64 cells a page with another line of text looks the same, and a chart with another bar nearly
so. Of members of clusters a finer plane is stored, so that they can be aligned and compared without
opening them again: of drawings without loss, of all else as quantised DCT coefficients.
"""

import math
import zlib

import numpy as np
import numpy.typing as npt

from mediadesk.fingerprint.picture import shrunk

SIDES = (256, 128, 64)
_MOST_ENLARGED = 4 / 3
"""So far a small picture may be enlarged: beyond, its blocks look like lines."""
_LEAST_PLAIN = 0.10
"""Share of a drawing that is of one tone to a level; few photographs have so much."""
_BLOCK = 8
_STEP, _RISE = 16, 0.15
"""Quantisation step of the lowest DCT coefficient in levels, and its relative growth with order."""
_EVERY_LEVEL, _COEFFICIENTS = b"\0", b"\1"
_MIDDLE = 128

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


def fine_plane_of(grey: Grey) -> bytes | None:
    """Return the packed plane of an upright picture; None of what is too small."""
    for side in SIDES:
        if side <= _MOST_ENLARGED * min(grey.shape):
            small = shrunk(grey.tobytes(), (grey.shape[1], grey.shape[0]), side)
            plane = np.frombuffer(small, np.uint8)
            levels = np.bincount(plane, minlength=256)
            plain = np.convolve(levels, (1, 1, 1), "same").max() / plane.size
            if plain >= _LEAST_PLAIN:
                return _EVERY_LEVEL + zlib.compress(small, 6)
            return _COEFFICIENTS + zlib.compress(_coefficients_of(plane.reshape(side, side)), 6)
    return None


def plane_of(packed: bytes) -> Grey:
    """Return the square plane that `fine_plane_of` packed, one of `SIDES` wide and high."""
    cells = np.frombuffer(zlib.decompress(packed[1:]), np.uint8)
    side = math.isqrt(len(cells))
    return (
        cells.reshape(side, -1)
        if packed[:1] == _EVERY_LEVEL
        else _plane_of_coefficients(cells, side)
    )


def _coefficients_of(plane: Grey) -> bytes:
    """Return the quantised DCT coefficients of all blocks (ISO/IEC 10918-1, A.3.3), by order."""
    count = len(plane) // _BLOCK
    blocks = plane.reshape(count, _BLOCK, count, _BLOCK).swapaxes(1, 2).astype(np.float32)
    coefficients = _COSINES @ (blocks - _MIDDLE) @ _COSINES.T
    steps = np.clip(np.rint(coefficients / _STEPS), -128, 127).astype(np.int8)
    return steps.transpose(2, 3, 0, 1).tobytes()


def _plane_of_coefficients(cells: Grey, side: int) -> Grey:
    count = side // _BLOCK
    steps = cells.view(np.int8).reshape(_BLOCK, _BLOCK, count, count).transpose(2, 3, 0, 1)
    blocks = _COSINES.T @ (steps * _STEPS) @ _COSINES + _MIDDLE
    levels = np.clip(np.rint(blocks), 0, 255).astype(np.uint8)
    return levels.swapaxes(1, 2).reshape(side, side)


def _cosines() -> Floats:
    cell = np.arange(_BLOCK)
    cosines = np.cos((2 * cell + 1) * cell[:, None] * np.pi / (2 * _BLOCK)) * np.sqrt(2 / _BLOCK)
    cosines[0] /= np.sqrt(2)
    return np.asarray(cosines, np.float32)


_COSINES = _cosines()
_STEPS = (_STEP * (1 + _RISE * np.add.outer(*[np.arange(_BLOCK)] * 2))).astype(np.float32)
