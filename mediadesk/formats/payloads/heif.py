"""The picture of a HEIC or AVIF file: the coded items that make up its main picture.

ISO/IEC 23008-12 and 14496-12. Tiles and derived pictures are followed from the main one, whatever
numbers the items bear and wherever their bytes lie. Further pictures (gain maps, depth, bursts) and
unknown boxes are content beside it; its thumbnail, EXIF and XMP are left out.
"""

from mediadesk.formats.boxes.heif_items import METADATA_ITEMS, Items, read_items
from mediadesk.formats.boxes.isobmff import XMP_BOX, boxes, overruns
from mediadesk.formats.parts import Parts, Piece, framed, read_at, whole
from mediadesk.formats.source import Readable

_DISPLAY = frozenset({b"irot", b"imir", b"clap", b"pasp", b"colr", b"clli", b"mdcv", b"cclv",
                      b"amve", b"reve", b"ndwt"})  # fmt: skip
_DESCRIBING = frozenset({b"udes", b"altt", b"crtt", b"mdft", b"free", b"skip"})
_KNOWN_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"free", b"skip", b"wide", b"idat"})


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a HEIF file. Raises ValueError when it holds no main picture."""
    items = Items()
    beside: list[Piece] = []
    end = 0
    for box in boxes(file, 0, size_bytes):
        end = box.end
        if box.kind == b"meta" and items.main is None:
            read_items(file, box, items)
        elif box.kind == b"uuid" and read_at(file, box.start, 16) == XMP_BOX:
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
        if item not in seen and item not in items.thumbnails and kind not in METADATA_ITEMS:
            beside += _item(items, item)
    beside += items.groups
    return whole(payload, trailer=beside, display=_display(file, items, items.main, size_bytes))


def _display(file: Readable, items: Items, main: int, size_bytes: int) -> dict[str, bytes]:
    """Return what changes how the main picture shows, in its order."""
    known = [number for number in items.linked[main] if 1 <= number <= len(items.properties)]
    facts = [items.properties[number - 1] for number in known]
    shown = [fact for fact in facts if fact[0] in _DISPLAY]
    display = {f"{at} {kind.decode('latin-1')}": body for at, (kind, body) in enumerate(shown)}
    if overruns(file, size_bytes):
        display["cut"] = b"\x01"
    return display


def _follow(items: Items, item: int, seen: list[int]) -> None:
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


def _item(items: Items, item: int) -> list[Piece]:
    if item in items.unclear:
        raise ValueError("an item that is part of another")
    facts: list[Piece] = [items.kinds.get(item, b"")]
    for number in items.linked[item]:
        if 1 <= number <= len(items.properties):
            kind, body = items.properties[number - 1]
            if kind not in _DESCRIBING and (kind not in _DISPLAY or item != items.main):
                facts += framed(kind, [body])
    return framed(b"item", [*facts, *items.pieces.get(item, [])])
