"""The sound of a recording as PCM samples: mono, at one rate, as much as is needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from mediadesk.decoding.containers import opened
from mediadesk.decoding.packets import frames_from_here
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.source import Source

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer


@dataclass(frozen=True, slots=True)
class Stretch:
    """Samples of a stretch of a recording, and the second it begins at."""

    start_s: float
    samples: npt.NDArray[np.float32]


def stretches(source: Source, *, rate_hz: int, first_s: float, last_s: float) -> list[Stretch]:
    """Return the first so many seconds of a recording, and so many from its end where it is longer.

    Raises OutsideError where it has no sound that can be decoded.
    """
    with opened(source) as container:
        stream = next((each for each in container.streams.audio if each.codec_context), None)
        if stream is None:
            raise OutsideError(Reason.of(ReasonCode.NOT_MEDIA))
        stream.codec_context.thread_count = 1
        found = [_from(container, stream, rate_hz, 0.0, first_s)]
        length_s = container.duration / 1_000_000 if container.duration else 0.0
        if length_s > first_s + last_s and _seeks(container, length_s - last_s):
            found.append(_from(container, stream, rate_hz, length_s - last_s, last_s))
    return [stretch for stretch in found if len(stretch.samples)]


def _seeks(container: "InputContainer", to_s: float) -> bool:
    import av  # noqa: PLC0415 - imported already: a recording is open

    try:
        container.seek(int(to_s * av.time_base) + (container.start_time or 0))
    except av.FFmpegError:
        return False
    return True


def _from(
    container: "InputContainer", stream: "AudioStream", rate_hz: int, near_s: float, most_s: float
) -> Stretch:
    """Decode from where the container stands; the place is that of the first sound heard."""
    import av  # noqa: PLC0415 - as above

    resampler = av.AudioResampler("flt", "mono", rate_hz)
    start_s = (container.start_time or 0) / 1_000_000
    parts: list[npt.NDArray[np.float32]] = []
    at_s: float | None = None
    wanted, have = round(most_s * rate_hz), 0
    for frame in sound_frames(container, stream):
        if at_s is None:
            at_s = near_s if frame.pts is None else frame.time - start_s
        for part in resampler.resample(frame):
            samples = np.asarray(part.to_ndarray(), np.float32).reshape(-1)
            parts.append(samples)
            have += len(samples)
        if have >= wanted:
            break
    samples = np.concatenate(parts)[:wanted] if parts else np.empty(0, np.float32)
    return Stretch(max(0.0, at_s or 0.0), np.asarray(samples, np.float32))


def sound_frames(container: "InputContainer", stream: "AudioStream") -> Iterator[Any]:
    """Yield the sound that can be decoded from where the container stands."""
    for frame in frames_from_here(container, stream):
        frame.pts = frame.pts if frame.pts is None or frame.pts >= 0 else 0
        yield frame
