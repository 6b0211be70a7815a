"""The sound or film of an Ogg file: packets however they are cut into pages, without comments.

RFC 3533, 7845 (Opus), the Vorbis I and Theora specifications and the FLAC mapping.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mediadesk.formats.payloads.parts import Parts, Piece, read_at
from mediadesk.formats.source import Readable

_HEAD_BYTES = 27
_TAIL_BYTES = 128 << 10
_COMMENTS = (b"\x03vorbis", b"OpusTags", b"\x81theora", b"OVP80\x02")
_FLAC, _SPEEX = b"\x7fFLAC", b"Speex   "
_OPUS = b"OpusHead"
_OPUS_GAIN = slice(16, 18)
_MAX_HEADERS = 3
"""Comments are among a stream's first packets."""


@dataclass(slots=True)
class _Stream:
    number: int
    first: bytes = b""
    packets: int = 0
    packet_bytes: int = 0
    is_skipped: bool = False
    flac_headers_left: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of an Ogg file. Raises ValueError when it does not start with a page."""
    if read_at(file, 0, 4) != b"OggS":
        raise ValueError("no Ogg")
    display: dict[str, bytes] = {}
    first = _first_packet(file)
    if first.startswith(_OPUS) and any(first[_OPUS_GAIN]):
        display["gain"] = first[_OPUS_GAIN]
    end = _last_place(file, size_bytes)
    if not first or not end:
        raise ValueError("no sound")
    return Parts(_pieces(file, size_bytes, end), None, display=display)


def _first_packet(file: Readable) -> bytes:
    lacing = read_at(file, _HEAD_BYTES, read_at(file, 26, 1)[0])
    return read_at(file, _HEAD_BYTES + len(lacing), min(sum(lacing), 255))


def _last_place(file: Readable, size_bytes: int) -> bytes:
    """Return how far the sound goes: the granule position of the last page."""
    start = max(0, size_bytes - _TAIL_BYTES)
    tail = read_at(file, start, size_bytes - start)
    at = tail.rfind(b"OggS")
    return tail[at + 6 : at + 14] if at >= 0 else b""


def _pieces(file: Readable, size_bytes: int, end: bytes) -> Iterator[Piece]:
    yield end
    streams: dict[bytes, _Stream] = {}
    at = 0
    while at < size_bytes:
        file.seek(at)
        head = file.read(_HEAD_BYTES + 255)
        if head[:4] != b"OggS" or len(head) < _HEAD_BYTES:
            yield b"stray"
            yield (at, size_bytes)
            return
        lacing = head[_HEAD_BYTES : _HEAD_BYTES + head[26]]
        stream = streams.setdefault(head[14:18], _Stream(len(streams)))
        start = at + _HEAD_BYTES + len(lacing)
        at = min(start + sum(lacing), size_bytes)
        yield from _page(file, stream, start, lacing, size_bytes)
    for stream in streams.values():  # what a file that breaks off holds of its last packets
        if stream.spans and not stream.is_skipped:
            yield from _packet(file, stream)


def _page(
    file: Readable, stream: _Stream, start: int, lacing: bytes, size_bytes: int
) -> Iterator[Piece]:
    """Yield what a page adds to its stream: pieces of packets, and at each end its length."""
    for size in lacing:
        if not stream.packet_bytes:
            _begin_packet(file, stream, start, size, size_bytes)
        stop = min(start + size, size_bytes)
        if not stream.is_skipped and stop > start:
            if stream.spans and stream.spans[-1][1] == start:
                stream.spans[-1] = (stream.spans[-1][0], stop)
            else:
                stream.spans.append((start, stop))
        stream.packet_bytes += size
        start = stop
        if size < 255:
            if not stream.is_skipped:
                yield from _packet(file, stream)
            stream.packets += 1
            stream.packet_bytes = 0
            stream.spans = []


def _packet(file: Readable, stream: _Stream) -> Iterator[Piece]:
    yield stream.number.to_bytes(4, "big") + stream.packet_bytes.to_bytes(8, "big")
    if stream.packets == 0 and stream.first.startswith(_OPUS) and len(stream.spans) == 1:
        start, stop = stream.spans[0]
        head = bytearray(read_at(file, start, stop - start))
        head[_OPUS_GAIN] = bytes(len(head[_OPUS_GAIN]))
        yield bytes(head)
    else:
        yield from stream.spans


def _begin_packet(file: Readable, stream: _Stream, start: int, size: int, size_bytes: int) -> None:
    stream.is_skipped = False
    if stream.packets > _MAX_HEADERS and not stream.flac_headers_left:
        return
    begin = read_at(file, start, min(size, 16, size_bytes - start))
    if stream.packets == 0:
        stream.first = begin
        stream.flac_headers_left = begin.startswith(_FLAC)
    elif stream.flac_headers_left:
        stream.is_skipped = bool(begin) and begin[0] != 0xFF
        stream.flac_headers_left = stream.is_skipped
    else:
        is_second = stream.packets == 1
        stream.is_skipped = begin.startswith(_COMMENTS) or (
            is_second and stream.first.startswith(_SPEEX)
        )
