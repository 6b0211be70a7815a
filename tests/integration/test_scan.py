"""A scan finds what is there, opens only what it must, and forgets nothing."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mediadesk.catalog.files import files as catalog_files
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.roots import RootLook
from mediadesk.fingerprint.picture import calculate_perceptual_hash
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.relink import relink
from mediadesk.operations.scanning import discover
from mediadesk.operations.scanning.places import look_at_roots
from tests.support.desks import Desk, codes, counts
from tests.support.media import cut, exif, movie, picture, recording

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones


def same_times(path: Path, like: os.stat_result) -> None:
    os.utime(path, ns=(like.st_atime_ns, like.st_mtime_ns))


def test_a_first_scan_tells_everything_of_every_file(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", exif=exif(taken=NOON, camera=("Canon", "EOS 5D")))
    film = movie(pictures / "b.mp4")
    sound = recording(pictures / "deep.wav")
    (pictures / "notes.txt").write_text("no media")
    report = desk.scan(pictures)
    assert (report.status, counts(report), report.files) == (JobStatus.COMPLETED, {"new": 3}, 3)
    assert report.size_bytes == sum(path.stat().st_size for path in (photo, film, sound))
    assert report.roots == (bytes(pictures),)
    assert set(desk.rows()) == {str(photo), str(film), str(sound)}
    told = desk.row(photo).record
    assert told.kind is MediaKind.PHOTO
    assert told.status is FileStatus.PRESENT
    assert (told.width, told.height, told.camera) == (96, 64, "Canon EOS 5D")
    assert told.quick_hash == quick_hash(photo)
    assert told.perceptual_hash == calculate_perceptual_hash(photo)
    assert told.taken == "2019-08-17T12:00:00"
    candidates = desk.row(photo).timestamp_candidates
    assert all({"datetime", "source"} <= set(each) for each in candidates)
    assert {desk.row(film).record.kind, desk.row(sound).record.kind} == {
        MediaKind.VIDEO,
        MediaKind.AUDIO,
    }


def test_an_unchanged_file_is_not_opened_again(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        picture(pictures / f"{number}.jpg", seed=number)
    desk.scan(pictures)
    before = desk.sql("SELECT count(*), max(id) FROM job")
    opened: list[object] = []
    run = Sandbox.run

    def counted(*args: Any, **named: Any) -> object:  # noqa: ANN401 - as they come
        opened.append(args)
        return run(*args, **named)

    monkeypatch.setattr(Sandbox, "run", counted)
    report = desk.scan(pictures)
    assert counts(report) == {"unchanged": 5}
    assert opened == []
    assert before != desk.sql("SELECT count(*), max(id) FROM job")


def test_a_changed_file_is_looked_at_again(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "a.jpg", seed=1)
    desk.scan(pictures)
    before = desk.row(path).record
    picture(path, seed=2, size=(64, 96))
    assert counts(desk.scan(pictures)) == {"changed": 1}
    after = desk.row(path).record
    assert after.id == before.id
    assert (after.width, after.height) == (64, 96)
    assert after.perceptual_hash != before.perceptual_hash
    assert after.quick_hash == quick_hash(path)


def test_a_renamed_file_keeps_its_row_and_its_analysis(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "z.jpg")
    desk.scan(pictures)
    before = desk.row(path).record
    moved = path.rename(pictures / "a.jpg")
    assert counts(desk.scan(pictures)) == {"moved": 1}
    after = desk.row(moved).record
    assert set(desk.rows()) == {str(moved)}
    assert (after.id, after.perceptual_hash) == (before.id, before.perceptual_hash)
    assert after.status is FileStatus.PRESENT
    assert counts(desk.scan(pictures)) == {"unchanged": 1}


def test_what_was_edited_between_its_ends_and_renamed_is_not_what_it_was(
    desk: Desk, pictures: Path
) -> None:
    path = picture(pictures / "a.bmp", size=(640, 480), seed=3)
    desk.scan(pictures)
    before = desk.row(path).record
    desk.write("UPDATE content SET full_hash = 'whole'")
    edited = bytearray(path.read_bytes())
    for at in range(300_000, 600_000):
        edited[at] ^= 0x80
    path.unlink()
    moved = pictures / "b.bmp"
    moved.write_bytes(edited)
    os.utime(moved, (1_700_000_000, 1_700_000_000))
    assert counts(desk.scan(pictures)) == {"moved": 1}
    after = desk.row(moved).record
    assert after.id == before.id
    assert after.quick_hash == before.quick_hash
    assert after.perceptual_hash != before.perceptual_hash
    whole = "SELECT full_hash FROM file JOIN content ON content.id = content_id"
    assert desk.sql(whole) == [("",)]
    assert counts(desk.scan(pictures)) == {"unchanged": 1}


def test_copies_of_what_is_on_a_disk_that_is_away_are_new(desk: Desk, pictures: Path) -> None:
    """The disk was mounted in a folder of the library, and nobody said that it would go."""
    (pictures / "disk").mkdir()
    on_disk = picture(pictures / "disk" / "a.jpg")
    desk.scan(pictures)
    desk.write(
        "INSERT INTO volume(id, identity, label, file_system, last_seen)"
        " VALUES (77, 'other', 'Disk', 'ext4', 0)"
    )
    desk.write("UPDATE file SET volume_id = 77")
    (pictures / "disk").rename(pictures / "copies")
    assert counts(desk.scan(pictures / "copies")) == {"new": 1}
    assert set(desk.rows()) == {str(on_disk), str(pictures / "copies" / "a.jpg")}
    desk.scan(pictures)
    assert desk.row(on_disk).record.status is FileStatus.OFFLINE


@pytest.mark.parametrize("name", ["aa", "zz"])
def test_a_renamed_folder_keeps_its_rows(desk: Desk, pictures: Path, name: str) -> None:
    folder = pictures / "mm"
    folder.mkdir()
    for number in range(4):
        picture(folder / f"{number}.jpg", seed=number)
    desk.scan(pictures)
    before = {row.record.id for row in desk.rows().values()}
    folder.rename(pictures / name)
    assert counts(desk.scan(pictures)) == {"moved": 4}
    assert {row.record.id for row in desk.rows().values()} == before
    assert all(f"/{name}/" in path for path in desk.rows())


def test_a_copy_is_new_and_the_original_stays_what_it_was(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "m.jpg")
    desk.scan(pictures)
    before = desk.row(path).record.id
    shutil.copy(path, pictures / "a.jpg")
    assert counts(desk.scan(pictures)) == {"new": 1, "unchanged": 1}
    assert desk.row(path).record.id == before


def test_a_vanished_file_is_missing_and_comes_back_as_it_was(
    desk: Desk, pictures: Path, tmp_path: Path
) -> None:
    path = picture(pictures / "a.jpg")
    desk.scan(pictures)
    before = desk.row(path).record
    away = path.rename(tmp_path / "elsewhere.jpg")
    assert counts(desk.scan(pictures)) == {"missing": 1}
    gone = desk.row(path).record
    assert (gone.id, gone.status) == (before.id, FileStatus.MISSING)
    assert gone.perceptual_hash == before.perceptual_hash
    assert counts(desk.scan(pictures)) == {}
    away.rename(path)
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert desk.row(path).record.status is FileStatus.PRESENT


def test_a_vanished_folder_takes_its_files_to_missing_not_out_of_the_catalog(
    desk: Desk, pictures: Path
) -> None:
    deep = pictures / "2019" / "may"
    deep.mkdir(parents=True)
    picture(deep / "a.jpg", seed=1)
    picture(pictures / "b.jpg", seed=2)
    desk.scan(pictures)
    shutil.rmtree(pictures / "2019")
    assert counts(desk.scan(pictures)) == {"unchanged": 1, "missing": 1}
    assert desk.row(deep / "a.jpg").record.status is FileStatus.MISSING


def test_a_root_that_was_deleted_has_missing_files(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "a.jpg")
    desk.scan(pictures)
    shutil.rmtree(pictures)
    report = desk.scan(pictures)
    assert report.status is JobStatus.FAILED
    assert codes(report) == {"Pictures": "path-missing"}
    assert counts(report) == {"missing": 1}
    assert desk.row(path).record.status is FileStatus.MISSING


def gone_roots(desk: Desk) -> list[bool]:
    return [root.gone for root in desk.library.roots()]


def test_a_root_that_was_renamed_is_told_and_keeps_its_files_until_it_is_back(
    desk: Desk, pictures: Path, tmp_path: Path, decoders: Sandbox
) -> None:
    path, other = picture(pictures / "a.jpg"), tmp_path / "Other"
    other.mkdir()
    desk.scan(pictures)
    lanes = Lanes(1, first=decoders)
    assert look_at_roots(desk.store, lanes) == RootLook()
    pictures.rename(tmp_path / "Renamed")
    found = look_at_roots(desk.store, lanes)
    assert found.gone == {bytes(pictures)}
    assert found.changes.roots
    assert gone_roots(desk) == [True]
    desk.scan(other)  # a scan of something else takes nothing for missing either
    assert gone_roots(desk) == [True, False]
    assert desk.row(path).record.status is FileStatus.PRESENT
    (tmp_path / "Renamed").rename(pictures)
    assert not look_at_roots(desk.store, lanes).gone
    assert gone_roots(desk) == [False, False]
    assert lanes.close()


def test_a_renamed_root_that_is_scanned_in_its_new_place_keeps_its_rows(
    desk: Desk, pictures: Path, tmp_path: Path
) -> None:
    old = picture(pictures / "a.jpg")
    desk.scan(pictures)
    known, new = desk.row(old).record.id, tmp_path / "Renamed"
    pictures.rename(new)
    assert counts(desk.scan(new)) == {"moved": 1}
    assert desk.row(new / "a.jpg").record.id == known
    assert gone_roots(desk) == [True, False]


def test_a_root_whose_files_are_missing_is_relinked_only_to_these_files(
    desk: Desk, pictures: Path, tmp_path: Path
) -> None:
    path, new, wrong = picture(pictures / "a.jpg"), tmp_path / "Renamed", tmp_path / "Wrong"
    desk.scan(pictures)
    known = desk.row(path).record.id
    pictures.rename(new)
    desk.scan(pictures)
    wrong.mkdir()
    with pytest.raises(OutsideError) as refused:
        relink(desk.store, bytes(pictures), bytes(wrong))
    assert refused.value.reason.code is ReasonCode.RELINK_DIFFERENT
    relink(desk.store, bytes(pictures), bytes(new))
    assert gone_roots(desk) == [False]
    assert counts(desk.scan(new)) == {"unchanged": 1}
    found = desk.row(new / "a.jpg").record
    assert (found.id, found.status) == (known, FileStatus.PRESENT)


def test_an_ambiguous_move_is_new(desk: Desk, pictures: Path) -> None:
    first = picture(pictures / "a.jpg")
    second = Path(shutil.copy(first, pictures / "b.jpg"))
    desk.scan(pictures)
    old = {desk.row(first).record.id, desk.row(second).record.id}
    first.rename(pictures / "c.jpg")
    second.unlink()
    assert counts(desk.scan(pictures)) == {"new": 1, "missing": 2}
    assert desk.row(pictures / "c.jpg").record.id not in old


def test_of_two_new_places_of_one_file_only_one_takes_its_row(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "m.jpg")
    desk.scan(pictures)
    shutil.copy(path, pictures / "a.jpg")
    path.rename(pictures / "z.jpg")
    assert counts(desk.scan(pictures)) == {"moved": 1, "new": 1}


def test_a_move_is_found_among_many_files_of_one_size(desk: Desk, pictures: Path) -> None:
    for number in range(14):
        picture(pictures / f"{number:02}.bmp", seed=number)
    desk.scan(pictures)
    last = desk.row(pictures / "13.bmp").record.id
    (pictures / "13.bmp").rename(pictures / "00-first.bmp")
    assert counts(desk.scan(pictures)) == {"unchanged": 13, "moved": 1}
    assert desk.row(pictures / "00-first.bmp").record.id == last


def test_a_change_of_mode_alone_is_checked_by_the_ends_and_changes_nothing(
    desk: Desk, pictures: Path
) -> None:
    path = picture(pictures / "a.jpg")
    desk.scan(pictures)
    desk.write("UPDATE content SET full_hash = 'known'")
    before = desk.row(path)
    path.chmod(0o600)
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert desk.row(path) == before
    assert desk.sql("SELECT count(*) FROM file WHERE pending <> 0") == [(0,)]


def test_other_bytes_of_the_same_size_and_time_are_noticed(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "a.bmp", seed=1)
    desk.scan(pictures)
    before, was = desk.row(path).record, path.stat()
    picture(path, seed=2)
    same_times(path, was)
    assert path.stat().st_size == was.st_size
    assert counts(desk.scan(pictures)) == {"changed": 1}
    after = desk.row(path).record
    assert after.quick_hash == quick_hash(path) != before.quick_hash
    assert after.perceptual_hash == calculate_perceptual_hash(path)


def test_a_broken_file_stays_broken_when_only_its_mode_changes(desk: Desk, pictures: Path) -> None:
    path = cut(picture(pictures / "a.jpg", size=(320, 240)), 0.5)
    assert codes(desk.scan(pictures)) == {"a.jpg": "ends-early"}
    path.chmod(0o600)
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert desk.row(path).record.status is FileStatus.ERROR


def test_a_broken_file_is_listed_with_its_reason_and_not_tried_again(
    desk: Desk, pictures: Path
) -> None:
    cut(picture(pictures / "a.jpg", size=(320, 240)), 0.5)
    (pictures / "b.jpg").write_text("Dear Sir or Madam")
    (pictures / "c.jpg").touch()
    report = desk.scan(pictures)
    assert report.status is JobStatus.COMPLETED
    assert codes(report) == {"a.jpg": "ends-early", "b.jpg": "not-media", "c.jpg": "file-empty"}
    again = desk.scan(pictures)
    assert (counts(again), codes(again)) == ({"unchanged": 3}, {})
    assert {row.record.status for row in desk.rows().values()} == {FileStatus.ERROR}


def test_the_content_wins_over_the_name(desk: Desk, pictures: Path) -> None:
    path = pictures / "a.mp4"
    picture(pictures / "a.jpg").rename(path)
    desk.scan(pictures)
    told = desk.row(path).record
    assert (told.kind, told.mismatch) == (MediaKind.PHOTO, True)


@pytest.mark.fault(29)
def test_two_names_of_one_file_are_two_rows_of_one_inode(desk: Desk, pictures: Path) -> None:
    os.link(picture(pictures / "a.jpg"), pictures / "b.jpg")
    assert counts(desk.scan(pictures)) == {"new": 2}
    assert desk.sql("SELECT DISTINCT links, inode FROM file") == [
        (2, (pictures / "a.jpg").stat().st_ino)
    ]


@pytest.mark.fault(30)
def test_links_are_no_copies_and_loops_end(desk: Desk, pictures: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    picture(outside / "o.jpg")
    path = picture(pictures / "a.jpg")
    (pictures / "b.jpg").symlink_to(path)
    (pictures / "out").symlink_to(outside)
    (pictures / "round").symlink_to(pictures)
    os.mkfifo(pictures / "pipe.jpg")
    assert counts(desk.scan(pictures)) == {"new": 1}
    assert set(desk.rows()) == {str(path)}


@pytest.mark.fault(31)
def test_a_folder_named_twice_or_within_another_is_one(desk: Desk, pictures: Path) -> None:
    inside = pictures / "in"
    inside.mkdir()
    picture(inside / "a.jpg")
    alias = pictures.parent / "alias"
    alias.symlink_to(pictures)
    report = desk.scan(pictures, pictures, inside, alias, Path(f"{pictures}/./in/.."))
    assert (counts(report), report.roots) == ({"new": 1}, (bytes(pictures),))
    assert len(desk.library.roots()) == 1


@pytest.mark.fault(31)
def test_a_root_within_a_new_root_keeps_its_files(desk: Desk, pictures: Path) -> None:
    inside = pictures / "2019"
    inside.mkdir()
    path = picture(inside / "a.jpg", seed=1)
    picture(pictures / "b.jpg", seed=2)
    desk.scan(inside)
    before = desk.row(path).record.id
    assert counts(desk.scan(pictures)) == {"new": 1, "unchanged": 1}
    assert desk.row(path).record.id == before
    assert [root.path for root in desk.library.roots()] == [bytes(pictures)]


def test_a_folder_within_a_root_is_scanned_as_part_of_it(desk: Desk, pictures: Path) -> None:
    inside = pictures / "2019"
    inside.mkdir()
    picture(inside / "a.jpg", seed=1)
    picture(pictures / "b.jpg", seed=2)
    desk.scan(pictures)
    (inside / "a.jpg").unlink()
    (pictures / "b.jpg").unlink()
    assert counts(desk.scan(inside)) == {"missing": 1}
    assert desk.row(pictures / "b.jpg").record.status is FileStatus.PRESENT
    assert len(desk.library.roots()) == 1


def test_a_single_file_is_scanned_alone(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "a.jpg", seed=1)
    picture(pictures / "b.jpg", seed=2)
    assert counts(desk.scan(path)) == {"new": 1}
    assert counts(desk.scan(path)) == {"unchanged": 1}
    assert set(desk.rows()) == {str(path)}


def test_a_path_that_is_not_there_is_told_and_the_others_go_on(
    desk: Desk, pictures: Path, tmp_path: Path
) -> None:
    picture(pictures / "a.jpg")
    report = desk.scan(tmp_path / "nowhere", pictures)
    assert (report.status, counts(report)) == (JobStatus.COMPLETED, {"new": 1})
    assert codes(report) == {"nowhere": "path-missing"}
    assert desk.scan(tmp_path / "nowhere").status is JobStatus.FAILED


@pytest.mark.fault(34)
@pytest.mark.parametrize(
    "name",
    [b"bad\xff.jpg", b"line\nbreak.jpg", "gl\u202egpj.jpg".encode(), b"-rf.jpg", b" lead.jpg",
     b"%FF.jpg", b"x" * 251 + b".jpg", "I\u0307\u0131i.JPG".encode(), b"don't \"quote\".jpg"],
)  # fmt: skip
def test_a_name_is_kept_byte_for_byte(desk: Desk, pictures: Path, name: bytes) -> None:
    path = os.path.join(bytes(pictures), name)
    picture(pictures / "plain.jpg")
    os.rename(bytes(pictures / "plain.jpg"), path)
    assert counts(desk.scan(pictures)) == {"new": 1}
    (row,) = desk.rows().values()
    assert (row.record.path, row.record.status) == (path, FileStatus.PRESENT)
    assert row.record.name_shown.isprintable()
    assert counts(desk.scan(pictures)) == {"unchanged": 1}


@pytest.mark.fault(33)
def test_composed_and_decomposed_names_are_two_files(desk: Desk, pictures: Path) -> None:
    picture(pictures / "caf\u00e9.jpg", seed=1)
    picture(pictures / "cafe\u0301.jpg", seed=2)
    assert counts(desk.scan(pictures)) == {"new": 2}
    assert counts(desk.scan(pictures)) == {"unchanged": 2}


@pytest.fixture
def depths(pictures: Path) -> Iterator[Callable[[bytes, int], None]]:
    """Put a photo below many folders of a name; Python itself cannot remove them again."""
    photo = picture(pictures / "a.jpg").read_bytes()

    def dig(name: bytes, depth: int) -> None:
        here = os.open(pictures, os.O_RDONLY)
        for _ in range(depth):
            os.mkdir(name, dir_fd=here)
            here, above = os.open(name, os.O_RDONLY, dir_fd=here), here
            os.close(above)
        file = os.open(b"deep.jpg", os.O_CREAT | os.O_WRONLY, dir_fd=here)
        os.write(file, photo)
        os.close(file)
        os.close(here)

    yield dig
    subprocess.run(["rm", "-rf", str(pictures)], check=True)


@pytest.mark.fault(35)
def test_a_path_too_long_to_open_is_a_reason(
    desk: Desk, pictures: Path, depths: Callable[[bytes, int], None]
) -> None:
    depths(b"d" * 250, 20)
    report = desk.scan(pictures)
    assert (report.status, counts(report)) == (JobStatus.COMPLETED, {"new": 2})
    assert codes(report) == {"deep.jpg": "path-too-long"}
    assert counts(desk.scan(pictures)) == {"unchanged": 2}


@pytest.mark.fault(35)
def test_folders_a_thousand_deep_are_scanned(
    desk: Desk, pictures: Path, depths: Callable[[bytes, int], None]
) -> None:
    depths(b"d", 1_200)
    assert counts(desk.scan(pictures)) == {"new": 2}
    assert counts(desk.scan(pictures)) == {"unchanged": 2}
    assert max(len(path) for path in desk.rows()) > 2_400


def test_sidecars_are_kept_followed_and_dropped(desk: Desk, pictures: Path) -> None:
    picture(pictures / "a.jpg")
    for name in ("a.jpg.json", "a.xmp", "b.aae"):
        (pictures / name).write_text("{}")
    asked = "SELECT name, size_bytes FROM sidecar ORDER BY name"
    assert counts(desk.scan(pictures)) == {"new": 1}
    assert desk.sql(asked) == [(b"a.jpg.json", 2), (b"a.xmp", 2), (b"b.aae", 2)]
    (pictures / "a.xmp").write_text("<xmp/>")
    (pictures / "b.aae").unlink()
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert desk.sql(asked) == [(b"a.jpg.json", 2), (b"a.xmp", 6)]


@pytest.mark.fault(44)
def test_times_before_1970_and_far_from_now_are_kept(desk: Desk, pictures: Path) -> None:
    for year, seconds in ((1901, -2_170_000_000), (2107, 4_323_000_000)):
        os.utime(picture(pictures / f"{year}.jpg", seed=year), (0, seconds))
    assert counts(desk.scan(pictures)) == {"new": 2}
    assert counts(desk.scan(pictures)) == {"unchanged": 2}


@pytest.mark.fault(37)
def test_a_huge_folder_is_told_in_parts_and_nothing_of_it_gets_lost(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediadesk.disk.walk.CHUNK_FILES", 7)
    monkeypatch.setattr(discover, "_FLUSH_FILES", 5)
    for number in range(40):
        picture(pictures / f"{number:02}.bmp", size=(8, 8), seed=number)
        (pictures / f"{number:02}.xmp").write_text("x")
    assert counts(desk.scan(pictures)) == {"new": 40}
    assert {row.record.status for row in desk.rows().values()} == {FileStatus.PRESENT}
    assert counts(desk.scan(pictures)) == {"unchanged": 40}
    for number in (0, 6, 7, 20, 39):
        (pictures / f"{number:02}.bmp").unlink()
        (pictures / f"{number:02}.xmp").unlink()
    (pictures / "40.bmp").write_bytes((pictures / "38.bmp").read_bytes())
    assert counts(desk.scan(pictures)) == {"unchanged": 35, "missing": 5, "new": 1}
    assert desk.sql("SELECT count(*) FROM sidecar") == [(35,)]


def test_more_files_than_fit_in_memory_are_studied_all_the_same(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediadesk.operations.scanning.backlog._HELD_FILES", 5)
    monkeypatch.setattr("mediadesk.operations.scanning.backlog._BATCH_FILES", 2)
    for number in range(30):
        picture(pictures / f"{number:02}.jpg", size=(16, 16), seed=number)
    link = pictures.parent / "link"
    link.symlink_to(pictures)
    desk.scan(pictures)
    for number in range(30):
        picture(pictures / f"{number:02}.jpg", size=(24, 16), seed=number)
    assert counts(desk.scan(link)) == {"changed": 30}
    assert desk.sql("SELECT count(*) FROM file WHERE pending = 0 AND width = 24") == [(30,)]


def test_an_older_fingerprint_is_made_anew_without_the_rest(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = picture(pictures / "a.jpg")
    desk.scan(pictures)
    desk.write("UPDATE file SET picture_version = 0, perceptual_hash = NULL")
    owed: list[object] = []
    write = catalog_files.update_found

    def noted(*args: Any) -> None:  # noqa: ANN401 - as they come
        owed.append(args[4])
        write(*args)

    monkeypatch.setattr(catalog_files, "update_found", noted)
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert owed == [catalog_files.Owed.PICTURE]
    assert desk.row(path).record.perceptual_hash == calculate_perceptual_hash(path)


def test_a_file_of_a_cloud_that_left_is_not_opened(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = picture(pictures / "a.jpg")
    desk.scan(pictures)
    monkeypatch.setattr("mediadesk.disk.cloud.may_be_away", lambda _kind: True)
    monkeypatch.setattr("mediadesk.disk.cloud.is_away", lambda _status: True)
    path.chmod(0o600)
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert desk.row(path).record.status is FileStatus.CLOUD
    assert desk.sql("SELECT pending FROM file") == [(0,)]
    monkeypatch.undo()
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert desk.row(path).record.status is FileStatus.PRESENT
