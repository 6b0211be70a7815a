"""What people said of a picture in its tags: title, author, stars, keywords, caption, place."""

import math
import re
from collections.abc import Iterable
from itertools import chain

from mediadesk.decoding.tags import Tags
from mediadesk.domain.facts import Position
from mediadesk.formats.xmp.xmp_position import position_of
from mediadesk.probe.dates import rationals

MOST_WORDS = 200
_FILLER = re.compile(
    r"([\w-]+ ){0,2}digital (still )?camera|file written by adobe photoshop.*"
    r"|created with (the )?gimp|dcim\\.*|dcf 1\.0"
    r"|samsung camera pictures|sony dsc|exif_jpeg_picture|imagedescription|jpeg picture"
    r"|default|untitled|dcim|dsc|charset=\w+"
    r"|oznor\w*|\w?dav|edf|cof|mde|ptr|btf|rptnb\w*|sdr\w*|r?hdr\w*|nor|fbt|norm?",
    re.IGNORECASE,
)
"""What cameras write into the caption by themselves."""

_XMP_PLACE = tuple(
    f"Xmp.exif.GPS{name}" for name in ("Latitude", "Longitude", "Altitude", "AltitudeRef")
)
_WORD_LISTS = (
    "Xmp.dc.subject",
    "Iptc.Application2.Keywords",
    "Xmp.lr.hierarchicalSubject",
    "Xmp.digiKam.TagsList",
)


def cleaned(text: str | None) -> str | None:
    """Return a text without what fills its field; None where nothing is left."""
    return text.strip("\x00 \t\r\n") or None if text else None


def position(tags: Tags) -> Position | None:
    """Return the place that EXIF states, or else XMP."""
    return _exif_position(tags) or position_of(*(tags.texts.get(key) for key in _XMP_PLACE))


def rating(tags: Tags) -> int | None:
    """Return the stars, 0 to 5, or -1 for a picture that was rejected."""
    text = tags.texts.get("Xmp.xmp.Rating") or tags.texts.get("Exif.Image.Rating") or ""
    try:
        stars = round(float(text))
    except (ValueError, OverflowError):
        return None
    return stars if -1 <= stars <= 5 else None


def keywords(tags: Tags) -> tuple[str, ...]:
    """Return the keywords of all places, each once."""
    lists = (tags.lists.get(key, ()) for key in _WORD_LISTS)
    every = [*chain(*lists), *_wide(tags, "XPKeywords").split(";")]
    stripped = (word.strip() for word in every)
    return tuple(dict.fromkeys(word for word in stripped if word))[:MOST_WORDS]


def title(tags: Tags) -> str | None:
    """Return what the picture is called."""
    given = (
        *tags.lists.get("Xmp.dc.title", ())[:1],
        tags.texts.get("Iptc.Application2.ObjectName", ""),
        _wide(tags, "XPTitle"),
    )
    return first_caption(given)


def author(tags: Tags) -> str | None:
    """Return who made the picture, several as one text."""
    exif = tags.texts.get("Exif.Image.Artist", "") or _wide(tags, "XPAuthor")
    lists = (tags.lists.get(key, ()) for key in ("Xmp.dc.creator", "Iptc.Application2.Byline"))
    every = (*chain(*lists), *exif.split(";"))
    known = (name for name in map(cleaned, every) if name and not _FILLER.fullmatch(name))
    return ", ".join(dict.fromkeys(known)) or None


def caption(tags: Tags) -> str | None:
    """Return what the picture is about; not what cameras write there by themselves."""
    given = (
        *tags.lists.get("Xmp.dc.description", ())[:1],
        tags.texts.get("Iptc.Application2.Caption", ""),
        tags.texts.get("Exif.Image.ImageDescription", ""),
        _wide(tags, "XPComment"),
    )
    return first_caption(given)


def first_caption(given: Iterable[str]) -> str | None:
    """Return the first text that says something."""
    texts = (cleaned(text) for text in given)
    return next((text for text in texts if text and not _FILLER.fullmatch(text)), None)


def _wide(tags: Tags, name: str) -> str:
    """Return a text of Windows, which exiv2 hands out as the numbers of its bytes."""
    numbers = tags.texts.get(f"Exif.Image.{name}", "").split()
    data = bytes(int(number) for number in numbers if number.isdigit() and int(number) < 256)
    return data[: len(data) & ~1].decode("utf-16-le", "replace").partition("\x00")[0]


def _exif_position(tags: Tags) -> Position | None:
    latitude = _degrees(tags, "Latitude", 90, "S")
    longitude = _degrees(tags, "Longitude", 180, "W")
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    altitude = rationals(tags.texts.get("Exif.GPSInfo.GPSAltitude", ""))
    below = tags.texts.get("Exif.GPSInfo.GPSAltitudeRef", "0").strip().startswith("1")
    metres = (-altitude[0] if below else altitude[0]) if altitude else None
    return Position(latitude, longitude, metres)


def _degrees(tags: Tags, axis: str, limit: int, negative: str) -> float | None:
    numbers = rationals(tags.texts.get(f"Exif.GPSInfo.GPS{axis}", ""))
    if not numbers:
        return None
    degrees = math.fsum(number / 60.0**power for power, number in enumerate(numbers[:3]))
    if not 0 <= degrees <= limit:
        return None
    side = tags.texts.get(f"Exif.GPSInfo.GPS{axis}Ref", "").strip().upper()
    return round(-degrees if side.startswith(negative) else degrees, 7)
