"""The picture of JPEG 2000 and JPEG XL files: their code stream, with a container or without.

ISO/IEC 15444-1 and 18181-2. Boxes that are not known metadata count as content. A JPEG that was
packed into a JPEG XL is turned by its EXIF once it is unpacked.
"""

from dataclasses import dataclass, field

from mediadesk.formats import tiff
from mediadesk.formats.boxes.isobmff import XMP_BOX, Box, boxes, overruns
from mediadesk.formats.parts import Parts, Piece, framed, read_at, read_small, whole
from mediadesk.formats.source import Readable

_NAKED = (b"\xff\x4f\xff\x51", b"\xff\x0a")
_STREAMS = {b"jp2c": 0, b"jxlc": 0, b"jxlp": 4}
"""Boxes of the code stream, and how many bytes before it count its parts."""
_METADATA = frozenset({b"jP  ", b"JXL ", b"ftyp", b"jxll", b"xml ", b"Exif", b"jumb", b"jp2i",
                       b"uinf", b"free", b"rreq", b"jxli"})  # fmt: skip
_METADATA_UUIDS = (XMP_BOX, b"JpgTiffExif->JP2",
                   bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38"))  # fmt: skip


@dataclass(slots=True)
class _Found:
    stream: list[Piece] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)
    display: dict[str, bytes] = field(default_factory=dict)
    exif: Box | None = None
    packed_exif: list[Piece] = field(default_factory=list)
    has_jpeg: bool = False


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a JPEG 2000 or JPEG XL. Raises ValueError when it holds no picture."""
    head = read_at(file, 0, 4)
    if head.startswith(_NAKED):
        return whole([(0, size_bytes)])
    found = _Found()
    end = 0
    for box in boxes(file, 0, size_bytes):
        end = box.end
        _take(file, box, found)
    if not found.stream:
        raise ValueError("no picture")
    if found.has_jpeg:
        found.beside += found.packed_exif  # how it turns the picture cannot be told
        if found.exif is not None and (turn := _turn(file, found.exif)) != 1:
            found.display["orientation"] = bytes([turn])
    if end < size_bytes:
        found.beside.append((end, size_bytes))
    if overruns(file, size_bytes):
        found.display["cut"] = b"\x01"
    return whole(found.stream, trailer=found.beside, display=found.display)


def _take(file: Readable, box: Box, found: _Found) -> None:
    if box.kind in _STREAMS:
        found.stream.append((min(box.start + _STREAMS[box.kind], box.end), box.end))
    elif box.kind == b"jp2h":
        for number, inner in enumerate(boxes(file, box.start, box.end)):
            body = read_small(file, inner.start, inner.end - inner.start)
            found.display[f"{inner.kind.decode('latin-1')} {number}"] = body
    elif box.kind == b"Exif":
        found.exif = box
    elif box.kind == b"brob" and read_at(file, box.start, 4) == b"Exif":
        found.packed_exif += framed(box.kind, [(box.start, box.end)])
    elif not _is_metadata(file, box):
        found.has_jpeg |= box.kind == b"jbrd"
        found.beside += framed(box.kind, [(box.start, box.end)])


def _turn(file: Readable, exif: Box) -> int:
    body = read_small(file, exif.start, exif.end - exif.start)
    return tiff.orientation(body[4 + int.from_bytes(body[:4]) :])


def _is_metadata(file: Readable, box: Box) -> bool:
    if box.kind == b"brob" and box.end >= box.start + 4:
        return read_at(file, box.start, 4) in _METADATA
    if box.kind == b"uuid" and box.end >= box.start + 16:
        return read_at(file, box.start, 16) in _METADATA_UUIDS
    return box.kind in _METADATA
