"""Compute hashes asks for which folders, starts a job that can be stopped, and follows scans."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import Reason
from mediadesk.domain.roots import RootRecord
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.library.hash_choice import HashChoice, outcome
from mediadesk.ui.widgets.rows.job_row import title
from mediadesk.ui.work.hashing import HashingAfterScans
from mediadesk.ui.work.jobs import JobCenter, JobEnd
from tests.support.fake_scanner import FakeJob, FakeScanner

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@dataclass(frozen=True)
class Report:
    """What a hashing came to."""

    status: JobStatus
    hashed: int
    total: int
    reason: Reason | None = None


class FakeHashJob(FakeJob):
    """A hashing that waits until it is told to end."""

    kind = JobKind.VIDEO_HASH

    def run(self, on_changes: Callable[[CatalogChanges], None]) -> Any:  # noqa: ANN401 - a report
        return Report(super().run(on_changes).status, hashed=0, total=0)


class FakeHasher:
    """Makes hashings and remembers for which folders."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, ...]] = []
        self.made: list[FakeHashJob] = []

    def start(self, paths: Sequence[bytes]) -> FakeHashJob:
        self.asked.append(tuple(paths))
        self.made.append(FakeHashJob(100 + len(self.made), paths))
        return self.made[-1]

    def resume(self, job_id: int) -> FakeHashJob | None:
        return FakeHashJob(job_id, ()) if job_id >= 100 else None

    def retry(self, job_id: int, paths: Sequence[bytes]) -> FakeHashJob | None:
        return FakeHashJob(job_id, paths) if job_id >= 100 else None


class Scene:
    """A window with the action, and what it asks for."""

    def __init__(self, *, after_scans: bool = False) -> None:
        self.pool = QThreadPool()
        self.tasks = TaskRunner(self.pool)
        self.hasher, self.scanner = FakeHasher(), FakeScanner()
        self.center = JobCenter(self.scanner, self.tasks, self.pool, hasher=self.hasher)
        self.actions, self.window = Actions(), QMainWindow()
        self.roots = [root(1, b"/media/Pictures"), root(2, b"/media/Gone", offline=True)]
        self.choice = HashChoice(
            lambda: self.roots,
            self.tasks,
            self.center,
            self.actions,
            self.window,
        )
        if after_scans:
            self.following = HashingAfterScans(self.center)

    def close(self) -> None:
        for job in [*self.hasher.made, *self.scanner.made]:
            job.may_end.set()
        self.choice.menu.close()
        self.center.close()
        self.pool.waitForDone(2000)


def root(root_id: int, path: bytes, *, offline: bool = False) -> RootRecord:
    name = path.rpartition(b"/")[2].decode()
    return RootRecord(root_id, root_id, path, name, "disk", offline, False, 1, 1, None)


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene()
    qtbot.addWidget(made.window)
    yield made
    made.close()


def chosen(scene: Scene, qtbot: QtBot, text: str) -> None:
    scene.actions[ActionId.COMPUTE_HASHES].trigger()
    qtbot.waitUntil(lambda: bool(scene.choice.menu.actions()))
    next(each for each in scene.choice.menu.actions() if each.text() == text).trigger()


def test_a_folder_of_the_library_is_chosen_and_hashed(scene: Scene, qtbot: QtBot) -> None:
    chosen(scene, qtbot, "Pictures")
    qtbot.waitUntil(lambda: bool(scene.center.views))
    assert scene.hasher.asked == [(b"/media/Pictures",)]
    (view,) = scene.center.views
    assert title(view.kind, view.label) == "Hashing videos of Pictures"
    names = {each.text(): each.isEnabled() for each in scene.choice.menu.actions()}
    assert names["Gone"] is False


def test_all_videos_are_hashed_and_the_job_can_be_stopped(scene: Scene, qtbot: QtBot) -> None:
    chosen(scene, qtbot, "All videos")
    qtbot.waitUntil(lambda: bool(scene.hasher.made) and scene.hasher.made[0].started.is_set())
    assert scene.hasher.asked == [()]
    scene.center.cancel(scene.hasher.made[0].id)
    qtbot.waitUntil(lambda: not scene.center.views)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (Report(JobStatus.COMPLETED, 0, 0), "Nothing to hash: every video there has its hash."),
        (Report(JobStatus.COMPLETED, 1, 1), "1 video hashed."),
        (Report(JobStatus.COMPLETED, 1200, 1200), "1,200 videos hashed."),
        (
            Report(JobStatus.COMPLETED, 3, 5),
            "Videos hashed: 3 of 5. The rest could not be read.",
        ),
        (
            Report(JobStatus.CANCELLED, 3, 5),
            "Stopped. Videos hashed: 3 of 5; what is hashed stays.",
        ),
    ],
)
def test_what_came_of_it_is_said(report: Report, words: str) -> None:
    assert outcome(report) == words


def test_who_asked_is_told_and_nobody_else(scene: Scene, qtbot: QtBot) -> None:
    told: list[str] = []
    scene.choice.message.connect(told.append)
    ends = [
        JobEnd(1, "", Report(JobStatus.COMPLETED, 0, 0), JobKind.VIDEO_HASH),
        JobEnd(2, "", Report(JobStatus.COMPLETED, 2, 2), JobKind.VIDEO_HASH),
    ]
    scene.center.finished.emit(ends[0])
    assert told == []
    chosen(scene, qtbot, "All videos")
    scene.center.finished.emit(ends[1])
    scene.center.finished.emit(ends[0])
    assert told == ["2 videos hashed."]


def test_another_folder_is_chosen_from_the_first_that_is_there_then_beside_the_last(
    scene: Scene, qtbot: QtBot, tmp_path: Path
) -> None:
    (within := tmp_path / "library" / "2019").mkdir(parents=True)
    scene.roots = [root(1, b"/media/Gone", offline=True), root(2, bytes(within.parent))]

    def dialog() -> QFileDialog:
        chosen(scene, qtbot, "Another folder…")
        found = scene.window.findChild(QFileDialog)
        assert found is not None
        return found

    first = dialog()
    assert first.directory().absolutePath() == str(within.parent)
    first.fileSelected.emit(str(within))
    qtbot.waitUntil(lambda: scene.hasher.asked == [(bytes(within),)])
    first.close()
    qtbot.waitUntil(lambda: scene.window.findChild(QFileDialog) is None)
    scene.roots = []
    assert dialog().directory().absolutePath() == str(within.parent)


def test_a_hashing_of_an_earlier_session_goes_on_as_hashing(scene: Scene, qtbot: QtBot) -> None:
    scene.center.resume(104)
    qtbot.waitUntil(lambda: bool(scene.center.views))
    assert scene.center.views[0].kind is JobKind.VIDEO_HASH
    assert scene.scanner.asked == []
    scene.center.cancel(104)


def test_each_scan_is_followed_by_hashing_when_the_user_wants_so(qtbot: QtBot) -> None:
    scene = Scene(after_scans=True)
    qtbot.addWidget(scene.window)
    scene.scanner.prepare = lambda job: job.may_end.set()
    scene.center.scan([b"/media/Pictures"])
    qtbot.waitUntil(lambda: bool(scene.hasher.made))
    scene.close()


def test_a_scan_during_hashing_is_followed_by_hashing_when_that_has_ended(qtbot: QtBot) -> None:
    scene = Scene(after_scans=True)
    qtbot.addWidget(scene.window)
    scene.scanner.prepare = lambda job: job.may_end.set()
    refused: list[object] = []
    scene.center.refused.connect(refused.append)
    scene.center.hash_videos([b"/media/Other"])
    qtbot.waitUntil(lambda: bool(scene.hasher.made) and scene.hasher.made[0].started.is_set())
    with qtbot.waitSignal(scene.center.finished):
        scene.center.scan([b"/media/Pictures"])
    assert len(scene.hasher.made) == 1
    scene.hasher.made[0].may_end.set()
    qtbot.waitUntil(lambda: len(scene.hasher.asked) == 2)
    assert scene.hasher.asked[1] != (b"/media/Other",)
    assert refused == []
    scene.close()


def test_hashing_does_not_stand_for_a_scan(scene: Scene, qtbot: QtBot) -> None:
    chosen(scene, qtbot, "Pictures")
    qtbot.waitUntil(lambda: bool(scene.center.views))
    scene.center.scan([b"/media/Pictures"])
    qtbot.waitUntil(lambda: bool(scene.scanner.asked))
