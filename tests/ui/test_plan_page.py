"""The frame of plan pages: Back, one button that says how many, Stop while it runs."""

import pytest
from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.domain.changes import CatalogChanges
from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.widgets.plans.plan_parts import Numbers
from mediadesk.ui.widgets.plans.plan_table import PlanColumn, PlanTable

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own


class Below(QWidget):
    """A place's own page with one field."""

    message = Signal(str)
    undo_offered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.opened = 0

    def open_page(self) -> None:
        self.opened += 1

    def apply_changes(self, _changes: CatalogChanges) -> None: ...
    def focus_search(self) -> None: ...
    def set_scanning(self, scanning: bool) -> None: ...


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    ThemeSwitch(qapp)
    return Actions()


@pytest.fixture
def plan(actions: Actions) -> PlanPage:
    return PlanPage("Resolve", "A plan. Nothing has been changed yet.", actions)


@pytest.fixture
def stack(plan: PlanPage, qtbot: QtBot) -> PlaceStack:
    stack = PlaceStack(Below())
    stack.hold(plan)
    qtbot.addWidget(stack)
    stack.resize(1224, 720)
    with qtbot.waitActive(stack):
        stack.show()
        stack.activateWindow()
    return stack


def below(stack: PlaceStack) -> Below:
    page = stack.widget(0)
    assert isinstance(page, Below)
    return page


def test_the_button_says_what_it_does_and_ctrl_enter_presses_it(
    stack: PlaceStack, plan: PlanPage, qtbot: QtBot
) -> None:
    stack.open_plan(plan)
    plan.offer("Remove 3,412 files")
    assert plan.bar.primary.text() == "Remove 3,412 files"
    with qtbot.waitSignal(plan.wanted):
        QTest.keyClick(plan, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(plan.wanted):
        QTest.keyClick(plan, Qt.Key.Key_Return)


def test_a_plan_that_cannot_be_done_says_why(
    stack: PlaceStack, plan: PlanPage, qtbot: QtBot
) -> None:
    stack.open_plan(plan)
    plan.offer("Remove 0 files", "There is nothing to remove.")
    assert not plan.bar.primary.isEnabled()
    assert "There is nothing to remove." in plan.bar.primary.toolTip()
    with qtbot.assertNotEmitted(plan.wanted):
        QTest.keyClick(plan, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_each_plan_shows_its_own_words_when_it_is_opened(actions: Actions, qtbot: QtBot) -> None:
    first, second = (PlanPage(name, "", actions) for name in ("One", "Two"))
    stack = PlaceStack(Below())
    for plan in (first, second):
        stack.hold(plan)
    qtbot.addWidget(stack)
    stack.show()
    first.offer("Remove 2 files")
    second.offer("Shift 3 pictures")
    stack.open_plan(second)
    assert second.bar.primary.text() == "Shift 3 pictures"
    stack.open_plan(first)
    assert first.bar.primary.text() == "Remove 2 files"


def test_while_it_runs_the_button_is_stop_and_the_sentence_says_how_far(
    stack: PlaceStack, plan: PlanPage, qtbot: QtBot
) -> None:
    stack.open_plan(plan)
    plan.offer("Remove 2 files")
    plan.say("Every copy is compared once more.")
    plan.show_running("Removing: 1 of 2 files", 50)
    assert plan.bar.stop.isVisible()
    assert not plan.bar.primary.isVisible()
    assert plan.bar.accessibleName() == "Removing: 1 of 2 files"
    with qtbot.waitSignal(plan.stop_wanted):
        plan.bar.stop.click()
    plan.show_ended()
    assert plan.bar.primary.isVisible()
    assert plan.bar.accessibleName() == "Every copy is compared once more."


@pytest.mark.parametrize("leave", ["back", "escape", "cancel"])
def test_back_leads_to_the_page_and_to_where_the_focus_was(
    stack: PlaceStack, plan: PlanPage, leave: str
) -> None:
    page = below(stack)
    page.field.setFocus()
    stack.open_plan(plan)
    if leave == "escape":
        QTest.keyClick(plan, Qt.Key.Key_Escape)
    else:
        (plan.back if leave == "back" else plan.bar.cancel).click()
    assert stack.currentWidget() is page
    assert page.field.hasFocus()


def test_choosing_the_place_again_closes_a_plan_unless_it_is_being_done(
    stack: PlaceStack, plan: PlanPage
) -> None:
    stack.open_plan(plan)
    plan.show_running("Removing", 1)
    stack.open_page()
    assert stack.currentWidget() is plan
    plan.show_ended()
    stack.open_page()
    assert stack.currentWidget() is below(stack)


def test_numbers_are_read_out_with_what_they_count(qtbot: QtBot) -> None:
    numbers = Numbers(2)
    qtbot.addWidget(numbers)
    numbers.show_numbers([("3,412", "files go to Removed"), ("48.6 GB", "to gain")])
    assert numbers.accessibleName() == "3,412 files go to Removed, 48.6 GB to gain"


def test_columns_of_a_plan_share_what_fixed_ones_leave(qtbot: QtBot) -> None:
    table = PlanTable("Folders", [PlanColumn(px=100)], 36)
    qtbot.addWidget(table)
    table.setModel(QStringListModel(["one", "two", "three"], table))
    table.show_rows(2)
    assert table.columnWidth(0) == 100
    assert table.height() == theme.CONTROL_HEIGHT + 2 * 36


def test_actions_of_plans_have_the_keys_of_the_design(actions: Actions) -> None:
    wanted = {
        ActionId.START_PLAN: "Ctrl+Return",
        ActionId.RULE_UP: "Alt+Up",
        ActionId.RULE_DOWN: "Alt+Down",
        ActionId.STRIKE_OUT: "Del",
    }
    assert {id_: actions[id_].shortcut().toString() for id_ in wanted} == wanted
