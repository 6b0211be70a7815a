"""Apple's maker note in pictures: the id that joins the two halves of a Live Photo."""

import struct

_CONTENT_IDENTIFIER = 0x0011
_START = b"Apple iOS\x00"
_MAX_ENTRIES = 256
_MAX_TEXT = 64


def content_identifier(note: bytes) -> str | None:
    """Return the content identifier (a UUID as text) of an Apple maker note, or None."""
    if not note.startswith(_START) or len(note) < 16:
        return None
    order = ">" if note[12:14] == b"MM" else "<"
    (count,) = struct.unpack_from(order + "H", note, 14)
    for number in range(min(count, _MAX_ENTRIES)):
        if (at := 16 + 12 * number) + 12 > len(note):
            return None
        tag, kind, length, where = struct.unpack_from(order + "HHII", note, at)
        if tag == _CONTENT_IDENTIFIER and kind == 2 and 4 < length <= _MAX_TEXT:
            text = note[where : where + length].split(b"\x00")[0]
            return text.decode("ascii", "replace") or None
    return None
