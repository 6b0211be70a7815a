"""What cameras and people wrote into a picture: EXIF, XMP and IPTC texts by exiv2's names.

Only the tags MediaDesk uses are looked up, because walking through all of them costs more than
reading them. Names: https://exiv2.org/metadata.html
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mediadesk.decoding.failures import decoder_errors
from mediadesk.domain.fields import FieldKind, numbered
from mediadesk.formats.source import Source

_EXIF = (
    "Exif.Image.Make",
    "Exif.Image.Model",
    "Exif.Image.Software",
    "Exif.Image.Orientation",
    "Exif.Image.ImageDescription",
    "Exif.Image.Rating",
    "Exif.Image.Artist",
    "Exif.Image.XPTitle",
    "Exif.Image.XPAuthor",
    "Exif.Image.XPKeywords",
    "Exif.Image.XPComment",
    "Exif.Image.DateTime",
    "Exif.Image.DateTimeOriginal",
    "Exif.Image.CameraSerialNumber",
    "Exif.Photo.DateTimeOriginal",
    "Exif.Photo.DateTimeDigitized",
    "Exif.Photo.SubSecTime",
    "Exif.Photo.SubSecTimeOriginal",
    "Exif.Photo.SubSecTimeDigitized",
    "Exif.Photo.OffsetTime",
    "Exif.Photo.OffsetTimeOriginal",
    "Exif.Photo.OffsetTimeDigitized",
    "Exif.Photo.BodySerialNumber",
    "Exif.Photo.LensModel",
)
_ALONE = {
    "Exif.Image.DateTimeOriginal": "Exif.Photo.DateTimeOriginal",
    "Exif.Image.0x9004": "Exif.Photo.DateTimeDigitized",
    "Exif.Image.0x9010": "Exif.Photo.OffsetTime",
    "Exif.Image.0x9011": "Exif.Photo.OffsetTimeOriginal",
    "Exif.Image.0x9012": "Exif.Photo.OffsetTimeDigitized",
    "Exif.Image.0x9290": "Exif.Photo.SubSecTime",
    "Exif.Image.0x9291": "Exif.Photo.SubSecTimeOriginal",
    "Exif.Image.0x9292": "Exif.Photo.SubSecTimeDigitized",
    "Exif.Image.0xa431": "Exif.Photo.BodySerialNumber",
    "Exif.Image.0xa434": "Exif.Photo.LensModel",
}
"""Tags of an EXIF directory that stands alone, and what they are called in their place."""

_GPS = (
    "Exif.GPSInfo.GPSDateStamp",
    "Exif.GPSInfo.GPSTimeStamp",
    "Exif.GPSInfo.GPSLatitude",
    "Exif.GPSInfo.GPSLatitudeRef",
    "Exif.GPSInfo.GPSLongitude",
    "Exif.GPSInfo.GPSLongitudeRef",
    "Exif.GPSInfo.GPSAltitude",
    "Exif.GPSInfo.GPSAltitudeRef",
)
_MAKER: Mapping[str, tuple[str, ...]] = {
    "canon": (
        "Exif.Canon.SerialNumber",
        "Exif.Canon.LensModel",
        "Exif.CanonTi.TimeZone",
        "Exif.CanonTi.DaylightSavings",
    ),
    "nikon": (
        "Exif.Nikon3.SerialNumber",
        "Exif.NikonWt.Timezone",
        "Exif.NikonWt.DaylightSavings",
    ),
    "olympu": ("Exif.OlympusEq.SerialNumber", "Exif.OlympusEq.LensModel"),
    "om dig": ("Exif.OlympusEq.SerialNumber", "Exif.OlympusEq.LensModel"),
    "fujifi": ("Exif.Fujifilm.SerialNumber",),
    "panaso": ("Exif.Panasonic.InternalSerialNumber",),
    "pentax": ("Exif.Pentax.SerialNumber", "Exif.PentaxDng.SerialNumber"),
    "sigma": ("Exif.Sigma.SerialNumber",),
}
"""Tags of the makers' own notes by the start of the maker's name."""

_XMP = (
    "Xmp.photoshop.DateCreated",
    "Xmp.exif.DateTimeOriginal",
    "Xmp.exif.DateTimeDigitized",
    "Xmp.exif.GPSTimeStamp",
    "Xmp.xmp.CreateDate",
    "Xmp.xmp.ModifyDate",
    "Xmp.xmp.Rating",
    "Xmp.exif.GPSLatitude",
    "Xmp.exif.GPSLongitude",
    "Xmp.exif.GPSAltitude",
    "Xmp.exif.GPSAltitudeRef",
)
_PANORAMA = (
    "Xmp.GPano.ProjectionType",
    "Xmp.GPano.FullPanoWidthPixels",
    "Xmp.GPano.CroppedAreaImageWidthPixels",
    "Xmp.GPano.StitchingSoftware",
)
_XMP_LISTS = (
    "Xmp.dc.title",
    "Xmp.dc.creator",
    "Xmp.dc.subject",
    "Xmp.dc.description",
    "Xmp.lr.hierarchicalSubject",
    "Xmp.digiKam.TagsList",
)
_IPTC = (
    "Iptc.Application2.DateCreated",
    "Iptc.Application2.DigitizationDate",
    "Iptc.Application2.DigitizationTime",
    "Iptc.Application2.TimeCreated",
    "Iptc.Application2.Caption",
    "Iptc.Application2.ObjectName",
)
_IPTC_LISTS = ("Iptc.Application2.Keywords", "Iptc.Application2.Byline")
Texts = Mapping[str, str]
"""Texts by exiv2's tag names."""

_PLACES = (
    "Exif.Thumbnail.",
    "Exif.Photo.MakerNote",
    "Exif.MakerNote.",
    "Exif.Image.ExifTag",
    "Exif.Image.GPSTag",
    "Exif.Photo.InteroperabilityTag",
    "Exif.Image.JPEGInterchangeFormat",
)
"""Beginnings of the keys of tags that say where something lies in the file."""
_MAX_ITEMS = 200
_MAX_TEXT = 4000
_MAX_NOTE_BYTES = 256 << 10


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags found, by exiv2's names; `lists` has every item of those that may repeat.

    `apple_note` is the maker note of Apple devices as stored, which exiv2 does not read.
    """

    texts: Texts = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apple_note: bytes | None = None


def read_tags(source: Source, *, exif_block: bytes | None = None, xmp: bytes | None = None) -> Tags:
    """Return the tags of an opened file.

    Where the container is unknown or broken, or keeps them where exiv2 does not look, `exif_block`
    and `xmp` (as another reader found them) are read in their place. Raises OutsideError when
    nothing can be read.
    """
    block = exif_block or b""
    block = block[6:] if block.startswith(b"Exif\x00") else block
    with decoder_errors(source.path):
        image = None
        try:
            image = opened(source)
        except Exception:
            if not block and not xmp:
                raise
        by_exif = image if _holds(image, "exifData") else _readable(block) or image
        by_xmp = image if _holds(image, "xmpData") else _readable(xmp) or image
        return _collect(by_exif, by_xmp, image)


def packet_tags(xmp: bytes) -> Tags:
    """Return the tags of an XMP packet; none of a broken one."""
    return _collect(None, _readable(xmp), None)


def marks_of(source: Source) -> tuple[frozenset[int], bool]:
    """Return a number for each tag with its value, and whether there are maker notes.

    Left out is what says where in the file something lies. Raises OutsideError.
    """
    with decoder_errors(source.path):
        image = opened(source)
        marks: set[int] = set()
        has_notes = False
        for group in (image.exifData(), image.xmpData(), image.iptcData()):
            for datum in group:
                key = datum.key()
                has_notes = has_notes or key == "Exif.Photo.MakerNote"
                if not key.startswith(_PLACES):
                    told = f"{key}={datum.toString()[:_MAX_TEXT]}".encode(errors="surrogateescape")
                    marks.add(numbered(FieldKind.OTHER, told))
        return frozenset(marks), has_notes


def read_canon_tags(blocks: Mapping[str, bytes]) -> Tags:
    """Return the tags in the blocks of a CR3 (`isobmff.canon_blocks`) that exiv2 cannot walk.

    Its EXIF directory stands alone there, so that exiv2 takes its tags for those of IFD0.
    """
    texts: dict[str, str] = {}
    for name, keys in (("CMT1", {key: key for key in _EXIF}), ("CMT2", _ALONE)):
        with contextlib.suppress(Exception):  # what is broken is left out; exiv2 raises anything
            exif = _read(blocks[name]).exifData() if name in blocks else {}
            texts |= {keys[key]: _text(exif[key]) for key in keys if key in exif}
    return Tags(texts=texts)


def engine() -> Any:  # noqa: ANN401 - exiv2 has no types
    """Return exiv2, silenced; imported only when a file has metadata (30 ms)."""
    import exiv2  # type: ignore[import-untyped] # noqa: PLC0415 - it ships no types

    exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)
    return exiv2


def opened(source: Source) -> Any:  # noqa: ANN401 - exiv2 has no types
    """Return exiv2's image of an opened file, its metadata read."""
    return _read(source.data if source.data is not None else source.native_path())


def orientation_of(image: Any) -> int:  # noqa: ANN401 - exiv2 has no types
    """Return EXIF's orientation, 1 to 8, of exiv2's image; 1 when unstated."""
    data = image.exifData()
    text = _text(data["Exif.Image.Orientation"]) if "Exif.Image.Orientation" in data else ""
    return int(text) if text in set("12345678") else 1


def _read(what: bytes | str) -> Any:  # noqa: ANN401 - exiv2 has no types
    image = engine().ImageFactory.open(what)
    image.readMetadata()
    return image


def _readable(block: bytes | None) -> Any | None:  # noqa: ANN401 - exiv2 has no types
    """Return exiv2's image of a bare EXIF block or XMP packet; None of a broken one."""
    with contextlib.suppress(Exception):  # exiv2 raises anything
        return _read(block) if block else None
    return None


def _holds(image: Any | None, group: str) -> bool:  # noqa: ANN401 - exiv2 has no types
    return image is not None and not getattr(image, group)().empty()


def _collect(by_exif: Any, by_xmp: Any, by_iptc: Any) -> Tags:  # noqa: ANN401 - exiv2 has no types
    """Return what exiv2's images say, each of its own group: it also turns one into the other."""
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    note = None
    if _holds(by_exif, "exifData"):
        exif = by_exif.exifData()
        _take(exif, _EXIF, texts)
        maker = texts.get("Exif.Image.Make", "").lower()
        _take(exif, _MAKER.get(maker[:6].strip(), _MAKER.get(maker[:5], ())), texts)
        if "Exif.Image.GPSTag" in exif:
            _take(exif, _GPS, texts)
        if maker == "apple":
            note = _note(exif)
    if _holds(by_xmp, "xmpData"):
        xmp = by_xmp.xmpData()
        _take(xmp, (*_XMP, *(_PANORAMA if _PANORAMA[0] in xmp else ())), texts)
        for key in _XMP_LISTS:
            if key in xmp:
                lists[key] = _items(xmp[key])
    if _holds(by_iptc, "iptcData"):
        iptc = by_iptc.iptcData()
        _take(iptc, _IPTC, texts)
        for key in _IPTC_LISTS:
            if key in iptc:
                found = [_text(datum) for datum in iptc if datum.key() == key]
                lists[key] = tuple(found[:_MAX_ITEMS])
    return Tags(texts=texts, lists=lists, apple_note=note)


def _take(data: Any, keys: tuple[str, ...], texts: dict[str, str]) -> None:  # noqa: ANN401
    for key in keys:
        if key in data:
            texts[key] = _text(data[key])


def _text(datum: Any) -> str:  # noqa: ANN401 - exiv2 has no types
    return _told(datum.toString())


def _told(text: str) -> str:
    """Return the text; bytes that are no UTF-8 arrive as surrogates and are read as Latin-1."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            text = text.encode(errors="surrogateescape").decode("latin-1")
    return text[:_MAX_TEXT]


def _items(datum: Any) -> tuple[str, ...]:  # noqa: ANN401 - exiv2 has no types
    return tuple(_told(datum.toString(at)) for at in range(min(datum.count(), _MAX_ITEMS)))


def _note(exif: Any) -> bytes | None:  # noqa: ANN401 - exiv2 has no types
    if "Exif.Photo.MakerNote" not in exif:
        return None
    datum = exif["Exif.Photo.MakerNote"]
    return bytes(datum.value().data()) if datum.size() <= _MAX_NOTE_BYTES else None
