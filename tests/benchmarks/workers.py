"""How much memory the child processes of a program take, looked at from outside."""

import contextlib
import threading
from pathlib import Path

LOOK_S = 0.5
SCANNED = "scanned"
"""The file that `probed` writes when the scan is over: other children do what follows it."""


class Workers:
    """Follows all processes that a program has started, until a file is there or `with` ends."""

    def __init__(self, pid: int, until: Path) -> None:
        self.peak_bytes = 0
        self._until = until
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="workers", daemon=True)

    def __enter__(self) -> "Workers":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._over.wait(LOOK_S) and not self._until.exists():
            self.peak_bytes = max([self.peak_bytes, *map(_peak_bytes, _below(self._pid))])


def _below(pid: int) -> list[int]:
    """Return the processes below one, at any depth."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has just ended
            fields = status.read_text().rpartition(")")[2].split()
            parents[int(status.parent.name)] = int(fields[1])
    found, wave = list[int](), [pid]
    while wave:
        wave = [child for child, parent in parents.items() if parent in wave]
        found += wave
    return found


def _peak_bytes(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    return 0
