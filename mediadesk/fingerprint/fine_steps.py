"""Whether DCT coefficients of a picture still lie on the fine steps of an earlier JPEG.

Steps of two to five levels are blurred by the rounding of the pixels in between, and each value
says little; but where one was left, values near its multiples are far more than those between
(0.45 and more of all, in photographs saved again; 0.06 and less where they were not).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_QUALITIES = range(80, 95)
"""Coarser ones show in each value, of finer ones hardly a step is left."""
_COARSER = 1.4
_BINS_A_STEP = 8
"""Where the picture itself has no steps."""
_FIRST, _LAST = 1.5, 7.5
"""Values between these, in steps, speak: there are too many near 0, too few beyond."""
_LEAST_VALUES, _LEAST_PLACES = 100, 4
_PEAKED, _SURE = 0.4, 4.0
"""Share of the values by which multiples outweigh what is between, and that in deviations."""
_MOST_OF_THEM = 0.7


def fine_quality(
    values: Sequence[Floats], own: Sequence[float] | None, luma: Sequence[int]
) -> int | None:
    """Return the quality of the table on whose steps the values lie; None where on none.

    `values` are those of some places in the blocks, `own` the file's steps there (None: it is no
    JPEG), `luma` the steps that the usual table has there at quality 50.
    """
    best, found = _PEAKED, None
    seen: dict[tuple[int, int], tuple[float, float] | None] = {}
    for quality in _QUALITIES:
        outweighing = []
        for place, at_50 in enumerate(luma):
            step = max(1, (at_50 * (200 - 2 * quality) + 50) // 100)
            mine = own[place] if own is not None else 0.0
            if step < _COARSER * max(mine, 1.0):
                continue
            key = place, step
            if key not in seen:
                seen[key] = _peaks(np.abs(values[place]), step, mine or step / _BINS_A_STEP)
            if (peaks := seen[key]) is not None:
                outweighing.append(peaks)
        if len(outweighing) < _LEAST_PLACES:
            continue
        middle = float(np.median([share for share, _ in outweighing]))
        sure = sum(deviations > _SURE for _, deviations in outweighing)
        if middle > best and sure >= _MOST_OF_THEM * len(outweighing):
            best, found = middle, quality
    return found


def _peaks(values: Floats, step: int, width: float) -> tuple[float, float] | None:
    """Return by which share multiples of a step outweigh their surroundings, and how surely.

    `width` is that of the bins: what the file's own steps leave empty is no valley.
    """
    bins = np.rint(values / width).astype(np.int64)
    every = int((_LAST + 1) * step / width) + 2
    counts = np.bincount(bins[bins < every], minlength=every).astype(np.float64)
    reach = step / width / 2
    whole = int(reach)
    window = np.ones(2 * whole + 1)
    if whole == reach:
        window[0] = window[-1] = 0.5  # one step, its ends shared
    smooth = np.convolve(counts, window / window.sum(), "same")
    at = np.arange(every) * width / step
    speaks = (at >= _FIRST) & (at <= _LAST)
    total = counts[speaks].sum()
    if total < _LEAST_VALUES:
        return None
    waves = np.cos(2 * np.pi * at[speaks])
    outweighing = ((counts - smooth)[speaks] * waves).sum()
    deviation = np.sqrt((counts[speaks] * waves**2).sum()) + 1e-9
    return float(outweighing / total), float(outweighing / deviation)
