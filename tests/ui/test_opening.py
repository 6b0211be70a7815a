"""Whoever waits for the catalog sees why, and can be asked; whoever does not wait sees nothing."""

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.catalog.databases.healing import expected_wait
from mediadesk.catalog.store import decisions_path, open_store
from mediadesk.domain.damage import Choose, Damage, Remedy, usual
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.waits import Wait
from mediadesk.ui import opening
from mediadesk.ui.damage import asking
from mediadesk.ui.opening import Opening
from mediadesk.ui.views.before_window import OpeningNotice
from mediadesk.ui.views.damage_dialog import DamageDialog
from mediadesk.ui.widgets.labels.labels import WrappedLabel
from tests.support.fitting import cut_texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own

DAMAGE = Damage("/c/catalog.db", of_decisions=False)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_AFTER_MS", 30)


def notice(app: QApplication) -> OpeningNotice | None:
    found = (each for each in app.topLevelWidgets() if isinstance(each, OpeningNotice))
    return next((each for each in found if each.isVisible()), None)


class Slow:
    """A catalog that is open as soon as the user has seen what there is to see."""

    def __init__(self, app: QApplication, look: Callable[[], bool]) -> None:
        self._seen = threading.Event()
        self.timer = QTimer(app, interval=10)
        self.timer.timeout.connect(lambda: self._seen.set() if look() else None)
        self.timer.start()

    def __call__(self, *, choose: Choose) -> Remedy:
        assert threading.current_thread() is not threading.main_thread()
        assert self._seen.wait(20)
        remedy = choose(DAMAGE)
        self._seen.clear()
        assert self._seen.wait(20)  # it is told again
        return remedy


@pytest.mark.parametrize(
    ("wait", "title"),
    [
        (Wait.UPGRADE, "Bringing the catalog up to date"),
        (Wait.CHECK, "Checking the catalog"),
        (Wait.OPENING, "Opening the catalog"),
    ],
)
def test_who_waits_is_told_why_until_something_is_asked_or_the_window_is_there(
    qapp: QApplication, qtbot: QtBot, wait: Wait, title: str
) -> None:
    told: list[str] = []

    def look() -> bool:
        shown = notice(qapp)
        if shown is not None:
            words = shown.findChild(WrappedLabel)
            assert words is not None
            assert shown.accessibleDescription() == words.text()
            assert not cut_texts(shown)
            told.append(shown.accessibleName())
            shown.close()  # as an impatient user may, who is shown the window all the same
            return True
        dialog = qapp.activeModalWidget()
        if isinstance(dialog, DamageDialog):
            dialog.yes.click()
        return False

    def ask(damage: Damage) -> Remedy:
        assert threading.current_thread() is threading.main_thread()
        assert damage is DAMAGE
        assert notice(qapp) is None
        return asking(qapp)(damage)

    opener = Opening(qapp, ask, lambda: wait)
    slow = Slow(qapp, look)
    assert opener.run(slow) is Remedy.ANEW
    slow.timer.stop()
    assert told == [title, title]
    opener.close()
    qtbot.waitUntil(lambda: notice(qapp) is None)


def test_who_does_not_wait_sees_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    opener = Opening(qapp, usual, lambda: Wait.OPENING)
    assert opener.run(lambda *, choose: choose) is not None
    qtbot.wait(100)
    assert notice(qapp) is None


@pytest.mark.parametrize("error", [CancelledError(), OutsideError(Reason.of(ReasonCode.DISK_FULL))])
def test_what_goes_wrong_reaches_who_opens(qapp: QApplication, error: Exception) -> None:
    def fail(*, choose: Choose) -> None:
        del choose
        raise error

    with pytest.raises(type(error)):
        Opening(qapp, usual, lambda: Wait.OPENING).run(fail)


def test_the_end_waits_for_a_moment_only(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_END_LIMIT_S", 0.1)
    go_on = threading.Event()
    opener = Opening(qapp, usual, lambda: Wait.OPENING)
    QTimer.singleShot(50, opener.end)
    with pytest.raises(CancelledError):
        opener.run(lambda *, choose: go_on.wait(20) and choose)
    assert not opener.is_over
    go_on.set()


def test_a_new_a_sound_an_older_and_an_unclosed_catalog_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    assert expected_wait(path) is Wait.OPENING
    open_store(path).close()
    assert expected_wait(path) is Wait.OPENING
    for each in (path, decisions_path(path)):
        version = head(each, 60)
        head(each, 60, version - 1)
        assert expected_wait(path) is Wait.UPGRADE
        head(each, 60, version)
    with closing(open_store(path)):
        assert expected_wait(path) is Wait.CHECK


def head(path: Path, at: int, value: int | None = None) -> int:
    """Read a number in the header of a database, or write it."""
    with path.open("r+b") as stream:
        stream.seek(at)
        if value is not None:
            stream.write(value.to_bytes(4, "big"))
            return value
        return int.from_bytes(stream.read(4), "big")
