"""The sound of MP3, AAC, AC-3, APE, WavPack, Musepack and others, between tags at both ends.

ID3v2 at both ends, ID3v1, APEv2 and Lyrics3 are left out. So is the frame of an MP3 that holds
no sound but its index (Xing, Info, VBRI): programs add and renew it. What it says of silence to be
cut at both ends changes what is heard, so it is a display fact.
"""

from mediadesk.formats import mpeg_audio
from mediadesk.formats.parts import Parts, whole
from mediadesk.formats.payloads import flac
from mediadesk.formats.source import Readable
from mediadesk.formats.tags import sound_between_tags

_PADDING_BYTES = 64 << 10


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a file with tags at its ends. Raises ValueError when nothing is between."""
    start, end = sound_between_tags(file, size_bytes)
    display: dict[str, bytes] = {}
    file.seek(start)
    padding = file.read(min(_PADDING_BYTES, end - start))
    if not (sound := padding.lstrip(b"\x00")):
        raise ValueError("no sound")
    if sound.startswith(b"fLaC"):
        return flac.read_parts(file, size_bytes)
    start += len(padding) - len(sound)
    if index_bytes := _index_bytes(sound):
        if gap := _silence(sound[:index_bytes]):
            display["silence"] = gap
        start += index_bytes
    if start >= end:
        raise ValueError("no sound")
    return whole([(start, end)], display=display)


def _index_bytes(sound: bytes) -> int:
    """Return the length of a first frame that holds an index instead of sound, or 0."""
    length = mpeg_audio.frame_bytes(sound[: mpeg_audio.HEAD_BYTES])
    return length if length and mpeg_audio.index_of(sound[:length]) is not None else 0


def _silence(frame: bytes) -> bytes:
    """Return the lengths of silence at both ends as LAME stores them, "" when unstated."""
    at = max(frame.find(b"Xing"), frame.find(b"Info"))
    if at < 0 or len(frame) < at + 8:
        return b""
    flags = frame[at + 7]
    lame = at + 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1)
    lame += 4 * (flags >> 3 & 1)
    return frame[lame + 21 : lame + 24].strip(b"\x00")
