"""The name of a colour profile, as its maker wrote it into the profile."""

import struct

_MAX_TAGS = 200
_MAX_NAME = 120


def profile_name(profile: bytes) -> str | None:
    """Return the description of an ICC profile ("Display P3"), or None when it has none."""
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return None
    (count,) = struct.unpack_from(">I", profile, 128)
    for number in range(min(count, _MAX_TAGS)):
        entry = profile[132 + 12 * number : 144 + 12 * number]
        if len(entry) == 12 and entry[:4] == b"desc":
            start, length = struct.unpack(">II", entry[4:])
            return _text(profile[start : start + length])
    return None


def _text(tag: bytes) -> str | None:
    if tag[:4] == b"desc" and len(tag) > 12:
        (length,) = struct.unpack_from(">I", tag, 8)
        text = tag[12 : 12 + length].decode("latin-1")
    elif tag[:4] == b"mluc" and len(tag) >= 28:
        length, start = struct.unpack_from(">II", tag, 20)
        text = tag[start : start + length].decode("utf-16-be", "replace")
    else:
        return None
    return text.split("\x00")[0].strip()[:_MAX_NAME] or None
