"""Picks up what changes in the library's folders while the window is open."""

import os
import time
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.scanning import watching
from mediadesk.operations.scanning.scan_report import ScanReport
from mediadesk.operations.scanning.watching import WatchPlan
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work.jobs import JobCenter, JobEnd

MOST_FOLDERS = 4096
QUIET_MS = 2000
LOOK_AGAIN_MS = 10_000
_LONGEST_WAIT_S = 30.0
"""A folder in which something is written without end is scanned all the same after this long."""
_LOOK_AGAIN_AT_MOST_MS = 300_000
_BETWEEN_FOCUS_SCANS_S = 300.0
_AT_ONCE = 128
"""Folders given to the watcher in one go, so that the window is never held."""

Plan = Callable[[int], WatchPlan]
"""Asks the catalog which folders to watch, at most so many; runs on a worker."""


class GrowingFiles(QObject):
    """Looks again at files that were being written when a scan met them, until they are still."""

    def __init__(self, jobs: JobCenter) -> None:
        """Follow `jobs`."""
        super().__init__()
        self._jobs = jobs
        self._delays: dict[int, int] = {}
        jobs.finished.connect(self._ended)

    def _ended(self, end: JobEnd) -> None:
        if not isinstance(end.report, ScanReport) or end.report.reason is not None:
            return
        growing = [
            path for path, reason in end.report.errors if reason.code == ReasonCode.FILE_CHANGING
        ]
        if not growing:
            self._delays.pop(end.id, None)
            return
        delay_ms = self._delays.get(end.id, LOOK_AGAIN_MS)
        self._delays[end.id] = min(2 * delay_ms, _LOOK_AGAIN_AT_MOST_MS)
        QTimer.singleShot(delay_ms, self, partial(self._jobs.retry, end.id, growing))


class FolderWatch(QObject):
    """Scans folders again when something changed in them and has been still for two seconds.

    The system tells of files that come, go or are replaced. Folders it does not watch (too many,
    or on a share) are scanned when the window is entered, at most every five minutes.
    """

    told = Signal(str)
    """A sentence when not all folders are watched, empty when all are."""
    changed = Signal()
    """Something came, went or was replaced in a folder a moment ago; no scan has seen it yet."""
    root_gone = Signal()
    """A folder of the library is not where it was: whether it moved is the user's to say."""

    def __init__(self, plan: Plan, jobs: JobCenter, tasks: TaskRunner) -> None:
        """Watch nothing before `start`."""
        super().__init__()
        self._ask, self._jobs, self._tasks = plan, jobs, tasks
        self._plan = WatchPlan()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._changed)
        self._to_add: list[str] = []
        self._added: list[bytes] = []
        self._scan_began_s: float | None = None
        self._pending: set[bytes] = set()
        self._pending_since_s = 0.0
        self._focus_scan_s = time.monotonic()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look)
        self._adding = QTimer(self, interval=0)
        self._adding.timeout.connect(self._add_some)

    def start(self) -> None:
        """Begin to watch."""
        self._jobs.finished.connect(self._refresh)
        self._refresh()

    @property
    def watched(self) -> int:
        """How many folders the system watches for us."""
        return len(self._watcher.directories())

    def entered(self) -> None:
        """Look at the folders that cannot be watched: the user has come back to the window."""
        now_s = time.monotonic()
        if not self._plan.unwatched or self._jobs.is_busy:
            return
        if now_s - self._focus_scan_s >= _BETWEEN_FOCUS_SCANS_S:
            self._focus_scan_s = now_s
            self._jobs.scan(self._plan.unwatched, again=True)

    def _refresh(self, end: JobEnd | None = None) -> None:
        if end is not None and isinstance(end.report, ScanReport):
            self._scan_began_s = time.time() - end.report.seconds
        self._tasks.run(partial(self._ask, MOST_FOLDERS), self._planned)
        if self._pending:
            self._quiet.start()

    def _planned(self, plan: WatchPlan | None, error: Exception | None) -> None:
        if plan is None or error is not None:
            return  # whatever is the matter with the catalog, the next job says it
        self._plan = plan
        wanted = {path.decode() for path in plan.folders}
        before = set(self._watcher.directories())
        if gone := before - wanted:
            self._watcher.removePaths(sorted(gone))
        self._to_add = sorted(wanted - before, reverse=True)
        if self._to_add:
            self._adding.start()
        else:
            self._tell()

    def _add_some(self) -> None:
        some, self._to_add = self._to_add[-_AT_ONCE:], self._to_add[:-_AT_ONCE]
        self._watcher.addPaths(some)
        self._added += map(os.fsencode, some)
        if not self._to_add:
            self._adding.stop()
            self._tell()
            self._catch_up()

    def _catch_up(self) -> None:
        """Look whether something came into folders after their scan, before they were watched."""
        added, self._added = self._added, []
        if self._scan_began_s is not None:
            look = partial(watching.changed_since, added, self._scan_began_s)
            self._tasks.run(look, self._caught_up)

    def _caught_up(self, changed: frozenset[bytes] | None, _error: Exception | None) -> None:
        for path in changed or ():
            self._changed(os.fsdecode(path))

    def _tell(self) -> None:
        watched = self.watched
        if watched >= self._plan.total:
            self.told.emit("")
            return
        sentence = tr(
            "Watch", "Folders watched: {n} of {total}; the others are scanned when you return."
        )
        n, total = formatting.count(watched), formatting.count(self._plan.total)
        self.told.emit(sentence.format(n=n, total=total))

    def _changed(self, path: str) -> None:
        self.changed.emit()
        if not self._pending:
            self._pending_since_s = time.monotonic()
        self._pending.add(os.fsencode(path))
        self._quiet.start()

    def _look(self) -> None:
        """Ask whether the changed folders are still, unless a scan runs: its end asks again."""
        if self._pending and not self._jobs.is_busy:
            asked, roots = frozenset(self._pending), self._plan.roots
            self._tasks.run(
                lambda: (watching.moving(asked), watching.gone(asked & roots)),
                partial(self._looked, asked),
            )

    def _looked(
        self,
        asked: frozenset[bytes],
        found: tuple[frozenset[bytes], frozenset[bytes]] | None,
        _error: Exception | None,
    ) -> None:
        unrest, gone = found or (frozenset(), frozenset())
        if gone:
            self._pending -= gone
            asked -= gone
            self.root_gone.emit()
        if time.monotonic() - self._pending_since_s > _LONGEST_WAIT_S:
            ready = asked
            self._pending_since_s = time.monotonic()
        else:
            ready = asked - unrest
        self._pending = (self._pending - ready) | unrest
        if ready:
            self._jobs.scan(outermost(ready), again=True)
        elif self._pending:
            self._quiet.start()


def outermost(paths: Iterable[bytes]) -> list[bytes]:
    """Return the paths that lie in no other of them, in order."""
    found: list[bytes] = []
    for path in sorted(paths, key=lambda each: each.split(b"/")):
        if not found or not is_inside(path, found[-1]):
            found.append(path)
    return found
