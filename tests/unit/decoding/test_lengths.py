from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from mediadesk.decoding.tracks import Reading, read_tracks
from mediadesk.formats.source import open_source
from mediadesk.probe.video import probe_video

RATE_HZ = 44_100


def reading(path: Path) -> Reading:
    with open_source(bytes(path)) as source:
        return read_tracks(source)


def sound(path: Path, *, seconds: float, loud: bool, bit_rate: int = 64_000) -> bytes:
    """Write a bare stream of sound, without an index, and return it."""
    random = np.random.default_rng(1)
    samples = random.normal(0, 8000 if loud else 0, int(seconds * RATE_HZ)).astype(np.int16)
    options = {} if path.suffix == ".aac" else {"write_xing": "0", "id3v2_version": "0"}
    codec, name = ("aac", "adts") if path.suffix == ".aac" else ("mp3", "mp3")
    with av.open(str(path), "w", format=name, options=options) as container:
        stream = container.add_stream(codec, rate=RATE_HZ)
        assert isinstance(stream, av.AudioStream)
        stream.layout, stream.bit_rate = "mono", bit_rate
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="s16", layout="mono")
        frame.sample_rate, frame.time_base = RATE_HZ, Fraction(1, RATE_HZ)
        for part in (frame, None):
            container.mux(stream.encode(part))
    return path.read_bytes()


@pytest.mark.parametrize("ending", ["mp3", "aac"])
def test_sound_that_begins_with_few_bits_is_no_longer_for_that(tmp_path: Path, ending: str) -> None:
    quiet = sound(tmp_path / f"a.{ending}", seconds=6, loud=False, bit_rate=32_000)
    loud = sound(tmp_path / f"b.{ending}", seconds=6, loud=True, bit_rate=128_000)
    (path := tmp_path / f"whole.{ending}").write_bytes(quiet + loud)
    found = reading(path)
    assert found.duration_s == pytest.approx(12, rel=0.02)
    assert found.tracks.bit_rate == pytest.approx(8 * path.stat().st_size / 12, rel=0.02)


def test_sound_of_even_bits_is_as_long_as_these_say(tmp_path: Path) -> None:
    sound(path := tmp_path / "a.mp3", seconds=10, loud=True)
    assert reading(path).duration_s == pytest.approx(10, rel=0.02)


def test_what_a_camera_notes_after_a_film_makes_it_no_longer(corpora: Path) -> None:
    path = corpora / "video-gopro" / "samples" / "karma.mp4"
    assert reading(path).duration_s == pytest.approx(12.079, abs=0.01)


def test_a_film_without_samples_is_as_long_as_its_boxes_say(corpora: Path) -> None:
    path = corpora / "dates-exiftool" / "t" / "images" / "QuickTime.mov"
    with open_source(bytes(path)) as source:
        found = probe_video(source, "mov", read_tracks(source))
    assert found.duration_s == pytest.approx(4.967, abs=0.01)
