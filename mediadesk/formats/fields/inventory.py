"""What a file holds beside what is seen and heard, in numbers: to tell which copy holds more.

Only formats whose metadata can be walked without a decoder have an inventory.
"""

import os
import struct
from collections.abc import Callable, Iterator, Mapping

from mediadesk.formats import sniff
from mediadesk.formats.fields import exif_fields, picture_inventory, tag_inventory
from mediadesk.formats.fields.field_values import numbers_of
from mediadesk.formats.fields.iptc_fields import Field
from mediadesk.formats.payloads import asf
from mediadesk.formats.source import Readable

_READERS: Mapping[str, Callable[[Readable, int], Iterator[Field]]] = {
    "jpeg": picture_inventory.of_jpeg,
    "png": picture_inventory.of_png,
    "webp": picture_inventory.of_webp,
    "gif": picture_inventory.of_gif,
    "raf": picture_inventory.of_raf,
    **dict.fromkeys(("heic", "avif"), picture_inventory.of_heif),
    **dict.fromkeys(("jp2", "jxl"), picture_inventory.of_codestreams),
    "rw2": picture_inventory.of_rw2,
    **dict.fromkeys(("tiff", "orf"), exif_fields.of_directories),
    **dict.fromkeys(("mp4", "mov", "m4a", "3gp", "cr3"), tag_inventory.of_boxes),
    **dict.fromkeys(("matroska", "webm"), tag_inventory.of_matroska),
    "wav": tag_inventory.of_riff,
    "aiff": tag_inventory.of_aiff,
    "flac": tag_inventory.of_flac,
    "ogg": tag_inventory.of_ogg,
    **dict.fromkeys(
        ("mp3", "aac", "ac3", "ape", "wavpack", "musepack", "tta", "optimfrog"),
        tag_inventory.of_tagged,
    ),
    "avi": tag_inventory.of_avi,
    "caf": tag_inventory.of_caf,
    **dict.fromkeys(("wma", "wmv"), asf.told),
    "bmp": lambda _file, _size_bytes: iter(()),  # has room for none
}
"""By the formats that `sniff` tells; a camera's RAW made like a TIFF is one."""
_MOST_BYTES = 256 << 20
"""Of all fields: broken files name one place again and again."""


def inventory(file: Readable) -> frozenset[int] | None:
    """Return the numbers of the fields that say something; None for a format not walked here.

    What is broken counts as one field of its own bytes, or has none told. None, too, where not all
    could be walked: half of it would pass for less than another copy holds. Raises OSError.
    """
    size_bytes = file.seek(0, os.SEEK_END)
    file.seek(0)
    known = sniff.sniff(file.read(sniff.HEAD_BYTES))
    reader = None if known is None else _READERS.get(known[0])
    if reader is None:
        return None
    try:
        return numbers_of(_bounded(reader(file, size_bytes)))
    except (ValueError, IndexError, struct.error, RecursionError):  # boxes in boxes without end
        return None


def _bounded(fields: Iterator[Field]) -> Iterator[Field]:
    left = _MOST_BYTES
    for name, data in fields:
        left -= len(data)
        if left < 0:
            raise ValueError("more than a file says")
        yield name, data
