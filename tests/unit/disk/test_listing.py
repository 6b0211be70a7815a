"""A file that cannot be looked at is told, and its folder is not taken for complete."""

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mediadesk.disk.folders import OpenFolder
from mediadesk.disk.listing import Part, Wanted
from mediadesk.domain.media import FileStat, MediaKind
from mediadesk.domain.reasons import ReasonCode

WANTED: list[Wanted] = [(b"a.jpg", MediaKind.PHOTO), (b"b.jpg", MediaKind.PHOTO)]


@dataclass(frozen=True, slots=True)
class Refusing(OpenFolder):
    """A folder in which one file cannot be looked at."""

    number: int = 0
    asked: list[bytes] = field(default_factory=list)

    def look(self, name: bytes) -> os.stat_result:
        self.asked.append(name)
        if name == b"a.jpg":
            raise OSError(self.number, os.strerror(self.number))
        return os.lstat(os.path.join(self.path, name))


def refusing(path: Path, number: int) -> Refusing:
    return Refusing(os.fsencode(path), path.stat(), None, number=number)


def part_of(folder: OpenFolder) -> Part:
    return Part(folder, set(), may_be_away=False)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, _ in WANTED:
        (tmp_path / os.fsdecode(name)).write_bytes(b"xyz")
    return tmp_path


def test_a_bad_sector_costs_one_file(place: Path) -> None:
    part = part_of(refusing(place, errno.EIO))
    part.look_at(WANTED, lambda: None)
    assert [file.name for file in part.files] == [b"b.jpg"]
    ((path, reason),) = part.troubles
    assert path == os.fsencode(place / "a.jpg")
    assert reason.code is ReasonCode.FILE_IO


def test_a_file_that_vanished_is_no_trouble(place: Path) -> None:
    part = part_of(refusing(place, errno.ENOENT))
    part.look_at(WANTED, lambda: None)
    assert [file.name for file in part.files] == [b"b.jpg"]
    assert not part.troubles


@pytest.mark.parametrize("number", [errno.ENOTCONN, errno.ESTALE, errno.EACCES])
def test_trouble_of_the_whole_folder_is_met_once(place: Path, number: int) -> None:
    folder = refusing(place, number)
    with pytest.raises(OSError, match=r"\w"):
        part_of(folder).look_at(WANTED, lambda: None)
    assert folder.asked == [b"a.jpg"]


def test_what_lstat_says_is_kept_to_the_nanosecond(place: Path) -> None:
    os.utime(place / "a.jpg", ns=(1, -1_234_567_891_234_567_891))  # 1930
    os.link(place / "a.jpg", place / "b2.jpg")
    part = part_of(OpenFolder(os.fsencode(place), place.stat(), None))
    part.look_at(WANTED[:1], lambda: None)
    status = (place / "a.jpg").lstat()
    assert part.files[0].stat == FileStat.of(status)
    assert part.files[0].stat.mtime_ns == -1_234_567_891_234_567_891
    assert part.files[0].stat.links == 2
    assert part.files[0].stat.size_bytes == 3


def test_a_time_too_far_away_is_cut_to_what_the_catalog_can_hold(place: Path) -> None:
    year_2381_ns = 13_000_000_000_000_000_000
    try:
        os.utime(place / "a.jpg", ns=(year_2381_ns, year_2381_ns))
    except OSError:
        pytest.skip("this file system knows no year 2381")
    if (place / "a.jpg").stat().st_mtime_ns != year_2381_ns:
        pytest.skip("this file system knows no year 2381")
    part = part_of(OpenFolder(os.fsencode(place), place.stat(), None))
    part.look_at(WANTED, lambda: None)
    assert part.files[0].stat.mtime_ns == 2**63 - 1
    assert part.files[1].stat == FileStat.of((place / "b.jpg").lstat())


def test_an_inode_of_64_bits_fits_the_catalog() -> None:
    seen = [0o100644, 2**64 - 1, 5, 1, 0, 0, 7, 0, 0, 0]
    status = os.stat_result(seen, {"st_mtime_ns": 0, "st_ctime_ns": 0})
    assert FileStat.of(status).inode == -1
