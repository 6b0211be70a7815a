"""Films and recordings made to harm whoever reads them: endless, huge, looping, or not there."""

import io
import os
import random
import struct
from collections.abc import Iterable
from pathlib import Path

from PIL import GifImagePlugin, Image

from tests.support.media import movie, recording

_UNKNOWN = b"\x01" + b"\xff" * 7
"""Matroska's size of what goes on until something else begins."""

WITHOUT_PICTURE = frozenset(
    {"truncated moov.mp4", "only the index.mp4", "four billion frames.mp4", "zero boxes.mp4",
     "empty boxes.mp4", "boxes in boxes.mp4", "giant.mkv", "hundreds of tracks.mkv",
     "broken packets.mkv", "clusters without size.mkv", "clusters in clusters.mkv",
     "random.mp3", "only heads.mp3", "playlist.mp4", "script.mp4", "sparse.mp4", "sparse.mp3"}
)  # fmt: skip


def make(folder: Path) -> None:
    """Fill a folder; every name says what is wrong, `whole.*` are good."""
    film = movie(folder / "whole.mp4", duration_s=2.0).read_bytes()
    avi = movie(folder / "whole.avi", codec="mpeg4", seed=3).read_bytes()
    recording(folder / "whole.mp3", duration_s=3.0)
    moov = film.index(b"moov") - 4
    made = {
        "truncated moov.mp4": film[: moov + 300],
        "only the index.mp4": film[:32] + film[moov:],
        "endless.mp4": _patched(film, {b"mvhd": (16, 4), b"tkhd": (24, 4), b"mdhd": (16, 4)}),
        "no clock.mp4": _patched(film, {b"mvhd": (12, 4), b"mdhd": (12, 4)}, with_=b"\0"),
        "no time between frames.mp4": _patched(film, {b"stts": (12, 4)}, with_=b"\0"),
        "four billion frames.mp4": _patched(film, {b"stts": (8, 8), b"stsz": (4, 8)}),
        "giant.mp4": _patched(film, {b"avc1": (24, 4)}),
        "zero boxes.mp4": film[:32] + b"\0\0\0\0free" + b"\0\0\0\0moov" * 20_000,
        "empty boxes.mp4": film[:32] + b"\0\0\0\x08free" * 50_000,
        "boxes in boxes.mp4": film[:32] + _nested(2_000),
        "giant.mkv": _matroska([_track(1, 100_000)], [b"\x10" * 400] * 20),
        "hundreds of tracks.mkv": _matroska([_track(n, 320) for n in range(1, 400)], [b"x" * 99]),
        "broken packets.mkv": _matroska([_track(1, 320)], _noise(500)),
        "clusters without size.mkv": _matroska([_track(1, 320)], _noise(1_000), sized=False),
        "clusters in clusters.mkv": _matroska([], []) + (b"\x1f\x43\xb6\x75" + _UNKNOWN) * 3_000,
        "index outside.avi": _index_outside(avi),
        "no rate.avi": _patched(avi, {b"strh": (24, 8)}, with_=b"\0"),
        "endless.avi": _patched(avi, {b"avih": (20, 4), b"strh": (36, 4)}),
        "random.mp3": random.Random(2).randbytes(500_000),  # noqa: S311 - the same each time
        "only heads.mp3": (b"\xff\xfb\x90\x00" + bytes(20)) * 20_000,
        "a tag without end.mp3": b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + bytes(9_000),
        "many frames.gif": _gif(3_000),
        "a gif.mp4": _gif(2_000),
        "playlist.mp4": b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/a.ts\n",
        "script.mp4": b"ffconcat version 1.0\nfile /etc/passwd\n",
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    for name, start in (("sparse.mp4", film[:32]), ("sparse.ts", b"\x47"),
                        ("sparse.mp3", b"ID3\x04\0\0\0\0\0\0"), ("sparse.avi", avi)):  # fmt: skip
        (folder / name).write_bytes(start)
        os.truncate(folder / name, 1 << 25)
    os.mkfifo(folder / "fifo.mp4")


def _patched(data: bytes, places: dict[bytes, tuple[int, int]], *, with_: bytes = b"\xff") -> bytes:
    """Overwrite a field of each box of these kinds: so many bytes after its name."""
    found = bytearray(data)
    for kind, (after, length) in places.items():
        at = found.find(kind)
        while at >= 0:
            found[at + 4 + after : at + 4 + after + length] = with_ * length
            at = found.find(kind, at + 4)
    return bytes(found)


def _nested(depth: int) -> bytes:
    inner = b""
    for _ in range(depth):
        inner = struct.pack(">I4s", len(inner) + 8, b"moov") + inner
    return inner


def _index_outside(avi: bytes) -> bytes:
    found = bytearray(avi)
    for entry in range(found.rindex(b"idx1") + 8, len(found) - 15, 16):
        found[entry + 8 : entry + 12] = b"\xf0\xff\xff\xff"
    return bytes(found)


def _element(kind: bytes, body: bytes) -> bytes:
    return kind + b"\x01" + len(body).to_bytes(7) + body


def _number(kind: bytes, value: int) -> bytes:
    return _element(kind, value.to_bytes(4))


def _track(number: int, side: int) -> bytes:
    size = _element(b"\xe0", _number(b"\xb0", side) + _number(b"\xba", side))
    told = _number(b"\xd7", number) + _number(b"\x73\xc5", number) + _number(b"\x83", 1)
    return _element(b"\xae", told + _element(b"\x86", b"V_VP8") + size)


def _matroska(tracks: Iterable[bytes], packets: Iterable[bytes], *, sized: bool = True) -> bytes:
    head = _element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", b"matroska"))
    info = _element(b"\x15\x49\xa9\x66", _number(b"\x2a\xd7\xb1", 1_000_000))
    found = [head, b"\x18\x53\x80\x67" + _UNKNOWN, info]
    found.append(_element(b"\x16\x54\xae\x6b", b"".join(tracks)))
    for number, packet in enumerate(packets):
        body = _number(b"\xe7", number * 40) + _element(b"\xa3", b"\x81\0\0\x80" + packet)
        kind = b"\x1f\x43\xb6\x75"
        found.append(_element(kind, body) if sized else kind + _UNKNOWN + body)
    return b"".join(found)


def _noise(count: int) -> list[bytes]:
    chance = random.Random(1)  # noqa: S311 - as above
    return [chance.randbytes(40) for _ in range(count)]


def _gif(frames: int) -> bytes:
    shown = Image.effect_noise((16, 16), 90)
    whole = io.BytesIO()
    shown.save(whole, "GIF")
    one = b"\x21\xf9\x04\x04\x02\0\0\0" + b"".join(GifImagePlugin.getdata(shown))
    return whole.getvalue()[:-1] + one * (frames - 1) + b"\x3b"
