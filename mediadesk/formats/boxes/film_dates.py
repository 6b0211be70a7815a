"""Where a film keeps its own dates, and the bytes that say another one; nothing else moves.

MP4 and QuickTime count seconds from 1904, in UTC, in `mvhd`, `tkhd` and `mdhd`; Apple's
files also have a text of fixed length. Numbers and texts of the same length can be replaced where
they stand.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from mediadesk.formats.boxes.isobmff import EPOCH_1904_S, Box, boxes, metadata_boxes
from mediadesk.formats.overlay import NewBytes
from mediadesk.formats.source import Readable

_MOST_BOXES = 500
_CREATION_KEY = b"com.apple.quicktime.creationdate"
_KEY_TEXT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:?\d\d|Z)")
_LARGEST = {4: 0xFFFF_FFFF, 8: 0xFFFF_FFFF_FFFF_FFFF}


def date_places(
    file: Readable, size_bytes: int, wall: datetime, offset_minutes: int
) -> list[NewBytes] | None:
    """Return what to write so that a film says it was made at this wall time of this zone.

    None where its dates cannot be replaced in place: it has none, a text has another length, or
    the year cannot be counted. Raises ValueError for a broken file.
    """
    world = (wall - timedelta(minutes=offset_minutes)).replace(tzinfo=UTC)
    seconds = int(world.timestamp()) + EPOCH_1904_S
    found: list[NewBytes] = []
    for box in _date_boxes(file, size_bytes):
        file.seek(box.start)
        head = file.read(12)
        width = 8 if head[:1] == b"\x01" else 4
        if len(head) < 4 + width or not 0 < seconds <= _LARGEST[width]:
            return None
        found.append(NewBytes(box.start + 4, seconds.to_bytes(width, "big")))
    if not found:
        return None
    for at, text in _key_texts(file, size_bytes):
        zone = _KEY_TEXT.fullmatch(text)
        if zone is None:
            return None
        new = _key_text(wall, offset_minutes, zone[1])
        if len(new) != len(text):
            return None
        found.append(NewBytes(at, new))
    return found


def _date_boxes(file: Readable, size_bytes: int) -> Iterator[Box]:
    for moov in _inside(file, 0, size_bytes, b"moov"):
        for box in boxes(file, moov.start, moov.end):
            if box.kind == b"mvhd":
                yield box
            elif box.kind == b"trak":
                yield from _inside(file, box.start, box.end, b"tkhd")
                for media in _inside(file, box.start, box.end, b"mdia"):
                    yield from _inside(file, media.start, media.end, b"mdhd")


def _inside(file: Readable, start: int, end: int, kind: bytes) -> Iterator[Box]:
    for number, box in enumerate(boxes(file, start, end)):
        if box.kind == kind:
            yield box
        if number > _MOST_BOXES:
            return


def _key_texts(file: Readable, size_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Yield (place, text) of Apple's creation dates."""
    for moov in _inside(file, 0, size_bytes, b"moov"):
        metas = [*_inside(file, moov.start, moov.end, b"meta")]
        for user in _inside(file, moov.start, moov.end, b"udta"):
            metas += _inside(file, user.start, user.end, b"meta")
        for meta in metas:
            yield from _texts_of(file, meta)


def _texts_of(file: Readable, meta: Box) -> Iterator[tuple[int, bytes]]:
    numbers: set[int] = set()
    for box in metadata_boxes(file, meta):
        if box.kind == b"keys":
            file.seek(box.start)
            numbers = set(_numbers_of(file.read(min(box.end - box.start, 1 << 20))))
        elif box.kind == b"ilst":
            for item in boxes(file, box.start, box.end):
                if int.from_bytes(item.kind, "big") in numbers:
                    for data in _inside(file, item.start, item.end, b"data"):
                        file.seek(data.start + 8)
                        yield data.start + 8, file.read(min(data.end - data.start - 8, 64))


def _numbers_of(body: bytes) -> Iterator[int]:
    """Yield the numbers of the key of Apple's creation date."""
    at = 8
    for number in range(1, _MOST_BOXES):
        size = int.from_bytes(body[at : at + 4], "big")
        if size < 8 or at + size > len(body):
            return
        if body[at + 8 : at + size] == _CREATION_KEY:
            yield number
        at += size


def _key_text(wall: datetime, offset_minutes: int, zone: bytes) -> bytes:
    if zone == b"Z":
        wall, told = wall - timedelta(minutes=offset_minutes), "Z"
    else:
        hours, minutes = divmod(abs(offset_minutes), 60)
        colon = ":" if b":" in zone else ""
        told = f"{'-' if offset_minutes < 0 else '+'}{hours:02}{colon}{minutes:02}"
    return (wall.strftime("%Y-%m-%dT%H:%M:%S") + told).encode()
