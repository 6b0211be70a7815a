"""What an XMP sidecar says about when and where its picture was taken.

Only dates and the position are read. The file may be UTF-8, UTF-16 or UTF-32, and damaged in
front of or behind the XMP itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from mediadesk.domain.media import Position
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import Stamp
from mediadesk.formats.datetext import parse_exif
from mediadesk.formats.xmp_text import LARGEST_BYTES, read_text

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
_LATITUDE, _LONGITUDE = f"{_EXIF}GPSLatitude", f"{_EXIF}GPSLongitude"
_DEGREES = re.compile(r"^([0-9]{1,3}),([0-9]{1,2}(?:\.[0-9]+)?)(?:,([0-9.]+))?\s*([NSEW])$")


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
    return XmpRecord(stamps, _position(found.get(_LATITUDE), found.get(_LONGITUDE)))


def _broken(detail: str) -> Reason:
    return Reason.of(ReasonCode.BROKEN, detail=detail)


def _properties(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the wanted properties, written as attributes, elements or lists of one."""
    wanted = {*_SOURCES, _LATITUDE, _LONGITUDE}
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


def _position(latitude: str | None, longitude: str | None) -> Position | None:
    north, east = _degrees(latitude), _degrees(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None
    return None if north == 0 and east == 0 else Position(north, east)


def _degrees(text: str | None) -> float | None:
    """Read XMP's `40,14.0786450N` or `40,14,4.7N`."""
    found = _DEGREES.match(text or "")
    if found is None:
        return None
    try:
        value = int(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    except ValueError:
        return None
    return -value if found[4] in "SW" else value
