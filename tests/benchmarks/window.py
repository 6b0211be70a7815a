"""Does the window stay awake while it scans: gaps of its event loop and its memory."""

import importlib.util
import json
import tempfile
from collections.abc import Iterator

from tests.benchmarks import programs, samples
from tests.benchmarks.table import Line

MB = 1_000_000
LONGEST_MS = 100.0
MOST_MS = 33.0


def scan_in_the_window() -> Iterator[Line]:
    """Scan 20 000 files in the real window, drawn offscreen, in a process of its own."""
    if importlib.util.find_spec("mediadesk.app") is None:
        yield Line("scan in the window", "there is no window yet")
        return
    folder = samples.many_files()
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        places = {f"MEDIADESK_{name}_DIR": f"{home}/{name}" for name in ("DATA", "CACHE", "CONFIG")}
        done = programs.python(
            "window", str(folder), env={**places, "QT_QPA_PLATFORM": "offscreen"}
        )
    found = json.loads(done.output.splitlines()[-1])
    longest, most = found["longest_ms"], found["p99_ms"]
    what = f"window scanning {samples.MANY_FILES} files"
    good = longest <= LONGEST_MS
    yield Line(f"{what}, longest gap", f"{longest:.0f} ms", must="<= 100 ms", good=good)
    yield Line("  99 % of its gaps within", f"{most:.0f} ms", must="< 33 ms", good=most < MOST_MS)
    peak = found["peak_bytes"] / MB
    yield Line("  memory of the window", f"{peak:.0f} MB", must="< 400 MB", good=peak < 400)
