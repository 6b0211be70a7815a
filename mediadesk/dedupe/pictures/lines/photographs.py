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
"""Planes with more cells a side are blurred; cells of coarser ones are means of more pixels."""
_CLEAR = 100
"""Energy of a window, in squared levels, above which it has lines and not just noise."""
_UNLIKE = 0.75
"""Correlation above which two windows show the same."""
_GONE = 0.50
"""A window's lines are missing in the other picture where it has at most this share of them."""
_BESIDE = 0.70
"""Lines fainter than this share of the other's are the background of words."""
_ONE_SIDED = 0.10
"""A mark that only one picture has is all brighter or all darker, but for this share."""
_FEW = 0.20
"""Share of the windows with words that may hide their background."""


def own_lines(ours: Floats, theirs: Floats, inside: Floats) -> tuple[Flags, Flags]:
    """Tell in which pairs both pictures have lines of their own, and in which at least one has.

    Planes are (pairs, side, side), aligned where `inside` is 1.
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
    """Tell in which pairs one picture is all brighter, or all darker, where their lines differ."""
    ours, theirs = seen.levelled
    brighter, darker = (
        (seen.means(np.maximum(sign * (ours - theirs), 0)) * windows).sum((1, 2))
        for sign in (np.float32(1), np.float32(-1))
    )
    return np.asarray(np.minimum(brighter, darker) < _ONE_SIDED * np.maximum(brighter, darker))
