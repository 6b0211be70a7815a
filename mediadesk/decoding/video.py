"""One still of a film, as a player would show it: turned, and stretched to its true shape."""

import math
import os
import time
from collections.abc import Sequence
from typing import Any

from PIL import Image

from mediadesk.decoding.containers import opened, picture_stream, rewind
from mediadesk.decoding.failures import broken, decoder_errors
from mediadesk.decoding.frames import open_film, upright
from mediadesk.decoding.picture import jpeg_of
from mediadesk.formats import jpeg, motion
from mediadesk.formats.source import Source, open_source

_SHARE = 0.1
_LATEST_S = 10.0
_MAX_PACKETS = 500
_LARGEST_INNER_BYTES = 128 << 20
_STRIP_BUDGET_S = 4.0


def poster_jpeg(path: str | bytes | os.PathLike[str], edge_px: int) -> bytes:
    """Return a JPEG of a key frame near a tenth of the film, at most 10 s in.

    It fits into a square of `edge_px`. Raises OutsideError when no frame can be decoded.
    """
    with open_source(os.fsencode(path), follow_links=True) as source, decoder_errors(source.path):
        return jpeg_of(_poster(source), edge_px=edge_px)


def frame_jpeg(path: bytes, time_s: float, edge_px: int) -> bytes | None:
    """Return the JPEG of the frame seen at a time, fitted into a square; None after the end."""
    with open_source(path, follow_links=True) as source, open_film(source) as film:
        picture = film.picture_at(max(0.0, time_s))
        return None if picture is None else jpeg_of(picture, edge_px=edge_px)


def strip_jpegs(path: bytes, times_s: Sequence[float], edge_px: int) -> list[bytes | None]:
    """Return JPEGs of what a film shows at or near these rising times, fitted into a square.

    Key frames, which are quick; where there is none since the time before, or nothing says where
    they are, the frame of that very time, as long as that takes no more than some seconds.
    """
    until = time.monotonic() + _STRIP_BUDGET_S
    found: list[bytes | None] = []
    with open_source(path, follow_links=True) as source, open_film(source) as film:
        for number, time_s in enumerate(times_s):
            key_s = film.key_time(time_s)
            is_new = key_s is not None and (not number or key_s > times_s[number - 1])
            if is_new or time.monotonic() > until:
                picture = film.key_picture_at(time_s)
            else:
                picture = film.picture_at(time_s)
            found.append(None if picture is None else jpeg_of(picture, edge_px=edge_px))
    return found


def inner_strip_jpegs(path: bytes, count: int, edge_px: int) -> list[bytes | None]:
    """Return JPEGs spread over the film inside a motion photo; none where there is no film."""
    with open_source(path, follow_links=True) as photo:
        xmp = jpeg.read_head(photo.stream()).xmp
        found = motion.inner_film(photo.stream(), photo.size_bytes, xmp)
        if found is None or found.length > _LARGEST_INNER_BYTES:
            return []
        with photo.part(*found) as source, open_film(source) as film:
            times_s = [film.length_s * (number + 0.5) / count for number in range(count)]
            pictures = [film.picture_at(time_s) for time_s in times_s]
            return [None if each is None else jpeg_of(each, edge_px=edge_px) for each in pictures]


def _poster(source: Source) -> Image.Image:
    import av  # noqa: PLC0415 - 250 ms, only where a film comes

    with opened(source) as container:
        stream = picture_stream(container)
        context = stream.codec_context
        context.skip_frame = "NONKEY"
        length_s = container.duration / av.time_base if container.duration else 0.0
        at_s = min(_SHARE * length_s, _LATEST_S)
        if at_s > 0:
            try:
                container.seek(int(at_s * av.time_base) + (container.start_time or 0))
            except av.FFmpegError:
                rewind(container)
        frame = _first_frame(container, stream)
        if frame is None:
            rewind(container)
            context.skip_frame = "DEFAULT"
            frame = _first_frame(container, stream)
        if frame is None:
            raise broken("no picture in it can be decoded")
        return _as_shown(frame, stream)


def _first_frame(container: Any, stream: Any) -> Any:  # noqa: ANN401 - PyAV's classes are lazy
    import av  # noqa: PLC0415 - as above

    for number, packet in enumerate(container.demux(stream)):
        if number >= _MAX_PACKETS:
            return None
        try:
            frames = packet.decode()
        except av.FFmpegError:
            continue  # a damaged packet; the next key frame may be good
        if frames:
            return frames[0]
    return None


def _as_shown(frame: Any, stream: Any) -> Image.Image:  # noqa: ANN401 - as above
    image: Image.Image = frame.to_image()
    aspect = stream.sample_aspect_ratio
    ratio = float(aspect) if aspect else 1.0
    if math.isfinite(ratio) and 0.1 < ratio < 10 and abs(ratio - 1) > 0.01:
        image = image.resize((max(1, round(image.width * ratio)), image.height))
    return upright(image, frame)
