"""The film or sound of MP4, MOV, M4A and CR3 files: each track's samples in their order.

ISO/IEC 14496-12 and Apple's QuickTime File Format. Where the index stands, how samples are
interleaved and what user data say does not matter, except what iTunes says of silence to be cut at
both ends. A CR3 keeps how it is turned, and the maker notes it is shown by, beside its tracks.
Bytes among the media data that no track names, and unknown boxes, are content beside it. A film in
fragments is compared fragment by fragment, as they are written.
"""

from dataclasses import dataclass, field

from mediadesk.formats import tiff
from mediadesk.formats.boxes.isobmff import XMP_BOX, Box, boxes, overruns
from mediadesk.formats.boxes.tracks import UPRIGHT, Track, read_track
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

_MAX_TRACKS = 64
_LONGEST_NOTE = 4_096
_EMPTY_TIFF = 16
_USUAL_PACE = bytes.fromhex("00010000")
_KNOWN_BOXES = frozenset(
    {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"PICT", b"meta", b"udta",
     b"pdin", b"prfl", b"ssix", b"styp", b"bloc"}
)  # fmt: skip
_FRAGMENT, _OF_FRAGMENTS = b"moof", b"mvex"
_INDEXES = frozenset({b"sidx", b"mfra"})
"""Say where fragments start."""
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_GAPLESS = b"iTunSMPB"


@dataclass(slots=True)
class _Found:
    tracks: list[Track] = field(default_factory=list)
    media: list[tuple[int, int]] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)
    fragments: list[Piece] = field(default_factory=list)
    """What tells how to read them, and themselves, their media data in between."""
    in_fragments: bool = False
    display: dict[str, bytes] = field(default_factory=dict)
    xmp: bytes = b""
    is_raw: bool = False


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a film. Raises ValueError without samples."""
    found = _Found()
    end = 0
    for box in boxes(file, 0, size_bytes):
        end = box.end
        _top(file, box, found)
    if end < size_bytes:
        found.beside.append((end, size_bytes))
    if overruns(file, size_bytes):
        found.display["cut"] = b"\x01"
    if not any(track.spans for track in found.tracks) and not found.in_fragments:
        raise ValueError("no samples")
    payload: list[Piece] = []
    for number, track in enumerate(found.tracks):
        payload += framed(track.kind + track.configuration, track.spans)
        found.display |= {f"{number} {name}": fact for name, fact in track.display.items()}
    if found.in_fragments:
        payload += found.fragments
    else:
        found.beside += _unnamed(found)
    if found.is_raw and (turn := xmp_turn.orientation(found.xmp)) != 1:
        found.display.setdefault("orientation", bytes([turn]))
    return whole(payload, trailer=found.beside, display=found.display)


def _top(file: Readable, box: Box, found: _Found) -> None:
    if box.kind == b"moov":
        _movie(file, box, found)
    elif box.kind in (b"mdat", _FRAGMENT):
        is_media = box.kind == b"mdat"
        found.media += [(box.start, box.end)] if is_media else []
        found.fragments += framed(
            box.kind, [(box.start, box.end) if is_media else _placed(file, box)]
        )
        found.in_fragments |= not is_media
    elif box.kind in _INDEXES:
        return
    elif box.kind == b"uuid" and read_at(file, box.start, 16) == XMP_BOX:
        found.xmp = read_small(file, box.start + 16, box.end - box.start - 16)
    elif box.kind not in _KNOWN_BOXES:
        found.beside += framed(box.kind, [(box.start, box.end)])


def _movie(file: Readable, moov: Box, found: _Found) -> None:
    scale = 1
    for box in boxes(file, moov.start, moov.end):
        if box.kind == _OF_FRAGMENTS:
            found.fragments += framed(box.kind, [(box.start, box.end)])
        elif box.kind == b"mvhd":
            body = read_small(file, box.start, box.end - box.start)
            wide = 8 if body[:1] == b"\x01" else 0
            scale = int.from_bytes(body[12 + wide : 16 + wide]) or 1
            matrix = body[36 + wide + wide // 2 : 72 + wide + wide // 2]
            if matrix != UPRIGHT:
                found.display["matrix"] = matrix
            if (pace := body[20 + wide + wide // 2 : 24 + wide + wide // 2]) != _USUAL_PACE:
                found.display["rate"] = pace
        elif box.kind == b"trak":
            if len(found.tracks) == _MAX_TRACKS:
                raise ValueError("more tracks than a film has")
            found.tracks.append(read_track(file, box, scale))
        elif box.kind == b"udta" and (gap := _silence(file, box)):
            found.display["silence"] = gap
        elif box.kind == b"uuid" and read_at(file, box.start, 16) == _CANON:
            found.is_raw = True
            _canon(file, Box(box.kind, box.start + 16, box.end), found)


def _placed(file: Readable, moof: Box) -> bytes:
    """Return a fragment's index with places counted from where it stands itself."""
    body = bytearray(read_small(file, moof.start, moof.end - moof.start))
    for traf in boxes(file, moof.start, moof.end):
        for box in boxes(file, traf.start, traf.end) if traf.kind == b"traf" else ():
            at = box.start - moof.start
            if box.kind == b"tfhd" and box.end - box.start >= 16 and body[at + 3] & 1:
                place = int.from_bytes(body[at + 8 : at + 16]) - moof.start
                body[at + 8 : at + 16] = (place % (1 << 64)).to_bytes(8)
    return bytes(body)


def _canon(file: Readable, canon: Box, found: _Found) -> None:
    """Note how a CR3 is turned and whether it has maker notes; the rest of its EXIF tells."""
    for box in boxes(file, canon.start, canon.end):
        if box.kind == b"CMT1":
            turn = tiff.orientation(read_small(file, box.start, box.end - box.start))
            if turn != 1:
                found.display["orientation"] = bytes([turn])
        elif box.kind == b"CMT3" and box.end - box.start > _EMPTY_TIFF:
            found.display["maker notes"] = b"\x01"


def _silence(file: Readable, udta: Box) -> bytes:
    """Return what iTunes says of silence at both ends, in samples; "" when it says nothing."""
    for meta in boxes(file, udta.start, udta.end):
        if meta.kind != b"meta":
            continue
        for items in boxes(file, meta.start + 4, meta.end):
            for item in boxes(file, items.start, items.end) if items.kind == b"ilst" else ():
                if item.kind == b"----" and item.end - item.start < _LONGEST_NOTE:
                    _, is_it, text = read_at(file, item.start, item.end - item.start).partition(
                        _GAPLESS
                    )
                    numbers = text[16:].split()[1:3] if is_it else []
                    if any(number.strip(b"0") for number in numbers):
                        return b" ".join(number.upper() for number in numbers)
    return b""


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
