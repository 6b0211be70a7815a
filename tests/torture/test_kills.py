"""Power cuts, as far as a program can play them: a scan is killed at random moments."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.killed_scans import assert_sound, killed_scan, known, shelves
from tests.support.terminal import mediadesk

KILLS = 50
PHOTOS = 240


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelves(tmp_path_factory.mktemp("photos"), PHOTOS, size=(320, 240))


@pytest.mark.fault(1)
def test_a_killed_scan_keeps_the_catalog_and_the_next_one_completes_it(
    photos: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    started_s = time.monotonic()
    mediadesk("scan", photos, catalog=tmp_path / "whole.db")
    whole_s, expected = time.monotonic() - started_s, known(tmp_path / "whole.db")
    assert len(expected) == PHOTOS
    moments = random.Random(4)  # noqa: S311 - moments to kill at, not secrets
    begun = 0
    for attempt in range(KILLS):
        catalog = tmp_path / f"{attempt}" / "catalog.db"
        catalog.parent.mkdir()
        killed_scan(photos, catalog, after_s=moments.uniform(whole_s / 4, whole_s))
        begun += assert_sound(catalog.parent)
        assert mediadesk("scan", photos, "--json", catalog=catalog).json["status"] == "completed"
        assert known(catalog) == expected
    record_property("played", KILLS)
    assert begun > KILLS, "most kills came before there was a catalog"
