"""Long work seen from the window: starts jobs, steers them, tells ten times a second how far."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobKind, JobStage, JobStatus
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work.job_shapes import Hasher, Job, OnChanges, Report, Scanner
from mediadesk.ui.work.mailbox import Mailbox

TELL_EVERY_MS = 100
_CLOSE_WAIT_MS = 2500

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobView:
    """One live job in figures: `rate` in files per second, `eta_s` in seconds."""

    id: int
    label: str
    status: JobStatus
    processed: int = 0
    total: int = 0
    percent: float = 0.0
    rate: float = 0.0
    eta_s: float | None = None
    current_file: str = ""
    error_count: int = 0
    kind: JobKind = JobKind.SCAN
    waiting_for: str = ""
    """The disk or share that has not answered for a while."""
    stage: JobStage | None = None
    """What is under way, where that is not what the job is named after."""
    anew: int = 0
    """Files that are read again, or compared again, since this version knows more of them."""


@dataclass(frozen=True, slots=True)
class JobEnd:
    """A job that has ended, and what it came to."""

    id: int
    label: str
    report: Report
    kind: JobKind = JobKind.SCAN


class _Run(QRunnable):
    """Runs one job on the jobs' pool; holds the job and bound calls, never a QObject of its own."""

    def __init__(self, job: Job, tell: OnChanges, ended: Callable[[int, object], None]) -> None:
        super().__init__()
        self._job, self._tell, self._ended = job, tell, ended

    def run(self) -> None:
        outcome: object
        try:
            outcome = self._job.run(self._tell)
        except Exception as error:  # noqa: BLE001 - a defect of the job; shown, not swallowed
            outcome = error
        self._ended(self._job.id, outcome)


@dataclass(frozen=True, slots=True)
class _Broken:
    """The report of a job that ended with a defect of ours."""

    status: JobStatus
    reason: Reason


class JobCenter(QObject):
    """The jobs of this window. Signals come at most ten times a second, changes joined."""

    changed = Signal(object)
    """CatalogChanges written since the last time."""
    progressed = Signal(object)
    """list[JobView] of all live jobs, the oldest first."""
    finished = Signal(object)
    """JobEnd."""
    refused = Signal(object)
    """Reason why a job could not be started, or not at once."""
    _ended = Signal(object, object)

    def __init__(
        self,
        scanner: Scanner,
        tasks: TaskRunner,
        pool: QThreadPool,
        *,
        duplicates: Callable[[], Job] | None = None,
        hasher: Hasher | None = None,
    ) -> None:
        """Make jobs with `scanner`, start them through `tasks`, run them in `pool`.

        `duplicates` makes the job that finds what is the same, `hasher` those that hash films.
        """
        super().__init__()
        self._scanner, self._tasks, self._pool = scanner, tasks, pool
        self._duplicates, self._hasher = duplicates, hasher
        self._jobs: dict[int, Job] = {}
        self._asked: list[tuple[bytes, ...]] = []
        self._mailbox = Mailbox()
        self._ends: dict[int, Report] = {}
        self._seeks_again = False
        self._timer = QTimer(self, interval=TELL_EVERY_MS)
        self._timer.timeout.connect(self._tell)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def views(self) -> list[JobView]:
        """All live jobs in figures, the oldest first."""
        return [_view(job) for job in self._jobs.values()]

    @property
    def is_busy(self) -> bool:
        """True while a job runs, is paused or is about to start."""
        return bool(self._jobs or self._asked)

    def end_of(self, job_id: int) -> Report | None:
        """Return what a job of this window came to; on a full disk it may not be stored."""
        return self._ends.get(job_id)

    def scan(self, paths: Sequence[bytes], *, again: bool = False) -> None:
        """Scan folders and files; when a live scan covers them all, join that one.

        With `again` what was taken out of the library meanwhile is not added to it anew.
        """
        wanted = tuple(paths)
        scans = (job for job in self._jobs.values() if job.kind is JobKind.SCAN)
        live = [job for job in scans if not job.control.is_cancelled]
        if covering := next((job for job in live if covers(job.paths, wanted)), None):
            covering.control.resume()
            self.refused.emit(_said(ReasonCode.SCAN_JOINED, wanted))
        elif not any(covers(asked, wanted) for asked in self._asked):
            self._make_way()
            if live:
                self.refused.emit(_said(ReasonCode.SCAN_QUEUED, wanted))
            make = self._scanner.again if again else self._scanner.start
            self._start(partial(make, wanted), wanted)

    def retry(self, job_id: int, paths: Sequence[bytes] = ()) -> None:
        """Try some files of a job again; without paths, all that it could not read."""
        self._start(partial(self._taken_up_for, job_id, tuple(paths)))

    def find_duplicates(self) -> None:
        """Look for what is the same; while that is done, once more when it has ended."""
        if self._duplicates is not None:
            self._start(self._duplicates)

    def hash_videos(self, paths: Sequence[bytes] = ()) -> None:
        """Hash the films at or below these paths, of the whole library when there are none."""
        if self._hasher is not None:
            self._start(partial(self._hasher.start, tuple(paths)))

    def pause(self, job_id: int) -> None:
        """Hold a running job."""
        if job := self._jobs.get(job_id):
            job.control.pause()
            self._tell()

    def resume(self, job_id: int, *, keep_going: bool = False) -> None:
        """Let a held job go on, or take up one that stopped, maybe in an earlier session.

        With `keep_going` it is not halted again, however many files cannot be read.
        """
        if job := self._jobs.get(job_id):
            job.control.resume()
            self._tell()
        else:
            self._start(partial(self._taken_up, job_id, keep_going))

    def cancel(self, job_id: int) -> None:
        """Stop a job; what it has written stays."""
        if job := self._jobs.get(job_id):
            job.control.cancel()

    def call_off(self, folder: bytes) -> None:
        """Stop the jobs that are about nothing but what lies in a folder."""
        for job in self._jobs.values():
            if job.paths and covers([folder], job.paths):
                job.control.cancel()

    def close(self) -> bool:
        """Stop all jobs so that they can be resumed, and wait for them, at most 2.5 s.

        True when all have ended.
        """
        for job in self._jobs.values():
            job.control.suspend()
        self._pool.clear()
        ended = self._pool.waitForDone(_CLOSE_WAIT_MS)
        self._timer.stop()
        return ended

    def _make_way(self) -> None:
        """End a search for duplicates: it may take hours, and goes on after the scan."""
        for job in self._jobs.values():
            if job.kind is JobKind.DUPLICATES:
                job.control.cancel()

    def _taken_up(self, job_id: int, keep_going: bool) -> Job:  # noqa: FBT001 - by `partial`
        job = self._hasher.resume(job_id) if self._hasher is not None else None
        return job or self._scanner.resume(job_id, keep_going=keep_going)

    def _taken_up_for(self, job_id: int, paths: tuple[bytes, ...]) -> Job:
        job = self._hasher.retry(job_id, paths) if self._hasher is not None else None
        return job or self._scanner.retry(job_id, paths)

    def _start(self, make: Callable[[], Job], paths: tuple[bytes, ...] = ()) -> None:
        self._asked.append(paths)
        self._tasks.run(make, partial(self._made, paths))

    def _made(self, asked: tuple[bytes, ...], job: Job | None, error: Exception | None) -> None:
        self._asked.remove(asked)
        if error is not None:
            self.refused.emit(reason_of(error))
        elif job is not None and job.id in self._jobs and job.kind is JobKind.DUPLICATES:
            self._seeks_again = True  # what changed meanwhile the running one may not see
        elif job is not None and job.id in self._jobs:
            self.refused.emit(Reason.of(ReasonCode.JOB_ALREADY_RUNNING))
        elif job is not None:
            self._jobs[job.id] = job
            self._timer.start()
            self._pool.start(_Run(job, self._mailbox.put, self._ended.emit))
            self._tell()

    def _tell(self) -> None:
        if changes := self._mailbox.take():
            self.changed.emit(changes)
        self.progressed.emit(self.views)

    def _end(self, job_id: int, outcome: object) -> None:
        job = self._jobs.pop(job_id, None)
        if job is None:
            return
        if not self._jobs:
            self._timer.stop()
        report: Any = outcome
        if isinstance(outcome, Exception):
            report = _Broken(JobStatus.FAILED, reason_of(outcome))
        self._ends[job.id] = report
        self._tell()
        self.finished.emit(JobEnd(job.id, job.label, report, job.kind))
        if job.kind is JobKind.DUPLICATES:
            wanted, self._seeks_again = self._seeks_again, False
            if wanted and report.status is JobStatus.COMPLETED:
                self.find_duplicates()


def _said(code: ReasonCode, paths: Sequence[bytes]) -> Reason:
    """Return what is said of a scan that somebody asked for while another one runs."""
    return Reason.of(code, name=names.shown_last(paths[0]))


def covers(tops: Sequence[bytes], paths: Sequence[bytes]) -> bool:
    """Tell whether every path lies at or below one of some folders."""
    return all(any(is_inside(path, top) for top in tops) for path in paths)


def _view(job: Job) -> JobView:
    figures = job.progress.to_dict()
    status = job.status
    if job.control.is_paused and not status.is_over:
        status = JobStatus.PAUSED
    return JobView(
        id=job.id,
        label=job.label,
        status=status,
        processed=figures["processed"],
        total=figures["total"],
        percent=figures["percent"],
        rate=figures["rate"],
        eta_s=figures["eta"],
        current_file=figures["current_file"],
        error_count=figures["error_count"],
        kind=job.kind,
        waiting_for=figures.get("waiting_for", ""),
        stage=figures.get("stage"),
        anew=figures.get("anew", 0),
    )


def reason_of(error: Exception) -> Reason:
    """Return the reason an error carries, or one that says something unexpected happened."""
    if isinstance(error, OutsideError):
        return error.reason
    if isinstance(error, OSError):
        log.info("not done: %s", error)
    else:
        log.error("a mistake of ours", exc_info=error)
    return Reason.of(ReasonCode.UNEXPECTED, detail=str(error) or type(error).__name__)
