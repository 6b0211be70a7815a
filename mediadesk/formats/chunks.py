"""The chunks that many films and recordings are made of: each a name, a length and a content."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Readable

_MAX_CHUNKS = 100_000


class Layout(NamedTuple):
    """How chunks are laid out: a name, a length, the content, and bytes up to a border."""

    name_bytes: int
    length_bytes: int
    order: Literal["little", "big"]
    counts_itself: bool = False
    """Whether the length is that of name and length, too."""
    border: int = 1

    @property
    def head_bytes(self) -> int:
        """Return how many bytes come before the content."""
        return self.name_bytes + self.length_bytes


class Chunk(NamedTuple):
    """A chunk, by its name."""

    name: bytes
    start: int
    """Where its content starts."""
    end: int | None
    """Where it ends, in the file or behind; None where nothing says so."""


RIFF = Layout(4, 4, "little", border=2)
AIFF = Layout(4, 4, "big", border=2)
CAF = Layout(4, 8, "big")
DFF = Layout(4, 8, "big", border=2)
DSF = Layout(4, 8, "little", counts_itself=True)
W64 = Layout(16, 8, "little", counts_itself=True, border=8)
ASF = Layout(16, 8, "little", counts_itself=True)


def chunks(file: Readable, layout: Layout, start: int, end: int) -> Iterator[Chunk]:
    """Yield the chunks that start between two places, up to one whose end nobody knows."""
    unknown = (1 << 8 * layout.length_bytes) - 1
    for _ in range(_MAX_CHUNKS):
        if start + layout.head_bytes > end:
            return
        head = read_at(file, start, layout.head_bytes)
        length = int.from_bytes(head[layout.name_bytes :], layout.order)
        inner = start + layout.head_bytes
        stop = (start if layout.counts_itself else inner) + length
        is_known = length != unknown and stop > inner
        yield Chunk(head[: layout.name_bytes], inner, stop if is_known else None)
        if length == unknown or stop < inner:
            return
        start = stop + -stop % layout.border
