"""A walk through every page of the real window, with a small library of real files."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QKeySequenceEdit, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.disk.lock import WINDOW
from mediadesk.session import open_session
from mediadesk.ui import program
from mediadesk.ui.actions import ActionId
from mediadesk.ui.preference_table import SECTIONS
from mediadesk.ui.views.dates.dates_place import DatesPlace
from mediadesk.ui.views.preferences.preferences import Preferences
from tests.support.media import cut, exif, movie, picture, recording

SETTLE_MS = 250
_FIRST_MOMENTS = 3
"""How often is looked at a page that has just been opened, whose reads are still under way."""
_SMALLEST = (1280, 720)
_ENDLESS = "Nameofafolderthatneverseemstoend" * 4
"""Names may be as long as this without a place to break them."""
_FILES = (
    ActionId.SHOW_ALL, ActionId.SHOW_PHOTOS, ActionId.SHOW_VIDEOS, ActionId.SHOW_VR,
    ActionId.SHOW_AUDIO, ActionId.SHOW_ERRORS,
)  # fmt: skip


def shelf(folder: Path) -> Path:
    """Make photos with dates right and wrong, copies, a film, a recording and broken files."""
    folder.mkdir(parents=True)
    taken = datetime(2019, 8, 17, 20, 31, 2)  # noqa: DTZ001 - cameras know no zone
    for number in range(4):
        when = taken + timedelta(minutes=number)
        picture(
            folder / f"IMG_{when:%Y%m%d_%H%M%S}.jpg",
            size=(320, 240),
            seed=number,
            exif=exif(taken=when - timedelta(days=1324), camera=("Panasonic", "DMC-FZ30")),
        )
    shutil.copy2(next(folder.iterdir()), folder / "a copy.jpg")
    picture(folder / "one.png", size=(400, 300), seed=9)
    picture(folder / "one smaller.jpg", size=(200, 150), seed=9)
    movie(folder / "film.mp4")
    recording(folder / "memo.mp3", duration_s=1, seed=1, title="A memo")
    cut(picture(folder / "half.jpg", size=(320, 240), seed=5), 0.4)
    cut(picture(folder / f"{_ENDLESS}.jpg", size=(320, 240), seed=6), 0.4)
    return folder


class Round:
    """The window, open on a library that has been scanned."""

    def __init__(self, running: program.Program, bot: QtBot) -> None:
        """Walk through `running`."""
        self.window = running.window
        self._running, self._bot = running, bot
        self.nameless: list[str] = []
        """What could have the focus and had no name yet, whenever a page had just opened."""

    def trigger(self, *ids: ActionId) -> None:
        """Do what actions do, and wait until the page has settled."""
        for id_ in ids:
            self._running._actions[id_].trigger()
            for _ in range(_FIRST_MOMENTS):
                self.nameless += [f"{id_}: {each}" for each in _nameless()]
                self._bot.wait(1)
        self._bot.wait(SETTLE_MS)

    def pages(self) -> Iterator[str]:
        """Show page after page; gives the name of each."""
        for id_ in _FILES:
            for layout in (ActionId.GRID, ActionId.TABLE):
                self.trigger(id_, layout)
                yield f"{id_} {layout}"
        self.trigger(ActionId.SHOW_ALL, ActionId.GRID, ActionId.DETAILS, ActionId.JOBS)
        yield "details and jobs"
        self.trigger(ActionId.DETAILS, ActionId.JOBS)
        yield from self._review()
        yield from self._dates()
        for id_ in (ActionId.SHOW_REMOVED, ActionId.SHOW_HISTORY):
            self.trigger(id_)
            yield id_

    def windows(self) -> Iterator[tuple[str, QWidget]]:
        """Open the windows beside the first one, and what lies over it."""
        self.trigger(ActionId.SHOW_ALL, ActionId.KEYS)
        yield "keys", self.window
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)
        for id_ in (ActionId.PREFERENCES, ActionId.HELP):
            self.trigger(id_)
            shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
            for each in shown:
                if isinstance(each, Preferences):
                    for section in SECTIONS:
                        each.show_section(section)
                        self._bot.wait(SETTLE_MS)
                        yield f"{id_}, {section.title}", each
                elif each is not self.window:
                    yield id_, each
            for each in shown:
                if each is not self.window:
                    each.close()

    def _review(self) -> Iterator[str]:
        self.trigger(ActionId.SHOW_DUPLICATES)
        yield "duplicates"
        self.trigger(ActionId.DIFFERENCE)
        yield "difference"
        self.trigger(ActionId.SIDE_BY_SIDE, ActionId.BULK_PLAN)
        yield "bulk plan"
        self.trigger(ActionId.SHOW_DUPLICATES, ActionId.ACCEPT)
        yield "after a decision"

    def _dates(self) -> Iterator[str]:
        self.trigger(ActionId.SHOW_DATES)
        yield "dates"
        place = self.window.pages.currentWidget()
        assert isinstance(place, DatesPlace)
        for plan in (ActionId.SHIFT_CAMERA, ActionId.WRITE_DATES, ActionId.EXPORT):
            self.trigger(plan)
            yield plan
            place.go_back()


def _nameless() -> Iterator[str]:
    """Yield what is seen, can have the focus, and has no name for a screen reader."""
    for window in QApplication.topLevelWidgets():
        for each in window.findChildren(QWidget):
            if isinstance(each.parent(), QAbstractSpinBox | QKeySequenceEdit):
                continue  # a part of Qt's own, spoken of as the whole
            if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                spoken = QAccessible.queryAccessibleInterface(each)
                if spoken is not None and not spoken.text(QAccessible.Text.Name):
                    yield f"{type(each).__name__} in {type(each.parent()).__name__} has no name"


@contextmanager
def walked(
    app: QApplication, bot: QtBot, home: Path, *, first: Callable[[QWidget], object] = bool
) -> Iterator[Round]:
    """Open the window as large as its smallest, scan a shelf, and close all of it.

    `first` is called with the window while it shows the first page.
    """
    session = open_session(catalog=home / _ENDLESS / "catalog.db", holder=WINDOW)
    running = program.Program(app, session)
    try:
        running.window.resize(*_SMALLEST)
        running.start([])
        bot.wait(SETTLE_MS)
        first(running.window)
        running.window.add([os.fsencode(shelf(home / _ENDLESS / "shelf"))])
        bot.waitUntil(lambda: running._jobs.is_busy, timeout=10_000)
        bot.waitUntil(lambda: not running._jobs.is_busy, timeout=60_000)
        yield Round(running, bot)
        running.window.close()
    finally:
        running.close()
        assert session.close()
