"""Recordings of the same are found in other encodings and lengths; tags alone match nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mediadesk.catalog.likeness import sounds
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.fingerprint.versions import SOUND_VERSION
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching import sounds as sound_search
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.desks import CHILDREN, Desk
from tests.support.media import recording
from tests.support.music import RATE_HZ, melody, write

Search = Callable[[], list[set[str]]]


@pytest.fixture
def search(desk: Desk, decoders: Sandbox) -> Search:
    settings = replace(Settings(), hashing_workers=CHILDREN)

    def run() -> list[set[str]]:
        DuplicateSearch(desk.store, settings, Lanes(1, first=decoders)).run([ClusterKind.AUDIO])
        names: dict[int, str] = dict(desk.sql("SELECT id, name_shown FROM file"))
        found = desk.library.clusters([ClusterKind.AUDIO])
        return [{names[member.file_id] for member in members} for _, members in found]

    return run


def test_one_recording_in_many_encodings_is_one_cluster(
    desk: Desk, search: Search, pictures: Path
) -> None:
    song = melody(1, 20)
    write(pictures / "song.flac", song)
    write(pictures / "small.mp3", song, bit_rate=32_000)
    write(pictures / "phone.opus", song, bit_rate=24_000)
    write(pictures / "quiet.m4a", song * 0.2)
    write(pictures / "cut.mp3", song[RATE_HZ * 3 :])
    write(pictures / "clip.wav", song[RATE_HZ * 8 : RATE_HZ * 14])
    write(pictures / "other.mp3", melody(2, 20))
    desk.scan(pictures)
    (members,) = search()
    assert members == {
        "song.flac", "small.mp3", "phone.opus", "quiet.m4a", "cut.mp3", "clip.wav",
    }  # fmt: skip
    ((_, found),) = desk.library.clusters([ClusterKind.AUDIO])
    (keeper,) = [member for member in found if member.keeper]
    assert desk.row(pictures / "song.flac").record.id == keeper.file_id


def test_neither_tags_nor_an_opening_make_two_recordings_one(
    desk: Desk, search: Search, pictures: Path
) -> None:
    tags = {"artist": "Somebody", "title": "Something"}
    opening = melody(5, 5)
    for number in range(2):
        song = np.concatenate([opening, melody(number, 15)])
        write(pictures / f"{number}.flac", song, tags=tags)
    write(pictures / "silence.flac", np.zeros(RATE_HZ * 10, np.float32), tags=tags)
    write(pictures / "stillness.flac", np.zeros(RATE_HZ * 12, np.float32), tags=tags)
    desk.scan(pictures)
    assert search() == []


def test_new_recordings_are_compared_with_those_known(
    desk: Desk, search: Search, pictures: Path
) -> None:
    song = melody(1, 12)
    write(pictures / "song.flac", song)
    desk.scan(pictures)
    assert search() == []
    write(pictures / "late.mp3", song[RATE_HZ * 4 :])
    desk.scan(pictures)
    assert search() == [{"song.flac", "late.mp3"}]
    with desk.store.readers.use() as reader:
        (match,) = sounds.matches(reader)
    assert abs(match.shift_s) == pytest.approx(4.0, abs=0.4)
    assert max(match.coverage, match.right_coverage) > 0.9


def test_what_cannot_be_heard_is_noted_once(desk: Desk, search: Search, pictures: Path) -> None:
    recording(pictures / "short.mp3", duration_s=0.3)
    recording(pictures / "a.wav", duration_s=4.0)
    (pictures / "b.mp3").write_bytes(b"ID3\x03" + bytes(200))
    desk.scan(pictures)
    assert search() == []
    assert desk.sql("SELECT count(*) FROM sound") != [(0,)]


def test_a_recording_found_to_be_cut_leaves_the_cluster_it_was_in(
    desk: Desk, search: Search, pictures: Path
) -> None:
    song = melody(1, 8)
    for name in ("whole.flac", "copy.mp3", "cut.opus"):
        write(pictures / name, song)
    desk.scan(pictures)
    assert search() == [{"whole.flac", "copy.mp3", "cut.opus"}]
    desk.write("UPDATE file SET status = 'error' WHERE name_shown = 'cut.opus'")
    assert search() == [{"whole.flac", "copy.mp3"}]


def test_what_older_rules_found_is_forgotten_where_new_ones_listen_again(
    desk: Desk, search: Search, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(2):
        write(pictures / f"{seed}.mp3", melody(seed + 1, 8))
    desk.scan(pictures)
    assert search() == []
    desk.write("INSERT INTO sound_match SELECT min(id), max(id), 0.9, 0, 0, 8, 1, 1 FROM content")
    assert search() == [{"0.mp3", "1.mp3"}]
    monkeypatch.setattr(sound_search, "SOUND_VERSION", SOUND_VERSION + 1)
    assert search() == []
