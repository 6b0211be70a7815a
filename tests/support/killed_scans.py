"""Scans and other commands that are killed without warning, and what is looked at afterwards."""

import signal
import sqlite3
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.support.media import picture
from tests.support.patience import patient_s
from tests.support.programs import group_is_alive
from tests.support.terminal import COMMAND, environment, mediadesk

ORPHAN_LIMIT_S = 10.0


def known(catalog: Path) -> list[dict[str, Any]]:
    """Return everything the catalog knows of every file, by path."""
    files = mediadesk("files", "--json", catalog=catalog).json["files"]
    return sorted(files, key=lambda file: str(file["path"]))


def killed_scan(folder: Path, catalog: Path, *, after_s: float) -> None:
    """Start a scan and kill it; none of its children may outlive it."""
    killed(["scan", str(folder)], catalog, after_s=after_s)


def killed(words: Sequence[str], catalog: Path, *, after_s: float) -> None:
    """Start a command and kill it; none of its children may outlive it."""
    program = subprocess.Popen(
        [*COMMAND, *words, "--catalog", str(catalog)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    time.sleep(after_s)
    program.send_signal(signal.SIGKILL)
    program.wait()
    deadline_s = time.monotonic() + patient_s(ORPHAN_LIMIT_S)
    while group_is_alive(program.pid):
        assert time.monotonic() < deadline_s, "a child outlived its killed parent"
        time.sleep(0.05)


def assert_sound(folder: Path) -> int:
    """Check every database in a folder; returns how many there are."""
    databases = list(folder.glob("*.db"))
    for database in databases:
        with closing(sqlite3.connect(database)) as reader:
            assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return len(databases)


def shelves(folder: Path, photos: int, *, size: tuple[int, int]) -> Path:
    """Fill a folder with photos, forty to a subfolder."""
    for number in range(photos):
        shelf = folder / f"{number // 40}"
        shelf.mkdir(exist_ok=True)
        picture(shelf / f"{number:03}.jpg", size=size, seed=number)
    return folder
