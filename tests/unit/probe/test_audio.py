import wave
from pathlib import Path

import pytest

from mediadesk.decoding.tracks import read_tracks
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Facts
from mediadesk.formats.source import open_source
from mediadesk.probe.audio import probe_audio
from tests.support.media import recording


def facts(path: Path, format_name: str) -> Facts:
    with open_source(bytes(path)) as source:
        try:
            reading = read_tracks(source)
        except OutsideError:
            reading = None
        return probe_audio(source, format_name, reading)


def test_a_voice_memo_states_when_and_how_long(tmp_path: Path) -> None:
    found = facts(recording(tmp_path / "a.m4a", creation_time="2021-07-12T22:56:37Z"), "m4a")
    assert found.duration_s == pytest.approx(1.0, abs=0.1)
    assert found.stamps[0].wall == "2021-07-12T22:56:37"


def test_the_release_day_of_a_song_is_no_capture_date(tmp_path: Path) -> None:
    found = facts(recording(tmp_path / "a.m4a", date="1995"), "m4a")
    assert "QuickTime:ContentCreateDate" not in {stamp.source for stamp in found.stamps}


def test_other_recordings_state_their_length(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(12_000))
    assert facts(path, "wav").duration_s == pytest.approx(1.5)


def test_a_damaged_recording_has_no_length_but_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(b"fLaC" + bytes(100))
    assert facts(path, "flac") == Facts(format="flac")
