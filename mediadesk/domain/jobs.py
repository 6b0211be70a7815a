"""Long work as the user sees it: its state and its numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.reasons import Reason

Checkpoint = Callable[[], None]
"""Called often by long work, and raises `CancelledError` to end it.

While it is to be paused it waits, or raises `PausedError` where all must be let go."""

OnStep = Callable[[int, bytes], None]
"""Told how many files are dealt with, and the path of the latest."""


class JobStatus(StrEnum):
    """Where a job stands."""

    PENDING = "pending"
    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    HALTED = "halted"

    @property
    def is_over(self) -> bool:
        """True when the job will not go on by itself and needs no answer."""
        return self in (JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED)


class JobKind(StrEnum):
    """What a job does."""

    SCAN = "scan"
    VIDEO_HASH = "video-hash"
    DUPLICATES = "duplicates"


class JobStage(StrEnum):
    """Work inside a job that has another name than the job."""

    DATES = "dates"


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job as stored. Times are seconds since the epoch; `label` is the folder's name as shown."""

    id: int
    kind: JobKind
    status: JobStatus
    label: str
    paths: tuple[bytes, ...] = ()
    total: int = 0
    found: int = 0
    processed: int = 0
    error_count: int = 0
    created_at: float = 0.0
    finished_at: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class JobError:
    """One file a job could not deal with. `path` is absolute, as walked."""

    id: int
    job_id: int
    path: bytes
    reason: Reason
    at: float
