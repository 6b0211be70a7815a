"""The picture of a BMP: its pixels, palette and what says how to read them.

Microsoft's BITMAPINFOHEADER, V4 and V5. Resolution and gaps tell nothing.
"""

import struct

from mediadesk.formats.parts import Parts, Piece, framed, read_at, whole
from mediadesk.formats.source import Readable

_FILE_HEADER, _LEAST, _V4, _V5 = 14, 40, 108, 124
_MASKS = (3, 6)
"""Compressions whose masks stand behind a header without room for them."""
_UNCOMPRESSED = (0, *_MASKS)


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a BMP. Raises ValueError for headers before Windows 3, and broken files."""
    start = int.from_bytes(read_at(file, 10, 4), "little")
    length = int.from_bytes(read_at(file, _FILE_HEADER, 4), "little")
    if not _LEAST <= length <= _V5 or start < _FILE_HEADER + length:
        raise ValueError("a header of another kind")
    header = read_at(file, _FILE_HEADER, length)
    width, height, planes, bits, packing, stated = struct.unpack_from("<iiHHII", header, 4)
    across, down, colours, _ = struct.unpack_from("<iiII", header, 24)
    if packing in _UNCOMPRESSED:
        stated = (abs(width) * bits + 31) // 32 * 4 * abs(height)
    end = min(start + stated, size_bytes)
    if end <= start:
        raise ValueError("no pixels")
    tables = _FILE_HEADER + length
    if length == _LEAST and packing in _MASKS:
        tables += 12 if packing == _MASKS[0] else 16
    palette = 4 * (colours or (1 << bits if bits <= 8 else 0))
    shape = struct.pack("<iiHHI", width, height, planes, bits, packing)
    behind = _FILE_HEADER + length
    masks = header[40:56] if length > _LEAST else read_at(file, behind, tables - behind)
    payload: list[Piece] = framed(shape + masks.rstrip(b"\0"), [(start, end)])
    payload += [(tables, min(tables + palette, start))]
    display = {"cut": b"\x01"} if start + stated > size_bytes else {}
    if across != down and across > 0 and down > 0:
        display["aspect"] = struct.pack("<ii", across, down)
    if length >= _V4 and header[56:60] not in (b"BGRs", b" niW"):  # not sRGB, or as on Windows
        display["colours"] = header[56:length]
    trailer: list[Piece] = [(end, size_bytes)] if end < size_bytes else []
    return whole(payload, trailer=trailer, display=display)
