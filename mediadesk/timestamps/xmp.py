"""What an XMP sidecar says about when and where its picture was taken.

Only dates and the position are read. The file may be UTF-8, UTF-16 or UTF-32, and damaged in
front of or behind the XMP itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from mediadesk.domain.facts import Position
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import Stamp
from mediadesk.formats.datetext import parse_exif
from mediadesk.formats.xmp.xmp_position import position_of
from mediadesk.formats.xmp.xmp_text import LARGEST_BYTES, read_text

__all__ = ["LARGEST_BYTES", "XmpRecord", "parse"]

_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_SOURCES = {
    f"{_EXIF}DateTimeOriginal": "XMP:DateTimeOriginal",
    "{http://ns.adobe.com/photoshop/1.0/}DateCreated": "XMP:DateCreated",
    f"{_EXIF}DateTimeDigitized": "XMP:DateTimeDigitized",
    f"{_XMP}CreateDate": "XMP:CreateDate",
    f"{_XMP}ModifyDate": "XMP:ModifyDate",
    f"{_EXIF}GPSTimeStamp": "XMP:GPSTimeStamp",
    f"{_EXIF}GPSDateTime": "XMP:GPSDateTime",
}
_PLACE = tuple(f"{_EXIF}GPS{name}" for name in ("Latitude", "Longitude", "Altitude", "AltitudeRef"))


@dataclass(frozen=True, slots=True)
class XmpRecord:
    """The dates a sidecar states, and the position."""

    stamps: tuple[Stamp, ...]
    position: Position | None = None


def parse(data: bytes) -> XmpRecord | Reason:
    """Read an XMP sidecar. Whatever it holds, the answer is a value or a reason."""
    if len(data) > LARGEST_BYTES:
        return _broken("it is too large for a sidecar")
    text = read_text(data)
    if text is None:
        return _broken("there is no XMP in it")
    try:
        root = ET.fromstring(text.body)  # noqa: S314 - without a DOCTYPE there are no entities
    except (ET.ParseError, ValueError, RecursionError):
        return _broken("its XML is not well-formed")
    found = dict(_properties(root))
    stamps = tuple(
        _stamp(source, found[name]) for name, source in _SOURCES.items() if name in found
    )
    return XmpRecord(stamps, position_of(*(found.get(name) for name in _PLACE)))


def _broken(detail: str) -> Reason:
    return Reason.of(ReasonCode.BROKEN, detail=detail)


def _properties(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the wanted properties, written as attributes, elements or lists of one."""
    wanted = {*_SOURCES, *_PLACE}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in wanted:
                yield name, value
        if element.tag in wanted:
            value = "".join(element.itertext()).strip()
            if value:
                yield element.tag, value


def _stamp(source: str, raw: str) -> Stamp:
    raw = raw[:80]
    reading = parse_exif(raw)
    if reading is None:
        return Stamp(source, raw, None)
    return Stamp(source, raw, reading.wall, reading.precision, reading.zone, reading.offset_minutes)
