"""What the tags of sound files say: ID3 in front, ID3v1, APE and lyrics behind the sound.

ID3v2 (id3.org), APEv2 (wiki.hydrogenaud.io).
"""

import struct
from collections.abc import Iterator

from mediadesk.formats.chunks import AIFF, RIFF, chunks
from mediadesk.formats.fields.iptc_fields import Field
from mediadesk.formats.parts import read_small
from mediadesk.formats.source import Readable

_MOST_FRAMES = 2_000
_MOST_BYTES = 32 << 20
_HEAD_BYTES, _FORM_BYTES = 10, 12
_IN_CHUNKS = {"wav": RIFF, "aiff": AIFF}
_CODECS = {b"\0": "latin-1", b"\1": "utf-16", b"\2": "utf-16-be", b"\3": "utf-8"}
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"BM")
_OLD_BYTES = 128
_OLD_TEXTS = {
    "TIT2": slice(3, 33),
    "TPE1": slice(33, 63),
    "TALB": slice(63, 93),
    "TYER": slice(93, 97),
    "COMM": slice(97, 125),
}
"""Where ID3v1 has what the frames of ID3v2 say."""


def tag_of(file: Readable, size_bytes: int, format_name: str) -> bytes:
    """Return the ID3v2 tag of a file: in front, or in a chunk of its own; "" where there is none.

    Raises ValueError for one that is broken.
    """
    if format_name in _IN_CHUNKS:
        for chunk in chunks(file, _IN_CHUNKS[format_name], _FORM_BYTES, size_bytes):
            if chunk.name.lower() == b"id3 " and chunk.end is not None:
                return read_small(file, chunk.start, chunk.end - chunk.start, limit=_MOST_BYTES)
        return b""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    if head[:3] != b"ID3" or len(head) < _HEAD_BYTES:
        return b""
    return head + file.read(min(_synchsafe(head[6:]), _MOST_BYTES))


def popularity(tag: bytes) -> int:
    """Return how much a recording is liked, 1 to 255; 0 where nobody said."""
    liked = (data for name, data in in_front(tag) if name in ("id3 POPM", "id3 POP"))
    return next((data[0] for data in liked if data), 0)


def in_front(tag: bytes) -> Iterator[Field]:
    """Yield the frames of an ID3v2 tag."""
    if tag[:3] != b"ID3" or tag[5] & 0xC0:  # unsynchronised, or with a further header
        yield "id3", tag
        return
    is_old, at = tag[3] == 2, 10
    name_bytes, head_bytes = (3, 6) if is_old else (4, 10)
    for _ in range(_MOST_FRAMES):
        name = tag[at : at + name_bytes]
        if at + head_bytes > len(tag) or not name.strip(b"\0"):
            return
        size = tag[at + name_bytes : at + (6 if is_old else 8)]
        length = _synchsafe(size) if tag[3] == 4 else int.from_bytes(size, "big")
        frame = tag[at + head_bytes : at + head_bytes + length]
        yield _frame(name.decode("latin-1"), frame)
        at += head_bytes + length


def behind(data: bytes, *, repeats: bool) -> Iterator[Field]:
    """Yield what the tags behind the sound say; ID3v1 `repeats` what a tag in front says."""
    yield from _ape(data)
    if b"LYRICSBEGIN" in data:
        yield "lyrics", data[data.find(b"LYRICSBEGIN") : -_OLD_BYTES]
    if not repeats and data[-_OLD_BYTES:][:3] == b"TAG":
        yield from _old_id3(data[-_OLD_BYTES:])


def _synchsafe(raw: bytes) -> int:
    return raw[0] << 21 | raw[1] << 14 | raw[2] << 7 | raw[3]


def _frame(name: str, data: bytes) -> Field:
    """Return what a frame says as UTF-8, without what it is called or in which language it is."""
    codec = _CODECS.get(data[:1], "latin-1")
    if name in ("COMM", "COM", "USLT", "ULT"):
        called, said = _parted(data[4:], codec)
        return f"id3 {called if called.startswith('iTun') else name}", said
    if name in ("TXXX", "TXX"):
        called, said = _parted(data[1:], codec)
        return f"id3 {called}", said
    if name in ("APIC", "PIC"):
        begins = [at for mark in _PICTURES if (at := data.find(mark)) > 0]
        return f"id3 {name}", data[min(begins, default=0) :]
    if name in ("POPM", "POP"):
        return f"id3 {name}", data.partition(b"\0")[2][:1]
    is_text = name.startswith("T") and data[:1] in _CODECS
    return f"id3 {name}", _recoded(data[1:], codec) if is_text else data


def _parted(data: bytes, codec: str) -> tuple[str, bytes]:
    """Return a description and the text behind it, which a NUL of its codec parts."""
    width = 2 if codec.startswith("utf-16") else 1
    ends = (at for at in range(0, len(data), width) if not any(data[at : at + width]))
    end = next(ends, 0)
    called = _recoded(data[:end], codec).decode()
    return called, _recoded(data[end + width :], codec)


def _recoded(data: bytes, codec: str) -> bytes:
    return data.decode(codec, "replace").replace("\ufeff", "").strip("\0").encode()


def _old_id3(tag: bytes) -> Iterator[Field]:
    """Yield the texts of an ID3v1 tag."""
    for name, place in _OLD_TEXTS.items():
        yield f"id3 {name}", tag[place].rstrip(b"\0 ")


def _ape(data: bytes) -> Iterator[Field]:
    """Yield the items of an APE tag, if there is one."""
    at = data.find(b"APETAGEX")
    if at < 0:
        return
    size, count, flags = struct.unpack_from("<III", data, at + 12)
    has_header = bool(flags & 0x20000000)
    at = at + 32 if has_header else at + 32 - size
    for _ in range(min(count, _MOST_FRAMES)):
        if not 0 <= at <= len(data) - 8:
            return
        length = int.from_bytes(data[at : at + 4], "little")
        end = data.find(b"\0", at + 8)
        if end < 0:
            return
        yield f"ape {data[at + 8 : end].decode('latin-1')}", data[end + 1 : end + 1 + length]
        at = end + 1 + length
