"""What a picture says of itself: size, camera, place, dates, words, colours."""

from dataclasses import replace

from mediadesk.decoding import tags as metadata
from mediadesk.decoding.picture import Outline
from mediadesk.decoding.tags import Tags
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.extras import Extra
from mediadesk.domain.facts import Facts
from mediadesk.domain.timestamps import Stamp, ZoneKind
from mediadesk.formats import apple, datetext, extras, jpeg, motion, packets, png, x3f
from mediadesk.formats.boxes import isobmff
from mediadesk.formats.source import Source
from mediadesk.probe import words
from mediadesk.probe.dates import picture_stamps, stamp_of
from mediadesk.probe.vr import panorama_of

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
_NO_TAGS = Tags()
_MOVING = frozenset({"jpeg", "heic", "avif"})
"""Formats of photos that may have a film inside."""


def probe_picture(source: Source, format_name: str, outline: Outline | None) -> Facts:
    """Return the facts of a picture; `outline` is what its decoder said, None when it failed.

    Metadata that cannot be read is left out: that alone makes no picture unreadable.
    """
    jpeg_head = jpeg.read_head(source.stream()) if format_name == "jpeg" else None
    png_head = png.read_head(source.stream()) if format_name == "png" else None
    head = jpeg_head or png_head
    tags, stamps = _told(
        source, format_name, outline=outline, jpeg_head=jpeg_head, png_head=png_head
    )
    width, height, orientation = _shape(outline, head, tags)
    frames = outline.frames if outline else 1
    film = None
    if format_name in _MOVING:
        film = motion.inner_film(
            source.stream(), source.size_bytes, jpeg_head.xmp if jpeg_head else b""
        )
    beside = extras.of_photo(
        source.stream(), source.size_bytes, form=format_name, frames=frames, head=jpeg_head
    )
    return replace(
        _said(tags) if tags != _NO_TAGS else Facts(),
        format=format_name,
        width=width,
        height=height,
        orientation=orientation,
        colour_profile=outline.profile_name if outline else None,
        jpeg_quality=jpeg_head.quality if jpeg_head else None,
        frames=frames,
        film_start=film.start if film else None,
        film_bytes=film.length if film else 0,
        extras=beside if film is None else beside | {Extra.FILM},
        stamps=stamps,
    )


def _said(tags: Tags) -> Facts:
    """Return what cameras and people wrote of a picture, but for its times."""
    texts = tags.texts
    return Facts(
        camera_make=words.cleaned(texts.get("Exif.Image.Make")),
        camera_model=words.cleaned(texts.get("Exif.Image.Model")),
        camera_serial=_first(texts, _SERIALS),
        lens=_first(texts, _LENSES),
        position=words.position(tags),
        maker_zone_minutes=_maker_zone(tags),
        title=words.title(tags),
        author=words.author(tags),
        rating=words.rating(tags),
        tags=words.keywords(tags),
        caption=words.caption(tags),
        content_identifier=apple.content_identifier(tags.apple_note or b""),
        software=words.cleaned(texts.get("Exif.Image.Software")),
        sphere=panorama_of(texts),
    )


def _told(
    source: Source,
    format_name: str,
    *,
    outline: Outline | None,
    jpeg_head: jpeg.JpegHead | None,
    png_head: png.PngHead | None,
) -> tuple[Tags, tuple[Stamp, ...]]:
    """Return the tags of a picture and the times it tells, wherever its format keeps them."""
    tags = _NO_TAGS
    head = jpeg_head or png_head
    if head is None or head.has_metadata:
        blocks = packets.blocks_of(source.stream(), source.size_bytes, format_name)
        known = jpeg_head.exif if jpeg_head else blocks.exif or (outline and outline.exif) or None
        tags = _tags(source, known, blocks.xmp)
    if format_name == "x3f" and not tags.texts and (inner := _inner_jpeg(source)):
        tags = _tags(inner)
    stamps = tuple(picture_stamps(tags)) + (_png_stamps(png_head) if png_head else ())
    if format_name == "cr3":
        from mediadesk.probe.video import movie_stamps  # noqa: PLC0415 - of photos, only these

        if "Exif.Image.Make" not in tags.texts:
            canon = metadata.read_canon_tags(
                isobmff.canon_blocks(source.stream(), source.size_bytes)
            )
            tags = replace(tags, texts={**tags.texts, **canon.texts})
            stamps = tuple(picture_stamps(tags))
        stamps += movie_stamps(isobmff.read_movie(source.stream(), source.size_bytes))[:1]
    return tags, stamps


def _tags(source: Source, exif_block: bytes | None = None, xmp: bytes | None = None) -> Tags:
    try:
        return metadata.read_tags(source, exif_block=exif_block, xmp=xmp)
    except OutsideError:
        return _NO_TAGS


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


def _first(texts: metadata.Texts, keys: tuple[str, ...]) -> str | None:
    found = (words.cleaned(texts.get(key)) for key in keys)
    return next((text for text in found if text and text.strip("0- ")), None)


def _maker_zone(tags: Tags) -> int | None:
    for zone_key, summer_key in _ZONES:
        zone, summer = tags.texts.get(zone_key), tags.texts.get(summer_key, "0")
        if zone is not None and zone.lstrip("-").isdigit() and abs(int(zone)) <= 15 * 60:
            return int(zone) + (60 if summer in ("1", "60") else 0)
    return None
