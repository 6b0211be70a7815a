"""The window as a whole, with a page that only remembers what it was told."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QThreadPool, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.appearance import ThemeChoice, ThemeSwitch
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.library import first_start
from mediadesk.ui.views.library.first_start import OfferedFolder
from mediadesk.ui.views.main_window import MainWindow
from mediadesk.ui.views.pages import Pages
from mediadesk.ui.views.window_parts import Parts
from mediadesk.ui.widgets.controls.drop_target import DropTarget
from mediadesk.ui.work.jobs import JobCenter, JobView
from tests.support.fake_library import FakeLibrary
from tests.support.fake_scanner import FakeJob, FakeReport, FakeScanner

Build = Callable[..., MainWindow]


class Page(QWidget):
    """Stands where the library page stands."""

    message = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.list = QListView()
        self.list.setAccessibleName("files")
        QVBoxLayout(self).addWidget(self.list)

    def show_place(self, place: SmartPlace) -> None:
        self.told.append(("place", place))

    def show_folder(self, folder_id: int, title: str) -> None:
        self.told.append(("folder", (folder_id, title)))

    def apply_changes(self, changes: CatalogChanges) -> None:
        self.told.append(("changes", changes))

    def focus_search(self) -> None:
        self.told.append(("search", None))

    def set_scanning(self, scanning: bool) -> None:
        self.told.append(("scanning", scanning))


@pytest.fixture
def scanner() -> FakeScanner:
    return FakeScanner()


@pytest.fixture
def build(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, scanner: FakeScanner
) -> Iterator[Build]:
    closing: list[Callable[[], object]] = []
    themes = ThemeSwitch(qapp)

    def make(library: FakeLibrary, *, notices: tuple[Reason, ...] = ()) -> MainWindow:
        tasks, work = TaskRunner(QThreadPool()), QThreadPool()
        jobs = JobCenter(scanner, tasks, work)
        state = WindowState(tmp_path)
        parts = Parts(
            library=library, tasks=tasks, jobs=jobs, actions=Actions(), state=state,
            themes=themes, notices=notices,
        )  # fmt: skip
        window = MainWindow(parts, Page())
        qtbot.addWidget(window)
        closing.extend((jobs.close, tasks.close))
        window.show()
        return window

    yield make
    for job in scanner.made:
        job.may_end.set()
    assert all(close() for close in closing)
    themes.choose(ThemeChoice.LIGHT)


def page(window: MainWindow) -> Page:
    found = window.findChild(Page)
    assert isinstance(found, Page)
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def shown_page(window: MainWindow) -> QWidget | None:
    shown = window._stack.currentWidget()
    return shown.currentWidget() if isinstance(shown, Pages) else shown


def drag(window: MainWindow, *paths: bytes) -> QMimeData:
    mime = QMimeData()
    lines = (b"file://" + quote_from_bytes(path).encode() + b"\r\n" for path in paths)
    mime.setData("text/uri-list", b"".join(lines))
    event = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dragEnterEvent(event)
    assert event.isAccepted()
    return mime


def let_go(window: MainWindow, mime: QMimeData) -> None:
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def test_without_a_library_the_window_invites_to_drop_folders(build: Build, qtbot: QtBot) -> None:
    window = build(FakeLibrary(0))
    window.start()
    qtbot.wait(50)
    assert shown_page(window) is window.first
    assert not window.sidebar.isVisible()


def rows_of(window: MainWindow) -> list[QLabel]:
    return [each for each in window.first.findChildren(QLabel) if each.text() == "Pictures"]


def test_a_folder_found_on_this_computer_is_added_by_a_click_anywhere_on_its_row(
    build: Build, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = OfferedFolder(b"/home/mira/Pictures", "Pictures", "Your pictures folder", "image")
    monkeypatch.setattr(first_start, "find_places", lambda: [found])
    window = build(FakeLibrary(0))
    window.start()
    qtbot.waitUntil(lambda: bool(rows_of(window)) and rows_of(window)[0].x() > 0)
    (name,) = rows_of(window)
    with qtbot.waitSignal(window.first.chosen) as chosen:
        QTest.mouseClick(name, Qt.MouseButton.LeftButton)
    assert chosen.args == [[b"/home/mira/Pictures"]]


def test_with_a_library_the_place_of_last_time_is_shown(build: Build, qtbot: QtBot) -> None:
    first = build(FakeLibrary(50))
    first.start()
    qtbot.waitUntil(lambda: shown_page(first) is page(first))
    first._actions[ActionId.SHOW_VIDEOS].trigger()
    first.close()
    later = build(FakeLibrary(50))
    assert shown_page(later) is page(later)
    assert page(later).told[-1] == ("place", SmartPlace.VIDEOS)


def test_the_window_shows_before_anything_was_read(build: Build) -> None:
    library = FakeLibrary(50)
    library.failing = AssertionError("read on the window's own thread")
    assert build(library).isVisible()


def test_a_read_that_fails_is_said_and_costs_nothing_else(build: Build, qtbot: QtBot) -> None:
    library = FakeLibrary(50)
    library.failing = OSError("disk")
    window = build(library)
    window.start()
    qtbot.waitUntil(window.toast.isVisible)
    assert "disk" in window.toast.accessibleName()


LONG_TOAST = (
    "Moved 31 files, 12 MB, to Removed. 86 files stay: There is no room left on the disk of "
    "Pictures. Free some space and go on."
)


@pytest.mark.parametrize("text", ["Moved 1 file, 412 KB, to Removed.", LONG_TOAST])
@pytest.mark.parametrize("is_busy", [True, False])
@pytest.mark.parametrize("is_rtl", [True, False])
def test_a_toast_covers_no_control_and_says_its_text_to_the_end(
    build: Build, qtbot: QtBot, *, text: str, is_busy: bool, is_rtl: bool
) -> None:
    window = build(FakeLibrary(50))
    if is_rtl:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.start()
    qtbot.waitUntil(lambda: window.place_shown != "")
    strip, toast = window.strip, window.toast
    toast.say(text, "Undo")
    if is_busy:
        strip.show_job(
            JobView(1, "Pictures", JobStatus.RUNNING, 10, 99, 10.0, 40.0, 9.0, "/a/b.jpg", 2)
        )
    qtbot.wait(20)
    inside = strip.rect()
    lies = toast.geometry().translated(-strip.pos())
    assert inside.contains(lies)
    for control in strip.findChildren(QAbstractButton):
        if control.isVisible():
            there = QRect(control.mapTo(strip, QPoint(0, 0)), control.size())
            assert not there.intersects(lies), control.accessibleName()
    shown = [one for one in toast.findChildren(QLabel) if one.text()]
    assert " ".join(shown[0].text().split()) == text
    assert shown[0].sizeHint().width() <= shown[0].width()


def test_an_offer_to_undo_goes_when_something_newer_is_done(build: Build) -> None:
    toast = build(FakeLibrary(50)).toast
    toast.say("Nothing was read.")
    toast.withdraw_offer()
    assert toast.isVisible()
    toast.say("Moved 1 file, 412 KB, to Removed.", "Undo", lambda: None)
    toast.withdraw_offer()
    assert not toast.isVisible()


def test_dragging_says_what_letting_go_does(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    window = build(FakeLibrary(0))
    folders = [os.fsencode(tmp_path) + b"/" + name for name in (b"a", b"b", b"c\xff")]
    for folder in folders:
        os.mkdir(folder)
    drag(window, *folders)
    qtbot.wait(50)
    target = window.first.target
    assert target.accessibleName() == "Let go to add 3 folders"
    assert target.accessibleDescription() == "a, b and one more. Your files stay where they are."
    window._drops.withdraw()
    assert target.accessibleName() == "Drop your photo folders here"


def test_a_key_for_a_place_before_there_is_a_library_does_not_keep_it_from_showing(
    build: Build, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(0))
    window.start()
    qtbot.wait(50)
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    window._actions[ActionId.SHOW_VIDEOS].trigger()
    assert shown_page(window) is window.first
    let_go(window, drag(window, b"/media/a"))
    assert shown_page(window) is page(window)
    window._actions[ActionId.SHOW_VIDEOS].trigger()
    assert window.place_shown == SmartPlace.VIDEOS


def test_dragging_a_file_does_not_call_it_a_folder(
    build: Build, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    window = build(FakeLibrary(0))
    drag(window, os.fsencode(tmp_path / "a.jpg"))
    target = window.first.target
    qtbot.waitUntil(lambda: target.accessibleName() == "Let go to add 1 file")


def test_a_drop_scans_and_shows_the_library_at_once(
    build: Build, scanner: FakeScanner, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(0))
    window.start()
    qtbot.wait(50)
    let_go(window, drag(window, b"/media/Bilder \xff", b"/media/b"))
    assert shown_page(window) is page(window)
    qtbot.waitUntil(lambda: bool(scanner.made))
    assert scanner.made[0].paths == (b"/media/Bilder \xff", b"/media/b")
    qtbot.wait(100)
    assert shown_page(window) is page(window)


def test_the_library_page_takes_drops_too(build: Build, qtbot: QtBot) -> None:
    window = build(FakeLibrary(50))
    window.start()
    qtbot.waitUntil(lambda: shown_page(window) is page(window))
    mime = drag(window, b"/media/more")
    hints = [each for each in window.findChildren(DropTarget) if each.isVisible()]
    assert [hint.accessibleName() for hint in hints] == ["Let go to add 1 folder"]
    let_go(window, mime)
    assert not hints[0].isVisible()


def test_changes_of_a_scan_reach_the_page_and_its_end_the_strip(
    build: Build, scanner: FakeScanner, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(50))
    changes = CatalogChanges(added=frozenset({1}))
    scanner.prepare = lambda job: job.changes.append(changes)
    window.start([b"/media/Pictures"])
    qtbot.waitUntil(lambda: ("changes", changes) in page(window).told)
    assert ("scanning", True) in page(window).told
    assert window._actions[ActionId.PAUSE].isEnabled()
    scanner.made[0].may_end.set()
    qtbot.waitUntil(lambda: ("scanning", False) in page(window).told)
    assert not window._actions[ActionId.PAUSE].isEnabled()


def test_pause_and_resume_are_one_press_each(
    build: Build, scanner: FakeScanner, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(50))
    window.start([b"/media/Pictures"])
    qtbot.waitUntil(window._actions[ActionId.PAUSE].isEnabled)
    window._actions[ActionId.PAUSE].trigger()
    assert scanner.made[0].control.is_paused
    assert "Resume continues from here" in window.strip.accessibleDescription()
    window._actions[ActionId.RESUME].trigger()
    assert not scanner.made[0].control.is_paused


def test_a_scan_that_halts_says_why(build: Build, scanner: FakeScanner, qtbot: QtBot) -> None:
    window = build(FakeLibrary(50))
    reason = Reason.of(ReasonCode.VOLUME_OFFLINE, volume="Backup 2")

    def halt(job: FakeJob) -> None:
        job.ending = FakeReport(JobStatus.HALTED, reason)
        job.may_end.set()

    scanner.prepare = halt
    window.start([b"/mnt/Backup 2"])
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.accessibleName().startswith("Backup 2 went offline.")


def test_scan_again_leaves_out_what_is_offline(
    build: Build, scanner: FakeScanner, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(50))
    window.start()
    qtbot.waitUntil(lambda: bool(window._roots))
    window._actions[ActionId.SCAN_AGAIN].trigger()
    qtbot.waitUntil(lambda: bool(scanner.made))
    assert scanner.made[0].paths == (b"/media/Pictures", b"/mnt/Archive")


def test_the_sidebar_becomes_a_rail_and_stays_one(build: Build, qtbot: QtBot) -> None:
    window = build(FakeLibrary(50))
    window.start()
    qtbot.waitUntil(window.sidebar.isVisible)
    window._actions[ActionId.SIDEBAR].trigger()
    assert window.sidebar.width() == theme.RAIL_WIDTH
    window.close()
    assert build(FakeLibrary(50)).sidebar.is_rail


def test_the_sidebar_is_as_wide_after_the_rail_and_after_a_start_as_it_was(
    build: Build, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(50))
    window.start()
    qtbot.waitUntil(lambda: window.sidebar.width() == theme.SIDEBAR_WIDTH)
    window._across.setSizes([280, 1000])
    window._actions[ActionId.SIDEBAR].trigger()
    window.close()
    again = build(FakeLibrary(50))
    again.start()
    again.resize(1280, 720)
    qtbot.waitUntil(lambda: again._across.width() == 1280)
    again._actions[ActionId.SIDEBAR].trigger()
    qtbot.waitUntil(lambda: again.sidebar.width() == 280)


def test_a_place_clicked_in_the_rail_stays_the_chosen_one(build: Build, qtbot: QtBot) -> None:
    window = build(FakeLibrary(50))
    window.start()
    tree = window.sidebar.tree
    qtbot.waitUntil(window.sidebar.isVisible)
    qtbot.waitUntil(lambda: tree.model().rowCount() > len(SmartPlace))
    window._actions[ActionId.SIDEBAR].trigger()
    place = window.sidebar.model.index_of_place(SmartPlace.REMOVED)
    tree.executeDelayedItemsLayout()
    spot = tree.visualRect(place).center()

    # opening its page shows the names again, so that another row lies below the pointer
    def show_names(_place: SmartPlace) -> None:
        window.sidebar.set_rail(rail=False)
        tree.executeDelayedItemsLayout()

    window.sidebar.place_chosen.connect(show_names)
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(tree.viewport(), spot + QPoint(1, 1))
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert tree.selectionModel().selectedIndexes() == [place]
    assert tree.currentIndex() == place


def test_a_place_clicked_by_its_name_stays_the_chosen_one_in_the_rail(
    build: Build, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(50))
    window.start()
    tree = window.sidebar.tree
    qtbot.waitUntil(window.sidebar.isVisible)
    qtbot.waitUntil(lambda: tree.model().rowCount() > len(SmartPlace))
    shown: list[SmartPlace] = []

    # opening its page leaves a rail, so narrow that nothing lies below the pointer
    def show_rail(place: SmartPlace) -> None:
        shown.append(place)
        window.sidebar.set_rail(rail=True)
        tree.executeDelayedItemsLayout()

    window.sidebar.place_chosen.connect(show_rail)
    place = window.sidebar.model.index_of_place(SmartPlace.REMOVED)
    spot = tree.visualRect(place).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: spot.x() > tree.viewport().width())
    assert tree.selectionModel().selectedIndexes() == [place]
    assert tree.currentIndex() == place
    assert shown == [SmartPlace.REMOVED]


def test_a_place_clicked_again_with_ctrl_held_stays_the_chosen_one(
    build: Build, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(50))
    window.start()
    tree = window.sidebar.tree
    qtbot.waitUntil(window.sidebar.isVisible)
    place = window.sidebar.model.index_of_place(SmartPlace.ALL)
    spot, ctrl = tree.visualRect(place).center(), Qt.KeyboardModifier.ControlModifier
    assert tree.selectionModel().selectedIndexes() == [place]
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, ctrl, spot)
    assert tree.selectionModel().selectedIndexes() == [place]


def test_the_strip_never_changes_its_height(
    build: Build, scanner: FakeScanner, qtbot: QtBot
) -> None:
    window = build(FakeLibrary(50).with_jobs())
    window.start()
    heights = {window.strip.height()}
    window.add([b"/media/Pictures"])
    qtbot.waitUntil(lambda: bool(scanner.made))
    qtbot.wait(150)
    heights.add(window.strip.height())
    scanner.made[0].may_end.set()
    qtbot.wait(150)
    heights.add(window.strip.height())
    assert heights == {theme.STATUS_HEIGHT}


def test_what_happened_to_the_catalog_is_said_above_the_page(build: Build) -> None:
    reason = Reason.of(ReasonCode.CATALOG_REBUILT, aside="catalog.broken")
    window = build(FakeLibrary(50), notices=(reason,))
    texts = [label for label in window.findChildren(QWidget) if "Your decisions" in _text(label)]
    assert len(texts) == 1


def test_what_was_cut_off_can_be_taken_back_from_where_it_is_told(
    build: Build, qtbot: QtBot
) -> None:
    cut = Reason.of(ReasonCode.REMOVAL_CUT_OFF, key="batch:7", done=31, planned=117)
    stuck = Reason.of(ReasonCode.REMOVAL_CUT_OFF, key="batch:8", done=0, planned=1)
    bar = build(FakeLibrary(50), notices=(cut, stuck)).notices
    assert "held: 31 of 117" in bar.text
    with qtbot.waitSignal(bar.history_wanted):
        bar.history.click()
    with qtbot.waitSignal(bar.undo_wanted) as told:
        bar.undo.click()
    assert told.args == ["batch:7"]
    assert "held: 0 of 1" in bar.text
    assert bar.history.isVisible()
    assert not bar.undo.isVisible()


def test_the_next_region_is_a_key_away_and_comes_round(build: Build, qtbot: QtBot) -> None:
    window = build(FakeLibrary(50))
    window.start()
    qtbot.waitUntil(window.sidebar.isVisible)
    window.activateWindow()
    window.sidebar.tree.setFocus()
    visited = []
    for _ in range(3):
        window._regions.go(1)
        visited.append(focused())
    assert visited[0] is page(window).list
    assert window.strip.isAncestorOf(visited[1])
    assert visited[2] is window.sidebar.tree
    window._regions.go(-1)
    assert window.strip.isAncestorOf(focused())


def test_the_focus_of_the_first_page_does_not_fall_on_a_button(build: Build, qtbot: QtBot) -> None:
    window = build(FakeLibrary(0))
    window.start()
    window.activateWindow()
    window.first.target.setFocus()
    window.add([b"/pictures"])
    qtbot.waitUntil(page(window).list.hasFocus)
    assert not isinstance(focused(), QAbstractButton)


def test_a_button_that_takes_the_place_of_another_has_its_focus(build: Build) -> None:
    window = build(FakeLibrary(50))
    row = QWidget(window)
    pause, resume, elsewhere = QPushButton(row), QPushButton(row), QPushButton(window)
    assert not window._regions.is_stray(pause, resume)
    assert window._regions.is_stray(pause, elsewhere)


@pytest.mark.qt_log_ignore("raise", "grabbing")  # the offscreen plugin's own
@pytest.mark.parametrize("between", [None, Qt.Key.Key_Down])
def test_alt_opens_the_menu_only_when_nothing_is_pressed_with_it(
    build: Build, between: Qt.Key | None
) -> None:
    window = build(FakeLibrary(3))
    files = page(window).list
    QTest.keyPress(files, Qt.Key.Key_Alt)
    if between is not None:  # the list takes it
        QTest.keyClick(files, between, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(files, Qt.Key.Key_Alt)
    menu = QApplication.activePopupWidget()
    assert (menu is None) == (between is not None)
    if menu is not None:
        menu.close()


def test_esc_closes_the_jobs_panel(build: Build) -> None:
    window = build(FakeLibrary(50).with_jobs())
    window.start()
    window._actions[ActionId.JOBS].trigger()
    assert window.panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.panel.isVisible()


def test_every_button_has_a_name_and_can_be_reached(build: Build, qtbot: QtBot) -> None:
    window = build(FakeLibrary(50).with_jobs())
    window.start()
    window._actions[ActionId.JOBS].trigger()
    window._actions[ActionId.KEYS].trigger()
    qtbot.wait(100)
    buttons = window.findChildren(QAbstractButton)
    assert len(buttons) > 20
    for button in buttons:
        assert button.accessibleName() or not button.isVisible(), button
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.accessibleName()


def _text(widget: QWidget) -> str:
    return str(widget.property("text") or "")
