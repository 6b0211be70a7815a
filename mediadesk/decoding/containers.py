"""Opens films and recordings with FFmpeg, by what their first bytes are and nothing beyond them.

No playlist, script or address inside a file is ever followed: only the file's own bytes are read.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from mediadesk.decoding.failures import broken, decoder_errors
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats import behind_tags
from mediadesk.formats.source import Source

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

MAX_PIXELS = 200_000_000
WITHOUT_INDEX = frozenset({"mpegts", "mpeg"})
"""Containers that state neither a length nor where key frames are."""
_DEMUXERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,asf,flv,mpeg,mpegts,mpegvideo,h264,hevc,m4v,"
    "obu,ivf,dv,mxf,rm,ogg,flac,mp3,wav,w64,aiff,ape,wv,mpc,mpc8,amr,caf,aac,au,tta,ac3,eac3,"
    "dsf,iff,tak"
)
_OPTIONS = {"format_whitelist": _DEMUXERS, "protocol_whitelist": "none"}
_BUFFER_BYTES = 1 << 16
_BEFORE_ALL_S = 3600
"""Before a film's start: its first packets are to be decoded earlier than its start says."""


@contextmanager
def opened(source: Source) -> "Iterator[InputContainer]":
    """Open a film or recording. Whatever goes wrong inside becomes an `OutsideError`."""
    import av  # noqa: PLC0415 - 250 ms, only where a film comes

    av.logging.set_level(None)
    logging.getLogger("libav").setLevel(logging.CRITICAL)
    with decoder_errors(source.path):
        try:
            container = av.open(
                behind_tags.without_tag(source).stream(),
                "r",
                options=_OPTIONS,
                metadata_errors="ignore",
                buffer_size=_BUFFER_BYTES,
            )
        except av.InvalidDataError as error:
            raise broken("no film or sound in it can be read") from error
        with container:
            yield container


def picture_stream(container: "InputContainer") -> "VideoStream":
    """Return the moving picture of a film, ready to be decoded on one thread.

    Cover pictures are passed over. Raises `OutsideError` where there is none, or one too large.
    """
    stream = find_picture(container)
    if stream is None:
        raise OutsideError(Reason.of(ReasonCode.NO_FRAMES))
    if stream.codec_context is None:
        raise broken("nothing here can decode its picture")
    width, height = stream.width, stream.height
    if width * height > MAX_PIXELS:
        size = {"width": width, "height": height}
        raise OutsideError(Reason.of(ReasonCode.TOO_MANY_PIXELS, **size))
    stream.thread_type = "NONE"
    stream.codec_context.thread_count = 1
    return stream


def key_time_s(container: "InputContainer", stream: "VideoStream", time_s: float) -> float | None:
    """Return when the last key frame at or before a time is; None where nothing says so.

    Both are counted from the film's start.
    """
    tick = float(stream.time_base or 0) or 1e-6
    start_s = (container.start_time or 0) / 1_000_000
    if container.format.name in WITHOUT_INDEX:
        return None  # entries come from seeking then, and are not of key frames alone
    entries = stream.index_entries
    place = entries.search_timestamp(int((time_s + start_s) / tick), backward=True)
    return None if place < 0 else entries[place].timestamp * tick - start_s


def rewind(container: "InputContainer") -> None:
    """Go back to the first packet of a film or recording, wherever its clock starts."""
    import av  # noqa: PLC0415 - as above

    start = container.start_time or 0
    try:
        container.seek(start - _BEFORE_ALL_S * av.time_base)
    except av.FFmpegError:
        with suppress(av.FFmpegError):  # what cannot be sought in is read on from where it is
            container.seek(start)  # some containers know no time before their start


def find_picture(container: "InputContainer") -> "VideoStream | None":
    """Return the first track that is a moving picture, not a cover."""
    import av  # noqa: PLC0415 - as above

    cover = av.stream.Disposition.attached_pic
    return next((s for s in container.streams.video if not s.disposition & cover), None)
