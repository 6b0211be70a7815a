"""The plan for all copies, over real files: rules, rows struck out, Stop, and one Undo."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.bulk import LeftOutLine, PoolLine, Rule, RuleKind
from mediadesk.operations.bulk.resolver import BulkResolver
from mediadesk.operations.library import Library
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.past.history import History
from mediadesk.operations.past.removal_history import RemovalHistory
from mediadesk.operations.resolve import Way, WayKind
from mediadesk.ui.actions import Where
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.models.plans import plan_rules
from mediadesk.ui.models.plans.way_choice import WayChoice
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.plans.bulk_page import BulkPage
from tests.support.dialogs import choose_folder
from tests.support.held_library import WORDLESS, HeldLibrary, held_library, tell
from tests.support.page_parts import page_parts
from tests.support.quick_scan import scan
from tests.support.trees import tree

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as library:
        yield library


@pytest.fixture
def page(
    qapp: QApplication, library: HeldLibrary, tmp_path: Path, qtbot: QtBot
) -> Iterator[BulkPage]:
    ThemeSwitch(qapp)
    tasks, changing = TaskRunner(QThreadPool()), TaskRunner(QThreadPool())
    history = History([RemovalHistory(library.store, library.settings, None)])
    parts = page_parts(tmp_path, tasks, changing=changing, history=history)
    page = BulkPage(
        lambda way: BulkResolver(library.store, library.settings, way),
        Library(library.store.readers),
        parts,
        WayChoice(Way),
    )
    parts.doing.changed.connect(page.apply_changes)
    qtbot.addWidget(page)
    parts.actions.add_to(page, Where.EVERYWHERE)
    page.resize(1224, 720)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    assert all(runner.close() for runner in (changing, tasks))


def copies(library: HeldLibrary, number: int, *, folders: tuple[str, ...] = ("a", "b")) -> None:
    """Write `number` files, each in every folder, and find what is the same."""
    for one in range(number):
        for folder in folders:
            library.add(f"{folder}/{one}.jpg", bytes([one]) * 5000)
    scan(library.store, library.root)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])


def opened(page: BulkPage, qtbot: QtBot, files: str) -> None:
    page.open_page()
    qtbot.waitUntil(lambda: page.bar.primary.text() == f"Remove {files}")


def shown(page: BulkPage) -> list[tuple[str, str]]:
    rows = range(page.changes.rowCount())
    texts = page.changes.data
    return [
        tuple(texts(page.changes.index(row, at), Qt.ItemDataRole.ToolTipRole) for at in (0, 1))
        for row in rows
    ]


def test_nothing_to_do_says_so_and_cannot_be_started(page: BulkPage, qtbot: QtBot) -> None:
    opened(page, qtbot, "0 files")
    assert not page.bar.primary.isEnabled()
    assert page.nothing.isVisible()


def test_the_plan_is_what_is_then_done_and_one_undo_takes_it_back(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    copies(library, 5)
    before = tree(library.root)
    opened(page, qtbot, "5 files")
    assert page.numbers.accessibleName().startswith("5 files go to Removed, 25 KB to gain")
    planned = shown(page)
    with qtbot.waitSignal(page.undo_offered) as told, qtbot.waitSignal(page.resolved) as counted:
        QTest.keyClick(page.table, Key.Key_Return, CTRL)
    assert counted.args == ["batch:1", 5, 25_000]
    assert told.args == ["Moved 5 files, 25 KB, to Removed.", "Undo"]
    assert all(Path(stays).exists() and not Path(goes).exists() for stays, goes in planned)
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Remove 0 files")
    with qtbot.waitSignal(page.run.undoing.taken_back):
        QTest.keyClick(page.table, Key.Key_Z, CTRL)
    assert tree(library.root) == before


def test_sidecars_that_go_along_are_told_apart_from_the_files_of_the_plan(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    copies(library, 2, folders=("a", "b/long"))
    library.add("b/long/0.jpg.xmp", WORDLESS)
    scan(library.store, library.root)
    opened(page, qtbot, "2 files")
    assert page.bar.accessibleName().startswith("1 sidecar goes along. ")
    assert any(goes.endswith("0.jpg.xmp") for _, goes in shown(page))
    with qtbot.waitSignal(page.undo_offered) as told:
        page.bar.primary.click()
    assert told.args == ["Moved 2 files and 1 sidecar, 10 KB, to Removed.", "Undo"]


def test_a_row_struck_out_stays(page: BulkPage, library: HeldLibrary, qtbot: QtBot) -> None:
    copies(library, 3)
    opened(page, qtbot, "3 files")
    _, stays = shown(page)[1]
    page.table.setCurrentIndex(page.changes.index(1, 0))
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Remove 2 files")
    spoken = page.changes.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("struck out")
    with qtbot.waitSignal(page.undo_offered):
        page.bar.primary.click()
    assert Path(stays).exists()


def test_a_cluster_of_which_two_copies_stay_is_not_counted_as_done(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    copies(library, 2, folders=("a", "b", "c"))
    opened(page, qtbot, "4 files")
    page.table.setCurrentIndex(page.changes.index(0, 0))
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Remove 3 files")
    with qtbot.waitSignal(page.resolved) as counted:
        QTest.keyClick(page.table, Key.Key_Return, CTRL)
    assert counted.args == ["batch:1", 1, 15_000]


def test_rules_moved_by_keys_change_the_plan_and_are_remembered(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    copies(library, 1, folders=("a", "deeper/b"))
    old = library.root / "deeper/b/0.jpg"
    library.add("deeper/b/0.jpg", bytes([0]) * 5000, mtime_s=1_400_000_000)
    scan(library.store, library.root)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    opened(page, qtbot, "1 file")
    assert shown(page)[0][0] == str(old)
    rules = page.rules.list
    kinds = [rule.kind for rule in rules.rules()]
    place = kinds.index(RuleKind.SHORTEST_PATH)
    rules.setFocus()
    rules.setCurrentRow(place + 1)  # below the fixed first one
    assert rules.chosen == Rule(RuleKind.SHORTEST_PATH)
    QTest.keyClick(rules, Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: bool(shown(page)) and shown(page)[0][1] == str(old))
    kept = plan_rules.from_text(page._state.text(plan_rules.NAME))
    assert [rule.kind for rule in kept].index(RuleKind.SHORTEST_PATH) == place - 1


def test_a_preferred_folder_decides(page: BulkPage, library: HeldLibrary, qtbot: QtBot) -> None:
    copies(library, 2)
    opened(page, qtbot, "2 files")
    page.rules.list.setCurrentRow(1)
    assert page.rules.list.chosen == Rule(RuleKind.PREFER_FOLDER)
    page.rules.prefer_folder(bytes(library.root / "b"))
    qtbot.waitUntil(lambda: all("/b/" in stays for stays, _ in shown(page)))
    assert "b" in page.rules.list.item(1).data(Qt.ItemDataRole.StatusTipRole)


def test_stop_says_how_many_went_and_offers_to_take_them_back(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies(library, 6)
    before = tree(library.root)
    opened(page, qtbot, "6 files")
    real = BulkResolver.carry_out

    def stopping(self: BulkResolver, plan: object, **reins: object) -> object:
        def step(done: int, _path: bytes) -> None:
            if done == 2:
                page.run._doing.stop()

        return real(self, plan, **{**reins, "on_step": step})  # type: ignore[arg-type]

    monkeypatch.setattr(BulkResolver, "carry_out", stopping)
    page.bar.primary.click()
    assert page.bar.stop.isVisible()
    qtbot.waitUntil(lambda: not page.is_running)
    assert page.bar.accessibleName() == (
        "Stopped after 2 of 6 files. Undo these 2, or go on later."
    )
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Remove 4 files")
    with qtbot.waitSignal(page.run.undoing.taken_back):
        page.run._undo.click()
    assert tree(library.root) == before


def test_what_changed_meanwhile_stays_and_is_told(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    copies(library, 2)
    opened(page, qtbot, "2 files")
    _, victim = shown(page)[0]
    Path(victim).write_bytes(b"edited meanwhile")
    with qtbot.waitSignal(page.undo_offered) as told:
        page.bar.primary.click()
    assert told.args[0].startswith("Moved 1 file, 5 KB, to Removed. 1 file stays: ")
    assert Path(victim).read_bytes() == b"edited meanwhile"


def test_exact_copies_become_hard_links_and_undo_makes_them_files_again(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    copies(library, 2)
    before = tree(library.root)
    opened(page, qtbot, "2 files")
    page.how.menu_of_ways.ways[WayKind.LINK].trigger()
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Link 2 files")
    assert page.numbers.accessibleName().startswith("2 files become hard links")
    pairs = shown(page)
    with qtbot.waitSignal(page.undo_offered) as told:
        page.bar.primary.click()
    assert told.args == ["Replaced 2 files, 10 KB, by hard links.", "Undo"]
    assert all(Path(stays).samefile(goes) for stays, goes in pairs)
    with qtbot.waitSignal(page.run.undoing.taken_back):
        QTest.keyClick(page.table, Key.Key_Z, CTRL)
    assert tree(library.root) == before


def test_copies_move_to_a_folder_and_come_back(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    copies(library, 2)
    before = tree(library.root)
    opened(page, qtbot, "2 files")
    (tmp_path / "out").mkdir()
    page.how.menu_of_ways.ways[WayKind.FOLDER].trigger()
    choose_folder(tmp_path / "out")
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Move 2 files")
    with qtbot.waitSignal(page.undo_offered) as told:
        page.bar.primary.click()
    assert told.args == ['Moved 2 files, 10 KB, to "out".', "Undo"]
    assert len(list((tmp_path / "out").iterdir())) == 2
    with qtbot.waitSignal(page.run.undoing.taken_back):
        QTest.keyClick(page.table, Key.Key_Z, CTRL)
    assert tree(library.root) == before


def test_a_folder_that_cannot_take_them_says_so_and_offers_removed(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    copies(library, 1)
    opened(page, qtbot, "1 file")
    page.how.menu_of_ways.ways[WayKind.FOLDER].trigger()
    choose_folder(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Move 0 files")
    assert page.rules.instead.text() == "Move them to Removed instead"
    page.rules.instead.click()
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Remove 1 file")
    assert not page.rules.instead.isVisible()


def test_a_trash_that_refuses_says_so_at_once_and_removed_is_offered(
    page: BulkPage,
    library: HeldLibrary,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies(library, 1)
    before = tree(library.root)
    trash = tmp_path / "home" / "Trash"
    trash.mkdir(parents=True, mode=0o700)
    (trash / "files").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(trash.parent))
    opened(page, qtbot, "1 file")
    page.how.menu_of_ways.ways[WayKind.TRASH].trigger()
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Move 1 file to the trash")
    assert not page.rules.instead.isVisible()
    with qtbot.waitSignal(page.undo_offered) as told, qtbot.assertNotEmitted(page.done):
        QTest.keyClick(page.table, Key.Key_Return, CTRL)
    assert "The computer's trash cannot be used here" in told.args[0]
    qtbot.waitUntil(page.rules.instead.isVisible)
    assert tree(library.root) == before
    page.rules.instead.click()
    opened(page, qtbot, "1 file")
    assert not page.rules.instead.isVisible()


def test_the_halves_of_a_live_photo_are_struck_out_together(
    page: BulkPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    for folder in ("a", "b/longer"):
        library.add(f"{folder}/IMG_1.jpg", b"still" * 100)
        library.add(f"{folder}/IMG_1.mp4", b"film" * 100)
    scan(library.store, library.root)
    for film in library.root.rglob("*.mp4"):
        tell(library, film, duration_s=2.0)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    opened(page, qtbot, "2 files")
    page.table.setCurrentIndex(page.changes.index(0, 0))
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Remove 0 files")
    assert page.changes.rowCount() == 2
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.bar.primary.text() == "Remove 2 files")


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_plan_is_saved_row_by_row(
    ending: str, page: BulkPage, library: HeldLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    copies(library, 2)
    library.add("b/0.jpg.xmp", WORDLESS)
    scan(library.store, library.root)
    opened(page, qtbot, "2 files")
    goes = [path for _, paths in shown(page) for path in paths.split("\n")]
    target = tmp_path / f"plan.{ending}"
    with qtbot.waitSignal(page.message) as told:
        page.saver.save(str(target))
    assert told.args == [f"Saved as plan.{ending}: 3 rows."]
    if ending == "json":
        rows = json.loads(target.read_text())["rows"]
    else:
        rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["path"] for row in rows] == goes
    assert all(row["goes"] in (True, "yes") for row in rows)


def test_what_goes_for_a_copy_on_another_disk_is_told_with_its_folders(
    page: BulkPage, qtbot: QtBot
) -> None:
    def told() -> set[str]:
        return {each.text() for each in page.rules.findChildren(QLabel) if each.isVisible()}

    page.rules.show_pools([PoolLine((b"/media/Backup 2", b"/home/ana/Pictures"), 12)])
    heading = "A copy on another disk stays: 12 files"
    qtbot.waitUntil(lambda: {heading, "Backup 2, Pictures count as one place"} <= told())
    page.rules.show_pools(())
    assert heading not in told()


def test_copies_that_each_hold_something_can_be_looked_at(page: BulkPage, qtbot: QtBot) -> None:
    reason = Reason.of(ReasonCode.EACH_HOLDS, keeper="/a/1.jpg", fields="title,faces")
    page.rules.show_left_out([LeftOutLine(reason, 1, 1)])
    assert page.rules.look.isVisibleTo(page.rules)
    with qtbot.waitSignal(page.rules.look_wanted):
        page.rules.look.click()
    page.rules.show_left_out(())
    assert not page.rules.look.isVisibleTo(page.rules)
