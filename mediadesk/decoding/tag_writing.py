"""Writes dates and tags into the metadata of pictures: bytes in, bytes out, nothing on disk.

exiv2 edits a copy in memory. That it did what it was asked, and nothing else, is for its caller
to prove (`inventory`, and another reader).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mediadesk.decoding.failures import decoder_errors
from mediadesk.decoding.tags import engine
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import Precision
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats import exif_edit, jpeg_edit
from mediadesk.formats.xmp.xmp_sidecar import merged, offset_text

ORIGINAL = "Exif.Photo.DateTimeOriginal"
DIGITIZED = "Exif.Photo.DateTimeDigitized"
OFFSET = "Exif.Photo.OffsetTimeOriginal"
SUBSEC = "Exif.Photo.SubSecTimeOriginal"
XMP_ORIGINAL, XMP_CREATED = "Xmp.exif.DateTimeOriginal", "Xmp.photoshop.DateCreated"
SUBJECT = "Xmp.dc.subject"
RATING, CAPTION = "Xmp.xmp.Rating", "Xmp.dc.description"
LATITUDE, LONGITUDE = "Xmp.exif.GPSLatitude", "Xmp.exif.GPSLongitude"
OUR_KEYS = frozenset(
    {
        *(ORIGINAL, DIGITIZED, OFFSET, SUBSEC, XMP_ORIGINAL, XMP_CREATED, SUBJECT),
        *(RATING, CAPTION, LATITUDE, LONGITUDE),
        *("Xmp.exif.GPSAltitude", "Xmp.exif.GPSAltitudeRef"),
    }
)
"""What is written may change these; everything else must stay."""

_TIFFS = ("tiff", "dng")
_PLACES = frozenset(
    {
        *("Exif.Image.ExifTag", "Exif.Image.GPSTag", "Exif.Image.SubIFDs"),
        *("Exif.Image.StripOffsets", "Exif.Image.TileOffsets", "Exif.Image.XMLPacket"),
        *("Exif.Photo.InteroperabilityTag"),
        *("Exif.Thumbnail.JPEGInterchangeFormat", "Exif.Image.JPEGInterchangeFormat"),
        *("Exif.Olympus2.Equipment", "Exif.Olympus2.CameraSettings", "Exif.Olympus2.FocusInfo"),
        *("Exif.Olympus2.RawDevelopment", "Exif.Olympus2.RawDevelopment2"),
        *("Exif.Olympus2.ImageProcessing", "Exif.Olympus2.RawInfo", "Exif.Nikon3.Preview"),
    }
)
"""Where things stand in the file: that may change, but for makers' notes: they must not move."""
_PLACE_ENDINGS = ("Offsets", "JPEGInterchangeFormat", "PreviewImageStart")


@dataclass(frozen=True, slots=True)
class Inventory:
    """Every tag of a picture with its values, and its colour profile."""

    values: Mapping[str, tuple[str, ...]]
    profile: bytes

    def lost_in(self, after: "Inventory") -> list[str]:
        """Return the tags that are gone or changed and should not be."""
        lost = []
        for key, values in self.values.items():
            now = after.values.get(key)
            may_change = key in OUR_KEYS or _is_place(key)
            if now is None if may_change else now != values:
                lost.append(key)
        return lost if self.profile == after.profile else [*lost, "ICC"]

    def says(self, values: SidecarValues) -> bool:
        """Tell whether rating, tags, caption and place read back; the date is another's to read."""
        wanted = {
            RATING: () if values.rating is None else (str(values.rating),),
            SUBJECT: values.tags,
            CAPTION: () if values.caption is None else (values.caption,),
        }
        has_place = values.position is None or {LATITUDE, LONGITUDE} <= self.values.keys()
        told = {key: " ".join(self.values.get(key, ())) for key in wanted}
        return has_place and all(text in told[key] for key in wanted for text in wanted[key])


def inventory(data: bytes) -> Inventory:
    """Return every tag of a picture. Raises OutsideError when it cannot be read."""
    with decoder_errors():
        image = _opened(data)
        values: dict[str, tuple[str, ...]] = {}
        for group in (image.exifData(), image.iptcData(), image.xmpData()):
            for datum in group:
                key = datum.key()
                values[key] = (*values.get(key, ()), datum.toString())
        profile = b""
        if image.iccProfileDefined():
            with image.iccProfile().data() as view:
                profile = bytes(view)
        return Inventory(values, profile)


def with_values(data: bytes, name: str, values: SidecarValues) -> bytes:
    """Return the picture, of the format `name`, saying this as well; its tags are added to.

    EXIF holds whole times only: a day, month or year goes into XMP alone. Where EXIF is there
    already, nothing in it moves. Raises OutsideError.
    """
    date = values.date
    with decoder_errors():
        text = None if date is None else exif_text(date)
        if date is not None and text is not None:
            data = _in_place(data, name, date, text) or _by_engine(data, date)
            if not _states_in_xmp(data):
                date = None
        left = replace(values, date=date)
        if left == SidecarValues():
            return data
        return _with_packet(data, name, left)


def exif_text(date: ChosenDate) -> str | None:
    """Return a date as EXIF writes it; None for one that is no whole time."""
    if date.precision not in (Precision.SECOND, Precision.MINUTE):
        return None
    return date.wall[:19].replace("-", ":").replace("T", " ")


def _opened(data: bytes) -> Any:  # noqa: ANN401 - exiv2 has no types
    image = engine().ImageFactory.open(data)
    image.readMetadata()
    return image


def _in_place(data: bytes, name: str, date: ChosenDate, text: str) -> bytes | None:
    """Set the date in the EXIF that is there, moving nothing; None where that cannot be."""

    def edited(block: bytes) -> bytes | None:
        known = exif_edit.texts_of(block)
        return None if known is None else exif_edit.with_texts(block, _texts(known, date, text))

    if name in _TIFFS:
        return edited(data)
    if name != "jpeg":
        return None
    block = jpeg_edit.block_of(data, jpeg_edit.EXIF)
    new = exif_edit.new_block(_texts({}, date, text)) if block is None else edited(block)
    if new is None:
        return None
    return jpeg_edit.with_block(data, jpeg_edit.EXIF, lambda _block: new)


def _texts(known: Mapping[int, bytes], date: ChosenDate, text: str) -> dict[int, str]:
    """Return which EXIF texts change, by tag."""
    before = known.get(exif_edit.DATE_ORIGINAL)
    texts = {exif_edit.DATE_ORIGINAL: text}
    if before is not None and known.get(exif_edit.DATE_DIGITIZED) == before:
        texts[exif_edit.DATE_DIGITIZED] = text  # the camera wrote one moment twice
    if exif_edit.SUBSEC_ORIGINAL in known and before != text.encode():
        texts[exif_edit.SUBSEC_ORIGINAL] = "0" * len(known[exif_edit.SUBSEC_ORIGINAL])
    if date.offset_minutes is not None:
        texts[exif_edit.OFFSET_ORIGINAL] = offset_text(date.offset_minutes)
    return texts


def _with_packet(data: bytes, name: str, values: SidecarValues) -> bytes:
    """Put values into a picture's XMP; all else in it stays to the byte."""

    def edited(packet: bytes | None) -> bytes:
        new = merged(packet, values)
        if isinstance(new, Reason):
            raise OutsideError(new)
        return new

    if name in _TIFFS:
        return exif_edit.with_packet(data, edited(exif_edit.packet_of(data)))
    if name != "jpeg":
        return _packet_by_engine(data, edited)
    new = jpeg_edit.with_block(data, jpeg_edit.XMP, edited)
    if new is None:
        raise OutsideError(Reason.of(ReasonCode.NO_ROOM_FOR_DATE))
    return new


def _packet_by_engine(data: bytes, edited: Callable[[bytes | None], bytes]) -> bytes:
    """Let exiv2 put the edited packet into a PNG or a WebP."""
    image = _opened(data)
    before = image.xmpPacket()
    image.setXmpPacket(edited(before.encode() if before else None).decode())
    image.writeXmpFromPacket(True)  # noqa: FBT003 - exiv2's own
    return _written(image)


def _states_in_xmp(data: bytes) -> bool:
    xmp = _opened(data).xmpData()
    return XMP_ORIGINAL in xmp or XMP_CREATED in xmp


def _by_engine(data: bytes, date: ChosenDate) -> bytes:
    """Let exiv2 write a date into EXIF."""
    image = _opened(data)
    exif = image.exifData()
    exif[ORIGINAL] = exif_text(date)
    if date.offset_minutes is not None:
        exif[OFFSET] = offset_text(date.offset_minutes)
    return _written(image)


def _written(image: Any) -> bytes:  # noqa: ANN401 - exiv2 has no types
    image.writeMetadata()
    with image.io().data() as view:
        return bytes(view)


def _is_place(key: str) -> bool:
    return key in _PLACES or key.endswith(_PLACE_ENDINGS)
