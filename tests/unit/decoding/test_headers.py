"""Recordings that FFmpeg cannot read, or not their tags, are known by their own headers."""

from importlib import import_module
from pathlib import Path
from typing import Any

from mediadesk.domain.analysis import Analysis
from mediadesk.domain.media import MediaKind
from mediadesk.domain.streams import MusicTags
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse
from tests.support.media import recording

apev2: Any = import_module("mutagen.apev2")  # it is only half typed


def look(path: Path) -> Analysis:
    return analyse(AnalysisRequest(bytes(path), MediaKind.AUDIO))


def test_ape_tags_are_read_behind_formats_that_have_none(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.wav")
    tags = apev2.APEv2()
    tags["Artist"], tags["Title"], tags["Track"] = "Nico", "Janitor", "3/12"
    tags.save(str(path))
    music = look(path).facts.music
    assert music == MusicTags(artist="Nico", title="Janitor", track=3)


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


def test_a_cut_recording_keeps_its_reason_and_its_tags(corpora: Path) -> None:
    for name in ("audio-beets/test/rsrc/oldape.ape", "dates-exiftool/t/images/APE.ape"):
        found = look(corpora / name)
        assert found.reason is not None
        assert found.facts.tracks is None
        assert found.facts.duration_s is None or found.facts.duration_s < 10
        assert found.facts.music is not None
        assert found.facts.music.artist
