"""What a Matroska or WebM file says of itself: its date, its length, its tags. RFC 9559."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from mediadesk.formats.source import Readable

_SEGMENT, _INFO, _CLUSTER, _TAGS = 0x18538067, 0x1549A966, 0x1F43B675, 0x1254C367
_SEEK_HEAD, _SEEK, _SEEK_ID, _SEEK_POSITION = 0x114D9B74, 0x4DBB, 0x53AB, 0x53AC
_TRACKS, _ENTRY = 0x1654AE6B, 0xAE
_TRACK_TEXTS = {0x536E: "name", 0x22B59C: "language", 0x22B59D: "language"}
_TAG, _SIMPLE, _NAME, _STRING, _BINARY = 0x7373, 0x67C8, 0x45A3, 0x4487, 0x4485
_TARGETS, _TRACK_ID = 0x63C0, 0x63C5
_YEAR_SIGNS = 4
_SCALE, _DURATION, _DATE, _TITLE = 0x2AD7B1, 0x4489, 0x4461, 0x7BA9
_DESCRIBING = frozenset({_SEEK_HEAD, _INFO, _TRACKS, _TAGS})
_MAX_ELEMENTS = 500
_MAX_BODY = 1 << 20


@dataclass(frozen=True, slots=True)
class MatroskaHead:
    """`date_ns` counts from 2001-01-01 UTC; `recorded` is the text of the tag DATE_RECORDED."""

    date_ns: int | None = None
    duration_s: float | None = None
    recorded: str | None = None


def read_head(file: Readable, size_bytes: int) -> MatroskaHead:
    """Read the segment's information and tags, before the media data or where an index says."""
    info: dict[int, bytes] = {}
    recorded = None
    for ident, body in _described(file, size_bytes):
        if ident == _INFO:
            info = dict(_children(body))
        elif ident == _TAGS:
            recorded = _recorded(body) or recorded
    return MatroskaHead(
        date_ns=int.from_bytes(info[_DATE], "big", signed=True) if _DATE in info else None,
        duration_s=_duration(info),
        recorded=recorded,
    )


def told(file: Readable, size_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Yield title, date, tags and the names of tracks, as (what it is, its bytes)."""
    for ident, body in _described(file, size_bytes):
        if ident == _INFO:
            info = dict(_children(body))
            for name, key in (("title", _TITLE), ("date", _DATE)):
                if info.get(key):
                    yield name, info[key]
        elif ident == _TAGS:
            yield from _tags(body)
        else:
            entries = [entry for inner, entry in _children(body) if inner == _ENTRY]
            for number, entry in enumerate(entries):
                for inner, text in _children(entry):
                    if inner in _TRACK_TEXTS:
                        yield f"track {number} {_TRACK_TEXTS[inner]}", text


def _described(file: Readable, size_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Yield what describes the film, by its ids: before the media data, and where an index says."""
    at = origin = 0
    known: set[int] = set()
    elsewhere: list[int] = []
    for _ in range(_MAX_ELEMENTS):
        file.seek(at)
        found = element(file.read(12))
        if found is None or at >= size_bytes:
            break
        ident, length, header = found
        if ident == _SEGMENT:
            at = origin = at + header
            continue
        if ident == _CLUSTER or length is None:
            break
        if ident in _DESCRIBING and length <= _MAX_BODY:
            known.add(at)
            file.seek(at + header)
            body = file.read(length)
            if ident == _SEEK_HEAD:
                elsewhere += [origin + place for place in _places(body)]
            else:
                yield ident, body
        at += header + length
    for place in dict.fromkeys(elsewhere[:_MAX_ELEMENTS]):
        if place < size_bytes and place not in known:
            file.seek(place)
            found = element(file.read(12))
            if found is not None and found[0] in _DESCRIBING and (found[1] or 0) <= _MAX_BODY:
                file.seek(place + found[2])
                yield found[0], file.read(found[1] or 0)


def _places(seek_head: bytes) -> Iterator[int]:
    """Yield where an index says that tags stand, counted from the segment's content."""
    for ident, entry in _children(seek_head):
        fields = dict(_children(entry)) if ident == _SEEK else {}
        if int.from_bytes(fields.get(_SEEK_ID, b""), "big") == _TAGS:
            yield int.from_bytes(fields.get(_SEEK_POSITION, b"")[:8], "big")


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a file ends before its segment does, where the writer said how long that is."""
    at = 0
    for _ in range(_MAX_ELEMENTS):
        file.seek(at)
        found = element(file.read(12))
        if found is None or found[1] is None:
            break
        ident, length, header = found
        at += header + (length or 0)
        if ident == _SEGMENT:
            return at > size_bytes
    return False


def element(data: bytes) -> tuple[int, int | None, int] | None:
    """Return (id, length, header length) of the element that starts with `data`.

    The length is None when the writer did not know it.
    """
    if not data or not data[0]:
        return None
    ident_bytes = 9 - data[0].bit_length()
    if ident_bytes > 4 or len(data) <= ident_bytes or not data[ident_bytes]:
        return None
    size_bytes = 9 - data[ident_bytes].bit_length()
    raw = data[ident_bytes : ident_bytes + size_bytes]
    if len(raw) < size_bytes:
        return None
    mask = (1 << 7 * size_bytes) - 1
    length = int.from_bytes(raw, "big") & mask
    ident = int.from_bytes(data[:ident_bytes], "big")
    return ident, None if length == mask else length, ident_bytes + size_bytes


def _children(body: bytes) -> list[tuple[int, bytes]]:
    children, at = [], 0
    for _ in range(_MAX_ELEMENTS):
        found = element(body[at : at + 12])
        if found is None or found[1] is None:
            break
        ident, length, header = found
        children.append((ident, body[at + header : at + header + (length or 0)]))
        at += header + (length or 0)
    return children


def _duration(info: dict[int, bytes]) -> float | None:
    raw = info.get(_DURATION, b"")
    if len(raw) not in (4, 8):
        return None
    (ticks,) = struct.unpack(">f" if len(raw) == 4 else ">d", raw)
    scale_ns = int.from_bytes(info[_SCALE], "big") if _SCALE in info else 1_000_000
    seconds = float(ticks) * scale_ns / 1e9
    return seconds if 0 < seconds < 1e9 else None


def _tags(tags: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the simple tags; those of one track say so."""
    for ident, tag in _children(tags):
        inner = _children(tag) if ident == _TAG else []
        targets = dict(_children(dict(inner).get(_TARGETS, b"")))
        of_track = "track " if targets.get(_TRACK_ID, b"").strip(b"\0") else ""
        for kind, simple in inner:
            if kind == _SIMPLE:
                fields = dict(_children(simple))
                name = fields.get(_NAME, b"").strip(b"\0").decode("utf-8", "replace")
                yield f"{of_track}tag {name}", fields.get(_STRING) or fields.get(_BINARY, b"")


def _recorded(tags: bytes) -> str | None:
    for name, raw in _tags(tags):
        text = raw.decode("utf-8", "replace").strip("\0 ")
        # a year alone is that of a work's release
        if name == "tag DATE_RECORDED" or (name == "tag DATE" and len(text) > _YEAR_SIGNS):
            return text
    return None
