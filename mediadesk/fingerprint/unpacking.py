"""Whether a recording without loss was only unpacked from a compressed one: it plays its samples.

What was compressed from a recording differs from it by the noise of its codec, a hundredth of the
sound and more even at the highest rates; what was unpacked from that, by the rounding of samples.
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


def samples_of(path: bytes) -> Samples:
    """Return how a recording begins, in one channel. Raises OutsideError where nothing plays."""
    with open_source(path) as source:
        found = stretches(source, rate_hz=_RATE_HZ, first_s=_HEARD_S, last_s=0.0)
    return found[0].samples if found else np.empty(0, np.float32)


def plays_the_same(one: Samples, other: Samples) -> bool:
    """Tell whether two recordings are the same to the sample, but for rounding and a shift."""
    most = min(len(one), len(other)) - _PART - _MOST_SHIFT
    if most <= 0:
        return False
    power = np.concatenate([[0.0], np.cumsum(one.astype(np.float64) ** 2)])
    starts = np.arange(0, most, _PART // 8)
    start = int(starts[np.argmax(power[starts + _PART] - power[starts])])
    part = one[start : start + _PART].astype(np.float64)
    first = max(0, start - _MOST_SHIFT)
    around = other[first : start + _PART + _MOST_SHIFT].astype(np.float64)
    sound = float(np.sqrt((part**2).mean()))
    if sound < _QUIET or len(around) < len(part):
        return False
    size = 1 << (len(around) + len(part)).bit_length()
    agreement = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(part, size)), size)
    shift = int(np.argmax(agreement[: len(around) - len(part) + 1]))
    rest = around[shift : shift + len(part)] - part
    return float(np.sqrt((rest**2).mean())) < _SAME * sound
