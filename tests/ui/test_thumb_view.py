from array import array

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import FileGroup, SmartPlace
from mediadesk.domain.ordering import Grouping
from mediadesk.ui.models import wording
from mediadesk.ui.models.library import columns
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.models.rows.listing import Listing
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.lists.thumb_view import ThumbView
from tests.support.picture_library import PictureLibrary, Pictures

LEFT, CTRL, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def source() -> Pictures:
    return Pictures()


@pytest.fixture
def view(qtbot: QtBot, tasks: TaskRunner, source: Pictures) -> ThumbView:
    library = PictureLibrary(600)
    model = FileListModel(library.files, tasks, columns.offered(SmartPlace.PHOTOS))
    selection = FileSelection(model)
    made = ThumbView(
        selection,
        Thumbnails(source, tasks),
        lambda key: wording.heading(key, Grouping.DAY),
    )
    qtbot.addWidget(made)
    made.resize(1040, 700)
    made.show()
    groups = (FileGroup("2019-08-17", 7), FileGroup("2019-08-16", 93), FileGroup("", 500))
    model.show(Listing(array("q", range(1, 601)), groups))
    return made


def chosen(view: ThumbView) -> list[int]:
    return [row for run in view._selection.runs() for row in run]


def click(
    view: ThumbView, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(view.viewport(), LEFT, keys, view.cell(row).center())


def press(
    view: ThumbView, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(view, key, modifiers)


def test_every_cell_is_found_where_it_is_painted(view: ThumbView) -> None:
    for row in view.rows_in_sight():
        index = view.model().index(row, 0)
        assert view.indexAt(view.visualRect(index).center()) == index
    assert not view.indexAt(QPoint(100, 20)).isValid()  # a heading


def test_a_click_chooses_ctrl_adds_and_shift_reaches(view: ThumbView) -> None:
    click(view, 2)
    assert chosen(view) == [2]
    click(view, 5, CTRL)
    assert chosen(view) == [2, 5]
    click(view, 8, SHIFT)
    assert chosen(view) == [2, 5, 6, 7, 8]
    click(view, 1)
    assert chosen(view) == [1]


def test_a_click_between_cells_chooses_nothing(view: ThumbView) -> None:
    click(view, 2)
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(300, 20))
    assert chosen(view) == []


def test_arrows_go_through_lines_and_over_headings(view: ThumbView) -> None:
    click(view, 0)
    press(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 5
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 8  # second column of the next day
    press(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 6
    press(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 599
    assert view.viewport().rect().contains(view.cell(599))
    press(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    assert view.verticalOffset() == 0


def test_shift_and_arrows_reach_from_where_they_began(view: ThumbView) -> None:
    click(view, 6)
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Right, modifiers=SHIFT)
    assert chosen(view) == [6, 7, 8]
    press(view, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, modifiers=SHIFT)
    assert chosen(view) == [5, 6]


def test_page_keys_go_by_what_is_seen(view: ThumbView) -> None:
    click(view, 0)
    press(view, Qt.Key.Key_PageDown)
    below = view.currentIndex().row()
    assert below >= 15
    assert view.viewport().rect().contains(view.cell(below))
    press(view, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() == 0


def test_a_rubber_band_from_a_heading_catches_what_it_touches(view: ThumbView) -> None:
    port = view.viewport()
    first, last = view.cell(0), view.cell(1)
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(first.left() + 5, 10))
    for point in (QPoint(60, 40), first.center(), last.center()):
        QTest.mouseMove(port, point)
    assert chosen(view) == [0, 1]
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, last.center())
    assert chosen(view) == [0, 1]


def test_select_all_is_a_state_that_a_click_ends(view: ThumbView) -> None:
    view.selectAll()
    assert view._selection.everything
    assert view._selection.count() == 600
    assert view._selection.rows.selection().isEmpty()
    click(view, 3)
    assert chosen(view) == [3]


def test_one_file_can_be_taken_out_of_everything(view: ThumbView) -> None:
    view.selectAll()
    click(view, 3, CTRL)
    assert view._selection.count() == 599
    assert not view._selection.is_selected(3)
    assert view._selection.is_selected(4)
    assert view._selection.is_selected(599)


def test_ctrl_and_the_wheel_change_the_size_and_keep_the_place(
    qtbot: QtBot, view: ThumbView
) -> None:
    view.verticalScrollBar().setValue(9000)
    anchor = view.anchor()
    assert anchor is not None
    with qtbot.waitSignal(view.cell_size_changed) as told:
        turn(view, 120)
    assert told.args == [256]
    assert anchor[0] in view.rows_in_sight()
    turn(view, -120)
    turn(view, -120)
    assert view.cell_size == 160


def turn(view: ThumbView, angle: int) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, angle), LEFT & ~LEFT,
        CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(event)


def test_letters_typed_in_a_row_are_one_name(view: ThumbView) -> None:
    view.setFocus()
    told: list[str] = []
    view.sought.connect(told.append)
    press(view, Qt.Key.Key_I, Qt.Key.Key_M)
    assert [text.lower() for text in told] == ["i", "im"]


def test_pictures_are_asked_for_what_is_seen_and_at_most_a_few_sizes(
    qtbot: QtBot, view: ThumbView, source: Pictures
) -> None:
    qtbot.waitUntil(lambda: len(source.asked) >= 15, timeout=5000)
    seen = view.rows_in_sight()
    assert {id_ - 1 for id_, _ in source.asked} <= set(range(seen.start, seen.stop + 5))
    assert {edge for _, edge in source.asked} == {256}


def test_cells_are_painted_with_pictures_and_placeholders(
    qtbot: QtBot, view: ThumbView, source: Pictures
) -> None:
    before = view.grab().toImage()
    qtbot.waitUntil(lambda: len(source.asked) >= 15, timeout=5000)
    qtbot.waitUntil(lambda: view.grab().toImage() != before, timeout=3000)
    image = view.grab().toImage()
    centre = view.viewport().mapTo(view, view.cell(0).center())
    assert image.pixelColor(centre) != before.pixelColor(centre)


def test_assistive_tools_find_a_list_of_files_with_sentences(qtbot: QtBot, view: ThumbView) -> None:
    qtbot.waitUntil(lambda: view.files.record(0) is not None)
    face = QAccessible.queryAccessibleInterface(view)
    assert face.role() == QAccessible.Role.List
    assert face.childCount() == 600
    child = face.child(0)
    assert child.role() == QAccessible.Role.ListItem
    assert child.text(QAccessible.Text.Name).startswith("IMG_000001.jpg, Photo")
    assert child.rect().size() == view.cell(0).size()


def test_right_to_left_mirrors_the_cells(view: ThumbView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.doItemsLayout()
    assert view.cell(0).left() > view.cell(1).left()
    assert view.indexAt(view.cell(0).center()).row() == 0
