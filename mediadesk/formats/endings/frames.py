"""Which MP3, AAC, AC-3 and AMR streams end within a frame, or before all that an index counts.

Frames follow each other without a header of the whole; only some MP3s say how many there are.
"""

from collections.abc import Callable

from mediadesk.formats import mpeg_audio
from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_FIRST_BYTES = 64 << 10
"""Where the first frame is looked for."""
_LAST_BYTES = 24 << 10
"""Where the last ones are: AAC has frames of up to 8 KB."""
_IN_A_ROW = 3
"""Frames that must follow each other to be believed."""
_HEAD_BYTES = 7
"""As many as tell of either kind."""
_MAX_FRAMES = 5_000_000
_MAX_VOICE_BYTES = 64 << 20
"""Three days of AMR."""

_AC3_KBIT = (
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640,
)  # fmt: skip
_AC3_SAMPLES, _AC3_RATES_HZ, _LAST_AC3 = 1536, (48_000, 44_100, 32_000), 10
"""ETSI TS 102 366; later versions of the stream state the length itself."""
_AMR_BYTES = {
    b"#!AMR\n": (12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0),
    b"#!AMR-WB\n": (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0),
}
"""How long the rest of a frame is, by its kind. RFC 4867."""

_Length = Callable[[bytes], int]
"""Returns how long a frame is that starts so, 0 where none does."""


def mp3_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether an MP3 has fewer frames than its index counts, or a last one not all there."""
    start, end = sound_between_tags(file, size_bytes)
    sound = read_at(file, start, min(_FIRST_BYTES, end - start))
    at = _first(sound, mpeg_audio.frame_bytes)
    if at is None:
        return False
    head = sound[at : at + mpeg_audio.HEAD_BYTES]

    def length(found: bytes) -> int:
        is_frame = len(found) >= mpeg_audio.HEAD_BYTES and mpeg_audio.is_alike(head, found)
        return mpeg_audio.frame_bytes(found) if is_frame else 0

    index = mpeg_audio.index_of(sound[at : at + mpeg_audio.frame_bytes(head)])
    there = end - start - at
    if index is not None and (not index.size_bytes or index.size_bytes > there):
        # programs count bytes differently, and some count tags: the frames prove it
        without_index = _count(file, start + at, end, length) - 1
        if without_index < index.frames:
            return True
    return _is_last_cut(file, start + at, end, length)


def ac3_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether the last frame of an AC-3 or E-AC-3 stream is not all there."""
    start, end = sound_between_tags(file, size_bytes)
    return _is_last_cut(file, start, end, _ac3_bytes, mark=b"\x0b")


def amr_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether the last frame of an AMR recording is not all there."""
    head = read_at(file, 0, min(9, size_bytes))
    found = next((name for name in _AMR_BYTES if head.startswith(name)), None)
    if found is None:
        return False
    at, sizes = len(found), _AMR_BYTES[found]
    sound = read_at(file, 0, min(size_bytes, _MAX_VOICE_BYTES))
    while at < len(sound) and sound[at] & 0x87 == 0x04:  # a good frame
        at += 1 + sizes[sound[at] >> 3]
    return at > size_bytes


def aac_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether the last frame of an AAC stream is not all there."""
    start, end = sound_between_tags(file, size_bytes)
    return _is_last_cut(file, start, end, _adts_bytes)


def _adts_bytes(head: bytes) -> int:
    if len(head) < _HEAD_BYTES or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length >= _HEAD_BYTES else 0


def _ac3_bytes(head: bytes) -> int:
    if len(head) < _HEAD_BYTES or head[:2] != b"\x0b\x77":
        return 0
    if head[5] >> 3 > _LAST_AC3:
        return 2 * ((head[2] & 7) << 8 | head[3]) + 2
    rate, code = head[4] >> 6, head[4] & 0x3F
    if rate >= len(_AC3_RATES_HZ) or code >= 2 * len(_AC3_KBIT):
        return 0
    words = _AC3_KBIT[code >> 1] * 1000 * _AC3_SAMPLES // 16 // _AC3_RATES_HZ[rate]
    return 2 * (words + (code & 1 if _AC3_RATES_HZ[rate] == 44_100 else 0))


def _first(sound: bytes, length: _Length, start: int = 0, mark: bytes = b"\xff") -> int | None:
    """Return where frames begin that follow each other; each begins with `mark`."""
    at = sound.find(mark, start)
    while at >= 0:
        if _is_row(sound, at, length):
            return at
        at = sound.find(mark, at + 1)
    return None


def _is_row(sound: bytes, at: int, length: _Length) -> bool:
    """Tell whether frames follow each other from a place; a file may hold but one."""
    enough = _IN_A_ROW if at else 1
    for number in range(_IN_A_ROW):
        step = length(sound[at : at + _HEAD_BYTES])
        if not step:
            return number >= enough
        at += step
        if at >= len(sound):
            return number + 1 >= min(enough, 2)
    return True


def _is_last_cut(
    file: Readable, start: int, end: int, length: _Length, *, mark: bytes = b"\xff"
) -> bool:
    """Tell whether the last frames that follow each other stop short within one."""
    begin = max(start, end - _LAST_BYTES)
    sound = read_at(file, begin, end - begin)
    at: int | None = 0
    stop = 0
    while (at := _first(sound, length, stop, mark)) is not None:
        stop = at
        while step := length(sound[stop : stop + _HEAD_BYTES]):
            stop += step
    rest = sound[stop:]
    return stop > len(sound) or (len(rest) < _HEAD_BYTES and rest.startswith(mark))


def _count(file: Readable, at: int, end: int, length: _Length) -> int:
    """Return how many whole frames follow each other."""
    for number in range(_MAX_FRAMES):
        file.seek(at)
        step = length(file.read(min(_HEAD_BYTES, end - at)))
        if not step or at + step > end:
            return number
        at += step
    return _MAX_FRAMES
