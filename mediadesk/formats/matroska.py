"""What a Matroska or WebM file says of itself: its date and its length. RFC 9559."""

import struct
from dataclasses import dataclass

from mediadesk.formats.source import Readable

_SEGMENT, _INFO, _CLUSTER, _TAGS = 0x18538067, 0x1549A966, 0x1F43B675, 0x1254C367
_TAG, _SIMPLE, _NAME, _STRING = 0x7373, 0x67C8, 0x45A3, 0x4487
_YEAR_SIGNS = 4
_SCALE, _DURATION, _DATE = 0x2AD7B1, 0x4489, 0x4461
_MAX_ELEMENTS = 500
_MAX_BODY = 1 << 20


@dataclass(frozen=True, slots=True)
class MatroskaHead:
    """`date_ns` counts from 2001-01-01 UTC; `recorded` is the text of the tag DATE_RECORDED."""

    date_ns: int | None = None
    duration_s: float | None = None
    recorded: str | None = None


def read_head(file: Readable, size_bytes: int) -> MatroskaHead:
    """Read the segment's information and tags as far as they stand before the media data."""
    info: dict[int, bytes] = {}
    recorded = None
    at, end = 0, size_bytes
    for _ in range(_MAX_ELEMENTS):
        file.seek(at)
        found = element(file.read(12))
        if found is None or at >= end:
            break
        ident, length, header = found
        if ident == _SEGMENT:
            at += header
            continue
        if ident == _CLUSTER or length is None:
            break
        if ident in (_INFO, _TAGS) and length <= _MAX_BODY:
            file.seek(at + header)
            body = file.read(length)
            if ident == _INFO:
                info = dict(_children(body))
            else:
                recorded = _recorded(body) or recorded
        at += header + length
    return MatroskaHead(
        date_ns=int.from_bytes(info[_DATE], "big", signed=True) if _DATE in info else None,
        duration_s=_duration(info),
        recorded=recorded,
    )


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a file ends before its segment does, where the writer said how long that is."""
    at = 0
    for _ in range(_MAX_ELEMENTS):
        file.seek(at)
        found = element(file.read(12))
        if found is None or found[1] is None:
            break
        ident, length, header = found
        at += header + (length or 0)
        if ident == _SEGMENT:
            return at > size_bytes
    return False


def element(data: bytes) -> tuple[int, int | None, int] | None:
    """Return (id, length, header length) of the element that starts with `data`.

    The length is None when the writer did not know it.
    """
    if not data or not data[0]:
        return None
    ident_bytes = 9 - data[0].bit_length()
    if ident_bytes > 4 or len(data) <= ident_bytes or not data[ident_bytes]:
        return None
    size_bytes = 9 - data[ident_bytes].bit_length()
    raw = data[ident_bytes : ident_bytes + size_bytes]
    if len(raw) < size_bytes:
        return None
    mask = (1 << 7 * size_bytes) - 1
    length = int.from_bytes(raw, "big") & mask
    ident = int.from_bytes(data[:ident_bytes], "big")
    return ident, None if length == mask else length, ident_bytes + size_bytes


def _children(body: bytes) -> list[tuple[int, bytes]]:
    children, at = [], 0
    for _ in range(_MAX_ELEMENTS):
        found = element(body[at : at + 12])
        if found is None or found[1] is None:
            break
        ident, length, header = found
        children.append((ident, body[at + header : at + header + (length or 0)]))
        at += header + (length or 0)
    return children


def _duration(info: dict[int, bytes]) -> float | None:
    raw = info.get(_DURATION, b"")
    if len(raw) not in (4, 8):
        return None
    (ticks,) = struct.unpack(">f" if len(raw) == 4 else ">d", raw)
    scale_ns = int.from_bytes(info[_SCALE], "big") if _SCALE in info else 1_000_000
    seconds = float(ticks) * scale_ns / 1e9
    return seconds if 0 < seconds < 1e9 else None


def _recorded(tags: bytes) -> str | None:
    for ident, tag in _children(tags):
        for inner, simple in _children(tag) if ident == _TAG else ():
            if inner == _SIMPLE:
                fields = dict(_children(simple))
                name = fields.get(_NAME, b"").strip(b"\x00")
                text = fields.get(_STRING, b"").decode("utf-8", "replace").strip("\x00 ")
                # a year alone is that of a work's release
                if name == b"DATE_RECORDED" or (name == b"DATE" and len(text) > _YEAR_SIGNS):
                    return text
    return None
