"""Joined Ogg recordings are as long as their parts; nothing else is told a length."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.formats.ogg_links import joined_length_s
from tests.support.media import recording


def length(data: bytes) -> float | None:
    return joined_length_s(io.BytesIO(data), len(data))


def part(folder: Path, ending: str, duration_s: float, seed: int) -> bytes:
    path = recording(folder / f"{seed}.{ending}", duration_s=duration_s, seed=seed)
    return path.read_bytes()


@pytest.mark.parametrize("ending", ["ogg", "opus"])
def test_parts_are_added_up(tmp_path: Path, ending: str) -> None:
    parts = [part(tmp_path, ending, 2.0 + seed, seed) for seed in range(4)]
    assert length(b"".join(parts)) == pytest.approx(2 + 3 + 4 + 5, abs=0.05)
    assert length(parts[0]) is None


def test_parts_of_several_kinds_are_added_up(tmp_path: Path) -> None:
    both = part(tmp_path, "ogg", 30.0, 1) + part(tmp_path, "opus", 20.0, 2)
    assert length(both) == pytest.approx(50, abs=0.05)


def test_a_last_part_that_was_cut_counts_for_what_is_left(tmp_path: Path) -> None:
    one, other = part(tmp_path, "ogg", 10.0, 1), part(tmp_path, "ogg", 40.0, 2)
    found = length(one + other[: len(other) * 3 // 4])
    assert found is not None
    assert 30 < found < 45


def test_what_is_no_sound_alone_is_left_to_others(tmp_path: Path) -> None:
    one = part(tmp_path, "ogg", 2.0, 1)
    assert length(one + b"OggS" * 5000) is None
    assert length(b"RIFF" + one) is None
    assert length(one.replace(b"vorbis", b"theora") * 2) is None


@given(st.binary(max_size=400).map(lambda rest: b"OggS" + rest))
def test_any_bytes_end(data: bytes) -> None:
    found = length(data)
    assert found is None or found >= 0
