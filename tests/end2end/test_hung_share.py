"""The program ends within three seconds although a share hangs, and scans the rest before."""

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.media import picture
from tests.support.pace import end_of
from tests.support.patience import patient_s
from tests.support.programs import window
from tests.support.shares import Share, mounted
from tests.support.terminal import COMMAND, environment

LIMIT_S = 3.0
FAST = 6


@pytest.fixture
def fast(tmp_path: Path) -> Path:
    folder = tmp_path / "Fast"
    folder.mkdir()
    for number in range(FAST):
        picture(folder / f"{number}.jpg", seed=number)
    return folder


@pytest.fixture(params=["hang", "stuck", "blocked"])
def hung(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Share]:
    """Return a share that never answers: for reads, for a file's times, for a folder."""
    source = tmp_path / "far"
    source.mkdir()
    picture(source / "a.jpg", seed=50)
    if request.param == "blocked":
        (source / "blocked").mkdir()
    else:
        picture(source / f"{request.param}.jpg", seed=51)
    with mounted(source, tmp_path / "Share") as share:
        yield share


def studied(catalog: Path) -> int:
    if not catalog.exists():
        return 0
    with closing(sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)) as reader:
        try:
            sql = "SELECT count(*) FROM file WHERE content_id > 0"
            return int(reader.execute(sql).fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # it is only being made


def wait_until_stuck(catalog: Path, process: "subprocess.Popen[bytes]") -> None:
    """Wait until everything that answers has been studied, and a moment more."""
    deadline_s = time.monotonic() + patient_s(40)
    while studied(catalog) < FAST:
        assert process.poll() is None
        assert time.monotonic() < deadline_s, "the fast disk was kept waiting"
        time.sleep(0.05)
    time.sleep(0.5)


@pytest.mark.fault(14, 48)
def test_a_window_ends_while_a_share_hangs(hung: Share, fast: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, hung.place, fast) as running:
        wait_until_stuck(catalog, running.process)
        running.process.send_signal(signal.SIGTERM)
        code, took_s = end_of(running.process, limit_s=20)
        assert code == 0
        assert took_s < LIMIT_S
        hung.kill()  # what hangs in it cannot be ended before
        assert not running.left_over()


@pytest.mark.fault(14, 48)
def test_a_terminal_ends_while_a_share_hangs(hung: Share, fast: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "catalog.db"
    with subprocess.Popen(
        [*COMMAND, "scan", str(hung.place), str(fast), "--catalog", str(catalog)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=environment(),
    ) as scan:
        try:
            wait_until_stuck(catalog, scan)
            os.killpg(scan.pid, signal.SIGINT)
            code, took_s = end_of(scan, limit_s=20)
            assert code == 130
            assert took_s < LIMIT_S
        finally:
            hung.kill()
            if scan.poll() is None:
                scan.kill()
