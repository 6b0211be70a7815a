"""One track of a film: where its samples lie, how they are coded and how they are shown."""

import math
import struct
from array import array
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from sys import byteorder

from mediadesk.formats.boxes.descriptions import read_descriptions
from mediadesk.formats.boxes.isobmff import Box, boxes
from mediadesk.formats.parts import joined, read_at, read_small
from mediadesk.formats.source import Readable

UPRIGHT = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
"""The matrix of a picture that is neither turned nor moved."""

_TEXTS = (b"text", b"sbtl", b"subt", b"subp", b"clcp")
"""Handlers of subtitles and of chapters: when each is shown is all that may differ."""

_LOUD = b"\x01\x00"
"""The usual volume of a track of sound."""
_MAX_TABLE_BYTES = 64 << 20
_MAX_RUNS_BYTES = 16 << 20
_MAX_CHUNKS = 5_000_000
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
    delays: list[tuple[int, int]] = field(default_factory=list)
    """For how many samples, by how much they are shown later than they are decoded."""
    frame: tuple[int, int] = (1, 1)
    """Of sound whose samples are said to be 1 byte: how many bytes so many samples really take."""


_RUNS = {b"stsc": ("runs", ">III"), b"stts": ("times", ">II"), b"ctts": ("delays", ">Ii")}
"""Tables of numbers for so many chunks or samples: the field they fill, and their shape."""


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
    if track.kind != b"soun" or track.display.get("volume") == _LOUD:
        track.display.pop("volume", None)
    track.spans = _spans(tables)
    if any(run[2] != 1 for run in tables.runs):
        track.display["descriptions"] = repr([run[1:] for run in tables.runs]).encode()
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
    track.display["volume"] = body[36 + wide : 38 + wide]


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
        found = read_descriptions(file, box, track.kind)
        track.configuration, tables.frame = found.configuration, found.frame
        track.display |= found.display
        return
    if box.kind not in (b"stco", b"co64", b"stsz", b"stz2") and box.kind not in _RUNS:
        return
    limit = _MAX_RUNS_BYTES if box.kind in _RUNS else _MAX_TABLE_BYTES
    body = read_small(file, box.start, box.end - box.start, limit=limit)
    if box.kind == b"stco":
        tables.places = _numbers("I", body[8:], int.from_bytes(body[4:8]))
    elif box.kind == b"co64":
        tables.places = _numbers("Q", body[8:], int.from_bytes(body[4:8]))
    elif box.kind in _RUNS:
        name, shape = _RUNS[box.kind]
        packed = body[8 : 8 + struct.calcsize(shape) * int.from_bytes(body[4:8])]
        setattr(tables, name, list(struct.iter_unpack(shape, packed)))
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
    """Note how fast pictures and sounds follow each other, and edits that change what is shown.

    Units cancel out, because programs that write a film anew choose others.
    """
    times = [(count, length) for count, length in tables.times if count]
    whole_s = Fraction(sum(count * length for count, length in times), tables.scale)
    if times and track.kind in (b"vide", b"soun", *_TEXTS):
        if track.kind not in _TEXTS:  # how long the last one stays is often guessed
            times[-1] = times[-1][0] - 1, times[-1][1]
        unit = math.gcd(tables.scale, *(length for count, length in times if count))
        pace = array("Q", [tables.scale // unit])
        for count, length in times:
            pace.extend((count, length // unit) if count else ())
        track.display["pace"] = pace.tobytes()
    if any(delay for count, delay in tables.delays if count):
        track.display["delays"] = _delays(tables)
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


def _delays(tables: _Tables) -> bytes:
    """Return the order in which pictures are shown, in units of its own."""
    unit = math.gcd(tables.scale, *(delay for count, delay in tables.delays if count))
    found = array("q", [tables.scale // unit])
    for count, delay in tables.delays:
        if count and len(found) > 1 and found[-1] == delay // unit:
            found[-2] += count
        elif count:
            found.extend((count, delay // unit))
    return found.tobytes()
