"""The film inside a motion photo: where in the file it lies.

Google's Motion Photo format 1.0 and its forerunner Micro Video, in JPEG and HEIC, and the trailer
that Samsung's phones write. https://developer.android.com/media/platform/motion-photo-format
"""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from mediadesk.formats.boxes.isobmff import boxes
from mediadesk.formats.source import Readable

_ITEM = re.compile(rb"<[\w.-]{1,40}:Item\b([^>]{0,2000})>")
_ATTRIBUTE = re.compile(rb"[\w.-]{1,40}:(\w{1,40})\s*=\s*[\"']([^\"']{0,200})[\"']")
_MICRO = re.compile(rb":MicroVideoOffset(?:\s*=\s*[\"']|>)\s*(\d{1,12})")
_SAMSUNG_FILM = 0x0A30
_MAX_ENTRIES = 200
_LEAST_BYTES = 64


class InnerFilm(NamedTuple):
    """Where the film begins, and how many bytes it has."""

    start: int
    length: int


def inner_film(file: Readable, size_bytes: int, xmp: bytes = b"") -> InnerFilm | None:
    """Return where the film of a motion photo lies; None in a photo that does not move.

    `xmp` is the XMP of a JPEG. What stands there is believed only where a film begins there.
    """
    found = (_in_box(file, size_bytes), _stated(xmp, size_bytes), _in_trailer(file, size_bytes))
    for film in found:
        if film is not None and film.start > 0 and film.length >= _LEAST_BYTES:
            file.seek(film.start)
            if film.start + film.length <= size_bytes and file.read(8)[4:] == b"ftyp":
                return film
    return None


def _in_box(file: Readable, size_bytes: int) -> InnerFilm | None:
    """Return the box that HEIC files keep their film in."""
    file.seek(0)
    if file.read(8)[4:] != b"ftyp":
        return None
    every = boxes(file, 0, size_bytes)
    box = next((each for each in every if each.kind == b"mpvd"), None)
    return None if box is None else InnerFilm(box.start, box.end - box.start)


def stated_parts(xmp: bytes, size_bytes: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield what the list of a file's parts says: what each is, where it begins, its length.

    They lie at the file's end, one after the other; the last comes first.
    """
    behind = 0
    for item in reversed(_ITEM.findall(xmp)):
        said = dict(_ATTRIBUTE.findall(item))
        length = _number(said.get(b"Length"))
        yield said.get(b"Semantic", b""), size_bytes - behind - length, length
        behind += length + _number(said.get(b"Padding"))


def _stated(xmp: bytes, size_bytes: int) -> InnerFilm | None:
    for semantic, start, length in stated_parts(xmp, size_bytes):
        if semantic == b"MotionPhoto":
            return InnerFilm(start, length)
    micro = _MICRO.search(xmp)
    if micro is None:
        return None
    return InnerFilm(size_bytes - int(micro[1]), int(micro[1]))


def trailer(file: Readable, size_bytes: int) -> Iterator[tuple[int, int, int]]:
    """Yield what Samsung's directory at the file's end leads to: its kind, its place, its length.

    Each begins with its name.
    """
    file.seek(max(0, size_bytes - 8))
    end = file.read(8)
    if end[4:] != b"SEFT":
        return
    start = size_bytes - 8 - int.from_bytes(end[:4], "little")
    if start < 0:
        return
    file.seek(start)
    head = file.read(12)
    if len(head) < 12 or head[:4] != b"SEFH":
        return
    count = min(int.from_bytes(head[8:12], "little"), _MAX_ENTRIES)
    entries = file.read(12 * count)
    for at in range(0, len(entries) - 11, 12):
        kind, back, length = struct.unpack_from("<2xHII", entries, at)
        if 0 < back <= start:
            yield kind, start - back, length


def _in_trailer(file: Readable, size_bytes: int) -> InnerFilm | None:
    """Return the film that Samsung's directory leads to."""
    for kind, start, length in trailer(file, size_bytes):
        if kind == _SAMSUNG_FILM:
            file.seek(start)
            name_bytes = 8 + int.from_bytes(file.read(8)[4:], "little")
            return InnerFilm(start + name_bytes, length - name_bytes)
    return None


def _number(text: bytes | None) -> int:
    return int(text) if text is not None and text.isdigit() and len(text) < 13 else 0
