"""A damaged copy is told as one, and never makes a whole one go."""

import os
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.media import FileStatus
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.desks import Desk
from tests.support.media import picture

SIZE = (320, 240)
OLD_S = 1_000_000_000


@pytest.fixture
def search(desk: Desk, decoders: Sandbox) -> DuplicateSearch:
    return DuplicateSearch(desk.store, Settings(), Lanes(1, first=decoders))


def damaged(whole: Path, name: str, data: bytes) -> Path:
    """Write a damaged copy that is older and has the shorter name."""
    path = whole.with_name(name)
    path.write_bytes(data)
    os.utime(path, (OLD_S, OLD_S))
    return path


def changed(data: bytes, share: float) -> bytes:
    """Return bytes with one bit changed, at a share of their length."""
    found = bytearray(data)
    found[int(len(found) * share)] ^= 0x10
    return bytes(found)


def test_copies_that_were_cut_are_told_and_set_against_nothing(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    cut = []
    for seed, suffix in enumerate((".jpg", ".png", ".webp", ".gif", ".tif", ".heic", ".avif")):
        whole = picture(pictures / f"whole {seed}{suffix}", size=SIZE, seed=seed)
        data = whole.read_bytes()
        cut.append(damaged(whole, f"{seed}{suffix}", data[: len(data) * 9 // 10]))
    desk.scan(pictures)
    assert {row.record.name_shown for row in desk.rows().values() if row.record.reason} == {
        path.name for path in cut
    }
    search.run()
    assert list(desk.library.clusters()) == []


def test_a_png_whose_checksums_do_not_fit_is_told_and_set_against_nothing(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    whole = picture(pictures / "whole.png", size=SIZE, seed=3)
    data = bytearray(whole.read_bytes())
    start = data.index(b"IDAT")
    data[start + 4 + int.from_bytes(data[start - 4 : start])] ^= 1  # of the checksum itself
    copy = damaged(whole, "a.png", bytes(data))
    desk.scan(pictures)
    row = desk.row(copy)
    assert (row.record.status, desk.row(whole).record.status) == (
        FileStatus.ERROR,
        FileStatus.PRESENT,
    )
    assert row.record.reason is not None
    assert "checksums" in str(row.record.reason.facts)
    search.run()
    assert list(desk.library.clusters()) == []


def test_of_two_that_differ_in_a_few_bytes_both_stay(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    """Which of them is the damaged one nothing in the file tells."""
    suffixes = (".jpg", ".tif", ".bmp")
    for seed, suffix in enumerate(suffixes):
        whole = picture(pictures / f"whole {seed}{suffix}", size=SIZE, seed=seed)
        damaged(whole, f"{seed}{suffix}", changed(whole.read_bytes(), 0.97))
    edited = picture(pictures / "drawing.bmp", size=SIZE, seed=9).read_bytes()
    lighter = edited[:54] + bytes(min(255, 6 + level) for level in edited[54:])
    damaged(pictures / "drawing.bmp", "lighter.bmp", lighter)
    desk.scan(pictures)
    search.run()
    found = list(desk.library.clusters())
    assert len(found) == len(suffixes) + 1
    for record, members in found:
        assert record.kind is ClusterKind.SIMILAR
        names = {desk.library.files([one.file_id])[one.file_id].name_shown for one in members}
        (other,) = [one for one in members if not one.keeper]
        in_doubt = other.reason_code == KeeperCode.STAYS_IN_DOUBT
        assert other.stays
        assert in_doubt is ("drawing.bmp" not in names), names
        assert record.reclaimable_bytes == 0


def test_of_several_copies_the_one_that_differs_in_a_few_bytes_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    whole = picture(pictures / "whole.jpg", size=SIZE, seed=3)
    (pictures / "further").mkdir()
    (pictures / "further" / "whole.jpg").write_bytes(whole.read_bytes())
    damaged(whole, "a.jpg", changed(whole.read_bytes(), 0.97))
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    ((_, members),) = desk.library.clusters([ClusterKind.SIMILAR])
    names = desk.library.files([one.file_id for one in members])
    (kept,) = [one for one in members if one.keeper]
    assert names[kept.file_id].name_shown == "whole.jpg"
    assert (kept.reason_code, kept.reason_facts) == (KeeperCode.AGREED, {"copies": 2})
    assert all(one.stays for one in members if not one.keeper)
