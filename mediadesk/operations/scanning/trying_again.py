"""Stored jobs that are taken up again: what they were, and what they could not read."""

from collections.abc import Callable, Sequence

from mediadesk.catalog import jobs
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobRecord
from mediadesk.domain.reasons import Reason, ReasonCode


def record_of(store: Store, job_id: int) -> JobRecord:
    """Return a stored job. Raises `OutsideError`: JOB_GONE."""
    with store.readers.use() as reader:
        record = jobs.load(reader, job_id)
    if record is None:
        raise OutsideError(Reason.of(ReasonCode.JOB_GONE))
    return record


def unread(store: Store, job_id: int) -> Sequence[bytes]:
    """Return the paths of all that a job could not read."""
    with store.readers.use() as reader:
        return jobs.error_paths(reader, job_id)


def owe_again(
    store: Store, job_id: int, paths: Sequence[bytes], owe: Callable[[Connection, bytes], object]
) -> None:
    """Forget what a job said of some files, and `owe` them what it could not do."""

    def forget_errors(writer: Connection) -> None:
        jobs.drop_errors(writer, job_id, paths)
        for path in paths:
            owe(writer, path)

    store.catalog.submit(forget_errors).result()
