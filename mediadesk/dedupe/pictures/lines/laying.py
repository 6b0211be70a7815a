"""Aligns a crop with its source, and a picture with its copy that has bars (`drawings`).

A crop takes from all sides alike, or along one side to give another shape; bars add likewise.
"""

import numpy as np

from mediadesk.dedupe.pictures.candidates.trim import trimmed_boxes
from mediadesk.dedupe.pictures.lines.windows import lines
from mediadesk.dedupe.pictures.registration import measures
from mediadesk.dedupe.pictures.registration.affine import Floats, align, start_of, widened

LEAST_SIDE = 32
"""Cells a side at which both are aligned first."""
_PLACES = tuple((right, low) for right in (0, 1, 0.5) for low in (0, 1, 0.5))
"""Where a crop is looked for in its source: in corners, at edges, in the middle."""


def laid(ours: Floats, theirs: Floats, shares: Floats) -> Floats:
    """Return the affine parameters that lay ours over theirs, from coarse to fine."""
    sizes = [(ours, theirs)]
    while sizes[-1][0].shape[1] > LEAST_SIDE:
        sizes.append((measures.halved(sizes[-1][0]), measures.halved(sizes[-1][1])))
    whole, everywhere = np.ones_like(shares), np.ones_like(sizes[-1][0])
    even, strip = np.sqrt(np.clip(shares, 0.5, 2)), np.clip(shares, 0.25, 4)
    coarse, other = sizes[-1][0], sizes[-2][1]
    in_bars, _ = trimmed_boxes(other.astype(np.uint8))
    to_a_shape = (
        start_of(in_bars),
        *(_boxed(strip, whole, right, 0) for right in (0, 1, 0.5)),
        *(_boxed(whole, strip, 0, low) for low in (0, 1, 0.5)),
    )
    on_all_sides = (
        *(_boxed(even, even, right, low) for right, low in _PLACES),
        *(widened(len(ours), by) for by in (-0.02, 0.02, 0.0)),
    )
    # which of both was done shows only where each lies best
    detail, found = lines(coarse), []
    for starts in (to_a_shape, on_all_sides):
        start = measures.nearest_start(detail, everywhere, other, starts, detail_of=lines)
        found.append(align(coarse, everywhere, other, start, 4)[0])
    affine = measures.nearest_start(detail, everywhere, other, found, detail_of=lines)
    for wider, other in sizes[-3::-1]:
        # what is written decides, not the ground: a soft one fits as well anywhere
        detail = measures.halved(lines(wider))
        affine, _ = align(detail, np.ones_like(detail), lines(other), affine, 3)
    return affine


def _boxed(width: Floats, height: Floats, right: float, low: float) -> Floats:
    """Return the parameters that lay the whole of one over boxes so far to the right and below."""
    x, y = right * (1 - width), low * (1 - height)
    return start_of(np.stack([x, y, x + width, y + height], axis=1).astype(np.float32))
