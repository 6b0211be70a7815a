"""What a file holds beside what is seen and heard, field by field: to tell which one holds more.

Only formats whose metadata can be walked without a decoder have an inventory.
"""

import hashlib
import os
import struct
from collections.abc import Iterator

from mediadesk.formats import tag_inventory
from mediadesk.formats.source import Readable
from mediadesk.formats.xmp_places import find_places
from mediadesk.formats.xmp_text import read_text

_MOST_SEGMENTS = 1000
_MOST_BYTES = 32 << 20
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_DIRECTORIES = {0x8769: "exif", 0x8825: "gps", 0xA005: "interop"}
_PLACES = frozenset({0x0111, 0x0117, 0x0201, 0x0202, 0xEA1C})
"""Tags that say where something lies in the file, or only fill it."""
_EXIF, _XMP = b"Exif\x00", b"http://ns.adobe.com/xap/1.0/\x00"
_SHOWN = (b"ICC_PROFILE\x00", b"MPF\x00", b"JFIF\x00", b"JFXX\x00", b"Adobe")
"""What says how the picture is shown, or where further ones are: the payload's business."""
_PNG_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_PNG_XMP = b"XML:com.adobe.xmp\x00"
_PICTURE_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
)
"""HEIF keeps its metadata as items among those of the picture."""


def inventory(file: Readable) -> frozenset[str] | None:
    """Return each field with a digest of its value; None for a format that is not walked here.

    What is broken counts as one field of its own bytes, or has none told. Raises OSError.
    """
    file.seek(0)
    head = file.read(12)
    if head[:2] == b"\xff\xd8":
        return frozenset(_jpeg(file))
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return frozenset(_png(file))
    try:
        if head[:4] == b"RIFF" and head[8:] == b"WEBP":
            return frozenset(_webp(file))
        found = _tags(file, head)
        return None if found is None else frozenset(f"{one}={_digest(data)}" for one, data in found)
    except (ValueError, IndexError, struct.error):
        return None


def _tags(file: Readable, head: bytes) -> Iterator[tag_inventory.Field] | None:
    """Return the fields of a film or a recording; None where they are not walked."""
    size_bytes = file.seek(0, os.SEEK_END)
    if head[:4] == b"fLaC":
        return tag_inventory.of_flac(file)
    if head[:4] == b"OggS":
        return tag_inventory.of_ogg(file)
    if head[4:8] == b"ftyp" and head[8:12] not in _PICTURE_BRANDS:
        return tag_inventory.of_boxes(file, size_bytes)
    if head[:4] == b"RIFF" and head[8:] == b"WAVE":
        return tag_inventory.of_riff(file, size_bytes)
    if head[:3] == b"ID3" or (head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return tag_inventory.of_mpeg_audio(file, size_bytes)
    return None


def _webp(file: Readable) -> Iterator[str]:
    for kind, data in tag_inventory.of_webp(file, file.seek(0, os.SEEK_END)):
        if kind == b"EXIF":
            yield from _exif(data.removeprefix(_EXIF + b"\x00"))
        else:
            yield from _xmp(data)


def _jpeg(file: Readable) -> Iterator[str]:
    at = 2
    for _ in range(_MOST_SEGMENTS):
        file.seek(at)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xDA, 0xD9):
            return
        if head[1] == 0xFF:
            at += 1
            continue
        length = struct.unpack(">H", head[2:])[0]
        if head[1] == 0xFE or 0xE0 <= head[1] <= 0xEF:
            yield from _segment(head[1], file.read(max(0, length - 2)))
        at += 2 + length


def _segment(marker: int, data: bytes) -> Iterator[str]:
    if data.startswith(_SHOWN):
        return
    if data.startswith(_EXIF):
        yield from _exif(data[6:])
    elif data.startswith(_XMP):
        yield from _xmp(data[len(_XMP) :])
    else:
        yield f"{marker:x}={_digest(data)}"


def _png(file: Readable) -> Iterator[str]:
    at = 8
    for _ in range(_MOST_SEGMENTS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head)
        if length > _MOST_BYTES:
            return
        if kind == b"eXIf":
            yield from _exif(file.read(length))
        elif kind in _PNG_WORDS:
            data = file.read(length)
            if data.startswith(_PNG_XMP):
                yield from _xmp(data[data.find(b"<") :])
            else:
                yield f"{kind.decode()}={_digest(data)}"
        at += 12 + length


def _xmp(data: bytes) -> Iterator[str]:
    try:
        text = read_text(data, errors="strict")
        places = None if text is None else find_places(text.body.encode())
    except (ValueError, IndexError, RecursionError):
        places = None
    if places is None:
        yield f"xmp={_digest(data)}"
        return
    for description in places.descriptions:
        for one in description.properties:
            said = "\n".join(item.text for item in one.items) or one.text
            yield f"xmp {one.name}={_digest(said.encode(errors='surrogatepass'))}"


def _exif(block: bytes) -> Iterator[str]:
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        yield f"exif={_digest(block)}"
        return
    waiting = [("ifd0", struct.unpack_from(order + "I", block, 4)[0])]
    seen: set[int] = set()
    while waiting:
        name, at = waiting.pop()
        if at in seen or not 8 <= at <= len(block) - 2:
            continue
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", block, at)
        for number in range(min(count, 1024)):
            start = at + 2 + 12 * number
            if start + 12 > len(block):
                break
            tag, kind, length = struct.unpack_from(order + "HHI", block, start)
            if tag in _DIRECTORIES:
                place = struct.unpack_from(order + "I", block, start + 8)[0]
                waiting.append((_DIRECTORIES[tag], place))
            elif tag not in _PLACES:
                yield f"{name} {tag:x}={_digest(_value(block, order, start, kind, length))}"


def _value(block: bytes, order: str, start: int, kind: int, length: int) -> bytes:
    size = _SIZES.get(kind, 1) * length
    if size <= 4:
        return block[start + 8 : start + 8 + size]
    (where,) = struct.unpack_from(order + "I", block, start + 8)
    return block[where : where + size]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=8).hexdigest()
