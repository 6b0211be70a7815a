"""The film or sound of a Matroska or WebM file: its tracks' frames, however they are clustered.

RFC 9559. Attachments (fonts of subtitles, covers) and chapters count as content beside the film;
tags, cues and what only describes are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mediadesk.formats.matroska import element
from mediadesk.formats.parts import Parts, Piece, framed, read_at, read_small
from mediadesk.formats.source import Readable

_EBML, _SEGMENT, _INFO, _TRACKS, _CLUSTER = (
    0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675,
)  # fmt: skip
_DURATION, _SCALE = 0x4489, 0x2AD7B1
_TIME, _SIMPLE_BLOCK, _GROUP, _BLOCK = 0xE7, 0xA3, 0xA0, 0xA1
_OF_BLOCKS = {0x75A1: b"additions", 0x9B: b"duration", 0x75A2: b"silence"}
_ENTRY = 0xAE
_BESIDE = {0x1941A469: b"attachments", 0x1043A770: b"chapters"}
_SHOWN = frozenset({0x88, 0x55AA, 0xB9, 0x23314F, 0x537F, 0x6DE7, 0x56AA, 0x56BB})
"""Flags and timing of a track: default, forced, enabled, time scale, offset, delay, preroll."""
_DESCRIBING = frozenset({0x73C5, 0x536E, 0x22B59C, 0x22B59D, 0x258688, 0x26B240, 0x3B4040,
                         0x9C, 0x6DF8, 0x55EE, 0xEC, 0xBF})  # fmt: skip
"""Ids, names and languages of a track."""
_LIST_ENDS = frozenset({_CLUSTER, _INFO, _TRACKS, 0x1254C367, 0x1C53BB6B, 0x114D9B74, *_BESIDE})
_MAX_TOP = 1_000_000
_MAX_HEADS = 2_000


@dataclass(frozen=True, slots=True)
class _Element:
    id: int
    at: int
    """Where its header starts."""
    start: int
    end: int
    is_open: bool = False
    """The writer did not know its length."""
    is_cut: bool = False
    """It says that it ends behind what holds it."""


@dataclass(slots=True)
class _Found:
    heads: list[Piece] = field(default_factory=list)
    tracks: list[Piece] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)
    display: dict[str, bytes] = field(default_factory=dict)
    first_cluster: int | None = None


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a Matroska file. Raises ValueError when it holds no frames.

    Attachments and chapters behind the frames, which only a walk through the whole film finds,
    count as payload.
    """
    found = _Found()
    segment: _Element | None = None
    for item in _elements(file, 0, size_bytes):
        if item.id == _SEGMENT:
            segment = item
            if item.is_cut:
                found.display["cut"] = b"\x01"
            break
        if item.id != _EBML:
            raise ValueError("no Matroska")
    if segment is None:
        raise ValueError("no Matroska")
    for item in _elements(file, segment.start, segment.end):
        if item.id == _CLUSTER:
            found.first_cluster = item.start
            break
        _head(file, item, found)
    if found.first_cluster is None or not found.tracks:
        raise ValueError("no film")
    pieces = _pieces(file, segment, found.heads + found.tracks, found.first_cluster)
    return Parts(pieces, None, found.beside, found.display)


def _elements(file: Readable, start: int, end: int) -> Iterator[_Element]:
    """Yield the elements between two places; stops where there is none.

    Raises ValueError for more than a film has: what comes then must not pass unread.
    """
    for _ in range(_MAX_TOP):
        if start >= end:
            return
        file.seek(start)
        head = element(file.read(12))
        if head is None:
            return
        id_, length, header = head
        content = start + header
        if content > end:
            return
        stop = end if length is None else min(content + length, end)
        is_cut = length is not None and content + length > end
        yield _Element(id_, start, content, stop, length is None, is_cut)
        start = stop
    raise ValueError("more elements than a film has")


def _head(file: Readable, item: _Element, found: _Found) -> None:
    if item.id == _INFO:
        for inner in _elements(file, item.start, item.end):
            if inner.id in (_DURATION, _SCALE):
                found.heads += framed(b"%x" % inner.id, [(inner.start, inner.end)])
    elif item.id == _TRACKS:
        entries = [inner for inner in _elements(file, item.start, item.end) if inner.id == _ENTRY]
        for number, entry in enumerate(entries[:_MAX_HEADS]):
            _entry(file, entry, number, found)
    elif item.id in _BESIDE:
        found.beside += framed(_BESIDE[item.id], [(item.start, item.end)])


def _entry(file: Readable, entry: _Element, number: int, found: _Found) -> None:
    facts: list[Piece] = []
    for inner in _elements(file, entry.start, entry.end):
        if inner.id in _SHOWN:
            body = read_small(file, inner.start, inner.end - inner.start)
            found.display[f"{number} {inner.id:x}"] = body
        elif inner.id == 0xE0:  # a film's size, crop, colours and projection
            for shown in _elements(file, inner.start, inner.end):
                body = read_small(file, shown.start, shown.end - shown.start)
                found.display[f"{number} picture {shown.id:x}"] = body
        elif inner.id not in _DESCRIBING:
            facts += framed(b"%x" % inner.id, [(inner.start, inner.end)])
    found.tracks += framed(b"track", facts)


def _pieces(
    file: Readable, segment: _Element, heads: list[Piece], first_cluster: int
) -> Iterator[Piece]:
    yield from heads
    waiting = [(segment.start, segment.end)]
    while waiting:
        start, end = waiting.pop()
        for item in _elements(file, start, end):
            if item.id == _CLUSTER:
                yield from _cluster(file, item)
                if item.is_open:
                    waiting.append((_open_end(file, item), end))
                    break
            elif item.id in _BESIDE and item.start > first_cluster:
                yield from framed(_BESIDE[item.id], [(item.start, item.end)])


def _open_end(file: Readable, cluster: _Element) -> int:
    """Return where a cluster of unknown length ends: where something begins that none holds."""
    inside = _elements(file, cluster.start, cluster.end)
    return next((item.at for item in inside if item.id in _LIST_ENDS), cluster.end)


def _cluster(file: Readable, cluster: _Element) -> Iterator[Piece]:
    time = 0
    for item in _elements(file, cluster.start, cluster.end):
        if cluster.is_open and item.id in _LIST_ENDS:
            return
        if item.id == _TIME:
            time = int.from_bytes(read_small(file, item.start, item.end - item.start, limit=8))
        elif item.id == _SIMPLE_BLOCK:
            yield from _block(file, item, time)
        elif item.id == _GROUP:
            for inner in _elements(file, item.start, item.end):
                if inner.id == _BLOCK:
                    yield from _block(file, inner, time)
                elif inner.id in _OF_BLOCKS:
                    yield from framed(_OF_BLOCKS[inner.id], [(inner.start, inner.end)])


def _block(file: Readable, block: _Element, cluster_time: int) -> Iterator[Piece]:
    """Yield a block with its own time instead of its cluster's."""
    head = read_at(file, block.start, min(12, block.end - block.start))
    track_bytes = 9 - head[0].bit_length() if head else 9
    if track_bytes > 8 or len(head) < track_bytes + 3:
        raise ValueError("a block without a track")
    time = cluster_time + int.from_bytes(head[track_bytes : track_bytes + 2], signed=True)
    lacing = head[track_bytes + 2] & 0x06
    start = block.start + track_bytes + 3
    yield head[:track_bytes] + repr((time, lacing, block.end - start)).encode()
    yield (start, block.end)
