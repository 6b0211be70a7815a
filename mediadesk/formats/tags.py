"""Where the tags at both ends of a sound file end and begin: ID3, APEv2 and Lyrics3."""

from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Readable

_MAX_TAGS = 20
_ID3V1_BYTES, _ENHANCED_BYTES = 128, 227


def sound_between_tags(file: Readable, size_bytes: int) -> tuple[int, int]:
    """Return where the sound starts and ends, tags at both ends left out."""
    start, end = 0, size_bytes
    for _ in range(_MAX_TAGS):
        after = _after_ape(file, _after_id3(file, start, end), end)
        if after == start:
            break
        start = after
    for _ in range(_MAX_TAGS):
        before = _before_tag(file, start, end)
        if before == end:
            break
        end = before
    return start, end


def _after_id3(file: Readable, start: int, end: int) -> int:
    file.seek(start)
    head = file.read(10)
    if len(head) < 10 or head[:3] != b"ID3" or head[3] == 0xFF or max(head[6:10]) > 0x7F:
        return start
    return min(start + 10 + _synchsafe(head[6:10]) + (10 if head[5] & 0x10 else 0), end)


def _after_ape(file: Readable, start: int, end: int) -> int:
    """Return where an APE tag in front ends, or `start` where there is none."""
    head = read_at(file, start, min(32, end - start))
    if len(head) < 32 or head[:8] != b"APETAGEX":
        return start
    return min(start + 32 + int.from_bytes(head[12:16], "little"), end)


def _synchsafe(raw: bytes) -> int:
    return raw[0] << 21 | raw[1] << 14 | raw[2] << 7 | raw[3]


def _before_tag(file: Readable, start: int, end: int) -> int:
    """Return where a tag that ends at `end` starts, or `end` when there is none."""
    length = min(_ENHANCED_BYTES + _ID3V1_BYTES, end - start)
    tail = read_at(file, end - length, length)
    size = 0
    if tail[-128:-125] == b"TAG" and len(tail) >= 128:
        is_enhanced = length == _ENHANCED_BYTES + _ID3V1_BYTES and tail[:4] == b"TAG+"
        size = length if is_enhanced else _ID3V1_BYTES
    elif tail[-32:-24] == b"APETAGEX":
        size = int.from_bytes(tail[-20:-16], "little")
        size += 32 if tail[-9] & 0x80 else 0  # the flag says that a header precedes the items
    elif tail[-9:] == b"LYRICS200" and tail[-15:-9].isdigit():
        size = int(tail[-15:-9]) + 15
    elif tail[-10:-7] == b"3DI" and max(tail[-4:]) < 0x80:
        size = _synchsafe(tail[-4:]) + 20
    elif tail[-9:] == b"LYRICSEND":
        size = _old_lyrics(file, start, end)
    return end - size if 0 < size <= end - start else end


def _old_lyrics(file: Readable, start: int, end: int) -> int:
    length = min(5_120, end - start)
    found = read_at(file, end - length, length).rfind(b"LYRICSBEGIN")
    return length - found if found >= 0 else 0
