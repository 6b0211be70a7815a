"""What is the same is found, once each, with what to keep; nothing is compared twice."""

import os
import shutil
import struct
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageOps

from mediadesk.config import Settings
from mediadesk.dedupe.pictures.verification import verify
from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.errors import CancelledError
from mediadesk.domain.media import FileStatus
from mediadesk.operations.matching.copies import hashing
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.matching.pictures import comparer
from tests.support.desks import Desk
from tests.support.media import exif, picture
from tests.support.planes import pattern

SIZE = (320, 240)


def find(desk: Desk, *kinds: ClusterKind, **settings: object) -> list[list[ClusterMember]]:
    chosen = replace(Settings(), **settings)  # type: ignore[arg-type] # names of settings
    DuplicateSearch(desk.store, chosen).run(kinds)
    return [members for _, members in desk.library.clusters(kinds)]


def names(desk: Desk, members: list[ClusterMember]) -> set[str]:
    files = desk.library.files([id_ for m in members for id_ in (m.file_id, *m.same_as)])
    return {record.name_shown for record in files.values()}


def keeper(desk: Desk, members: list[ClusterMember]) -> str:
    (kept,) = [member.file_id for member in members if member.keeper]
    return desk.library.files([kept])[kept].name_shown


def test_copies_with_the_same_bytes_are_one_exact_cluster(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE, seed=1)
    shutil.copyfile(photo, pictures / "b.jpg")
    picture(pictures / "c.jpg", size=SIZE, seed=2)
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.EXACT)
    assert names(desk, members) == {"a.jpg", "b.jpg"}
    assert sum(member.keeper for member in members) == 1


def test_a_copy_that_comes_later_joins_those_that_were_hashed(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE, seed=1)
    shutil.copyfile(photo, pictures / "b.jpg")
    desk.scan(pictures)
    find(desk, ClusterKind.EXACT)
    shutil.copyfile(photo, pictures / "c.jpg")
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.EXACT)
    assert names(desk, members) == {"a.jpg", "b.jpg", "c.jpg"}


def test_files_with_the_same_ends_and_other_middles_are_not_exact(
    desk: Desk, pictures: Path
) -> None:
    whole = bytearray(os.urandom(400_000))
    whole[:4] = b"RIFF"
    (pictures / "a.wav").write_bytes(whole)
    whole[200_000] ^= 1
    (pictures / "b.wav").write_bytes(whole)
    desk.scan(pictures)
    quick = {row.record.quick_hash for row in desk.rows().values()}
    assert len(quick) == 1
    assert find(desk, ClusterKind.EXACT) == []


def test_what_only_begins_and_ends_like_one_of_two_identical_files_is_identical_to_neither(
    desk: Desk, pictures: Path
) -> None:
    whole = bytearray(picture(pictures / "a.bmp", size=(640, 480), seed=3).read_bytes())
    whole[38:46] = struct.pack("<ii", 3000, 3000)  # another resolution: metadata
    (pictures / "b.bmp").write_bytes(whole)
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.IDENTICAL)
    assert names(desk, members) == {"a.bmp", "b.bmp"}
    other = bytearray((pictures / "a.bmp").read_bytes())
    other[400_000] ^= 1
    (pictures / "0-damaged.bmp").write_bytes(other)
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.IDENTICAL)
    assert names(desk, members) == {"a.bmp", "b.bmp"}


@pytest.mark.fault(29)
def test_two_names_of_one_file_are_nothing_to_gain(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    os.link(photo, pictures / "b.jpg")
    desk.scan(pictures)
    assert find(desk, ClusterKind.EXACT) == []


def test_copies_keep_their_content_however_many_are_hashed_at_once(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "_STORED_AT_ONCE", 2)
    for number in range(3):
        photo = picture(pictures / f"{number}.jpg", size=SIZE, seed=number)
        for folder in ("one", "two", "three"):
            (pictures / folder).mkdir(exist_ok=True)
            shutil.copyfile(photo, pictures / folder / photo.name)
    desk.scan(pictures)
    find(desk, ClusterKind.SIMILAR)
    of_file = "SELECT id, content_id FROM file ORDER BY id"
    before = desk.sql(of_file)
    desk.write("UPDATE content SET full_hash = ''")
    found = find(desk, ClusterKind.EXACT)
    assert [len(members) for members in found] == [4, 4, 4]
    assert desk.sql(of_file) == before
    assert desk.sql("SELECT count(DISTINCT full_hash) FROM content") == [(3,)]


def test_a_copy_that_cannot_be_read_keeps_no_other_from_being_found(
    desk: Desk, pictures: Path
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    for name in ("b.jpg", "c.jpg"):
        shutil.copyfile(photo, pictures / name)
    desk.scan(pictures)
    (pictures / "c.jpg").unlink()
    (members,) = find(desk, ClusterKind.EXACT)
    assert names(desk, members) == {"a.jpg", "b.jpg"}


@pytest.mark.fault(29)
def test_names_of_one_file_are_one_after_its_disk_got_another_number(
    desk: Desk, pictures: Path
) -> None:
    first, second = pictures / "first", pictures / "second"
    first.mkdir()
    second.mkdir()
    os.link(picture(first / "a.jpg", size=SIZE), second / "a.jpg")
    desk.scan(first)
    desk.write("UPDATE file SET dev = dev + 1")  # as it was before it was plugged in again
    desk.scan(first, second)
    assert find(desk, ClusterKind.EXACT) == []


@pytest.mark.fault(29)
def test_a_hard_link_beside_a_copy_is_the_same_file_and_nothing_to_gain(
    desk: Desk, pictures: Path
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    os.link(photo, pictures / "linked.jpg")
    shutil.copyfile(photo, pictures / "copy.jpg")
    desk.scan(pictures)
    assert [len(members) for members in find(desk)] == [2]
    assert desk.sql("SELECT count(*), min(full_hash) <> '' FROM content") == [(1, 1)]
    # a catalog of before, in which only one of the names was hashed
    desk.write(
        "INSERT INTO content(size_bytes, quick_hash, payload_key) SELECT size_bytes,"
        " quick_hash, payload_key FROM content"
    )
    desk.write(
        "UPDATE file SET content_id = (SELECT max(id) FROM content) WHERE name_shown = ?",
        "linked.jpg",
    )
    assert [len(members) for members in find(desk)] == [2]
    assert desk.sql("SELECT count(*) FROM content") == [(1,)]


@pytest.mark.fault(43)
def test_empty_files_are_hidden(desk: Desk, pictures: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (pictures / name).touch()
    desk.scan(pictures)
    assert find(desk, ClusterKind.EXACT) == []


def test_other_metadata_makes_identical_and_another_turn_makes_similar(
    desk: Desk, pictures: Path
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE, exif=exif(camera=("Canon", "EOS 5D")))
    whole = photo.read_bytes()
    comment = b"\xff\xfe\x00\x07hello"
    (pictures / "b.jpg").write_bytes(whole[:2] + comment + whole[2:])
    with Image.open(photo) as shot:
        tags = shot.getexif()
    tags[0x0112] = 6
    body = photo.read_bytes()
    start = body.index(b"\xff\xdb")
    turned_exif = tags.tobytes()
    header = b"\xff\xe1" + (len(turned_exif) + 2).to_bytes(2, "big") + turned_exif
    (pictures / "c.jpg").write_bytes(b"\xff\xd8" + header + body[start:])
    desk.scan(pictures)
    (identical,) = find(desk, ClusterKind.IDENTICAL)
    assert names(desk, identical) == {"a.jpg", "b.jpg"}
    (alike,) = find(desk, ClusterKind.SIMILAR)
    assert names(desk, alike) == {"a.jpg", "b.jpg", "c.jpg"}
    assert len(alike) == 2


def test_a_picture_that_nobody_can_open_any_more_is_not_identical_to_a_sound_one(
    desk: Desk, pictures: Path
) -> None:
    whole = picture(pictures / "z.webp", size=SIZE, exif=exif(camera=("Canon", "EOS 5D")))
    damaged = bytearray(whole.read_bytes())
    damaged[damaged.index(b"VP8X") + 12] ^= 0x0F  # how wide its canvas is
    (pictures / "a.webp").write_bytes(damaged)
    os.utime(pictures / "a.webp", (1, 1))
    desk.scan(pictures)
    assert desk.row(pictures / "a.webp").record.status is FileStatus.ERROR
    assert find(desk, ClusterKind.IDENTICAL) == []


def variants(photo: Path) -> None:
    image = Image.open(photo)
    image.resize((160, 120)).save(photo.with_name("half.jpg"), quality=80)
    ImageOps.mirror(image).save(photo.with_name("mirrored.png"))
    image.rotate(90, expand=True).save(photo.with_name("turned.webp"))
    image.crop((13, 10, 307, 230)).save(photo.with_name("cropped.jpg"), quality=85)


def test_versions_of_one_picture_are_one_cluster_and_another_picture_is_not_in_it(
    desk: Desk, pictures: Path
) -> None:
    variants(picture(pictures / "whole.jpg", size=SIZE, seed=3))
    picture(pictures / "other.jpg", size=SIZE, seed=4)
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.SIMILAR)
    assert names(desk, members) == {
        "whole.jpg",
        "half.jpg",
        "mirrored.png",
        "turned.webp",
        "cropped.jpg",
    }
    assert all(0 < member.similarity <= 1 for member in members)


def test_a_new_version_joins_without_comparing_the_old_ones_again(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = picture(pictures / "whole.jpg", size=SIZE, seed=3)
    variants(photo)
    desk.scan(pictures)
    find(desk, ClusterKind.SIMILAR)
    compared: list[int] = []
    compare = verify.verify

    def counting(planes: Any, pairs: Any, **named: Any) -> object:  # noqa: ANN401 - passed on
        compared.append(len(pairs))
        return compare(planes, pairs, **named)

    monkeypatch.setattr(verify, "verify", counting)
    assert len(find(desk, ClusterKind.SIMILAR)) == 1
    assert sum(compared) == 0
    Image.open(photo).convert("L").save(pictures / "grey.jpg", quality=90)
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.SIMILAR)
    assert "grey.jpg" in names(desk, members)


def test_a_cluster_keeps_its_name_while_its_members_stay(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    shutil.copyfile(photo, pictures / "b.jpg")
    desk.scan(pictures)
    find(desk)
    before = [record.key for record, _ in desk.library.clusters()]
    (pictures / "b.jpg").rename(pictures / "moved.jpg")
    desk.scan(pictures)
    find(desk)
    assert [record.key for record, _ in desk.library.clusters()] == before
    shutil.copyfile(photo, pictures / "third.jpg")
    desk.scan(pictures)
    find(desk)
    assert [record.key for record, _ in desk.library.clusters()] != before


def test_a_protected_copy_is_kept_and_never_removable(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    safe = pictures / "safe"
    safe.mkdir()
    shutil.copyfile(photo, safe / "b.jpg")
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.EXACT, protected_roots=(bytes(safe),))
    assert keeper(desk, members) == "b.jpg"
    removable = {m.file_id for m in members if m.removable}
    assert {desk.library.files([i])[i].name_shown for i in removable} == {"a.jpg"}


def test_a_file_changed_since_the_scan_is_not_called_exact(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    copy = Path(shutil.copyfile(photo, pictures / "b.jpg"))
    desk.scan(pictures)
    with copy.open("ab") as stream:
        stream.write(b"more")
    assert find(desk, ClusterKind.EXACT) == []


def test_a_cancelled_search_stops_and_the_next_one_completes_it(desk: Desk, pictures: Path) -> None:
    variants(picture(pictures / "whole.jpg", size=SIZE, seed=3))
    desk.scan(pictures)
    search = DuplicateSearch(desk.store, Settings())
    search.control.cancel()
    with pytest.raises(CancelledError):
        search.run()
    assert len(find(desk, ClusterKind.SIMILAR)) == 1


def test_a_search_that_is_stopped_keeps_what_its_portions_found(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variants(picture(pictures / "whole.jpg", size=SIZE, seed=3))
    desk.scan(pictures)
    monkeypatch.setattr(comparer, "NEW_AT_ONCE", 2)
    search = DuplicateSearch(desk.store, Settings())
    checked: list[int] = []

    def checkpoint() -> None:
        checked.append(len(desk.sql("SELECT content_id FROM searched")))
        if checked[-1] == 2:
            raise CancelledError

    monkeypatch.setattr(search.control, "checkpoint", checkpoint)
    with pytest.raises(CancelledError):
        search.run([ClusterKind.SIMILAR])
    assert len(desk.sql("SELECT content_id FROM searched")) == 2
    (members,) = find(desk, ClusterKind.SIMILAR)
    assert len(names(desk, members)) == 5


def test_a_first_search_stores_the_sooner_the_less_there_is_to_lose(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variants(picture(pictures / "whole.jpg", size=SIZE, seed=3))
    desk.scan(pictures)
    monkeypatch.setattr(comparer, "_FIRST_AT_ONCE", 1)
    search = DuplicateSearch(desk.store, Settings())
    stored: set[int] = set()
    monkeypatch.setattr(
        search.control,
        "checkpoint",
        lambda: stored.add(len(desk.sql("SELECT content_id FROM searched"))),
    )
    search.run([ClusterKind.SIMILAR])
    assert stored == {0, 1, 2, 4, 5}
    (_, members) = next(desk.library.clusters([ClusterKind.SIMILAR]))
    assert len(members) == 5


def test_what_other_rules_found_holds_until_it_is_compared_by_these(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variants(picture(pictures / "whole.jpg", size=SIZE, seed=3))
    picture(pictures / "other.jpg", size=SIZE, seed=4)
    desk.scan(pictures)
    find(desk, ClusterKind.SIMILAR)
    found = desk.sql("SELECT left_id, right_id FROM picture_match WHERE score > 0 ORDER BY 1, 2")
    ids = [row[0] for row in desk.sql("SELECT content_id FROM searched ORDER BY 1")]
    wrong = next(pair for pair in combinations(ids, 2) if pair not in found)
    desk.write(
        "INSERT OR REPLACE INTO picture_match(left_id, right_id, score, lane, orientation)"
        " VALUES (?, ?, 0.9, 1, 1)",
        *wrong,
    )
    desk.write("UPDATE picture_match SET version = 1")
    desk.write("UPDATE searched SET version = 1")
    there = "SELECT version FROM picture_match WHERE left_id = ? AND right_id = ?"
    monkeypatch.setattr(comparer, "NEW_AT_ONCE", 1)
    search = DuplicateSearch(desk.store, Settings())
    compared = "SELECT content_id FROM searched WHERE version > 1"

    def checkpoint() -> None:
        if desk.sql(compared):
            raise CancelledError

    monkeypatch.setattr(search.control, "checkpoint", checkpoint)
    with pytest.raises(CancelledError):
        search.run([ClusterKind.SIMILAR])
    assert len(desk.sql(compared)) == 1
    assert desk.sql(there, *wrong) == [(1,)]
    find(desk, ClusterKind.SIMILAR)
    assert desk.sql(there, *wrong) == []
    again = "SELECT left_id, right_id FROM picture_match WHERE score > 0 ORDER BY 1, 2"
    assert desk.sql(again) == found
    assert desk.sql("SELECT count(*) FROM picture_match WHERE version = 1") == [(0,)]


def test_blank_pages_do_not_hide_versions_of_a_soft_picture(desk: Desk, pictures: Path) -> None:
    for number in range(40):
        Image.new("L", (60 + number, 80), 200 + number).save(pictures / f"page-{number}.png")
    across, down = np.meshgrid(np.linspace(-1, 1, 320), np.linspace(-1, 1, 240))
    glow = Image.fromarray((230 - 90 * np.hypot(across, down)).astype(np.uint8))
    glow.save(pictures / "glow.png")
    glow.resize((160, 120)).save(pictures / "small.jpg", quality=90)
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.SIMILAR)
    assert names(desk, members) == {"glow.png", "small.jpg"}


def test_versions_of_a_pattern_are_listed_although_it_has_no_large_forms(
    desk: Desk, pictures: Path
) -> None:
    pattern(24).save(pictures / "tiles.jpg", quality=92)
    pattern(24).convert("L").save(pictures / "grey.jpg", quality=92)
    pattern(28).save(pictures / "other.jpg", quality=92)
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.SIMILAR)
    assert names(desk, members) == {"tiles.jpg", "grey.jpg"}


def test_frames_of_one_second_are_no_copies(desk: Desk, pictures: Path) -> None:
    for number, part in enumerate(("016", "55")):
        moment = exif(camera=("Apple", "iPhone 6"), taken=datetime(2015, 4, 10, 20, 12, 23))  # noqa: DTZ001 - the camera's clock
        moment.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.SubsecTimeOriginal] = part
        name = f"bracket {number}.jpg"
        picture(pictures / name, size=SIZE, seed=3, exif=moment, quality=85 + number)
        with Image.open(pictures / name) as shot:
            shot.resize((160, 120)).save(pictures / f"small {number}.jpg", exif=moment)
    desk.scan(pictures)
    found = {frozenset(names(desk, members)) for members in find(desk, ClusterKind.SIMILAR)}
    assert found == {
        frozenset({"bracket 0.jpg", "small 0.jpg"}),
        frozenset({"bracket 1.jpg", "small 1.jpg"}),
    }


def test_shots_of_a_burst_are_no_copies_and_copies_of_one_are(desk: Desk, pictures: Path) -> None:
    for number in range(3):
        moment = exif(
            camera=("Canon", "EOS 5D"), taken=datetime.fromisoformat(f"2019-07-04T12:00:0{number}")
        )
        picture(
            pictures / f"IMG_{number:04}.jpg", size=SIZE, seed=3, exif=moment, quality=90 + number
        )
    with Image.open(pictures / "IMG_0001.jpg") as shot:
        shot.resize((160, 120)).save(pictures / "sent.jpg", exif=shot.getexif())
    desk.scan(pictures)
    (members,) = find(desk, ClusterKind.SIMILAR)
    assert names(desk, members) == {"IMG_0001.jpg", "sent.jpg"}


def test_files_that_were_scanned_before_their_format_had_a_reader_are_found_identical(
    desk: Desk, pictures: Path
) -> None:
    data = picture(pictures / "a.bmp").read_bytes()
    (pictures / "b.bmp").write_bytes(data[:38] + bytes(8) + data[46:])
    desk.scan(pictures)
    contents = desk.sql("SELECT id, content_id FROM file ORDER BY id")
    desk.write("UPDATE content SET payload_key = ''")
    desk.write("UPDATE file SET quick_version = 1")
    assert find(desk, ClusterKind.IDENTICAL) == []
    assert desk.scan(pictures).unchanged == 2
    (found,) = find(desk, ClusterKind.IDENTICAL)
    assert names(desk, found) == {"a.bmp", "b.bmp"}
    assert desk.sql("SELECT id, content_id FROM file ORDER BY id") == contents
