"""A job that a full disk paused goes on by itself when there is room, and only then."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.room import Waiting
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work import room
from mediadesk.ui.work.jobs import JobCenter
from mediadesk.ui.work.room import RoomWatch
from tests.support.fake_scanner import FakeReport, FakeScanner

pytestmark = pytest.mark.usefixtures("qapp")
FULL = FakeReport(JobStatus.PAUSED, Reason.of(ReasonCode.JOB_DISK_FULL, path="/c"))


class Disk:
    """Says which jobs wait, and whether there is room."""

    def __init__(self) -> None:
        self.now = Waiting()
        self.asked = 0

    def waiting(self) -> Waiting:
        self.asked += 1
        return self.now


class Desk:
    """A scanner, the jobs, and the watch over a disk."""

    def __init__(self) -> None:
        self.scanner, self.disk = FakeScanner(), Disk()
        self.tasks, self.pool = TaskRunner(QThreadPool()), QThreadPool()
        self.jobs = JobCenter(self.scanner, self.tasks, self.pool)
        self.watch = RoomWatch(self.disk.waiting, self.jobs, self.tasks)

    def close(self) -> None:
        self.jobs.close()
        self.tasks.close()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(room, "LOOK_MS", 20)
    made = Desk()
    yield made
    made.close()


def test_a_scan_that_met_a_full_disk_goes_on_once_there_is_room(desk: Desk, qtbot: QtBot) -> None:
    desk.jobs.scan([b"/photos"])
    qtbot.waitUntil(lambda: len(desk.scanner.made) == 1)
    scan = desk.scanner.made[0]
    scan.ending = FULL
    desk.disk.now = Waiting((scan.id,))
    scan.may_end.set()
    qtbot.waitUntil(lambda: desk.disk.asked >= 3)
    assert len(desk.scanner.made) == 1, "there is no room yet"
    desk.disk.now = Waiting((scan.id,), has_room=True)
    qtbot.waitUntil(lambda: len(desk.scanner.made) == 2)
    assert desk.scanner.asked[-1] == ("resume", scan.id)
    desk.disk.now = Waiting()
    desk.scanner.made[1].may_end.set()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)


def test_one_of_an_earlier_session_goes_on_at_the_start(desk: Desk, qtbot: QtBot) -> None:
    desk.disk.now = Waiting((7,), has_room=True)
    desk.watch.look()
    qtbot.waitUntil(lambda: desk.scanner.asked == [("resume", 7)])
    qtbot.waitUntil(lambda: len(desk.scanner.made) == 1)
    asked = desk.disk.asked
    desk.watch.look()
    qtbot.waitUntil(lambda: desk.disk.asked == asked + 1)
    qtbot.wait(50)
    assert len(desk.scanner.made) == 1, "a job that runs is not taken up again"


def test_other_ends_ask_nothing_of_the_disk(desk: Desk, qtbot: QtBot) -> None:
    desk.jobs.scan([b"/photos"])
    qtbot.waitUntil(lambda: len(desk.scanner.made) == 1)
    desk.scanner.made[0].may_end.set()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    qtbot.wait(80)
    assert desk.disk.asked == 0


def test_one_whose_end_could_not_even_be_stored_goes_on_too(desk: Desk, qtbot: QtBot) -> None:
    desk.jobs.scan([b"/photos"])
    qtbot.waitUntil(lambda: len(desk.scanner.made) == 1)
    scan = desk.scanner.made[0]
    scan.ending = FULL
    scan.may_end.set()
    qtbot.waitUntil(lambda: desk.disk.asked >= 2)
    assert desk.jobs.end_of(scan.id) == FULL
    desk.disk.now = Waiting(has_room=True)
    qtbot.waitUntil(lambda: desk.scanner.asked[-1] == ("resume", scan.id))
    qtbot.waitUntil(lambda: len(desk.scanner.made) == 2)
    desk.scanner.made[1].may_end.set()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
