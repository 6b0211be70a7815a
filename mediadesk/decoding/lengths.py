"""How long a film or recording is, also where its header does not say, or cannot be believed."""

import math
import time
from itertools import islice
from typing import TYPE_CHECKING

from mediadesk.decoding.containers import WITHOUT_INDEX, find_picture, rewind

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.stream import VideoStream

_LONGEST_S = 10_000_000
_FROM_RATE = frozenset({"mp3", "aac"})
"""Without an index of its own, their length is guessed from the bits of their first second."""
_CLOCK_S = 2**33 / 90_000
"""When the clock of time stamps begins anew."""
_FEWEST_BITS = 8 * 188
"""Of a frame: no transport stream holds one in less than a packet."""
_MOST_BITS_PER_PIXEL, _FEWEST_PIXELS = 24, 320 * 240
"""Of a frame with its sound: no film holds more than the bare picture; tiny ones count as these."""
_MEASURED_BYTES = 256 << 20
_MEASURE_S = 5.0
_LONGEST_STEP_S = 10.0
"""Between two packets of one track; more is a clock that was set."""
_PLACES, _PACKETS = (0.0, 0.25, 0.5, 0.75), 20
"""Where an MP3 is looked at for whether it spends as many bits everywhere."""


def length_of(container: "InputContainer", size_bytes: int) -> float | None:
    """Return the seconds of what can be seen and heard; None where nothing says so.

    May read on in the container, for a few seconds at most.
    """
    stated = _stated(container)
    if stated is None:
        return _spanned(container) if size_bytes <= _MEASURED_BYTES else None
    name = container.format.name
    if name in _FROM_RATE and not container.start_time and _varies(container, stated):
        # an index tells how much of the start is silence, so that what has one starts later
        return _counted(container, size_bytes) or stated
    picture = find_picture(container)
    if name in WITHOUT_INDEX and not _is_plausible(container, picture, stated, size_bytes):
        return _counted(container, size_bytes)
    return stated


def frame_rate(stream: "VideoStream") -> float | None:
    """Return the frames a second, as far as they can be believed."""
    rates = (stream.average_rate, stream.guessed_rate, stream.base_rate)
    values = (float(rate) for rate in rates if rate)
    return next((round(value, 4) for value in values if 0 < value < 10_000), None)


def _stated(container: "InputContainer") -> float | None:
    """Return what the container states, of pictures and sounds alone where other tracks last."""
    shown = [*container.streams.video, *container.streams.audio]
    is_empty = shown and all(stream.start_time is None for stream in shown)
    if is_empty and "mp4" in container.format.name:
        return None  # no sample is found: FFmpeg then counts in another unit than is meant
    if not container.duration:
        lengths = [length for stream in container.streams if (length := _own(stream))]
        return _sane(max(lengths)) if lengths else None
    whole = container.duration / 1_000_000
    ends = [_own(stream) for stream in shown]
    others = [_own(stream) or 0 for stream in container.streams if stream not in shown]
    known = [end for end in ends if end is not None]
    if known and len(known) == len(ends) and max(others, default=0.0) >= whole > max(known):
        whole = max(known)  # a camera's own track goes on after the film
    return _sane(whole)


def _own(stream: "Stream") -> float | None:
    """Return when a track ends."""
    if not stream.duration or not stream.time_base:
        return None
    return float((stream.duration + max(0, stream.start_time or 0)) * stream.time_base)


def _is_plausible(
    container: "InputContainer", picture: "VideoStream | None", length_s: float, size_bytes: int
) -> bool:
    """Tell whether a film could hold so few or so many bits for each frame.

    Joined recordings have stamps that start again, and a length between stamps of two clocks.
    """
    ends_s = (container.start_time or 0) / 1_000_000 + length_s
    if ends_s > _CLOCK_S and length_s > _CLOCK_S / 2:
        return False  # taken for a clock that began anew; yet a shorter way leads back
    frames_per_s = None if picture is None else frame_rate(picture)
    if picture is None or frames_per_s is None:
        return True
    most = _MOST_BITS_PER_PIXEL * max(picture.width * picture.height, _FEWEST_PIXELS)
    return _FEWEST_BITS <= 8 * size_bytes / length_s / frames_per_s <= most


def _varies(container: "InputContainer", length_s: float) -> bool:
    """Tell whether packets differ in size: bits of the first second then say nothing."""
    import av  # noqa: PLC0415 - 250 ms, only where a film comes

    sizes: set[int] = set()
    for place in _PLACES:
        try:
            container.seek(int(place * length_s * av.time_base))
        except av.FFmpegError:
            return True
        sizes |= {packet.size for packet in islice(container.demux(), _PACKETS) if packet.size}
    return bool(sizes) and max(sizes) - min(sizes) > 1


def _counted(container: "InputContainer", size_bytes: int) -> float | None:
    """Return how long the packets of one track last; what is not read in time, by its share.

    Where stamps jump, a packet lasts as long as most do: joined recordings are as long as their
    parts together.
    """
    stream = find_picture(container) or next(iter(container.streams.audio), None)
    if stream is None:
        return None
    rewind(container)
    until = time.monotonic() + _MEASURE_S
    total_s, last_s, reached, usual_s = 0.0, None, 0, 0.0
    for packet in container.demux(stream):
        at_s = _time_s(packet)
        if at_s is None:
            continue
        step_s = 0.0 if last_s is None else at_s - last_s
        if 0 < step_s < _LONGEST_STEP_S:
            total_s, usual_s = total_s + step_s, step_s
        elif last_s is not None:
            total_s += usual_s
        last_s, reached = at_s, packet.pos or reached
        if time.monotonic() > until:
            total_s *= size_bytes / reached if reached else math.inf
            break
    return _sane(total_s + usual_s)


def _spanned(container: "InputContainer") -> float | None:
    """Return how far the packets reach, where the header does not say; bounded in time."""
    until = time.monotonic() + _MEASURE_S
    first, last = math.inf, 0.0
    for packet in container.demux():
        if packet.pts is not None and packet.time_base is not None:
            start = float(packet.pts * packet.time_base)
            first = min(first, start)
            last = max(last, start + float((packet.duration or 0) * packet.time_base))
        if time.monotonic() > until:
            return None
    return _sane(last - first) if last > first else None


def _time_s(packet: "Packet[Stream]") -> float | None:
    stamp = packet.pts if packet.dts is None else packet.dts
    return None if stamp is None or packet.time_base is None else float(stamp * packet.time_base)


def _sane(length_s: float) -> float | None:
    return length_s if 0 < length_s < _LONGEST_S else None
