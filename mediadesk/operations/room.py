"""Jobs that wait because the catalog's disk is full: what they say, and when they may go on."""

from dataclasses import dataclass

from mediadesk.catalog import jobs
from mediadesk.catalog.store import Store
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode


@dataclass(frozen=True, slots=True)
class Waiting:
    """Ids of the jobs that are stored to wait for room, and whether there is some by now."""

    jobs: tuple[int, ...] = ()
    has_room: bool = False


def ended_by(reason: Reason, *, otherwise: JobStatus) -> tuple[JobStatus, Reason]:
    """Return where a job stands that cannot store anything more: a full disk only pauses it."""
    if reason.code is ReasonCode.DISK_FULL:
        return JobStatus.PAUSED, Reason.of(ReasonCode.JOB_DISK_FULL, **reason.facts)
    return otherwise, reason


def waiting(store: Store) -> Waiting:
    """Return the jobs that a full disk holds; blocks, writes nothing."""
    with store.readers.use() as reader:
        records = jobs.load_all(reader)
    held = tuple(
        record.id
        for record in reversed(records)
        if record.status is JobStatus.PAUSED
        and record.reason is not None
        and record.reason.code is ReasonCode.JOB_DISK_FULL
    )
    return Waiting(held, has_room=store.is_room_again())
