"""Which Musepack files end before the last of their frames."""

from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_END = b"SE\x03"
_MAX_PACKETS = 1_000_000
_OLD_HEAD, _OLD_BITS = 24, 8
"""Where frames of stream version 7 start, in bytes, and how many bits come before the first."""
_LENGTH_BITS, _WORD_BITS = 20, 32


def ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether the packet that ends the stream, or a part of the frames, is missing."""
    start, end = sound_between_tags(file, size_bytes)
    if read_at(file, start, 3) == b"MP+":
        return read_at(file, start + 3, 1)[0] & 0xF == 7 and _lacks_frames(file, start, end)
    if read_at(file, end - len(_END), len(_END)) == _END:
        return False
    at = start + 4
    for _ in range(_MAX_PACKETS):
        file.seek(at)
        head = file.read(12)
        name, length = head[:2], _length(head[2:])
        if name == b"SE":
            return False
        if at >= end or at + length > end:
            return True
        if not (name.isalpha() and name.isupper()) or length < 3:
            return False
        at += length
    return False


def _length(head: bytes) -> int:
    """Read a number of seven bits a byte; a set eighth bit says that there are more."""
    value = 0
    for byte in head:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return value


def _lacks_frames(file: Readable, start: int, end: int) -> bool:
    """Tell whether frames of stream version 7, each behind its length in bits, are missing."""
    frames = int.from_bytes(read_at(file, start + 4, 4), "little")
    at, base = _OLD_BITS, start + _OLD_HEAD
    for _ in range(min(frames, _MAX_PACKETS)):
        file.seek(base + at // _WORD_BITS * 4)
        words = file.read(8).ljust(8, b"\0")
        pair = int.from_bytes(words[:4], "little") << 32 | int.from_bytes(words[4:], "little")
        shift = 2 * _WORD_BITS - _LENGTH_BITS - at % _WORD_BITS
        at += _LENGTH_BITS + (pair >> shift & (1 << _LENGTH_BITS) - 1)
        if base + at // 8 > end:
            return True
    return False
