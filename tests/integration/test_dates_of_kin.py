"""What lies beside a file or belongs with it has its say in its date, scan after scan."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.dates import date_debts, timestamps
from mediadesk.catalog.dates.timestamps import Dated
from mediadesk.cli.output import progress_text
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError
from mediadesk.operations.dates.date_basis import basis_of
from mediadesk.operations.dates.timestamps import DateKeeper
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.desks import Desk, counts
from tests.support.media import exif, movie, picture

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
COPIED = datetime(2024, 3, 2, 10, 20, 30, tzinfo=UTC).timestamp()
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:DateTimeOriginal="{}"/></rdf:RDF></x:xmpmeta>"""


class Dates:
    """The dates of a catalog by file name."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __getitem__(self, name: str) -> timestamps.DateRow:
        (row,) = (row for row in self._desk.library.dates(None) if row.path.endswith(name.encode()))
        return row

    def candidates(self, name: str) -> dict[str, dict[str, Any]]:
        return {each["source"]: each for each in json.loads(self[name].candidates_json)}

    def flags(self, name: str) -> list[str]:
        found: list[str] = json.loads(self[name].flags_json)
        return found


@pytest.fixture
def dates(desk: Desk) -> Dates:
    return Dates(desk)


def aged(path: Path) -> Path:
    """Give a file the time of a copy made years later."""
    os.utime(path, (COPIED, COPIED))
    return path


def takeout(path: Path, taken: datetime, **more: object) -> Path:
    content = {"title": "x", "photoTakenTime": {"timestamp": str(int(taken.timestamp()))}, **more}
    path.write_text(json.dumps(content))
    return path


def stripped(original: Path, copy: Path) -> Path:
    """Write a copy of a JPEG without its EXIF; the picture's own bytes stay as they are."""
    data = original.read_bytes()
    at = data.index(b"\xff\xe1")
    copy.write_bytes(data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :])
    return aged(copy)


def settled(desk: Desk) -> bool:
    with desk.store.readers.use() as reader:
        return not date_debts.owes(reader)


def test_a_takeout_json_dates_its_picture_its_film_and_its_edited_copy(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    for name, seed in (("IMG_7.jpg", 1), ("IMG_7-edited.jpg", 2), ("A long walk(1).jpg", 3)):
        aged(picture(pictures / name, seed=seed))
    taken = datetime(2018, 1, 26, 11, 47, 52, tzinfo=UTC)
    tokyo = {"latitude": 35.68, "longitude": 139.76, "altitude": 40.0}
    takeout(pictures / "IMG_7.jpg.supplemental-metadata.json", taken, geoData=tokyo)
    takeout(pictures / "A long walk.jpg.supplemental-metad(1).json", taken)
    desk.scan(pictures)
    for name in ("IMG_7.jpg", "IMG_7-edited.jpg"):
        assert (dates[name].taken, dates[name].offset_minutes) == ("2018-01-26T20:47:52", 540)
        assert dates.candidates(name)["Takeout"]["accepted"]
    assert (dates["IMG_7.jpg"].source, dates["IMG_7-edited.jpg"].source) == ("Takeout", "pair")
    assert dates["A long walk(1).jpg"].source == "Takeout"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xmp_sidecar_rules_while_it_is_there_and_the_file_is_not_opened_for_it(
    desk: Desk, pictures: Path, dates: Dates, encoding: str
) -> None:
    photo = picture(pictures / "a.jpg", exif=exif(taken=NOON))
    desk.scan(pictures)
    assert dates["a.jpg"].taken == "2019-08-17T12:00:00"
    sidecar = pictures / "a.xmp"
    sidecar.write_text(XMP.format("2010-09-27T14:35:33+02:00"), encoding=encoding)
    assert counts(desk.scan(pictures)) == {"unchanged": 1}
    assert (dates["a.jpg"].taken, dates["a.jpg"].offset_minutes) == ("2010-09-27T14:35:33", 120)
    assert "from-sidecar" in dates.flags("a.jpg")

    nearer = pictures / "a.jpg.xmp"
    nearer.write_text(XMP.format("2011-01-02T03:04:05"), encoding=encoding)
    desk.scan(pictures)
    assert dates["a.jpg"].taken == "2011-01-02T03:04:05"
    nearer.write_text(XMP.format("2012-01-02T03:04:05"), encoding=encoding)
    os.utime(nearer, (COPIED, COPIED))
    desk.scan(pictures)
    assert dates["a.jpg"].taken == "2012-01-02T03:04:05"

    nearer.unlink()
    desk.scan(pictures)
    assert dates["a.jpg"].taken == "2010-09-27T14:35:33"
    sidecar.unlink()
    desk.scan(pictures)
    assert (dates["a.jpg"].taken, dates["a.jpg"].source) == (
        "2019-08-17T12:00:00",
        "EXIF:DateTimeOriginal",
    )
    assert photo.exists()
    assert settled(desk)


def test_a_hostile_sidecar_gives_a_reason_and_nothing_else(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    hostile = {
        "bomb.jpg.xmp": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x:xmpmeta>&a;&a;</x:xmpmeta>',
        "deep.jpg.json": b"[" * 200_000,
        "huge.jpg.json": b'{"photoTakenTime": ' + b" " * (2 << 20),
        "other.jpg.json": b'{"photoTakenTime": {"timestamp": "99999999999999999999"}}',
        "bytes.jpg.xmp": bytes(range(256)),
    }
    for number, (name, data) in enumerate(hostile.items()):
        (pictures / name).write_bytes(data)
        picture(
            pictures / name.rpartition(".")[0],
            seed=number,
            exif=exif(taken=NOON, camera=("A", "B")),
        )
    os.symlink("/dev/zero", pictures / "link.jpg.xmp")
    desk.scan(pictures)
    rows = desk.sql("SELECT CAST(name AS TEXT), said FROM sidecar_reading")
    told = {str(name): str(said) for name, said in rows}
    for name in ("bomb.jpg.xmp", "deep.jpg.json", "huge.jpg.json", "bytes.jpg.xmp"):
        assert "reason" in json.loads(told[name]), name
    for name in hostile:
        assert dates[name.rpartition(".")[0]].taken == "2019-08-17T12:00:00"


def test_the_film_of_a_live_photo_has_the_date_of_its_still(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    picture(pictures / "IMG_1.jpg", exif=exif(taken=NOON, offset="+02:00"))
    aged(movie(pictures / "IMG_1.MOV"))
    aged(movie(pictures / "IMG_2.MOV", seed=5))
    desk.scan(pictures)
    film = dates["IMG_1.MOV"]
    assert (film.taken, film.offset_minutes, film.source) == ("2019-08-17T12:00:00", 120, "pair")
    assert "from-pair" in dates.flags("IMG_1.MOV")
    assert dates["IMG_2.MOV"].source == "File:FileModifyDate"


def test_a_pixel_s_film_takes_the_zone_of_the_still_beside_it(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    shot = datetime(2021, 7, 12, 15, 56, 25)  # noqa: DTZ001
    picture(
        pictures / "PXL_20210712_225625784.jpg",
        exif=exif(taken=shot, offset="-07:00", camera=("Google", "Pixel 4")),
    )
    created = datetime(2021, 7, 12, 22, 58, 11, tzinfo=UTC)
    aged(movie(pictures / "PXL_20210712_225810123.mp4", created=created))
    desk.scan(pictures)
    film = dates["PXL_20210712_225810123.mp4"]
    assert (film.taken, film.offset_minutes) == ("2021-07-12T15:58:10", -420)
    assert film.confidence == "HIGH"
    assert "zone-assumed" not in dates.flags("PXL_20210712_225810123.mp4")


def test_a_raw_file_that_cannot_be_read_has_the_date_of_its_jpeg(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    picture(pictures / "DSC_5.JPG", exif=exif(taken=NOON, camera=("NIKON", "D750")))
    aged(pictures / "DSC_5.JPG")
    (pictures / "DSC_5.NEF").write_bytes(b"not what it seems" * 50)
    aged(pictures / "DSC_5.NEF")
    desk.scan(pictures)
    assert (dates["DSC_5.NEF"].taken, dates["DSC_5.NEF"].source) == ("2019-08-17T12:00:00", "pair")


def test_a_copy_stripped_of_its_date_inherits_it_whichever_comes_first(
    desk: Desk, pictures: Path, tmp_path: Path, dates: Dates
) -> None:
    original = picture(tmp_path / "IMG_20190817_120000.jpg", size=(400, 300), exif=exif(taken=NOON))
    stripped(original, pictures / "IMG-20190901-WA0003.jpg")
    desk.scan(pictures)
    assert dates["WA0003.jpg"].taken == "2019-09-01T00:00:00"
    original.rename(pictures / original.name)
    desk.scan(pictures)
    copy = dates["WA0003.jpg"]
    assert (copy.taken, copy.source) == ("2019-08-17T12:00:00", "duplicate")
    assert "from-duplicate" in dates.flags("WA0003.jpg")
    assert dates.candidates("WA0003.jpg")["duplicate"]["raw"] == original.name
    assert dates[original.name].source == "EXIF:DateTimeOriginal"


def test_a_file_that_moved_is_judged_by_its_new_name(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    photo = aged(picture(pictures / "IMG_20190203_112233.jpg"))
    desk.scan(pictures)
    assert dates["112233.jpg"].source == "filename_datetime"
    photo.rename(pictures / "sunset.jpg")
    assert counts(desk.scan(pictures)) == {"moved": 1}
    assert dates["sunset.jpg"].source == "File:FileModifyDate"
    assert "filename_datetime" not in dates.candidates("sunset.jpg")


def test_another_home_zone_judges_again_without_opening_a_file(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    film = movie(pictures / "a.mp4", created=datetime(2019, 8, 17, 10, tzinfo=UTC))
    aged(film)
    desk.scan(pictures)
    film.unlink()
    for zone, taken in (("Asia/Tokyo", "2019-08-17T19:00:00"), ("UTC", "2019-08-17T10:00:00")):
        settings = replace(Settings(), dates_home_zone=zone)
        assert desk.library.owes_dates(basis_of(settings))
        DateKeeper(desk.store, settings).run(checkpoint=lambda: None, on_changes=lambda _: None)
        assert not desk.library.owes_dates(basis_of(settings))
        assert (dates["a.mp4"].taken, dates.flags("a.mp4")) == (taken, ["zone-assumed"])


def test_a_search_that_judges_dates_anew_says_so_and_can_be_stopped(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(200):
        (pictures / f"{number % 4}").mkdir(exist_ok=True)
        aged(picture(pictures / f"{number % 4}" / f"a{number}.jpg", seed=number, size=(8, 8)))
    desk.scan(pictures)
    settings = replace(Settings(), dates_home_zone="Asia/Tokyo", hashing_workers=1)
    search = DuplicateSearch(desk.store, settings)
    told: list[str] = []
    stored = timestamps.store

    def store_and_stop(writer: Connection, dated: Sequence[Dated]) -> CatalogChanges:
        told.append(progress_text(search.progress))
        search.control.cancel()
        return stored(writer, dated)

    with monkeypatch.context() as patched:
        patched.setattr(timestamps, "store", store_and_stop)
        with pytest.raises(CancelledError):
            search.run([ClusterKind.EXACT])
    assert told == ["working out dates again: 0 of 200 files"]
    with desk.store.readers.use() as reader:
        assert 0 < date_debts.count_owed(reader) < 200
    assert "stage" not in search.progress.to_dict()
    DuplicateSearch(desk.store, settings).run([ClusterKind.EXACT])
    assert not desk.library.owes_dates(basis_of(settings))


def test_judging_again_changes_nothing_that_nobody_changed(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    picture(pictures / "IMG_1.jpg", exif=exif(taken=NOON, offset="+02:00"))
    movie(pictures / "IMG_1.MOV")
    aged(picture(pictures / "IMG_1-edited.jpg", seed=9))
    desk.scan(pictures)
    before = list(desk.library.dates(None))
    desk.write("UPDATE file SET date_version = 0, related = 0")
    desk.scan(pictures)
    assert list(desk.library.dates(None)) == before
    assert dates["IMG_1-edited.jpg"].source == "pair"


def test_a_copy_that_loses_its_sidecar_asks_its_original_again(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    original = picture(pictures / "DSC_1.jpg", size=(400, 300), exif=exif(taken=NOON))
    copy = stripped(original, pictures / "b.jpg")
    sidecar = pictures / "b.xmp"
    sidecar.write_text(XMP.format("2010-09-27T14:35:33"))
    desk.scan(pictures)
    assert (dates["b.jpg"].taken, copy.exists()) == ("2010-09-27T14:35:33", True)
    sidecar.unlink()
    desk.scan(pictures)
    assert (dates["b.jpg"].taken, dates["b.jpg"].source) == ("2019-08-17T12:00:00", "duplicate")
    assert settled(desk)


def test_a_copy_inherits_what_a_sidecar_found_in_the_same_scan_says(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    album = pictures / "Album"
    album.mkdir()
    for folder in (pictures, album):
        aged(picture(folder / "walk.jpg", seed=3))
    (album / "walk.jpg").rename(album / "copy.jpg")
    takeout(pictures / "walk.jpg.json", datetime(2018, 1, 26, 11, 47, 52, tzinfo=UTC))
    desk.scan(pictures)
    assert dates["walk.jpg"].source == "Takeout"
    assert (dates["copy.jpg"].source, dates["copy.jpg"].taken) == (
        "duplicate",
        dates["walk.jpg"].taken,
    )


def test_a_smaller_copy_inherits_its_date_once_it_was_found_to_be_one(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    picture(pictures / "DSC_1.jpg", size=(1200, 900), seed=4, exif=exif(taken=NOON))
    aged(picture(pictures / "IMG-20190901-WA0004.jpg", size=(800, 600), seed=4, quality=70))
    desk.scan(pictures)
    assert dates["WA0004.jpg"].source == "filename_date"
    changes = DuplicateSearch(desk.store, Settings()).run()
    assert (dates["WA0004.jpg"].taken, dates["WA0004.jpg"].source) == (
        "2019-08-17T12:00:00",
        "duplicate",
    )
    assert len(changes.files) == 1
    again = DuplicateSearch(desk.store, Settings()).run()
    assert again == CatalogChanges(), "the clusters know of the date at once"


def test_a_copy_that_only_its_full_hash_gives_away_inherits_its_date(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    original = aged(movie(pictures / "VID_20190817_120000.ts"))
    shutil.copy2(original, pictures / "VID_20190817_120000 (1).ts")
    desk.scan(pictures)
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
    shutil.copy2(original, pictures / "walk.ts")
    desk.scan(pictures)
    assert dates["walk.ts"].source == "File:FileModifyDate"
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
    assert (dates["walk.ts"].taken, dates["walk.ts"].source) == (
        "2019-08-17T12:00:00",
        "duplicate",
    )


def test_icloud_s_list_beside_an_export_dates_what_says_nothing_itself(
    desk: Desk, pictures: Path, dates: Dates
) -> None:
    aged(picture(pictures / "Photo.JPG"))
    aged(picture(pictures / "other.jpg", seed=2))
    (pictures / "Photo Details.csv").write_text(
        "imgName,fileChecksum,favorite,hidden,deleted,originalCreationDate,viewCount,importDate\n"
        'photo.jpg,x,no,no,no,"Friday October 06,2023 12:11 PM GMT",10,"Friday"\n'
        "other.jpg,x,no,no,no,unreadable,1,\n"
    )
    desk.scan(pictures)
    assert dates.candidates("Photo.JPG")["iCloud"]["datetime"] == "2023-10-06T12:11:00"
    assert dates["Photo.JPG"].source == "iCloud"
    assert dates["other.jpg"].source == "File:FileModifyDate"
    (pictures / "Photo Details.csv").unlink()
    desk.scan(pictures)
    assert dates["Photo.JPG"].source == "File:FileModifyDate"
