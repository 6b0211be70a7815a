"""Fits the saturation and tint that turn the colours of one picture into the other's.

An editor scales the saturation of all colours alike, and another light tints all bright places
alike. Neither rotates a hue nor colours what is dark: the same drawing in other colours does not
fit.
"""

import numpy as np

from mediadesk.dedupe.pictures.registration.affine import Floats

_SATURATIONS = 0.4, 2.5
_MOST_TINT = 0.25
"""Levels of colour for each level of brightness: a lamp, or a filter of a phone."""


def unexplained(chroma: Floats, theirs: Floats, light: Floats) -> tuple[Floats, Floats]:
    """Return what saturation leaves over of their colours, and what a tint with it does.

    Colours and the rest are (pairs, cells, 2), `light` is (pairs, cells, 1).
    """
    without, their_without = (
        part - light * _share(part, light, axis=1) for part in (chroma, theirs)
    )
    saturated = theirs - _saturation(chroma, theirs) * chroma
    tinted = theirs - _saturation(without, their_without) * chroma
    tint = np.clip(_share(tinted, light, axis=1), -_MOST_TINT, _MOST_TINT)
    return saturated, tinted - light * tint


def _saturation(chroma: Floats, theirs: Floats) -> Floats:
    return np.clip(_share(theirs, chroma, axis=(1, 2)), *_SATURATIONS)


def _share(part: Floats, whole: Floats, *, axis: int | tuple[int, int]) -> Floats:
    """Return by which factor one explains most of the other."""
    both, square = ((other * whole).sum(axis, keepdims=True) for other in (part, whole))
    return np.asarray(both / np.maximum(square, 1e-3), np.float32)
