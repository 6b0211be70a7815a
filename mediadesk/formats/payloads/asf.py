"""The sound or film of a WMA, WMV or ASF file: its streams and packets, without what describes it.

Advanced Systems Format, revision 01.20.03. Titles, pictures, codec names, padding and indexes are
left out; the shape of a film's points changes how it shows. So is what a program left of an older
header behind a shorter one: players pass over it.
"""

import struct
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from mediadesk.formats.parts import Parts, Piece, framed, read_at, read_small, whole
from mediadesk.formats.source import Readable


def _guid(text: str) -> bytes:
    return uuid.UUID(text).bytes_le


_HEADER = _guid("75b22630-668e-11cf-a6d9-00aa0062ce6c")
_DATA = _guid("75b22636-668e-11cf-a6d9-00aa0062ce6c")
_FILE = _guid("8cabdca1-a947-11cf-8ee4-00c00c205365")
_EXTENSION = _guid("5fbf03b5-a92e-11cf-8ee3-00c00c205365")
_METADATA = _guid("c5f8cbea-5baf-4877-8467-aa8c44fa4cca")
_WORDS = _guid("75b22633-668e-11cf-a6d9-00aa0062ce6c")
_TAGS = _guid("d2d0a440-e307-11d2-97f0-00a0c95ea850")
_LIBRARY = _guid("44231c94-9498-49d1-a141-1d134e457054")
"""Tags by stream and language, pictures."""
_DESCRIBING = frozenset({_WORDS, _TAGS, _LIBRARY}) | frozenset(
    map(
        _guid,
        (
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
_FIRST = ("title", "author", "copyright", "description", "rating")
_OF_PROGRAMS = ("WMFSDK", "IsVBR", "DeviceConformance", "ASFLeakyBucket", "WM/Encod", "WM/Tool",
                "WM/Media", "WM/WMC", "WM/Unique", "WM/Provider", "WMA/")  # fmt: skip
"""How the names of tags begin that programs leave of themselves, or to find the file again."""
_TEXT, _NUMBERS = 0, frozenset({2, 3, 4, 5})
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


def told(file: Readable, size_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Yield the words, tags and pictures by their names, texts as UTF-8. Raises ValueError."""
    for item in _top_level(file, size_bytes):
        if item.id == _HEADER:
            yield from _told(file, item.at + _HEADER_BYTES, item.end)


def _told(file: Readable, start: int, end: int) -> Iterator[tuple[str, bytes]]:
    for item in _objects(file, start, end):
        if item.id == _EXTENSION:
            yield from _told(file, item.at + _EXTENSION_BYTES, item.end)
        elif item.id in (_WORDS, _TAGS, _LIBRARY):
            body = read_small(file, item.start, item.end - item.start)
            records = (
                _words(body) if item.id == _WORDS else _records(body, is_long=item.id == _LIBRARY)
            )
            for name, kind, value in records:
                said = _said(kind, value)
                if said and not name.startswith(_OF_PROGRAMS):
                    yield f"asf {name}", said


def _words(body: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Yield the first words: five lengths, then the texts."""
    at = 2 * len(_FIRST)
    for name, length in zip(_FIRST, struct.unpack_from("<5H", body), strict=True):
        yield name, _TEXT, body[at : at + length]
        at += length


def _records(body: bytes, *, is_long: bool) -> Iterator[tuple[str, int, bytes]]:
    """Yield tags as (name, type, value); `is_long` where language and stream are told first."""
    at = 2
    for _ in range(int.from_bytes(body[:2], "little")):
        if is_long:
            _, _, name_bytes, kind, value_bytes = struct.unpack_from("<4HI", body, at)
            at += 12
            name = body[at : at + name_bytes]
        else:
            (name_bytes,) = struct.unpack_from("<H", body, at)
            name = body[at + 2 : at + 2 + name_bytes]
            kind, value_bytes = struct.unpack_from("<HH", body, at + 2 + name_bytes)
            at += 6
        at += name_bytes
        yield _text(name), kind, body[at : at + value_bytes]
        at += value_bytes


def _said(kind: int, value: bytes) -> bytes:
    if kind == _TEXT:
        return _text(value).encode(errors="surrogatepass")
    number = int.from_bytes(value, "little")
    return value if kind not in _NUMBERS else str(number).encode() if number else b""


def _text(data: bytes) -> str:
    return data.decode("utf-16-le", "replace").rstrip("\0")


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
        name = _text(metadata[at - name_bytes : at])
        if name in _SHOWN:
            found[f"{name} {stream.hex()}"] = metadata[at : at + value_bytes]
        at += value_bytes
    return found
