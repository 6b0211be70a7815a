"""Actions: every one complete, every key its own."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.ui.actions import TABLE, ActionId, Actions, Where, tooltip

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def actions() -> Actions:
    return Actions()


def test_every_action_is_in_the_table_once(actions: Actions) -> None:
    assert set(TABLE) == set(ActionId)
    assert list(actions) == list(TABLE)


@pytest.mark.parametrize("where", list(Where))
def test_no_key_does_two_things_in_one_place(actions: Actions, where: Where) -> None:
    here = [id_ for id_ in actions if TABLE[id_].where in (Where.EVERYWHERE, where)]
    keys = Counter(key.toString() for id_ in here for key in actions[id_].shortcuts())
    assert not [key for key, times in keys.items() if times > 1]


def test_every_key_is_one_qt_understands(actions: Actions) -> None:
    for id_, entry in TABLE.items():
        assert [key.toString() for key in actions[id_].shortcuts()] == [
            QKeySequence(key).toString() for key in entry.keys
        ]
        assert all(QKeySequence(key).toString() for key in entry.keys)


def test_every_action_says_what_it_does(actions: Actions) -> None:
    for id_ in actions:
        assert actions[id_].text()
        assert actions[id_].statusTip()
        assert actions[id_].text() in actions[id_].toolTip()


def test_a_tooltip_teaches_the_key(actions: Actions) -> None:
    assert tooltip(actions[ActionId.ADD_FOLDERS]) == "Add folders (Ctrl+O)"


def test_keys_of_the_file_views_stay_with_them(actions: Actions, qtbot: QtBot) -> None:
    view, window = QWidget(), QWidget()
    qtbot.addWidget(view)
    qtbot.addWidget(window)
    actions.add_to(view, Where.FILES)
    actions.add_to(window, Where.EVERYWHERE)
    assert actions[ActionId.SELECT_ALL] in view.actions()
    assert actions[ActionId.SELECT_ALL] not in window.actions()
    assert actions[ActionId.SEARCH] in window.actions()


def test_the_menu_holds_every_action_but_itself_and_those_of_files(
    actions: Actions, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    menu = actions.menu(host)
    parts = menu.findChildren(QMenu)
    inside = {each for part in parts for each in part.actions()}
    wanted = {id_ for id_, entry in TABLE.items() if entry.where is Where.EVERYWHERE}
    missing = {id_ for id_ in wanted if actions[id_] not in inside}
    assert missing == {ActionId.MENU}
