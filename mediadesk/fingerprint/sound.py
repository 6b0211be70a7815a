"""Acoustic fingerprint of a recording: 32 bits for each fifth of a second.

After J. Haitsma and T. Kalker, "A Highly Robust Audio Fingerprinting System" (ISMIR 2002), with
the differences of time taken over three quarters of a second on each side.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.decoding.samples import stretches
from mediadesk.formats.source import open_source

PRINT = np.dtype([("frame", "<u4"), ("bits", "<u4")])
"""What is kept of a moment: its number, `domain.sequences.PRINT_S` apart, and its bits."""

_RATE_HZ = 11_025
_WINDOW, _HOP = 4096, 1024
_STORED_EVERY = 2
_BANDS = 33
_LOW_HZ, _HIGH_HZ = 200.0, 3800.0
_SIDE = 8
_FLOOR = 1e-4
_SILENT = 1e-5
_FIRST_S, _LAST_S = 600.0, 120.0
_WINDOWS_AT_ONCE = 2048
_BITS = np.uint32(1) << np.arange(32, dtype=np.uint32)


def sound_prints(path: bytes) -> bytes:
    """Return the prints of a recording, silence left out, as the catalog stores them.

    Of long ones the first ten minutes and the last two. Raises OutsideError when there is no
    sound that can be decoded.
    """
    with open_source(path) as source:
        found = stretches(source, rate_hz=_RATE_HZ, first_s=_FIRST_S, last_s=_LAST_S)
    parts = [prints_of(stretch.samples, stretch.start_s) for stretch in found]
    return b"".join(part.tobytes() for part in parts)


def prints_of(samples: npt.NDArray[np.float32], start_s: float = 0.0) -> npt.NDArray[np.void]:
    """Return the prints of samples at 11 025 Hz that begin at a second of the recording."""
    energy = _energy(samples)
    if len(energy) < 2 * _SIDE:
        return np.empty(0, PRINT)
    loud = np.log(energy + _FLOOR * energy.mean() + 1e-12)
    steps = np.diff(loud, axis=1)
    sums = np.cumsum(np.concatenate([np.zeros((1, _BANDS - 1)), steps]), axis=0)
    middle = np.arange(_SIDE, len(energy) - _SIDE + 1, _STORED_EVERY)
    after, before = sums[middle + _SIDE] - sums[middle], sums[middle] - sums[middle - _SIDE]
    bits = ((after > before) * _BITS).sum(axis=1, dtype=np.uint32)
    total = energy.sum(axis=1)
    heard = np.convolve(total, np.ones(2 * _SIDE), "same")[np.minimum(middle, len(total) - 1)]
    kept = heard > _SILENT * 2 * _SIDE * total.max()
    prints = np.zeros(int(kept.sum()), PRINT)
    first = round(start_s * _RATE_HZ / (_HOP * _STORED_EVERY))
    prints["frame"] = first + np.flatnonzero(kept)
    prints["bits"] = bits[kept]
    return prints


def _energy(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Return the energy (windows, 33) in bands that are even to the ear."""
    count = (len(samples) - _WINDOW) // _HOP + 1
    if count < 1:
        return np.empty((0, _BANDS))
    hann = np.hanning(_WINDOW).astype(np.float32)
    edges = np.geomspace(_LOW_HZ, _HIGH_HZ, _BANDS + 1) * _WINDOW / _RATE_HZ
    places = np.round(edges).astype(np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_HOP]
    parts = []
    for start in range(0, count, _WINDOWS_AT_ONCE):
        waves = np.fft.rfft(windows[start : start + _WINDOWS_AT_ONCE] * hann, axis=1)
        power = np.abs(waves[:, : places[-1]]) ** 2
        parts.append(np.add.reduceat(power, places[:-1], axis=1))
    return np.asarray(np.concatenate(parts), np.float64)
