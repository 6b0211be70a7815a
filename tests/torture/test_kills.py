"""Power cuts, as far as a program can play them: a scan is killed at random moments."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.media import picture

KILLS = 20
PHOTOS = 240
ORPHAN_LIMIT_S = 10.0


def command(catalog: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "mediadesk", *words, "--catalog", str(catalog), "--json"]


def answer(catalog: Path, *words: str) -> dict[str, Any]:
    done = subprocess.run(command(catalog, *words), capture_output=True, check=True, timeout=300)
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def content(catalog: Path) -> list[dict[str, Any]]:
    """Return what the catalog knows of every file, in the order of their paths."""
    return sorted(answer(catalog, "files")["files"], key=lambda file: file["path"])


def group_is_alive(group: int) -> bool:
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(facts[2]) == group and facts[0] != "Z":
            return True
    return False


def wait_until_gone(group: int) -> None:
    deadline = time.monotonic() + ORPHAN_LIMIT_S
    while group_is_alive(group):
        assert time.monotonic() < deadline, "a child process outlived its killed parent"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    for number in range(PHOTOS):
        shelf = folder / f"{number // 40}"
        shelf.mkdir(exist_ok=True)
        picture(shelf / f"{number:03}.jpg", size=(320, 240), seed=number)
    return folder


def test_a_killed_scan_keeps_the_catalog_and_the_next_one_completes_it(
    photos: Path, tmp_path: Path
) -> None:
    started_s = time.monotonic()
    answer(tmp_path / "whole.db", "scan", str(photos))
    whole_s, expected = time.monotonic() - started_s, content(tmp_path / "whole.db")
    assert len(expected) == PHOTOS
    moments = random.Random(4)  # noqa: S311 - moments to kill at, not secrets
    begun = 0
    for attempt in range(KILLS):
        catalog = tmp_path / f"{attempt}" / "catalog.db"
        catalog.parent.mkdir()
        scan = subprocess.Popen(
            command(catalog, "scan", str(photos)),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0, whole_s))
        os.kill(scan.pid, signal.SIGKILL)
        scan.wait()
        wait_until_gone(scan.pid)
        for database in catalog.parent.glob("*.db"):
            begun += 1
            with closing(sqlite3.connect(database)) as reader:
                assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        told = answer(catalog, "scan", str(photos))
        assert told["status"] == "completed"
        assert content(catalog) == expected
    assert begun > KILLS, "most kills came before there was a catalog"
