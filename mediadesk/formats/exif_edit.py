"""Sets texts in an EXIF block so that nothing in it moves, makers' notes above all.

Notes of many makers hold places of the block they stand in, and break when they are moved. A text
of the same length is replaced where it stands; otherwise a longer copy of its directory is put at
the end of the block, and one pointer is turned to it. What was there stays where it was.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

_EXIF_DIRECTORY, _PACKET = 0x8769, 700
_ASCII, _LONG, _BYTES = 2, 4, (1, 7)
_ORDERS = {b"II*\x00": "<", b"MM\x00*": ">"}
_MOST_ENTRIES = 2_000

DATE_ORIGINAL, DATE_DIGITIZED = 0x9003, 0x9004
OFFSET_ORIGINAL, SUBSEC_ORIGINAL = 0x9011, 0x9291


@dataclass(frozen=True, slots=True)
class _Directory:
    at: int
    entries: Mapping[int, int]
    """By tag, where its twelve bytes stand."""
    end: int
    """Behind the last entry, where the next directory is named."""


def texts_of(block: bytes) -> dict[int, bytes] | None:
    """Return the texts of the EXIF directory by tag; None for what is no EXIF block.

    Raises ValueError or struct.error for a broken one.
    """
    if (order := _ORDERS.get(block[:4])) is None:
        return None
    first, exif = _directories(block, order)
    if first is None:
        return None
    found = {}
    for tag, at in () if exif is None else exif.entries.items():
        kind, count = struct.unpack_from(order + "HI", block, at + 2)
        if kind == _ASCII:
            start = _value_at(block, order, at, count)
            found[tag] = block[start : start + count].rstrip(b"\x00")
    return found


def with_texts(block: bytes, texts: Mapping[int, str]) -> bytes | None:
    """Return the block with these texts in its EXIF directory; None for what is no EXIF block.

    `block` begins with the TIFF header: an EXIF segment without its first six bytes, or a whole
    TIFF file. Raises ValueError or struct.error for a broken one.
    """
    if (order := _ORDERS.get(block[:4])) is None:
        return None
    first, exif = _directories(block, order)
    if first is None:
        return None
    edited, new = bytearray(block), {}
    for tag, text in texts.items():
        value = text.encode("ascii") + b"\x00"
        at = None if exif is None else exif.entries.get(tag)
        if at is not None:
            kind, count = struct.unpack_from(order + "HI", block, at + 2)
            if kind == _ASCII and count == len(value):
                start = _value_at(block, order, at, count)
                edited[start : start + count] = value
                continue
        new[tag] = value
    if new:
        entries = {} if exif is None else _copied(edited, exif)
        following = bytes(4) if exif is None else _following(edited, exif)
        for tag, value in new.items():
            entries[tag] = struct.pack(order + "HHI", tag, _ASCII, len(value)) + _kept(
                edited, order, value
            )
        at = _append(edited, order, entries, following)
        if exif is not None:
            struct.pack_into(order + "I", edited, first.entries[_EXIF_DIRECTORY] + 8, at)
        else:
            above = _copied(edited, first)
            above[_EXIF_DIRECTORY] = struct.pack(order + "HHII", _EXIF_DIRECTORY, _LONG, 1, at)
            at = _append(edited, order, above, _following(edited, first))
            struct.pack_into(order + "I", edited, 4, at)
    return bytes(edited)


def new_block(texts: Mapping[int, str]) -> bytes:
    """Return an EXIF block that says nothing but these texts."""
    empty = b"II*\x00\x08\x00\x00\x00" + struct.pack("<HHHII", 1, 0x0213, 3, 1, 1) + bytes(4)
    made = with_texts(empty, texts)  # an EXIF block has at least one entry: YCbCr, as usual
    if made is None:
        raise ValueError("no EXIF block")
    return made


def packet_of(block: bytes) -> bytes | None:
    """Return the XMP packet of a TIFF file; None where it has none."""
    order = _ORDERS[block[:4]]
    first, _ = _directories(block, order)
    at = None if first is None else first.entries.get(_PACKET)
    if at is None:
        return None
    kind, count = struct.unpack_from(order + "HI", block, at + 2)
    if kind not in _BYTES:
        raise ValueError("a packet that is none")
    start = _value_at(block, order, at, count)
    return block[start : start + count]


def with_packet(block: bytes, packet: bytes) -> bytes:
    """Return the TIFF file with this XMP packet; the one before stays where it was, unnamed."""
    order = _ORDERS[block[:4]]
    first, _ = _directories(block, order)
    if first is None:
        raise ValueError("a TIFF without a directory")
    edited, entries = bytearray(block), _copied(bytearray(block), first)
    kept = _kept(edited, order, packet)
    entries[_PACKET] = struct.pack(order + "HHI", _PACKET, 1, len(packet)) + kept
    at = _append(edited, order, entries, _following(edited, first))
    struct.pack_into(order + "I", edited, 4, at)
    return bytes(edited)


def _copied(edited: bytearray, directory: _Directory) -> dict[int, bytes]:
    return {tag: bytes(edited[at : at + 12]) for tag, at in directory.entries.items()}


def _following(edited: bytearray, directory: _Directory) -> bytes:
    return bytes(edited[directory.end : directory.end + 4]).ljust(4, b"\x00")


def _kept(edited: bytearray, order: str, value: bytes) -> bytes:
    """Keep a text in the block; returns the last four bytes of its entry."""
    if len(value) <= 4:
        return value.ljust(4, b"\x00")
    _pad(edited)
    at = len(edited)
    edited += value
    return struct.pack(order + "I", at)


def _append(edited: bytearray, order: str, entries: Mapping[int, bytes], following: bytes) -> int:
    """Put a directory at the end of the block; returns where it stands."""
    _pad(edited)
    at = len(edited)
    edited += struct.pack(order + "H", len(entries))
    for tag in sorted(entries):
        edited += entries[tag]
    edited += following
    return at


def _pad(edited: bytearray) -> None:
    if len(edited) % 2:
        edited += b"\x00"


def _directories(block: bytes, order: str) -> tuple[_Directory | None, _Directory | None]:
    """Return the first directory and EXIF's, None where there is none."""
    first = _directory(block, order, struct.unpack_from(order + "I", block, 4)[0])
    if first is None or (pointer := first.entries.get(_EXIF_DIRECTORY)) is None:
        return first, None
    exif = _directory(block, order, struct.unpack_from(order + "I", block, pointer + 8)[0])
    if exif is None:
        raise ValueError("its EXIF directory is not where it should be")
    return first, exif


def _directory(block: bytes, order: str, at: int) -> _Directory | None:
    if not 8 <= at <= len(block) - 2:
        return None
    (count,) = struct.unpack_from(order + "H", block, at)
    end = at + 2 + 12 * count
    if not 0 < count <= _MOST_ENTRIES or end > len(block):
        return None
    entries = {
        struct.unpack_from(order + "H", block, place)[0]: place for place in range(at + 2, end, 12)
    }
    return _Directory(at, entries, end) if len(entries) == count else None


def _value_at(block: bytes, order: str, at: int, count: int) -> int:
    start = at + 8 if count <= 4 else struct.unpack_from(order + "I", block, at + 8)[0]
    if not 0 <= start <= len(block) - count:
        raise ValueError("a text outside its block")
    return int(start)
