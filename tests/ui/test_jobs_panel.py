"""The jobs panel: states in words, errors with reasons, Retry and Clear."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import PlaceCount
from mediadesk.domain.jobs import JobError, JobKind, JobRecord, JobStage, JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui.actions import Actions
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views import idle_status
from mediadesk.ui.views.jobs_panel import MOST_ERRORS, JobsPanel
from mediadesk.ui.widgets.notices.status_strip import StatusStrip, figures
from mediadesk.ui.widgets.rows.error_row import ErrorRow
from mediadesk.ui.widgets.rows.job_row import face_of_live, face_of_stored, title
from mediadesk.ui.work.jobs import JobCenter, JobView
from tests.support.fake_library import NOON, FakeLibrary
from tests.support.fake_scanner import FakeReport, FakeScanner

RUNNING = JobView(1, "Pictures", JobStatus.RUNNING, 41_208, 61_204, 67.3, 412.4, 50.0, "a/b.jpg", 3)


@pytest.fixture
def scanner() -> FakeScanner:
    return FakeScanner()


@pytest.fixture
def library() -> FakeLibrary:
    made = FakeLibrary(10).with_jobs()
    made.job_records[0] = replace(made.job_records[0], status=JobStatus.COMPLETED)
    return made


@pytest.fixture
def panel(library: FakeLibrary, scanner: FakeScanner, qtbot: QtBot) -> Iterator[JobsPanel]:
    tasks = TaskRunner(QThreadPool())
    jobs = JobCenter(scanner, tasks, QThreadPool())
    window = QWidget()  # without a layout: a window of its own would ask for sizes offscreen
    window.resize(1280, 328)
    qtbot.addWidget(window)
    made = JobsPanel(library, tasks, jobs, window)
    made.resize(window.size())
    window.show()
    with qtbot.waitSignal(made.loaded):
        made.refresh()
    made.choose(1)
    qtbot.waitUntil(lambda: made.errors.list.count() == 4)
    yield made
    for job in scanner.made:
        job.may_end.set()
    assert jobs.close()
    assert tasks.close()


def button(panel: JobsPanel, name: str) -> QAbstractButton:
    return next(b for b in panel.findChildren(QAbstractButton) if b.accessibleName() == name)


def texts(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_errors_of_the_chosen_job_are_shown_with_their_reasons(panel: JobsPanel) -> None:
    assert "3 files could not be read" in texts(panel)
    assert "IMG_5521.jpg" in texts(panel)
    assert 'You may not read this file. Its owner is "mira".' in texts(panel)


def test_a_folder_is_told_from_the_name_of_its_root_on(qtbot: QtBot) -> None:
    reason = Reason.of(ReasonCode.FILE_EMPTY)
    row = ErrorRow(
        JobError(1, 1, b"/media/card/trip/day 1/a.jpg", reason, NOON), [b"/media/card/trip"]
    )
    qtbot.addWidget(row)
    texts = {label.text(): label.toolTip() for label in row.findChildren(QLabel)}
    assert texts["trip/day 1"] == "/media/card/trip/day 1/a.jpg"


def test_retry_tries_that_file_again(panel: JobsPanel, scanner: FakeScanner, qtbot: QtBot) -> None:
    button(panel, "Retry: IMG_5521.jpg").click()
    qtbot.waitUntil(lambda: bool(scanner.asked))
    path = b"/media/Pictures/Phone backup/DCIM/Camera/IMG_5521.jpg"
    assert scanner.asked == [("retry", (1, (path,)))]


def test_retry_all_tries_all_of_them(panel: JobsPanel, scanner: FakeScanner, qtbot: QtBot) -> None:
    button(panel, "Retry all").click()
    qtbot.waitUntil(lambda: bool(scanner.asked))
    assert scanner.asked == [("retry", (1, ()))]


def test_retry_waits_until_the_scan_is_over_and_says_so(panel: JobsPanel, qtbot: QtBot) -> None:
    panel.show_live([RUNNING])
    panel._errors_of = None
    panel._load_errors()
    retry = button(panel, "Retry: IMG_5521.jpg")
    qtbot.waitUntil(lambda: not retry.isEnabled())
    assert "when the scan is over" in retry.toolTip()


def test_show_names_the_file(panel: JobsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.show_wanted) as shown:
        button(panel, "Show: 2017-06-11 beach.jpg").click()
    assert shown.args == [b"/media/Pictures/Shared with Mira/2017-06-11 beach.jpg"]


def test_a_halted_scan_can_be_taken_up_again(
    panel: JobsPanel, scanner: FakeScanner, qtbot: QtBot
) -> None:
    button(panel, "Retry: Scanning Backup 2").click()
    qtbot.waitUntil(lambda: bool(scanner.asked))
    assert scanner.asked == [("resume", 2)]


def test_a_scan_that_halted_goes_on_anyway(
    panel: JobsPanel, library: FakeLibrary, scanner: FakeScanner, qtbot: QtBot
) -> None:
    reason = Reason.of(ReasonCode.JOB_HALTED, errors=24, window=200)
    library.job_records[1] = replace(library.job_records[1], reason=reason)
    with qtbot.waitSignal(panel.loaded):
        panel.refresh()
    button(panel, "Continue anyway: Scanning Backup 2").click()
    qtbot.waitUntil(lambda: bool(scanner.asked))
    assert scanner.asked == [("go on", 2)]


def test_a_scan_without_errors_says_that_files_of_earlier_ones_stay_unread(
    panel: JobsPanel, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.errors[1] = []
    library.job_records[0] = replace(library.job_records[0], error_count=0)
    with qtbot.waitSignal(panel.loaded):
        panel.refresh()
    qtbot.waitUntil(lambda: "Every file could be read" in texts(panel))
    panel.errors.know_unreadable(6)
    assert "No new errors" in texts(panel)
    panel.show_live([replace(RUNNING, error_count=0)])
    panel._load_errors()
    qtbot.waitUntil(lambda: "No errors so far" in texts(panel))


def test_an_end_that_a_full_disk_kept_from_being_stored_is_told_all_the_same(
    panel: JobsPanel, library: FakeLibrary, scanner: FakeScanner, qtbot: QtBot
) -> None:
    panel._jobs.scan([b"/full"])
    qtbot.waitUntil(lambda: len(scanner.made) == 1)
    job = scanner.made[0]
    job.ending = FakeReport(
        JobStatus.PAUSED, Reason.of(ReasonCode.JOB_DISK_FULL, path="/data/catalog.db")
    )
    library.job_records[0] = replace(
        library.job_records[0], id=job.id, status=JobStatus.RUNNING, reason=None
    )
    job.may_end.set()
    qtbot.waitUntil(lambda: any("is full" in text for text in texts(panel)), timeout=10_000)


def test_clearing_takes_finished_jobs_and_no_others(panel: JobsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.loaded):
        button(panel, "Clear finished").click()
    assert panel.list.keys() == [2]
    assert not button(panel, "Clear finished").isEnabled()


def test_many_errors_name_how_many_there_are(
    panel: JobsPanel, library: FakeLibrary, qtbot: QtBot
) -> None:
    reason = Reason.of(ReasonCode.ENDS_EARLY)
    library.errors[2] = [JobError(n, 2, b"/x/%d.jpg" % n, reason, NOON) for n in range(100, 1500)]
    library.job_records[1] = replace(library.job_records[1], error_count=1400)
    with qtbot.waitSignal(panel.loaded):
        panel.refresh()
    panel.choose(2)
    qtbot.waitUntil(lambda: panel.errors.list.count() == MOST_ERRORS + 1)
    assert "1,400 files could not be read" in texts(panel)
    assert "1,300 more under Errors." in texts(panel)


def test_a_running_job_says_how_far_it_is() -> None:
    assert figures(RUNNING) == "41,208 of 61,204 files, 412 per second, about 50 s left"
    face = face_of_live(RUNNING)
    assert face.state == "about 50 s left"
    assert face.detail == "41,208 of 61,204 files, 412 per second"
    assert face.can_pause
    assert face.can_cancel


def test_a_job_says_why_it_deals_with_known_files_again(qtbot: QtBot) -> None:
    again = replace(RUNNING, anew=12_345)
    why = "reading 12,345 files anew: this version knows more of them"
    assert face_of_live(again).detail == why
    strip = StatusStrip(Actions())
    qtbot.addWidget(strip)
    strip.show_job(again)
    assert why in texts(strip)
    search = replace(again, kind=JobKind.DUPLICATES)
    told = "comparing 12,345 files anew: this version compares better"
    assert face_of_live(search).detail == told


def test_one_file_is_told_as_one() -> None:
    one = replace(RUNNING, processed=1, total=1, rate=0.0, eta_s=None)
    assert figures(one) == face_of_live(one).detail == "1 of 1 file"
    paused = replace(one, status=JobStatus.PAUSED)
    told = "Paused at 1 file. Resume continues from here."
    assert figures(paused) == face_of_live(paused).detail == told


def test_a_hashing_is_stopped_where_a_scan_is_cancelled() -> None:
    assert face_of_live(RUNNING).cancel_word == "Cancel"
    assert face_of_live(replace(RUNNING, kind=JobKind.VIDEO_HASH)).cancel_word == "Stop"
    record = JobRecord(
        1, JobKind.VIDEO_HASH, JobStatus.CANCELLED, "", total=9, processed=4, created_at=NOON
    )
    assert face_of_stored(record).detail == "Stopped after 4 files. What is hashed stays."


def test_a_scan_that_is_still_counting_promises_nothing() -> None:
    counting = JobView(1, "Pictures", JobStatus.RUNNING)
    assert figures(counting) == "looking for files"
    assert face_of_live(counting).state == ""


def test_a_search_that_judges_dates_anew_says_so() -> None:
    assert title(JobKind.DUPLICATES, "") == "Looking for duplicates"
    assert title(JobKind.DUPLICATES, "", JobStage.DATES) == "Working out dates again"


@pytest.mark.parametrize("status", JobStatus)
def test_every_state_has_words_and_a_way_on(status: JobStatus) -> None:
    record = JobRecord(
        1, JobKind.SCAN, status, "Pictures", total=10, processed=5, created_at=NOON,
        reason=Reason.of(ReasonCode.JOB_INTERRUPTED) if not status.is_over else None,
    )  # fmt: skip
    face = face_of_stored(record)
    assert face.detail
    assert face.can_forget or face.can_resume
    words, _ = idle_status.sentence([record], now=NOON)
    assert words.endswith(".") or "today" in words


def test_the_size_of_the_library_leaves_no_file_out() -> None:
    assert idle_status.total(PlaceCount(1200, 3_000_000)) == "1,200 files, 3.0 MB"
    both = idle_status.total(PlaceCount(2, 4_000_000, halves=1))
    assert both == "2 files and the film of a Live Photo, 4.0 MB"
    many = idle_status.total(PlaceCount(10, 76_000, halves=4))
    assert many == "10 files and 4 films of Live Photos, 76 KB"


def test_the_newest_scan_decides_how_things_stand() -> None:
    old = JobRecord(1, JobKind.SCAN, JobStatus.HALTED, "a", created_at=NOON - 100)
    new = replace(old, id=2, status=JobStatus.COMPLETED, created_at=NOON, finished_at=NOON)
    words, icon = idle_status.sentence([new, old], now=NOON)
    assert words.startswith("Up to date. Last scan today at")
    assert icon == idle_status.FINE


def test_a_scan_that_waits_for_an_answer_is_told_until_a_later_one_made_up_for_it() -> None:
    stopped = JobRecord(
        1, JobKind.SCAN, JobStatus.HALTED, "a", paths=(b"/a/b",), processed=7, created_at=NOON - 9
    )
    other = replace(
        stopped, id=2, status=JobStatus.COMPLETED, paths=(b"/c",), created_at=NOON, finished_at=NOON
    )
    words, icon = idle_status.sentence([stopped, other], now=NOON)
    assert (words, icon) == ("Stopped at 7 files. Resume continues from here.", idle_status.TROUBLE)
    whole = replace(other, id=3, paths=(b"/a",))
    assert idle_status.sentence([stopped, other, whole], now=NOON)[1] == idle_status.FINE
