"""When and where GoPro's own track says a film was begun: the UTC time of its first good fix.

Layout: https://github.com/gopro/gpmf-parser
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from mediadesk.formats.boxes.isobmff import boxes
from mediadesk.formats.boxes.tracks import read_track
from mediadesk.formats.source import Readable

_MOST_SAMPLES = 10
"""The first second may pass before there is a fix."""
_LARGEST_SAMPLE = 4 << 20
_DEEPEST = 6
_TIME = re.compile(rb"(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\.(\d{3})")
_GOOD_FIX = (2, 3)


@dataclass(frozen=True, slots=True)
class GpsFix:
    """A fix: its UTC time in ISO 8601 without zone, degrees and metres where they are told."""

    wall: str
    latitude: float | None = None
    longitude: float | None = None
    altitude_m: float | None = None


def first_fix(file: Readable, size_bytes: int) -> GpsFix | None:
    """Return the first good fix of a film's GoPro track; None where there is none."""
    moov = next((box for box in boxes(file, 0, size_bytes) if box.kind == b"moov"), None)
    if moov is None:
        return None
    for trak in boxes(file, moov.start, moov.end):
        if trak.kind != b"trak" or not _is_metadata(file, trak.start, trak.end):
            continue
        try:
            spans = read_track(file, trak, 1).spans
        except (ValueError, struct.error):
            continue
        for start, end in spans[:_MOST_SAMPLES]:
            file.seek(start)
            data = file.read(min(end - start, _LARGEST_SAMPLE))
            if data[:4] == b"DEVC" and (fix := fix_in(data)) is not None:
                return fix
    return None


def fix_in(data: bytes) -> GpsFix | None:
    """Return the first good fix in a piece of GPMF. Never raises, whatever it holds."""
    for stream in _streams(data, 0):
        found = dict(stream)
        time = _TIME.match(found.get(b"GPSU", b""))
        if time is None or int.from_bytes(found.get(b"GPSF", b"")[:4]) not in _GOOD_FIX:
            continue
        year, month, day, hour, minute, second, part = (int(number) for number in time.groups())
        try:
            at = datetime(2000 + year, month, day, hour, minute, second, part * 1000)  # noqa: DTZ001
        except ValueError:
            continue
        return GpsFix(at.isoformat(timespec="milliseconds"), *_place(found))
    return None


def _is_metadata(file: Readable, start: int, end: int) -> bool:
    for box in boxes(file, start, end):
        if box.kind == b"mdia":
            for inner in boxes(file, box.start, box.end):
                if inner.kind == b"hdlr":
                    file.seek(inner.start + 8)
                    return file.read(4) == b"meta"
    return False


def _streams(data: bytes, depth: int) -> Iterator[list[tuple[bytes, bytes]]]:
    """Yield the entries of each stream, outermost first."""
    entries: list[tuple[bytes, bytes]] = []
    at = 0
    while at + 8 <= len(data):
        name, kind, size = data[at : at + 4], data[at + 4], data[at + 5]
        length = size * int.from_bytes(data[at + 6 : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == 0 and depth < _DEEPEST:
            yield from _streams(body, depth + 1)
        elif name != b"\x00\x00\x00\x00":
            entries.append((name, body))
        at += 8 + length + -length % 4
    if entries:
        yield entries


def _place(found: dict[bytes, bytes]) -> tuple[float | None, float | None, float | None]:
    """Return degrees and metres of the first point."""
    points, scales = found.get(b"GPS5", b""), found.get(b"SCAL", b"")
    if len(points) < 12 or len(scales) < 12:
        return None, None, None
    values = struct.unpack(">3i", points[:12])
    by = struct.unpack(">3i", scales[:12])
    latitude, longitude, altitude = (
        value / scale if scale else 0.0 for value, scale in zip(values, by, strict=True)
    )
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        return None, None, None
    return latitude, longitude, altitude
