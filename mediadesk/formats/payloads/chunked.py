"""The picture, film or sound of files made of RIFF or AIFF chunks: WebP, AVI, WAV and AIFF.

Chunks that are not known metadata count as content.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from mediadesk.formats import tiff
from mediadesk.formats.parts import Parts, Piece, framed, read_at, read_small, whole
from mediadesk.formats.source import Readable
from mediadesk.formats.xmp import xmp_turn

_MAX_CHUNKS = 200_000
_WEBP_PICTURE = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANMF"})
_WEBP_SHOWN = {b"ICCP": "profile", b"ANIM": "animation"}
_WEBP_FLAGS = {b"ICCP": 0x20, b"ALPH": 0x10, b"ANIM": 0x02}
"""By which the head tells of chunks: one that is not told of is not shown."""
_AVI_HEADS = frozenset({b"strh", b"strf", b"strd", b"vprp"})
_AVI_METADATA = frozenset({b"idx1", b"JUNK", b"IDIT", b"_PMX", b"ISMP", b"INFO", b"exif", b"ncdt",
                           b"junk", b"indx"})  # fmt: skip
_WAV_METADATA = frozenset(
    {b"LIST", b"JUNK", b"junk", b"PAD ", b"FLLR", b"filr", b"fact", b"bext", b"iXML", b"id3 ",
     b"ID3 ", b"cue ", b"smpl", b"inst", b"acid", b"PEAK", b"DISP", b"_PMX", b"cart", b"levl",
     b"umid", b"minf", b"elm1", b"regn", b"ovwf", b"afsp", b"LGWV", b"ResU", b"strc", b"plst",
     b"ds64"}
)  # fmt: skip
_AIFF_METADATA = frozenset({b"NAME", b"AUTH", b"(c) ", b"ANNO", b"COMT", b"MARK", b"INST", b"ID3 ",
                            b"id3 ", b"MIDI", b"AESD", b"FVER", b"FLLR", b"basc", b"trns",
                            b"cate", b"LGWV", b"ResU"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk's name and where its content lies."""

    name: bytes
    start: int
    end: int


def chunks(
    file: Readable, start: int, end: int, order: Literal["little", "big"] = "little"
) -> Iterator[Chunk]:
    """Yield the chunks between two places. What is too short for one comes last, unnamed."""
    for _ in range(_MAX_CHUNKS):
        if start + 8 > end:
            if start < end and read_at(file, start, end - start).strip(b"\x00"):
                yield Chunk(b"", start, end)
            return
        head = read_at(file, start, 8)
        length = int.from_bytes(head[4:], order)
        yield Chunk(head[:4], start + 8, min(start + 8 + length, end))
        start += 8 + length + length % 2
    raise ValueError("more chunks than a file has")


def _form_end(file: Readable, size_bytes: int, order: Literal["little", "big"]) -> int:
    length = int.from_bytes(read_at(file, 4, 4), order)
    return size_bytes if length in (0, 0xFFFF_FFFF) else min(8 + length + length % 2, size_bytes)


def _cut(file: Readable, size_bytes: int, order: Literal["little", "big"]) -> dict[str, bytes]:
    """Return the fact that a file is shorter than it says, or none."""
    length = int.from_bytes(read_at(file, 4, 4), order)
    return {"cut": b"\x01"} if size_bytes < 8 + length != 8 + 0xFFFF_FFFF else {}


def _after(end: int, size_bytes: int) -> list[Piece]:
    return [(end, size_bytes)] if end < size_bytes else []


def read_webp(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a WebP. Raises ValueError when it holds no picture."""
    end = _form_end(file, size_bytes, "little")
    head = b""
    payload: list[Piece] = []
    beside: list[Piece] = []
    display = _cut(file, size_bytes, "little")
    found = list(chunks(file, 12, end))
    for chunk in found:
        span = (chunk.start, chunk.end)
        length = chunk.end - chunk.start
        if chunk.name in _WEBP_PICTURE:
            payload += framed(chunk.name, [span])
        elif chunk.name == b"VP8X":
            head = read_small(file, chunk.start, length)
        elif chunk.name in _WEBP_SHOWN:
            display[_WEBP_SHOWN[chunk.name]] = read_small(file, chunk.start, length)
        elif chunk.name == b"EXIF":
            turn = tiff.orientation(read_small(file, chunk.start, length))
            display |= {"orientation": bytes([turn])} if turn != 1 else {}
        elif chunk.name == b"XMP ":
            turn = xmp_turn.orientation(read_small(file, chunk.start, length))
            display = {"orientation": bytes([turn]), **display} if turn != 1 else display
        elif chunk.name != b"C2PA":
            beside += framed(chunk.name, [span])
    if not payload:
        raise ValueError("no picture")
    if "animation" in display:  # a still picture gets a canvas only for the sake of metadata
        payload.insert(0, head[4:10])
    display |= _contradicted(file, found, head)
    return whole(payload, trailer=beside + _after(end, size_bytes), display=display)


def _contradicted(file: Readable, found: Iterable[Chunk], head: bytes) -> dict[str, bytes]:
    """Return what the head of a WebP denies of its chunks: programs believe it."""
    display = {}
    told = sum({_WEBP_FLAGS.get(chunk.name, 0) for chunk in found})
    if denied := told & ~int.from_bytes(head[:1]):
        display["denied"] = bytes([denied])
    sizes = {_webp_size(file, chunk) for chunk in found} - {b""}
    if head and sizes and head[4:10] not in sizes:
        display["canvas"] = head[4:10]
    return display


def _webp_size(file: Readable, chunk: Chunk) -> bytes:
    """Return the size of a still picture, in the shape of a canvas; b"" of other chunks."""
    if chunk.name == b"VP8 ":
        sides = struct.unpack("<HH", read_at(file, chunk.start + 6, 4))
        return b"".join((max(side & 0x3FFF, 1) - 1).to_bytes(3, "little") for side in sides)
    if chunk.name == b"VP8L":
        packed = int.from_bytes(read_at(file, chunk.start + 1, 4), "little")
        return b"".join((packed >> bits & 0x3FFF).to_bytes(3, "little") for bits in (0, 14))
    return b""


def read_avi(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of an AVI, further RIFF parts of OpenDML included."""
    payload: list[Piece] = []
    beside: list[Piece] = []
    display = _cut(file, size_bytes, "little")
    has_film = False
    for part in chunks(file, 0, size_bytes):
        if part.name != b"RIFF" or part.end - part.start < 4:
            beside += framed(part.name, [(part.start, part.end)])
            continue
        for chunk in chunks(file, part.start + 4, part.end):
            name = chunk.name
            if name == b"LIST":
                name = read_at(file, chunk.start, 4)
            if name == b"hdrl":
                payload += _avi_heads(file, chunk, display)
            elif name == b"movi":
                has_film |= chunk.end > chunk.start + 4
                payload += framed(name, [(chunk.start + 4, chunk.end)])
            elif name not in _AVI_METADATA:
                beside += framed(name, [(chunk.start, chunk.end)])
    if not has_film:
        raise ValueError("no film")
    return whole(payload, trailer=beside, display=display)


def _avi_heads(file: Readable, hdrl: Chunk, display: dict[str, bytes]) -> list[Piece]:
    found: list[Piece] = []
    for outer in chunks(file, hdrl.start + 4, hdrl.end):
        if outer.name == b"avih":
            display["frame time"] = read_at(file, outer.start, 4)
        elif outer.name == b"LIST" and read_at(file, outer.start, 4) == b"strl":
            for inner in chunks(file, outer.start + 4, outer.end):
                if inner.name in _AVI_HEADS:
                    found += framed(inner.name, [(inner.start, inner.end)])
    return found


def read_wav(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a WAV, RF64 and its 64-bit length included."""
    is_long = read_at(file, 0, 4) == b"RF64"
    end = size_bytes if is_long else _form_end(file, size_bytes, "little")
    payload: list[Piece] = []
    beside: list[Piece] = []
    display = _cut(file, size_bytes, "little")
    has_sound = False
    at, data_bytes = 12, None
    for _ in range(_MAX_CHUNKS):
        chunk = next(chunks(file, at, end), None)
        if chunk is None:
            break
        if chunk.name == b"ds64":
            data_bytes = int.from_bytes(read_at(file, chunk.start + 8, 8), "little")
        elif chunk.name == b"data" and is_long and data_bytes is not None:
            chunk = Chunk(chunk.name, chunk.start, min(chunk.start + data_bytes, end))
        if chunk.name == b"fmt ":
            body = read_small(file, chunk.start, chunk.end - chunk.start)
            if body[:2] == b"\xfe\xff" and len(body) >= 24:
                display["channels"] = body[20:24]
                body = body[:20] + body[24:]
            payload += framed(b"fmt ", [body])
        elif chunk.name == b"data":
            has_sound |= chunk.end > chunk.start
            payload += framed(b"data", [(chunk.start, chunk.end)])
        elif chunk.name not in _WAV_METADATA:
            beside += framed(chunk.name, [(chunk.start, chunk.end)])
        at = chunk.end + (chunk.end - chunk.start) % 2
    if not has_sound:
        raise ValueError("no sound")
    return whole(payload, trailer=beside + _after(end, size_bytes), display=display)


def read_aiff(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of an AIFF or AIFF-C."""
    end = _form_end(file, size_bytes, "big")
    payload: list[Piece] = []
    beside: list[Piece] = []
    display = _cut(file, size_bytes, "big")
    has_sound = False
    for chunk in chunks(file, 12, end, "big"):
        length = chunk.end - chunk.start
        if chunk.name == b"COMM":
            payload += framed(b"COMM", [read_small(file, chunk.start, length)])
        elif chunk.name == b"SSND":
            skip = int.from_bytes(read_at(file, chunk.start, 4), "big")
            start = min(chunk.start + 8 + skip, chunk.end)
            has_sound |= start < chunk.end
            payload += framed(b"SSND", [(start, chunk.end)])
        elif chunk.name == b"CHAN":
            display["channels"] = read_small(file, chunk.start, length)
        elif chunk.name not in _AIFF_METADATA:
            beside += framed(chunk.name, [(chunk.start, chunk.end)])
    if not has_sound:
        raise ValueError("no sound")
    return whole(payload, trailer=beside + _after(end, size_bytes), display=display)
