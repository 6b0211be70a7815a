"""The window's program over a real session: what it shows when it is started again."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from inspect import GEN_CLOSED, getgeneratorstate
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mediadesk.diagnostics import mistakes
from mediadesk.disk.lock import WINDOW
from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.history import HistoryOutcome
from mediadesk.domain.jobs import JobKind
from mediadesk.session import open_session
from mediadesk.ui import program
from mediadesk.ui.actions import ActionId
from mediadesk.ui.views import other_places
from mediadesk.ui.views.dates.dates_place import DatesPlace
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.sidebar import Sidebar
from mediadesk.ui.widgets.controls.segments import Segments
from tests.support.held_library import held_library
from tests.support.media import picture


def test_removed_has_its_bar_when_it_is_the_place_of_last_time(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    folder = tmp_path / "Pictures"
    folder.mkdir()
    picture(folder / "a.jpg")
    for paths in ([bytes(folder)], []):
        session = open_session(catalog=catalog, holder=WINDOW)
        running = program.Program(qapp, session)
        try:
            running.start(paths)
            qtbot.waitUntil(running.window.sidebar.isVisible, timeout=30_000)
            if paths:
                running.window.sidebar.choose_place(SmartPlace.REMOVED)
            qtbot.waitUntil(running._removed.isVisible, timeout=10_000)
            running.window.close()
        finally:
            running.close()
            assert session.close()


def test_pages_are_there_before_anybody_opens_them(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pause in ("_AFTER_MS", "_BETWEEN_MS"):
        monkeypatch.setattr(other_places, pause, 0)
    session = open_session(catalog=tmp_path / "c" / "catalog.db", holder=WINDOW)
    running = program.Program(qapp, session)
    try:
        running.start([])
        pages = running.window.pages
        qtbot.waitUntil(lambda: pages.count() > 1, timeout=60_000)
        for widget in pages.own_page(SmartPlace.DUPLICATES).findChildren(Segments):
            widget.deleteLater()  # as a page does that is used meanwhile
        steps = cast("Generator[object]", running._places._steps)
        qtbot.waitUntil(lambda: getgeneratorstate(steps) == GEN_CLOSED, timeout=60_000)
        own = {place: pages.own_page(place) for place in SmartPlace if pages.has_own(place)}
        held = pages.count()
        for place, page in own.items():
            pages.show_place(place)
            assert pages.currentWidget() is page
            if isinstance(page, PlaceStack):
                assert page.count() == 1 + len(list(page.make_plans()))
        assert pages.count() == held == 1 + len(own)
        running.window.close()
    finally:
        running.close()
        assert session.close()


def test_what_came_back_is_looked_for_anew(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session(catalog=tmp_path / "c" / "catalog.db", holder=WINDOW)
    running = program.Program(qapp, session)
    try:
        with qtbot.waitSignal(running._jobs.finished, timeout=60_000) as searched:
            running._removed.came_back.emit(HistoryOutcome(files=2))
        assert searched.args is not None
        assert searched.args[0].kind is JobKind.DUPLICATES
    finally:
        running.close()
        assert session.close()


def test_a_folder_of_scans_gets_one_season_from_its_menu_and_one_undo_takes_it_back(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Scans"
    folder.mkdir()
    for number in range(3):
        picture(folder / f"scan{number}.jpg", seed=number)
    session = open_session(catalog=tmp_path / "c" / "catalog.db", holder=WINDOW)
    running = program.Program(qapp, session)

    def decided() -> list[tuple[str | None, str | None]]:
        return [(row.precision, row.taken) for row in session.library.dates(None)
                if row.source == "user"]  # fmt: skip

    try:
        with qtbot.waitSignal(running._jobs.finished, timeout=60_000):
            running.start([bytes(folder)])
        sidebar = running.window.sidebar
        qtbot.waitUntil(lambda: menu_of(sidebar) is not None, timeout=10_000)
        menu = menu_of(sidebar)
        assert menu is not None
        menu.actions()[0].trigger()
        place = running.window.pages.currentWidget
        qtbot.waitUntil(lambda: isinstance(place(), DatesPlace), timeout=10_000)
        dates = place()
        assert isinstance(dates, DatesPlace)
        field, start = dates.shift.form.date, running._actions[ActionId.START_PLAN]
        qtbot.waitUntil(lambda: running.window.focusWidget() is field, timeout=10_000)
        assert dates.shift.accessibleName() == "Set a date"
        QTest.keyClicks(field, "summer 1987")
        assert dates.shift.form._reading.text() == "Summer 1987"
        qtbot.waitUntil(start.isEnabled, timeout=10_000)
        assert start.text() == "Set the date of 3 files"
        start.trigger()
        qtbot.waitUntil(
            lambda: decided() == [("season", "1987-07-15T00:00:00")] * 3, timeout=20_000
        )
        undo = running._actions[ActionId.UNDO]
        qtbot.waitUntil(undo.isEnabled, timeout=20_000)
        undo.trigger()
        qtbot.waitUntil(lambda: not decided(), timeout=20_000)
        running.window.close()
    finally:
        running.close()
        assert session.close()


def test_a_mistake_in_what_a_button_does_is_told_and_the_window_lives_on(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("MEDIADESK_DATA_DIR", str(tmp_path))
    session = open_session(catalog=tmp_path / "c" / "catalog.db", holder=WINDOW)
    logs = session.locations.logs
    logs.mkdir(parents=True, exist_ok=True)
    with mistakes.noticed(logs) as noticed:
        running = program.Program(qapp, session)
        noticed.listen(running.mistakes.tell)
        try:
            running.start([])
            running._actions[ActionId.FULL_SCREEN].triggered.connect(lambda: 1 // 0)
            toast = running.window.toast
            running._actions[ActionId.FULL_SCREEN].trigger()
            qtbot.waitUntil(toast.isVisible)
            assert "inside MediaDesk" in toast.accessibleName()
            with qtbot.waitSignal(running.mistakes._copier.told):
                toast._button.click()
            copied = QGuiApplication.clipboard().text()
            QGuiApplication.clipboard().clear()
            assert "ZeroDivisionError" in copied
            assert "ZeroDivisionError" in caplog.text
            assert "on the clipboard" in toast.accessibleName()
            running._actions[ActionId.KEYS].trigger()  # it goes on
            running.window.close()
        finally:
            running.close()
            assert session.close()
    assert "ZeroDivisionError" in mistakes.last(logs)


def test_what_is_long_in_removed_is_told_once_a_week_and_shown_on_wish(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with held_library(tmp_path) as library:
        library.remove(*library.copies("keep/a.jpg", "b.jpg", "c.jpg"))
        ago_s = (library.settings.removal_remind_days + 1) * 86_400
        library.store.decisions.submit(
            lambda writer: writer.execute("UPDATE batch SET at = at - ?", (ago_s,))
        ).result()
        catalog = library.store.path
    with started(qapp, catalog) as running:
        toast, window = running.window.toast, running.window
        qtbot.waitUntil(toast.isVisible)
        assert toast.accessibleName() == "2 files, 17 KB, have long been held in Removed."
        toast._button.click()
        qtbot.waitUntil(lambda: window.place_shown == SmartPlace.REMOVED.value)
    with started(qapp, catalog) as running:
        counted = running._counter.told
        with qtbot.waitSignal(counted):
            pass
        assert not running.window.toast.isVisible()


@contextmanager
def started(app: QApplication, catalog: Path) -> Iterator[program.Program]:
    """Start the program on a catalog, and end it."""
    session = open_session(catalog=catalog, holder=WINDOW)
    running = program.Program(app, session)
    try:
        running.start([])
        yield running
        running.window.close()
    finally:
        running.close()
        assert session.close()


def menu_of(sidebar: Sidebar) -> QMenu | None:
    """Return the menu of the first root, once it is there."""
    model = sidebar.model
    for row in range(model.rowCount()):
        node = model.node(model.index(row, 0))
        if node is not None and (menu := sidebar.folder_menu.menu_for(node)) is not None:
            return menu
    return None
