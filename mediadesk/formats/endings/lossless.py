"""Which APE, TAK, TTA and WavPack files end before the last of their samples.

Their headers say how long what follows is, or how many samples there are.
"""

from mediadesk.formats.parts import read_at
from mediadesk.formats.payloads import tak
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_APE_WITH_LENGTHS = 3980
_TTA_HEAD = 22
_WAVPACK_HEAD, _LONGEST_BLOCK = 32, 1 << 20
_UNKNOWN = 0xFFFF_FFFF


def ape_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a file of Monkey's Audio is shorter than its parts; old ones do not say."""
    start, end = sound_between_tags(file, size_bytes)
    head = read_at(file, start, 36)
    if int.from_bytes(head[4:6], "little") < _APE_WITH_LENGTHS:
        return False
    parts = [int.from_bytes(head[at : at + 4], "little") for at in range(8, 36, 4)]
    parts[5] <<= 32
    return start + sum(parts) > end


def tak_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a TAK ends before its last frame does."""
    start, end = sound_between_tags(file, size_bytes)
    at, last = start + 4, 0
    for kind, inner, length in tak.blocks(file, at):
        at = inner + length
        if kind == tak.LAST_FRAME:
            body = read_at(file, inner, 8)
            last = int.from_bytes(body[:5], "little") + int.from_bytes(body[5:], "little")
    return at + last > end


def tta_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a True Audio file is shorter than its frames together."""
    start, end = sound_between_tags(file, size_bytes)
    head = read_at(file, start, 18)
    rate_hz = int.from_bytes(head[10:14], "little")
    samples = int.from_bytes(head[14:], "little")
    samples_a_frame = 256 * rate_hz // 245
    if not samples_a_frame:
        return False
    frames = -(-samples // samples_a_frame)
    table_end = start + _TTA_HEAD + 4 * frames + 4
    if table_end > end:
        return True
    table = read_at(file, start + _TTA_HEAD, 4 * frames)
    sizes = (int.from_bytes(table[at : at + 4], "little") for at in range(0, len(table), 4))
    return table_end + sum(sizes) > end


def wavpack_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a WavPack ends within a block, or before the last of its samples."""
    start, end = sound_between_tags(file, size_bytes)
    total = int.from_bytes(read_at(file, start, 16)[12:], "little")
    begin = max(start, end - _LONGEST_BLOCK - _WAVPACK_HEAD)
    tail = read_at(file, begin, end - begin)
    at = tail.rfind(b"wvpk")
    while at >= 0 and tail[at + 9 : at + 10] not in (b"\x04", b""):  # by chance, in the sound
        at = tail.rfind(b"wvpk", 0, at)
    if at < 0:
        return False
    if at + _WAVPACK_HEAD > len(tail):
        return True
    length, index, samples = (
        int.from_bytes(tail[at + place : at + place + 4], "little") for place in (4, 16, 20)
    )
    if at + 8 + length > len(tail):
        return True
    # what has no samples comes behind them all
    return total != _UNKNOWN and samples > 0 and index + samples < total
