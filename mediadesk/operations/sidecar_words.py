"""What the sidecars of files say: Apple's edit recipe, an XMP packet, Google's JSON.

What cannot be read says nothing; that it is there is told apart.
"""

from mediadesk.dedupe.copies.own_fields import Held
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Facts
from mediadesk.domain.fields import FieldKind, numbered
from mediadesk.domain.reasons import Reason
from mediadesk.formats.fields.exif_fields import of_packet
from mediadesk.formats.fields.field_values import number_of_words, numbers_of
from mediadesk.formats.source import open_source
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.formats.xmp.xmp_text import LARGEST_BYTES
from mediadesk.timestamps import takeout, xmp


def recipe_in(path: bytes) -> frozenset[int]:
    """Return the number of Apple's edit recipe; one that cannot be read is like no other."""
    return frozenset({numbered(FieldKind.EDITS, _read(path) or path)})


def packet_in(path: bytes) -> Held:
    """Return what an XMP sidecar says, by numbers and as facts."""
    packet = _read(path) or b""
    stated, record = xmp_sidecar.stated(packet), xmp.parse(packet)
    told = Facts()
    if not isinstance(stated, Reason) and not isinstance(record, Reason):
        told = Facts(
            rating=stated.rating,
            tags=stated.tags,
            caption=stated.caption,
            position=record.position,
        )
    return numbers_of(of_packet(packet)), told


def description_in(path: bytes) -> frozenset[int]:
    """Return the number of the description in Google's JSON, if there is one."""
    record = takeout.parse(_read(path) or b"")
    if isinstance(record, Reason) or record.description is None:
        return frozenset()
    return frozenset({number_of_words(FieldKind.CAPTION, record.description)})


def unread_in(path: bytes) -> frozenset[int]:
    """Return a number that stands for what an XMP or JSON says, where nobody can read that."""
    data = _read(path)
    if data is None or len(data) == LARGEST_BYTES:
        return frozenset({numbered(FieldKind.OTHER, path)})
    parse = takeout.parse if path.lower().endswith(b".json") else xmp.parse
    is_read = not data.strip() or not isinstance(parse(data), Reason)
    return frozenset() if is_read else frozenset({numbered(FieldKind.OTHER, data)})


def said_in(path: bytes) -> frozenset[int]:
    """Return the numbers of all that a sidecar says, of whichever kind it is."""
    kind = names.extension(path)
    if kind == "aae":
        return recipe_in(path)
    said = _stated_by_google(path) if kind == "json" else packet_in(path)[0]
    return said | unread_in(path)


def _stated_by_google(path: bytes) -> frozenset[int]:
    record = takeout.parse(_read(path) or b"")
    if isinstance(record, Reason):
        return frozenset()
    place = frozenset[int]()
    if record.position is not None:
        place = frozenset({numbered(FieldKind.PLACE, repr(record.position).encode())})
    tags = frozenset(number_of_words(FieldKind.TAGS, tag) for tag in record.tags)
    return description_in(path) | tags | place


def _read(path: bytes) -> bytes | None:
    try:
        with open_source(path) as source:
            return source.stream().read(LARGEST_BYTES)
    except (OSError, OutsideError):
        return None
