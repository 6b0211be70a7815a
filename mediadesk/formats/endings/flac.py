"""Which FLAC files end before the last of their samples, or within a frame. RFC 9639."""

from typing import NamedTuple

from mediadesk.formats.endings import flac_frame
from mediadesk.formats.parts import read_at
from mediadesk.formats.payloads.flac import STREAM, blocks
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_SMALLEST_TAIL, _LARGEST_TAIL = 64 << 10, 4 << 20
_LONGEST_HEAD = 16
_STREAM_BYTES = 18
_POLYNOMIAL = 0x107


class _Head(NamedTuple):
    """What the header of a frame says."""

    shape: tuple[int, int, int]
    """What all frames of a file have in common: how blocks are counted, rate, bits of a sample."""
    number: int
    """Of the frame, or of its first sample where blocks differ in size."""
    samples: int
    size_bytes: int
    """Of the header itself."""


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether frames are missing at the end, or a part of the last."""
    start, end = sound_between_tags(file, size_bytes)
    stream, at = b"", start + 4
    for kind, inner, length in blocks(file, start + 4):
        at = inner + length
        if kind == STREAM:
            stream = read_at(file, inner, _STREAM_BYTES)
    if not stream:
        return False
    total = int.from_bytes(stream[13:18], "big") & (1 << 36) - 1
    if at >= end:
        return total > 0
    first = _head(read_at(file, at, min(_LONGEST_HEAD, end - at)))
    if first is None:
        return False
    tail_bytes = max(_SMALLEST_TAIL, 2 * int.from_bytes(stream[7:10], "big"))
    begin = max(at, end - min(tail_bytes, _LARGEST_TAIL))
    tail = read_at(file, begin, end - begin)
    found = _last(tail, first)
    if found is None:
        return False
    place, last = found
    counts_samples = bool(last.shape[0])
    before = last.number * (1 if counts_samples else int.from_bytes(stream[2:4], "big"))
    if before + last.samples < total:
        return True
    bits = (stream[12] & 1) << 4 | stream[13] >> 4
    return not flac_frame.is_whole(
        tail[place:], last.size_bytes, samples=last.samples, stream_bits=bits + 1
    )


def _last(tail: bytes, first: _Head) -> tuple[int, _Head] | None:
    """Return the last frame that begins here, and where."""
    mark = bytes([0xFF, 0xF8 | first.shape[0]])
    at = tail.rfind(mark)
    while at >= 0:
        head = _head(tail[at : at + _LONGEST_HEAD])
        if head is not None and head.shape == first.shape:
            return at, head
        at = tail.rfind(mark, 0, at + 1)
    return None


def _head(data: bytes) -> _Head | None:
    """Read the header of a frame; None where none is, by its checksum."""
    if len(data) < 6 or data[0] != 0xFF or data[1] & 0xFE != 0xF8 or data[3] & 1:
        return None
    more = (~data[4] & 0xFF).bit_length()  # as in UTF-8: so many ones lead, and a zero
    number_bytes = max(1, 8 - more)
    number = data[4] & (0x7F if number_bytes == 1 else (1 << max(0, 7 - number_bytes)) - 1)
    for byte in data[5 : 4 + number_bytes]:
        number = number << 6 | byte & 0x3F
    at = 4 + number_bytes
    size, rate = data[2] >> 4, data[2] & 0xF
    size_bytes = {6: 1, 7: 2}.get(size, 0)
    said = int.from_bytes(data[at : at + size_bytes], "big") + 1
    at += size_bytes + {12: 1, 13: 2, 14: 2}.get(rate, 0)
    if size == 0 or rate == 15 or len(data) <= at or not _agrees(data[: at + 1]):
        return None
    if size == 1:
        samples = 192
    elif size < 6:
        samples = 576 << size - 2
    else:
        samples = said if size_bytes else 256 << size - 8
    return _Head((data[1] & 1, rate, data[3] >> 1 & 7), number, samples, at + 1)


def _agrees(data: bytes) -> bool:
    """Tell whether the last byte is the checksum of those before."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value <<= 1
            value ^= _POLYNOMIAL if value & 0x100 else 0
    return value == 0
