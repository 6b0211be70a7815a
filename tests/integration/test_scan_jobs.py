"""A scan as a job: it can be held, stopped, taken up again, halted and tried again in part."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from mediadesk.catalog import jobs
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import files, studies
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.media import FileStatus
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.study import Study, StudyRequest
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.scanning import analysis
from mediadesk.operations.scanning.scan import ScanJob
from mediadesk.operations.scanning.scan_report import ScanReport
from tests.support import desks
from tests.support.desks import Desk, codes, counts
from tests.support.media import cut, picture
from tests.support.opens import Opens
from tests.support.patience import patient_s


def many(folder: Path, number: int = 40) -> None:
    for each in range(number):
        picture(folder / f"{each:03}.jpg", size=(24, 16), seed=each)


def record(desk: Desk, job: ScanJob) -> tuple[JobStatus, ReasonCode | None]:
    (stored,) = [each for each in desk.library.jobs() if each.id == job.id]
    return stored.status, None if stored.reason is None else stored.reason.code


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold every study after the first few until the event is set."""
    go, begun = threading.Event(), []
    study = analysis.Analyst.study

    def held(self: analysis.Analyst, batch: analysis.Batch) -> list[analysis.Studied]:
        begun.append(batch)
        if len(begun) > 3:
            go.wait(20)
        return study(self, batch)

    monkeypatch.setattr(analysis.Analyst, "study", held)
    monkeypatch.setattr("mediadesk.operations.scanning.backlog._BATCH_FILES", 4)
    yield go
    go.set()


def started(job: ScanJob) -> tuple[threading.Thread, list[object]]:
    reports: list[object] = []
    thread = threading.Thread(target=lambda: reports.append(job.run()))
    thread.start()
    deadline_s = time.monotonic() + patient_s(10)
    while not 4 <= job.progress.processed < 40 and time.monotonic() < deadline_s:
        threading.Event().wait(0.01)
    return thread, reports


@pytest.mark.parametrize(
    ("way", "status", "reason"),
    [
        ("cancel", JobStatus.CANCELLED, None),
        ("suspend", JobStatus.PAUSED, ReasonCode.JOB_INTERRUPTED),
    ],
)
def test_a_stopped_scan_keeps_what_is_written_and_can_go_on(  # noqa: PLR0917 - fixtures
    desk: Desk,
    pictures: Path,
    slow: threading.Event,
    way: str,
    status: JobStatus,
    reason: ReasonCode | None,
) -> None:
    many(pictures)
    job = desk.scanner.start([bytes(pictures)])
    thread, _ = started(job)
    assert job.status is JobStatus.RUNNING
    begun_s = time.monotonic()
    getattr(job.control, way)()
    thread.join(5)
    assert time.monotonic() - begun_s < 3
    assert record(desk, job) == (status, reason)
    written = desk.sql("SELECT count(*) FROM file WHERE pending = 0")[0][0]
    assert 0 < written < 40
    slow.set()
    again = desk.scanner.resume(job.id)
    report = again.run()
    assert report.status is JobStatus.COMPLETED
    assert report.files == 40
    assert record(desk, job) == (JobStatus.COMPLETED, None)
    assert desk.sql("SELECT count(*) FROM file WHERE pending = 0 AND width = 24") == [(40,)]
    assert desk.sql("SELECT count(*) FROM job") == [(1,)]


def test_a_scan_whose_folder_is_renamed_meanwhile_says_so_and_goes_on_when_it_is_back(
    desk: Desk, pictures: Path, tmp_path: Path, slow: threading.Event
) -> None:
    many(pictures)
    job = desk.scanner.start([bytes(pictures)])
    thread, _ = started(job)
    pictures.rename(tmp_path / "renamed")
    slow.set()
    thread.join(patient_s(20))
    assert record(desk, job) == (JobStatus.HALTED, ReasonCode.ROOT_VANISHED)
    assert desk.sql("SELECT count(*) FROM file WHERE status = 'missing'") == [(0,)]
    (tmp_path / "renamed").rename(pictures)
    report = desk.scanner.resume(job.id).run()
    assert (report.status, report.files, report.errors) == (JobStatus.COMPLETED, 40, ())


def test_a_held_scan_stands_still_and_goes_on(
    desk: Desk, pictures: Path, slow: threading.Event
) -> None:
    many(pictures)
    job = desk.scanner.start([bytes(pictures)])
    thread, reports = started(job)
    job.control.pause()
    slow.set()
    threading.Event().wait(0.5)
    assert job.status is JobStatus.PAUSED
    stood = job.progress.processed
    threading.Event().wait(0.3)
    assert job.progress.processed == stood < 40
    job.control.resume()
    thread.join(20)
    assert isinstance(reports[0], ScanReport)
    assert counts(reports[0]) == {"new": 40}


def test_a_job_that_a_killed_program_left_running_is_paused_at_the_next_start(
    desk: Desk, pictures: Path
) -> None:
    running = desk.scanner.start([bytes(pictures)])
    desk.write("UPDATE job SET status = 'running'")
    waiting = desk.scanner.start([bytes(pictures)])
    reason = Reason.of(ReasonCode.JOB_INTERRUPTED)
    desk.store.catalog.submit(lambda writer: jobs.interrupt_running(writer, reason)).result()
    for job in (running, waiting):
        assert record(desk, job) == (JobStatus.PAUSED, ReasonCode.JOB_INTERRUPTED)


def failing(code: ReasonCode, *, every: int) -> Callable[..., list[Study]]:
    def study(_self: object, batch: Sequence[files.PendingFile]) -> list[Study]:
        return [
            Study(reason=Reason.of(code) if file.id % every == 0 else None, quick_hash=f"{file.id}")
            for file in batch
        ]

    return study


def test_a_scan_halts_when_the_place_is_in_trouble(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(pictures, 60)
    monkeypatch.setattr(analysis.Analyst, "_studies", failing(ReasonCode.FILE_IO, every=2))
    report = desk.scan(pictures)
    assert report.status is JobStatus.HALTED
    assert report.reason is not None
    assert report.reason.code is ReasonCode.JOB_HALTED
    assert 10 <= int(str(report.reason.facts["errors"])) <= 20


@pytest.mark.parametrize(
    ("code", "every", "keep_going"),
    [
        (ReasonCode.BROKEN, 1, False),  # broken in themselves
        (ReasonCode.FILE_IO, 7, False),  # 9 of 60: fewer than ten
        (ReasonCode.FILE_IO, 1, True),  # asked to go on
    ],
)
def test_a_scan_does_not_halt_for_less(  # noqa: PLR0917 - fixtures and cases
    desk: Desk,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: ReasonCode,
    every: int,
    keep_going: bool,
) -> None:
    many(pictures, 60)
    monkeypatch.setattr(analysis.Analyst, "_studies", failing(code, every=every))
    assert desk.scan(pictures, keep_going=keep_going).status is JobStatus.COMPLETED


@pytest.mark.parametrize(
    ("code", "status"),
    [(ReasonCode.FILE_PERMISSION, JobStatus.COMPLETED), (ReasonCode.FILE_IO, JobStatus.HALTED)],
)
def test_what_one_may_not_read_halts_no_later_scan_as_a_bad_disk_does(
    desk: Desk,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: ReasonCode,
    status: JobStatus,
) -> None:
    many(pictures, 60)
    monkeypatch.setattr(analysis.Analyst, "_studies", failing(code, every=4))
    desk.scan(pictures, keep_going=True)
    later = desk.scan(pictures)
    assert later.status is status
    assert len(later.errors) >= 10
    many(pictures, 120)
    monkeypatch.setattr(analysis.Analyst, "_studies", failing(code, every=1))
    assert desk.scan(pictures).status is JobStatus.HALTED


def test_a_retry_belongs_to_its_job_and_mends_its_errors(desk: Desk, pictures: Path) -> None:
    many(pictures, 3)
    good = picture(pictures / "broken.jpg", size=(320, 240))
    whole = good.read_bytes()
    cut(good, 0.4)
    hopeless = pictures / "text.jpg"
    hopeless.write_text("no picture")
    job = desk.scanner.start([bytes(pictures)])
    assert codes(job.run()) == {"broken.jpg": "ends-early", "text.jpg": "not-media"}
    before = desk.library.jobs()[0]
    assert (before.error_count, before.total) == (2, 5)
    good.write_bytes(whole)
    retry = desk.scanner.retry(job.id, [bytes(good), bytes(hopeless)])
    assert (retry.id, retry.label) == (job.id, "Pictures")
    report = retry.run()
    assert codes(report) == {"text.jpg": "not-media"}
    (after,) = desk.library.jobs()
    assert (after.id, after.error_count) == (job.id, 1)
    assert (after.total, after.processed, after.paths) == (5, 5, (bytes(pictures),))
    assert desk.row(good).record.status is FileStatus.PRESENT
    assert [each.path for each in desk.library.job_errors(job.id, limit=9)] == [bytes(hopeless)]


def test_a_retry_without_names_tries_all_that_could_not_be_read(desk: Desk, pictures: Path) -> None:
    bad = [cut(picture(pictures / f"{n}.jpg", size=(320, 240), seed=n), 0.4) for n in range(3)]
    job = desk.scanner.start([bytes(pictures)])
    job.run()
    assert len(desk.library.job_errors(job.id, limit=9)) == 3
    for number, path in enumerate(bad[:2]):
        picture(path, seed=number)
    assert set(codes(desk.scanner.retry(job.id, []).run())) == {"2.jpg"}


def test_a_retry_does_not_complete_a_job_that_was_stopped(desk: Desk, pictures: Path) -> None:
    many(pictures, 3)
    job = desk.scanner.start([bytes(pictures)])
    job.control.cancel()
    job.run()
    assert record(desk, job) == (JobStatus.CANCELLED, None)
    desk.scanner.retry(job.id, [bytes(pictures / "000.jpg")]).run()
    assert record(desk, job) == (JobStatus.CANCELLED, None)
    assert set(desk.rows()) == {str(pictures / "000.jpg")}


def test_a_retry_of_a_file_that_went_away_says_so(desk: Desk, pictures: Path) -> None:
    path = cut(picture(pictures / "a.jpg", size=(320, 240)), 0.4)
    job = desk.scanner.start([bytes(pictures)])
    job.run()
    path.unlink()
    assert codes(desk.scanner.retry(job.id, [bytes(path)]).run()) == {"a.jpg": "path-missing"}
    assert desk.row(path).record.status is FileStatus.MISSING


def test_a_job_that_is_not_there_cannot_go_on(desk: Desk) -> None:
    with pytest.raises(OutsideError) as resumed:
        desk.scanner.resume(9)
    with pytest.raises(OutsideError) as retried:
        desk.scanner.retry(9, [b"/a"])
    for caught in (resumed, retried):
        assert caught.value.reason.code is ReasonCode.JOB_GONE


def test_a_batch_that_cannot_be_written_is_written_file_by_file(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    many(pictures, 20)
    store = studies.store

    def refuse_one(writer: Connection, file: files.PendingFile, study: Study) -> CatalogChanges:
        changes = store(writer, file, study)
        if file.path.endswith(b"007.jpg"):
            raise ValueError("this one cannot be stored")
        return changes

    monkeypatch.setattr(studies, "store", refuse_one)
    report = desk.scan(pictures)
    assert report.status is JobStatus.COMPLETED
    assert desk.sql("SELECT name FROM file WHERE pending <> 0") == [(b"007.jpg",)]
    assert desk.sql("SELECT count(*) FROM file WHERE pending = 0") == [(19,)]
    assert "007.jpg" in caplog.text
    monkeypatch.undo()
    assert desk.scan(pictures).status is JobStatus.COMPLETED
    assert desk.sql("SELECT count(*) FROM file WHERE pending <> 0") == [(0,)]


def poisoned_again(desk: Desk, folder: Path, *, changed: int = 0) -> set[str]:
    """Scan once more; returns which files were opened for it."""
    with Opens(folder) as opens:
        report = desk.scan(folder)
    assert counts(report) == {"unchanged": 13 - changed} | ({"changed": changed} if changed else {})
    assert len(codes(report)) == changed
    return opens.names


def poisonous(requests: Sequence[StudyRequest]) -> list[Study]:
    """Stand for a decoder that some files kill, keep busy or confuse."""
    from mediadesk.operations.scanning.study import study  # noqa: PLC0415 - in the child only

    for request in requests:
        if request.want_facts:
            if b"crash" in request.path:
                os.abort()
            if b"hang" in request.path:
                threading.Event().wait(60)
            if b"odd" in request.path:
                raise ArithmeticError("odd")
    return [study(request) for request in requests]


@pytest.mark.fault(40)
def test_poisoned_files_cost_only_themselves_and_are_not_tried_again(
    tmp_path: Path,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    many(pictures, 10)
    for number, name in enumerate(("crash", "hang", "odd")):
        picture(pictures / f"{name}.jpg", seed=100 + number)
    monkeypatch.setattr(analysis, "study_many", poisonous)
    monkeypatch.setattr(analysis, "PICTURE_TIMEOUT_S", 2.5)
    monkeypatch.setattr(analysis, "_BATCH_TIMEOUT_S", 2.5)
    own = Sandbox(2)
    try:
        with desks.desk(tmp_path, own) as desk:
            report = desk.scan(pictures)
            assert report.status is JobStatus.COMPLETED
            assert counts(report) == {"new": 13}
            assert codes(report) == {
                "crash.jpg": "decoder-crashed",
                "hang.jpg": "decoder-timeout",
                "odd.jpg": "unexpected",
            }
            told = {row.record.status for row in desk.rows().values()}
            assert told == {FileStatus.PRESENT, FileStatus.ERROR}
            assert all(row.record.quick_hash for row in desk.rows().values())
            assert poisoned_again(desk, pictures) == set()
        with desks.desk(tmp_path, own) as started:  # the next start remembers as well
            assert poisoned_again(started, pictures) == set()
            poisoned = pictures / "crash.jpg"
            os.utime(poisoned, ns=(0, poisoned.stat().st_mtime_ns + 1_000_000_000))
            assert poisoned_again(started, pictures, changed=1) == {"crash.jpg"}
    finally:
        assert own.close()
    assert "odd" in caplog.text


@pytest.mark.fault(42)
def test_a_file_that_is_still_being_written_is_left_for_the_next_scan(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = picture(pictures / "a.jpg")
    changing = failing(ReasonCode.FILE_CHANGING, every=1)
    monkeypatch.setattr(analysis.Analyst, "_studies", changing)
    assert codes(desk.scan(pictures)) == {"a.jpg": "file-changing"}
    assert desk.sql("SELECT pending FROM file") == [(7,)]
    monkeypatch.undo()
    assert codes(desk.scan(pictures)) == {}
    assert desk.row(path).record.status is FileStatus.PRESENT


def test_progress_counts_what_is_seen_and_what_is_done(desk: Desk, pictures: Path) -> None:
    many(pictures, 12)
    (pictures / "text.jpg").write_text("no picture")
    desk.scan(pictures)
    picture(pictures / "new.jpg", seed=99)
    job = desk.scanner.start([bytes(pictures)])
    job.run()
    figures = job.progress.to_dict()
    assert (figures["total"], figures["processed"], figures["percent"]) == (14, 14, 100.0)
    (stored, _) = desk.library.jobs()
    assert (stored.total, stored.found, stored.processed) == (14, 14, 14)
    assert stored.finished_at is not None


def test_a_scan_that_goes_on_tells_at_once_how_far_it_had_come(desk: Desk, pictures: Path) -> None:
    many(pictures, 12)
    job = desk.scanner.start([bytes(pictures)])
    job.run(lambda _changes: job.control.suspend() if job.progress.processed >= 4 else None)
    (stopped,) = desk.library.jobs()
    if stopped.status is not JobStatus.PAUSED:  # it was over before it could be stopped
        desk.write("UPDATE job SET status = 'paused', processed = 5 WHERE id = ?", job.id)
        (stopped,) = desk.library.jobs()
    again = desk.scanner.resume(job.id)
    told: list[int] = []
    figures = again.progress.to_dict()
    assert (figures["processed"], figures["total"]) == (stopped.processed, stopped.total)
    again.run(lambda _changes: told.append(desk.library.jobs()[0].processed))
    assert min(told) >= stopped.processed > 0
    (stored,) = desk.library.jobs()
    assert (stored.total, stored.processed) == (12, 12)


def test_fewer_files_than_before_are_told_as_soon_as_they_are_counted(
    desk: Desk, pictures: Path
) -> None:
    many(pictures, 4)
    desk.scan(pictures)
    desk.write("UPDATE job SET status = 'paused', processed = 90, total = 100")
    again = desk.scanner.resume(desk.library.jobs()[0].id)
    assert again.progress.to_dict()["processed"] == 90
    again.run()
    figures = again.progress.to_dict()
    assert (figures["processed"], figures["total"]) == (4, 4)
    (stored,) = desk.library.jobs()
    assert (stored.processed, stored.total) == (4, 4)


def test_changes_name_what_was_added_and_what_was_touched(desk: Desk, pictures: Path) -> None:
    path = picture(pictures / "a.jpg", seed=1)
    changes: list[CatalogChanges] = []
    desk.scanner.start([bytes(pictures)]).run(changes.append)
    added = frozenset().union(*(each.added for each in changes))
    assert added == {desk.row(path).record.id}
    assert any(each.roots for each in changes)
    changes.clear()
    picture(path, seed=2, size=(48, 48))
    desk.scanner.start([bytes(pictures)]).run(changes.append)
    assert frozenset().union(*(each.files for each in changes)) == added
    assert not any(each.added for each in changes)
