"""What pictures hold beside what is seen, field by field.

JPEG, PNG, WebP and GIF, HEIC and AVIF, JPEG 2000 and JPEG XL, RAF and RW2 by the JPEG inside;
of TIFF and other RAW files `exif_fields` tells.
"""

import struct
from collections.abc import Iterator

from mediadesk.formats.boxes import heif_items
from mediadesk.formats.boxes.isobmff import XMP_BOX, boxes
from mediadesk.formats.chunks import RIFF, chunks
from mediadesk.formats.fields.exif_fields import MOST_BYTES, of_block, of_directories, of_packet
from mediadesk.formats.fields.iptc_fields import Field, of_resources
from mediadesk.formats.parts import read_at, read_small
from mediadesk.formats.payloads import gif, tiff
from mediadesk.formats.source import Readable

_MOST_SEGMENTS, _MOST_CHUNKS = 1000, 100_000
"""PNGs come in parts of eight kilobytes, and texts may stand behind all of them."""
_EXIF, _XMP = b"Exif\x00", b"http://ns.adobe.com/xap/1.0/\x00"
_FURTHER_XMP, _FURTHER_BYTES = b"http://ns.adobe.com/xmp/extension/\x00", 35 + 32 + 4 + 4
"""XMP too large for a segment goes on in others, behind a digest, its length and a place in it."""
_SHOWN = (b"ICC_PROFILE\x00", b"MPF\x00", b"JFIF\x00", b"JFXX\x00", b"Adobe")
"""What says how the picture is shown, or where further ones are: the payload's business."""
_PNG_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_PNG_XMP = b"XML:com.adobe.xmp\x00"
_RIFF_HEAD_BYTES = 12
_RAF_JPEG_AT, _RW2_JPEG = 0x54, 0x2E
_PHOTOSHOP, _COMMENT = 0xED, 0xFE
_BY_PROGRAMS = (
    *(b"CREATOR: gd-jpeg", b"Lavc", b"LEAD Technologies", b"File written by Adobe", b"Intel(R)"),
    *(b"Optimized by JPEGmini", b"Compressed by jpeg", b"AppleMark", b"Created with GIMP"),
)
"""How the comments begin that programs leave."""
_OF_PROGRAMS = (b"Ducky", b"FPXR", b"AVI1")
"""Segments that say how a program saved the picture."""
_EXIF_UUID = b"JpgTiffExif->JP2"
_PACKED, _UUID = b"brob", b"uuid"


def of_jpeg(file: Readable, _size_bytes: int, begins: int = 0) -> Iterator[Field]:
    """Yield the fields of the segments before the picture."""
    at, further = begins + 2, bytearray()
    for _ in range(_MOST_SEGMENTS):
        file.seek(at)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xDA, 0xD9):
            break
        if head[1] == 0xFF:
            at += 1
            continue
        length = struct.unpack(">H", head[2:])[0]
        if head[1] == 0xFE or 0xE0 <= head[1] <= 0xEF:
            data = file.read(max(0, length - 2))
            if data.startswith(_FURTHER_XMP):
                further += data[_FURTHER_BYTES:]
            else:
                yield from _segment(head[1], data)
        at += 2 + length
    else:
        raise ValueError("more segments than are walked")
    if further:
        yield from of_packet(bytes(further))


def of_raf(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield the fields of the JPEG in a RAF, where all of its metadata is."""
    (begins,) = struct.unpack(">I", read_at(file, _RAF_JPEG_AT, 4))
    return of_jpeg(file, size_bytes, begins)


def of_rw2(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield the fields of an RW2, and of the JPEG in it, where most of its EXIF is."""
    yield from of_directories(file, size_bytes)
    layout = tiff.layout_of("<")
    (first,) = layout.place.unpack(read_at(file, 4, layout.place.size))
    begins, _ = tiff.directory(file, first, layout).far.get(_RW2_JPEG, (0, 0))
    yield from of_jpeg(file, size_bytes, begins) if begins else ()


def of_png(file: Readable, _size_bytes: int) -> Iterator[Field]:
    """Yield EXIF, XMP, and texts."""
    at = 8
    for _ in range(_MOST_CHUNKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head)
        if kind == b"eXIf":
            yield from of_block(read_small(file, at + 8, length, limit=MOST_BYTES))
        elif kind in _PNG_WORDS:
            data = read_small(file, at + 8, length, limit=MOST_BYTES)
            if data.startswith(_PNG_XMP):
                yield from of_packet(data[data.find(b"<") :])
            else:
                called, _, said = data.partition(b"\0")
                yield f"png {called.decode('latin-1')}", said
        at += 12 + length
    raise ValueError("more chunks than are walked")


def of_webp(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield EXIF and XMP."""
    for chunk in chunks(file, RIFF, _RIFF_HEAD_BYTES, size_bytes):
        if chunk.name in (b"EXIF", b"XMP ") and chunk.end is not None:
            data = read_small(file, chunk.start, chunk.end - chunk.start, limit=MOST_BYTES)
            if chunk.name == b"EXIF":
                yield from of_block(data.removeprefix(_EXIF + b"\x00"))
            else:
                yield from of_packet(data)


def of_gif(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield comments, XMP and what else programs tell."""
    for name, data in gif.told(file, size_bytes):
        yield from of_packet(data) if name == gif.XMP else ((name.decode("latin-1"), data),)


def of_heif(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield EXIF, XMP and further items that are no pictures."""
    for kind, data in heif_items.metadata(file, size_bytes):
        if kind == b"Exif":
            yield from of_block(data)
        else:
            yield from of_packet(data) if kind == b"XMP" else ((kind.decode("latin-1"), data),)


def of_codestreams(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield EXIF and XMP of JPEG 2000 and JPEG XL; what is packed counts as it is."""
    for box in boxes(file, 0, size_bytes):
        if box.kind not in (b"Exif", b"xml ", _PACKED, _UUID):
            continue
        data = read_small(file, box.start, box.end - box.start, limit=MOST_BYTES)
        if box.kind == b"Exif":
            yield from of_block(data[4 + int.from_bytes(data[:4], "big") :])
        elif data.startswith(_EXIF_UUID):
            yield from of_block(data[len(_EXIF_UUID) :])
        elif box.kind == b"xml " or data.startswith(XMP_BOX):
            yield from of_packet(data.removeprefix(XMP_BOX))
        else:
            yield box.kind.decode() + data[:4].hex(), data


def _segment(marker: int, data: bytes) -> Iterator[Field]:
    if data.startswith(_SHOWN):
        return
    if data.startswith(_EXIF):
        yield from of_block(data[6:])
    elif data.startswith(_XMP):
        yield from of_packet(data[len(_XMP) :])
    elif marker == _PHOTOSHOP:
        yield from of_resources(data)
    elif marker == _COMMENT:
        yield from () if data.startswith(_BY_PROGRAMS) else (("comment comment", data),)
    elif not data.startswith(_OF_PROGRAMS):
        yield f"segment {marker:x}", data
