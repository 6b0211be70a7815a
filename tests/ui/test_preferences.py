"""Preferences: found by search, acting at once, and remembered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mediadesk import config
from mediadesk.diagnostics import crash_report
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve import NoTrash
from mediadesk.session import Session
from mediadesk.ui import preference_table as table
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.preferences.folder_settings import FolderSettings
from mediadesk.ui.views.preferences.pool_settings import PoolSettings
from mediadesk.ui.views.preferences.preferences import Preferences
from mediadesk.ui.views.preferences.trash_note import TrashNote
from mediadesk.ui.widgets.controls.check_list import CheckRow
from mediadesk.ui.widgets.controls.choice_button import ChoiceButton
from mediadesk.ui.widgets.controls.switch import Switch
from mediadesk.ui.widgets.overlays.popover import Popover
from mediadesk.ui.widgets.rows.setting_card import SettingRow
from tests.support.quick_scan import scan

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"
)  # the offscreen plugin's own


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session(
        catalog=tmp_path / "catalog.db",
        locations=config.locations(),
        settings=config.Settings(),
        holder="a test",
    )
    yield made
    made.close()


@pytest.fixture
def actions(tmp_path: Path, qapp: object) -> Actions:  # noqa: ARG001 - Qt must be there
    made = Actions()
    made.take_keys(WindowState(tmp_path))
    made[ActionId.THEME_SYSTEM].setChecked(True)
    return made


@pytest.fixture
def preferences(session: Session, actions: Actions, qtbot: QtBot) -> Iterator[Preferences]:
    pool = QThreadPool()
    tasks = TaskRunner(pool)
    host = QWidget()
    qtbot.addWidget(host)
    made = Preferences(session, actions, tasks, host)
    made.show()
    yield made
    made.close()
    tasks.close()


def shown_rows(preferences: Preferences) -> list[str]:
    rows = preferences.findChildren(SettingRow)
    return [row.findChildren(QLabel)[0].text() for row in rows if row.isVisible()]


def control_of(preferences: Preferences, name: str, kind: type[QWidget]) -> QWidget:
    return next(one for one in preferences.findChildren(kind) if one.accessibleName() == name)


def test_a_switch_acts_at_once_and_is_remembered(
    preferences: Preferences, session: Session, qtbot: QtBot
) -> None:
    switch = control_of(preferences, "Watch folders for changes", Switch)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    written = session.locations.settings_file
    qtbot.waitUntil(lambda: written.exists() and config.load(written).watch_folders)
    assert session.settings.watch_folders


def test_the_next_scan_goes_by_a_changed_number(
    preferences: Preferences, session: Session, qtbot: QtBot
) -> None:
    number = control_of(preferences, "Files opened at the same time", QSpinBox)
    assert isinstance(number, QSpinBox)
    number.setValue(3)
    qtbot.waitUntil(lambda: session.scanner.settings.hashing_workers == 3)


def test_what_counts_as_a_duplicate_is_searched_anew_when_it_is_set(
    preferences: Preferences, session: Session, qtbot: QtBot
) -> None:
    choice = control_of(preferences, "Look for duplicates", ChoiceButton)
    assert isinstance(choice, ChoiceButton)
    with qtbot.waitSignal(preferences.search_wanted, timeout=10_000):
        choice.menu().actions()[2].trigger()
    assert session.settings.duplicates_between == "other-folders"


def test_a_search_finds_rows_of_any_section(preferences: Preferences, qtbot: QtBot) -> None:
    search = preferences.findChildren(QLineEdit)[0]
    QTest.keyClicks(search, "zone")
    qtbot.waitUntil(lambda: shown_rows(preferences) == ["Home time zone"])
    QTest.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Watch folders for changes" in shown_rows(preferences))


def test_a_zone_that_does_not_exist_is_refused_and_told(
    preferences: Preferences, session: Session, qtbot: QtBot
) -> None:
    preferences.show_section(table.DATES)
    field = control_of(preferences, "Home time zone", QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Mars/Base")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "no zone with that name" in field.toolTip()
    field.setText("Europe/Oslo")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.settings.dates_home_zone == "Europe/Oslo")
    assert field.toolTip() == ""


def test_a_protected_folder_is_a_decision(
    preferences: Preferences, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.set_folder_rule(bytes(tmp_path), FolderRule.PROTECTED, holds=True)
    preferences.show_section(table.FOLDERS)
    part = preferences.findChildren(FolderSettings)[0]
    part.refresh()
    out = f"Remove {tmp_path} from this list"
    qtbot.waitUntil(lambda: any(b.accessibleName() == out for b in part.findChildren(QWidget)))
    button = next(b for b in part.findChildren(QWidget) if b.accessibleName() == out)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.folder_rules().protected == ())


def test_a_key_can_be_changed_and_is_there_next_time(
    preferences: Preferences, actions: Actions, tmp_path: Path
) -> None:
    preferences.show_section(table.KEYBOARD)
    field = control_of(preferences, "Key for Scan again", QKeySequenceEdit)
    assert isinstance(field, QKeySequenceEdit)
    field.setKeySequence(QKeySequence("Ctrl+Shift+R"))
    field.editingFinished.emit()
    assert actions[ActionId.SCAN_AGAIN].shortcut().toString() == "Ctrl+Shift+R"
    assert "Ctrl+Shift+R" in actions[ActionId.SCAN_AGAIN].toolTip()
    again = Actions()
    again.take_keys(WindowState(tmp_path))
    assert again[ActionId.SCAN_AGAIN].shortcut().toString() == "Ctrl+Shift+R"
    again.rebind(ActionId.SCAN_AGAIN, None)
    assert again[ActionId.SCAN_AGAIN].shortcut().toString() == "F5"


@pytest.mark.parametrize(
    ("key", "told"), [("Ctrl+O", "Taken by Add folders"), ("Esc", "This key stays as it is.")]
)
def test_a_key_that_is_taken_is_refused_with_whose_it_is(
    preferences: Preferences, actions: Actions, key: str, told: str
) -> None:
    preferences.show_section(table.KEYBOARD)
    field = control_of(preferences, "Key for Scan again", QKeySequenceEdit)
    assert isinstance(field, QKeySequenceEdit)
    field.setKeySequence(QKeySequence(key))
    field.editingFinished.emit()
    assert actions[ActionId.SCAN_AGAIN].shortcut().toString() == "F5"
    row = field.parentWidget()
    assert row is not None
    assert told in [note.text() for note in row.findChildren(QLabel)]


def test_esc_leaves_a_key_as_it_is_and_a_second_one_closes(
    preferences: Preferences, actions: Actions
) -> None:
    preferences.show_section(table.KEYBOARD)
    field = control_of(preferences, "Key for Scan again", QKeySequenceEdit)
    assert isinstance(field, QKeySequenceEdit)
    field.setFocus()
    field.setKeySequence(QKeySequence("Ctrl+O"))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.keySequence().toString() == "F5"
    assert preferences.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not preferences.isVisible()
    assert actions[ActionId.SCAN_AGAIN].shortcut().toString() == "F5"


def test_the_theme_is_chosen_by_its_action(
    preferences: Preferences, actions: Actions, qtbot: QtBot
) -> None:
    button = control_of(preferences, "Appearance", ChoiceButton)
    assert isinstance(button, ChoiceButton)
    with qtbot.waitSignal(actions[ActionId.THEME_DARK].triggered):
        button.menu().actions()[2].trigger()
    assert button.text() == actions[ActionId.THEME_DARK].text()


def test_what_is_copied_for_others_says_versions_checks_log_and_the_last_crash(
    preferences: Preferences, session: Session, qtbot: QtBot
) -> None:
    session.log_folder.mkdir(parents=True, exist_ok=True)
    (session.log_folder / crash_report.LAST).write_text("Fatal Python error: Segmentation fault")
    preferences.show_section(table.DIAGNOSTICS)
    with qtbot.waitSignal(preferences.told):
        preferences._diagnostics._copy.click()
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert copied.startswith("ok ")
    assert "PySide6" in copied
    assert "catalog.db" in copied
    assert copied.endswith("Segmentation fault")


def test_a_search_through_all_sections_leaves_none_chosen(
    preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.show_section(table.DATES)
    preferences._search.setText("folder")
    qtbot.waitUntil(lambda: not preferences._list.selectedItems())
    preferences._search.clear()
    qtbot.waitUntil(lambda: bool(preferences._list.selectedItems()))
    assert [item.text() for item in preferences._list.selectedItems()] == ["Dates"]


def test_folders_are_joined_by_keys_and_parted_again(
    preferences: Preferences, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    roots = [tmp_path / "Pictures", tmp_path / "Backup 2"]
    for root in roots:
        root.mkdir()
        scan(session.store, root)
    told: list[object] = []
    preferences.ruled.connect(lambda: told.append(None))
    preferences.show_section(table.FOLDERS)
    part = preferences.findChildren(PoolSettings)[0]
    qtbot.waitUntil(part.join.isEnabled)
    QTest.keyClick(part.join, Qt.Key.Key_Space)
    chooser = part.findChildren(Popover)[0]
    join = chooser.findChildren(QPushButton)[0]
    assert not join.isEnabled()
    for row in chooser.findChildren(CheckRow):
        QTest.keyClick(row, Qt.Key.Key_Space)
    QTest.keyClick(join, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.folder_rules().pools == (tuple(sorted(map(bytes, roots))),))
    out = f"Let {roots[1]} count separately again"
    qtbot.waitUntil(lambda: any(b.accessibleName() == out for b in part.findChildren(QWidget)))
    button = next(b for b in part.findChildren(QWidget) if b.accessibleName() == out)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.folder_rules().pools == ())
    qtbot.waitUntil(lambda: len(told) == 2)


def test_folders_of_the_settings_file_are_listed_and_stay_there(
    preferences: Preferences, session: Session, qtbot: QtBot
) -> None:
    session.settings = replace(
        session.settings, pools=((b"/media/a", b"/media/b"),), protected_roots=(b"/media/c",)
    )
    preferences.show_section(table.FOLDERS)

    def shown() -> list[str]:
        return [label.text() for label in preferences.findChildren(QLabel)]

    qtbot.waitUntil(lambda: {"/media/a", "/media/b", "/media/c"} <= set(shown()))
    qtbot.waitUntil(lambda: shown().count("in the settings file") == 3)  # older rows have gone
    assert "No folders are joined" not in shown()


def test_where_the_trash_cannot_be_used_is_said_when_it_is_chosen(
    preferences: Preferences, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = Reason.of(ReasonCode.TRASH_UNUSABLE, path="", detail="it is a link or no folder")
    monkeypatch.setattr(session, "without_trash", lambda: [NoTrash(b"/media/Card", reason)])
    preferences.show_section(table.REMOVING)
    note = preferences.findChildren(TrashNote)[0]
    assert not note.isVisible()
    choice = control_of(preferences, "Where removed files go", ChoiceButton)
    assert isinstance(choice, ChoiceButton)
    choice.menu().actions()[1].trigger()
    qtbot.waitUntil(note.isVisible)
    (told,) = note.findChildren(QLabel)
    assert "Card has no trash that can be used: it is a link or no folder." in told.text()
    choice.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: not note.isVisible())
