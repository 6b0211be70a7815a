"""The page of dates: what is shown, what keys do, and how fast a long queue opens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.dating import ChosenDate, DateQuery, Need
from mediadesk.domain.timestamps import Precision
from mediadesk.ui.actions import ActionId
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.models import date_words
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.dates.dates_page import DatesPage
from mediadesk.ui.views.regions import Regions
from mediadesk.ui.widgets.controls.check_list import CheckList, CheckRow
from tests.support.fake_dates import CAMERA, DateLibrary, FakeDecisions
from tests.support.page_parts import page_parts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen plugin's own

Build = Callable[..., DatesPage]
Key = Qt.Key
FEBRUARY = ChosenDate("2019-02-01T00:00:00", Precision.MONTH)


def read(text: str) -> ChosenDate | None:
    return FEBRUARY if text == "Feb 2019" else None


@pytest.fixture
def build(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Build]:
    closing: list[Callable[[], object]] = []
    ThemeSwitch(qapp)

    def make(library: DateLibrary, decisions: FakeDecisions | None = None) -> DatesPage:
        tasks = TaskRunner(QThreadPool())
        parts = page_parts(tmp_path, tasks)
        decide = None if decisions is None else lambda: decisions
        page = DatesPage(library, parts, read=read, decisions=decide)
        parts.doing.changed.connect(page.apply_changes)
        parts.doing.setParent(page)
        qtbot.addWidget(page)
        closing.append(tasks.close)
        page.resize(1224, 720)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open_page()
        return page

    yield make
    assert all(close() for close in closing)


def shown(page: DatesPage) -> int:
    dates = page.pane.dates
    return dates.record.file.id if dates is not None else 0


def press(page: DatesPage, key: Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier
    QTest.keyClick(page.side.list, key, modifier.ShiftModifier if shift else modifier.NoModifier)


def text(page: DatesPage, id_: ActionId) -> str:
    return page._actions[id_].text()


def test_the_most_urgent_file_is_shown_first_with_its_proposal(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(low=2, contradicted=2))
    qtbot.waitUntil(lambda: shown(page) == 3)
    assert text(page, ActionId.ACCEPT_DATE) == "Accept 17 Aug 2019, 20:34"
    assert page.pane.reason.accessibleName() == (
        "Contradicted. The camera says 1 January 2016. "
        "Three other sources say 17 August 2019."
    )  # fmt: skip
    assert [group.key for group in page.queue.listing.groups] == ["contradicted", "low"]


def test_the_camera_is_not_said_to_tell_what_a_program_wrote() -> None:
    assert date_words.witness("EXIF:DateTimeOriginal") == "The camera"
    assert date_words.witness("EXIF:ModifyDate") == "The EXIF date of change"


def test_candidates_are_numbered_with_those_not_taken_last(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(contradicted=1))
    qtbot.waitUntil(lambda: shown(page) == 1)
    rows = page.pane.candidates.model.rows
    assert [row.source for row in rows] == [
        "Google Takeout", "File name", "Folder name", "File modified",
        "Camera, EXIF original", "Camera, EXIF digitised",
    ]  # fmt: skip
    assert [row.level is None for row in rows] == [False] * 4 + [True] * 2
    assert rows[0].zone == "+02:00"
    assert rows[4].why == "Not taken: a clock that was probably never set."


def test_a_number_chooses_another_candidate_and_enter_accepts_it(
    build: Build, qtbot: QtBot
) -> None:
    library = DateLibrary(contradicted=2)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_3)
    assert text(page, ActionId.ACCEPT_DATE) == "Accept Aug 2019"
    with qtbot.waitSignal(page.undo_offered) as told:
        press(page, Key.Key_Return)
    assert decisions.asked == [("choose", 1, 2)]
    assert told.args == ["Aug 2019 accepted for 1 file.", "Undo"]
    qtbot.waitUntil(lambda: shown(page) == 2)


def test_a_dropped_candidate_can_still_be_chosen(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(contradicted=1))
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_5)
    assert text(page, ActionId.ACCEPT_DATE) == "Accept 1 Jan 2016, 00:04"


def test_accepting_keeps_the_place_on_the_screen(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=60)
    page = build(library, FakeDecisions(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.side.list.choose_row(30)
    qtbot.waitUntil(lambda: shown(page) == 31)
    before = page.side.list.cell(30).top()
    with qtbot.waitSignal(page.undo_offered):
        press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page) == 32)
    assert page.side.list.currentIndex().row() == 30
    assert page.side.list.cell(30).top() == before


def test_what_was_undone_comes_back_to_the_queue(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=3)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.undo_offered):
        press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: list(page.queue.ids) == [2, 3])
    page.apply_changes(decisions.undo(1))
    qtbot.waitUntil(lambda: sorted(page.queue.ids) == [1, 2, 3])
    assert shown(page) == 2


def test_a_typed_date_says_how_it_is_read_before_it_is_taken(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(none=2)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    assert not page._actions[ActionId.ACCEPT_DATE].isEnabled()
    press(page, Key.Key_T)
    edit = page.pane.bar.field.edit
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "Feb 20")
    assert edit.accessibleDescription() == "This cannot be read as a date yet."
    QTest.keyClick(edit, Key.Key_Return)
    assert not decisions.asked
    QTest.keyClicks(edit, "19")
    assert edit.accessibleDescription() == "Feb 2019, the month only"
    with qtbot.waitSignal(page.undo_offered):
        QTest.keyClick(edit, Key.Key_Return)
    assert decisions.asked == [("set", [1], FEBRUARY, "Feb 2019")]
    assert not page.pane.bar.is_typing
    qtbot.waitUntil(page.side.list.hasFocus)


def test_what_one_types_and_chooses_outlasts_what_a_scan_writes(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(none=3)
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    library.queries.clear()
    press(page, Key.Key_T)
    edit = page.pane.bar.field.edit
    QTest.keyClicks(edit, "Feb")
    page.apply_changes(CatalogChanges(files=frozenset({1, 2})))
    qtbot.wait(700)
    assert page.pane.bar.is_typing
    assert edit.text() == "Feb"
    assert not library.queries
    QTest.keyClick(edit, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(library.queries) > 0)
    press(page, Key.Key_Down, shift=True)
    assert page.side.list.chosen_ids() == [1, 2]
    page.apply_changes(CatalogChanges(files=frozenset({3})))
    qtbot.wait(700)
    assert page.side.list.chosen_ids() == [1, 2]


def test_esc_leaves_the_field_and_takes_nothing(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(none=1)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_T)
    QTest.keyClicks(page.pane.bar.field.edit, "Feb 2019")
    QTest.keyClick(page.pane.bar.field.edit, Key.Key_Escape)
    assert not page.pane.bar.is_typing
    assert not decisions.asked


def test_neighbours_lend_their_date(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(none=3)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_Right)
    qtbot.waitUntil(lambda: shown(page) == 2)
    qtbot.waitUntil(page._actions[ActionId.BETWEEN].isEnabled)
    press(page, Key.Key_N)
    assert text(page, ActionId.ACCEPT_DATE) == "Accept 17 Aug 2019, 20:32"
    press(page, Key.Key_N, shift=True)
    assert text(page, ActionId.ACCEPT_DATE) == "Accept 17 Aug 2019, 20:34"
    press(page, Key.Key_B)
    assert text(page, ActionId.ACCEPT_DATE) == "Accept 17 Aug 2019, 20:33"
    with qtbot.waitSignal(page.undo_offered):
        press(page, Key.Key_Return)
    assert decisions.asked == [("between", [2], 1, 3)]


def test_the_first_of_a_camera_has_nothing_before_it(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(none=3))
    qtbot.waitUntil(lambda: shown(page) == 1)
    qtbot.waitUntil(page._actions[ActionId.SAME_AS_NEXT].isEnabled)
    assert not page._actions[ActionId.SAME_AS_PREVIOUS].isEnabled()
    assert not page._actions[ActionId.BETWEEN].isEnabled()


def test_c_means_every_file_of_the_camera(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=3, low=2)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.message) as told:
        press(page, Key.Key_C)
    assert told.args == [f"5 files of {CAMERA} chosen."]
    assert text(page, ActionId.ACCEPT_DATE) == "Accept 5 proposals"
    with qtbot.waitSignal(page.undo_offered):
        press(page, Key.Key_Return)
    assert decisions.asked == [("accept", [1, 2, 3, 4, 5])]


def test_one_typed_date_for_all_selected_files(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(none=4)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    press(page, Key.Key_Down, shift=True)
    press(page, Key.Key_Down, shift=True)
    assert page.dating.batch == [1, 2, 3]
    press(page, Key.Key_T)
    QTest.keyClicks(page.pane.bar.field.edit, "Feb 2019")
    with qtbot.waitSignal(page.undo_offered):
        QTest.keyClick(page.pane.bar.field.edit, Key.Key_Return)
    assert decisions.asked == [("set", [1, 2, 3], FEBRUARY, "Feb 2019")]


def test_all_that_is_sure_is_accepted_at_once(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=3, low=2)
    decisions = FakeDecisions(library)
    page = build(library, decisions)
    qtbot.waitUntil(lambda: shown(page) == 1)
    with qtbot.waitSignal(page.undo_offered) as told:
        page._actions[ActionId.ACCEPT_SURE].trigger()
    assert told.args == ["Dates of 3 files accepted.", "Undo"]
    qtbot.waitUntil(lambda: list(page.queue.ids) == [4, 5])
    assert not page._actions[ActionId.ACCEPT_SURE].isEnabled()


def test_a_chip_shows_one_need_and_nothing_matching_can_be_cleared(
    build: Build, qtbot: QtBot
) -> None:
    library = DateLibrary(contradicted=2, low=1)
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    chips = {chip.text(): chip for chip in page.findChildren(QToolButton)}
    chips["Low  1"].click()
    qtbot.waitUntil(lambda: list(page.queue.ids) == [3])
    assert library.queries[-1] == DateQuery(needs=frozenset({Need.LOW}))
    chips["None  0"].click()
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.accessibleName().startswith("Nothing matches")
    page.empty.pressed.emit()
    qtbot.waitUntil(lambda: len(page.queue.ids) == 3)


def test_an_empty_queue_says_that_everything_is_dated(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary())
    qtbot.waitUntil(page.empty.isVisible)
    qtbot.waitUntil(lambda: page.empty.accessibleName() == (
        "No picture needs a date. With a date: 0 of 0 files."
    ))  # fmt: skip


def test_a_month_of_the_histogram_filters_and_lets_go(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=2)
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1)
    histogram = page.narrowing.histogram
    assert not histogram.isVisible()
    page._actions[ActionId.HISTOGRAM].trigger()
    qtbot.waitUntil(lambda: histogram.accessibleDescription() == "2016 to 2019, chosen: all.")
    histogram.chosen.emit("2019-08")
    assert page.narrowing.query == DateQuery(months=frozenset({"2019-08"}))
    histogram.chosen.emit("2019-08")
    assert page.narrowing.query == DateQuery()


def test_list_and_time_line_point_at_the_same_candidate(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(contradicted=1))
    qtbot.waitUntil(lambda: shown(page) == 1)
    line, side = page.pane.line, page.pane.candidates
    spot = next(spot for spot in line.spots if 4 in spot.numbers)
    QTest.mouseMove(line, spot.rect.center().toPoint())
    qtbot.waitUntil(lambda: side._delegate.pointed == 3)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=spot.rect.center().toPoint())
    assert side.list.currentIndex().row() == 3
    assert text(page, ActionId.ACCEPT_DATE) == "Accept 19 Aug 2019, 09:12"


def test_the_wheel_zooms_around_the_pointer(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(contradicted=1))
    qtbot.waitUntil(lambda: shown(page) == 1)
    line = page.pane.line
    at, before = QPointF(400, 60), line.axis.at(400)
    wheel = QWheelEvent(
        at, line.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    line.wheelEvent(wheel)
    assert line.axis.zoom > 1
    after = line.axis.at(400)
    assert before is not None
    assert after is not None
    assert abs((after - before).total_seconds()) < 1


def test_of_a_hundred_thousand_files_only_those_in_sight_are_read(
    build: Build, qtbot: QtBot
) -> None:
    library = DateLibrary(contradicted=100_000)
    page = build(library)
    qtbot.waitUntil(lambda: shown(page) == 1, timeout=20_000)
    press(page, Key.Key_End)
    page.side.list.grab()
    qtbot.waitUntil(lambda: shown(page) == 100_000, timeout=20_000)
    press(page, Key.Key_Home)
    qtbot.waitUntil(lambda: shown(page) == 1, timeout=20_000)
    assert 0 < library.read < 1000


def test_rows_and_actions_say_what_they_are_to_those_who_do_not_see(
    build: Build, qtbot: QtBot
) -> None:
    page = build(DateLibrary(contradicted=1))
    qtbot.waitUntil(lambda: shown(page) == 1)
    index = page.queue.index(0)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: page.queue.row(0) is not None)
    assert index.data(spoken) == (
        "IMG_000001.jpg, Contradicted, 1 Jan 2016 becomes 17 Aug 2019, Date confidence High, 1 of 1"
    )
    for widget in (page.side.list, page.pane.candidates.list, page.pane.strip.list,
                   page.pane.line, page.pane.picture, page.narrowing.histogram):  # fmt: skip
        assert widget.accessibleName()
    assert "Google Takeout" in page.pane.line.accessibleDescription()


def test_everything_has_a_name_and_is_reached_by_tab(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=1)
    page = build(library, FakeDecisions(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    focusable = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [type(each).__name__ for each in focusable if not each.accessibleName()] == []
    page.side.list.setFocus()
    order: list[QWidget | None] = []
    for _ in range(len(focusable) + 2):
        page.focusNextPrevChild(True)
        order.append(QApplication.focusWidget())
    pane = page.pane
    wanted = (pane.candidates.list, pane.strip.list, pane.line, pane.bar.accept)
    places = [order.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_f6_goes_through_the_parts_and_back(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=1)
    page = build(library, FakeDecisions(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    regions = Regions((page,), page, inside=page.regions)
    page.side.list.setFocus()
    held: list[QWidget | None] = []
    for _ in range(4):
        regions.go(1)
        held.append(QApplication.focusWidget())
    assert page.pane.candidates.list in held
    assert page.pane.line in held
    regions.go(-1)
    assert QApplication.focusWidget() is held[-2]


def test_the_filter_narrows_at_once_and_shows_every_count(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(contradicted=2))
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.narrowing.open_filter()
    qtbot.waitUntil(lambda: len(page.findChildren(CheckRow)) > 1)
    rows = page.findChildren(CheckRow)
    (listed,) = page.findChildren(CheckList)
    qtbot.waitUntil(lambda: max(row.width() for row in rows) <= listed.viewport().width())
    rows[0].click()
    assert page.narrowing.query != DateQuery()
    rows[0].click()
    assert page.narrowing.query == DateQuery()


def test_months_are_gone_through_and_chosen_by_key(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(contradicted=2))
    qtbot.waitUntil(lambda: shown(page) == 1)
    histogram = page.narrowing.histogram
    page._actions[ActionId.HISTOGRAM].trigger()
    qtbot.waitUntil(lambda: histogram.accessibleDescription() != "")
    for key in (Key.Key_Down, Key.Key_Space):
        QTest.keyClick(histogram, key)
    assert len(page.narrowing.query.months) == 1


def test_this_file_stays_in_sight_among_its_neighbours(build: Build, qtbot: QtBot) -> None:
    page = build(DateLibrary(contradicted=30))
    page.resize(2400, 720)
    qtbot.waitUntil(lambda: shown(page) == 1)
    for _file in range(20):
        press(page, Key.Key_Right)
    strip = page.pane.strip
    qtbot.waitUntil(lambda: shown(page) == 21 and strip.model.place > 0)
    page.resize(1000, 500)
    room, this = strip.list.viewport(), strip.model.index(strip.model.place)
    qtbot.waitUntil(lambda: room.width() < 700)
    qtbot.waitUntil(lambda: room.rect().contains(strip.list.visualRect(this)), timeout=2000)


def test_keys_still_work_once_the_last_file_is_decided(build: Build, qtbot: QtBot) -> None:
    library = DateLibrary(contradicted=1)
    page = build(library, FakeDecisions(library))
    qtbot.waitUntil(lambda: shown(page) == 1)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.side.list)
    press(page, Key.Key_Return)
    qtbot.waitUntil(page.empty.isVisible)
    assert QApplication.focusWidget() is page
