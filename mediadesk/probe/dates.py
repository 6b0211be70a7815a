"""Every date a picture states, kept word for word, with what could be read of it."""

import math
from collections.abc import Iterator

from mediadesk.decoding.tags import Tags
from mediadesk.domain.timestamps import Precision, Stamp, ZoneKind
from mediadesk.formats import datetext

# (source, tag, sub-second tag, offset tag): an offset belongs to its own date only
_EXIF = (
    ("EXIF:DateTimeOriginal", "Exif.Photo.DateTimeOriginal", "Original"),
    ("EXIF:CreateDate", "Exif.Photo.DateTimeDigitized", "Digitized"),
    ("EXIF:ModifyDate", "Exif.Image.DateTime", ""),
)
_XMP = (
    ("XMP:DateTimeOriginal", "Xmp.exif.DateTimeOriginal"),
    ("XMP:DateCreated", "Xmp.photoshop.DateCreated"),
    ("XMP:DateTimeDigitized", "Xmp.exif.DateTimeDigitized"),
    ("XMP:CreateDate", "Xmp.xmp.CreateDate"),
    ("XMP:ModifyDate", "Xmp.xmp.ModifyDate"),
    ("XMP:GPSTimeStamp", "Xmp.exif.GPSTimeStamp"),
)


_IPTC = (
    ("IPTC", "Iptc.Application2.DateCreated", "Iptc.Application2.TimeCreated"),
    (
        "IPTC:DigitalCreationDate",
        "Iptc.Application2.DigitizationDate",
        "Iptc.Application2.DigitizationTime",
    ),
)


def stamp_of(source: str, raw: str, reading: datetext.DateText | None) -> Stamp:
    """Return a stamp with the raw text and what was read of it, if anything."""
    if reading is None:
        return Stamp(source, raw, None)
    return Stamp(
        source,
        raw,
        reading.wall,
        precision=reading.precision,
        zone=reading.zone,
        offset_minutes=reading.offset_minutes,
    )


def picture_stamps(tags: Tags) -> Iterator[Stamp]:
    """Yield the stamps of EXIF, GPS, XMP and IPTC, in this order."""
    texts = tags.texts
    if not texts:
        return
    for source, key, which in _EXIF:
        raw = texts.get(key)
        if raw is None and which == "Original":
            raw = texts.get("Exif.Image.DateTimeOriginal")  # DNG puts it there
        if raw:
            reading = datetext.parse_exif(
                raw,
                subsec=texts.get(f"Exif.Photo.SubSecTime{which}", ""),
                offset=texts.get(f"Exif.Photo.OffsetTime{which}", ""),
            )
            yield stamp_of(source, raw, reading)
    if gps := _gps_stamp(
        texts.get("Exif.GPSInfo.GPSDateStamp"), texts.get("Exif.GPSInfo.GPSTimeStamp")
    ):
        yield gps
    for source, key in _XMP:
        if raw := texts.get(key):
            yield stamp_of(source, raw, datetext.parse_exif(raw))
    for source, day_key, time_key in _IPTC:
        if day := texts.get(day_key):
            raw = f"{day} {texts.get(time_key, '')}".strip()
            yield stamp_of(source, raw, datetext.parse_exif(raw))


def _gps_stamp(day: str | None, time: str | None) -> Stamp | None:
    """Join GPS date and time, which are UTC; one without the other gives no time of day."""
    if not day and not time:
        return None
    clock = _clock(time or "")
    raw = " ".join(part for part in (day, clock or time) if part)
    reading = datetext.parse_exif(raw) if day else None
    if reading is None:
        return Stamp("GPS", raw, None)
    precision = reading.precision if clock else Precision.DAY
    return Stamp("GPS", raw, reading.wall, precision=precision, zone=ZoneKind.UTC)


def _clock(text: str) -> str | None:
    """Turn three rationals (`16/1 28/1 501/100`) into `16:28:05.01`."""
    numbers = rationals(text)
    if len(numbers) != 3 or not all(0 <= number < 61 for number in numbers):
        return None
    hour, minute, second = numbers
    whole = int(second)
    part = f"{round((second - whole) * 1000):03}".rstrip("0")[:3] if second - whole < 0.9995 else ""
    return f"{int(hour):02}:{int(minute):02}:{whole:02}" + (f".{part}" if part else "")


def rationals(text: str) -> list[float]:
    """Read exiv2's `a/b c/d ...`; what is no finite number ends the list."""
    found = []
    for word in text.split()[:8]:
        above, _, below = word.partition("/")
        try:
            value = int(above) / int(below or 1)
        except (ValueError, ZeroDivisionError, OverflowError):
            break
        if not math.isfinite(value):
            break
        found.append(value)
    return found
