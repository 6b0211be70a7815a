"""The film or sound of MP4, MOV, M4A and CR3 files: each track's samples in their order.

ISO/IEC 14496-12 and Apple's QuickTime File Format. Where the index stands, how samples are
interleaved and what user data say does not matter. Bytes among the media data that no track
names, and unknown boxes, are content beside it.
"""

from dataclasses import dataclass, field

from mediadesk.formats.isobmff import Box, boxes
from mediadesk.formats.payloads.parts import (
    Parts,
    Piece,
    framed,
    joined,
    read_at,
    read_small,
    whole,
)
from mediadesk.formats.payloads.tracks import UPRIGHT, Track, read_track
from mediadesk.formats.source import Readable

_MAX_TRACKS = 64
_KNOWN_BOXES = frozenset(
    {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"PICT", b"meta", b"udta",
     b"pdin", b"prfl", b"ssix", b"styp", b"bloc"}
)  # fmt: skip
_FRAGMENTS = frozenset({b"moof", b"mvex"})
_METADATA_UUIDS = (bytes.fromhex("be7acfcb97a942e89c71999491e3afac"),)


@dataclass(slots=True)
class _Found:
    tracks: list[Track] = field(default_factory=list)
    media: list[tuple[int, int]] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)
    display: dict[str, bytes] = field(default_factory=dict)


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a film. Raises ValueError without samples, or when it is in fragments."""
    found = _Found()
    end = 0
    for box in boxes(file, 0, size_bytes):
        end = box.end
        _top(file, box, found)
    if end < size_bytes:
        found.beside.append((end, size_bytes))
    if not any(track.spans for track in found.tracks):
        raise ValueError("no samples")
    payload: list[Piece] = []
    for number, track in enumerate(found.tracks):
        payload += framed(track.kind + track.configuration, track.spans)
        found.display |= {f"{number} {name}": fact for name, fact in track.display.items()}
    found.beside += _unnamed(found)
    return whole(payload, trailer=found.beside, display=found.display)


def _top(file: Readable, box: Box, found: _Found) -> None:
    if box.kind in _FRAGMENTS:
        raise ValueError("a film in fragments")
    if box.kind == b"moov":
        _movie(file, box, found)
    elif box.kind == b"mdat":
        found.media.append((box.start, box.end))
    elif box.kind not in _KNOWN_BOXES and not (
        box.kind == b"uuid" and read_at(file, box.start, 16) in _METADATA_UUIDS
    ):
        found.beside += framed(box.kind, [(box.start, box.end)])


def _movie(file: Readable, moov: Box, found: _Found) -> None:
    scale = 1
    for box in boxes(file, moov.start, moov.end):
        if box.kind in _FRAGMENTS:
            raise ValueError("a film in fragments")
        if box.kind == b"mvhd":
            body = read_small(file, box.start, box.end - box.start)
            wide = 8 if body[:1] == b"\x01" else 0
            scale = int.from_bytes(body[12 + wide : 16 + wide]) or 1
            matrix = body[36 + wide + wide // 2 : 72 + wide + wide // 2]
            if matrix != UPRIGHT:
                found.display["matrix"] = matrix
        elif box.kind == b"trak":
            if len(found.tracks) == _MAX_TRACKS:
                raise ValueError("more tracks than a film has")
            found.tracks.append(read_track(file, box, scale))


def _unnamed(found: _Found) -> list[Piece]:
    """Return what lies among the media data without belonging to a track."""
    named = joined(sorted(span for track in found.tracks for span in track.spans))
    left: list[Piece] = []
    at = 0
    for start, end in sorted(found.media):
        place = start
        while at < len(named) and named[at][0] < end:
            if named[at][0] > place:
                left.append((place, named[at][0]))
            place = max(place, named[at][1])
            at += 1
        if place < end:
            left.append((place, end))
    return left
