"""Takes the time of a program, without what it only waited for a processor of a busy machine."""

import os
import subprocess
import time
from pathlib import Path

from tests.support.patience import patient_s

_LOOK_S = 0.01


class Pace:
    """A clock for a promise in seconds: it stands still while the machine lets a program wait.

    What is taken off is the longest that any one thread of it stood ready without a processor, as
    the kernel counts it. Where it counts nothing, this is a plain clock.
    """

    def __init__(self, process_id: int | None = None) -> None:
        """Begin to take the time of a process, of this one when None."""
        self._tasks = Path(f"/proc/{process_id or os.getpid()}/task")
        self._before = self._waits()
        self._waited: dict[str, int] = {}
        self._begun_s = time.monotonic()

    def look(self) -> None:
        """Note how long threads have waited: once they have ended, nobody knows."""
        self._waited |= self._waits()

    @property
    def taken_s(self) -> float:
        """Seconds since the beginning, less the longest wait for a processor."""
        self.look()
        taken_s = time.monotonic() - self._begun_s
        waited = (ns - self._before.get(task, 0) for task, ns in self._waited.items())
        return taken_s - max(waited, default=0) / 1e9

    def _waits(self) -> dict[str, int]:
        found: dict[str, int] = {}
        try:
            for task in self._tasks.iterdir():
                found[task.name] = int((task / "schedstat").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            pass  # a thread has just ended, or there is no such count
        return found


def end_of(process: "subprocess.Popen[bytes]", *, limit_s: float) -> tuple[int, float]:
    """Wait for the end of a process; returns its exit code and the time it took by its pace."""
    pace = Pace(process.pid)
    deadline_s = time.monotonic() + patient_s(limit_s)
    while process.poll() is None:
        pace.look()
        assert time.monotonic() < deadline_s, "it did not end at all"
        time.sleep(_LOOK_S)
    return process.returncode, pace.taken_s
