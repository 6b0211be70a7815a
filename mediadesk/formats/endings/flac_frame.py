"""Whether a frame of a FLAC is all there: its parts are walked, for nothing states its length.

RFC 9639, section 9.2. No sample is computed.
"""

from dataclasses import dataclass

_BITS = {1: 8, 2: 12, 4: 16, 5: 20, 6: 24, 7: 32}
_LEFT_SIDE, _SIDE_RIGHT, _MID_SIDE = 8, 9, 10
_CONSTANT, _VERBATIM, _FIXED, _LINEAR = 0, 1, 8, 32
_MOST_FIXED = 4
_CHECKSUM_BITS = 16


class _ShortError(Exception):
    """The bits end before the frame does."""


@dataclass(slots=True)
class _Bits:
    """The bits of a frame as text: looking for the next one is what most of the work is."""

    text: str
    at: int = 0

    def number(self, count: int) -> int:
        """Return the next so many bits."""
        if self.at + count > len(self.text):
            raise _ShortError
        self.at += count
        return int(self.text[self.at - count : self.at] or "0", 2)

    def zeros(self) -> int:
        """Return how many zeros come before the next one, and pass it."""
        start, found = self.at, self.text.find("1", self.at)
        if found < 0:
            raise _ShortError
        self.at = found + 1
        return found - start


def is_whole(frame: bytes, head_bytes: int, *, samples: int, stream_bits: int) -> bool:
    """Tell whether all of a frame is there; of one that makes no sense nothing is told.

    `frame` may go on with anything. `stream_bits` are those of a sample where it does not say.
    """
    bits = _Bits(f"{int.from_bytes(frame):0{8 * len(frame)}b}", 8 * head_bytes)
    channels = frame[3] >> 4
    depth = _BITS.get(frame[3] >> 1 & 7, stream_bits)
    side = {_LEFT_SIDE: 1, _SIDE_RIGHT: 0, _MID_SIDE: 1}.get(channels)
    try:
        for channel in range(2 if side is not None else channels + 1):
            if not _channel(bits, samples, depth + (channel == side)):
                return True
    except _ShortError:
        return False
    return bits.at + -bits.at % 8 + _CHECKSUM_BITS <= len(bits.text)


def _channel(bits: _Bits, samples: int, depth: int) -> bool:
    """Pass one channel; returns False where it makes no sense."""
    kind = bits.number(7)
    if bits.number(1):
        depth -= bits.zeros() + 1
    if kind == _CONSTANT:
        bits.at += depth
    elif kind == _VERBATIM:
        bits.at += depth * samples
    elif _FIXED <= kind <= _FIXED + _MOST_FIXED:
        bits.at += (kind - _FIXED) * depth
        return _residual(bits, samples, kind - _FIXED)
    elif _LINEAR <= kind < 2 * _LINEAR:
        order = kind - _LINEAR + 1
        bits.at += order * depth
        precision = bits.number(4) + 1
        bits.at += 5 + order * precision
        return _residual(bits, samples, order)
    else:
        return False
    return True


def _residual(bits: _Bits, samples: int, order: int) -> bool:
    width = 4 + bits.number(2)
    parts = 1 << bits.number(4)
    if width > 5 or samples % parts:
        return False
    for part in range(parts):
        count = samples // parts - (0 if part else order)
        parameter = bits.number(width)
        if parameter == (1 << width) - 1:
            bits.at += bits.number(5) * count
            continue
        for _ in range(count):
            bits.zeros()
            bits.at += parameter
    return True
