"""The sound or film of an Ogg file: packets however they are cut into pages, without comments.

A page that players skip or end at counts: with a checksum that does not fit, out of its order,
behind the end. RFC 3533, 7845 (Opus), the Vorbis I and Theora specifications and the FLAC mapping.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediadesk.formats.parts import Parts, Piece, read_at
from mediadesk.formats.source import Readable

_HEAD_BYTES = 27
_CONTINUES, _BEGINS, _ENDS = 1, 2, 4
_NOWHERE = -1
"""The place of a page on which no packet ends."""
_CHECKSUM = slice(22, 26)
_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
"""An Ogg page's checksum is zlib's with each byte from its other end."""
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
    page: int | None = None
    place: int = 0
    """How far the sound of the last page goes."""
    has_ended: bool = False
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
            break
        lacing = head[_HEAD_BYTES : _HEAD_BYTES + head[26]]
        stream = streams.setdefault(head[14:18], _Stream(len(streams)))
        start = at + _HEAD_BYTES + len(lacing)
        stop = min(start + sum(lacing), size_bytes)
        if not _is_played(head, stream) or not _is_whole(read_at(file, at, stop - at)):
            yield b"skipped" + struct.pack(">II", stream.number, stream.packets)
        at = stop
        yield from _page(file, stream, start, lacing, size_bytes)
    for stream in streams.values():
        if stream.spans and not stream.is_skipped:  # what a file that breaks off holds of its last
            yield from _packet(file, stream)
        yield b"end" + struct.pack(">I?q", stream.number, stream.has_ended, stream.place)


def _is_played(head: bytes, stream: _Stream) -> bool:
    """Tell whether a page follows the one before it in its stream, and note it."""
    flags, place, number = head[5], *struct.unpack_from("<q4xI", head, 6)
    follows = stream.page is None or number == (stream.page + 1) % (1 << 32)
    in_order = place == _NOWHERE or place >= stream.place
    is_played = (
        not head[4]
        and follows
        and in_order
        and not stream.has_ended
        and bool(flags & _BEGINS) == (stream.page is None)
        and bool(flags & _CONTINUES) == bool(stream.packet_bytes)
    )
    stream.page = number
    stream.has_ended = bool(flags & _ENDS)
    if place != _NOWHERE:
        stream.place = place
    return is_played


def _is_whole(page: bytes) -> bool:
    """Tell whether a page's checksum fits."""
    bare = page[: _CHECKSUM.start] + bytes(4) + page[_CHECKSUM.stop :]
    found = zlib.crc32(bare.translate(_MIRRORED), 0xFFFF_FFFF) ^ 0xFFFF_FFFF
    return found == int.from_bytes(page[_CHECKSUM].translate(_MIRRORED))


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
