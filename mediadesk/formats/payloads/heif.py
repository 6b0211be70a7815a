"""The picture of a HEIC or AVIF file: the coded items that make up its main picture.

ISO/IEC 23008-12 and 14496-12. Tiles and derived pictures are followed from the main one, whatever
numbers the items bear and wherever their bytes lie. Further pictures (gain maps, depth, bursts) and
unknown boxes are content beside it; its thumbnail, EXIF and XMP are left out.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from mediadesk.formats.isobmff import Box, boxes, overruns
from mediadesk.formats.payloads.parts import Parts, Piece, framed, read_at, read_small, whole
from mediadesk.formats.source import Readable

_MAX_ITEMS = 20_000
_DISPLAY = frozenset({b"irot", b"imir", b"clap", b"pasp", b"colr", b"clli", b"mdcv", b"cclv",
                      b"amve", b"reve", b"ndwt"})  # fmt: skip
_DESCRIBING = frozenset({b"udes", b"altt", b"crtt", b"mdft", b"free", b"skip"})
_METADATA_ITEMS = frozenset({b"Exif", b"mime", b"uri ", b"jumb"})
_KNOWN_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"free", b"skip", b"wide", b"idat"})
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


@dataclass(slots=True)
class _Items:
    main: int | None = None
    kinds: dict[int, bytes] = field(default_factory=dict)
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)
    linked: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Numbers of the properties, from 1, of each item in their order."""
    made_of: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    groups: list[Piece] = field(default_factory=list)
    """Which pictures stand for each other, as one with a gain map for the plain one."""
    thumbnails: set[int] = field(default_factory=set)
    unclear: set[int] = field(default_factory=set)
    """Items of which it is not told where they lie; programs empty removed metadata so."""


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a HEIF file. Raises ValueError when it holds no main picture."""
    items = _Items()
    beside: list[Piece] = []
    end = 0
    for box in boxes(file, 0, size_bytes):
        end = box.end
        if box.kind == b"meta" and items.main is None:
            _meta(file, box, items)
        elif box.kind == b"uuid" and read_at(file, box.start, 16) == _XMP:
            continue
        elif box.kind not in _KNOWN_BOXES:
            beside += framed(box.kind, [(box.start, box.end)])
    if end < size_bytes:
        beside.append((end, size_bytes))
    if items.main is None or items.main not in items.kinds:
        raise ValueError("no main picture")
    seen: list[int] = []
    _follow(items, items.main, seen)
    payload = [piece for item in seen for piece in _item(items, item)]
    if not any(isinstance(piece, tuple) for piece in payload):
        raise ValueError("no picture data")
    for item, kind in sorted(items.kinds.items()):
        if item not in seen and item not in items.thumbnails and kind not in _METADATA_ITEMS:
            beside += _item(items, item)
    beside += items.groups
    return whole(payload, trailer=beside, display=_display(file, items, items.main, size_bytes))


def _display(file: Readable, items: _Items, main: int, size_bytes: int) -> dict[str, bytes]:
    """Return what changes how the main picture shows, in its order."""
    known = [number for number in items.linked[main] if 1 <= number <= len(items.properties)]
    facts = [items.properties[number - 1] for number in known]
    shown = [fact for fact in facts if fact[0] in _DISPLAY]
    display = {f"{at} {kind.decode('latin-1')}": body for at, (kind, body) in enumerate(shown)}
    if overruns(file, size_bytes):
        display["cut"] = b"\x01"
    return display


def _follow(items: _Items, item: int, seen: list[int]) -> None:
    """List an item and what it is derived from, each once."""
    waiting = [item]
    known: set[int] = set()
    while waiting:
        item = waiting.pop()
        if item in known:
            continue
        known.add(item)
        seen.append(item)
        waiting += reversed(items.made_of[item])


def _item(items: _Items, item: int) -> list[Piece]:
    if item in items.unclear:
        raise ValueError("an item that is part of another")
    facts: list[Piece] = [items.kinds.get(item, b"")]
    for number in items.linked[item]:
        if 1 <= number <= len(items.properties):
            kind, body = items.properties[number - 1]
            if kind not in _DESCRIBING and (kind not in _DISPLAY or item != items.main):
                facts += framed(kind, [body])
    return framed(b"item", [*facts, *items.pieces.get(item, [])])


def _store(file: Readable, meta: Box, items: _Items) -> tuple[int, int]:
    """Return where items lie that are held with what is told of them; notes the groups."""
    store = 0, 0
    for box in boxes(file, meta.start + 4, meta.end):
        if box.kind == b"idat":
            store = box.start, box.end
        elif box.kind == b"grpl":
            items.groups += framed(box.kind, [(box.start, box.end)])
    return store


def _meta(file: Readable, meta: Box, items: _Items) -> None:
    store = _store(file, meta, items)
    for box in boxes(file, meta.start + 4, meta.end):
        if box.kind == b"iprp":
            _properties(file, box, items)
            continue
        if box.kind not in (b"pitm", b"iinf", b"iloc", b"iref"):
            continue
        body = _Reader(read_small(file, box.start, box.end - box.start))
        version = body.number(1)
        flags = body.number(3)
        if box.kind == b"pitm":
            items.main = body.number(4 if version else 2)
        elif box.kind == b"iinf":
            _kinds(file, box, version, items)
        elif box.kind == b"iloc":
            _places(body, version, store, items)
        elif flags == 0:
            _references(file, box, version, items)


class _Reader:
    """Takes numbers from the front of a block."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self, length: int) -> int:
        """Return the next big-endian number. Raises ValueError at the end."""
        if self._at + length > len(self._data):
            raise ValueError("a box ends early")
        self._at += length
        return int.from_bytes(self._data[self._at - length : self._at])


def _kinds(file: Readable, iinf: Box, version: int, items: _Items) -> None:
    for box in boxes(file, iinf.start + (8 if version else 6), iinf.end):
        if box.kind != b"infe":
            continue
        body = read_small(file, box.start, box.end - box.start)
        id_bytes = 2 if body[:1] == b"\x02" else 4
        if len(body) < 10 + id_bytes or body[0] < 2:
            continue
        item = int.from_bytes(body[4 : 4 + id_bytes])
        items.kinds[item] = body[6 + id_bytes : 10 + id_bytes]


def _places(body: _Reader, version: int, store: tuple[int, int], items: _Items) -> None:
    sizes = body.number(2)
    place_bytes, length_bytes, base_bytes = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_bytes = sizes & 15 if version else 0
    id_bytes = 4 if version > 1 else 2
    count = body.number(id_bytes)
    if count > _MAX_ITEMS:
        raise ValueError("more items than a picture has")
    for _ in range(count):
        item = body.number(id_bytes)
        method = body.number(2) & 15 if version else 0
        body.number(2)
        base = body.number(base_bytes)
        pieces: list[Piece] = []
        for _ in range(body.number(2)):
            body.number(index_bytes)
            start, length = base + body.number(place_bytes), body.number(length_bytes)
            if method > 1 or not length:
                items.unclear.add(item)
                continue
            start += store[0] if method else 0
            pieces.append((start, start + length))
        items.pieces[item] = pieces


def _properties(file: Readable, iprp: Box, items: _Items) -> None:
    for box in boxes(file, iprp.start, iprp.end):
        if box.kind == b"ipco":
            items.properties = [
                (inner.kind, read_small(file, inner.start, inner.end - inner.start))
                for inner in boxes(file, box.start, box.end)
            ]
        elif box.kind == b"ipma":
            body = _Reader(read_small(file, box.start, box.end - box.start))
            version, flags = body.number(1), body.number(3)
            count = body.number(4)
            if count > _MAX_ITEMS:
                raise ValueError("more items than a picture has")
            for _ in range(count):
                item = body.number(4 if version else 2)
                wide = 2 if flags & 1 else 1
                mask = 0x7FFF if flags & 1 else 0x7F
                items.linked[item] += [body.number(wide) & mask for _ in range(body.number(1))]


def _references(file: Readable, iref: Box, version: int, items: _Items) -> None:
    for box in boxes(file, iref.start + 4, iref.end):
        body = _Reader(read_small(file, box.start, box.end - box.start))
        wide = 4 if version else 2
        source = body.number(wide)
        targets = [body.number(wide) for _ in range(body.number(2))]
        if box.kind == b"dimg":
            items.made_of[source] += targets
        elif box.kind == b"thmb":
            items.thumbnails.add(source)
