"""How much detail a picture really holds: its spectrum, and the blocks that compression left.

Only members of clusters are looked at so: it takes the whole picture, in full size.
"""

import numpy as np
import numpy.typing as npt
from PIL import Image

STEPS = 20
_SIDE_PX = 1024
"""The middle of the picture, at most this large, speaks for all of it."""
_FIT = slice(1, 6)
"""Steps whose decline tells what finer ones would hold."""
_BLOCK_PX = 8
_LEAST_PX = 64

Floats = npt.NDArray[np.float32]


def spectrum_of(image: Image.Image) -> tuple[float, ...] | None:
    """Return detail per step of fineness over what the coarse steps let expect."""
    side = min(*image.size, _SIDE_PX)
    if side < _LEAST_PX:
        return None
    left, top = (image.width - side) // 2, (image.height - side) // 2
    grey = _grey(image.crop((left, top, left + side, top + side)))
    window = np.hanning(side)[:, None] * np.hanning(side)[None, :]
    power = np.abs(np.fft.rfft2((grey - grey.mean()) * window)) ** 2
    radius = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :]) * 2
    step = np.minimum((radius * STEPS).astype(np.int64), STEPS)
    sums = np.bincount(step.ravel(), power.ravel(), STEPS + 1)
    means = sums / np.maximum(np.bincount(step.ravel(), minlength=STEPS + 1), 1)
    fineness = np.log((np.arange(STEPS) + 0.5) / STEPS)
    levels = np.log(means[:STEPS] + 1e-9)
    expected = np.polyval(np.polyfit(fineness[_FIT], levels[_FIT], 1), fineness)
    return tuple(np.exp(np.clip(levels - expected, -20, 20)).round(5).tolist())


def blockiness_of(image: Image.Image) -> float | None:
    """Return how much more neighbours differ across block borders than elsewhere."""
    if min(image.size) < _LEAST_PX:
        return None
    grey = _grey(image)
    borders, inside = [], []
    for steps in (np.abs(np.diff(grey, axis=1)), np.abs(np.diff(grey, axis=0)).T):
        across = steps.mean(0)
        is_border = np.arange(len(across)) % _BLOCK_PX == _BLOCK_PX - 1
        borders.append(across[is_border].mean())
        inside.append(across[~is_border].mean())
    return round(float((sum(borders) + 0.05) / (sum(inside) + 0.05)), 4)


def _grey(image: Image.Image) -> Floats:
    grey = image.getchannel(0) if image.mode == "YCbCr" else image.convert("L")
    return np.asarray(grey, np.float32)
