"""Reads a date that was just written with another reader than the one that wrote it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PIL import Image

from mediadesk.decoding import containers
from mediadesk.decoding.decoders import opened
from mediadesk.decoding.failures import decoder_errors
from mediadesk.formats.source import Source

_EXIF_POINTER, _XMP_TAG = 0x8769, 700
_ORIGINAL, _OFFSET = 0x9003, 0x9011


@dataclass(frozen=True, slots=True)
class Said:
    """What a picture says of when it was taken: EXIF's texts, and its XMP as it stands."""

    original: str | None = None
    offset: str | None = None
    xmp: bytes = b""


def look_again(source: Source, format_name: str) -> Said:
    """Return what Pillow reads of a picture's date. Raises OutsideError when it reads nothing."""
    with decoder_errors(), opened(source.stream(), format_name) as image:
        exif = image.getexif()
        inner = exif.get_ifd(_EXIF_POINTER)
        return Said(_text(inner.get(_ORIGINAL)), _text(inner.get(_OFFSET)), _xmp(image, exif))


def film_says(source: Source) -> datetime | None:
    """Return when a film was made by what FFmpeg reads, in UTC and without a zone."""
    with containers.opened(source) as container:
        text = container.metadata.get("creation_time")
    if text is None:
        return None
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    return value.strip("\x00 ") if isinstance(value, str) else None


def _xmp(image: Image.Image, exif: Image.Exif) -> bytes:
    found = image.info.get("xmp") or exif.get(_XMP_TAG) or b""
    if isinstance(found, tuple):
        found = bytes(found)
    return found.encode() if isinstance(found, str) else bytes(found)
