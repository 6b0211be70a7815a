"""The pictures of a TIFF, a DNG or a camera RAW file made like one (NEF, CR2, ARW, ORF, ...).

TIFF 6.0, its 64-bit form, and DNG 1.7. Strips and tiles come in their order in the directories,
wherever they lie in the file and in whichever byte order the tags are written. Reduced pictures
(thumbnails, previews) are content beside the picture: raw converters renew them. A camera's RAW
is shown by what its maker notes say (white balance, for some how to read the numbers), so one
without them is not the same; a DNG has all that in tags.
"""

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediadesk.formats.parts import (
    Parts,
    Piece,
    framed,
    joined,
    read_at,
    read_small,
    whole,
)
from mediadesk.formats.source import Readable
from mediadesk.formats.xmp import xmp_turn

_MAX_DIRECTORIES = 20_000
_MAX_ENTRIES = 4_096
_MAX_VALUE_BYTES = 16 << 20
_NEAR_BYTES = 4_096
"""Bytes of a tag up to this length are read with its directory."""
_UNITS = {1: "B", 2: "B", 3: "H", 4: "I", 5: "II", 6: "b", 7: "B", 8: "h", 9: "i", 10: "ii",
          11: "f", 12: "d", 13: "I", 16: "Q", 17: "q", 18: "Q"}  # fmt: skip
_REDUCED, _BITS, _SUB_DIRECTORIES = 254, 258, 330
_STRIPS, _TILES, _PREVIEW = (273, 279), (324, 325), (513, 514)
_OLD_JPEG_TABLES = 519
_MASK = 4
"""Of the kind of a picture: it says what of another one is transparent."""
_DECODING = frozenset(
    {256, 257, 258, 259, 262, 263, 264, 265, 266, 277, 278, 280, 281, 284, 290, 291, 292, 293,
     317, 320, 321, 322, 323, 332, 334, 336, 338, 339, 340, 341, 347, 512, 515, 517, 518, 529,
     530, 531, 532, 33421, 33422, 50710, 50711, 50712, 50713, 50714, 50715, 50716,
     50717, 50718, 50719, 50720, 50829, 50830, 51008, 51009, 51022}
)  # fmt: skip
"""Tags that say how the stored numbers become pixels."""
_DISPLAY = frozenset(
    {301, 318, 319, 342, 34675, *range(50721, 50735), 50738, 50739, 50778, 50779, 50780,
     *range(50831, 50835), *range(50936, 50943), 50964, 50965, *range(50981, 50983), 51107, 51108,
     51109, 51110, 52525, 52529, 52530, 52531, 52532, 52533, 52534, 52537, 52538}
)  # fmt: skip
_ORIENTATION, _RESOLUTION, _UNIT, _XMP = 274, (282, 283), 296, 700
TURNING = frozenset({_ORIENTATION, _XMP})
"""Tags that tell how the picture is turned."""
_COMPRESSION, _PHOTOMETRIC, EXIF, _MAKER_NOTES, _DNG = 259, 262, 34665, 37500, 50706
_SENSOR = 32803
_CAMERAS_OWN = frozenset({262, 32767, 32769, 32770, 34713, 65000, 65535})
"""Compressions that only cameras' RAW files have."""
_METADATA = frozenset(
    {255, 269, 270, 271, 272, 285, 286, 287, 288, 289, 297, 305, 306, 315, 316, 333, 337,
     18246, 18247, 18248, 18249, 32781, 32934, 33432, 33434, 33437, 33723, 34377, 34850,
     34853, 34855, 36867, 36868, 37122, 37377, 37378, 37380, 37381, 37382, 37383, 37384, 37385,
     37386, 37390, 37391, 37392, 37393, 37394, 37395, 37396, 37397, 37398, 37399, 37500, 37510,
     40091, 40092, 40093, 40094, 40095, 42112, 42113, 50341, 50707, 50708, 50709, 50735,
     50736, 50737, 50740, 50741, 50781, 50827, 50828, 50966, 50967, 50968, 50969, 50970, 50971,
     51041, 51043, 51044, 51081, 51089, 51090, 51091, 51105, 51111, 51112, 51114, 59932, 59933}
)  # fmt: skip

_Values = tuple[int | float, ...]


@dataclass(slots=True)
class Directory:
    """A directory without what is known as metadata: values by tag."""

    tags: dict[int, _Values] = field(default_factory=dict)
    raw: dict[int, bytes] = field(default_factory=dict)
    """What the values are in big-endian bytes."""
    far: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Where longer rows of bytes lie; they are in neither of the others."""
    next_at: int = 0
    end: int = 0
    """Where the last of its values ends, those of metadata included."""

    def bytes_of(self, file: Readable, tag: int) -> bytes:
        """Return a tag's bytes, also where they lie further away; "" without the tag."""
        if (span := self.far.get(tag)) is not None:
            return read_small(file, span[0], span[1] - span[0])
        return self.raw.get(tag, b"")


@dataclass(slots=True)
class _Found:
    picture: list[Piece] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)
    display: dict[str, bytes] = field(default_factory=dict)
    exif: list[int] = field(default_factory=list)
    """Where directories of EXIF start."""
    is_raw: bool = False
    is_dng: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How numbers, entries and places are stored."""

    order: str
    count: struct.Struct
    entry: struct.Struct
    place: struct.Struct


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a TIFF. Raises ValueError when it holds no picture or breaks off."""
    layout, magic, first_at = _start(file)
    found = _Found(is_raw=magic not in (42, 43) or read_at(file, 8, 2) == b"CR")
    waiting = [first_at]
    seen: set[int] = set()
    end = 0
    while waiting:
        at = waiting.pop()
        if not at or at in seen:
            continue
        seen.add(at)
        if len(seen) > _MAX_DIRECTORIES:
            raise ValueError("more pictures than a TIFF has")
        here = directory(file, at, layout)
        end = max(end, here.end)
        waiting.append(here.next_at)
        waiting += reversed([int(place) for place in here.tags.get(_SUB_DIRECTORIES, ())])
        _take(here, size_bytes, layout, found)
        _note_display(file, here, len(seen) - 1, found)
    if not found.picture:
        raise ValueError("no picture")
    if end > size_bytes:
        found.display["cut"] = b"\x01"
    if found.is_raw and not found.is_dng and _has_maker_notes(file, found.exif, size_bytes, layout):
        found.display["maker notes"] = b"\x01"
    return whole(found.picture, trailer=found.beside, display=found.display)


def pages(file: Readable, *, most: int) -> Iterator[Directory]:
    """Yield the directories of full pictures in the main row, no more than `most` looked at.

    Raises ValueError when it is no TIFF or breaks off.
    """
    layout, _, at = _start(file)
    seen: set[int] = set()
    while at and at not in seen and len(seen) < most:
        seen.add(at)
        here = directory(file, at, layout)
        is_full = not _first(here.tags, _REDUCED, 0) & (1 | _MASK)
        if is_full and {_STRIPS[0], _TILES[0]} & here.tags.keys():
            yield here
        at = here.next_at


def _start(file: Readable) -> tuple[Layout, int, int]:
    """Return the layout of a TIFF, its number, and where its first directory stands."""
    head = read_at(file, 0, 16)
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None:
        raise ValueError("no TIFF")
    (magic,) = struct.unpack(order + "H", head[2:4])
    layout = layout_of(order, is_big=magic == 43)
    return layout, magic, layout.place.unpack_from(head, 8 if magic == 43 else 4)[0]


def layout_of(order: str, *, is_big: bool = False) -> Layout:
    """Return the layout for a byte order ("<" or ">"), of 64-bit files or the usual ones."""
    return Layout(
        order,
        struct.Struct(order + ("Q" if is_big else "H")),
        struct.Struct(order + ("HHQ8s" if is_big else "HHI4s")),
        struct.Struct(order + ("Q" if is_big else "I")),
    )


def directory(
    file: Readable, at: int, layout: Layout, *, unread: frozenset[int] = frozenset()
) -> Directory:
    """Read a directory; tags in `unread` and long rows of bytes are only placed.

    Raises ValueError where it is no directory or not all there.
    """
    (count,) = layout.count.unpack(read_at(file, at, layout.count.size))
    if count > _MAX_ENTRIES:
        raise ValueError("more tags than a picture has")
    at += layout.count.size
    block = read_at(file, at, count * layout.entry.size)
    found = Directory()
    for tag, kind, length, value in layout.entry.iter_unpack(block):
        if (unit := _UNITS.get(kind)) is None:
            continue
        size = length * struct.calcsize("=" + unit)
        if size > len(value):
            found.end = max(found.end, layout.place.unpack(value)[0] + size)
        if tag in _METADATA:
            continue
        is_far = size > _NEAR_BYTES or (tag in unread and size > len(value))
        if is_far and unit == "B":
            (start,) = layout.place.unpack(value)
            found.far[tag] = (start, start + size)
            continue
        if size > _MAX_VALUE_BYTES:
            raise ValueError("a tag larger than it can be")
        if size > len(value):
            value = read_at(file, layout.place.unpack(value)[0], size)  # noqa: PLW2901
        shape = f"{length * len(unit)}{unit[0]}"
        found.tags[tag] = struct.unpack(layout.order + shape, value[:size])
        found.raw[tag] = struct.pack(">" + shape, *found.tags[tag])
    file.seek(at + len(block))
    end = file.read(layout.place.size)
    found.next_at = layout.place.unpack(end)[0] if len(end) == layout.place.size else 0
    return found


def turn_of(file: Readable, found: Directory) -> int:
    """Return how a directory turns its picture, 1 to 8; XMP counts where the tag turns nothing."""
    turn = _first(found.tags, _ORIENTATION, 1)
    return turn if 2 <= turn <= 8 else xmp_turn.orientation(found.bytes_of(file, _XMP))


def _has_maker_notes(file: Readable, places: list[int], size_bytes: int, layout: Layout) -> bool:
    """Tell whether a directory of EXIF leads to maker notes that are all there."""
    for at in places:
        (count,) = layout.count.unpack(read_at(file, at, layout.count.size))
        if count > _MAX_ENTRIES:
            raise ValueError("more tags than EXIF has")
        block = read_at(file, at + layout.count.size, count * layout.entry.size)
        for tag, _, length, value in layout.entry.iter_unpack(block):
            end = layout.place.unpack(value)[0] + length if length > len(value) else 0
            if tag == _MAKER_NOTES and length:
                return end <= size_bytes
    return False


def _take(here: Directory, size_bytes: int, layout: Layout, found: _Found) -> None:
    tags = here.tags
    found.is_raw |= _first(tags, _PHOTOMETRIC, 0) == _SENSOR
    found.is_raw |= _first(tags, _COMPRESSION, 1) in _CAMERAS_OWN
    found.is_dng |= _DNG in tags
    found.exif += [int(place) for place in tags.get(EXIF, ())[:1]]
    if _OLD_JPEG_TABLES in tags:
        raise ValueError("JPEG in the old manner, whose parts lie anywhere")
    data = _spans(tags, _STRIPS, size_bytes) + _spans(tags, _TILES, size_bytes)
    inner = _spans(tags, _PREVIEW, size_bytes)
    is_picture = bool(data) and not _first(tags, _REDUCED, 0) & 1
    facts = {tag: repr(tags[tag]).encode() for tag in sorted(tags) if tag in _DECODING}
    if max(tags.get(_BITS, ()), default=1) > 8:
        facts[0] = layout.order.encode()  # samples of several bytes are stored in this order
    pieces: list[Piece] = [*joined(data + inner)]
    if is_picture:
        shape = b";".join(b"%d=%b" % fact for fact in facts.items())
        for tag in sorted(here.far.keys() & _DECODING):
            pieces += framed(b"%d" % tag, [here.far[tag]])
        found.picture += framed(shape, pieces)
    else:
        found.beside += framed(b"reduced", pieces)
    known = {_REDUCED, *_STRIPS, *_TILES, *_PREVIEW, _SUB_DIRECTORIES, _UNIT, EXIF, _DNG}
    known |= {*_RESOLUTION} | TURNING | _DECODING | _DISPLAY
    for tag in sorted(here.raw.keys() - known):
        found.beside.append(struct.pack(">HQ", tag, len(here.raw[tag])) + here.raw[tag])
    for tag, span in sorted(here.far.items()):
        if tag not in known:
            found.beside += [struct.pack(">HQ", tag, span[1] - span[0]), span]


def _first(tags: dict[int, _Values], tag: int, unstated: int) -> int:
    values = tags.get(tag)
    return int(values[0]) if values else unstated


def _spans(
    tags: dict[int, _Values], pair: tuple[int, int], size_bytes: int
) -> list[tuple[int, int]]:
    starts, lengths = tags.get(pair[0], ()), tags.get(pair[1], ())
    if len(starts) != len(lengths):
        raise ValueError("strips without lengths")
    spans = [
        (int(start), int(start) + int(length))
        for start, length in zip(starts, lengths, strict=True)
    ]
    if any(start < 0 or not start <= end <= size_bytes for start, end in spans):
        raise ValueError("a strip outside the file")
    return spans


def _note_display(file: Readable, here: Directory, number: int, found: _Found) -> None:
    tags = here.tags
    if (turn := turn_of(file, here)) != 1:
        found.display[f"{number} orientation"] = bytes([turn])
    across, down = (tuple(int(part) for part in tags.get(tag, ())) for tag in _RESOLUTION)
    if len(across) == len(down) == 2:
        ratio = across[0] * down[1], down[0] * across[1]
        if ratio[0] != ratio[1] and all(ratio):
            shared = math.gcd(*ratio)
            found.display[f"{number} aspect"] = repr(
                (ratio[0] // shared, ratio[1] // shared)
            ).encode()
    for tag in (here.raw.keys() | here.far.keys()) & _DISPLAY:
        found.display[f"{number} tag {tag}"] = here.bytes_of(file, tag)
