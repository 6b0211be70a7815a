"""What was unpacked from a compressed recording plays its samples; its original does not."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from mediadesk.fingerprint.unpacking import Samples, plays_hardly_more, plays_the_same, samples_of
from tests.support.music import melody, write


@pytest.mark.parametrize(("kind", "bit_rate"), [("mp3", 320_000), ("m4a", 256_000)])
def test_what_was_unpacked_is_told_from_the_original(
    tmp_path: Path, kind: str, bit_rate: int
) -> None:
    sound = melody(3, 8.0)
    original = samples_of(bytes(write(tmp_path / "original.flac", sound)))
    compressed = samples_of(bytes(write(tmp_path / f"a.{kind}", sound, bit_rate=bit_rate)))
    unpacked = samples_of(bytes(write(tmp_path / "unpacked.flac", compressed)))
    later = np.concatenate([np.zeros(1105, np.float32), unpacked])
    assert plays_the_same(compressed, unpacked)
    assert plays_the_same(compressed, later)
    assert not plays_the_same(compressed, original)


@pytest.mark.parametrize(
    ("first", "second", "hardly"),
    [
        (("mp3", 128_000), ("mp3", 320_000), True),
        (("mp3", 128_000), ("m4a", 256_000), True),
        (("m4a", 128_000), ("mp3", 320_000), True),
        (("mp3", 320_000), ("mp3", 128_000), False),
        (("m4a", 256_000), ("mp3", 128_000), False),
    ],
)
def test_a_copy_of_more_bits_plays_hardly_more(
    tmp_path: Path, first: tuple[str, int], second: tuple[str, int], *, hardly: bool
) -> None:
    def saved(name: str, sound: npt.NDArray[np.float32], how: tuple[str, int]) -> Samples:
        kind, bit_rate = how
        return samples_of(bytes(write(tmp_path / f"{name}.{kind}", sound, bit_rate=bit_rate)))

    noise = np.random.default_rng(2).normal(0, 0.03, round(8.0 * 44_100)).astype(np.float32)
    source = saved("source", melody(3, 8.0) + noise, first)
    assert plays_hardly_more(source, saved("copy", source, second)) is hardly


def test_silence_and_what_is_short_prove_nothing() -> None:
    silence = np.zeros(9 * 44_100, np.float32)
    assert not plays_the_same(silence, silence)
    short = melody(3, 2.0)
    assert not plays_the_same(short, short)
