"""The picture of JPEG 2000 and JPEG XL files: their code stream, with a container or without.

ISO/IEC 15444-1 and 18181-2. Boxes that are not known metadata count as content.
"""

from mediadesk.formats.isobmff import Box, boxes
from mediadesk.formats.payloads.parts import Parts, Piece, framed, read_at, read_small, whole
from mediadesk.formats.source import Readable

_NAKED = (b"\xff\x4f\xff\x51", b"\xff\x0a")
_STREAMS = {b"jp2c": 0, b"jxlc": 0, b"jxlp": 4}
"""Boxes of the code stream, and how many bytes before it count its parts."""
_METADATA = frozenset({b"jP  ", b"JXL ", b"ftyp", b"jxll", b"xml ", b"Exif", b"jumb", b"jp2i",
                       b"uinf", b"free", b"rreq", b"jxli"})  # fmt: skip
_METADATA_UUIDS = (bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), b"JpgTiffExif->JP2",
                   bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38"))  # fmt: skip
_COLOURS = frozenset({b"colr", b"pclr", b"cmap", b"cdef", b"bpcc", b"res "})


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a JPEG 2000 or JPEG XL. Raises ValueError when it holds no picture."""
    head = read_at(file, 0, 4)
    if head.startswith(_NAKED):
        return whole([(0, size_bytes)])
    payload: list[Piece] = []
    beside: list[Piece] = []
    display: dict[str, bytes] = {}
    end = 0
    for box in boxes(file, 0, size_bytes):
        end = box.end
        if box.kind in _STREAMS:
            payload.append((min(box.start + _STREAMS[box.kind], box.end), box.end))
        elif box.kind == b"jp2h":
            for number, inner in enumerate(boxes(file, box.start, box.end)):
                if inner.kind in _COLOURS:
                    body = read_small(file, inner.start, inner.end - inner.start)
                    display[f"{inner.kind.decode()} {number}"] = body
        elif not _is_metadata(file, box):
            beside += framed(box.kind, [(box.start, box.end)])
    if not payload:
        raise ValueError("no picture")
    if end < size_bytes:
        beside.append((end, size_bytes))
    return whole(payload, trailer=beside, display=display)


def _is_metadata(file: Readable, box: Box) -> bool:
    if box.kind == b"brob" and box.end >= box.start + 4:
        return read_at(file, box.start, 4) in _METADATA
    if box.kind == b"uuid" and box.end >= box.start + 16:
        return read_at(file, box.start, 16) in _METADATA_UUIDS
    return box.kind in _METADATA
