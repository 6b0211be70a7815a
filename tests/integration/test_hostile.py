"""Broken and hostile files of other projects' test suites: each is listed, none does harm."""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.media import FileStatus
from mediadesk.operations.library import FileRow
from tests.support.desks import Desk, codes, counts
from tests.support.media import movie, picture, recording

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
