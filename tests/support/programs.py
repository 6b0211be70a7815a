"""MediaDesk as a process of its own: started, waited for, and looked for children it left."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediadesk.disk.handover import address
from tests.support.patience import patient_s

START_LIMIT_S = 30.0


@dataclass(frozen=True, slots=True)
class Program:
    """A window that runs as a process group of its own, with its catalog."""

    process: subprocess.Popen[bytes]
    catalog: Path

    def listens(self) -> bool:
        """Tell whether it can be asked for something by another program."""
        where = address(self.catalog)
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.connect(str(where))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        return True

    def files(self) -> list[str]:
        """Return the names of the files that the catalog has, whoever holds it."""
        done = command(self.catalog, "files", "--json")
        return sorted(Path(file["path"]).name for file in json.loads(done.stdout)["files"])

    def wait_for(self, is_so: Callable[[], bool], *, limit_s: float = START_LIMIT_S) -> None:
        """Wait until something is so; the program must live until then."""
        wait_until(is_so, alive=self.process, limit_s=limit_s)

    def left_over(self, *, limit_s: float = 3.0) -> bool:
        """Tell whether processes of its group outlive it for longer than a moment."""
        deadline = time.monotonic() + patient_s(limit_s)
        while group_is_alive(self.process.pid):
            if time.monotonic() > deadline:
                return True
            time.sleep(0.02)
        return False


def command(catalog: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run MediaDesk to its end; its exit code must be `code`."""
    line = [sys.executable, "-m", "mediadesk", *words, "--catalog", str(catalog)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=patient_s(60), check=False)
    assert done.returncode == code, done.stderr
    return done


def answer(catalog: Path, *words: str, code: int = 0) -> Any:  # noqa: ANN401 - JSON is anything
    """Run a command to its end and return the JSON it printed."""
    return json.loads(command(catalog, *words, "--json", code=code).stdout)


@contextmanager
def window(
    catalog: Path,
    *paths: Path,
    env: dict[str, str] | None = None,
    program: Sequence[str] = ("-m", "mediadesk"),
) -> Iterator[Program]:
    """Start the window; it is killed at the end when it still runs."""
    line = [sys.executable, *program, "--catalog", str(catalog), *map(str, paths)]
    process = subprocess.Popen(
        line,
        env=env,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    started = Program(process, catalog)
    try:
        lock = catalog.with_name(f"{catalog.stem}.lock")
        held = f'"pid": {process.pid},'  # after a crash the lock still names the one before
        started.wait_for(lambda: lock.exists() and held in lock.read_text())
        yield started
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            if (left := address(catalog)) is not None:
                left.unlink(missing_ok=True)  # it would outlive the test's folder
        process.wait()
        assert not started.left_over()


def wait_until(
    is_so: Callable[[], bool],
    *,
    alive: subprocess.Popen[bytes] | None = None,
    limit_s: float = START_LIMIT_S,
) -> None:
    """Wait until something is so, for some seconds at most."""
    deadline = time.monotonic() + patient_s(limit_s)
    while not is_so():
        assert alive is None or alive.poll() is None, "the program ended before"
        assert time.monotonic() < deadline, "this did not come about in time"
        time.sleep(0.05)


def group_is_alive(group: int) -> bool:
    """Tell whether a process of this group still runs."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(facts[2]) == group and facts[0] != "Z":
            return True
    return False
