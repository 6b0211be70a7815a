"""Builds containers byte by byte and asks for their payload, for tests."""

import io
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

from mediadesk.fingerprint.payload import Payload, full_payload, payload_of
from mediadesk.formats.parts import Piece
from mediadesk.formats.payloads.readers import reader_of
from mediadesk.formats.source import Source, open_source


class Content(NamedTuple):
    """The three parts of a file, read whole."""

    payload: bytes
    trailer: bytes
    display: dict[str, bytes]


def content(data: bytes) -> Content:
    """Return the three parts of a file that holds `data`. Raises ValueError where it has none."""
    found = reader_of(Source.of_bytes(b"a", data))
    if found is None:
        raise ValueError("no reader")
    parts = found[1](io.BytesIO(data), len(data))

    def read(piece: Piece) -> bytes:
        return piece if isinstance(piece, bytes) else data[piece[0] : piece[1]]

    return Content(
        b"".join(map(read, parts.payload)),
        b"".join(map(read, parts.trailer)),
        dict(parts.display),
    )


def flipped(data: bytes, at: int, flip: int) -> bytes:
    """Return the bytes with some bits of one of them flipped."""
    edited = bytearray(data)
    edited[at] ^= flip
    return bytes(edited)


def content_of_damaged(data: bytes) -> Content | None:
    """Return the parts of a damaged file, or None where it is refused as readers refuse."""
    try:
        return content(data)
    except (ValueError, struct.error):
        return None


def sampled(path: Path) -> Payload:
    """Return a file's sampled payload; it must have one."""
    with open_source(bytes(path)) as source:
        found = payload_of(source)
    assert found is not None
    return found


def full(path: Path) -> str:
    """Return the key of a file's whole payload; it must have one."""
    with open_source(bytes(path)) as source:
        found = full_payload(source)
    assert found is not None
    return found


def segment(marker: int, body: bytes) -> bytes:
    """Return a JPEG segment."""
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


def png_chunk(name: bytes, body: bytes) -> bytes:
    """Return a PNG chunk with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def riff_chunk(name: bytes, body: bytes) -> bytes:
    """Return a RIFF chunk, padded to an even length."""
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return an ISO box."""
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


HVCC, ISPE = box(b"hvcC", b"setup of the decoder"), box(b"ispe", bytes(4), bytes(8))


def heif(
    *,
    items: dict[int, tuple[bytes, bytes]],
    main: int = 1,
    properties: tuple[bytes, ...] = (HVCC, ISPE),
    links: dict[int, list[int]] | None = None,
    references: tuple[tuple[bytes, int, list[int]], ...] = (),
    groups: bytes = b"",
    gap: bytes = b"",
    after: bytes = b"",
) -> bytes:
    """Return a file whose items (number: kind, data) lie behind `gap` in the media data."""
    links = {item: [1, 2] for item in items} if links is None else links
    infos = [
        box(b"infe", b"\x02\0\0\0", struct.pack(">HH", item, 0), kind, b"\0")
        for item, (kind, _) in items.items()
    ]
    pointed = [
        box(kind, struct.pack(f">HH{len(to)}H", source, len(to), *to))
        for kind, source, to in references
    ]
    linked = b"".join(
        struct.pack(">HB", item, len(numbers)) + bytes(numbers) for item, numbers in links.items()
    )

    def meta(start: int) -> bytes:
        places, at = b"", start
        for item, (_, data) in items.items():
            places += struct.pack(">HHHII", item, 0, 1, at, len(data))
            at += len(data)
        return box(
            b"meta",
            bytes(4),
            box(b"hdlr", bytes(8), b"pict", bytes(13)),
            box(b"pitm", bytes(4), struct.pack(">H", main)),
            box(b"iinf", bytes(4), struct.pack(">H", len(items)), *infos),
            box(b"iref", bytes(4), *pointed),
            groups,
            box(
                b"iprp",
                box(b"ipco", *properties),
                box(b"ipma", bytes(4), struct.pack(">I", len(links)), linked),
            ),
            box(b"iloc", bytes(4), b"\x44\x00", struct.pack(">H", len(items)), places),
        )

    head = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    start = len(head) + len(meta(0)) + 8 + len(gap)
    media = box(b"mdat", gap, *(data for _, data in items.values()))
    return head + meta(start) + media + after
