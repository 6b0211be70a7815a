"""The real window, timed while it serves its user; it closes itself when the scan has ended."""

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from mediadesk import app
from mediadesk.session import open_session
from mediadesk.ui import program
from tests.support.stall import StallProbe

SETTLE_MS = 2000
"""After the scan the window catches up: that belongs to the measurement."""
LIMIT_MS = 30 * 60 * 1000


class _Measured(program.Program):
    """The window with a probe in its event loop."""

    def run(self) -> None:
        self._jobs.finished.connect(lambda _job: QTimer.singleShot(SETTLE_MS, self.end))
        QTimer.singleShot(LIMIT_MS, self.end)
        with StallProbe() as probe:
            super().run()
        numbers = {
            "longest_ms": probe.longest_ms,
            "most_ms": probe.percentile_ms(0.99),
            "peak_mb": _peak_kb() * 1024 / 1_000_000,
        }
        print(json.dumps(numbers), flush=True)


def _peak_kb() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


def main(folder: str) -> int:
    """Print the numbers of one scan in the window as JSON."""
    program.Program = _Measured  # type: ignore[misc] # the program's own start, but measured
    session = partial(open_session, catalog=None, holder="the benchmark")
    return app.run_window(session, [folder.encode()])
