"""caf: the sound of CAF and Wave64 without texts, in whatever order their chunks are."""

import struct
from pathlib import Path

import pytest

from tests.support.media import recording
from tests.support.payloads import content

SOUND = bytes(range(256)) * 3


def chunk(name: bytes, body: bytes, *, is_stream: bool = False) -> bytes:
    return name + struct.pack(">q", -1 if is_stream else len(body)) + body


DESC, TEXTS = chunk(b"desc", bytes(32)), chunk(b"info", b"\0\0\0\1title\0one\0")
PACKETS = chunk(b"pakt", b"sizes")


def caf(*parts: bytes) -> bytes:
    return b"caff\0\1\0\0" + b"".join(parts)


def data(edits: int = 0, sound: bytes = SOUND, *, is_stream: bool = False) -> bytes:
    return chunk(b"data", edits.to_bytes(4, "big") + sound, is_stream=is_stream)


def test_texts_edits_and_the_order_of_chunks_change_no_caf() -> None:
    plain = content(caf(DESC, PACKETS, data()))
    assert content(caf(DESC, TEXTS, data(edits=7), PACKETS, chunk(b"free", bytes(99)))) == plain
    assert content(caf(DESC, PACKETS, data(is_stream=True))) == plain
    assert content(caf(DESC, data())).payload != plain.payload
    assert content(caf(DESC, PACKETS, data(sound=SOUND[1:]))).payload != plain.payload
    shown = content(caf(DESC, PACKETS, chunk(b"chan", b"left"), data()))
    assert (shown.payload, shown.display) == (plain.payload, {"channels": b"left"})
    assert content(caf(DESC, PACKETS, data(), chunk(b"midi", b"x"))).trailer.endswith(b"x")


def test_a_caf_without_sound_or_cut_has_no_payload() -> None:
    for broken in (caf(DESC), caf(data()), caf(DESC, data())[:-1]):
        with pytest.raises(ValueError, match=r"no sound|nowhere"):
            content(broken)


def test_chunks_that_tell_of_a_wave64_change_nothing(tmp_path: Path) -> None:
    whole = recording(tmp_path / "a.w64").read_bytes()
    name = b"list" + bytes.fromhex("2f91cf11a5d628db04c10000")
    more = name + struct.pack("<Q", 24 + 16) + b"INFO" + bytes(12)
    at = 40 + int.from_bytes(whole[56:64], "little")  # behind the first chunk
    assert content(whole[:at] + more + whole[at:]) == content(whole)
    changed = whole[:-1] + bytes([whole[-1] ^ 1])
    assert content(changed).payload != content(whole).payload
