"""`mediadesk dates`, as it is typed: exact JSON, filters, home zones, and a busy catalog."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediadesk.disk.lock import CatalogLock, lock_path
from tests.support.media import exif, movie, picture
from tests.support.terminal import environment, mediadesk

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
FILE_KEYS = ["path", "seed", "resolved", "flags", "candidates"]
RESOLVED_KEYS = ["wall", "offset_minutes", "precision", "source", "confidence"]
CANDIDATE_KEYS = [
    *("source", "value", "raw", "offset_minutes", "zone", "precision"),
    *("accepted", "role", "reason"),
]


@pytest.fixture(scope="module")
def berlin(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, str]]:
    """Return a folder, its catalog, and the environment of a terminal in Berlin."""
    place = tmp_path_factory.mktemp("berlin")
    photos = place / "photos"
    photos.mkdir()
    picture(photos / "shot.jpg", exif=exif(taken=NOON, offset="+02:00"))
    movie(photos / "film.mp4", created=datetime(2018, 8, 17, 10, tzinfo=UTC))
    (photos / "IMG-20190818-WA0001.jpg").write_bytes(b"no picture at all")
    for path in photos.iterdir():
        os.utime(path, (1.6e9, 1.6e9))
    env = environment(MEDIADESK_DATA_DIR=str(place / "data"), TZ="Europe/Berlin")
    catalog = place / "c.db"
    assert mediadesk("scan", photos, catalog=catalog, env=env).code == 0
    return photos, catalog, env


def test_dates_prints_what_was_proposed_and_every_candidate(
    berlin: tuple[Path, Path, dict[str, str]],
) -> None:
    photos, catalog, env = berlin
    told = mediadesk("dates", photos, "--json", catalog=catalog, env=env)
    assert (told.code, told.err, list(told.json)) == (0, "", ["files"])
    files = {Path(file["path"]).name: file for file in told.json["files"]}
    assert set(files) == {"shot.jpg", "film.mp4", "IMG-20190818-WA0001.jpg"}
    for file in files.values():
        assert list(file) == FILE_KEYS
        assert list(file["resolved"]) == RESOLVED_KEYS
        assert all(list(each) == CANDIDATE_KEYS for each in file["candidates"])
        assert all(each["reason"].endswith(".") for each in file["candidates"])
        assert sum(each["role"] == "chosen" for each in file["candidates"]) == 1
    shot = files["shot.jpg"]
    assert shot["seed"] == {
        "value": "2019-08-17T12:00:00",
        "source": "EXIF:DateTimeOriginal",
        "confidence": "HIGH",
    }
    assert shot["resolved"] == {
        "wall": "2019-08-17T12:00:00",
        "offset_minutes": 120,
        "precision": "second",
        "source": "EXIF:DateTimeOriginal",
        "confidence": "HIGH",
    }
    assert files["film.mp4"]["resolved"]["wall"] == "2018-08-17T12:00:00"
    assert files["film.mp4"]["flags"] == ["zone-assumed"]
    assert files["IMG-20190818-WA0001.jpg"]["resolved"]["precision"] == "day"


def test_dates_can_be_asked_by_confidence_or_read_by_people(
    berlin: tuple[Path, Path, dict[str, str]],
) -> None:
    photos, catalog, env = berlin
    high = mediadesk("dates", "--confidence", "HIGH", "--json", catalog=catalog, env=env).json
    assert [Path(file["path"]).name for file in high["files"]] == ["shot.jpg"]
    told = mediadesk("dates", photos / "shot.jpg", catalog=catalog, env=env).out
    assert told.startswith("2019-08-17 12:00:00 +02:00")
    assert "EXIF:DateTimeOriginal" in told
    outside = mediadesk("dates", photos.parent / "other", catalog=catalog, env=env)
    assert (outside.code, outside.out) == (1, "")
    assert mediadesk("dates", "--confidence", "SURE", catalog=catalog, env=env).code == 2


def test_a_new_home_changes_what_rests_on_it_unless_the_catalog_is_held(
    berlin: tuple[Path, Path, dict[str, str]],
) -> None:
    photos, catalog, env = berlin
    tokyo = env | {"TZ": "Asia/Tokyo"}

    def film() -> tuple[str, str]:
        told = mediadesk("dates", photos / "film.mp4", "--json", catalog=catalog, env=tokyo)
        assert told.code == 0
        return told.json["files"][0]["resolved"]["wall"], told.err

    lock = CatalogLock(lock_path(catalog), holder="a window")
    try:
        wall, said = film()
    finally:
        lock.release()
    assert wall == "2018-08-17T12:00:00"
    assert "a window" in said
    assert "as they were last judged" in said
    assert film() == ("2018-08-17T19:00:00", "")
    mediadesk("dates", catalog=catalog, env=env)  # as it was, for the other tests
