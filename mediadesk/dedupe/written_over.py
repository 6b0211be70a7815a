"""Tells photographs apart on which other words are written, or in which something else stands.

Noise, sharpening and filters change the lines of a photograph all over. So it is looked at on
fewer cells, and two are others only where each has lines of its own in several places: what only
one of them has, a caption or a mark, leaves the other in it as it is.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.align import Floats
from mediadesk.dedupe.drawn_lines import LEAST_WINDOWS, Grain, Windows
from mediadesk.dedupe.measures import coarsened

Flags = npt.NDArray[np.bool_]

_GRAIN, SIDE = Grain(4, 7), 128
"""How photographs are looked at; finer planes hold more of their noise, and no more words."""
_CLEAR = 80
"""Squared levels of a window from which on its lines are told from noise."""
_UNLIKE = 0.75
"""Windows that correlate better show the same."""
_GONE = 0.50
"""Of lines that are gone the other has no more than this share; of what is written on, more."""
_BESIDE = 0.70
"""Fainter lines than this share of the other's are what words were written on."""
_FEW = 0.20
"""Of the windows with words, so many may hide what they were written on."""


def own_lines(ours: Floats, theirs: Floats, inside: Floats) -> tuple[Flags, Flags]:
    """Tell which pairs have lines of their own, on both sides, and which on one at least.

    Planes are (pairs, side, side) and lie over each other where `inside` is 1.
    """
    ours, theirs, inside = (coarsened(planes, SIDE) for planes in (ours, theirs, inside))
    seen = Windows.of(ours, theirs, inside, _GRAIN)
    both = np.maximum(seen.both, 0)
    unlike = seen.inside & (both < _UNLIKE * np.sqrt(np.maximum(seen.own * seen.theirs, 1e-3)))
    counts = [
        (unlike & (own > _CLEAR) & (own > _BESIDE * other) & (both < _GONE * own)).sum((1, 2))
        for own, other in ((seen.own, seen.theirs), (seen.theirs, seen.own))
    ]
    least, most = np.minimum(*counts), np.maximum(*counts)
    on_one = most >= LEAST_WINDOWS
    return (least >= LEAST_WINDOWS) & (least >= _FEW * most), on_one
