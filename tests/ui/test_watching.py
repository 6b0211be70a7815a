"""Changes in watched folders: joined, waited out, and scanned where they happened."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.scanning.scan_report import ScanReport
from mediadesk.operations.scanning.watching import WatchPlan, gone, moving
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work import watching
from mediadesk.ui.work.jobs import JobCenter
from mediadesk.ui.work.watching import FolderWatch, GrowingFiles, outermost
from tests.support.fake_scanner import FakeJob, FakeScanner

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Desk:
    scanner: FakeScanner
    tasks: TaskRunner
    jobs: JobCenter
    plan: WatchPlan = field(default_factory=WatchPlan)

    def watch(self) -> FolderWatch:
        made = FolderWatch(lambda _limit: self.plan, self.jobs, self.tasks)
        made.start()
        return made

    @property
    def scanned(self) -> list[object]:
        return [asked for what, asked in self.scanner.asked if what == "start"]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(watching, "QUIET_MS", 100)
    monkeypatch.setattr(watching, "LOOK_AGAIN_MS", 50)
    scanner, tasks = FakeScanner(), TaskRunner(QThreadPool())
    made = Desk(scanner, tasks, JobCenter(scanner, tasks, QThreadPool()))
    scanner.prepare = lambda job: job.may_end.set()
    yield made
    for job in scanner.made:
        job.may_end.set()
    assert made.jobs.close()
    assert tasks.close()


def shelves(folder: Path, *names: str) -> list[bytes]:
    for name in names:
        (folder / name).mkdir()
    return [os.fsencode(folder / name) for name in names]


def put(folder: bytes, name: bytes, *, age_s: float = 60.0) -> None:
    """Write a file that was written `age_s` ago."""
    path = os.path.join(folder, name)
    with open(path, "wb") as stream:
        stream.write(b"x")
    os.utime(path, (time.time() - age_s,) * 2)


def test_many_changes_become_one_scan_of_just_these_folders(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    left, middle, right = shelves(tmp_path, "left", "middle", "right")
    desk.plan = WatchPlan((left, middle, right), total=3)
    watch = desk.watch()
    qtbot.waitUntil(lambda: watch.watched == 3)
    for number in range(20):
        put(left, b"%d" % number)
        put(right, b"%d" % number)
    qtbot.waitUntil(lambda: bool(desk.scanned))
    qtbot.wait(300)
    assert desk.scanned == [(left, right)]


def test_a_change_is_told_before_any_scan(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    (shelf,) = shelves(tmp_path, "a")
    put(shelf, b"1.jpg")
    desk.plan = WatchPlan((shelf,), total=1)
    watch = desk.watch()
    qtbot.waitUntil(lambda: watch.watched == 1)
    with qtbot.waitSignal(watch.changed):
        os.rename(os.path.join(shelf, b"1.jpg"), tmp_path / "2.jpg")
    assert desk.scanned == []


def test_a_root_that_goes_while_it_is_watched_is_told_and_not_scanned(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    root, other = shelves(tmp_path, "root", "other")
    desk.plan = WatchPlan((root, other), total=2, roots=frozenset({root, other}))
    watch = desk.watch()
    qtbot.waitUntil(lambda: watch.watched == 2)
    with qtbot.waitSignal(watch.root_gone):
        (tmp_path / "root").rmdir()
    put(other, b"new.jpg")
    qtbot.waitUntil(lambda: bool(desk.scanned))
    assert desk.scanned == [(other,)]


@pytest.mark.fault(42)
def test_a_folder_in_which_a_file_grows_is_scanned_once_it_is_still(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    still, busy = shelves(tmp_path, "still", "busy")
    desk.plan = WatchPlan((still, busy), total=2)
    watch = desk.watch()
    qtbot.waitUntil(lambda: watch.watched == 2)
    put(still, b"whole.jpg")
    put(busy, b"growing.mov", age_s=0)
    qtbot.waitUntil(lambda: desk.scanned == [(still,)])
    qtbot.wait(300)
    assert desk.scanned == [(still,)]
    put(busy, b"growing.mov")
    qtbot.waitUntil(lambda: desk.scanned == [(still,), (busy,)])


def test_what_changes_during_a_scan_is_scanned_after_it(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (shelf,) = shelves(tmp_path, "shelf")
    desk.plan = WatchPlan((shelf,), total=1)
    desk.scanner.prepare = lambda _job: None
    watch = desk.watch()
    qtbot.waitUntil(lambda: watch.watched == 1)
    desk.jobs.scan([shelf])
    qtbot.waitUntil(lambda: bool(desk.jobs.views))
    put(shelf, b"new.jpg")
    qtbot.wait(300)
    assert desk.scanned == [(shelf,)]
    desk.scanner.made[0].may_end.set()
    qtbot.waitUntil(lambda: desk.scanned == [(shelf,), (shelf,)])


def test_folders_that_came_with_a_scan_are_watched_and_gone_ones_are_not(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = shelves(tmp_path, "first", "second")
    desk.plan = WatchPlan((first,), total=1)
    watch = desk.watch()
    qtbot.waitUntil(lambda: watch.watched == 1)
    desk.plan = WatchPlan((second,), total=1)
    desk.jobs.scan([second])
    qtbot.waitUntil(lambda: watch._watcher.directories() == [os.fsdecode(second)])


def test_it_is_told_how_many_folders_are_watched_when_not_all_are(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (shelf,) = shelves(tmp_path, "shelf")
    desk.plan = WatchPlan((shelf,), total=12_300, unwatched=(b"/share",))
    watch = desk.watch()
    with qtbot.waitSignal(watch.told) as told:
        pass
    assert told.args[0].startswith("Folders watched: 1 of 12,300;")


def test_what_cannot_be_watched_is_scanned_on_entering_at_most_every_five_minutes(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (share,) = shelves(tmp_path, "share")
    desk.plan = WatchPlan((), total=1, unwatched=(share,))
    watch = desk.watch()
    with qtbot.waitSignal(watch.told):
        pass
    watch.entered()
    qtbot.wait(100)
    assert desk.scanned == []
    later_s = time.monotonic() + 301
    monkeypatch.setattr(time, "monotonic", lambda: later_s)
    watch.entered()
    qtbot.waitUntil(lambda: desk.scanned == [(share,)] and not desk.jobs.is_busy)
    watch.entered()
    qtbot.wait(100)
    assert desk.scanned == [(share,)]


@pytest.mark.parametrize(("seconds", "scans"), [(60.0, 2), (0.0, 1)])
def test_what_came_into_a_folder_before_it_was_watched_is_scanned(
    seconds: float, scans: int, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (shelf,) = shelves(tmp_path, "shelf")
    put(shelf, b"new.jpg")
    os.utime(shelf, (time.time() - 30,) * 2)

    def end(job: FakeJob) -> None:
        ending = replace(report(()), seconds=seconds)
        job.ending = ending  # type: ignore[assignment] # a real one
        job.may_end.set()

    desk.scanner.prepare = end
    watch = desk.watch()
    with qtbot.waitSignal(watch.told):
        pass  # nothing is known yet that could be watched
    desk.plan = WatchPlan((shelf,), total=1)
    desk.jobs.scan([shelf])
    qtbot.waitUntil(lambda: watch.watched == 1)
    qtbot.waitUntil(lambda: len(desk.scanned) == scans)
    qtbot.wait(400)
    assert desk.scanned == [(shelf,)] * scans


def test_a_file_met_while_it_was_written_is_tried_again_until_it_is_still(
    desk: Desk, qtbot: QtBot
) -> None:
    growing = GrowingFiles(desk.jobs)
    changing = Reason.of(ReasonCode.FILE_CHANGING)
    broken = (b"/a/broken.jpg", Reason.of(ReasonCode.BROKEN))
    errors = [((b"/a/film.mov", changing), broken), ((b"/a/film.mov", changing),), (broken,)]

    def end(job: FakeJob) -> None:
        job.ending = report(errors[len(desk.scanner.made)])  # type: ignore[assignment] # a real one
        job.may_end.set()

    desk.scanner.prepare = end
    desk.jobs.scan([b"/a"])
    qtbot.waitUntil(lambda: len(desk.scanner.made) == 3 and not desk.jobs.is_busy)
    qtbot.wait(200)
    again = ("retry", (1, (b"/a/film.mov",)))
    assert desk.scanner.asked == [("start", (b"/a",)), again, again]
    assert growing._delays == {}


def test_paths_inside_others_are_left_to_those() -> None:
    paths = [b"/a/c", b"/a-b", b"/a", b"/b/x", b"/b/xy", b"/a/c/d"]
    assert outermost(paths) == [b"/a", b"/a-b", b"/b/x", b"/b/xy"]


def test_only_a_fresh_write_is_a_movement(tmp_path: Path) -> None:
    still, busy, future = shelves(tmp_path, "still", "busy", "future")
    put(still, b"old")
    put(busy, b"new", age_s=0)
    put(future, b"clock put back", age_s=-3600)
    assert moving([still, busy, future, b"/not/there"]) == {busy}
    assert gone([still, b"/not/there"]) == {b"/not/there"}


def report(errors: tuple[tuple[bytes, Reason], ...]) -> ScanReport:
    return ScanReport(
        status=JobStatus.COMPLETED,
        roots=(b"/a",),
        new=0,
        changed=0,
        unchanged=0,
        moved=0,
        missing=0,
        size_bytes=0,
        seconds=0.0,
        errors=errors,
        notes=(),
        reason=None,
    )
