"""How the samples of a film's track are coded, and what of that only changes how they are shown."""

import struct
from dataclasses import dataclass, field

from mediadesk.formats.boxes.isobmff import Box, boxes
from mediadesk.formats.parts import framed, length_of, read_small
from mediadesk.formats.source import Readable

_CODING = frozenset(
    {b"avcC", b"hvcC", b"lhvC", b"vvcC", b"av1C", b"dOps", b"dfLa", b"alac", b"dac3",
     b"dec3", b"dac4", b"ddts", b"d263", b"damr", b"jp2h", b"glbl", b"SMI ", b"mhaC", b"pcmC",
     b"enda", b"CMP1", b"CDI1", b"IAD1"}
)  # fmt: skip
_IGNORED = frozenset({b"btrt", b"ftab", b"frma", b"free", b"skip", b"mp4a", b"chrm", b"gama",
                      b"\x00\x00\x00\x00"})  # fmt: skip
_PCM = frozenset({b"raw ", b"sowt", b"twos", b"in24", b"in32", b"fl32", b"fl64", b"lpcm", b"NONE",
                  b"ulaw", b"alaw", b"ipcm", b"fpcm"})  # fmt: skip


@dataclass(slots=True)
class Descriptions:
    """What a decoder needs to know of a track's samples, and what changes how they are shown."""

    configuration: bytes = b""
    display: dict[str, bytes] = field(default_factory=dict)
    frame: tuple[int, int] = (1, 1)
    """Of sound whose samples are said to be 1 byte: how many bytes so many samples really take."""


def read_descriptions(file: Readable, stsd: Box, kind: bytes) -> Descriptions:
    """Read the descriptions of a track whose handler is `kind`."""
    found = Descriptions()
    parts = []
    for entry in boxes(file, stsd.start + 8, stsd.end):
        body = read_small(file, entry.start, min(entry.end - entry.start, 1 << 20))
        if kind == b"vide" and len(body) >= 78:
            parts += framed(entry.kind, [body[24:28]])  # width and height
            start = entry.start + 78
        elif kind == b"soun" and len(body) >= 28:
            channels, bits = struct.unpack_from(">HH", body, 16)
            version = int.from_bytes(body[8:10])
            parts += framed(entry.kind, [body[24:28]])  # the rate; writers get channels wrong
            if entry.kind in _PCM:
                parts += framed(b"shape", [body[16:20]])
                found.frame = channels * max(bits // 8, 1), 1
            if version == 1 and len(body) >= 44:
                found.frame = int.from_bytes(body[36:40]), max(int.from_bytes(body[28:32]), 1)
            if version == 2 and len(body) >= 64:
                parts += framed(b"shape", [body[32:64]])
                found.frame = int.from_bytes(body[56:60]), max(int.from_bytes(body[60:64]), 1)
            start = entry.start + 28 + {1: 16, 2: 36}.get(version, 0)
        else:
            parts += framed(entry.kind, [body])
            continue
        for box in boxes(file, start, entry.end):
            parts += _extension(file, box, found, 0)
    found.configuration = b"".join(part for part in parts if isinstance(part, bytes))
    if length_of(parts) != len(found.configuration):
        raise ValueError("a description that is not held")
    return found


def _extension(file: Readable, box: Box, found: Descriptions, depth: int) -> list[bytes]:
    if box.kind == b"wave" and not depth:
        return [
            part
            for inner in boxes(file, box.start, box.end)
            for part in _extension(file, inner, found, 1)
        ]
    if box.kind in _IGNORED:
        return []
    body = read_small(file, box.start, box.end - box.start, limit=1 << 20)
    if box.kind == b"esds":
        return [b"esds" + decoder_setup(body[4:])]
    if box.kind in _CODING:
        return [box.kind + len(body).to_bytes(4, "big") + body]
    if box.kind == b"vpcC" and len(body) >= 9:  # the rest says what the frames say
        body = bytes([body[6] & 1]) + body[7:10]
    if box.kind != b"pasp" or body[:4] != body[4:8]:  # square pixels are the usual
        found.display[box.kind.decode("latin-1")] = body
    return []


def decoder_setup(descriptor: bytes) -> bytes:
    """Return what an MPEG-4 elementary stream descriptor tells the decoder, without bit rates."""
    at, found = 0, b""
    while at + 2 <= len(descriptor):
        tag = descriptor[at]
        at, length = at + 1, 0
        for _ in range(4):
            if at >= len(descriptor):
                return found
            part = descriptor[at]
            at += 1
            length = length << 7 | part & 0x7F
            if not part & 0x80:
                break
        if tag == 3:  # the stream: its id and flags, then what it holds
            flags = descriptor[at + 2] if at + 2 < len(descriptor) else 0
            at += 3 + (2 if flags & 0x80 else 0) + (2 if flags & 0x20 else 0)
        elif tag == 4:  # the decoder: its object type stands before buffer and rates
            found += descriptor[at : at + 1]
            at += 13
        else:
            if tag == 5:
                found += descriptor[at : at + length]
            at += length
    return found
