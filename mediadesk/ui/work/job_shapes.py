"""What the window asks of a job, and of whoever makes jobs that scan."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import Reason

OnChanges = Callable[[CatalogChanges], None]


class Control(Protocol):
    """The reins of a job; may be called from any thread."""

    @property
    def is_paused(self) -> bool: ...  # noqa: D102
    @property
    def is_cancelled(self) -> bool: ...  # noqa: D102
    def pause(self) -> None: ...  # noqa: D102
    def resume(self) -> None: ...  # noqa: D102
    def cancel(self) -> None: ...  # noqa: D102
    def suspend(self) -> None: ...  # noqa: D102


class Progress(Protocol):
    """How far a job has come; `to_dict` has percent, rate, eta and the counts."""

    def to_dict(self) -> Mapping[str, Any]: ...  # noqa: D102


class Report(Protocol):
    """What a job came to."""

    @property
    def status(self) -> JobStatus: ...  # noqa: D102
    @property
    def reason(self) -> Reason | None: ...  # noqa: D102


class HashOutcome(Report, Protocol):
    """What a hashing came to: films that lacked a hash, and how many have one now."""

    @property
    def total(self) -> int: ...  # noqa: D102
    @property
    def hashed(self) -> int: ...  # noqa: D102


class Job(Protocol):
    """Work that can be started once; `run` blocks and belongs on a worker thread."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> JobKind: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def paths(self) -> Sequence[bytes]: ...  # noqa: D102
    @property
    def status(self) -> JobStatus: ...  # noqa: D102
    @property
    def control(self) -> Control: ...  # noqa: D102
    @property
    def progress(self) -> Progress: ...  # noqa: D102
    def run(self, on_changes: OnChanges) -> Report: ...  # noqa: D102


class Hasher(Protocol):
    """Makes the jobs that hash films; None for a job that was no hashing."""

    def start(self, paths: Sequence[bytes]) -> Job: ...  # noqa: D102
    def resume(self, job_id: int) -> Job | None: ...  # noqa: D102
    def retry(self, job_id: int, paths: Sequence[bytes]) -> Job | None: ...  # noqa: D102


class Scanner(Protocol):
    """Makes the jobs that scan; each call writes to the catalog and may raise OutsideError."""

    def start(self, paths: Sequence[bytes]) -> Job: ...  # noqa: D102
    def again(self, paths: Sequence[bytes]) -> Job: ...  # noqa: D102
    def resume(self, job_id: int, *, keep_going: bool = False) -> Job: ...  # noqa: D102
    def retry(self, job_id: int, paths: Sequence[bytes]) -> Job: ...  # noqa: D102
