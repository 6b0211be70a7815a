"""What RIFF files say: when an AVI or WAV was recorded, how long it runs, a WebP's parts."""

import struct
from dataclasses import dataclass

from mediadesk.formats.source import Readable

_MAX_CHUNKS = 2_000
_MAX_TEXT_BYTES = 256
_BEXT_DATE = 256 + 32 + 32
_TIME_SIGNS = 8
_LISTS = frozenset({b"hdrl", b"strl", b"INFO", b"odml"})


@dataclass(frozen=True, slots=True)
class RiffHead:
    """`recorded` is the text of the IDIT chunk (AVI), or day and time of the bext chunk (WAV).

    `parts` are the names of top-level chunks.
    """

    recorded: str | None = None
    duration_s: float | None = None
    parts: frozenset[bytes] = frozenset()


def read_head(file: Readable, size_bytes: int) -> RiffHead:
    """Walk the chunks of a RIFF file without reading pictures or sound."""
    recorded = duration_s = None
    parts = set()
    ends, at = [size_bytes], 12
    for _ in range(_MAX_CHUNKS):
        while ends and at + 8 > ends[-1]:
            at = max(at, ends.pop())
        if not ends:
            break
        file.seek(at)
        start = file.read(12)
        if len(start) < 8:
            break
        name, length = start[:4], int.from_bytes(start[4:8], "little")
        if len(ends) == 1:
            parts.add(name)
        if name == b"LIST" and start[8:12] in _LISTS:
            ends.append(min(at + 8 + length, ends[-1]))
            at += 12
            continue
        if name == b"IDIT" and recorded is None:
            file.seek(at + 8)
            recorded = file.read(min(length, _MAX_TEXT_BYTES)).decode("latin-1").strip("\x00\r\n ")
        elif name == b"bext" and recorded is None:
            file.seek(at + 8 + _BEXT_DATE)
            recorded = _of_recorder(file.read(18))
        elif name == b"avih":
            file.seek(at + 8)
            duration_s = _duration(file.read(20))
        at += 8 + length + length % 2
    return RiffHead(recorded=recorded, duration_s=duration_s, parts=frozenset(parts))


def _of_recorder(text: bytes) -> str | None:
    """Return EBU Tech 3285's OriginationDate and OriginationTime as one text."""
    day, time = text[:10].decode("latin-1"), text[10:].decode("latin-1")
    if not (day[:4].isdigit() and len(time) == _TIME_SIGNS):
        return None
    return f"{day[:4]}-{day[5:7]}-{day[8:]} {time[:2]}:{time[3:5]}:{time[6:]}"


def _duration(avih: bytes) -> float | None:
    if len(avih) < 20:
        return None
    frame_us, frames = struct.unpack_from("<I12xI", avih)
    return frame_us * frames / 1e6 or None
