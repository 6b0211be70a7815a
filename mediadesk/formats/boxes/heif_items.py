"""The items of a HEIC or AVIF file: what each is, where its bytes lie, and what it is made of.

ISO/IEC 23008-12 and 14496-12. Pictures, thumbnails, EXIF and XMP are all items of one list.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediadesk.formats.boxes.isobmff import XMP_BOX, Box, boxes
from mediadesk.formats.parts import Piece, framed, length_of, read_at, read_small
from mediadesk.formats.source import Readable

METADATA_ITEMS = frozenset({b"Exif", b"mime", b"uri ", b"jumb"})

_MAX_ITEMS, _MAX_PIECES = 20_000, 200_000
_MAX_BYTES = 32 << 20
_XMP_TYPE = b"application/rdf+xml"


@dataclass(slots=True)
class Items:
    """What is told of the items, by their numbers. `main` is the picture that is shown."""

    main: int | None = None
    kinds: dict[int, bytes] = field(default_factory=dict)
    types: dict[int, bytes] = field(default_factory=dict)
    """What a `mime` item is: "application/rdf+xml"."""
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)
    linked: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Numbers of the properties, from 1, of each item in their order."""
    made_of: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    groups: list[Piece] = field(default_factory=list)
    """Which pictures stand for each other, as one with a gain map for the plain one."""
    thumbnails: set[int] = field(default_factory=set)
    beside_main: set[int] = field(default_factory=set)
    """Pictures that say more of another one: its gain map, its depth, what is transparent."""
    unclear: set[int] = field(default_factory=set)
    """Items of which it is not told where they lie; programs empty removed metadata so."""


def metadata(file: Readable, size_bytes: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield what a file tells beside its pictures: its kind and bytes, "Exif" a TIFF block.

    The kind of XMP is "XMP", wherever it stands. Raises ValueError for a broken file.
    """
    for box in boxes(file, 0, size_bytes):
        if box.kind == b"uuid" and read_at(file, box.start, 16) == XMP_BOX:
            yield b"XMP", read_small(file, box.start + 16, box.end - box.start - 16)
        elif box.kind == b"meta":
            items = Items()
            read_items(file, box, items)
            for item, kind in sorted(items.kinds.items()):
                if kind in METADATA_ITEMS and item not in items.unclear:
                    data = _bytes_of(file, items, item)
                    if kind == b"Exif":  # behind how far it is to the block
                        data = data[4 + int.from_bytes(data[:4], "big") :]
                    is_xmp = items.types.get(item) == _XMP_TYPE
                    yield b"XMP" if is_xmp else kind + items.types.get(item, b""), data


def roles(file: Readable, size_bytes: int) -> Iterator[bytes]:
    """Yield what the pictures beside the main one are: "urn:...:depth", "tmap", "" for a picture.

    What the main picture is made of, and thumbnails, are none. Raises ValueError for a broken file.
    """
    items = items_of(file, size_bytes)
    parts = {part for made_of in items.made_of.values() for part in made_of}
    no_others = parts | items.thumbnails | {items.main}
    for item, kind in items.kinds.items():
        if kind == b"tmap":
            yield kind
        elif item in items.beside_main:
            facts = [items.properties[n - 1] for n in items.linked[item] if n]
            yield b"".join(body[4:] for name, body in facts if name == b"auxC")
        elif item not in no_others and kind not in METADATA_ITEMS:
            yield b""


def items_of(file: Readable, size_bytes: int) -> Items:
    """Return what a file tells of its items. Raises ValueError for a broken file."""
    items = Items()
    for box in boxes(file, 0, size_bytes):
        if box.kind == b"meta":
            read_items(file, box, items)
    return items


def _bytes_of(file: Readable, items: Items, item: int) -> bytes:
    spans = [piece for piece in items.pieces.get(item, ()) if isinstance(piece, tuple)]
    if length_of(spans) > _MAX_BYTES:
        raise ValueError("larger than it can be")
    return b"".join(read_small(file, start, end - start) for start, end in spans)


def read_items(file: Readable, meta: Box, items: Items) -> None:
    """Read the lists of a `meta` box. Raises ValueError where one ends early."""
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


def _store(file: Readable, meta: Box, items: Items) -> tuple[int, int]:
    """Return where items lie that are held with what is told of them; notes the groups."""
    store = 0, 0
    for box in boxes(file, meta.start + 4, meta.end):
        if box.kind == b"idat":
            store = box.start, box.end
        elif box.kind == b"grpl":
            items.groups += framed(box.kind, [(box.start, box.end)])
    return store


def _kinds(file: Readable, iinf: Box, version: int, items: Items) -> None:
    for box in boxes(file, iinf.start + (8 if version else 6), iinf.end):
        if box.kind != b"infe":
            continue
        body = read_small(file, box.start, box.end - box.start)
        id_bytes = 2 if body[:1] == b"\x02" else 4
        if len(body) < 10 + id_bytes or body[0] < 2:
            continue
        item = int.from_bytes(body[4 : 4 + id_bytes])
        items.kinds[item] = body[6 + id_bytes : 10 + id_bytes]
        if items.kinds[item] == b"mime":
            items.types[item] = b"".join(body[10 + id_bytes :].split(b"\0")[1:2])  # behind a name


def _places(body: _Reader, version: int, store: tuple[int, int], items: Items) -> None:
    sizes = body.number(2)
    place_bytes, length_bytes, base_bytes = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_bytes = sizes & 15 if version else 0
    id_bytes = 4 if version > 1 else 2
    count = body.number(id_bytes)
    if count > _MAX_ITEMS:
        raise ValueError("more items than a picture has")
    left = _MAX_PIECES  # they may take no bytes at all
    for _ in range(count):
        item = body.number(id_bytes)
        method = body.number(2) & 15 if version else 0
        body.number(2)
        base = body.number(base_bytes)
        pieces: list[Piece] = []
        in_pieces = body.number(2)
        left -= in_pieces
        if left < 0:
            raise ValueError("more pieces than a picture has")
        for _ in range(in_pieces):
            body.number(index_bytes)
            start, length = base + body.number(place_bytes), body.number(length_bytes)
            if method > 1 or not length:
                items.unclear.add(item)
                continue
            start += store[0] if method else 0
            pieces.append((start, start + length))
        items.pieces[item] = pieces


def _properties(file: Readable, iprp: Box, items: Items) -> None:
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


def _references(file: Readable, iref: Box, version: int, items: Items) -> None:
    for box in boxes(file, iref.start + 4, iref.end):
        body = _Reader(read_small(file, box.start, box.end - box.start))
        wide = 4 if version else 2
        source = body.number(wide)
        targets = [body.number(wide) for _ in range(body.number(2))]
        if box.kind == b"dimg":
            items.made_of[source] += targets
        elif box.kind == b"thmb":
            items.thumbnails.add(source)
        elif box.kind == b"auxl":
            items.beside_main.add(source)
