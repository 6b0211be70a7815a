"""The pictures of a GIF: frames and their timing, without comments. GIF89a specification."""

from collections.abc import Iterator

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

_BLOCK_BYTES = 1 << 18
_MAX_PARTS = 1_000_000
_COMMENT, _APPLICATION = 0xFE, 0xFF
_LOOPING = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
XMP = b"XMP DataXMP"
"""The name of the block that XMP stands in."""
_XMP_END = b"\x01\xff\xfe"
"""Begins a row that makes the packet pass as blocks."""
_METADATA = (XMP, b"MGK8BIM0000", b"MGKIPTC0000", b"C2PA_GIF\x01\x00\x00")
_PROFILE = b"ICCRGBG1012"


class _Held:
    """A stretch of the file in memory: animations have a hundred thousand small parts."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._base, self._block = 0, b""

    def bytes_at(self, at: int, length: int) -> bytes:
        """Return the bytes at a place; fewer only at the end."""
        start = at - self._base
        if start < 0 or start + length > len(self._block):
            self._file.seek(at)
            self._base, self._block, start = at, self._file.read(_BLOCK_BYTES), 0
        return self._block[start : start + length]

    def exactly(self, at: int, length: int) -> bytes:
        """Return the bytes at a place. Raises ValueError where the file does not have them."""
        found = self.bytes_at(at, length)
        if len(found) < length:
            raise ValueError("the file ends early")
        return found


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a GIF. Raises ValueError when it holds no picture."""
    held = _Held(file)
    head = read_at(file, 0, 13)
    at = 13 + _table_bytes(head[10])
    payload: list[tuple[int, int]] = [(6, at)]
    beside: list[Piece] = []
    display: dict[str, bytes] = {}
    has_picture, is_cut = False, True
    for _ in range(_MAX_PARTS):
        mark = held.bytes_at(at, 2)
        if not mark or mark[0] == 0x3B:
            is_cut = not mark
            if at + 1 < size_bytes:
                beside.append((at + 1, size_bytes))
            break
        start = at
        if mark[0] == 0x2C:
            has_picture = True
            local = _table_bytes(held.exactly(at, 10)[9])
            at = _after_blocks(held, at + 11 + local, size_bytes)
            payload.append((start, at))
        elif mark[0] == 0x21 and len(mark) == 2:
            at = _after_blocks(held, at + 2, size_bytes)
            if mark[1] == _APPLICATION:
                _application(file, start, at, beside, display)
            elif mark[1] != _COMMENT:
                payload.append((start, at))
        else:  # decoders stop at what is no part of a GIF
            beside.append((at, size_bytes))
            break
    if not has_picture:
        raise ValueError("no picture")
    if is_cut:
        display["cut"] = b"\x01"
    return whole(joined(payload), trailer=beside, display=display)


def told(file: Readable, size_bytes: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield comments, and what programs tell beside the pictures by the names of their blocks.

    XMP stands there as it is, everything else in blocks of up to 255 bytes. Raises ValueError.
    """
    held = _Held(file)
    at = 13 + _table_bytes(read_at(file, 0, 13)[10])
    for _ in range(_MAX_PARTS):
        mark = held.bytes_at(at, 2)
        if mark[:1] == b"\x2c":
            at += 11 + _table_bytes(held.exactly(at, 10)[9])
        elif mark[:1] == b"\x21" and len(mark) == 2:
            start, at = at, at + 2
            name = held.bytes_at(start, 14)[3:] if mark[1] == _APPLICATION else b"comment"
            end = _after_blocks(held, at, size_bytes)
            if mark[1] == _COMMENT or name in _METADATA:
                data = read_small(file, at, end - at)
                yield name, data[12:].partition(_XMP_END)[0] if name == XMP else data
        else:
            return
        at = _after_blocks(held, at, size_bytes)


def _table_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(held: _Held, at: int, size_bytes: int) -> int:
    """Return where the row of blocks that starts at `at` ends, its empty last one included."""
    while at < size_bytes and (length := held.bytes_at(at, 1)):
        at += length[0] + 1
        if not length[0]:
            return at
    return size_bytes


def _application(
    file: Readable, start: int, end: int, beside: list[Piece], display: dict[str, bytes]
) -> None:
    name = read_at(file, start, min(14, end - start))[3:]
    if name in _LOOPING:
        display["loops"] = read_at(file, start + 14, end - start - 14)[:4]
    elif name == _PROFILE:
        display["profile"] = read_at(file, start + 14, end - start - 14)
    elif name not in _METADATA:
        beside += framed(b"application", [(start, end)])
