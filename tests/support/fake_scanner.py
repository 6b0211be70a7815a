"""Scans made of nothing, steered by a test, with the interface of the real ones."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import Reason
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress


@dataclass(frozen=True, slots=True)
class FakeReport:
    """What a fake scan came to."""

    status: JobStatus
    reason: Reason | None = None


class FakeJob:
    """A job that tells the changes it is given, then waits until the test lets it end."""

    kind = JobKind.SCAN

    def __init__(self, job_id: int, paths: Sequence[bytes]) -> None:
        self.id = job_id
        self.paths = tuple(paths)
        self.label = (
            paths[0].rpartition(b"/")[2].decode("utf-8", "replace") if paths else f"job {job_id}"
        )
        self.status = JobStatus.PENDING
        self.progress = JobProgress()
        self.control = JobControl(self.progress)
        self.may_end = threading.Event()
        self.started = threading.Event()
        self.changes: list[CatalogChanges] = []
        self.ending = FakeReport(JobStatus.COMPLETED)
        self.failing: Exception | None = None

    def run(self, on_changes: Callable[[CatalogChanges], None]) -> FakeReport:
        self.status = JobStatus.RUNNING
        self.started.set()
        for changes in self.changes:
            on_changes(changes)
        while not self.may_end.wait(0.01):
            if self.control.is_cancelled:
                self.status = JobStatus.CANCELLED
                return FakeReport(self.status)
        if self.failing is not None:
            raise self.failing
        self.status = self.ending.status
        return self.ending


class FakeScanner:
    """Makes fake jobs and remembers them."""

    def __init__(self) -> None:
        self.made: list[FakeJob] = []
        self.asked: list[tuple[str, object]] = []
        self.refusal: Reason | None = None
        self.prepare: Callable[[FakeJob], None] = _leave

    def start(self, paths: Sequence[bytes]) -> FakeJob:
        self.asked.append(("start", tuple(paths)))
        return self._make(len(self.made) + 1, paths)

    def again(self, paths: Sequence[bytes]) -> FakeJob:
        return self.start(paths)

    def resume(self, job_id: int, *, keep_going: bool = False) -> FakeJob:
        self.asked.append(("go on" if keep_going else "resume", job_id))
        return self._make(job_id, [b"/resumed"])

    def retry(self, job_id: int, paths: Sequence[bytes]) -> FakeJob:
        self.asked.append(("retry", (job_id, tuple(paths))))
        return self._make(job_id, paths)

    def _make(self, job_id: int, paths: Sequence[bytes]) -> FakeJob:
        if self.refusal is not None:
            raise OutsideError(self.refusal)
        job = FakeJob(job_id, paths)
        self.prepare(job)
        self.made.append(job)
        return job


def _leave(_job: FakeJob) -> None:
    """Change nothing."""
