"""What a field beside a picture or sound is about, and the numbers that fields are compared by."""

import hashlib
from collections.abc import Iterable
from enum import IntEnum

_KIND_BIT = 48


class FieldKind(IntEnum):
    """What a field says. The numbers are stored; the first of them are told first."""

    TITLE = 1
    CAPTION = 2
    """What is said of it, comments too: programs take one for the other."""
    FACES = 3
    TAGS = 4
    RATING = 5
    LABEL = 6
    """A colour that a program sorts by."""
    DATE = 7
    PLACE = 8
    """Where it was taken, as a position."""
    PLACE_NAME = 9
    CREATOR = 10
    """Who made it: author, artist."""
    COPYRIGHT = 11
    ALBUM = 12
    TRACK = 13
    """Its number on the album."""
    COVER = 14
    LYRICS = 15
    MUSIC = 16
    """Genre, composer and the like."""
    EDITS = 17
    """How a program is to develop the picture."""
    CAMERA = 18
    """What the camera tells: make, lens, exposure."""
    MAKER_NOTES = 19
    OTHER = 20


def numbered(kind: FieldKind, said: bytes) -> int:
    """Return the number of a field: what it is about, and a digest of what it says."""
    digest = hashlib.blake2b(said, digest_size=_KIND_BIT // 8).digest()
    return kind << _KIND_BIT | int.from_bytes(digest, "big")


UNREAD = frozenset({numbered(FieldKind.OTHER, b"unread")})
"""The fields of a file that could not be walked: nothing is known to hold all of them."""


def kind_of(number: int) -> FieldKind:
    """Return what the field with a number is about."""
    return FieldKind(number >> _KIND_BIT)


def kinds_of(numbers: Iterable[int]) -> tuple[FieldKind, ...]:
    """Return what fields are about, each kind once, in the order in which they are told."""
    return tuple(sorted({kind_of(number) for number in numbers}))


def named(kinds: Iterable[FieldKind]) -> str:
    """Return kinds of fields as a fact of a reason: "title,faces"."""
    return ",".join(kind.name.lower() for kind in kinds)


def kinds_named(text: str) -> tuple[FieldKind, ...]:
    """Return the kinds of fields in a fact of a reason; those of a newer version are left out."""
    names = (name.upper() for name in text.split(","))
    return tuple(FieldKind[name] for name in names if name in FieldKind.__members__)
