"""Dates written to files and files copied by their dates, over real files: plan, run, Undo."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.config import Settings
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.stamping import StampTarget
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.dates.dating import Dating
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.past.history import History
from mediadesk.operations.past.rewrite_history import RewriteHistory
from mediadesk.operations.writing.organise import Organising
from mediadesk.operations.writing.stamp import Stamping
from mediadesk.ui.actions import ActionId
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.plans.export_page import ExportPage
from mediadesk.ui.views.plans.stamp_page import StampPage
from tests.support import desks
from tests.support.desks import Desk
from tests.support.media import exif, picture
from tests.support.page_parts import page_parts
from tests.support.trees import tree

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own

NOON = datetime(2019, 8, 17, 12)  # noqa: DTZ001 - cameras know no zones
DATE = ChosenDate("2019-08-17T20:31:02")
RUN_MS = 30_000


@pytest.fixture(scope="module")
def decoders() -> Iterator[Sandbox]:
    with desks.warm_decoders() as box:
        yield box


class Bench:
    """A catalog of three pictures, two of which got a date, and all that pages need."""

    def __init__(self, desk: Desk, lanes: Lanes, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self.lanes, self.settings = lanes, Settings()
        self.tasks, self.changing = TaskRunner(QThreadPool()), TaskRunner(QThreadPool())
        self.history = History([RewriteHistory(desk.store, lanes, self.settings)])
        self.parts = page_parts(folder, self.tasks, changing=self.changing, history=self.history)
        self.actions, self.doing = self.parts.actions, self.parts.doing
        self.undoing = self.parts.undoing

    def stamp_page(self) -> StampPage:
        made = Stamping(self.desk.store, self.lanes, self.settings)
        return StampPage(lambda: made, self.desk.library, self.parts)

    def export_page(self) -> ExportPage:
        made = Organising(self.desk.store, self.lanes, self.settings)
        return ExportPage(lambda: made, self.desk.library, self.parts)

    def close(self) -> bool:
        return self.changing.close() and self.tasks.close()

    @property
    def offer(self) -> str:
        return self.actions[ActionId.START_PLAN].text()

    def start(self) -> None:
        self.actions[ActionId.START_PLAN].trigger()


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path, decoders: Sandbox) -> Iterator[Bench]:
    ThemeSwitch(qapp)
    folder = tmp_path / "Pictures"
    folder.mkdir()
    for number in range(3):
        taken = exif(taken=NOON)
        picture(folder / f"scan{number}.jpg", size=(48, 36), seed=number, exif=taken)
    with desks.desk(tmp_path, decoders) as desk:
        desk.scan(folder)
        ids = [row[0] for row in desk.sql("SELECT id FROM file ORDER BY name_shown LIMIT 2")]
        Dating(desk.store, Settings()).set(ids, DATE)
        made = Bench(desk, Lanes(desks.CHILDREN, first=decoders), folder)
        yield made
        assert made.close()


def shown(qtbot: QtBot, page: StampPage | ExportPage) -> None:
    qtbot.addWidget(page)
    page.resize(1224, 720)
    page.show()


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=RUN_MS)


def test_sidecars_are_planned_written_and_taken_back(bench: Bench, qtbot: QtBot) -> None:
    before = tree(bench.folder)
    page = bench.stamp_page()
    shown(qtbot, page)
    page.open_page()
    until(qtbot, lambda: bench.offer == "Write 2 files")
    until(qtbot, lambda: page.rows.row(0) is not None)
    row = page.rows.row(0)
    assert row is not None
    assert row.write.where == row.write.path + b".xmp"
    assert (row.write.before, row.write.after) == ("", "2019-08-17 20:31:02")
    assert tree(bench.folder) == before  # a plan touches nothing
    with qtbot.waitSignal(page.undo_offered, timeout=RUN_MS) as told:
        bench.start()
    assert told.args == ["Dates written for 2 files.", "Undo"]
    assert len(list(bench.folder.glob("*.xmp"))) == 2
    until(qtbot, lambda: bench.offer == "Write 0 files")
    assert not page._note.isVisible()  # "Nothing has been written yet" is over
    with qtbot.waitSignal(bench.undoing.taken_back, timeout=RUN_MS):
        bench.undoing.undo_last()
    assert tree(bench.folder) == before
    until(qtbot, lambda: bench.offer == "Write 2 files")


def test_another_target_is_another_plan(bench: Bench, qtbot: QtBot) -> None:
    page = bench.stamp_page()
    shown(qtbot, page)
    page.open_page()
    until(qtbot, lambda: page._plan is not None)
    page.targets.row(3).click()
    until(qtbot, lambda: page._plan is not None and page._plan.target is StampTarget.FILE_NAME)
    names = [row.after for row in page.rows._writes]
    assert names == ["20190817_203102.jpg", "20190817_203102_2.jpg"]
    page.name.setText("YYYY-MM-DD {name}.ext")
    page.name.textEdited.emit(page.name.text())
    until(
        qtbot,
        lambda: (
            [row.after for row in page.rows._writes]
            == ["2019-08-17 scan0.jpg", "2019-08-17 scan1.jpg"]
        ),
    )


def test_files_with_two_names_are_left_out_and_offered_a_sidecar(
    bench: Bench, qtbot: QtBot
) -> None:
    (bench.folder / "again.jpg").hardlink_to(bench.folder / "scan0.jpg")
    page = bench.stamp_page()
    shown(qtbot, page)
    page.open_page()
    page.targets.row(1).click()
    until(qtbot, lambda: bench.offer == "Write 1 file")
    assert page.left_out.accessibleName() == "Left out: 1 file"
    assert page._beside.text() == "Write beside 1 file instead"
    page._beside.click()
    until(qtbot, lambda: page._plan is not None and page._plan.target is StampTarget.SIDECAR)
    until(qtbot, lambda: len(page.rows.ids) == 1)


def test_an_archive_is_shown_copied_and_taken_back(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    archive = tmp_path / "Archive"
    page = bench.export_page()
    shown(qtbot, page)
    page.begin(())
    assert not page._action.isEnabled()
    page.form.choose_folder(bytes(archive))
    assert page.nothing.accessibleName().startswith("Working out what goes where")
    until(qtbot, lambda: bench.offer == "Copy 5 files")
    assert page.form.name.accessibleDescription() == "2019/20190817_203102.jpg"
    assert not archive.exists()
    with qtbot.waitSignal(page.undo_offered, timeout=RUN_MS) as told:
        bench.start()
    assert told.args == ["5 files copied.", "Undo"]
    made = sorted(path.name for path in (archive / "2019").iterdir())
    assert made == [
        "20190817_120000.jpg", "20190817_203102.jpg", "20190817_203102.jpg.xmp",
        "20190817_203102_2.jpg", "20190817_203102_2.jpg.xmp",
    ]  # fmt: skip
    until(qtbot, lambda: "nothing to copy" in page._action.toolTip())
    with qtbot.waitSignal(bench.undoing.taken_back, timeout=RUN_MS):
        bench.undoing.undo_last()
    assert not [path for path in archive.rglob("*") if path.is_file()]


def test_nothing_is_copied_by_the_plan_for_another_place(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = bench.export_page()
    shown(qtbot, page)
    page.begin(())
    page.form.choose_folder(bytes(tmp_path / "one"))
    until(qtbot, lambda: bench.offer == "Copy 5 files")
    page.form.choose_folder(bytes(tmp_path / "another"))
    assert not page._action.isEnabled()
    assert "Working out" in page._action.toolTip()
    until(qtbot, page._action.isEnabled)
    with qtbot.waitSignal(page.undo_offered, timeout=RUN_MS):
        bench.start()
    assert not (tmp_path / "one").exists()


def test_a_template_that_is_none_says_so_and_plans_nothing(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = bench.export_page()
    shown(qtbot, page)
    page.begin(())
    page.form.choose_folder(bytes(tmp_path / "Archive"))
    until(qtbot, lambda: bench.offer == "Copy 5 files")
    page.form.name.setText("../pictures")
    page.form.name.textEdited.emit(page.form.name.text())
    until(qtbot, lambda: not page._action.isEnabled())
    assert page.form.name.accessibleDescription().startswith("No name yet")
