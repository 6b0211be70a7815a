"""What is written in a picture on plain ground: pages, screens, captions in a band.

At 64x64 cells a page with another line of text looks the same. Pictures with writing keep a finer
plane, so that those that look alike can be read against each other without opening them again.
"""

import zlib

import numpy as np
import numpy.typing as npt

from mediadesk.fingerprint.picture import shrunk

SIDE = 256
WINDOW, STRIDE = 12, 6
"""Cells of the windows that are read, and how far apart they begin."""
GROUND_LEVELS, INK_LEVELS = 8, 24
"""Cells this near to the ground belong to it; those this far from it are written."""
LEAST_GROUND, LEAST_INK = 0.30, 0.06
_LEAST_OF_ALL, _TONE_LEVELS = 0.04, 2
"""A page's ground covers so much of the picture, to so many levels."""
_GROUND_PLACES = (11, 132)
"""Of a window's cells by brightness, those that belong to a dark and to a light ground."""
_LEAST_WRITTEN = 4
"""Fewer windows with writing are chance."""
_LEAST_PLAIN = 0.10
"""Share of a page, or of a band with a caption, that is of one tone to a level; photographs have
next to nothing of the kind."""

Grey = npt.NDArray[np.uint8]
Levels = npt.NDArray[np.int16]
Flags = npt.NDArray[np.bool_]


def letters_of(grey: Grey) -> bytes | None:
    """Return the packed plane of an upright picture; None where nothing is written on plain."""
    if min(grey.shape) < SIDE:
        return None
    small = shrunk(grey.tobytes(), (grey.shape[1], grey.shape[0]), SIDE)
    plane = np.frombuffer(small, np.uint8).reshape(SIDE, SIDE)
    if (
        _shares(plane).max() < _LEAST_PLAIN
        or np.count_nonzero(grounds_of(plane) >= 0) < _LEAST_WRITTEN
    ):
        return None
    return zlib.compress(plane.tobytes(), 6)


def plane_of(letters: bytes) -> Grey:
    """Return the plane, (256, 256), that `letters_of` packed."""
    return np.frombuffer(zlib.decompress(letters), np.uint8).reshape(SIDE, SIDE)


def grounds_of(plane: Grey) -> Levels:
    """Return the level that each window's writing stands on, row by row; -1 where none stands."""
    windows = np.lib.stride_tricks.sliding_window_view(plane, (WINDOW, WINDOW))
    cells = windows[::STRIDE, ::STRIDE].reshape(-1, WINDOW * WINDOW).astype(np.int16)
    found = np.full(len(cells), -1, np.int16)
    for place in _GROUND_PLACES:
        ground = np.partition(cells, place, axis=1)[:, place]
        away = np.abs(cells - ground[:, None])
        plain = (away <= GROUND_LEVELS).mean(1) >= LEAST_GROUND
        plain &= (away >= INK_LEVELS).mean(1) >= LEAST_INK
        found[plain] = ground[plain]
    return found


def are_firm(plane: Grey, grounds: Levels) -> Flags:
    """Tell which windows stand on a tone that much of the picture has: no sky, no wall."""
    tones = np.flatnonzero(_shares(plane) >= _LEAST_OF_ALL)
    return np.asarray((np.abs(grounds[:, None] - tones) <= _TONE_LEVELS).any(1) & (grounds >= 0))


def _shares(plane: Grey) -> npt.NDArray[np.float64]:
    """Return, for each level, the share of cells that are of it to a level."""
    levels = np.bincount(plane.ravel(), minlength=256)
    return np.asarray(np.convolve(levels, (1, 1, 1), "same") / plane.size)
