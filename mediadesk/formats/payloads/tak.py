"""The sound of a TAK file: its shape and its frames, without what tells of them."""

from collections.abc import Iterator

from mediadesk.formats.parts import Parts, Piece, framed, read_at, whole
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_END, _STREAM = 0, 1
LAST_FRAME = 7
"""The kind of block that says where the last frame is."""
_MAX_BLOCKS = 1000


def blocks(file: Readable, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, where its content starts, length) of each block; frames follow the last."""
    for _ in range(_MAX_BLOCKS):
        head = read_at(file, at, 4)
        kind, length = head[0] & 0x7F, int.from_bytes(head[1:], "little")
        yield kind, at + 4, length
        if kind == _END:
            return
        at += 4 + length
    raise ValueError("more blocks than a file has")


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a TAK, tags at its ends left out. Raises ValueError without sound."""
    start, end = sound_between_tags(file, size_bytes)
    at, shape = start + 4, b""
    for kind, inner, length in blocks(file, at):
        at = inner + length
        if kind == _STREAM:
            shape = read_at(file, inner, length)
    if not shape or at >= end:
        raise ValueError("no sound")
    payload: list[Piece] = [*framed(b"shape", [shape]), (at, end)]
    return whole(payload)
