"""What is opened together is closed together, also when something stands in the way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import ReasonCode
from mediadesk.session import open_reading, open_session
from tests.support.media import picture


def test_a_job_that_was_left_running_can_be_resumed_in_the_next_session(
    tmp_path: Path, pictures: Path
) -> None:
    picture(pictures / "a.jpg")
    path = tmp_path / "catalog.db"
    session = open_session(catalog=path, holder="a test")
    job_id = session.scanner.start([bytes(pictures)]).id
    session.store.catalog.submit(
        lambda writer: writer.execute("UPDATE job SET status = 'running'").rowcount
    ).result()
    assert session.close()
    session = open_session(catalog=path, holder="a test")
    try:
        (job,) = session.library.jobs()
        assert (job.status, job.reason and job.reason.code) == (
            JobStatus.PAUSED,
            ReasonCode.JOB_INTERRUPTED,
        )
        report = session.scanner.resume(job_id).run()
        assert (report.status, report.new) == (JobStatus.COMPLETED, 1)
    finally:
        assert session.close()


def test_a_session_that_cannot_open_leaves_the_catalog_free(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    assert open_session(catalog=path, holder="a test").close()
    with closing(sqlite3.connect(path)) as writer:
        version = writer.execute("PRAGMA user_version").fetchone()[0]
        writer.execute("PRAGMA user_version = 99")
    with pytest.raises(OutsideError):
        open_session(catalog=path, holder="a test")
    with closing(sqlite3.connect(path)) as writer:
        writer.execute(f"PRAGMA user_version = {version}")
    assert open_session(catalog=path, holder="a test").close()


def test_reading_needs_no_lock_and_finds_none_before_the_first_scan(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    with open_reading(path) as library:
        assert library is None
    session = open_session(catalog=path, holder="a test")
    with open_reading(path) as library:
        assert library is not None
        assert library.roots() == []
    assert session.close()
