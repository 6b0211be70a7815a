"""Does the window stay awake while it scans: gaps of its event loop, and its memory."""

import json
import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks import programs, samples
from tests.benchmarks.table import Line

LONGEST_MS = 100.0
MOST_MS = 33.0
PEAK_MB = 400.0
START = "import sys; from tests.benchmarks import probed; sys.exit(probed.main(sys.argv[1]))"
"""Not a module of its own: the window's child processes would import that, and Qt with it."""


def scan_in_the_window() -> Iterator[Line]:
    """Scan 20 000 files in the real window, drawn offscreen, in a process of its own."""
    folder = samples.many_files()
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        places = {f"MEDIADESK_{name}_DIR": f"{home}/{name}" for name in ("DATA", "CACHE", "CONFIG")}
        env = {**places, "QT_QPA_PLATFORM": "offscreen"}
        done = programs.run(sys.executable, "-c", START, str(folder), env=env)
    found = json.loads(done.output.splitlines()[-1])
    longest_ms, most_ms, peak_mb = found["longest_ms"], found["most_ms"], found["peak_mb"]
    yield Line(
        f"window scanning {samples.MANY_FILES} files, longest gap",
        f"{longest_ms:.0f} ms",
        must="<= 100 ms",
        good=longest_ms <= LONGEST_MS,
    )
    yield Line(
        "  99 % of its gaps within", f"{most_ms:.1f} ms", must="< 33 ms", good=most_ms < MOST_MS
    )
    yield Line(
        "  memory of the window", f"{peak_mb:.0f} MB", must="< 400 MB", good=peak_mb < PEAK_MB
    )
    yield Line("  from its start to the end of the scan", f"{done.seconds:.0f} s")
