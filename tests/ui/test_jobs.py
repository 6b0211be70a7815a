"""Jobs seen from the window: run elsewhere, told of at most ten times a second, steered."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work.jobs import JobCenter
from tests.support.fake_scanner import FakeJob, FakeReport, FakeScanner

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def scanner() -> FakeScanner:
    return FakeScanner()


@pytest.fixture
def center(scanner: FakeScanner) -> Iterator[JobCenter]:
    tasks, pool = TaskRunner(QThreadPool()), QThreadPool()
    made = JobCenter(scanner, tasks, pool)
    yield made
    for job in scanner.made:
        job.may_end.set()
    assert made.close()
    assert tasks.close()


def test_a_scan_runs_away_from_the_window_and_its_end_is_told(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(center.finished) as ended:
        scanner.prepare = lambda job: job.may_end.set()
        center.scan([b"/media/Pictures"])
    assert ended.args[0].report.status is JobStatus.COMPLETED
    assert scanner.asked == [("start", (b"/media/Pictures",))]
    assert not center.is_busy


def test_changes_are_joined_and_told_at_most_ten_times_a_second(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    told = []
    center.changed.connect(lambda changes: told.append((time.monotonic(), changes)))
    scanner.prepare = lambda job: job.changes.extend(
        CatalogChanges(added=frozenset({n})) for n in range(1, 501)
    )
    center.scan([b"/x"])
    qtbot.waitUntil(lambda: sum(len(changes.added) for _, changes in told) == 500)
    assert len(told) <= 3


def test_what_a_scan_wrote_is_told_before_its_end(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    order = []
    center.changed.connect(lambda _changes: order.append("changed"))
    center.finished.connect(lambda _end: order.append("finished"))

    def quick(job: FakeJob) -> None:
        job.changes.append(CatalogChanges(added=frozenset({1})))
        job.may_end.set()

    scanner.prepare = quick
    with qtbot.waitSignal(center.finished):
        center.scan([b"/x"])
    assert order == ["changed", "finished"]


def test_a_paused_scan_shows_as_paused_and_goes_on(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    center.scan([b"/x"])
    qtbot.waitUntil(lambda: bool(center.views))
    scanner.made[0].started.wait(30)
    center.pause(1)
    paused = center.views[0]
    center.resume(1)
    going_on = center.views[0]
    assert (paused.status, going_on.status) == (JobStatus.PAUSED, JobStatus.RUNNING)
    assert [name for name, _ in scanner.asked] == ["start"]


def test_a_second_scan_of_the_same_folders_is_joined_and_not_doubled(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    center.scan([b"/a", b"/b"])
    center.scan([b"/b"])  # asked for before the first has even been made
    qtbot.waitUntil(lambda: bool(center.views))
    with qtbot.waitSignal(center.refused) as told:
        center.scan([b"/a/inside"])
    assert told.args == [Reason.of(ReasonCode.SCAN_JOINED, name="inside")]
    with qtbot.waitSignal(center.refused) as told:
        center.scan([b"/ab"])
    assert told.args == [Reason.of(ReasonCode.SCAN_QUEUED, name="ab")]
    qtbot.waitUntil(lambda: len(center.views) == 2)
    assert [asked for _, asked in scanner.asked] == [(b"/a", b"/b"), (b"/ab",)]


def test_a_paused_scan_goes_on_when_its_folders_are_dropped_again(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    center.scan([b"/a"])
    qtbot.waitUntil(lambda: bool(center.views) and scanner.made[0].started.is_set())
    center.pause(1)
    center.scan([b"/a"])
    assert [view.status for view in center.views] == [JobStatus.RUNNING]


def test_a_scan_that_is_being_cancelled_is_not_joined(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    center.scan([b"/a"])
    qtbot.waitUntil(lambda: bool(center.views))
    center.cancel(1)
    center.scan([b"/a"])
    qtbot.waitUntil(lambda: len(scanner.made) == 2)


def test_resuming_a_scan_of_an_earlier_session_starts_it_anew(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    center.resume(7)
    qtbot.waitUntil(lambda: bool(center.views))
    assert scanner.asked == [("resume", 7)]
    assert center.views[0].id == 7


def test_a_cancelled_scan_ends_promptly(center: JobCenter, qtbot: QtBot) -> None:
    center.scan([b"/x"])
    qtbot.waitUntil(lambda: bool(center.views))
    with qtbot.waitSignal(center.finished, timeout=1000) as ended:
        center.cancel(1)
    assert ended.args[0].report.status is JobStatus.CANCELLED


def test_a_scan_that_cannot_start_says_why(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot
) -> None:
    scanner.refusal = Reason.of(ReasonCode.CATALOG_UNWRITABLE, path="x", detail="full")
    with qtbot.waitSignal(center.refused) as refused:
        center.scan([b"/x"])
    assert refused.args == [scanner.refusal]
    assert not center.is_busy


def test_the_same_job_does_not_run_twice_at_once(center: JobCenter, qtbot: QtBot) -> None:
    center.scan([b"/x"])
    qtbot.waitUntil(lambda: bool(center.views))
    with qtbot.waitSignal(center.refused) as refused:
        center.retry(1, [b"/x/a.jpg"])
    assert refused.args[0].code is ReasonCode.JOB_ALREADY_RUNNING
    assert len(center.views) == 1


def test_a_defect_in_a_job_ends_that_job_alone(
    center: JobCenter, scanner: FakeScanner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(job: FakeJob) -> None:
        job.failing = RuntimeError("never thought of this")
        job.may_end.set()

    scanner.prepare = broken
    with qtbot.waitSignal(center.finished) as ended:
        center.scan([b"/x"])
    report = ended.args[0].report
    assert report.status is JobStatus.FAILED
    assert report.reason.facts["detail"] == "never thought of this"
    assert "a mistake of ours" in caplog.text


def test_scans_follow_one_another(center: JobCenter, scanner: FakeScanner, qtbot: QtBot) -> None:
    center._pool.setMaxThreadCount(1)
    center.scan([b"/first"])
    center.scan([b"/second"])
    qtbot.waitUntil(lambda: len(center.views) == 2)
    scanner.made[0].started.wait(30)
    assert [view.status for view in center.views] == [JobStatus.RUNNING, JobStatus.PENDING]
    scanner.made[0].ending = FakeReport(JobStatus.COMPLETED)
    scanner.made[0].may_end.set()
    assert scanner.made[1].started.wait(30)


def test_closing_leaves_a_scan_to_be_resumed(scanner: FakeScanner, qtbot: QtBot) -> None:
    tasks = TaskRunner(QThreadPool())
    center = JobCenter(scanner, tasks, QThreadPool())
    center.scan([b"/x"])
    qtbot.waitUntil(lambda: bool(center.views))
    began = time.monotonic()
    assert center.close()
    assert time.monotonic() - began < 3
    assert scanner.made[0].control.is_suspended
    assert tasks.close()


class Search(FakeJob):
    kind = JobKind.DUPLICATES


def test_a_search_that_is_wanted_while_one_runs_follows_it_without_a_word(
    scanner: FakeScanner, qtbot: QtBot
) -> None:
    made: list[Search] = []

    def make() -> Search:
        made.append(Search(-1, ()))
        return made[-1]

    tasks = TaskRunner(QThreadPool())
    center = JobCenter(scanner, tasks, QThreadPool(), duplicates=make)
    with qtbot.assertNotEmitted(center.refused):
        for _ in range(3):
            center.find_duplicates()
            qtbot.waitUntil(lambda: not center._asked)
        made[0].may_end.set()
        qtbot.waitUntil(lambda: len(made) == 4)
        with qtbot.waitSignal(center.finished):
            made[3].may_end.set()
    assert not center.is_busy
    assert center.close()
    assert tasks.close()


def test_a_search_for_duplicates_makes_way_for_a_scan(scanner: FakeScanner, qtbot: QtBot) -> None:
    search, tasks, pool = Search(-1, ()), TaskRunner(QThreadPool()), QThreadPool()
    pool.setMaxThreadCount(1)
    center = JobCenter(scanner, tasks, pool, duplicates=lambda: search)
    center.find_duplicates()
    qtbot.waitUntil(search.started.is_set)
    scanner.prepare = lambda job: job.may_end.set()
    with qtbot.waitSignal(center.finished, check_params_cb=lambda end: end.kind is JobKind.SCAN):
        center.scan([b"/media/Pictures"])
    assert search.status is JobStatus.CANCELLED
    assert center.close()
    assert tasks.close()
