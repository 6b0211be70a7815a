"""The real window, timed while it serves its user; it closes itself when it has nothing to do."""

import contextlib
import json
import os
import sqlite3
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from mediadesk import app
from mediadesk.domain.jobs import JobKind
from mediadesk.domain.ordering import Grouping
from mediadesk.session import open_session
from mediadesk.ui import program
from mediadesk.ui.views.library.library_page import LibraryPage
from mediadesk.ui.work.jobs import JobEnd
from tests.benchmarks.workers import SCANNED
from tests.support.stall import StallProbe

_SETTLE_S = 2.0
"""After the last job the window catches up: that belongs to the measurement."""
_LOOK_MS = 200
_LIMIT_MS = 60 * 60 * 1000
_STEPS = 200
_STEP_MS = 16
_WAIT_MS = 50


class _Scanning(program.Program):
    """The window while it scans and then looks for copies, with a probe in its event loop."""

    def run(self) -> None:
        self._idle_since = self._began = time.monotonic()
        self._first_copy_s: float | None = None
        self._scan_peak_mb = 0.0
        self._jobs.finished.connect(self._ended)
        looking = QTimer(self.window, interval=_LOOK_MS)
        looking.timeout.connect(self._look)
        looking.start()
        QTimer.singleShot(_LIMIT_MS, self.end)
        with StallProbe() as self._probe:
            super().run()
        _tell(
            longest_ms=self._probe.longest_ms,
            most_ms=self._probe.percentile_ms(0.99),
            peak_mb=_peak_mb(),
            scan_peak_mb=self._scan_peak_mb,
            first_copy_s=self._first_copy_s,
        )

    def _ended(self, end: JobEnd) -> None:
        if end.kind is JobKind.SCAN:
            self._scan_peak_mb = _peak_mb()
            self._session.locations.data.with_name(SCANNED).touch()

    def _look(self) -> None:
        now = time.monotonic()
        if self._first_copy_s is None and _has_copies(self._session.path):
            self._first_copy_s = now - self._began
        if self._jobs.is_busy:
            self._idle_since = now
        elif now - self._idle_since > _SETTLE_S:
            self.end()


class _Browsing(program.Program):
    """The window on a large catalog while its user scrolls through it and selects everything."""

    def run(self) -> None:
        page = self.window.findChild(LibraryPage)
        if page is None:
            raise LookupError("the window has no library")
        self._page = page
        self._shown_s = self._opened_s = self._listed_s = 0.0
        self._steps = 0
        QTimer.singleShot(0, self._wait_for_files)
        QTimer.singleShot(_LIMIT_MS, self.end)
        self._probe = StallProbe()
        super().run()
        self._probe.stop()
        _tell(
            shown_s=self._shown_s,
            opened_s=self._opened_s,
            listed_s=self._listed_s,
            files=self._page.views.selection.files.rowCount(),
            selected=self._page.views.selection.count(),
            longest_ms=self._probe.longest_ms,
            most_ms=self._probe.percentile_ms(0.99),
            peak_mb=_peak_mb(),
        )

    def _wait_for_files(self) -> None:
        """Note when the window, its first files and its whole list can be seen."""
        self._shown_s = self._shown_s or _lived_s()
        if not self._opened_s and self._has_painted_files():
            self._opened_s = _lived_s()
        if not self._opened_s or self._page.lister.is_asking:
            QTimer.singleShot(_WAIT_MS // 10, self._wait_for_files)
            return
        self._listed_s = _lived_s()
        QTimer.singleShot(1000, self._begin)

    def _has_painted_files(self) -> bool:
        """Tell whether files are in the view and have been painted with what is known of them."""
        files = self._page.files
        if not files.rowCount() or files.record(0) is None:
            return False
        self._page.views.view.viewport().repaint()
        return True

    def _begin(self) -> None:
        self._probe.start()
        self._scroll()

    def _scroll(self) -> None:
        """Scroll through the grid, then through the table, then select everything."""
        step, views = self._steps % _STEPS, self._page.views
        if self._steps == 2 * _STEPS:
            views.selection.select_all()
            QTimer.singleShot(1000, self.end)
            return
        if step == 0:
            views.show_view(table=self._steps > 0, headings=Grouping.NONE)
        bar = views.view.verticalScrollBar()
        bar.setValue(bar.maximum() * (step + 1) // _STEPS)
        self._steps += 1
        QTimer.singleShot(_STEP_MS, self._scroll)


def scan(folder: str) -> int:
    """Print the numbers of one scan in the window as JSON."""
    program.Program = _Scanning  # type: ignore[misc] # the program's own start, but measured
    session = partial(open_session, catalog=None, holder="the benchmark")
    return app.run_window(session, [folder.encode()])


def browse(catalog: str) -> int:
    """Print the numbers of browsing a catalog in the window as JSON."""
    program.Program = _Browsing  # type: ignore[misc] # as above
    session = partial(open_session, catalog=Path(catalog), holder="the benchmark")
    return app.run_window(session, [])


def _has_copies(catalog: Path) -> bool:
    """Tell whether a cluster of exact copies is stored."""
    with contextlib.closing(sqlite3.connect(f"{catalog.as_uri()}?mode=ro", uri=True)) as reader:
        row = reader.execute("SELECT 1 FROM cluster WHERE kind = 'exact' LIMIT 1").fetchone()
    return row is not None


def _tell(**numbers: float | None) -> None:
    print(json.dumps(numbers), flush=True)


def _lived_s() -> float:
    """Return how long ago this process was started."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    started_s = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return float(Path("/proc/uptime").read_text().split()[0]) - started_s


def _peak_mb() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    kib = int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return kib * 1024 / 1_000_000
