"""Where Sigma's X3F keeps the JPEG that carries its EXIF; exiv2 does not know the container.

Layout: http://www.photofo.com/downloads/x3f-raw-format.pdf, as exiftool's SigmaRaw.pm reads it.
"""

import struct

from mediadesk.formats.source import Readable

_MOST_SECTIONS = 100
_IMAGES = (b"IMAG", b"IMA2")
_HEAD_BYTES = 28
_LARGEST_BYTES = 32 << 20


def preview(file: Readable, size_bytes: int) -> bytes | None:
    """Return the first JPEG with EXIF in it; None where there is none, or the file is broken."""
    if size_bytes < 40:
        return None
    start = int.from_bytes(_read(file, size_bytes - 4, 4), "little")
    head = _read(file, start, 12)
    if head[:4] != b"SECd":
        return None
    for number in range(min(int.from_bytes(head[8:12], "little"), _MOST_SECTIONS)):
        entry = _read(file, start + 12 + 12 * number, 12)
        if len(entry) < 12:
            return None
        at, length, kind = struct.unpack("<II4s", entry)
        if kind in _IMAGES and _HEAD_BYTES < length <= _LARGEST_BYTES:
            data = _read(file, at + _HEAD_BYTES, length - _HEAD_BYTES)
            if data[:4] == b"\xff\xd8\xff\xe1" and data[6:10] == b"Exif":
                return data
    return None


def _read(file: Readable, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)
