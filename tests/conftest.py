"""What every test gets: a place of its own, Qt without a display, and no leftovers."""

import gc
import importlib.util
import itertools
import logging
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import patience
from tests.support.fault_table import FaultTable
from tests.support.patience import patient_s
from tests.support.readied import Readied, readied_programs

REPO = Path(__file__).resolve().parent.parent
LEFTOVER_GRACE_S = 3.0
"""How long a thread or child process may take to go after its test ended."""

# Set before anything imports Qt; journeys give their own environment to the programs they start.
os.environ.update(
    LANG="C.UTF-8",
    LC_ALL="C.UTF-8",
    QT_QPA_PLATFORM="offscreen",
    QT_SCALE_FACTOR="1",
    QT_FONT_DPI="96",
)
for _name in ("DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(_name, None)

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

_numbers = itertools.count(1)


def pytest_configure(config: pytest.Config) -> None:
    """Keep the table of faults, and the patience that goes with the whole of it.

    A run in the background is deaf for Ctrl+C, and so would be the programs that it starts.
    """
    if config.getoption("torture"):
        patience.lengthen()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.pluginmanager.register(FaultTable(whole=config.getoption("torture")), "fault-table")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the whole table of faults; know pytest-qt's settings where Qt is not installed."""
    parser.addoption(
        "--torture", action="store_true", help="only tests of faults, all of them, with their table"
    )
    if importlib.util.find_spec("pytestqt") is None:
        parser.addini("qt_api", "unused without Qt")
        parser.addini("qt_log_level_fail", "unused without Qt")


def pytest_collection_finish() -> None:
    """Spare the collector what was made before the first test: it stays for all of them."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, object, object]:
    """Let reports travel between test processes though they quote names that are not UTF-8."""
    return _printable((yield))


def _printable(value: object) -> object:
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    if isinstance(value, dict):
        return {_printable(key): _printable(found) for key, found in value.items()}
    if isinstance(value, list | tuple):  # where a test was skipped is a tuple, and must stay one
        return type(value)(_printable(found) for found in value)
    return value


@pytest.fixture(autouse=True)
def own_places(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Keep data, cache and settings of the developer out of a test; remove what it made.

    A catalog keeps 16 MB free for bad times: those of all tests would fill a small disk.
    """
    base = tmp_path_factory.getbasetemp()
    home = base / f"home-{next(_numbers)}"
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"MEDIADESK_{name}_DIR", str(home / name.lower()))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "settings"))
    failed, there = request.session.testsfailed, set(base.iterdir())
    yield
    if request.session.testsfailed == failed:
        _remove(set(base.iterdir()) - there)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_symlink():  # pytest's, to the newest folder of a name
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(autouse=True)
def garbage_goes_here() -> Iterator[None]:
    """Collect garbage on this thread only: elsewhere it would destroy a test's Qt objects."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def garbage_goes_wholly() -> Iterator[None]:
    """Collect what grew old during the tests of a module."""
    yield
    gc.collect()
    if not gc.get_freeze_count():  # a window's own collector was here
        gc.freeze()


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it asks for `caplog` and so looks at the log."""
    handler = _Records()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.seen and "caplog" not in request.fixturenames:
        pytest.fail("unexpected log records:\n" + "\n".join(handler.seen))


@pytest.fixture(autouse=True)
def no_leftovers() -> Iterator[None]:
    """Fail a test that leaves threads or child processes running."""
    threads, children = set(threading.enumerate()), _children()
    yield
    deadline = time.monotonic() + patient_s(LEFTOVER_GRACE_S)
    while (left := _leftovers(threads, children)) and time.monotonic() < deadline:
        time.sleep(0.01)
    if left:
        pytest.fail("left running: " + ", ".join(left))


def _leftovers(threads: set[threading.Thread], children: set[int]) -> list[str]:
    # a thread Qt started shows up as a dummy for ever; Qt's own pools are the program's to drain
    left = [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        if thread not in threads and not isinstance(thread, threading._DummyThread)
    ]
    return left + [f"process {pid} ({_command(pid)})" for pid in _children() - children]


def _children() -> set[int]:
    """Return the ids of our live child processes, without multiprocessing's own two helpers."""
    found: set[int] = set()
    for tasks in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(map(int, tasks.read_text().split()))
        except OSError:
            continue  # that thread has just ended
    tracker = sys.modules.get("multiprocessing.resource_tracker")
    server = sys.modules.get("multiprocessing.forkserver")
    own = {tracker._resource_tracker._pid} if tracker else set()
    return found - own - ({server._forkserver._forkserver_pid} if server else set())


def _command(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return "gone"
    return " ".join(words)[:80].strip() or "ended, not waited for"


@pytest.fixture(scope="module")
def readied() -> Iterator[Readied]:
    """Return what runs programs that are killed: it waits for them from test to test."""
    with readied_programs() as programs:
        yield programs


@pytest.fixture(scope="session")
def repo() -> Path:
    """Return the root of the checkout."""
    return REPO


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of real sample media beside the checkout; skip where it is absent."""
    folder = REPO.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("no sample media beside the checkout")
    return folder
