"""One track of a film: where its samples lie, how they are coded and how they are shown."""

import math
import struct
from array import array
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from sys import byteorder

from mediadesk.formats.isobmff import Box, boxes
from mediadesk.formats.payloads.parts import framed, joined, length_of, read_at, read_small
from mediadesk.formats.source import Readable

UPRIGHT = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
"""The matrix of a picture that is neither turned nor moved."""

_MAX_TABLE_BYTES = 64 << 20
_MAX_CHUNKS = 5_000_000
_CODING = frozenset(
    {b"avcC", b"hvcC", b"lhvC", b"vvcC", b"av1C", b"dOps", b"dfLa", b"alac", b"dac3",
     b"dec3", b"dac4", b"ddts", b"d263", b"damr", b"jp2h", b"glbl", b"SMI ", b"mhaC", b"pcmC",
     b"enda", b"CMP1", b"CDI1", b"IAD1"}
)  # fmt: skip
_IGNORED = frozenset({b"btrt", b"ftab", b"frma", b"free", b"skip", b"mp4a", b"chrm", b"gama",
                      b"\x00\x00\x00\x00"})  # fmt: skip
_PCM = frozenset({b"raw ", b"sowt", b"twos", b"in24", b"in32", b"fl32", b"fl64", b"lpcm", b"NONE",
                  b"ulaw", b"alaw", b"ipcm", b"fpcm"})  # fmt: skip
_SPHERICAL = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
"""Marks films all round, as spatial-media writes them."""


@dataclass(slots=True)
class Track:
    """A track. `kind` is its handler (`vide`, `soun`); `spans` are its samples in their order."""

    kind: bytes = b""
    configuration: bytes = b""
    spans: list[tuple[int, int]] = field(default_factory=list)
    display: dict[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class _Tables:
    scale: int = 1
    """Media time units per second."""
    edits: list[tuple[int, int, int]] = field(default_factory=list)
    """Duration in the movie's units, start in the media's (-1: nothing is shown), rate."""
    places: "array[int]" = field(default_factory=lambda: array("Q"))
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    sizes: "array[int] | int" = 0
    """Of each sample, or of all."""
    count: int = 0
    times: list[tuple[int, int]] = field(default_factory=list)
    frame: tuple[int, int] = (1, 1)
    """Of sound whose samples are said to be 1 byte: how many bytes so many samples really take."""


def read_track(file: Readable, trak: Box, movie_scale: int) -> Track:
    """Read one track of a film whose times count `movie_scale` units per second."""
    track, tables = Track(), _Tables()
    for box in boxes(file, trak.start, trak.end):
        if box.kind == b"tkhd":
            body = read_small(file, box.start, box.end - box.start)
            _header(body, track)
        elif box.kind == b"edts":
            for inner in boxes(file, box.start, box.end):
                if inner.kind == b"elst":
                    tables.edits = _edits(read_small(file, inner.start, inner.end - inner.start))
        elif box.kind == b"mdia":
            _media(file, box, track, tables)
        elif box.kind == b"uuid" and read_at(file, box.start, 16) == _SPHERICAL:
            track.display["spherical"] = read_small(file, box.start, box.end - box.start)
    track.spans = _spans(tables)
    _timing(track, tables, movie_scale)
    return track


def _header(body: bytes, track: Track) -> None:
    wide = 12 if body[:1] == b"\x01" else 0
    matrix = body[40 + wide : 76 + wide]
    if matrix != UPRIGHT:
        track.display["matrix"] = matrix
    if not int.from_bytes(body[1:4]) & 1:
        track.display["disabled"] = b"\x01"
    track.display["size"] = body[76 + wide : 84 + wide]


def _edits(body: bytes) -> list[tuple[int, int, int]]:
    shape = struct.Struct(">Qqi" if body[:1] == b"\x01" else ">Iii")
    count = int.from_bytes(body[4:8])
    if 8 + count * shape.size > len(body):
        raise ValueError("an edit list ends early")
    return list(shape.iter_unpack(body[8 : 8 + count * shape.size]))


def _media(file: Readable, mdia: Box, track: Track, tables: _Tables) -> None:
    for box in boxes(file, mdia.start, mdia.end):
        if box.kind == b"mdhd":
            body = read_small(file, box.start, box.end - box.start)
            at = 20 if body[:1] == b"\x01" else 12
            tables.scale = int.from_bytes(body[at : at + 4]) or 1
        elif box.kind == b"hdlr":
            track.kind = read_at(file, box.start + 8, 4)
        elif box.kind == b"minf":
            for inner in boxes(file, box.start, box.end):
                if inner.kind == b"stbl":
                    for table in boxes(file, inner.start, inner.end):
                        _table(file, table, track, tables)


def _table(file: Readable, box: Box, track: Track, tables: _Tables) -> None:
    if box.kind == b"stsd":
        _descriptions(file, box, track, tables)
        return
    if box.kind not in (b"stco", b"co64", b"stsc", b"stsz", b"stz2", b"stts"):
        return
    body = read_small(file, box.start, box.end - box.start, limit=_MAX_TABLE_BYTES)
    if box.kind == b"stco":
        tables.places = _numbers("I", body[8:], int.from_bytes(body[4:8]))
    elif box.kind == b"co64":
        tables.places = _numbers("Q", body[8:], int.from_bytes(body[4:8]))
    elif box.kind == b"stsc":
        tables.runs = list(struct.iter_unpack(">III", body[8 : 8 + 12 * int.from_bytes(body[4:8])]))
    elif box.kind == b"stts":
        tables.times = list(struct.iter_unpack(">II", body[8 : 8 + 8 * int.from_bytes(body[4:8])]))
    elif box.kind == b"stsz":
        tables.sizes = int.from_bytes(body[4:8])
        tables.count = int.from_bytes(body[8:12])
        if not tables.sizes:
            tables.sizes = _numbers("I", body[12:], tables.count)
    else:
        bits, tables.count = int.from_bytes(body[7:8]), int.from_bytes(body[8:12])
        if bits not in (8, 16):
            raise ValueError("sizes of half a byte")
        tables.sizes = _numbers("B" if bits == 8 else "H", body[12:], tables.count)


def _numbers(code: str, raw: bytes, count: int) -> "array[int]":
    numbers = array(code)
    if count * numbers.itemsize > len(raw):
        raise ValueError("a table ends early")
    numbers.frombytes(raw[: count * numbers.itemsize])
    if byteorder == "little":
        numbers.byteswap()
    return numbers


def _spans(tables: _Tables) -> list[tuple[int, int]]:
    """Return where the samples lie, in their order; neighbours are one span."""
    if not tables.places or not tables.runs or not tables.count:
        return []
    if len(tables.places) > _MAX_CHUNKS:
        raise ValueError("more chunks than a track has")
    sums = None
    if not isinstance(tables.sizes, int):
        sums = array("Q", accumulate(tables.sizes, initial=0))
    spans: list[tuple[int, int]] = []
    sample = chunk = 0
    stops = [run[0] - 1 for run in tables.runs[1:]] + [len(tables.places)]
    for (_, per_chunk, _), stop in zip(tables.runs, stops, strict=True):
        for place in tables.places[chunk:stop]:
            after = min(sample + per_chunk, tables.count)
            spans.append((place, place + _length(tables, sums, sample, after)))
            sample = after
        chunk = max(chunk, stop)
    if sample < tables.count:
        raise ValueError("samples without a place")
    return joined(spans)


def _length(tables: _Tables, sums: "array[int] | None", sample: int, after: int) -> int:
    """Return how many bytes the samples between two numbers take."""
    if sums is not None:
        return sums[after] - sums[sample]
    size, samples = tables.frame if tables.sizes == 1 else (tables.sizes, 1)
    return (after - sample) // samples * int(size)


def _timing(track: Track, tables: _Tables, movie_scale: int) -> None:
    """Note how fast pictures follow each other, and edits that change what is shown.

    Units cancel out, because programs that write a film anew choose others.
    """
    times = [(count, length) for count, length in tables.times if count]
    whole_s = Fraction(sum(count * length for count, length in times), tables.scale)
    if track.kind == b"vide" and times:
        times[-1] = times[-1][0] - 1, times[-1][1]  # how long the last one stays is often guessed
        unit = math.gcd(tables.scale, *(length for count, length in times if count))
        pace = array("Q", [tables.scale // unit])
        for count, length in times:
            pace.extend((count, length // unit) if count else ())
        track.display["pace"] = pace.tobytes()
    edits = [edit for edit in tables.edits if edit[0] or len(tables.edits) == 1]
    if not edits:
        return
    length, start, rate = edits[0]
    tolerance_s = Fraction(2, min(movie_scale, tables.scale))
    shows_all = not length or Fraction(length, movie_scale) >= whole_s - tolerance_s
    if len(edits) == 1 and start == 0 and rate == 1 << 16 and shows_all:
        return
    track.display["edits"] = ";".join(
        f"{round(Fraction(length * 1000, movie_scale))},"
        f"{start if start < 0 else Fraction(start, tables.scale)},{rate}"
        for length, start, rate in edits
    ).encode()


def _descriptions(file: Readable, stsd: Box, track: Track, tables: _Tables) -> None:
    parts = []
    for entry in boxes(file, stsd.start + 8, stsd.end):
        body = read_small(file, entry.start, min(entry.end - entry.start, 1 << 20))
        if track.kind == b"vide" and len(body) >= 78:
            parts += framed(entry.kind, [body[24:28]])  # width and height
            start = entry.start + 78
        elif track.kind == b"soun" and len(body) >= 28:
            channels, bits = struct.unpack_from(">HH", body, 16)
            version = int.from_bytes(body[8:10])
            parts += framed(entry.kind, [body[24:28]])  # the rate; writers get channels wrong
            if entry.kind in _PCM:
                parts += framed(b"shape", [body[16:20]])
                tables.frame = channels * max(bits // 8, 1), 1
            if version == 1 and len(body) >= 44:
                tables.frame = int.from_bytes(body[36:40]), max(int.from_bytes(body[28:32]), 1)
            if version == 2 and len(body) >= 64:
                parts += framed(b"shape", [body[32:64]])
                tables.frame = int.from_bytes(body[56:60]), max(int.from_bytes(body[60:64]), 1)
            start = entry.start + 28 + {1: 16, 2: 36}.get(version, 0)
        else:
            parts += framed(entry.kind, [body])
            continue
        for box in boxes(file, start, entry.end):
            parts += _extension(file, box, track, 0)
    track.configuration = b"".join(part for part in parts if isinstance(part, bytes))
    if length_of(parts) != len(track.configuration):
        raise ValueError("a description that is not held")


def _extension(file: Readable, box: Box, track: Track, depth: int) -> list[bytes]:
    if box.kind == b"wave" and not depth:
        return [
            part
            for inner in boxes(file, box.start, box.end)
            for part in _extension(file, inner, track, 1)
        ]
    if box.kind in _IGNORED:
        return []
    body = read_small(file, box.start, box.end - box.start, limit=1 << 20)
    if box.kind == b"esds":
        return [b"esds" + decoder_setup(body[4:])]
    if box.kind in _CODING:
        return [box.kind + len(body).to_bytes(4, "big") + body]
    if box.kind != b"pasp" or body[:4] != body[4:8]:  # square pixels are the usual
        track.display[box.kind.decode("latin-1")] = body
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
