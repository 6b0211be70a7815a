"""The window ends within three seconds, also in the middle of a scan, and leaves nothing behind."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.disk.lock import WINDOW
from mediadesk.session import open_session
from mediadesk.ui import program
from tests.support.display import Desktop
from tests.support.pace import Pace, end_of
from tests.support.patience import patient_s
from tests.support.programs import Program, answer, wait_until, window

PICTURES = 32
LIMIT_S = 3.0


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of pictures that take some seconds to look at."""
    folder = tmp_path_factory.mktemp("slow")
    Image.linear_gradient("L").resize((5000, 4000)).convert("RGB").save(
        folder / "0.png", compress_level=1
    )
    data = (folder / "0.png").read_bytes()
    for number in range(1, PICTURES):
        (folder / f"{number}.png").write_bytes(data + b"%d" % number)
    return folder


def status(catalog: Path) -> str:
    """Return how the newest job stands, as stored."""
    with closing(sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)) as reader:
        row = reader.execute("SELECT status FROM job ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def label(catalog: Path) -> str:
    """Return what the newest job is about, as stored."""
    with closing(sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)) as reader:
        try:
            row = reader.execute("SELECT label FROM job ORDER BY id DESC LIMIT 1").fetchone()
        except sqlite3.OperationalError:
            return ""  # it is only being made
    return str(row[0]) if row else ""


def studied(catalog: Path) -> int:
    """Return how many files are known by their content."""
    if not catalog.exists():
        return 0
    with closing(sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)) as reader:
        try:
            row = reader.execute("SELECT count(*) FROM file WHERE content_id > 0").fetchone()
        except sqlite3.OperationalError:
            return 0  # it is only being made
        return int(row[0])


def wait_for_some(running: Program) -> None:
    """Wait until the scan is in its midst."""
    running.wait_for(lambda: studied(running.catalog) >= 2)
    assert studied(running.catalog) < PICTURES


def ended_in_time(running: Program) -> int:
    code, took_s = end_of(running.process, limit_s=20)
    assert took_s < LIMIT_S
    assert not running.left_over()
    return code


def goes_on_to_its_end(catalog: Path, folder: Path) -> None:
    assert status(catalog) == "paused"
    with closing(sqlite3.connect(catalog)) as reader:
        assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    seen = studied(catalog)
    assert 2 <= seen < PICTURES
    report = answer(catalog, "scan", str(folder))
    assert (report["status"], report["files"], report["errors"]) == ("completed", PICTURES, [])
    assert report["unchanged"] >= seen


@pytest.mark.fault(48)
def test_a_polite_request_to_end_in_a_scan_is_followed_at_once(slow: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, slow) as running:
        wait_for_some(running)
        running.process.send_signal(signal.SIGTERM)
        assert ended_in_time(running) == 0
    goes_on_to_its_end(catalog, slow)


@pytest.mark.fault(48)
def test_closing_the_window_in_a_scan_suspends_it(x11: Desktop, slow: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, slow, env={**os.environ, **x11.env}) as running:
        shown = x11.window("MediaDesk")
        wait_for_some(running)
        x11.key(shown, "alt+F4")
        assert ended_in_time(running) == 0
    assert status(catalog) == "paused"


@pytest.mark.fault(48)
def test_a_display_that_goes_away_takes_no_child_and_no_work_along(
    slow: Path, tmp_path: Path
) -> None:
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert server.stdout is not None
        display = {"DISPLAY": f":{int(server.stdout.readline())}", "QT_QPA_PLATFORM": "xcb"}
        server.stdout.close()
        catalog = tmp_path / "c" / "catalog.db"
        with window(catalog, slow, env={**os.environ, **display}) as running:
            wait_for_some(running)
            server.terminate()
            server.wait(10)
            running.process.wait(20)
            assert not running.left_over()
        report = answer(catalog, "scan", str(slow))
        assert (report["status"], report["files"]) == ("completed", PICTURES)
    finally:
        server.kill()
        server.wait()


def test_a_request_that_comes_twice_is_one_request(slow: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, slow) as running:
        wait_for_some(running)
        running.process.send_signal(signal.SIGTERM)
        running.process.send_signal(signal.SIGTERM)  # a shell tells the group, `timeout` too
        assert ended_in_time(running) == 0
    assert status(catalog) == "paused"


def test_requests_that_go_on_coming_do_not_cut_the_end_short(slow: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, slow) as running:
        wait_for_some(running)
        deadline_s = time.monotonic() + patient_s(20)
        while running.process.poll() is None:
            assert time.monotonic() < deadline_s, "it did not end at all"
            running.process.send_signal(signal.SIGTERM)
            time.sleep(0.002)
        assert running.process.returncode == 0
        assert not running.left_over()
    assert status(catalog) == "paused"


STUCK = """
import gc, sys, threading
gc.disable()
from mediadesk.__main__ import main
from mediadesk.operations.scanning.scan import ScanJob
def never(job, tell=None):
    job._store.catalog.submit(lambda db: db.execute("UPDATE job SET label = 'stuck'").rowcount)
    while True:
        {does}
ScanJob.run = never
sys.argv = ["mediadesk", "--catalog", {catalog!r}, {folder!r}]
sys.exit(main())
"""


@pytest.mark.parametrize(
    "does", ["threading.Event().wait()", "job._store.readers.use().__enter__()"]
)
def test_work_that_goes_on_for_ever_keeps_no_window_from_ending(
    slow: Path, tmp_path: Path, does: str
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    code = STUCK.format(does=does, catalog=str(catalog), folder=str(slow))
    process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    try:
        wait_until(lambda: catalog.exists() and label(catalog) == "stuck", alive=process)
        process.send_signal(signal.SIGTERM)
        assert end_of(process, limit_s=patient_s(20))[0] == 0
    finally:
        process.kill()
        process.wait()


@pytest.mark.fault(48)
def test_a_logout_suspends_the_scan_before_the_display_goes(
    qapp: QApplication, qtbot: QtBot, slow: Path, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    session = open_session(catalog=catalog, holder=WINDOW)
    running = program.Program(qapp, session)
    try:
        running.start([os.fsencode(slow)])
        qtbot.waitUntil(lambda: studied(catalog) >= 2, timeout=30_000)
        pace = Pace()
        # Qt makes the manager when a desktop's session ends, and only then
        running._prepare_for_logout(None)  # type: ignore[arg-type]
        assert pace.taken_s < LIMIT_S
        assert status(catalog) == "paused"
    finally:
        running.close()
        assert session.close()
