"""What a picture says of itself: size, camera, place, dates, words, colours."""

import math
import re

from mediadesk.decoding import tags as metadata
from mediadesk.decoding.picture import Outline
from mediadesk.decoding.tags import Tags
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import Facts, Position
from mediadesk.domain.timestamps import Stamp, ZoneKind
from mediadesk.formats import apple, datetext, isobmff, jpeg, motion, png, x3f
from mediadesk.formats.source import Source
from mediadesk.probe.dates import picture_stamps, rationals, stamp_of
from mediadesk.probe.vr import panorama_of

_MAX_WORDS = 200
_FILLER = re.compile(
    r"([\w-]+ ){0,2}digital (still )?camera|file written by adobe photoshop.*"
    r"|created with (the )?gimp|dcim\\.*|dcf 1\.0"
    r"|samsung camera pictures|sony dsc|exif_jpeg_picture|imagedescription|jpeg picture"
    r"|default|untitled|dcim|dsc|charset=\w+"
    r"|oznor\w*|\w?dav|edf|cof|mde|ptr|btf|rptnb\w*|sdr\w*|r?hdr\w*|nor|fbt|norm?",
    re.IGNORECASE,
)
"""What cameras write into the caption by themselves."""

_SERIALS = (
    "Exif.Photo.BodySerialNumber",
    "Exif.Canon.SerialNumber",
    "Exif.Nikon3.SerialNumber",
    "Exif.OlympusEq.SerialNumber",
    "Exif.Pentax.SerialNumber",
    "Exif.PentaxDng.SerialNumber",
    "Exif.Fujifilm.SerialNumber",
    "Exif.Panasonic.InternalSerialNumber",
    "Exif.Sigma.SerialNumber",
    "Exif.Image.CameraSerialNumber",
)
_LENSES = ("Exif.Photo.LensModel", "Exif.Canon.LensModel", "Exif.OlympusEq.LensModel")
_ZONES = (
    ("Exif.CanonTi.TimeZone", "Exif.CanonTi.DaylightSavings"),
    ("Exif.NikonWt.Timezone", "Exif.NikonWt.DaylightSavings"),
)
_MOVING = frozenset({"jpeg", "heic", "avif"})
"""Formats of photos that may have a film inside."""
_WORD_LISTS = (
    "Xmp.dc.subject",
    "Iptc.Application2.Keywords",
    "Xmp.lr.hierarchicalSubject",
    "Xmp.digiKam.TagsList",
)


def probe_picture(source: Source, format_name: str, outline: Outline | None) -> Facts:
    """Return the facts of a picture; `outline` is what its decoder said, None when it failed.

    Metadata that cannot be read is left out: that alone makes no picture unreadable.
    """
    jpeg_head = jpeg.read_head(source.stream()) if format_name == "jpeg" else None
    png_head = png.read_head(source.stream()) if format_name == "png" else None
    tags = Tags()
    head = jpeg_head or png_head
    if head is None or head.has_metadata:
        tags = _tags(source, jpeg_head.exif if jpeg_head else outline.exif if outline else None)
    if format_name == "x3f" and not tags.texts and (inner := _inner_jpeg(source)):
        tags = _tags(inner, None)
    stamps = tuple(picture_stamps(tags)) + (_png_stamps(png_head) if png_head else ())
    if format_name == "cr3":
        from mediadesk.probe.video import movie_stamps  # noqa: PLC0415 - of photos, only these

        if not tags.texts:
            tags = metadata.read_canon_tags(
                isobmff.canon_blocks(source.stream(), source.size_bytes)
            )
            stamps = tuple(picture_stamps(tags))
        stamps += movie_stamps(isobmff.read_movie(source.stream(), source.size_bytes))[:1]
    width, height, orientation = _shape(outline, head, tags)
    texts = tags.texts
    film = None
    if format_name in _MOVING:
        film = motion.inner_film(
            source.stream(), source.size_bytes, jpeg_head.xmp if jpeg_head else b""
        )
    return Facts(
        format=format_name,
        width=width,
        height=height,
        orientation=orientation,
        camera_make=_clean(texts.get("Exif.Image.Make")),
        camera_model=_clean(texts.get("Exif.Image.Model")),
        camera_serial=_first(texts, _SERIALS),
        lens=_first(texts, _LENSES),
        position=_position(tags),
        maker_zone_minutes=_maker_zone(tags),
        rating=_rating(tags),
        tags=_words(tags),
        caption=_caption(tags),
        colour_profile=outline.profile_name if outline else None,
        jpeg_quality=jpeg_head.quality if jpeg_head else None,
        content_identifier=apple.content_identifier(tags.apple_note or b""),
        software=_clean(texts.get("Exif.Image.Software")),
        frames=outline.frames if outline else 1,
        film_start=film.start if film else None,
        film_bytes=film.length if film else 0,
        sphere=panorama_of(texts),
        stamps=stamps,
    )


def _tags(source: Source, exif_block: bytes | None) -> Tags:
    try:
        return metadata.read_tags(source, exif_block=exif_block)
    except OutsideError:
        return Tags()


def _inner_jpeg(source: Source) -> Source | None:
    """Return the JPEG inside an X3F, which carries its EXIF."""
    data = x3f.preview(source.stream(), source.size_bytes)
    return None if data is None else Source.of_bytes(source.path, data)


def _shape(
    outline: Outline | None, head: jpeg.JpegHead | png.PngHead | None, tags: Tags
) -> tuple[int | None, int | None, int]:
    """Return width and height as seen, and the orientation."""
    if outline is not None:
        return outline.width, outline.height, outline.orientation
    stated = tags.texts.get("Exif.Image.Orientation", "1")
    orientation = int(stated) if stated in set("12345678") else 1
    width, height = (head.width, head.height) if head is not None else (None, None)
    return (height, width, orientation) if orientation > 4 else (width, height, orientation)


def _png_stamps(head: png.PngHead) -> tuple[Stamp, ...]:
    found = [
        stamp_of("PNG:CreationTime", text, datetext.parse_free(text))
        for text in head.texts.values()
    ]
    if head.modified is not None:
        raw = "{:04}:{:02}:{:02} {:02}:{:02}:{:02}".format(*head.modified)
        reading = datetext.parse_exif(raw)
        wall = reading.wall if reading else None
        zone = ZoneKind.UTC if reading else ZoneKind.NAIVE
        found.append(Stamp("PNG:ModifyDate", raw, wall, zone=zone))
    return tuple(found)


def _clean(text: str | None) -> str | None:
    return text.strip("\x00 \t\r\n") or None if text else None


def _first(texts: metadata.Texts, keys: tuple[str, ...]) -> str | None:
    found = (_clean(texts.get(key)) for key in keys)
    return next((text for text in found if text and text.strip("0- ")), None)


def _position(tags: Tags) -> Position | None:
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


def _maker_zone(tags: Tags) -> int | None:
    for zone_key, summer_key in _ZONES:
        zone, summer = tags.texts.get(zone_key), tags.texts.get(summer_key, "0")
        if zone is not None and zone.lstrip("-").isdigit() and abs(int(zone)) <= 15 * 60:
            return int(zone) + (60 if summer in ("1", "60") else 0)
    return None


def _rating(tags: Tags) -> int | None:
    text = tags.texts.get("Xmp.xmp.Rating") or tags.texts.get("Exif.Image.Rating") or ""
    try:
        rating = round(float(text))
    except (ValueError, OverflowError):
        return None
    return rating if -1 <= rating <= 5 else None


def _words(tags: Tags) -> tuple[str, ...]:
    every = (word.strip() for key in _WORD_LISTS for word in tags.lists.get(key, ()))
    return tuple(dict.fromkeys(word for word in every if word))[:_MAX_WORDS]


def _caption(tags: Tags) -> str | None:
    given = (
        *tags.lists.get("Xmp.dc.description", ())[:1],
        tags.texts.get("Iptc.Application2.Caption", ""),
        tags.texts.get("Exif.Image.ImageDescription", ""),
    )
    cleaned = (_clean(text) for text in given)
    return next((text for text in cleaned if text and not _FILLER.fullmatch(text)), None)
