"""The sound of MP3, AAC, APE, WavPack and Musepack files, between the tags at their two ends.

ID3v2 at both ends, ID3v1, APEv2 and Lyrics3 are left out. So is the frame of an MP3 that holds
no sound but its index (Xing, Info, VBRI): programs add and renew it. What it says of silence to be
cut at both ends changes what is heard, so it is a display fact.
"""

from mediadesk.formats.payloads import flac
from mediadesk.formats.payloads.parts import Parts, whole
from mediadesk.formats.payloads.tags import sound_between_tags
from mediadesk.formats.source import Readable

_PADDING_BYTES = 64 << 10
_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


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
    if len(sound) < 4 or sound[0] != 0xFF or sound[1] & 0xE6 != 0xE2:  # MPEG audio, layer III
        return 0
    version, is_mono = sound[1] >> 3 & 3, sound[3] >> 6 == 3
    if version == 1 or sound[2] >> 4 == 15 or sound[2] >> 2 & 3 == 3:
        return 0
    per_second = _RATES[max(version, 2)][sound[2] >> 4] * 1000
    samples_hz = _SAMPLES[version][sound[2] >> 2 & 3]
    length = (144 if version == 3 else 72) * per_second // samples_hz + (sound[2] >> 1 & 1)
    side = (17 if is_mono else 32) if version == 3 else (9 if is_mono else 17)
    protection = 0 if sound[1] & 1 else 2
    has_index = sound[4 + side + protection :][:4] in (b"Xing", b"Info")
    return length if has_index or sound[36:40] == b"VBRI" else 0


def _silence(frame: bytes) -> bytes:
    """Return the lengths of silence at both ends as LAME stores them, "" when unstated."""
    at = max(frame.find(b"Xing"), frame.find(b"Info"))
    if at < 0 or len(frame) < at + 8:
        return b""
    flags = frame[at + 7]
    lame = at + 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1)
    lame += 4 * (flags >> 3 & 1)
    return frame[lame + 21 : lame + 24].strip(b"\x00")
