"""What a file holds, in three: picture or sound, what trails it, and what changes how it shows.

What a reader does not know counts as content, never as metadata: then two files that differ in it
are not taken for identical. Metadata known as such is left out of all three.
"""

import errno
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mediadesk.formats.source import Readable

Piece = bytes | tuple[int, int]
"""Bytes made by a reader (what was said in another shape), or a (start, end) of the file."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts of a file.

    `payload` is the picture or sound without metadata, in an order of its own: it stays the same
    when the container is written anew. `length_bytes` is its length, or None where only reading
    it all would tell; then `payload` may be walked only once, and begins with what tells files
    of different length apart. `trailer` is content beside it. `display` holds facts by name; a
    fact that changes nothing (orientation 1) is left out.
    """

    payload: Iterable[Piece]
    length_bytes: int | None
    trailer: Sequence[Piece] = ()
    display: Mapping[str, bytes] = field(default_factory=dict)


def whole(
    payload: Sequence[Piece],
    *,
    trailer: Sequence[Piece] = (),
    display: Mapping[str, bytes] | None = None,
) -> Parts:
    """Return the parts of a payload whose length is known."""
    return Parts(payload, length_of(payload), trailer, display or {})


def length_of(pieces: Iterable[Piece]) -> int:
    """Return how many bytes the pieces hold."""
    return sum(len(piece) if isinstance(piece, bytes) else piece[1] - piece[0] for piece in pieces)


def framed(name: bytes, pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces behind their name and length, so that their borders are content too.

    Raises ValueError where a container's lengths contradict each other.
    """
    if (length := length_of(pieces)) < 0:
        raise ValueError("a part that ends before it starts")
    return [name + length.to_bytes(8, "big"), *pieces]


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of the file with neighbours made one, empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if start >= end:
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def read_at(file: Readable, start: int, length: int) -> bytes:
    """Return exactly the bytes asked for. Raises ValueError where the file does not have them."""
    if start < 0 or length < 0:
        raise ValueError("a place outside the file")
    try:
        file.seek(start)
    except OverflowError as error:
        raise ValueError("a place outside any file") from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # larger than a file of this volume can be
            raise ValueError("a place outside any file") from error
        raise
    data = file.read(length)
    if len(data) != length:
        raise ValueError("the file ends early")
    return data


def read_small(file: Readable, start: int, length: int, *, limit: int = 16 << 20) -> bytes:
    """Return what should be small. Raises ValueError when it is not, or not there."""
    if length > limit:
        raise ValueError("larger than it can be")
    return read_at(file, start, length)
