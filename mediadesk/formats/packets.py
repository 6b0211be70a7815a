"""The EXIF and XMP of a file whose container the metadata reader does not, or not fully, walk.

HEIC and AVIF keep them as items, GIF in a block of a program, films and CR3 in a box of their own
or in their user data, RW2 in a directory whose head is not a TIFF's.
"""

import struct
from typing import NamedTuple

from mediadesk.formats.boxes import heif_items
from mediadesk.formats.boxes.isobmff import XMP_BOX, boxes
from mediadesk.formats.parts import read_at, read_small
from mediadesk.formats.payloads import gif, tiff
from mediadesk.formats.source import Readable

_XMP_TAG = 700
_ITEMS, _BOXES = ("heic", "avif"), ("mp4", "mov", "m4a", "3gp", "cr3")


class Blocks(NamedTuple):
    """EXIF as a TIFF block, and XMP; None where there is none, or it is broken."""

    exif: bytes | None = None
    xmp: bytes | None = None


def blocks_of(file: Readable, size_bytes: int, format_name: str) -> Blocks:
    """Return what a file of this format holds; nothing for formats read elsewhere."""
    try:
        if format_name in _ITEMS:
            found = dict(heif_items.metadata(file, size_bytes))
            return Blocks(found.get(b"Exif"), found.get(b"XMP"))
        if format_name == "gif":
            return Blocks(xmp=dict(gif.told(file, size_bytes)).get(gif.XMP))
        if format_name in _BOXES:
            return Blocks(xmp=_in_boxes(file, size_bytes))
        return Blocks(xmp=_in_directory(file)) if format_name == "rw2" else Blocks()
    except (ValueError, struct.error):
        return Blocks()


def _in_boxes(file: Readable, size_bytes: int) -> bytes | None:
    for box in boxes(file, 0, size_bytes):
        if box.kind == b"uuid" and read_at(file, box.start, len(XMP_BOX)) == XMP_BOX:
            start = box.start + len(XMP_BOX)
            return read_small(file, start, box.end - start)
        if box.kind == b"moov":
            for udta in boxes(file, box.start, box.end):
                for inner in boxes(file, udta.start, udta.end) if udta.kind == b"udta" else ():
                    if inner.kind == b"XMP_":
                        return read_small(file, inner.start, inner.end - inner.start)
    return None


def _in_directory(file: Readable) -> bytes | None:
    layout = tiff.layout_of("<")
    (start,) = layout.place.unpack(read_at(file, 4, layout.place.size))
    return tiff.directory(file, start, layout).bytes_of(file, _XMP_TAG) or None
