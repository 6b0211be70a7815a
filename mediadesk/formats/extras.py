"""What a photo holds beside its main picture: what would be lost with it, were only that kept.

Ultra HDR and ISO 21496-1 gain maps, CIPA DC-007 (further pictures in a JPEG), Google's container
and GDepth, Samsung's trailer, the auxiliary pictures of HEIF, JPEG XL's boxes, pages and layers of
a TIFF. What is only said to be there does not count: a program that drops a film often leaves its
mention.
"""

import struct
from collections.abc import Iterator

from mediadesk.domain.extras import Extra
from mediadesk.formats import motion
from mediadesk.formats.boxes import heif_items
from mediadesk.formats.boxes.isobmff import boxes
from mediadesk.formats.jpeg import JpegHead
from mediadesk.formats.payloads import tiff
from mediadesk.formats.source import Readable

_HEAD_BYTES = 1 << 16
_MAX_ENTRIES, _MAX_PAGES = 100, 1_000
_PREVIEW = 0x01
"""Kind of a further picture that is only a smaller form of the main one."""
_SAID = {
    b"GainMap": Extra.GAIN_MAP,
    b"RecoveryMap": Extra.GAIN_MAP,
    b"Depth": Extra.DEPTH,
    b"DepthMap": Extra.DEPTH,
    b"Confidence": Extra.DEPTH,
    b"ConfidenceMap": Extra.DEPTH,
    b"Original": Extra.PICTURES,
}
_IN_XMP = {b"GDepth": Extra.DEPTH, b"GImage": Extra.PICTURES, b"GAudio": Extra.SOUND}
_BY_SAMSUNG = {0x0100: Extra.SOUND, 0x0AB1: Extra.DEPTH, 0x0AB3: Extra.DEPTH}
_GAIN_MARKS = (b"hdrgm:", b"hdrgainmap", b"urn:iso:std:iso:ts:21496:-1")
_DEPTH_MARKS = (b"depth", b"disparity", b"matte", b"auxid:2")
_ALPHA = (b"alpha", b"auxid:1")
_LAYERS = 37724


def of_photo(
    file: Readable, size_bytes: int, *, form: str, frames: int, head: JpegHead | None
) -> frozenset[Extra]:
    """Return what a photo of a format holds beside its picture, its film (`motion`) excepted.

    `frames` is how many pictures its decoder counts, `head` what stands before a JPEG's picture.
    What is broken is not there.
    """
    try:
        if head is not None:
            return frozenset(_of_jpeg(file, size_bytes, head))
        if form in ("heic", "avif"):
            return frozenset(_of_heif(file, size_bytes))
        if form == "tiff":
            return frozenset(_of_tiff(file))
        found = {Extra.FRAMES} if frames > 1 else set[Extra]()
        if form == "jxl" and any(box.kind == b"jhgm" for box in boxes(file, 0, size_bytes)):
            found.add(Extra.GAIN_MAP)
        return frozenset(found)
    except (ValueError, IndexError, struct.error):
        return frozenset()


def _of_jpeg(file: Readable, size_bytes: int, head: JpegHead) -> Iterator[Extra]:
    for media in head.media_in_xmp:
        if media in _IN_XMP:
            yield _IN_XMP[media]
    for kind, _, _ in motion.trailer(file, size_bytes):
        if kind in _BY_SAMSUNG:
            yield _BY_SAMSUNG[kind]
    for semantic, start, length in motion.stated_parts(head.xmp, size_bytes):
        if semantic in _SAID and length and _picture_at(file, start):
            yield _SAID[semantic]
    for kind, start in _further(head):
        if start < size_bytes and (begins := _picture_at(file, start)):
            role = _role_of(begins.lower())
            if role is not None or kind != _PREVIEW:
                yield role or Extra.PICTURES


def _further(head: JpegHead) -> Iterator[tuple[int, int]]:
    """Yield kind and place of each further picture that the index of a JPEG names."""
    block = head.further
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None:
        return
    (at,) = struct.unpack_from(order + "I", block, 4)
    (count,) = struct.unpack_from(order + "H", block, at)
    for number in range(min(count, _MAX_ENTRIES)):
        tag, _, length, place = struct.unpack_from(order + "HHII", block, at + 2 + 12 * number)
        if tag != 0xB002:
            continue
        for entry in range(1, min(length // 16, _MAX_ENTRIES)):
            kind, _, start = struct.unpack_from(order + "III", block, place + 16 * entry)
            yield kind >> 16 & 0xFF, head.further_at + start


def _picture_at(file: Readable, start: int) -> bytes:
    """Return how a JPEG begins that stands somewhere; "" where none does."""
    if start <= 0:
        return b""
    file.seek(start)
    begins = file.read(_HEAD_BYTES)
    return begins if begins.startswith(b"\xff\xd8\xff") else b""


def _role_of(told: bytes) -> Extra | None:
    """Return what a picture is beside another one, by what is told of it."""
    if any(mark in told for mark in _GAIN_MARKS):
        return Extra.GAIN_MAP
    return Extra.DEPTH if any(mark in told for mark in _DEPTH_MARKS) else None


def _of_heif(file: Readable, size_bytes: int) -> Iterator[Extra]:
    if any(box.kind == b"moov" for box in boxes(file, 0, size_bytes)):
        yield Extra.FRAMES
    for told in heif_items.roles(file, size_bytes):
        if told == b"tmap":
            yield Extra.GAIN_MAP
        elif not any(mark in told.lower() for mark in _ALPHA):
            yield _role_of(told.lower()) or Extra.PICTURES


def _of_tiff(file: Readable) -> Iterator[Extra]:
    pages = 0
    for page in tiff.pages(file, most=_MAX_PAGES):
        pages += 1
        if _LAYERS in page.raw or _LAYERS in page.far:
            yield Extra.LAYERS
    if pages > 1:
        yield Extra.PAGES
