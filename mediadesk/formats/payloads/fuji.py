"""The picture of a Fujifilm RAF: the sensor's data and what tells how to read them.

Layout: https://libopenraw.freedesktop.org/formats/raf/. A table in front leads to a JPEG, which
holds all metadata that programs edit, and to up to two pairs of a list of records and a block of
data. The JPEG is content beside the picture; how it is turned is how the RAW is.
"""

import struct

from mediadesk.formats.parts import Parts, Piece, framed, joined, read_at, whole
from mediadesk.formats.payloads.embedded import jpeg_inside
from mediadesk.formats.source import Readable

_JPEG_AT, _SHORTEST_HEAD, _LONGEST_HEAD = 0x54, 0x68, 0x1000
_BLOCKS = (0x5C, 0x64, 0x78, 0x80)
"""Where the table says where a block lies and how long it is: records, data, and both again."""
_MAX_PADDING = 1 << 20

_Spans = list[tuple[int, int]]


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a RAF. Raises ValueError where it holds no sensor data or breaks off."""
    place = struct.Struct(">II")
    start, length = place.unpack(read_at(file, _JPEG_AT, place.size))
    if not _SHORTEST_HEAD <= start <= _LONGEST_HEAD:
        raise ValueError("no RAF")
    head = bytearray(read_at(file, 0, start))
    preview = (start, start + length)
    blocks: _Spans = []
    for at in (_JPEG_AT, *_BLOCKS):
        if at + place.size > start:
            break
        if at != _JPEG_AT:
            first, length = place.unpack_from(head, at)
            blocks.append((first, first + length))
        place.pack_into(head, at, 0, 0)
    blocks = [span for span in blocks if span[0] and span[0] < span[1]]
    if len(blocks) < 2 or any(end > size_bytes for _, end in (preview, *blocks)):
        raise ValueError("no sensor data")
    payload: list[Piece] = framed(b"head", [bytes(head)])
    for span in blocks:
        payload += framed(b"block", [span])
    picture = jpeg_inside(file, *preview)
    beside = [*picture.payload, *picture.trailer]
    for gap in _gaps(blocks, preview[1], size_bytes):
        if gap[0] != preview[1] or not _is_padding(file, gap):
            beside += framed(b"gap", [gap])
    return whole(payload, trailer=beside, display=picture.display)


def _gaps(blocks: _Spans, start: int, size_bytes: int) -> _Spans:
    """Return what lies between the JPEG's end and the file's that no block covers."""
    found: _Spans = []
    for first, end in (*sorted(blocks), (size_bytes, size_bytes)):
        if first > start:
            found.append((start, first))
        start = max(start, end)
    return joined(found)


def _is_padding(file: Readable, gap: tuple[int, int]) -> bool:
    """Tell whether there are only zeros behind the JPEG: how many, programs choose anew."""
    length = gap[1] - gap[0]
    return length <= _MAX_PADDING and not read_at(file, gap[0], length).strip(b"\x00")
