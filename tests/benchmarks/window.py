"""Does the window stay awake and small: while it scans, and on a catalog of a million files."""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks import big_catalog, programs, samples
from tests.benchmarks.table import Line
from tests.benchmarks.workers import SCANNED

LONGEST_MS = 100.0
MOST_MS = 33.0
PEAK_MB = 400.0
WORKER_MB = 300.0
OPEN_S = 1.0
FIRST_COPY_S = 10.0
BIG_FILES = 1_000_000
START = (
    "import gc, sys; gc.disable(); from tests.benchmarks import probed;"
    " sys.exit(probed.{}(sys.argv[1]))"
)
"""Not a module of its own: the window's child processes would import that, and Qt with it.

The collector is off as in `mediadesk.__main__`.
"""


def scan_in_the_window() -> Iterator[Line]:
    """Scan very many files in the real window, drawn offscreen, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        done, found = _run("scan", samples.copied_files(), Path(home))
    yield from _gaps(f"window scanning {samples.COPIED_FILES} files", found)
    first_s = found["first_copy_s"]
    yield Line(
        "  the first copies stored after",
        "never" if first_s is None else f"{first_s:.1f} s",
        must=f"< {FIRST_COPY_S:.0f} s",
        good=first_s is not None and first_s < FIRST_COPY_S,
    )
    yield Line("  when the scan was over", f"{found['scan_peak_mb']:.0f} MB")
    yield _memory_of_workers(done)
    yield Line("  from its start to the end of the search", f"{done.seconds:.0f} s")


def scan_a_crowd() -> Iterator[Line]:
    """Scan one folder with 200 000 files in the real window."""
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        done, found = _run("scan", samples.crowd(), Path(home))
    yield from _gaps(f"window scanning {samples.CROWD_FILES} files of one folder", found)
    yield Line("  when the scan was over", f"{found['scan_peak_mb']:.0f} MB")
    yield _memory_of_workers(done)
    yield Line("  from its start to the end of the search", f"{done.seconds:.0f} s")


def scan_an_archive() -> Iterator[Line]:
    """Scan 200 000 files in very many folders in the real window."""
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        done, found = _run("scan", samples.archive(), Path(home))
    what = f"{samples.ARCHIVE_FILES} files in {samples.ARCHIVE_FOLDERS} folders"
    yield from _gaps(f"window scanning {what}", found)
    yield Line("  when the scan was over", f"{found['scan_peak_mb']:.0f} MB")
    yield _memory_of_workers(done)
    yield Line("  from its start to the end of the search", f"{done.seconds:.0f} s")


def browse_a_million() -> Iterator[Line]:
    """Open a catalog of a million files, scroll through grid and table, select everything."""
    catalog = samples.place() / f"catalog-{BIG_FILES}" / "catalog.db"
    if not catalog.exists():
        print(f"generating {catalog}", file=sys.stderr)
        catalog.parent.mkdir(parents=True, exist_ok=True)
        draft = catalog.with_name("draft.db")
        big_catalog.make(draft, BIG_FILES)
        draft.with_name("draft.decisions.db").rename(catalog.with_name("catalog.decisions.db"))
        draft.rename(catalog)
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        for _ in range(programs.RUNS):
            _, found = _run("browse", catalog, Path(home))
    yield Line(
        f"window open, first of {found['files']} files painted",
        f"{found['opened_s']:.2f} s",
        must=f"< {OPEN_S:.0f} s",
        good=found["opened_s"] < OPEN_S,
    )
    yield Line("  the window itself shown after", f"{found['shown_s']:.2f} s")
    yield Line("  all of them listed after", f"{found['listed_s']:.2f} s")
    yield from _gaps(f"scrolling, {found['selected']} selected", found)


def _run(what: str, on: Path, home: Path) -> tuple[programs.Run, dict[str, Any]]:
    """Run the window on a folder or a catalog; returns the run and what it measured."""
    places = {f"MEDIADESK_{name}_DIR": f"{home}/{name}" for name in ("DATA", "CACHE", "CONFIG")}
    env = {**places, "QT_QPA_PLATFORM": "offscreen"}
    done = programs.run(
        sys.executable, "-c", START.format(what), str(on), env=env, children_until=home / SCANNED
    )
    return done, json.loads(done.output.splitlines()[-1])


def _memory_of_workers(done: programs.Run) -> Line:
    peak_mb = done.child_peak_bytes / 1_000_000
    return Line(
        "  memory of the largest child process of the scan",
        f"{peak_mb:.0f} MB",
        must=f"< {WORKER_MB:.0f} MB",
        good=peak_mb < WORKER_MB,
    )


def _gaps(what: str, found: dict[str, Any]) -> Iterator[Line]:
    longest_ms, most_ms, peak_mb = found["longest_ms"], found["most_ms"], found["peak_mb"]
    yield Line(
        f"{what}, longest gap",
        f"{longest_ms:.0f} ms",
        must=f"<= {LONGEST_MS:.0f} ms",
        good=longest_ms <= LONGEST_MS,
    )
    yield Line(
        "  99 % of its gaps within",
        f"{most_ms:.1f} ms",
        must=f"< {MOST_MS:.0f} ms",
        good=most_ms < MOST_MS,
    )
    yield Line(
        "  memory of the window",
        f"{peak_mb:.0f} MB",
        must=f"< {PEAK_MB:.0f} MB",
        good=peak_mb < PEAK_MB,
    )
