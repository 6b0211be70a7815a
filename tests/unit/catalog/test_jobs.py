import sqlite3

from mediadesk.catalog import jobs
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode

BROKEN = Reason.of(ReasonCode.BROKEN, detail="odd")


def new(catalog: sqlite3.Connection, *paths: bytes) -> int:
    return jobs.create(catalog, JobKind.SCAN, label="Pictures", paths=paths)[0]


def test_a_job_keeps_its_paths_figures_and_times(catalog: sqlite3.Connection) -> None:
    job_id = new(catalog, b"/a", b"/bad\xff")
    jobs.set_status(catalog, job_id, JobStatus.RUNNING)
    jobs.note_progress(catalog, job_id, total=9, found=8, processed=7)
    jobs.set_status(catalog, job_id, JobStatus.COMPLETED)
    told = jobs.load(catalog, job_id)
    assert told is not None
    assert told.paths == (b"/a", b"/bad\xff")
    assert (told.total, told.found, told.processed) == (9, 8, 7)
    assert (told.status, told.label) == (JobStatus.COMPLETED, "Pictures")
    assert told.finished_at is not None
    assert told.created_at <= told.finished_at


def test_a_job_that_goes_on_has_not_finished(catalog: sqlite3.Connection) -> None:
    job_id = new(catalog)
    jobs.set_status(catalog, job_id, JobStatus.CANCELLED)
    jobs.set_status(catalog, job_id, JobStatus.RUNNING)
    told = jobs.load(catalog, job_id)
    assert told is not None
    assert (told.finished_at, told.reason) == (None, None)


def test_errors_are_kept_once_per_path_in_the_order_met(catalog: sqlite3.Connection) -> None:
    job_id = new(catalog)
    paths = [b"/c", b"/a\xff", b"/b"]
    jobs.add_errors(catalog, job_id, [(path, BROKEN) for path in paths])
    gone = Reason.of(ReasonCode.FILE_VANISHED)
    jobs.add_errors(catalog, job_id, [(b"/a\xff", gone)])
    errors = jobs.errors(catalog, job_id, limit=9)
    assert [(error.path, error.reason) for error in errors] == [
        (b"/c", BROKEN), (b"/a\xff", gone), (b"/b", BROKEN),
    ]  # fmt: skip
    page = jobs.errors(catalog, job_id, limit=1, offset=2)
    assert [error.path for error in page] == [b"/b"]
    jobs.drop_errors(catalog, job_id, [b"/c", b"/unknown"])
    told = jobs.load(catalog, job_id)
    assert told is not None
    assert told.error_count == 2


def test_a_forgotten_job_takes_its_errors_along_and_no_other(catalog: sqlite3.Connection) -> None:
    first, second = new(catalog), new(catalog)
    for job_id in (first, second):
        jobs.add_errors(catalog, job_id, [(b"/a", BROKEN)])
    assert jobs.forget(catalog, first).jobs == {first}
    assert [job.id for job in jobs.load_all(catalog)] == [second]
    assert jobs.load(catalog, first) is None
    assert catalog.execute("SELECT job_id FROM job_error").fetchall() == [(second,)]


def test_what_a_dead_program_left_running_is_paused_and_the_rest_left_alone(
    catalog: sqlite3.Connection,
) -> None:
    states = [JobStatus.RUNNING, JobStatus.PENDING, JobStatus.HALTED, JobStatus.COMPLETED]
    ids = [new(catalog) for _ in states]
    for job_id, status in zip(ids, states, strict=True):
        jobs.set_status(catalog, job_id, status)
    reason = Reason.of(ReasonCode.JOB_INTERRUPTED)
    assert jobs.interrupt_running(catalog, reason).jobs == set(ids[:2])
    told = {job.id: (job.status, job.reason) for job in jobs.load_all(catalog)}
    assert [told[job_id] for job_id in ids] == [
        (JobStatus.PAUSED, reason), (JobStatus.PAUSED, reason),
        (JobStatus.HALTED, None), (JobStatus.COMPLETED, None),
    ]  # fmt: skip
