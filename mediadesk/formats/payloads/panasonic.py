"""The picture of a Panasonic or Leica RW2: the sensor's data and the tags of its own directory.

Laid out like a TIFF, but with tags of its own (as exiftool's PanasonicRaw lists them), sensor data
up to the file's end, and a JPEG that holds all metadata that programs edit.
"""

import struct

from mediadesk.formats.parts import Parts, Piece, framed, read_at, whole
from mediadesk.formats.payloads import tiff
from mediadesk.formats.payloads.embedded import jpeg_inside
from mediadesk.formats.source import Readable

_JPEG, _STRIP, _STRIP_BYTES, _RAW = 0x2E, 0x111, 0x117, 0x118
_OTHERS = tiff.TURNING | {_JPEG, _STRIP, _STRIP_BYTES, _RAW, tiff.EXIF}
"""Tags that say where things lie, or are told in another way."""
_UNSAID = 0xFFFF_FFFF


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of an RW2. Raises ValueError where it holds no sensor data."""
    head = read_at(file, 0, 8)
    if head[:4] != b"IIU\x00":
        raise ValueError("no RW2")
    (at,) = struct.unpack_from("<I", head, 4)
    found = tiff.directory(file, at, tiff.layout_of("<"), unread=frozenset({_JPEG}))
    start = _place(found.tags.get(_RAW)) or _place(found.tags.get(_STRIP))
    if not 0 < start < size_bytes:
        raise ValueError("no sensor data")
    payload: list[Piece] = framed(b"sensor", [(start, size_bytes)])
    for tag in sorted(found.raw.keys() - _OTHERS):
        payload += framed(b"%d" % tag, [found.raw[tag]])
    beside: list[Piece] = []
    display: dict[str, bytes] = {}
    for tag, span in sorted(found.far.items()):
        if span[1] > size_bytes:
            raise ValueError("a tag outside the file")
        if tag == _JPEG:
            picture = jpeg_inside(file, *span)
            beside += [*picture.payload, *picture.trailer]
            display |= {f"picture {name}": fact for name, fact in picture.display.items()}
        elif tag not in tiff.TURNING:
            payload += framed(b"%d" % tag, [span])
    if (turn := tiff.turn_of(file, found)) != 1:
        display["orientation"] = bytes([turn])
    return whole(payload, trailer=beside, display=display)


def _place(values: tuple[int | float, ...] | None) -> int:
    return int(values[0]) if values and values[0] != _UNSAID else 0
