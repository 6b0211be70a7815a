"""Which of two versions of one size was saved from the other, by their DCT coefficients.

A JPEG rounds the DCT coefficients of its source to multiples of its quantisation steps. So the
source's coefficients lie evenly within half a step of the JPEG's; and where the source was a JPEG,
too, the copy's coefficients lie near multiples of the source's steps (double compression). Of two
that were saved from one source the finer one counts as the source. Steps of a quality above 95 are
too fine to show. Other formats lose more than half a step, or little and unevenly: then the JPEG
was not made from them. An edit moves all coefficients, or those of some places.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.domain.detail import Kinship

Floats = npt.NDArray[np.float32]

_LEAST_VALUES = 250
"""Fewer coefficients that differ from 0 prove nothing."""
_LEAST_STEP = 4
"""Finer steps cannot be told from the rounding of pixels to whole levels."""
_NEAR, _MOST = 0.6, 0.94
"""Half a step plus the error of decoder and encoder, in steps; least share within it."""
_EVENLY = (0.25, 0.37)
"""Deviation, in steps, of values before rounding (0.29, uniform) plus the error of decoders."""
_KEPT, _KEPT_BESIDE, _CLEARLY = 0.2, 0.27, 0.045
"""Most deviation, in steps, of values that still lie on their source's steps: alone; where they
were rounded to steps of their own, too; and by how much it is smaller than theirs then."""
_BEYOND = 0.75
"""Above this share within half a step of the source, the copy was not rounded to coarser steps."""
_EVEN, _PEAKED = 2.5, 2.65
"""Kurtosis of differences: 1.8 for rounding (uniform), 3 for other noise (Gaussian)."""
_ROUNDED, _ROUNDED_NEAR = (0.88, 1.1), 0.975
"""Difference relative to that of rounding alone (`_unevenness`), where there is nothing else: 0.89
to 1.09 for 60 pictures saved as JPEG from other formats; nearly all others are outside."""
_ROUNDED_ROUGHLY = (0.65, 1.25)
"""The same for steps of one level, where decoders round more than the JPEG, or clipping counts."""
_OWN_NOISE, _MOST_LEVELS = 0.11, 20.0
"""Variance, in squared levels, of the rounding of pixels; cap of differences, in levels."""
_LONG_TAIL = 4.0
"""Kurtosis for steps of one level (`_tail`): 2.6 to 3.4 between 64 such JPEGs and their sources (a
drawing 8), mostly 4 to 100 between such JPEGs and HEICs made from them."""
_TOO_NEAR = 0.55
"""The same below which the lossless version was decoded from the JPEG: the source of a JPEG of
quality 100 has 0.68 and more, of other JPEGs 0.93."""
_EVENLY_ROUNDED = 2.6
"""As `_EVEN`, for steps of 2 and more, and for decoders with errors of one level."""
_DECODED = 4.0
"""Kurtosis over `_unevenness`: 4 to 50 for nearly all of 90 JPEGs saved as PNG by another decoder,
at most 2.6 for JPEGs made from a PNG."""
_ALIKE = 0.6
"""Least correlation of the coefficients of the same blocks, whatever was done to one version."""
_LOST = 0.95
"""Least share of coefficients within the rounding of both; lossier formats leave less."""
_EDITED = 0.90
"""The same for JPEG and lossless formats: below it one of the two was edited."""
_MORE = 1.3
"""Lossy formats make detail stronger by no more than this factor."""
_FINEST = slice(5, None)
"""The coefficients of the highest order among those stored."""
_ROUNDING, _DECODERS = 0.8, 0.4
"""Errors of decoder and encoder in levels, and more where colours were out of range."""
_FAR, _MOST_OF_A_BLOCK, _PLACES = 1.5, 0.4, 5
"""Text or a mark covers a part: at least `_PLACES` blocks differ in `_MOST_OF_A_BLOCK` of their
coefficients by more than `_FAR` times the rounding of both."""


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of one of two versions of one size."""

    values: Floats
    """DCT coefficients in levels, (blocks, places): see `fingerprint.recompression.Traces`."""
    steps: Floats | None
    """Quantisation steps of a JPEG, by place; None for other formats."""
    loses: bool = False
    """It is no JPEG, but another lossy format."""
    earlier: Floats | None = None
    """Quantisation steps of an earlier JPEG compression that still shows."""

    @property
    def rounds(self) -> Floats:
        """Return the coarsest steps that its coefficients were rounded to, by place."""
        none = np.zeros(self.values.shape[1], np.float32)
        known = [steps for steps in (self.steps, self.earlier) if steps is not None]
        return np.asarray(np.max([none, *known], axis=0), np.float32)


class _Distance(NamedTuple):
    near: float
    deviation: float
    peak: float
    """See `_EVEN`."""


def kinship(one: Version | None, other: Version | None) -> Kinship:
    """Return how one version is related to the other, as far as it is known."""
    if one is None or other is None or not _are_of_one_place(one, other):
        return Kinship.NOTHING
    if was_saved_from(one, other):
        return Kinship.SAVED_FROM
    if was_saved_from(other, one) or (one.loses and other.loses):
        return Kinship.NOTHING
    found = _edit(one, other)
    if found is Kinship.NOTHING and (
        _may_be_decoded(one, other) or _may_have_lost(one, other) or _may_have_lost(other, one)
    ):
        return Kinship.PERHAPS_FROM
    return found


def _are_of_one_place(one: Version, other: Version) -> bool:
    """Tell whether both have coefficients of the same blocks: one may be turned or mirrored."""
    if one.values.shape != other.values.shape or not one.values.size:
        return False
    squares = float((one.values**2).sum() * (other.values**2).sum())
    return bool((one.values * other.values).sum() > _ALIKE * squares**0.5)


def _edit(one: Version, other: Version) -> Kinship:
    """Return what was done to one of two versions, neither of which was saved from the other."""
    loses = one.loses or other.loses
    near = _nearness(one, other, beyond=0 if loses else _DECODERS)
    if near is not None and near < (_LOST if loses else _EDITED):
        return Kinship.OTHER_DETAIL
    if near is None or loses or _differing_blocks(one, other) < _PLACES:
        return Kinship.NOTHING
    return Kinship.OTHER_PART


def was_saved_from(copy: Version, source: Version) -> bool:
    """Tell whether a version was made from `source`, as it is."""
    if copy.loses or source.loses:
        return _lost_more(copy, source) if copy.loses else _lost_nothing(source, copy)
    if source.steps is not None and _lies_on(copy.values, source.values, copy.steps, source.steps):
        return True
    if copy.steps is None:
        return _was_decoded(copy, source)
    return copy.steps is not None and _was_rounded(
        copy.values, source.values, copy.steps, source.steps
    )


def _lost_more(copy: Version, source: Version) -> bool:
    """Tell whether a lossy version differs from `source` by more than its rounding, or unevenly."""
    near = _nearness(copy, source)
    if near is None:
        return False
    if near < _LOST:
        return bool(_strength(copy) <= _MORE * _strength(source))
    if source.steps is None:
        return False
    unevenness = _unevenness(copy, source)
    kept = _distance(copy.values, source.values, source.steps)
    if kept is not None:
        return not _ROUNDED[0] <= unevenness <= _ROUNDED[1] or kept.peak >= _PEAKED
    is_roughly_even = _ROUNDED_ROUGHLY[0] <= unevenness <= _ROUNDED_ROUGHLY[1]
    return not is_roughly_even or _tail(copy, source) >= _LONG_TAIL


def _was_decoded(copy: Version, source: Version) -> bool:
    """Tell whether a lossless version was decoded from a JPEG, by a decoder that errs by a level.

    The source of a JPEG differs from it evenly up to half a step; what was decoded from it is near.
    """
    if not _is_near(copy, source) or source.steps is None:
        return False
    unevenness = _unevenness(copy, source)
    if unevenness <= _TOO_NEAR:
        return True
    kept = _distance(copy.values, source.values, source.steps, least_step=2)
    return kept is not None and kept.peak >= _DECODED * unevenness


def _may_be_decoded(copy: Version, source: Version) -> bool:
    """Tell whether a lossless version differs from a JPEG less evenly than its source would.

    Other decoders err by a level and more: then nobody can tell which one is the original.
    """
    is_lossless = copy.steps is None and not copy.loses
    if not is_lossless or source.steps is None or not _is_near(copy, source):
        return False
    if not _ROUNDED_ROUGHLY[0] <= _unevenness(copy, source) <= _ROUNDED_ROUGHLY[1]:
        return True
    kept = _distance(copy.values, source.values, source.steps, least_step=2)
    return kept is not None and kept.peak > _EVENLY_ROUNDED


def _is_near(copy: Version, source: Version) -> bool:
    """Tell whether two versions differ by rounding alone, in all parts."""
    is_near = (_nearness(copy, source) or 0) >= _EDITED
    return is_near and _differing_blocks(copy, source) < _PLACES


def _lost_nothing(source: Version, copy: Version) -> bool:
    """Tell whether a JPEG differs from `source` by its own rounding alone, evenly."""
    near = _nearness(source, copy)
    if copy.steps is None or near is None or near < _ROUNDED_NEAR:
        return False
    kept = _distance(source.values, copy.values, copy.steps, least_step=2)
    is_even = _ROUNDED[0] <= _unevenness(source, copy) <= _ROUNDED[1]
    return is_even and kept is not None and kept.peak <= _EVEN


def _may_have_lost(lossy: Version, jpeg: Version) -> bool:
    """Tell whether a version of a format that loses more differs from a JPEG by no more than that.

    Neither was found to be made from the other: then it may be one or the other.
    """
    if not lossy.loses or jpeg.steps is None or (_nearness(lossy, jpeg) or 0) < _LOST:
        return False
    return _ROUNDED_ROUGHLY[0] <= _unevenness(lossy, jpeg) <= _ROUNDED_ROUGHLY[1]


def _tail(one: Version, rounded: Version) -> float:
    """Return the fourth moment over the square of the second of how far a version is from a JPEG.

    In steps, of all frequencies.
    """
    steps = rounded.rounds if rounded.steps is None else rounded.steps
    there = np.abs(rounded.values) > steps / 2
    squares = (((one.values - rounded.values) / steps) ** 2)[there]
    return float((squares**2).mean() / (squares.mean() ** 2 + 1e-9))


def _unevenness(one: Version, rounded: Version) -> float:
    """Return the RMS difference of a version from a JPEG, relative to that of rounding alone."""
    steps = rounded.rounds if rounded.steps is None else rounded.steps
    apart = np.abs(one.values - rounded.values)
    there = np.abs(rounded.values) > steps / 2
    expected = np.broadcast_to(steps**2 / 12 + _OWN_NOISE, apart.shape)[there].mean()
    return float(np.sqrt(np.minimum(apart[there] ** 2, _MOST_LEVELS**2).mean() / expected))


def _nearness(one: Version, other: Version, *, beyond: float = 0) -> float | None:
    """Return the share of coefficients that differ by no more than the rounding of both.

    `beyond` are further levels that are allowed. None where there are too few coefficients.
    """
    there = np.abs(one.values) > np.maximum(one.rounds, 1) / 2
    there |= np.abs(other.values) > np.maximum(other.rounds, 1) / 2
    if np.count_nonzero(there) < _LEAST_VALUES:
        return None
    within = (
        np.abs(one.values - other.values) <= (one.rounds + other.rounds) / 2 + _ROUNDING + beyond
    )
    return float(within[there].mean())


def _differing_blocks(one: Version, other: Version) -> int:
    least = _FAR * (one.rounds + other.rounds + 2 * _ROUNDING)
    far = np.abs(one.values - other.values) > least
    return int(np.count_nonzero(far.mean(1) > _MOST_OF_A_BLOCK))


def _strength(one: Version) -> float:
    return float(np.abs(one.values[:, _FINEST]).mean())


def _lies_on(values: Floats, source: Floats, steps: Floats | None, source_steps: Floats) -> bool:
    """Tell whether coefficients lie on the steps of a source, nearer than its own on theirs."""
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
    """Tell whether coefficients are those of a source, rounded, and not the other way round."""
    rounded = _distance(source, values, steps)
    if rounded is None or rounded.near < _MOST:
        return False
    if not _EVENLY[0] <= rounded.deviation <= _EVENLY[1]:
        return False
    if rounded.peak > _EVEN:
        return False
    if source_steps is None:
        return True
    kept = _distance(values, source, source_steps, least_step=1)
    return kept is not None and kept.near <= _BEYOND


def _distance(
    values: Floats, rounded: Floats, steps: Floats, *, least_step: float = _LEAST_STEP
) -> _Distance | None:
    """Return how far values are, in steps, from the multiples that others were rounded to."""
    coarse = steps >= least_step
    whole = np.rint(rounded[:, coarse] / steps[coarse])
    apart = np.abs(values[:, coarse] / steps[coarse] - whole)[whole != 0]
    if len(apart) < _LEAST_VALUES:
        return None
    squares = np.minimum(apart**2, 4)
    inner = squares[apart <= 2 * _NEAR]
    peak = float((inner**2).mean() / (inner.mean() ** 2 + 1e-9)) if len(inner) else 0.0
    return _Distance(float((apart <= _NEAR).mean()), float(np.sqrt(squares.mean())), peak)
