"""How far the colours of two pictures differ beyond what a global edit of them explains."""

from dataclasses import replace

import numpy as np

from mediadesk.dedupe.pictures.registration.affine import Floats
from mediadesk.dedupe.pictures.registration.measures import LEAST_SHARE, Measures, agreeing
from mediadesk.dedupe.pictures.verification import tint_fit, tone_fit


def toned(colours: Floats, their_colours: Floats, measured: Measures) -> Measures:
    """Add what brightness and contrast explain of the colours, (pairs, 8, 8, 3) YCbCr.

    The pictures are taken as they are, for what is cut off at white misleads the alignment.
    """
    left, explained = tone_fit.unexplained(tone_fit.rgb_of(colours), tone_fit.rgb_of(their_colours))
    return replace(measured, tones=left, tone_contrast=explained)


def coloured(colours: Floats, their_colours: Floats, measured: Measures) -> Measures:
    """Add how far the colours, (pairs, 8, 8, 3) YCbCr, differ once edits are allowed for."""
    light = their_colours[..., :1].reshape(len(colours), -1, 1)
    chroma, theirs = (
        (part[..., 1:] - 128).reshape(len(part), -1, 2) for part in (colours, their_colours)
    )
    own, their = (chroma**2).sum(2), (theirs**2).sum(2)
    contrasted = theirs - measured.gain[:, None, None] * chroma
    chromas = []
    for apart in (contrasted, *tint_fit.unexplained(chroma, theirs, light)):
        error = (apart**2).sum(2)
        kept = agreeing(error)
        kept[(kept * own).sum(1) < LEAST_SHARE[1] * own.sum(1)] = 1
        chromas.append(np.sqrt((kept * error).sum(1) / kept.sum(1)))
    return replace(
        measured,
        chroma=chromas[0],
        saturated=chromas[1],
        tinted=chromas[2],
        chroma_spread=np.sqrt(np.minimum(own.mean(1), their.mean(1))),
    )
