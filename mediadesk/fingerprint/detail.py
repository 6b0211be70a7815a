"""Detail that a picture really holds: its spectrum, and the blockiness of its compression.

Only members of clusters are read so: it takes the whole picture, at full size.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

STEPS = 20
_SIDE_PX = 1024
"""The middle of the picture, at most this large, speaks for all of it."""
_FIT = slice(1, 6)
"""Steps whose decline tells what finer ones would hold."""
_BLOCK_PX = 8
_LEAST_PX = 64

Grey = npt.NDArray[np.uint8]
"""(height, width) levels of a whole picture."""


def spectrum_of(grey: Grey) -> tuple[float, ...] | None:
    """Return detail per step of fineness over what the coarse steps let expect."""
    height, width = grey.shape
    side = min(width, height, _SIDE_PX)
    if side < _LEAST_PX:
        return None
    left, top = (width - side) // 2, (height - side) // 2
    middle = grey[top : top + side, left : left + side].astype(np.float32)
    window = np.hanning(side)[:, None] * np.hanning(side)[None, :]
    power = np.abs(np.fft.rfft2((middle - middle.mean()) * window)) ** 2
    step = _steps_of(side)
    sums = np.bincount(step, power.ravel(), STEPS + 1)
    means = sums / np.maximum(np.bincount(step, minlength=STEPS + 1), 1)
    fineness = np.log((np.arange(STEPS) + 0.5) / STEPS)
    levels = np.log(means[:STEPS] + 1e-9)
    expected = np.polyval(np.polyfit(fineness[_FIT], levels[_FIT], 1), fineness)
    return tuple(np.exp(np.clip(levels - expected, -20, 20)).round(5).tolist())


@lru_cache(maxsize=4)
def _steps_of(side: int) -> Grey:
    """Return the step of fineness of each frequency: most pictures of a library have one size."""
    radius = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :]) * 2
    return np.asarray(np.minimum((radius * STEPS).astype(np.uint8), STEPS).ravel(), np.uint8)


def blockiness_of(grey: Grey) -> float | None:
    """Return how much more neighbours differ across block borders than elsewhere."""
    if min(grey.shape) < _LEAST_PX:
        return None
    levels = grey[: _SIDE_PX * 2, : _SIDE_PX * 2].astype(np.float32)
    borders, inside = [], []
    for steps in (np.abs(np.diff(levels, axis=1)), np.abs(np.diff(levels, axis=0)).T):
        across = steps.mean(0)
        is_border = np.arange(len(across)) % _BLOCK_PX == _BLOCK_PX - 1
        borders.append(across[is_border].mean())
        inside.append(across[~is_border].mean())
    return round(float((sum(borders) + 0.05) / (sum(inside) + 0.05)), 4)
