"""The few things to know of a TIFF or EXIF block without a library: its turn, its maker, its kind.

Layout: TIFF 6.0; tags of camera RAW files as listed by exiftool's TagNames/EXIF.
"""

import struct

_ORIENTATION, _MAKE, _SUB_IFDS, _KIND = 0x0112, 0x010F, 0x014A, 0x00FE
_DNG_VERSION = 0xC612
_DATE_ORIGINAL = 0x9003
_EXIF_DIRECTORY, _INTEROPERABILITY, _COLOUR_SPACE = 0x8769, 0xA005, 0xA001
_ORDERS = {b"II": "<", b"MM": ">"}
_MAX_ENTRIES = 1024
_RAW_MAKERS = (
    (b"nikon", "nef"),
    (b"sony", "arw"),
    (b"pentax", "pef"),
    (b"ricoh", "pef"),
    (b"samsung", "srw"),
    (b"hasselblad", "3fr"),
    (b"kodak", "dcr"),
    (b"eastman kodak", "dcr"),
    (b"leaf", "mos"),
    (b"phase one", "iiq"),
    (b"epson", "erf"),
)


def orientation(block: bytes) -> int:
    """Return EXIF's orientation, 1 to 8, of a TIFF block or an APP1 payload; 1 when unstated."""
    if block[:6] in (b"Exif\x00\x00", b"Exif\x00\xff"):
        block = block[6:]
    value = _first_directory(block).get(_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def is_adobe_rgb(block: bytes) -> bool:
    """Tell whether an EXIF block names Adobe RGB as its colours (interoperability index R03)."""
    if block[:6] in (b"Exif\x00\x00", b"Exif\x00\xff"):
        block = block[6:]
    more = _first_directory(block).get(_EXIF_DIRECTORY)
    if not isinstance(more, int):
        return False
    tags = _directory(block, more)
    index = tags.get(_INTEROPERABILITY)
    if tags.get(_COLOUR_SPACE) == 2 or not isinstance(index, int):
        return tags.get(_COLOUR_SPACE) == 2
    name = _directory(block, index).get(1)
    if isinstance(name, int):
        name = struct.pack(_ORDERS[block[:2]] + "I", name)
    return (name or b"")[:3] == b"R03"


def exif_original(block: bytes) -> str | None:
    """Return EXIF's DateTimeOriginal of a TIFF file or EXIF block, as it stands there."""
    if block[:6] in (b"Exif\x00\x00", b"Exif\x00\xff"):
        block = block[6:]
    more = _first_directory(block).get(_EXIF_DIRECTORY)
    text = _directory(block, more).get(_DATE_ORIGINAL) if isinstance(more, int) else None
    if not isinstance(text, bytes):
        return None
    return text.split(b"\x00")[0].decode("ascii", "replace").strip()


def raw_format(head: bytes) -> str | None:
    """Return "dng", "nef", "cr2", ... when a TIFF that starts with `head` is a camera RAW file."""
    if head[8:11] == b"CR\x02":
        return "cr2"
    tags = _first_directory(head)
    if _DNG_VERSION in tags:
        return "dng"
    maker = tags.get(_MAKE)
    if not isinstance(maker, bytes) or not ({_SUB_IFDS} & tags.keys() or tags.get(_KIND) == 1):
        return None
    name = maker.lower()
    return next((found for start, found in _RAW_MAKERS if name.startswith(start)), None)


def _first_directory(block: bytes) -> dict[int, int | bytes]:
    """Return the first directory's short values and texts by tag."""
    order = _ORDERS.get(block[:2])
    if order is None or len(block) < 8:
        return {}
    return _directory(block, struct.unpack_from(order + "I", block, 4)[0])


def _directory(block: bytes, at: int) -> dict[int, int | bytes]:
    """Return a directory's short values and texts by tag; what is broken is left out."""
    order = _ORDERS[block[:2]]
    if at + 2 > len(block):
        return {}
    (count,) = struct.unpack_from(order + "H", block, at)
    entry = struct.Struct(order + "HHI4s")
    found: dict[int, int | bytes] = {}
    for number in range(min(count, _MAX_ENTRIES)):
        if (start := at + 2 + 12 * number) + 12 > len(block):
            break
        tag, kind, length, value = entry.unpack_from(block, start)
        if kind == 3:
            found[tag] = struct.unpack(order + "H", value[:2])[0]
        elif kind == 2 and length > 4:
            (where,) = struct.unpack(order + "I", value)
            found[tag] = block[where : where + min(length, 256)]
        else:
            found[tag] = struct.unpack(order + "I", value)[0]
    return found
