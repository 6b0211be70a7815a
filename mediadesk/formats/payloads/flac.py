"""The sound of a FLAC file: its stream's shape and frames, without the blocks that tell of it.

RFC 9639. The stream's own MD5 is not trusted and its frame sizes, which some writers leave
unknown, say nothing of the sound.
"""

from collections.abc import Iterator

from mediadesk.formats.parts import Parts, Piece, framed, read_at, read_small, whole
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_MAX_BLOCKS = 10_000
STREAM, _COMMENT = 0, 4
"""Kinds of blocks."""
_MASK = b"WAVEFORMATEXTENSIBLE_CHANNEL_MASK="


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a FLAC, tags at its ends left out. Raises ValueError without sound."""
    start, end = sound_between_tags(file, size_bytes)
    if read_at(file, start, 4) != b"fLaC":
        raise ValueError("no FLAC")
    at, shape = start + 4, b""
    display: dict[str, bytes] = {}
    for kind, inner, length in blocks(file, at):
        if kind == STREAM:
            body = read_at(file, inner, length)
            shape = body[:4] + body[10:18]
        elif kind == _COMMENT and (mask := _channels(read_small(file, inner, length))):
            display["channels"] = mask
        at = inner + length
    if not shape or at >= end:
        raise ValueError("no sound")
    payload: list[Piece] = [*framed(b"shape", [shape]), (at, end)]
    return whole(payload, display=display)


def blocks(file: Readable, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, where its content starts, length) of each block before the frames."""
    for _ in range(_MAX_BLOCKS):
        head = read_at(file, at, 4)
        length = int.from_bytes(head[1:])
        yield head[0] & 0x7F, at + 4, length
        if head[0] & 0x80:
            return
        at += 4 + length


def _channels(comments: bytes) -> bytes:
    """Return the channel mask among the comments: each is a length and a text."""
    at = 8 + int.from_bytes(comments[:4], "little")
    while at + 4 <= len(comments):
        length = int.from_bytes(comments[at : at + 4], "little")
        text = comments[at + 4 : at + 4 + length]
        if text.upper().startswith(_MASK):
            return text[len(_MASK) :]
        at += 4 + length
    return b""
