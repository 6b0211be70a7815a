"""What the boxes of MP4, MOV, M4A and HEIC files say: dates, length, Apple's keys.

ISO/IEC 14496-12 and Apple's QuickTime File Format. Only box headers and small boxes are read,
wherever in the file they stand.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mediadesk.formats.boxes import xtra
from mediadesk.formats.source import Readable

EPOCH_1904_S = 2_082_844_800
"""Seconds from 1904-01-01, from which boxes count, to 1970-01-01."""

XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""Marks a `uuid` box that holds XMP."""

_MAX_BOXES = 2_000
_MAX_TRACKS = 64
_MEDIA = frozenset({b"mdat", b"moof", b"imda"})
_MAX_SMALL = 1 << 20
_MAX_TEXT = 500
_FIRMWARE = "FIRM"
_OF_3GPP = {b"titl": "title", b"dscp": "description"}
"""Boxes of a text behind its version and language, by what others call the same."""
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")


@dataclass(frozen=True, slots=True)
class CreationTime:
    """A box's creation time as stored, in seconds. Zero means unknown.

    `from_1970` is true where the value makes sense only when counted from 1970 (a common mistake
    of writers: counted from 1904 it would lie before 1970).
    """

    seconds: int

    @property
    def from_1970(self) -> bool:
        """True when the writer counted from 1970 by mistake."""
        return 0 < self.seconds < EPOCH_1904_S

    @property
    def unix_s(self) -> int | None:
        """Seconds since 1970, or None when unknown."""
        if not self.seconds:
            return None
        return self.seconds if self.from_1970 else self.seconds - EPOCH_1904_S


@dataclass(frozen=True, slots=True)
class MovieHead:
    """What a film says of itself. `keys` are Apple's metadata by name, languages joined.

    A name that comes in several languages keeps its first text. `day` is the ©day text.
    """

    movie: CreationTime | None = None
    tracks: tuple[CreationTime, ...] = ()
    media: tuple[CreationTime, ...] = ()
    handlers: frozenset[bytes] = frozenset()
    """What the tracks hold: `vide`, `soun`, ..."""
    handler_names: tuple[str, ...] = ()
    """What the writer calls its tracks: "GoPro AVC", "Core Media Video", ..."""
    languages: tuple[str, ...] = ()
    """Of each track in three letters; "" where it is not said, or only in QuickTime's numbers."""
    firmware: str | None = None
    """The FIRM text, which GoPro writes."""
    duration_s: float | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its type and where its content starts and ends, in bytes."""

    kind: bytes
    start: int
    end: int


def boxes(file: Readable, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two places; stops at the first that does not fit."""
    for box in _stated(file, start, end):
        yield Box(box.kind, box.start, min(box.end, end))


def _stated(file: Readable, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes that start between two places; the last may say that it ends behind them."""
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        head = file.read(16)
        if len(head) < 8:
            return
        size, kind, header = int.from_bytes(head[:4], "big"), head[4:8], 8
        if size == 1 and len(head) == 16:
            size, header = int.from_bytes(head[8:16], "big"), 16
        elif size == 0:
            size = end - start
        if size < header:
            return
        yield Box(kind, start + header, start + size)
        start += size


def metadata_boxes(file: Readable, meta: Box) -> Iterator[Box]:
    """Yield the boxes in a `meta` box: one with version bytes (ISO) or without (QuickTime)."""
    file.seek(meta.start)
    start = meta.start + (0 if file.read(8)[4:8] in (b"hdlr", b"keys", b"ilst") else 4)
    yield from boxes(file, start, meta.end)


def overruns(file: Readable, size_bytes: int) -> bool:
    """Tell whether the last box says that it ends behind the file."""
    return any(box.end > size_bytes for box in _stated(file, 0, size_bytes))


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a film ends within its media or what says where they are, or has no media."""
    found = list(_stated(file, 0, size_bytes))
    if not any(box.kind == b"moov" for box in found):
        return False
    last = found[-1]
    if last.kind == b"moov":
        inner = list(_stated(file, last.start, size_bytes)) if last.end >= size_bytes else []
        is_cut = bool(inner) and inner[-1].end > size_bytes
    else:
        is_cut = last.kind in _MEDIA and last.end > size_bytes
    return is_cut or not any(box.kind in _MEDIA and box.end > box.start for box in found)


def read_movie(file: Readable, size_bytes: int) -> MovieHead:
    """Read the dates, the length and Apple's keys of a film or recording."""
    moov = next((box for box in boxes(file, 0, size_bytes) if box.kind == b"moov"), None)
    if moov is None:
        return MovieHead()
    movie = duration_s = day = firmware = None
    tracks = _Tracks()
    keys: dict[str, str] = {}
    for box in boxes(file, moov.start, moov.end):
        if box.kind == b"mvhd":
            movie, duration_s = _movie_header(_body(file, box))
        elif box.kind == b"trak" and len(tracks.headers) < _MAX_TRACKS:
            _track(file, box, tracks)
        elif box.kind == b"meta":
            keys.update(_keys(file, box))
        elif box.kind == b"udta":
            found, text = _user_data(file, box)
            day, firmware = day or text, firmware or found.pop(_FIRMWARE, None)
            keys = found | keys
    return MovieHead(
        movie=movie,
        tracks=tuple(tracks.headers),
        media=tuple(tracks.media),
        handlers=frozenset(tracks.handlers),
        handler_names=tuple(tracks.names),
        languages=tuple(tracks.languages),
        firmware=firmware,
        duration_s=duration_s,
        keys=keys,
        day=day,
    )


def canon_blocks(file: Readable, size_bytes: int) -> dict[str, bytes]:
    """Return the TIFF blocks that a Canon CR3 keeps: "CMT1" its IFD0, "CMT2" EXIF, "CMT4" GPS.

    Layout: https://github.com/lclevy/canon_cr3
    """
    moov = next((box for box in boxes(file, 0, size_bytes) if box.kind == b"moov"), None)
    found: dict[str, bytes] = {}
    for box in boxes(file, moov.start, moov.end) if moov is not None else ():
        if box.kind == b"uuid" and _body(file, box)[:16] == _CANON:
            for inner in boxes(file, box.start + len(_CANON), box.end):
                if inner.kind in (b"CMT1", b"CMT2", b"CMT4"):
                    found[inner.kind.decode()] = _body(file, inner)
    return found


def _body(file: Readable, box: Box) -> bytes:
    file.seek(box.start)
    return file.read(min(box.end - box.start, _MAX_SMALL))


def _movie_header(body: bytes) -> tuple[CreationTime | None, float | None]:
    if len(body) >= 32 and body[0] == 1:
        created, _, scale, length = struct.unpack_from(">QQIQ", body, 4)
        unknown = 0xFFFF_FFFF_FFFF_FFFF
    elif len(body) >= 20:
        created, _, scale, length = struct.unpack_from(">IIII", body, 4)
        unknown = 0xFFFF_FFFF
    else:
        return None, None
    return CreationTime(created), length / scale if scale and 0 < length < unknown else None


def _creation(body: bytes) -> CreationTime | None:
    if len(body) < 12:
        return None
    return CreationTime(struct.unpack_from(">Q" if body[0] == 1 else ">I", body, 4)[0])


@dataclass(slots=True)
class _Tracks:
    headers: list[CreationTime] = field(default_factory=list)
    media: list[CreationTime] = field(default_factory=list)
    handlers: list[bytes] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


def _track(file: Readable, trak: Box, found: _Tracks) -> None:
    for box in boxes(file, trak.start, trak.end):
        if box.kind == b"tkhd" and (created := _creation(_body(file, box))):
            found.headers.append(created)
        elif box.kind == b"mdia":
            for inner in boxes(file, box.start, box.end):
                if inner.kind == b"hdlr":
                    body = _body(file, inner)
                    found.handlers.append(body[8:12])
                    # QuickTime puts a length before the name, ISO a zero behind it
                    found.names.append((_decoded(body[24:]) or "").strip("\x00\t\n\v\f\r "))
                elif inner.kind == b"mdhd" and (created := _creation(body := _body(file, inner))):
                    found.media.append(created)
                    at = 32 if body[0] == 1 else 20
                    found.languages.append(_language(int.from_bytes(body[at : at + 2])))


def _language(packed: int) -> str:
    letters = "".join(chr(0x60 + (packed >> shift & 0x1F)) for shift in (10, 5, 0))
    return letters if letters.isalpha() and letters.islower() and letters != "und" else ""


def _user_data(file: Readable, udta: Box) -> tuple[dict[str, str], str | None]:
    keys: dict[str, str] = {}
    day = None
    for box in boxes(file, udta.start, udta.end):
        if box.kind == b"meta":
            keys = _keys(file, box) | keys
        elif box.kind[:1] == b"\xa9":  # QuickTime's form: length, language, text
            body = _body(file, box)
            text = _decoded(body[4 : 4 + int.from_bytes(body[:2], "big")])
            if box.kind == b"\xa9day":
                day = text
            elif text:
                keys.setdefault(box.kind.decode("latin-1"), text)
        elif box.kind in _OF_3GPP and (text := _decoded(_body(file, box)[6:])):
            keys.setdefault(_OF_3GPP[box.kind], text)
        elif box.kind == b"Xtra":
            keys |= dict(xtra.texts_of(_body(file, box)))
        elif box.kind == b"FIRM" and (firmware := _decoded(_body(file, box))):
            keys[_FIRMWARE] = firmware
    return keys, day or keys.get("\xa9day")


def _keys(file: Readable, meta: Box) -> dict[str, str]:
    """Return metadata texts by name."""
    names: list[str] = []
    found: dict[str, str] = {}
    for box in metadata_boxes(file, meta):
        if box.kind == b"keys":
            names = key_names(_body(file, box))
        elif box.kind == b"ilst":
            for item in boxes(file, box.start, box.end):
                number = int.from_bytes(item.kind, "big")
                known = 1 <= number <= len(names)
                name = names[number - 1] if known else item.kind.decode("latin-1")
                if text := _data_text(file, item):
                    found.setdefault(name, text)
    return found


def key_names(body: bytes) -> list[str]:
    """Return the names in a `keys` box: the boxes of the list beside it have their numbers."""
    names: list[str] = []
    at = 8
    while at + 8 <= len(body) and len(names) < _MAX_BOXES:
        size = int.from_bytes(body[at : at + 4], "big")
        if size < 8:
            break
        names.append(body[at + 8 : at + size].decode("utf-8", "replace"))
        at += size
    return names


def _data_text(file: Readable, item: Box) -> str | None:
    for box in boxes(file, item.start, item.end):
        if box.kind == b"data":
            body = _body(file, box)
            if int.from_bytes(body[:4], "big") == 1:  # UTF-8 text
                return _decoded(body[8:])
    return None


def _decoded(raw: bytes) -> str | None:
    return raw.decode("utf-8", "replace").strip("\x00 ")[:_MAX_TEXT] or None
