"""The frames of MP3 and its elders, and the index that the first of them may hold.

ISO/IEC 11172-3 and 13818-3, and the headers of Xing (LAME, FFmpeg) and Fraunhofer (VBRI).
"""

import struct
from typing import NamedTuple

HEAD_BYTES = 4
_LAYER_1, _LAYER_3 = 3, 1
_MPEG_1 = 3
_KBIT = {
    (True, 3): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 1): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 3): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 1): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""By whether it is MPEG-1, and the layer as it is written."""
_RATES_HZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


class Index(NamedTuple):
    """How many frames and bytes an index says there are; 0 where it does not say."""

    frames: int = 0
    size_bytes: int = 0


def frame_bytes(head: bytes) -> int:
    """Return the length of a frame that starts with these four bytes; 0 where none does."""
    if len(head) < HEAD_BYTES or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    if version == 1 or layer == 0 or head[2] >> 4 == 15 or head[2] >> 2 & 3 == 3:
        return 0
    bits_a_second = 1000 * _KBIT[version == _MPEG_1, layer][head[2] >> 4]
    rate_hz, padding = _RATES_HZ[version][head[2] >> 2 & 3], head[2] >> 1 & 1
    if not bits_a_second:
        return 0
    if layer == _LAYER_1:
        return (12 * bits_a_second // rate_hz + padding) * 4
    is_short = layer == _LAYER_3 and version != _MPEG_1
    return (72 if is_short else 144) * bits_a_second // rate_hz + padding


def is_alike(head: bytes, other: bytes) -> bool:
    """Tell whether two frames may follow each other: one version, one layer, one rate."""
    return head[1] & 0xFE == other[1] & 0xFE and head[2] & 0x0C == other[2] & 0x0C


def index_of(frame: bytes) -> Index | None:
    """Return the index that a frame of layer III holds instead of sound; None where it has none."""
    if len(frame) < HEAD_BYTES or frame[1] >> 1 & 3 != _LAYER_3:
        return None
    if frame[36:40] == b"VBRI" and len(frame) >= 54:
        size_bytes, frames = struct.unpack_from(">II", frame, 46)
        return Index(frames, size_bytes)
    is_mono = frame[3] >> 6 == 3
    side = (17 if is_mono else 32) if frame[1] >> 3 & 3 == _MPEG_1 else (9 if is_mono else 17)
    at = HEAD_BYTES + side + (0 if frame[1] & 1 else 2)
    if frame[at : at + 4] not in (b"Xing", b"Info"):
        return None
    flags = int.from_bytes(frame[at + 4 : at + 8], "big")
    frames_at, bytes_at = at + 8, at + 8 + 4 * (flags & 1)
    return Index(
        int.from_bytes(frame[frames_at : frames_at + 4], "big") if flags & 1 else 0,
        int.from_bytes(frame[bytes_at : bytes_at + 4], "big") if flags & 2 else 0,
    )
