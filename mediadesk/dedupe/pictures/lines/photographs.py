"""Tells apart photographs with other words on them, or with another object in one place.

Noise, sharpening and filters change the lines of a photograph everywhere. So both are blurred, and
they differ only where each has lines of its own in several places: a caption or mark that only one
has leaves the rest as it is. Where a mark hides much of a busy photograph, it is all brighter or
all darker than what it hides; other words are not.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.lines.windows import LEAST_WINDOWS, Windows, softened
from mediadesk.dedupe.pictures.registration.affine import Floats

Flags = npt.NDArray[np.bool_]

_COARSE = 128
"""Planes with more cells a side are softened; cells of smaller ones are means of more anyway."""
_CLEAR = 100
"""Squared levels of a window from which on its lines are told from noise."""
_UNLIKE = 0.75
"""Windows that correlate better show the same."""
_GONE = 0.50
"""Of lines that are gone the other has no more than this share; of what is written on, more."""
_BESIDE = 0.70
"""Fainter lines than this share of the other's are what words were written on."""
_ONE_SIDED = 0.10
"""Of what is written in one of them alone, no more than this share is darker, or brighter."""
_FEW = 0.20
"""Of the windows with words, so many may hide what they were written on."""


def own_lines(ours: Floats, theirs: Floats, inside: Floats) -> tuple[Flags, Flags]:
    """Tell which pairs have lines of their own, on both sides, and which on one at least.

    Planes are (pairs, side, side) and lie over each other where `inside` is 1.
    """
    if ours.shape[1] > _COARSE:
        ours, theirs = (softened(planes) for planes in (ours, theirs))
    seen = Windows.of(ours, theirs, inside)
    both = np.maximum(seen.both, 0)
    unlike = seen.inside & (both < _UNLIKE * np.sqrt(np.maximum(seen.own * seen.theirs, 1e-3)))
    alone = [
        unlike & (own > _CLEAR) & (own > _BESIDE * other) & (both < _GONE * own)
        for own, other in ((seen.own, seen.theirs), (seen.theirs, seen.own))
    ]
    counts = [windows.sum((1, 2)) for windows in alone]
    least, most = np.minimum(*counts), np.maximum(*counts)
    on_both = (
        (least >= LEAST_WINDOWS) & (least >= _FEW * most) & ~_is_ink(seen, alone[0] | alone[1])
    )
    return on_both, most >= LEAST_WINDOWS


def _is_ink(seen: Windows, windows: Flags) -> Flags:
    """Tell whether one picture is only brighter, or only darker, where their lines differ."""
    ours, theirs = seen.levelled
    brighter, darker = (
        (seen.means(np.maximum(sign * (ours - theirs), 0)) * windows).sum((1, 2))
        for sign in (np.float32(1), np.float32(-1))
    )
    return np.asarray(np.minimum(brighter, darker) < _ONE_SIDED * np.maximum(brighter, darker))
