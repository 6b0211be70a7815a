"""Jobs in the catalog: what runs, what stopped half-way, and what each could not read."""

import json
import sqlite3
import time
from collections.abc import Iterable, Sequence

from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobError, JobKind, JobRecord, JobStatus
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason

_STANDING = (JobStatus.PAUSED, JobStatus.HALTED, JobStatus.FAILED)
_COLUMNS = (
    "id, kind, status, label, arguments, total, found, processed, error_count, created_at,"
    " finished_at, reason"
)


def create(
    writer: sqlite3.Connection, kind: JobKind, *, label: str, paths: Sequence[bytes]
) -> tuple[int, CatalogChanges]:
    """Store a new job that waits to be started; returns its id."""
    arguments = json.dumps({"paths": [names.to_text(path) for path in paths]})
    row = writer.execute(
        "INSERT INTO job(kind, status, label, arguments, created_at) VALUES (?, ?, ?, ?, ?)"
        " RETURNING id",
        (kind, JobStatus.PENDING, label, arguments, time.time()),
    ).fetchone()
    return int(row[0]), _touched(row[0])


def set_status(
    writer: sqlite3.Connection, job_id: int, status: JobStatus, reason: Reason | None = None
) -> CatalogChanges:
    """Store where a job stands now, with the reason when it stands still."""
    now = time.time()
    writer.execute(
        "UPDATE job SET status = ?, reason = ?,"
        " finished_at = CASE WHEN ? THEN ? ELSE NULL END WHERE id = ?",
        (
            status,
            None if reason is None else reason.to_json(),
            status.is_over,
            now,
            job_id,
        ),
    )
    return _touched(job_id)


def note_progress(
    writer: sqlite3.Connection,
    job_id: int,
    *,
    total: int,
    found: int,
    processed: int,
) -> None:
    """Store how far a job has come, in the same transaction as what it wrote."""
    writer.execute(
        "UPDATE job SET total = ?, found = ?, processed = ? WHERE id = ?",
        (total, found, processed, job_id),
    )


def add_errors(
    writer: sqlite3.Connection, job_id: int, errors: Iterable[tuple[bytes, Reason]]
) -> None:
    """Store what a job could not read; the same path again replaces its reason."""
    now = time.time()
    writer.executemany(
        "INSERT INTO job_error(job_id, path, reason, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(job_id, path) DO UPDATE SET reason = excluded.reason, at = excluded.at",
        [(job_id, path, reason.to_json(), now) for path, reason in errors],
    )
    _recount_errors(writer, job_id)


def error_paths(reader: sqlite3.Connection, job_id: int) -> list[bytes]:
    """Return everything that a job could not read."""
    rows = reader.execute("SELECT path FROM job_error WHERE job_id = ? ORDER BY id", (job_id,))
    return [row[0] for row in rows]


def drop_errors(writer: sqlite3.Connection, job_id: int, paths: Iterable[bytes]) -> None:
    """Forget errors that a retry has to find out anew."""
    writer.executemany(
        "DELETE FROM job_error WHERE job_id = ? AND path = ?", [(job_id, path) for path in paths]
    )
    _recount_errors(writer, job_id)


def _recount_errors(writer: sqlite3.Connection, job_id: int) -> None:
    writer.execute(
        "UPDATE job SET error_count = (SELECT count(*) FROM job_error WHERE job_id = job.id)"
        " WHERE id = ?",
        (job_id,),
    )


def forget(writer: sqlite3.Connection, job_id: int) -> CatalogChanges:
    """Take a job and its errors from the list. Files and what is known of them stay."""
    writer.execute("DELETE FROM job WHERE id = ?", (job_id,))
    return _touched(job_id)


def interrupt_running(writer: sqlite3.Connection, reason: Reason) -> CatalogChanges:
    """Mark jobs that a dead program left running as paused, so that they can be resumed."""
    rows = writer.execute("SELECT id FROM job WHERE status IN ('running', 'pending')").fetchall()
    for (job_id,) in rows:
        set_status(writer, job_id, JobStatus.PAUSED, reason)
    return CatalogChanges(jobs=frozenset(row[0] for row in rows))


def call_off(writer: sqlite3.Connection, path: bytes) -> CatalogChanges:
    """Let jobs not go on that stand still and were about nothing but what lies at a path."""
    standing = [each for each in load_all(writer) if each.status in _STANDING and each.paths]
    off = [each.id for each in standing if all(is_inside(one, path) for one in each.paths)]
    for job_id in off:
        set_status(writer, job_id, JobStatus.CANCELLED)
    return CatalogChanges(jobs=frozenset(off))


def load(reader: sqlite3.Connection, job_id: int) -> JobRecord | None:
    """Return one job, or None when there is no such job."""
    row = reader.execute(f"SELECT {_COLUMNS} FROM job WHERE id = ?", (job_id,)).fetchone()  # noqa: S608
    return None if row is None else _record(row)


def load_all(reader: sqlite3.Connection) -> list[JobRecord]:
    """Return every job, the newest first."""
    rows = reader.execute(f"SELECT {_COLUMNS} FROM job ORDER BY id DESC")  # noqa: S608
    return [_record(row) for row in rows]


def errors(
    reader: sqlite3.Connection, job_id: int, *, limit: int, offset: int = 0, by_reason: bool = False
) -> list[JobError]:
    """Return a page of what a job could not read, in the order met or sorted by reason."""
    order = "reason, id" if by_reason else "id"
    rows = reader.execute(
        "SELECT id, job_id, path, reason, at FROM job_error WHERE job_id = ?"  # noqa: S608 - constants
        f" ORDER BY {order} LIMIT ? OFFSET ?",
        (job_id, limit, offset),
    )
    return [JobError(r[0], r[1], r[2], Reason.from_json(r[3]), r[4]) for r in rows]


def _record(row: sqlite3.Row) -> JobRecord:
    arguments = json.loads(row[4])
    return JobRecord(
        id=row[0],
        kind=JobKind(row[1]),
        status=JobStatus(row[2]),
        label=row[3],
        paths=tuple(names.to_bytes(path) for path in arguments["paths"]),
        total=row[5],
        found=row[6],
        processed=row[7],
        error_count=row[8],
        created_at=row[9],
        finished_at=row[10],
        reason=None if row[11] is None else Reason.from_json(row[11]),
    )


def _touched(job_id: int) -> CatalogChanges:
    return CatalogChanges(jobs=frozenset({job_id}))
