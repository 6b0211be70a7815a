"""The search for duplicates as a job: can be paused and stopped, reports clusters as it goes."""

from collections.abc import Callable
from dataclasses import dataclass

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import Reason
from mediadesk.operations.matching.duplicates import DuplicateSearch

JOB_ID = -1
"""The one search of a session. It is not stored: every search begins with what is stored."""

_STAGES = (
    (ClusterKind.EXACT, ClusterKind.IDENTICAL),
    (ClusterKind.SIMILAR,),
    (ClusterKind.AUDIO,),
    (ClusterKind.VIDEO,),
)
"""Copies are found in seconds, so they are shown before the long searches begin."""


@dataclass(frozen=True, slots=True)
class DuplicateReport:
    """What the search came to."""

    status: JobStatus
    reason: Reason | None = None


class DuplicateJob:
    """One search, to be run once, on whatever thread."""

    id = JOB_ID
    kind = JobKind.DUPLICATES
    label = ""
    paths: tuple[bytes, ...] = ()

    def __init__(self, search: DuplicateSearch) -> None:
        """Run `search`."""
        self._search = search
        self.control, self.progress = search.control, search.progress
        self.status = JobStatus.PENDING

    def run(self, on_changes: Callable[[CatalogChanges], None]) -> DuplicateReport:
        """Search, copies first. Trouble of the world is in the report, never an exception."""
        self.status = JobStatus.RUNNING
        report = DuplicateReport(JobStatus.COMPLETED)
        try:
            for kinds in _STAGES:
                on_changes(self._search.run(kinds))
        except CancelledError:
            report = DuplicateReport(JobStatus.CANCELLED)
        except OutsideError as error:
            report = DuplicateReport(JobStatus.FAILED, error.reason)
        self.status = report.status
        return report
