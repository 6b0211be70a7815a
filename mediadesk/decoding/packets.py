"""Decodes frames of a film or recording from the current position, skipping what is damaged."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.video.stream import VideoStream

_MAX_ERRORS = 200
"""So many broken packets in a row, and the rest is given up."""


def frames_from_here(
    container: "InputContainer", stream: "AudioStream | VideoStream"
) -> Iterator[Any]:
    """Yield the frames of one stream that can be decoded, to its end or to where all is broken."""
    import av  # noqa: PLC0415 - imported already: a film or recording is open

    errors = 0
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except av.FFmpegError:
            errors += 1
            if errors > _MAX_ERRORS:
                return
            continue
        for frame in frames:
            errors = 0
            yield frame
