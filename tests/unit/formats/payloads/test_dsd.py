"""dsd and tak: sound without its tags; a WMA with what a program left of an older header."""

import struct
from pathlib import Path

import pytest

from tests.support.media import recording
from tests.support.payloads import content

ID3 = b"ID3\x04\x00\x00\x00\x00\x00\x14" + b"TIT2" + bytes(16)
SOUND = bytes(range(256)) * 4


def dsf(sound: bytes = SOUND, tag: bytes = b"", rate: int = 2_822_400) -> bytes:
    shape = struct.pack("<QIIIIIIQII", 52, 1, 0, 2, 2, rate, 1, 4096, 4096, 0)
    data = b"data" + struct.pack("<Q", 12 + len(sound)) + sound
    size = 28 + 52 + len(data)
    place = size if tag else 0
    head = b"DSD " + struct.pack("<QQQ", 28, size + len(tag), place)
    return head + b"fmt " + shape + data + tag


def dff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack(">Q", len(body)) + body + bytes(len(body) % 2)


def dff(*more: bytes, sound: bytes = SOUND) -> bytes:
    rate = b"SND " + dff_chunk(b"FS  ", (2_822_400).to_bytes(4, "big"))
    parts = dff_chunk(b"FVER", bytes(4)) + dff_chunk(b"PROP", rate) + dff_chunk(b"DSD ", sound)
    return dff_chunk(b"FRM8", b"DSD " + parts + b"".join(more))


def tak(*more: tuple[int, bytes], sound: bytes = SOUND, tag: bytes = b"") -> bytes:
    blocks = [(1, b"shape of it.."), *more, (0, b"")]
    packed = (bytes([kind]) + len(body).to_bytes(3, "little") + body for kind, body in blocks)
    return b"tBaK" + b"".join(packed) + sound + tag


def test_tags_and_sizes_of_a_dsf_change_nothing() -> None:
    assert content(dsf(tag=ID3)) == content(dsf())
    assert content(dsf(rate=5_644_800)).payload != content(dsf()).payload
    assert content(dsf(SOUND[:-1])).payload != content(dsf()).payload
    assert content(dsf(tag=b"something else")).trailer == b"something else"
    with pytest.raises(ValueError, match="nowhere"):
        content(dsf()[:-1])


def test_tags_comments_and_indexes_of_a_dff_change_nothing() -> None:
    more = [dff_chunk(name, b"one") for name in (b"COMT", b"DIIN", b"DSTI", b"ID3 ")]
    assert content(dff(*more)) == content(dff())
    assert content(dff(dff_chunk(b"NEW ", b"x"))).trailer.endswith(b"x")
    assert content(dff(sound=SOUND[:-2])).payload != content(dff()).payload
    with pytest.raises(ValueError, match="nowhere"):
        content(dff()[:-4])


def test_blocks_and_tags_of_a_tak_change_nothing() -> None:
    ape = b"items" + b"APETAGEX" + struct.pack("<IIII", 2000, 37, 1, 0) + bytes(8)
    assert content(tak((4, b"encoder"), (2, b"seek"), tag=ape)) == content(tak())
    assert content(tak(sound=SOUND[:-1])).payload != content(tak()).payload
    with pytest.raises(ValueError, match="no sound"):
        content(tak(sound=b""))


def test_what_is_left_of_an_older_header_changes_no_wma(tmp_path: Path) -> None:
    data = recording(tmp_path / "a.wma").read_bytes()
    end = int.from_bytes(data[16:24], "little")
    left = "older tags".encode("utf-16-le") * 50
    assert content(data[:end] + left + data[end:]) == content(data)
