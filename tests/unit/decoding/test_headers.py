"""Recordings that FFmpeg cannot read, or not their tags, are known by their own headers."""

import struct
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mediadesk.domain.analysis import Analysis
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.streams import MusicTags
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse
from tests.support.media import recording

apev2: Any = import_module("mutagen.apev2")  # it is only half typed
id3: Any = import_module("mutagen.id3")


def look(path: Path) -> Analysis:
    return analyse(AnalysisRequest(bytes(path), MediaKind.AUDIO))


def test_ape_tags_are_read_behind_formats_that_have_none(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.wav")
    tags = apev2.APEv2()
    tags["Artist"], tags["Title"], tags["Track"] = "Nico", "Janitor", "3/12"
    tags.save(str(path))
    music = look(path).facts.music
    assert music == MusicTags(artist="Nico", title="Janitor", track=3)


def musepack(packets: int = 40) -> bytes:
    """Return the shape of a Musepack 8 recording: its header, its gain, packets without sound."""

    def packet(key: bytes, body: bytes) -> bytes:
        return key + bytes([3 + len(body)]) + body

    samples = packets * 1152 * 64
    counted = bytes([0x80 | samples >> 14 & 0x7F, 0x80 | samples >> 7 & 0x7F, samples & 0x7F])
    counted = bytes([0x80 | samples >> 21]) + counted
    stream = b"\x08" + counted + b"\x00" + bytes([0x1B, 0x10 | 3])  # 44.1 kHz, stereo, 64 frames
    header = packet(b"SH", zlib.crc32(stream).to_bytes(4, "big") + stream)
    sound = packet(b"AP", bytes(range(90))) * packets
    return b"MPCK" + header + packet(b"RG", b"\x01" + bytes(8)) + sound + packet(b"SE", b"")


@pytest.mark.parametrize("tag", ["id3", "ape"])
def test_musepack_behind_a_tag_is_no_mp3(tmp_path: Path, tag: str) -> None:
    plain, tagged = tmp_path / "plain.mpc", tmp_path / "tagged.mpc"
    plain.write_bytes(musepack())
    if tag == "id3":
        tagged.write_bytes(musepack())
        texts = id3.ID3()
        texts.add(id3.TPE1(encoding=3, text="Nico"))
        texts.add(id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=bytes(9000)))
        texts.save(str(tagged))
    else:
        item = (4).to_bytes(4, "little") + bytes(4) + b"Artist\0Nico"
        size = (len(item) + 32).to_bytes(4, "little")
        ends = (2000).to_bytes(4, "little") + size + (1).to_bytes(4, "little")
        head = b"APETAGEX" + ends + b"\0\0\0\xa0" + bytes(8)
        tagged.write_bytes(head + item + b"APETAGEX" + ends + b"\0\0\0\x80" + bytes(8) + musepack())
    found, bare = look(tagged), look(plain)
    assert (found.facts.format, found.kind, found.mismatch) == ("musepack", None, False)
    assert found.reason is None
    assert found.payload == bare.payload is not None
    assert found.facts.tracks is not None
    (sound,) = found.facts.tracks.sounds
    assert (sound.codec, sound.sample_rate_hz, sound.channels) == ("musepack8", 44100, 2)
    assert tag == "ape" or (found.facts.music and found.facts.music.artist == "Nico")
    assert found.facts.duration_s == pytest.approx(40 * 1152 * 64 / 44100, rel=0.01)


def test_a_tag_before_mp3_frames_is_an_mp3_an_mp3(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.mp3")
    assert look(path).facts.format == "mp3"


def test_windows_media_that_ffmpeg_refuses_is_listed_by_its_header(corpora: Path) -> None:
    found = look(corpora / "audio-beets" / "test" / "rsrc" / "full.wma")
    assert found.reason is None
    assert found.facts.tracks is not None
    (sound,) = found.facts.tracks.sounds
    assert (sound.codec, sound.sample_rate_hz, sound.channels) == ("wmav2", 44100, 1)
    assert round(found.facts.duration_s or 0) == 1
    music = found.facts.music
    assert music is not None
    assert (music.artist, music.album, music.title) == ("the artist", "the album", "full")
    assert (music.track, music.year) == (2, 2001)


def test_what_nothing_here_decodes_is_listed_with_what_it_says_and_told(tmp_path: Path) -> None:
    bare, tagged = tmp_path / "bare.ofr", tmp_path / "tagged.ofr"
    head = b"OFR " + struct.pack("<IIHBBI", 15, 2 * 44_100 * 3, 0, 3, 1, 44_100) + bytes(3)
    for path in (bare, tagged):
        path.write_bytes(head + b"COMP" + bytes(200))
    tags = apev2.APEv2()
    tags["Artist"] = "Nico"
    tags.save(str(tagged))
    found = look(tagged)
    assert found.reason == Reason.of(ReasonCode.NOT_SUPPORTED, format="OptimFROG")
    assert (found.facts.format, found.facts.duration_s) == ("optimfrog", 3.0)
    assert found.facts.music == MusicTags(artist="Nico")
    assert found.payload == look(bare).payload is not None


def test_a_cut_recording_keeps_its_reason_and_its_tags(corpora: Path) -> None:
    for name in ("audio-beets/test/rsrc/oldape.ape", "dates-exiftool/t/images/APE.ape"):
        found = look(corpora / name)
        assert found.reason is not None
        assert found.facts.tracks is None
        assert found.facts.duration_s is None or found.facts.duration_s < 10
        assert found.facts.music is not None
        assert found.facts.music.artist
