"""Which of two versions of one size is nearer to the original: what was rounded still shows.

A JPEG rounds the frequencies of what it is made from to whole steps. So those of its source lie
evenly within half a step of its own, and where its source was a JPEG itself, its own lie near the
whole steps of that one. Of two that were saved from one source the finer one counts as the source.
Steps of a quality above 95 are too fine to show; an edit moves all frequencies, and leaves nothing.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_LEAST_VALUES = 250
"""Fewer frequencies that differ from 0 prove nothing."""
_LEAST_STEP = 4
"""Finer steps cannot be told from the whole levels of pixels."""
_NEAR, _MOST = 0.6, 0.94
"""Half a step and what is lost between decoder and encoder; so many are within."""
_EVENLY = (0.25, 0.37)
"""Deviation, in steps, of what was rounded: 0.29, and what is lost in between."""
_KEPT, _KEPT_BESIDE, _CLEARLY = 0.2, 0.27, 0.045
"""Deviation of what still lies on the steps of its source; beside what was rounded to steps of its
own, and then smaller by so much."""
_BEYOND = 0.75
"""Share within half a step that tells, however fine the steps, that nothing was rounded so."""


class _Distance(NamedTuple):
    near: float
    deviation: float


def was_saved_from(
    values: Floats, source: Floats, *, steps: Floats | None, source_steps: Floats | None
) -> bool:
    """Tell whether a version was made from `source`: (blocks, places) of both, and their steps.

    Steps are None of what is no JPEG.
    """
    if values.shape != source.shape:
        return False
    if source_steps is not None and _lies_on(values, source, steps, source_steps):
        return True
    return steps is not None and _was_rounded(values, source, steps, source_steps)


def _lies_on(values: Floats, source: Floats, steps: Floats | None, source_steps: Floats) -> bool:
    """Tell whether frequencies still lie on the steps of a source, more than its own on theirs."""
    kept = _distance(values, source, source_steps)
    if kept is None or kept.near < _MOST:
        return False
    rounded = None if steps is None else _distance(source, values, steps)
    if rounded is None:
        return kept.deviation <= _KEPT
    return kept.deviation <= min(_KEPT_BESIDE, rounded.deviation - _CLEARLY)


def _was_rounded(
    values: Floats, source: Floats, steps: Floats, source_steps: Floats | None
) -> bool:
    """Tell whether frequencies are those of a source, rounded, and those of the source are not."""
    rounded = _distance(source, values, steps)
    if rounded is None or rounded.near < _MOST:
        return False
    if not _EVENLY[0] <= rounded.deviation <= _EVENLY[1]:
        return False
    if source_steps is None:
        return True
    kept = _distance(values, source, source_steps, least_step=1)
    return kept is not None and kept.near <= _BEYOND


def _distance(
    values: Floats, rounded: Floats, steps: Floats, *, least_step: float = _LEAST_STEP
) -> _Distance | None:
    """Return how far values are from whole steps that others were rounded to, in steps."""
    coarse = steps >= least_step
    whole = np.rint(rounded[:, coarse] / steps[coarse])
    apart = np.abs(values[:, coarse] / steps[coarse] - whole)[whole != 0]
    if len(apart) < _LEAST_VALUES:
        return None
    deviation = float(np.sqrt(np.minimum(apart**2, 4).mean()))
    return _Distance(float((apart <= _NEAR).mean()), deviation)
