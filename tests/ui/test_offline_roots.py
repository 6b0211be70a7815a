"""A folder whose disk is away says so over its page, and is found again where it is now."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from mediadesk.catalog.roots import settling
from mediadesk.disk.lock import WINDOW
from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.session import Session, open_session
from mediadesk.ui import program
from mediadesk.ui.actions import ActionId
from mediadesk.ui.models.library.places import Node, NodeKind
from tests.support.quick_scan import scan

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"
)  # the offscreen plugin's own


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a session with one folder, whose disk was away at the last look."""
    made = open_session(catalog=tmp_path / "c" / "catalog.db", holder=WINDOW)
    folder = tmp_path / "Old"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(b"picture %d" % number)
    scan(made.store, folder)
    made.store.catalog.submit(lambda w: w.execute("UPDATE volume SET online = 0").rowcount).result()
    yield made
    assert made.close()


@pytest.fixture
def running(qapp: QApplication, qtbot: QtBot, session: Session) -> Iterator[program.Program]:
    made = program.Program(qapp, session)
    made.start([])
    qtbot.waitUntil(lambda: root_of(made) is not None, timeout=20_000)
    yield made
    made.window.close()
    made.close()


def root_of(running: program.Program) -> Node | None:
    model = running.window.sidebar.model
    nodes = (model.node(model.index(row, 0)) for row in range(model.rowCount()))
    return next((node for node in nodes if node and node.kind is NodeKind.ROOT), None)


def root_now(running: program.Program) -> Node:
    root = root_of(running)
    assert root is not None
    return root


def test_the_page_of_an_offline_folder_offers_where_it_is_now(
    running: program.Program,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bar, sidebar = running._care.bar, running.window.sidebar
    root = root_of(running)
    assert root is not None
    assert root.folder_id is not None
    assert not bar.isVisible()
    assert sidebar.choose_folder(root.folder_id)
    assert bar.isVisible()
    assert "Old is offline" in bar.text
    sidebar.choose_place(SmartPlace.ALL)
    assert not bar.isVisible()
    sidebar.choose_folder(root.folder_id)
    new = tmp_path / "New"
    (tmp_path / "Old").rename(new)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(new))
    bar.moved.click()
    qtbot.waitUntil(running.window.toast.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: session.keeping().roots() == [os.fsencode(new)], timeout=20_000)
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=30_000)
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)
    with session.store.readers.use() as reader:
        rows = reader.execute("SELECT status, count(*) FROM file GROUP BY status").fetchall()
    assert [tuple(row) for row in rows] == [("present", 3)]


def test_a_renamed_folder_says_so_keeps_its_files_and_is_found_again(
    running: program.Program,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    care, sidebar = running._care, running.window.sidebar
    with qtbot.waitSignal(running._jobs.finished, timeout=20_000) as searched:
        care.look(at_once=True)
    assert searched.args is not None
    assert searched.args[0].kind is JobKind.DUPLICATES
    qtbot.waitUntil(lambda: not root_now(running).offline, timeout=20_000)
    new = tmp_path / "New"
    (tmp_path / "Old").rename(new)
    care.look(at_once=True)
    qtbot.waitUntil(lambda: root_now(running).gone, timeout=20_000)
    folder_id = root_now(running).folder_id
    assert folder_id is not None
    assert sidebar.choose_folder(folder_id)
    assert f"Old is no longer in {tmp_path}." in care.bar.text
    assert care.bar.deleted.isVisible()
    running._actions[ActionId.SCAN_AGAIN].trigger()  # looks at what is there, and only at that
    care.bar.look.click()
    qtbot.waitUntil(running.window.toast.isVisible, timeout=20_000)
    assert not running._jobs.is_busy
    assert root_now(running).files == 3
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(new))
    care.bar.moved.click()
    qtbot.waitUntil(lambda: session.keeping().roots() == [os.fsencode(new)], timeout=20_000)
    qtbot.waitUntil(lambda: not root_now(running).gone, timeout=20_000)
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)
    assert not care.bar.isVisible()


def test_a_deleted_folder_leaves_the_lists_when_the_user_says_so(
    running: program.Program, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "Old")
    running._care.look(at_once=True)
    qtbot.waitUntil(lambda: root_now(running).gone, timeout=20_000)
    folder_id = root_now(running).folder_id
    assert folder_id is not None
    assert running.window.sidebar.choose_folder(folder_id)
    running._care.bar.deleted.click()
    qtbot.waitUntil(lambda: root_now(running).files == 0, timeout=30_000)
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)
    qtbot.waitUntil(lambda: not running._care.bar.deleted.isVisible())
    assert "3 files of Old left the lists" in running.window.toast.accessibleName()
    assert [job.status for job in session.library.jobs()].count(JobStatus.FAILED) == 0
    with session.store.readers.use() as reader:
        rows = reader.execute("SELECT status, count(*) FROM file GROUP BY status").fetchall()
    assert [tuple(row) for row in rows] == [("missing", 3)]


def test_a_folder_that_is_there_again_is_not_taken_for_deleted(
    running: program.Program, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Old").rename(tmp_path / "New")
    running._care.look(at_once=True)
    qtbot.waitUntil(lambda: root_now(running).gone, timeout=20_000)
    folder_id = root_now(running).folder_id
    assert folder_id is not None
    assert running.window.sidebar.choose_folder(folder_id)
    (tmp_path / "New").rename(tmp_path / "Old")
    running._care.bar.deleted.click()
    qtbot.waitUntil(running.window.toast.isVisible, timeout=20_000)
    assert "Its files stay on the lists" in running.window.toast.accessibleName()
    with session.store.readers.use() as reader:
        rows = reader.execute("SELECT status, count(*) FROM file GROUP BY status").fetchall()
    assert [tuple(row) for row in rows] == [("present", 3)]


def test_the_menu_of_a_folder_offers_the_same(
    running: program.Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def choose_none(parent: object, _title: str) -> str:
        asked.append(parent)
        return ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose_none)
    root = root_of(running)
    assert root is not None
    menu = running.window.sidebar.folder_menu.menu_for(root)
    assert menu is not None
    offered = {action.text(): action for action in menu.actions()}
    offered["It has moved…"].trigger()
    assert asked == [running.window]
    offered["Look again"].trigger()
    qtbot.waitUntil(lambda: running._jobs.is_busy)
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)
    menu.close()


@pytest.mark.parametrize("at_once", [settling.AT_ONCE, 1], ids=["at once", "file by file"])
def test_a_folder_leaves_the_library_and_undo_brings_it_back(  # noqa: PLR0917 - fixtures
    running: program.Program,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    monkeypatch.setattr(settling, "AT_ONCE", at_once)
    window = running.window
    root = root_now(running)
    assert root.folder_id is not None
    assert window.sidebar.choose_folder(root.folder_id)
    assert "Old is offline" in running._care.bar.text
    running._care.bar.leave.click()
    qtbot.waitUntil(window.toast.isVisible, timeout=20_000)
    assert "Old is no longer in the library" in window.toast.accessibleName()
    qtbot.waitUntil(lambda: root_of(running) is None, timeout=20_000)
    qtbot.waitUntil(window.first.isVisible, timeout=20_000)
    assert not running._care.bar.isVisible()
    assert sorted(path.name for path in (tmp_path / "Old").iterdir()) == ["0.jpg", "1.jpg", "2.jpg"]
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)
    window.toast._button.click()
    qtbot.waitUntil(lambda: root_of(running) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: root_now(running).files == 3, timeout=20_000)
    qtbot.waitUntil(lambda: not root_now(running).offline, timeout=20_000)  # it was looked for
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)
    with session.store.readers.use() as reader:
        rows = reader.execute("SELECT status, count(*) FROM file GROUP BY status").fetchall()
    assert [tuple(row) for row in rows] == [("present", 3)]


def test_the_page_of_a_folder_that_left_gives_way_to_all(
    running: program.Program, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "Other"
    other.mkdir()
    (other / "9.jpg").write_bytes(b"picture 9")
    scan(session.store, other)
    window = running.window
    window.sidebar.refresh(at_once=True)
    root = root_now(running)
    assert root.folder_id is not None
    assert window.sidebar.choose_folder(root.folder_id)
    menu = window.sidebar.folder_menu.menu_for(root)
    assert menu is not None
    offered = {action.text(): action for action in menu.actions()}
    offered["Take out of the library"].trigger()
    menu.close()
    qtbot.waitUntil(lambda: root_now(running).title == "Other", timeout=20_000)
    qtbot.waitUntil(lambda: window.place_shown == SmartPlace.ALL, timeout=20_000)
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)


def test_folders_are_joined_in_the_menu_and_undo_parts_them(
    running: program.Program, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "Other"
    other.mkdir()
    scan(session.store, other)
    window = running.window
    window.sidebar.refresh(at_once=True)
    qtbot.waitUntil(lambda: len(window.sidebar.folder_menu._roots()) == 2, timeout=20_000)

    def offered() -> tuple[QMenu, QAction]:
        menu = window.sidebar.folder_menu.menu_for(root_now(running))
        assert menu is not None
        part = next(each for each in menu.findChildren(QMenu) if each.actions())
        assert part.title() == "Counts as one place with"
        (action,) = part.actions()
        assert action.text() == "Other"
        return menu, action

    menu, action = offered()
    assert not action.isChecked()
    action.trigger()
    menu.close()
    qtbot.waitUntil(window.toast.isVisible, timeout=20_000)
    assert "Old, Other count as one place" in window.toast.accessibleName()
    assert session.folder_rules().pools == ((bytes(tmp_path / "Old"), bytes(other)),)
    qtbot.waitUntil(lambda: root_now(running).pool is not None, timeout=20_000)
    menu, action = offered()
    assert action.isChecked()
    menu.close()
    window.toast._button.click()
    qtbot.waitUntil(lambda: session.folder_rules().pools == (), timeout=20_000)
    qtbot.waitUntil(lambda: root_now(running).pool is None, timeout=20_000)
    qtbot.waitUntil(lambda: not running._jobs.is_busy, timeout=30_000)
