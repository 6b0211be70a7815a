"""Turn what exiftool printed (`-json -G1 -a -s -n -time:all`) into stamps, without a decoder."""

from collections.abc import Iterator, Mapping
from typing import Any

from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.timestamps import Precision, Stamp, ZoneKind
from mediadesk.formats.datetext import DateText, parse_exif, parse_free

_EXIF = (
    ("EXIF:DateTimeOriginal", ("ExifIFD:DateTimeOriginal", "IFD0:DateTimeOriginal"), "Original"),
    ("EXIF:CreateDate", ("ExifIFD:CreateDate", "IFD0:CreateDate"), "Digitized"),
    ("EXIF:ModifyDate", ("IFD0:ModifyDate",), ""),
)
_AS_READ = {
    "QuickTime:CreateDate": "QuickTime:CreateDate",
    "Track1:TrackCreateDate": "QuickTime:TrackCreateDate",
    "Track1:MediaCreateDate": "QuickTime:MediaCreateDate",
    "Keys:CreationDate": "QuickTime:CreationDate",
    "ItemList:CreationDate": "QuickTime:CreationDate",
    "ItemList:ContentCreateDate": "QuickTime:ContentCreateDate",
    "UserData:ContentCreateDate": "QuickTime:ContentCreateDate",
    "PNG:CreationTime": "PNG:CreationTime",
    "PNG:ModifyDate": "PNG:ModifyDate",
    "RIFF:DateTimeOriginal": "RIFF:IDIT",
    "Matroska:DateTimeOriginal": "Matroska:DateUTC",
    "Info:DateTimeOriginal": "Matroska:DateUTC",
}
Entry = Mapping[str, Any]


def facts_of(entry: Entry, *, position: Position | None = None) -> Facts:
    """Return the facts of one entry as far as dates need them."""
    return Facts(
        camera_make=_text(entry, "IFD0:Make"),
        camera_model=_text(entry, "IFD0:Model"),
        position=position,
        stamps=tuple(_stamps(entry)),
    )


def _stamps(entry: Entry) -> Iterator[Stamp]:
    for source, keys, which in _EXIF:
        raw = next((str(entry[key]) for key in keys if key in entry), None)
        if raw is not None:
            yield _stamp(
                source,
                raw,
                parse_exif(
                    raw,
                    subsec=_text(entry, f"ExifIFD:SubSecTime{which}") or "",
                    offset=_text(entry, f"ExifIFD:OffsetTime{which}") or "",
                ),
            )
    day, time = _text(entry, "GPS:GPSDateStamp"), _text(entry, "GPS:GPSTimeStamp")
    if day or time:
        raw = f"{day or ''} {time or ''}".strip()
        stamp = _stamp("GPS", raw, parse_exif(raw) if day else None)
        precision = Precision.SECOND if time else Precision.DAY
        yield Stamp("GPS", raw, stamp.wall, precision, ZoneKind.UTC)
    if day := _text(entry, "IPTC:DateCreated"):
        raw = f"{day} {_text(entry, 'IPTC:TimeCreated') or ''}".strip()
        yield _stamp("IPTC", raw, parse_exif(raw))
    for key, value in entry.items():
        group, _, tag = key.partition(":")
        if group.startswith("XMP-") and isinstance(value, str):
            yield _stamp(f"XMP:{tag}", value, parse_exif(value))
        elif key in _AS_READ and isinstance(value, str):
            yield _stamp(_AS_READ[key], value, parse_free(value))


def _stamp(source: str, raw: str, reading: DateText | None) -> Stamp:
    if reading is None:
        return Stamp(source, raw, None)
    return Stamp(source, raw, reading.wall, reading.precision, reading.zone, reading.offset_minutes)


def _text(entry: Entry, key: str) -> str | None:
    value = entry.get(key)
    return None if value is None else str(value)
