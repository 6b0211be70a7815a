"""Power cuts, as far as a program can play them: scans are killed at a few random moments."""

import json
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.killed_scans import assert_sound, killed_scan, known, shelves
from tests.support.terminal import mediadesk

KILLS = 4  # tests/torture plays more of them, each on a catalog of its own
PHOTOS = 120


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelves(tmp_path_factory.mktemp("photos"), PHOTOS, size=(200, 150))


@pytest.mark.fault(1)
def test_a_killed_scan_leaves_a_sound_catalog_and_the_next_one_completes_it(
    photos: Path, tmp_path: Path
) -> None:
    begun_s = time.monotonic()
    assert mediadesk("scan", photos, catalog=tmp_path / "whole.db").code == 0
    whole_s, expected = time.monotonic() - begun_s, known(tmp_path / "whole.db")
    assert len(expected) == PHOTOS
    catalog = tmp_path / "killed" / "catalog.db"
    moments = random.Random(7)  # noqa: S311 - moments to kill at, not secrets
    for _ in range(KILLS):
        killed_scan(photos, catalog, after_s=moments.uniform(0.3, max(0.6, whole_s)))
        assert_sound(catalog.parent)
    told = mediadesk("scan", photos, "--json", catalog=catalog)
    assert (told.code, told.err) == (0, "")
    assert told.json["files"] == PHOTOS
    assert known(catalog) == expected
    assert not list(catalog.parent.glob("*damaged*"))
    with closing(sqlite3.connect(catalog)) as reader:
        jobs = reader.execute("SELECT status, reason FROM job ORDER BY id").fetchall()
    assert jobs[-1] == ("completed", None)
    for status, reason in jobs[:-1]:
        assert status in ("paused", "completed")
        assert status == "completed" or json.loads(reason)["code"] == "job-interrupted"
