"""Discounts plain borders that were added around a picture: their pixels show nothing.

A plain background may be part of the scene. So a border counts as added only where another version
shows just what is inside it.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.keepers.contender import Contender
from mediadesk.dedupe.pictures.candidates.trim import SIDE, trimmed_boxes

_PLAIN_LEVELS = 3
"""Levels within which an added border is even, also after compression; few backgrounds are."""
_LEAST_SIDES = 2
_NEAR = 0.08
"""Accuracy of areas measured on 64x64 cells."""
_LEAST_BORDER = 0.03
_ONE_CUT = 0.8
"""Pictures whose areas are this close count as one crop: narrow borders are hard to measure."""


def insides(greys: npt.NDArray[np.uint8]) -> list[float]:
    """Return the share of each picture's area inside a plain border; 1 where it has none.

    `greys` are (pictures, 64, 64).
    """
    boxes, was_cut = trimmed_boxes(greys)
    shares = []
    for plane, box, cut in zip(greys, (boxes * SIDE).astype(int).tolist(), was_cut, strict=True):
        left, top, right, bottom = box
        has_border = bool(cut) and _plain_sides(plane, box) >= _LEAST_SIDES
        shares.append((right - left) * (bottom - top) / SIDE**2 if has_border else 1.0)
    return shares


def without_borders(versions: Sequence[Contender]) -> list[Contender]:
    """Return versions of one picture with what they show inside the borders they have."""
    shares = [_share_beside(one, versions) for one in versions]
    return [
        replace(one, true_scale=math.sqrt(share), shows=one.shows * share) if share < 1 else one
        for one, share in zip(versions, shares, strict=True)
    ]


def _plain_sides(plane: npt.NDArray[np.uint8], box: Sequence[int]) -> int:
    """Return how many sides are all of one tone outside a box (left, top, right, bottom)."""
    left, top, right, bottom = box
    edges = (
        (left, plane[:, :1]),
        (top, plane[:1]),
        (SIDE - right, plane[:, -1:]),
        (SIDE - bottom, plane[-1:]),
    )
    return sum(int(np.ptp(edge)) <= _PLAIN_LEVELS for cut, edge in edges if cut)


def _share_beside(one: Contender, versions: Sequence[Contender]) -> float:
    """Return the share of a version that another one shows in full, with less border around it."""
    shares = (one.inside / other.inside for other in versions if _shows_inside(other, one))
    least = min(shares, default=1.0)
    return least if least < 1 - _LEAST_BORDER else 1.0


def _shows_inside(other: Contender, one: Contender) -> bool:
    """Tell whether both show the same inside their plain borders."""
    if other.shows == one.shows:
        return one.inside / other.inside >= _ONE_CUT
    return abs(other.inside * other.shows / one.shows - one.inside) <= _NEAR
