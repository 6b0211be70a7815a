"""Puts another EXIF block or XMP packet into a JPEG; every other segment stays as it is."""

from collections.abc import Callable
from dataclasses import dataclass

EXIF, XMP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/\x00"
_MPF = b"MPF\x00"
_APP0, _APP1, _APP2 = 0xE0, 0xE1, 0xE2
_MOST_BYTES = 65_533
"""Of a segment's content."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment before the picture: where its marker stands, its content, where it ends."""

    marker: int
    start: int
    content: int
    end: int


def segments(data: bytes) -> list[Segment]:
    """Return the segments of a JPEG up to its picture. Raises ValueError for a broken one."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    found: list[Segment] = []
    at = 2
    while at + 4 <= len(data):
        start = at
        while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] == b"\xff":
            at += 1  # fill bytes
        marker = data[at + 1]
        if data[at] != 0xFF or marker in (0xDA, 0xD9):
            return found
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data) or end < at + 4:
            raise ValueError("a segment that does not end")
        found.append(Segment(marker, start, at + 4, end))
        at = end
    raise ValueError("no picture in it")


def block_of(data: bytes, name: bytes) -> bytes | None:
    """Return the content of the first APP1 segment of this name, without the name."""
    for one in segments(data):
        if one.marker == _APP1 and data.startswith(name, one.content):
            return data[one.content + len(name) : one.end]
    return None


def with_block(data: bytes, name: bytes, edit: Callable[[bytes | None], bytes]) -> bytes | None:
    """Return the JPEG with the block of this name edited, or made where there is none.

    None where it would not fit, or where pictures behind this one would no longer be found.
    """
    known = segments(data)
    mine = next((s for s in known if s.marker == _APP1 and data.startswith(name, s.content)), None)
    block = edit(None if mine is None else data[mine.content + len(name) : mine.end])
    if len(name) + len(block) > _MOST_BYTES:
        return None
    if mine is None:
        start = end = _place_for(known, data)
    else:
        start, end = mine.start, mine.end
    length = (2 + len(name) + len(block)).to_bytes(2, "big")
    new = b"\xff\xe1" + length + name + block
    has_pictures_behind = any(
        s.marker == _APP2 and s.start < start and data.startswith(_MPF, s.content) for s in known
    )
    if has_pictures_behind and len(new) != end - start:
        return None
    return data[:start] + new + data[end:]


def _place_for(known: list[Segment], data: bytes) -> int:
    """Return where a new block goes: behind JFIF's and EXIF's."""
    at = 2
    for one in known:
        is_exif = one.marker == _APP1 and data.startswith(EXIF, one.content)
        if one.marker == _APP0 or is_exif:
            at = one.end
        else:
            break
    return at
