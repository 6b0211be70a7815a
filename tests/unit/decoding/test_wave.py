"""The bars of a recording are as loud as it is, from its start to its end."""

from pathlib import Path

import numpy as np
import pytest

from mediadesk.decoding.wave import wave_bars
from mediadesk.domain.errors import OutsideError
from tests.support.media import movie
from tests.support.music import write


@pytest.mark.parametrize("name", ["a.flac", "a.mp3"])
def test_bars_follow_how_loud_it_is(tmp_path: Path, name: str) -> None:
    tone = np.sin(np.arange(4 * 44_100) / 20).astype(np.float32)
    tone[: 2 * 44_100] *= 0.25
    path = write(tmp_path / name, tone)
    bars = wave_bars(bytes(path), 40, 5.0)
    assert 39 <= len(bars) <= 40
    quiet, loud = np.frombuffer(bars[2:18], np.uint8), np.frombuffer(bars[22:38], np.uint8)
    assert 3 < loud.mean() / quiet.mean() < 5


def test_it_ends_in_time_with_the_bars_there_are(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", np.ones(30 * 44_100, np.float32) * 0.5)
    assert 0 < len(wave_bars(bytes(path), 400, 0.0)) < 400


def test_a_film_without_sound_has_none(tmp_path: Path) -> None:
    with pytest.raises(OutsideError):
        wave_bars(bytes(movie(tmp_path / "a.mp4")), 40, 5.0)
