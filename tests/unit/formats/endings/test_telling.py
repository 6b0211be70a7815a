"""Files that were cut are told, wherever they were; whole ones never, whatever stands behind."""

import io
import random
import struct
from pathlib import Path

import pytest

from mediadesk.formats import behind_tags
from mediadesk.formats.endings.telling import _TELLERS, ends_early
from mediadesk.formats.source import Source
from tests.support.media import movie, recording

ID3V1 = b"TAG" + b"title".ljust(125, b"\0")
APE_TAG = b"items" + b"APETAGEX" + struct.pack("<IIII", 2000, 37, 1, 0) + bytes(8)
LYRICS = b"LYRICSBEGIN la la la LYRICSEND" + ID3V1
JUNK = random.Random(3).randbytes(5_000)  # noqa: S311 - the same each time
BEHIND = (b"", ID3V1, APE_TAG, APE_TAG + ID3V1, LYRICS, bytes(3_000), b"<html></html>", JUNK)
SOUNDS = (
    ".wav", ".w64", ".aiff", ".caf", ".flac", ".mp3", ".aac", ".opus", ".tta", ".wv", ".wma",
    ".ac3", ".eac3",
)  # fmt: skip
FILMS = {".avi": "mpeg4", ".flv": "flv1", ".wmv": "wmv2", ".mkv": "libx264"}


def is_told(data: bytes) -> bool:
    found = behind_tags.found_in(Source.of_bytes(b"a", data))
    assert found is not None
    return ends_early(io.BytesIO(data), len(data), found[0])


def made(folder: Path, suffix: str) -> bytes:
    path = folder / f"whole{suffix}"
    if suffix in FILMS:
        return movie(path, duration_s=2.0, codec=FILMS[suffix]).read_bytes()
    return recording(path, duration_s=1.0).read_bytes()


@pytest.mark.parametrize("format_name", sorted(_TELLERS))
def test_each_format_s_teller_is_where_it_is_looked_for(format_name: str) -> None:
    assert isinstance(ends_early(io.BytesIO(b"junk"), 4, format_name), bool)


@pytest.mark.parametrize("suffix", [*SOUNDS, *FILMS])
def test_a_file_cut_anywhere_is_told_and_a_whole_one_is_not(tmp_path: Path, suffix: str) -> None:
    whole = made(tmp_path, suffix)
    assert [behind for behind in BEHIND if is_told(whole + behind)] == []
    chance = random.Random(1)  # noqa: S311 - the same places each time
    places = [len(whole) * share // 100 for share in (25, 50, 75, 90, 96)]
    places += [chance.randrange(len(whole) // 5, len(whole) - 300) for _ in range(20)]
    missed = [place for place in places if not is_told(whole[:place])]
    assert len(missed) <= (suffix == ".flv")  # between two of its tags nothing tells


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".mp3", ".aac", ".opus", ".w64"])
def test_a_few_bytes_that_lack_are_told(tmp_path: Path, suffix: str) -> None:
    whole = made(tmp_path, suffix)
    assert [lost for lost in (1, 2, 3, 5, 9, 30, 150) if not is_told(whole[:-lost])] == []


def test_of_what_was_written_as_a_stream_nothing_is_known(tmp_path: Path) -> None:
    whole = made(tmp_path, ".wav")
    for riff, data in ((0, 0), (0xFFFF_FFFF, 0xFFFF_FFFF), (len(whole) - 8, len(whole) - 8)):
        stream = whole[:4] + struct.pack("<I", riff) + whole[8:40] + struct.pack("<I", data)
        assert not is_told(stream + whole[44:])
    assert is_told(whole[:40] + struct.pack("<I", len(whole) + 90) + whole[44:])


def test_a_long_wav_says_its_length_in_another_place(tmp_path: Path) -> None:
    whole = made(tmp_path, ".wav")
    sizes = b"ds64" + struct.pack("<IQQQI", 28, 0, len(whole) - 44, 0, 0)
    head = b"RF64" + b"\xff" * 4 + b"WAVE" + sizes + whole[12:40] + b"\xff" * 4
    assert not is_told(head + whole[44:])
    assert is_told(head + whole[44:-50])


def test_an_index_that_counts_tags_is_proved_by_the_frames(tmp_path: Path) -> None:
    whole = bytearray(made(tmp_path, ".mp3"))
    at = whole.index(b"Xing") if b"Xing" in whole else whole.index(b"Info")
    counted = int.from_bytes(whole[at + 12 : at + 16], "big")
    whole[at + 12 : at + 16] = (counted + 40_000).to_bytes(4, "big")
    assert not is_told(bytes(whole))
    frame = bytes(whole[-417:]) if whole[-417] == 0xFF else bytes(whole[-418:])
    assert frame[0] == 0xFF
    assert is_told(bytes(whole[: -3 * len(frame)]))


def without_last_mark(whole: bytes) -> bytes:
    at = whole.rindex(b"OggS")
    return whole[: at + 5] + bytes([whole[at + 5] & ~4]) + whole[at + 6 :]


def test_an_ogg_without_its_last_page_is_told_but_no_voice_note_whose_recorder_marks_none(
    tmp_path: Path,
) -> None:
    opus = made(tmp_path, ".opus")
    assert is_told(opus[: opus.rindex(b"OggS")] + b"Og")
    assert not is_told(without_last_mark(opus))
    assert is_told(without_last_mark(opus)[:-1])
    other = opus.replace(b"OpusHead", b"\x01vorbis.")
    assert not is_told(other)
    assert is_told(without_last_mark(other))


def ape(sound: bytes) -> bytes:
    head = struct.pack("<4sHHIIIIIII", b"MAC ", 3990, 0, 52, 24, 4, 44, len(sound), 0, 0)
    return head + bytes(16) + bytes(24 + 4 + 44) + sound


def tak(sound: bytes) -> bytes:
    def block(kind: int, body: bytes) -> bytes:
        return bytes([kind]) + len(body).to_bytes(3, "little") + body

    last = (len(sound) - 60).to_bytes(5, "little") + (60).to_bytes(3, "little") + b"sum"
    return b"tBaK" + block(1, bytes(13)) + block(7, last) + block(0, b"") + sound


def musepack(sound: bytes) -> bytes:
    packet = b"AP" + bytes([0x80 | (len(sound) + 4) >> 7, (len(sound) + 4) & 0x7F]) + sound
    return b"MPCK" + b"SH\x05\1\2" + packet + b"SE\x03"


def old_musepack(sound: bytes) -> bytes:
    """Lay one frame of so many bits behind its length, in words that are turned round."""
    bits = f"{0:08b}{8 * len(sound):020b}" + "".join(f"{byte:08b}" for byte in sound)
    bits += "0" * (-len(bits) % 32)
    words = b"".join(
        int(bits[at : at + 32], 2).to_bytes(4, "little") for at in range(0, len(bits), 32)
    )
    return b"MP+\x07" + (1).to_bytes(4, "little") + bytes(16) + words


def dsf(sound: bytes) -> bytes:
    data = b"data" + struct.pack("<Q", 12 + len(sound)) + sound
    return (
        b"DSD " + struct.pack("<QQQ", 28, 0, 0) + b"fmt " + struct.pack("<Q", 52) + bytes(40) + data
    )


def dff(sound: bytes) -> bytes:
    data = b"DSD " + struct.pack(">Q", len(sound)) + sound
    return (
        b"FRM8" + struct.pack(">Q", 0) + b"DSD " + b"FVER" + struct.pack(">Q", 4) + bytes(4) + data
    )


@pytest.mark.parametrize("make", [ape, tak, musepack, old_musepack, dsf, dff])
def test_what_no_encoder_here_writes_is_told_by_its_own_lengths(make: object) -> None:
    assert callable(make)
    sound = bytes(range(1, 201)) * 4
    whole = make(sound)
    assert [behind for behind in BEHIND if is_told(whole + behind)] == []
    assert [lost for lost in (5, 60, 300, 700) if not is_told(whole[:-lost])] == []


@pytest.mark.parametrize(("mark", "begin", "length"), [("", 0x3C, 31), ("-WB", 0x14, 32)])
def test_a_voice_recording_of_an_old_phone_that_lacks_a_part_of_a_frame_is_told(
    mark: str, begin: int, length: int
) -> None:
    whole = f"#!AMR{mark}\n".encode() + (bytes([begin]) + b"s" * length) * 40
    assert not any(map(is_told, (whole, whole + bytes(99), whole + ID3V1)))
    assert all(is_told(whole[:-lost]) for lost in (1, 20, length))


def test_nothing_is_told_of_broken_heads_and_of_formats_that_know_no_end() -> None:
    for head in (b"MAC ", b"TTA1", b"wvpk", b"tBaK", b"fLaC", b"MPCK", b"DSD ", b"OggS\0"):
        is_told(head + bytes(40))
    assert not is_told((b"G" + bytes(187)) * 20 + b"G" + bytes(20))
