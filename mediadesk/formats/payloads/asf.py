"""The sound or film of a WMA, WMV or ASF file: its streams and packets, without what describes it.

Advanced Systems Format, revision 01.20.03. Titles, pictures, codec names, padding and indexes are
left out; the shape of a film's points changes how it shows. So is what a program left of an older
header behind a shorter one: players pass over it.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from mediadesk.formats.payloads.parts import Parts, Piece, framed, read_at, read_small, whole
from mediadesk.formats.source import Readable


def _guid(text: str) -> bytes:
    return uuid.UUID(text).bytes_le


_HEADER = _guid("75b22630-668e-11cf-a6d9-00aa0062ce6c")
_DATA = _guid("75b22636-668e-11cf-a6d9-00aa0062ce6c")
_FILE = _guid("8cabdca1-a947-11cf-8ee4-00c00c205365")
_EXTENSION = _guid("5fbf03b5-a92e-11cf-8ee3-00c00c205365")
_METADATA = _guid("c5f8cbea-5baf-4877-8467-aa8c44fa4cca")
_DESCRIBING = frozenset(
    map(
        _guid,
        (
            "75b22633-668e-11cf-a6d9-00aa0062ce6c",  # title, author, copyright
            "d2d0a440-e307-11d2-97f0-00a0c95ea850",  # further tags
            "44231c94-9498-49d1-a141-1d134e457054",  # tags by stream and language, pictures
            "86d15240-311d-11d0-a3a4-00a0c90348f6",  # names of codecs
            "7bf875ce-468d-11d1-8d82-006097c9a2b2",  # bitrates
            "2211b3fa-bd23-11d2-b4b7-00a0c955fc6e",  # branding
            "7c4346a9-efe0-4bfc-b229-393ede415c85",  # languages
            "26f18b5d-4584-47ec-9f5f-0e651f0452c9",  # compatibility
            "14e6a5cb-c672-4332-8399-a96952065b5a",  # bitrates and buffers by stream
            "d6e229df-35da-11d1-9034-00a0c90349be",  # how it is indexed
            "1806d474-cadf-4509-a4ba-9aabcb96aae8",  # padding
        ),
    )
)
_INDEXES = frozenset(
    map(
        _guid,
        (
            "33000890-e5b1-11cf-89f4-00a0c90349cb",
            "d6e229d3-35da-11d1-9034-00a0c90349be",
            "feb103f8-12ad-4c64-840f-2a1d2f7ad48c",
            "3cb73fd0-0c4a-4803-953d-edf7b6228f0c",
        ),
    )
)
_SHOWN = frozenset({"AspectRatioX", "AspectRatioY"})
_HEAD_BYTES = 24
_HEADER_BYTES, _EXTENSION_BYTES, _DATA_BYTES = 30, 46, 50
_TIMES, _PACKETS = slice(40, 64), slice(68, 76)
"""Of the file's properties: how long it plays and waits, and how long packets are."""
_MAX_OBJECTS = 10_000
_MAX_LEFT_BYTES = 64 << 10
"""What may be left of an older header: they hold pictures, but few."""


@dataclass(frozen=True, slots=True)
class _Object:
    id: bytes
    at: int
    """Where its header starts."""
    end: int

    @property
    def start(self) -> int:
        return self.at + _HEAD_BYTES


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of an ASF file. Raises ValueError when it holds no packets."""
    payload: list[Piece] = []
    beside: list[Piece] = []
    display: dict[str, bytes] = {}
    packets: tuple[int, int] | None = None
    for item in _top_level(file, size_bytes):
        if item.id == _HEADER:
            payload += _streams(file, item.at + _HEADER_BYTES, item.end, display)
        elif item.id == _DATA and packets is None:
            packets = (item.at + _DATA_BYTES, item.end)
        elif item.id not in _INDEXES and item.id not in _DESCRIBING:
            beside += framed(item.id, [(item.start, item.end)])
    if not payload or packets is None or packets[0] >= packets[1]:
        raise ValueError("no packets")
    return whole([*payload, *framed(b"packets", [packets])], trailer=beside, display=display)


def _top_level(file: Readable, size_bytes: int) -> Iterator[_Object]:
    header = next(_objects(file, 0, size_bytes))
    yield header
    following = read_at(file, header.end, min(_MAX_LEFT_BYTES, size_bytes - header.end))
    left = 0 if following.startswith(_DATA) else max(0, following.find(_DATA))
    yield from _objects(file, header.end + left, size_bytes)


def _objects(file: Readable, start: int, end: int) -> Iterator[_Object]:
    """Yield the objects between two places. Raises ValueError where they do not fill them."""
    for _ in range(_MAX_OBJECTS):
        if start >= end:
            return
        head = read_at(file, start, _HEAD_BYTES)
        length = int.from_bytes(head[16:], "little")
        if length < _HEAD_BYTES or start + length > end:
            raise ValueError("an object that ends outside what holds it")
        yield _Object(head[:16], start, start + length)
        start += length
    raise ValueError("more objects than a file has")


def _streams(file: Readable, start: int, end: int, display: dict[str, bytes]) -> Iterator[Piece]:
    """Yield what a header holds beside descriptions; notes what changes how a film shows."""
    for item in _objects(file, start, end):
        if item.id == _FILE:
            body = read_small(file, item.start, item.end - item.start)
            yield from framed(item.id, [body[_TIMES] + body[_PACKETS]])
        elif item.id == _EXTENSION:
            yield from _streams(file, item.at + _EXTENSION_BYTES, item.end, display)
        elif item.id == _METADATA:
            display |= _shown(read_small(file, item.start, item.end - item.start))
        elif item.id not in _DESCRIBING:
            yield from framed(item.id, [(item.start, item.end)])


def _shown(metadata: bytes) -> dict[str, bytes]:
    """Return the facts among the records of streams that change how they show."""
    found: dict[str, bytes] = {}
    at = 2
    while at + 12 <= len(metadata):
        stream, name_bytes = (
            metadata[at + 2 : at + 4],
            int.from_bytes(metadata[at + 4 : at + 6], "little"),
        )
        value_bytes = int.from_bytes(metadata[at + 8 : at + 12], "little")
        at += 12 + name_bytes
        name = metadata[at - name_bytes : at].decode("utf-16-le", "replace").rstrip("\x00")
        if name in _SHOWN:
            found[f"{name} {stream.hex()}"] = metadata[at : at + value_bytes]
        at += value_bytes
    return found
