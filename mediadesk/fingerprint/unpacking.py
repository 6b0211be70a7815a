"""Whether a lossless recording was only decoded from a compressed one: samples are equal.

A compressed copy differs from its source by the noise of the codec, a hundredth of the sound's
amplitude and more even at the highest rates; a decoded copy differs by the rounding of samples.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.decoding.samples import stretches
from mediadesk.formats.source import open_source

Samples = npt.NDArray[np.float32]

_RATE_HZ = 44_100
_HEARD_S = 24.0
_PART = 1 << 17
"""Samples that are laid over each other, about three seconds: the loudest that are there."""
_MOST_SHIFT = 1 << 13
"""Samples that decoders leave out or add in front."""
_SAME = 1 / 1000
"""Difference over sound, of what is the same but for rounding."""
_QUIET = 300 / 32768
"""Of what is softer than this, rounding is too much."""

_MOMENT, _FINE_HZ = 1024, (9_000, 14_000)
_NEARLY_ALL = 0.99
"""Share that the finest sound of two recordings has in common. Of copies at more bits, of 96 to
192 kbit/s, it is 0.988 to 0.999 but for a few; beside copies of half the bits 0.84 to 0.97."""


def samples_of(path: bytes) -> Samples:
    """Return how a recording begins, in one channel. Raises OutsideError where nothing plays."""
    with open_source(path) as source:
        found = stretches(source, rate_hz=_RATE_HZ, first_s=_HEARD_S, last_s=0.0)
    return found[0].samples if found else np.empty(0, np.float32)


def plays_the_same(one: Samples, other: Samples) -> bool:
    """Tell whether two recordings are the same to the sample, but for rounding and a shift."""
    found = _laid_over(one, other)
    if found is None:
        return False
    part, its = found
    return _loudness(its - part) < _SAME * _loudness(part)


def plays_hardly_more(one: Samples, other: Samples) -> bool:
    """Tell whether the finest sound of two compressed recordings is nearly the same in both.

    Of an original and its copy of fewer bits it is not: there the codec saves most. A copy of more
    bits keeps all of it.
    """
    found = _laid_over(one, other)
    if found is None:
        return False
    own, its = map(_fine, found)
    squares = float((np.abs(own) ** 2).sum() * (np.abs(its) ** 2).sum())
    mutual = float((own * its.conj()).real.sum())
    return mutual > 0 and mutual**2 > _NEARLY_ALL * squares > 0


def _laid_over(
    one: Samples, other: Samples
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]] | None:
    """Return the loudest part of one, and what the other plays then; None where it is too quiet."""
    most = min(len(one), len(other)) - _PART - _MOST_SHIFT
    if most <= 0:
        return None
    power = np.concatenate([[0.0], np.cumsum(one.astype(np.float64) ** 2)])
    starts = np.arange(0, most, _PART // 8)
    start = int(starts[np.argmax(power[starts + _PART] - power[starts])])
    part = one[start : start + _PART].astype(np.float64)
    first = max(0, start - _MOST_SHIFT)
    around = other[first : start + _PART + _MOST_SHIFT].astype(np.float64)
    if _loudness(part) < _QUIET or len(around) < len(part):
        return None
    size = 1 << (len(around) + len(part)).bit_length()
    agreement = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(part, size)), size)
    shift = int(np.argmax(agreement[: len(around) - len(part) + 1]))
    return part, around[shift : shift + len(part)]


def _loudness(samples: npt.NDArray[np.float64]) -> float:
    return float(np.sqrt((samples**2).mean()))


def _fine(samples: npt.NDArray[np.float64]) -> npt.NDArray[np.complex128]:
    """Return the waves of the finest sound that codecs keep, moment by moment."""
    moments = np.lib.stride_tricks.sliding_window_view(samples, _MOMENT)[:: _MOMENT // 2]
    first, last = (round(hz * _MOMENT / _RATE_HZ) for hz in _FINE_HZ)
    waves = np.fft.rfft(moments * np.hanning(_MOMENT), axis=1)
    return np.asarray(waves[:, first:last])
