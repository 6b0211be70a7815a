"""What EXIF and XMP hold, field by field. A TIFF and most camera RAW files are EXIF themselves.

Texts that are empty, and a rating of no stars, hold nothing.
"""

import io
import math
import struct
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mediadesk.formats.fields.iptc_fields import Field, of_records, of_resources
from mediadesk.formats.payloads.tiff import Layout, layout_of
from mediadesk.formats.source import Readable
from mediadesk.formats.xmp.xmp_places import RDF
from mediadesk.formats.xmp.xmp_text import read_text

MOST_BYTES = 32 << 20
"""No field has more that is looked at."""
_MOST_ENTRIES, _MOST_DIRECTORIES = 1024, 64
_MOST_SIGNS = 200_000
"""So many "<" has the longest history of edits not; each becomes an object."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8,
          13: 4, 16: 8, 17: 8, 18: 8}  # fmt: skip
_NUMBERS = {3: "H", 4: "I", 5: "I", 8: "h", 9: "i", 10: "i"}
"""Types of tags that are numbers, as `struct` calls them; `_SHARES` come in pairs."""
_SHARES = (5, 10)
_MOST_NUMBERS = 64
_DIGITS, _PLACE_DIGITS = 2, 7
"""So many of a share count; of places more."""
_DIRECTORIES = {0x8769: "exif", 0x8825: "gps", 0xA005: "interop"}
_PLACES = frozenset(
    {0x002E, 0x0111, 0x0117, 0x0118, 0x0144, 0x0145, 0x014A, 0x0201, 0x0202, 0xEA1C}
)
"""Tags that say where something lies in the file, that only fill it, or are a picture."""
_XMP, _IPTC, _PHOTOSHOP = 0x02BC, 0x83BB, 0x8649
_BLOCKS = (_XMP, _IPTC, _PHOTOSHOP)
"""Tags that hold fields of their own, as numbers or not."""
_MAKER_NOTES, _PRIVATE = 0x927C, 0xC634
_TEXT = 2
_UNRATED = "{http://ns.adobe.com/xap/1.0/}Rating"
_BIG = 43
_XML = "{http://www.w3.org/XML/1998/namespace}"


def of_block(block: bytes) -> Iterator[Field]:
    """Yield the fields of a bare EXIF block."""
    return of_directories(io.BytesIO(block), len(block))


def of_directories(file: Readable, size_bytes: int) -> Iterator[Field]:
    """Yield the fields of the first directory of a TIFF, and of those of EXIF that it leads to.

    Makers' notes are there or not: programs that move them change places within them. Raises
    ValueError where there is more than can be walked.
    """
    file.seek(0)
    head = file.read(16)
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None or len(head) < 8:
        yield "exif", head + file.read(MOST_BYTES)
        return
    is_big = _BIG in head[2:4]
    layout = layout_of(order, is_big=is_big)
    waiting = [("ifd0", layout.place.unpack_from(head, 8 if is_big else 4)[0])]
    seen: set[int] = set()
    while waiting:
        name, at = waiting.pop()
        if at in seen or not 8 <= at <= size_bytes - layout.count.size:
            continue
        seen.add(at)
        if len(seen) > _MOST_DIRECTORIES:
            raise ValueError("more directories than EXIF has")
        for tag, kind, length, value in _entries(file, at, layout):
            size = _SIZES.get(kind, 1) * length
            if tag in _DIRECTORIES:
                waiting.append((_DIRECTORIES[tag], layout.place.unpack(value)[0]))
            elif tag == _MAKER_NOTES:
                yield f"{name} {tag:x}", b""
            elif tag not in _PLACES and not (tag == _PRIVATE and size <= layout.place.size):
                data = _value(file, value, size, layout, size_bytes)
                digits = _PLACE_DIGITS if name == "gps" else _DIGITS
                data = _in_words(data, order, 0 if tag in _BLOCKS else kind, digits=digits)
                if kind != _TEXT or data.strip(b"\0 "):
                    yield from _field(f"{name} {tag:x}", tag, data)


def _entries(file: Readable, at: int, layout: Layout) -> Iterator[tuple[int, int, int, bytes]]:
    """Return the entries of a directory: tag, type, length, and the value or its place."""
    file.seek(at)
    (count,) = layout.count.unpack(file.read(layout.count.size))
    if count > _MOST_ENTRIES:
        raise ValueError("more tags than EXIF has")
    block = file.read(count * layout.entry.size)
    return layout.entry.iter_unpack(block[: len(block) - len(block) % layout.entry.size])


def _value(file: Readable, value: bytes, size: int, layout: Layout, size_bytes: int) -> bytes:
    """Return the bytes of an entry, which stand in it where they are few."""
    if size <= len(value):
        return value[:size]
    file.seek(min(layout.place.unpack(value)[0], size_bytes))
    return file.read(min(size, MOST_BYTES))


def of_packet(data: bytes) -> Iterator[Field]:
    """Yield the properties of an XMP packet; a broken one is a field of its own."""
    try:
        is_long = data.count(b"<") > _MOST_SIGNS
        text = None if is_long else read_text(data, errors="strict")
        root = None if text is None else ET.fromstring(text.body)  # noqa: S314 - without a DOCTYPE
    except (ValueError, ET.ParseError, RecursionError):
        root = None
    rdf = root if root is None or root.tag == f"{{{RDF}}}RDF" else root.find(f"{{{RDF}}}RDF")
    if rdf is None:
        yield "xmp", data
        return
    for description in rdf:
        said = {name: [value] for name, value in description.attrib.items() if _says(name)}
        said |= {one.tag: sorted(_values(one)) for one in description}
        for name, values in said.items():
            if any(values) and (name, values) != (_UNRATED, ["0"]):
                yield f"xmp {name}", "\n".join(values).encode(errors="surrogatepass")


def _says(name: str) -> bool:
    """Tell whether an attribute says something, not only how: as a list, in which language."""
    return RDF not in name and not name.startswith(_XML)


def _values(element: ET.Element) -> Iterator[str]:
    """Yield all texts in an element, however its parts are written."""
    for each in element.iter():
        yield from (value for name, value in each.attrib.items() if _says(name))
        if text := " ".join((each.text or "").split()):
            yield text


def _in_words(data: bytes, order: str, kind: int, *, digits: int) -> bytes:
    """Return numbers in words: programs store them anew in another way, shares shorter."""
    width = struct.calcsize(_NUMBERS.get(kind, "s")) * (2 if kind in _SHARES else 1)
    if kind not in _NUMBERS or len(data) > width * _MOST_NUMBERS or len(data) % width:
        return data
    if kind not in _SHARES:
        numbers = struct.iter_unpack(order + _NUMBERS[kind], data)
        return " ".join(str(number) for (number,) in numbers).encode()
    shares = struct.iter_unpack(f"{order}2{_NUMBERS[kind]}", data)
    values = (over / below if below else math.inf for over, below in shares)
    return " ".join(f"{value:.{digits}g}" for value in values).encode()


def _field(name: str, tag: int, data: bytes) -> Iterator[Field]:
    if tag == _XMP:
        yield from of_packet(data)
    elif tag == _IPTC:
        yield from of_records(data)
    elif tag == _PHOTOSHOP:
        yield from of_resources(data)
    else:
        yield name, data
