"""Takes up again what a full disk has paused, as soon as there is room."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.room import Waiting
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work.jobs import JobCenter, JobEnd

LOOK_MS = 2_000
_LOOK_AT_MOST_MS = 60_000


class RoomWatch(QObject):
    """Asks from time to time while a job waits for room, and resumes it."""

    def __init__(
        self,
        waiting: Callable[[], Waiting],
        jobs: JobCenter,
        tasks: TaskRunner,
    ) -> None:
        """Follow `jobs`; `waiting` reads the disk and the catalog, on a worker."""
        super().__init__()
        self._waiting, self._jobs, self._tasks = waiting, jobs, tasks
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._held: set[int] = set()
        """Jobs whose end could not even be stored."""
        jobs.finished.connect(self._ended)

    def look(self) -> None:
        """Look whether something waits that may go on."""
        self._tasks.run(self._waiting, self._arrived)

    def _ended(self, end: JobEnd) -> None:
        reason = end.report.reason
        if reason is None or reason.code is not ReasonCode.JOB_DISK_FULL:
            self._timer.setInterval(LOOK_MS)
            self._held.discard(end.id)
        else:
            self._held.add(end.id)
            self._timer.start()

    def _arrived(self, found: Waiting | None, _error: Exception | None) -> None:
        if found is None:
            return
        wanted = sorted(self._held.union(found.jobs))
        if not wanted:
            return
        if not found.has_room:
            self._timer.start()
            return
        # A quota may hold what the disk has room for: then it is tried less and less often.
        self._timer.setInterval(min(2 * self._timer.interval(), _LOOK_AT_MOST_MS))
        live = {view.id for view in self._jobs.views}
        for job_id in wanted:
            if job_id not in live:
                self._jobs.resume(job_id)
