"""Broken and hostile files of other projects' test suites: each is listed, none does harm."""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mediadesk.catalog.files.records import FileRow
from mediadesk.config import Settings
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.media import FileStatus
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.scanning.video_hashing import VideoHasher
from tests.support import hostile_films
from tests.support.desks import CHILDREN, Desk, codes, counts
from tests.support.media import movie, picture, recording
from tests.support.music import melody, write

FOLDERS = ["decode-pillow", "dates-exiftool", "dates-exif-samples", "dates-immich"]
DEADLY = {"decoder-crashed", "decoder-timeout", "unexpected", "worker-cannot-start"}


def known(desk: Desk) -> dict[str, FileRow]:
    """Return what is known of each file; which copies a scan had time to hash whole is chance."""
    return {path: replace(row, sha256=None) for path, row in desk.rows().items()}


@pytest.mark.fault(41)
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_of_hostile_files_is_scanned_to_its_end_twice_alike(
    desk: Desk, corpora: Path, name: str
) -> None:
    first = desk.scan(corpora / name)
    assert first.status is JobStatus.COMPLETED
    assert first.files == first.new > 30
    assert {path: code for path, code in codes(first).items() if code in DEADLY} == {}
    before = known(desk)
    assert len(before) == first.files
    assert all(row.record.quick_hash for row in before.values())
    again = desk.scan(corpora / name)
    assert (counts(again), codes(again)) == ({"unchanged": first.files}, {})
    desk.write("UPDATE file SET pending = 7")
    third = desk.scan(corpora / name)
    assert (third.status, codes(third)) == (JobStatus.COMPLETED, codes(first))
    assert known(desk) == before


@pytest.mark.fault(41)
def test_films_and_recordings_made_to_harm_stop_nothing_and_are_told(
    desk: Desk, decoders: Sandbox, pictures: Path
) -> None:
    hostile_films.make(pictures)
    report = desk.scan(pictures)
    assert report.status is JobStatus.COMPLETED
    told = codes(report)
    assert {name: code for name, code in told.items() if code in DEADLY} == {}
    rows = {os.path.basename(path): row.record for path, row in desk.rows().items()}
    assert "fifo.mp4" not in rows  # only files are opened
    good = {"whole.mp4", "whole.avi", "whole.mp3"}
    assert all(rows[name].status is FileStatus.PRESENT for name in good)
    assert {name for name, row in rows.items() if row.status is FileStatus.ERROR} == {*told}
    settings, lanes = replace(Settings(), hashing_workers=CHILDREN), Lanes(1, first=decoders)
    hashed = VideoHasher(desk.store, lanes, settings).start().run()
    assert hashed.status is JobStatus.COMPLETED
    unhashed = {os.path.basename(os.fsdecode(path)): reason for path, reason in hashed.errors}
    assert {name: why for name, why in unhashed.items() if why.code in DEADLY} == {}
    assert not good & {*unhashed}
    # whatever has no picture that can be shown is told, by the scan or by the hashing
    assert {*told, *unhashed} >= hostile_films.WITHOUT_PICTURE
    DuplicateSearch(desk.store, settings, lanes).run()
    found = [
        {desk.library.files([m.file_id])[m.file_id].name_shown for m in members}
        for _, members in desk.library.clusters()
    ]
    assert not [names for names in found if {"whole.mp4", "whole.avi"} <= names]


@pytest.mark.fault(43)
def test_a_film_cut_within_its_media_is_told_and_never_stands_for_the_whole(
    desk: Desk, decoders: Sandbox, pictures: Path
) -> None:
    for number, suffix in enumerate((".mp4", ".mkv")):
        whole = movie(pictures / f"whole{suffix}", duration_s=4.0, seed=number).read_bytes()
        if suffix == ".mp4":  # with its index in front, as films for the web have it
            moov = whole.index(b"moov") - 4
            whole = whole[:32] + whole[moov:] + whole[32:moov]
        (pictures / f"cut{suffix}").write_bytes(whole[: len(whole) * 7 // 10])
    assert codes(desk.scan(pictures)) == {"cut.mp4": "ends-early", "cut.mkv": "ends-early"}
    DuplicateSearch(desk.store, Settings(), Lanes(1, first=decoders)).run()
    assert list(desk.library.clusters()) == []


@pytest.mark.fault(43)
def test_a_recording_cut_anywhere_is_told_and_never_stands_for_the_whole(
    desk: Desk, decoders: Sandbox, pictures: Path
) -> None:
    song, told = melody(1, 8), {}
    for suffix in (".mp3", ".flac", ".opus", ".wav", ".wma", ".aac"):
        whole = write(pictures / f"whole{suffix}", song, bit_rate=64_000).read_bytes()
        for share in (40, 97):
            # named, placed and dated to be preferred
            path = pictures / f"a{share}{suffix}"
            path.write_bytes(whole[: len(whole) * share // 100])
            told[path.name] = "ends-early"
    assert codes(desk.scan(pictures)) == told
    DuplicateSearch(desk.store, Settings(), Lanes(1, first=decoders)).run()
    (members,) = [members for _, members in desk.library.clusters()]
    names = dict(desk.sql("SELECT id, name_shown FROM file"))
    assert {names[member.file_id].partition(".")[0] for member in members} == {"whole"}
    assert len(members) == 6


@pytest.mark.fault(41)
def test_files_with_a_few_wrong_bytes_never_stop_a_scan(desk: Desk, pictures: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    makers: dict[str, Callable[[Path], Path]] = dict.fromkeys(
        (".jpg", ".png", ".heic", ".webp", ".tif", ".gif"), picture
    )
    makers |= {".mp4": movie, ".mkv": movie, ".wav": recording, ".mp3": recording}
    for ending, make in makers.items():
        data = make(pictures / f"whole{ending}").read_bytes()
        for number in range(12):
            broken = bytearray(data)
            for _ in range(chance.randint(1, 8)):
                broken[chance.randrange(min(len(broken), 600))] = chance.randrange(256)
            if number % 3 == 0:
                del broken[chance.randrange(len(broken)) :]
            (pictures / f"{number}{ending}").write_bytes(broken)
    report = desk.scan(pictures)
    assert (report.status, counts(report)) == (JobStatus.COMPLETED, {"new": 13 * len(makers)})
    told = codes(report)
    assert {name: code for name, code in told.items() if code in DEADLY} == {}
    assert not any(name.startswith("whole") for name in told)
    rows = desk.rows()
    for path, row in rows.items():
        is_told = os.path.basename(path) in told
        assert (row.record.status is FileStatus.ERROR) == is_told
