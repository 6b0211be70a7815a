"""Loudness of a recording over time as a row of bars, for display, not for comparison."""

import time

import numpy as np

from mediadesk.decoding.containers import opened
from mediadesk.decoding.samples import sound_frames
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.source import open_source

_RATE_HZ = 8000
_FULL = 32768


def wave_bars(path: bytes, count: int, budget_s: float) -> bytes:
    """Return so many bars, one byte each: the loudest sample of each part, 255 for the loudest.

    After `budget_s` of work it ends with the bars there are. Raises OutsideError when there is no
    sound that can be decoded, or no length.
    """
    import av  # noqa: PLC0415 - 250 ms, only where a recording comes

    until = time.monotonic() + budget_s
    with open_source(path, follow_links=True) as source, opened(source) as container:
        stream = next((each for each in container.streams.audio if each.codec_context), None)
        if stream is None or not container.duration:
            raise OutsideError(Reason.of(ReasonCode.NOT_MEDIA))
        samples_a_bar = max(1.0, container.duration / av.time_base * _RATE_HZ / count)
        resampler = av.AudioResampler("s16", "mono", _RATE_HZ)
        bars = np.zeros(count + 1, np.int32)
        at = 0
        for frame in sound_frames(container, stream):
            for part in resampler.resample(frame):
                loud = np.abs(part.to_ndarray().reshape(-1).astype(np.int32))
                bar = (np.arange(at, at + len(loud)) / samples_a_bar).astype(np.int64)
                np.maximum.at(bars, np.minimum(bar, count), loud)
                at += len(loud)
            if time.monotonic() > until:
                break
    known = bars[: min(count, int(at / samples_a_bar) + 1)]
    return (known * 255 // _FULL).astype(np.uint8).tobytes()
