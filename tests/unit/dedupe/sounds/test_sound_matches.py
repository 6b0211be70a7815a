"""Recordings that sound the same are found among many, at their shift, and nothing else is."""

import numpy as np
import numpy.typing as npt
import pytest

from mediadesk.dedupe.sounds import neighbours
from mediadesk.dedupe.sounds.matches import SoundMatch, sound_matches
from mediadesk.dedupe.sounds.prints import Prints, Sound

Bits = npt.NDArray[np.uint32]
BITS = np.uint32(1) << np.arange(32, dtype=np.uint32)


def song(seed: int, length: int = 400) -> Bits:
    """Return prints that change by some bits from each to the next, as those of music do."""
    bits: Bits = np.bitwise_xor.accumulate(flips(seed, length, 7 / 32))
    return bits


def flips(seed: int, length: int, share: float) -> Bits:
    chance = np.random.default_rng(seed)
    wrong = chance.random((length, 32)) < share
    return np.asarray((wrong * BITS).sum(axis=1, dtype=np.uint32))


def changed(bits: Bits, share: float) -> Bits:
    """Return prints of which this share of all bits is another."""
    return bits ^ flips(99, len(bits), share)


def sound(bits: Bits, first: int = 0) -> Sound:
    return Sound(np.arange(first, first + len(bits), dtype=np.uint32), bits)


def found(*sounds: Sound, new: int | None = None) -> list[SoundMatch]:
    prints = Prints.of([len(each) for each in sounds], sounds)
    return sound_matches(prints, len(sounds) if new is None else new, lambda: None)


def pairs(matches: list[SoundMatch]) -> set[tuple[int, int, int]]:
    return {(match.left, match.right, match.shift) for match in matches}


def test_a_noisy_cut_copy_is_found_among_strangers() -> None:
    strangers = [sound(song(seed)) for seed in range(40)]
    whole = song(50)
    copy = changed(whole[60:], 0.2)
    (match,) = found(*strangers, sound(whole), sound(copy))
    assert (match.left, match.right, match.shift) == (40, 41, -60)
    assert match.right_coverage > 0.95
    assert match.coverage == pytest.approx(340 / 400, abs=0.05)
    assert (match.start, match.stop) == (60, 399)


def test_a_short_clip_is_found_in_its_recording() -> None:
    whole = song(1)
    clip = changed(whole[200:227], 0.08)
    assert pairs(found(sound(whole), sound(clip), sound(song(2)))) == {(0, 1, -200)}


def test_a_shared_opening_is_no_match() -> None:
    opening = song(9, 100)
    one, other = (np.concatenate([opening, song(seed, 300)]) for seed in (1, 2))
    assert found(sound(one), sound(other)) == []


def test_silence_in_the_midst_keeps_its_place() -> None:
    whole = song(3)
    kept = np.r_[0:150, 190:400]
    quiet = Sound(kept.astype(np.uint32), changed(whole, 0.05)[kept])
    assert pairs(found(sound(whole), quiet)) == {(0, 1, 0)}


def test_only_pairs_with_a_new_recording_are_told() -> None:
    one, other = song(1), song(2)
    known = [sound(one), sound(other), sound(changed(other, 0.05))]
    assert pairs(found(sound(changed(one, 0.1)), *known, new=1)) == {(0, 1, 0)}
    assert found(*known, new=0) == []
    assert found() == []


def test_sounds_that_all_share_hide_no_copy() -> None:
    hum = np.full(80, song(7, 1)[0], np.uint32)
    songs = [np.concatenate([song(seed, 150), hum, song(seed + 500, 150)]) for seed in range(60)]
    copies = [changed(each, 0.1) for each in songs[:5]]
    matches = found(*map(sound, songs), *map(sound, copies))
    assert pairs(matches) == {(number, 60 + number, 0) for number in range(5)}


def test_a_crowd_that_is_sorted_in_parts_is_compared_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours, "_SORTED_AT_ONCE", 1_000)
    songs = [song(seed) for seed in range(20)]
    matches = found(*map(sound, songs), *(sound(changed(each, 0.15)) for each in songs))
    assert pairs(matches) == {(number, 20 + number, 0) for number in range(20)}
