"""What a drawing shows in its lines: pages, screens, charts, icons, signs.

At 64x64 cells a page with another line of text looks the same, and a chart with another bar nearly
so. Members of clusters with a plain ground keep a finer plane, so that those that look alike can be
laid over each other without opening them again.
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

Grey = npt.NDArray[np.uint8]


def fine_plane_of(grey: Grey) -> bytes | None:
    """Return the packed plane of an upright picture; None of what is no drawing, or too small."""
    for side in SIDES:
        if side <= _MOST_ENLARGED * min(grey.shape):
            small = shrunk(grey.tobytes(), (grey.shape[1], grey.shape[0]), side)
            plane = np.frombuffer(small, np.uint8)
            levels = np.bincount(plane, minlength=256)
            plain = np.convolve(levels, (1, 1, 1), "same").max() / plane.size
            return zlib.compress(small, 6) if plain >= _LEAST_PLAIN else None
    return None


def plane_of(packed: bytes) -> Grey:
    """Return the square plane that `fine_plane_of` packed, one of `SIDES` wide and high."""
    cells = np.frombuffer(zlib.decompress(packed), np.uint8)
    return cells.reshape(math.isqrt(len(cells)), -1)
