"""Fits the brightness and contrast that turn one picture into the other, with clipping.

A picture made brighter is clipped at white in each colour channel, so its greys fit no line any
more. Fitted to all channels of all 8x8 cells (192 values), two numbers explain such a copy to less
than a level; they explain another picture by chance only where both are nearly blank.
"""

import numpy as np

from mediadesk.dedupe.pictures.registration.affine import Floats

_FITS = 4
_NEARLY_CUT = 3.0
"""Colours this near to black or white may have been cut off."""
_LEAST_FREE = 24
_RED, _GREEN, _BLUE = (0.0, 1.402), (-0.344136, -0.714136), (1.772, 0.0)


def rgb_of(colours: Floats) -> Floats:
    """Return YCbCr colours, (pairs, 8, 8, 3), as (pairs, 192) levels of red, green and blue."""
    luma, chroma = colours[..., :1], colours[..., 1:] - 128
    matrix = np.array([_RED, _GREEN, _BLUE], np.float32).T
    return np.clip(luma + chroma @ matrix, 0, 255).reshape(len(colours), -1)


def unexplained(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Return what the best brightness and contrast leave over, and how much they explain.

    Both in levels of the picture with more contrast, (pairs,); of the two directions the better.
    """
    ahead, explained = _fitted(one, other)
    back, explained_back = _fitted(other, one)
    better = ahead <= back
    return np.where(better, ahead, back), np.where(better, explained, explained_back)


def _fitted(source: Floats, result: Floats) -> tuple[Floats, Floats]:
    """Fit `result = cut(gain * source + offset)` where nothing was cut off; judge it everywhere."""
    whole = (result > _NEARLY_CUT) & (result < 255 - _NEARLY_CUT)
    free = whole.astype(np.float32)
    predicted = result
    for _ in range(_FITS):
        total = free.sum(1, keepdims=True) + np.float32(1e-3)
        mean = (free * source).sum(1, keepdims=True) / total
        their_mean = (free * result).sum(1, keepdims=True) / total
        own, theirs = source - mean, result - their_mean
        variance = (free * own**2).sum(1, keepdims=True) / total
        covariance = (free * own * theirs).sum(1, keepdims=True) / total
        gain = np.clip(covariance / np.maximum(variance, 1e-2), 0, 4)
        predicted = np.clip(gain * own + their_mean, 0, 255)
        inside = (predicted > _NEARLY_CUT) & (predicted < 255 - _NEARLY_CUT)
        free = (whole & inside).astype(np.float32)
    enough = free.sum(1) >= _LEAST_FREE
    scale = np.maximum(1, 1 / np.maximum(gain[:, 0], 0.1))
    left = np.sqrt(((predicted - result) ** 2).mean(1)) * scale
    explained = predicted.std(1) * scale
    return (
        np.where(enough, left, np.float32(255)).astype(np.float32),
        np.where(enough, explained, 0).astype(np.float32),
    )
