"""Power cuts, as far as a program can play them: scans are killed at a few random moments."""

import json
import random
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.media import picture
from tests.support.terminal import COMMAND, environment, mediadesk

KILLS = 4  # tests/torture plays more of them, each on a catalog of its own
PHOTOS = 120
ORPHAN_LIMIT_S = 10.0


def known(catalog: Path) -> list[dict[str, Any]]:
    """Return everything the catalog knows of every file, by path."""
    files = mediadesk("files", "--json", catalog=catalog).json["files"]
    return sorted(files, key=lambda file: str(file["path"]))


def is_alive(group: int) -> bool:
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(facts[2]) == group and facts[0] != "Z":
            return True
    return False


def killed_scan(folder: Path, catalog: Path, *, after_s: float) -> None:
    """Start a scan and kill it; none of its children may outlive it."""
    scan = subprocess.Popen(
        [*COMMAND, "scan", str(folder), "--catalog", str(catalog)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    time.sleep(after_s)
    scan.send_signal(signal.SIGKILL)
    scan.wait()
    deadline_s = time.monotonic() + ORPHAN_LIMIT_S
    while is_alive(scan.pid):
        assert time.monotonic() < deadline_s, "a child outlived its killed parent"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    for number in range(PHOTOS):
        shelf = folder / f"{number // 40}"
        shelf.mkdir(exist_ok=True)
        picture(shelf / f"{number:03}.jpg", size=(200, 150), seed=number)
    return folder


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
        for database in catalog.parent.glob("*.db"):
            with closing(sqlite3.connect(database)) as reader:
                assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
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
