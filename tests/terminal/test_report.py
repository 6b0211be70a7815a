"""Reports hold what the program found, in every form, and never half of it."""

import csv
import json
import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from tests.support.media import cut, exif, picture
from tests.support.programs import command


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shelf = tmp_path_factory.mktemp("shelf")
    taken = exif(taken=datetime(2019, 8, 17, 20, 31, 14), offset="+02:00")  # noqa: DTZ001 - wall time
    picture(shelf / "one.jpg", size=(320, 240), exif=taken)
    shutil.copy(shelf / "one.jpg", shelf / "<b>one & copy.jpg")
    os.rename(shelf / "<b>one & copy.jpg", os.fsencode(shelf) + b"/<b>caf\xe9 & copy.jpg")
    cut(picture(shelf / "broken.png", seed=7), 0.2)
    catalog = tmp_path_factory.mktemp("catalog") / "catalog.db"
    command(catalog, "scan", str(shelf))
    command(catalog, "duplicates")
    return catalog


def report(catalog: Path, subject: str, target: Path) -> str:
    command(catalog, "report", subject, str(target))
    return target.read_text(encoding="utf-8-sig")


def test_a_table_of_duplicates_says_what_to_keep(catalog: Path, tmp_path: Path) -> None:
    text = report(catalog, "duplicates", tmp_path / "found.csv")
    rows = list(csv.DictReader(text.splitlines()))
    assert sorted(row["keep"] for row in rows) == ["no", "yes"]
    assert {row["kind"] for row in rows} == {"exact"}
    assert {Path(row["path"]).name for row in rows} == {"one.jpg", r"<b>caf\xe9 & copy.jpg"}
    assert len({row["cluster"] for row in rows}) == 1


def test_a_table_says_keep_of_all_that_is_proposed_to_stay(tmp_path: Path) -> None:
    (shelf := tmp_path / "shelf").mkdir()
    photo = picture(shelf / "whole.jpg", size=(320, 240), seed=3)
    with Image.open(photo) as image:
        image.convert("L").save(photo.with_name("grey.jpg"))
    catalog = tmp_path / "catalog.db"
    command(catalog, "scan", str(shelf))
    listed = command(catalog, "duplicates")
    assert f"stay  {photo.with_name('grey.jpg')}" in listed.stdout
    assert listed.stderr.endswith("1 cluster: 1 similar. Nothing was changed.\n")
    text = report(catalog, "duplicates", tmp_path / "found.csv")
    rows = {Path(row["path"]).name: row for row in csv.DictReader(text.splitlines())}
    assert {name: row["keep"] for name, row in rows.items()} == {
        "whole.jpg": "yes",
        "grey.jpg": "yes",
    }


def test_a_page_shows_pictures_and_trusts_no_name(catalog: Path, tmp_path: Path) -> None:
    text = report(catalog, "duplicates", tmp_path / "found.html")
    assert text.count("data:image/jpeg;base64,") == 2
    assert "&lt;b&gt;caf\\xe9 &amp; copy.jpg" in text
    assert "<b>" not in text
    assert text.count(">100 %<") == 2
    assert not re.search(r"""(src|href)=["'](?!data:)""", text)  # needs nothing from elsewhere


def test_dates_are_told_with_their_zone_and_how_sure_they_are(
    catalog: Path, tmp_path: Path
) -> None:
    rows = json.loads(report(catalog, "dates", tmp_path / "found.json"))["rows"]
    dated = next(row for row in rows if row["path"].endswith("one.jpg"))
    assert dated["taken"] == "2019-08-17T20:31:14+02:00"
    assert dated["confidence"] == "HIGH"


def test_errors_are_told_with_their_reason(catalog: Path, tmp_path: Path) -> None:
    rows = json.loads(report(catalog, "errors", tmp_path / "found.json"))["rows"]
    assert [Path(row["path"]).name for row in rows] == ["broken.png"]
    assert rows[0]["why"].endswith(".")


def test_a_report_that_cannot_be_written_leaves_what_was_there(
    catalog: Path, tmp_path: Path
) -> None:
    done = command(catalog, "report", "dates", str(tmp_path / "no such folder" / "a.csv"), code=1)
    assert "The report cannot be written to" in done.stderr
    assert list(tmp_path.iterdir()) == []
