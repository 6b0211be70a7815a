import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import FileList, FileQuery, SmartPlace
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import FileStatus
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.records import FileRecord
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.delegates.row_delegate import ROW_HEIGHT
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.library.column_chooser import ColumnChooser
from mediadesk.ui.views.library.filter_popover import FilterPopover
from mediadesk.ui.views.library.library_page import LibraryPage
from mediadesk.ui.widgets.controls.check_list import CheckRow
from tests.support.picture_library import PictureLibrary, Pictures

Make = Callable[[], LibraryPage]
Begun = Callable[[FileList], object]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own


@pytest.fixture
def library() -> PictureLibrary:
    return PictureLibrary(300)


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState(tmp_path)


@pytest.fixture
def make(qtbot: QtBot, library: PictureLibrary, tasks: TaskRunner, state: WindowState) -> Make:
    def made() -> LibraryPage:
        actions = Actions()
        page = LibraryPage(library, Thumbnails(Pictures(), tasks), tasks, state, actions)
        qtbot.addWidget(page)
        page.resize(1040, 748)
        page.show()
        return page

    return made


@pytest.fixture
def page(make: Make) -> LibraryPage:
    return make()


def shown(qtbot: QtBot, page: LibraryPage, place: SmartPlace = SmartPlace.PHOTOS) -> LibraryPage:
    page.show_place(place)
    settled(qtbot, page)
    return page


def settled(qtbot: QtBot, page: LibraryPage) -> None:
    qtbot.waitUntil(lambda: not page.lister.is_asking, timeout=3000)


def listed(page: LibraryPage) -> FileQuery:
    assert page.lister.query is not None
    return page.lister.query


def counts(page: LibraryPage) -> str:
    return page.header._counts.text()


def words(page: LibraryPage) -> str:
    return page.views.empty.accessibleName()


def is_empty(page: LibraryPage) -> bool:
    return page.views.currentWidget() is page.views.empty


def names(qtbot: QtBot, page: LibraryPage, count: int = 5) -> list[str]:
    qtbot.waitUntil(lambda: page.files.record(0) is not None, timeout=3000)
    found = [page.files.record(row) for row in range(min(count, page.files.rowCount()))]
    return [record.name_shown for record in found if record is not None]


def do(page: LibraryPage, action: ActionId) -> None:
    page._actions[action].trigger()


def chips(page: LibraryPage) -> list[QToolButton]:
    return [b for b in page.chips.findChildren(QToolButton) if b.property("look") == "chip"]


def test_a_place_shows_its_files_by_day_the_newest_first(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    assert counts(page).startswith("240 photos, ")
    assert page.files.listing.groups[0].key == "2019-12-28"
    assert page.views.currentWidget() is page.views.grid


@pytest.mark.parametrize(("files", "has_handle"), [(3, False), (300, True)])
def test_where_all_is_in_sight_no_handle_stands_beside_it(
    make: Make, library: PictureLibrary, qapp: QApplication, qtbot: QtBot,
    *, files: int, has_handle: bool,
) -> None:  # fmt: skip
    ThemeSwitch(qapp)
    library.records = dict(list(library.records.items())[:files])
    bar = shown(qtbot, make(), SmartPlace.ALL).views.grid.verticalScrollBar()
    painted = bar.grab().toImage()
    middle, top = painted.width() // 2, 20
    assert (painted.pixel(middle, top) != painted.pixel(0, 0)) is has_handle


def test_searching_narrows_and_esc_brings_everything_back(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    page.focus_search()
    QTest.keyClicks(page.header.search, "000123")
    qtbot.waitUntil(lambda: page.files.rowCount() == 1, timeout=3000)
    QTest.keyClick(page.header.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.files.rowCount() == 240, timeout=3000)


def test_a_search_without_result_says_so_and_offers_to_clear_it(
    qtbot: QtBot, page: LibraryPage
) -> None:
    shown(qtbot, page)
    page.header.search.setText("lofotn")
    qtbot.waitUntil(lambda: is_empty(page), timeout=3000)
    assert words(page).startswith('Nothing matches "lofotn"')
    page.views.empty.pressed.emit()
    qtbot.waitUntil(lambda: page.files.rowCount() == 240, timeout=3000)
    assert page.header.search.text() == ""
    assert not is_empty(page)


def test_an_empty_place_says_what_to_do(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page, SmartPlace.VR)
    assert words(page).startswith("No VR yet")
    with qtbot.waitSignal(page._actions[ActionId.ADD_FOLDERS].triggered):
        page.views.empty.pressed.emit()


def test_an_empty_library_says_that_a_scan_is_looking(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    library.records = {}
    page.set_scanning(True)
    shown(qtbot, page, SmartPlace.ALL)
    assert words(page).startswith("Still looking")


def test_a_catalog_that_cannot_be_read_is_told_and_can_be_tried_again(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    library.failing = OutsideError(Reason.of(ReasonCode.DISK_FULL, path="/c"))
    with qtbot.waitSignal(page.message) as told:
        page.show_place(SmartPlace.PHOTOS)
    assert told.args[0].startswith("The disk with /c is full.")
    assert words(page).startswith("Photos could not be read")
    library.failing = None
    page.views.empty.pressed.emit()
    qtbot.waitUntil(lambda: page.files.rowCount() == 240, timeout=3000)


def test_the_answer_of_a_place_left_in_the_meantime_is_dropped(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), library.file_list

    def slow(query: FileQuery, begun: Begun) -> FileList:
        if query.place is SmartPlace.PHOTOS:
            gate.wait(30)
            begun(real(query))
        return real(query)

    monkeypatch.setattr(library, "file_list", slow)
    page.show_place(SmartPlace.PHOTOS)
    page.show_place(SmartPlace.AUDIO)
    qtbot.waitUntil(lambda: page.files.rowCount() == 30, timeout=3000)
    gate.set()
    qtbot.wait(100)
    assert page.files.rowCount() == 30


def test_the_beginning_of_a_long_list_is_seen_while_the_rest_is_read(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), library.file_list

    def long(query: FileQuery, begun: Begun) -> FileList:
        whole = real(query)
        first = whole.groups[0].count
        begun(FileList(whole.ids[:first], whole.groups[:1], 0))
        gate.wait(30)
        return whole

    whole = real(page._query())
    first = whole.groups[0].count
    monkeypatch.setattr(library, "file_list", long)
    page.show_place(SmartPlace.ALL)
    qtbot.waitUntil(lambda: page.files.rowCount() == first, timeout=3000)
    assert counts(page) == ""  # how many there are is not known yet
    page.views.go_to(first - 1)
    gate.set()
    qtbot.waitUntil(lambda: page.files.rowCount() == len(whole.ids), timeout=3000)
    assert page.views.selection.rows.currentIndex().row() == first - 1
    assert counts(page).startswith("300 files")


def test_a_column_title_sorts_in_the_catalog_and_again_turns_it_round(
    qtbot: QtBot, page: LibraryPage
) -> None:
    shown(qtbot, page)
    do(page, ActionId.TABLE)
    settled(qtbot, page)
    page.views.table.sort_wanted.emit(SortKey.NAME)
    settled(qtbot, page)
    assert listed(page).sort is SortKey.NAME
    assert names(qtbot, page, 2) == ["IMG_000001.jpg", "IMG_000002.jpg"]
    page.views.table.sort_wanted.emit(SortKey.NAME)
    settled(qtbot, page)
    assert names(qtbot, page, 1) == ["IMG_000300.jpg"]


def test_sorting_by_size_leaves_headings_that_no_longer_fit(
    qtbot: QtBot, page: LibraryPage
) -> None:
    shown(qtbot, page)
    page.header.sort_chosen.emit(SortKey.SIZE)
    settled(qtbot, page)
    assert listed(page).group is Grouping.NONE
    page.header.group_chosen.emit(Grouping.MONTH)
    settled(qtbot, page)
    assert (listed(page).sort, listed(page).group) == (SortKey.TAKEN, Grouping.MONTH)


def test_a_table_has_headings_once_they_were_chosen_and_until_they_do_not_fit(
    qtbot: QtBot, page: LibraryPage
) -> None:
    shown(qtbot, page)
    page.show()
    do(page, ActionId.TABLE)
    settled(qtbot, page)
    table, group = page.views.table, page.header._group
    assert (listed(page).group, group.text()) == (Grouping.NONE, "No headings")
    assert table.rowHeight(0) == ROW_HEIGHT
    page.header._group_actions[Grouping.DAY].trigger()
    settled(qtbot, page)
    days = page.files.listing.groups
    assert (group.text(), len(days) > 1) == ("By day", True)
    second = days[0].count
    high = [row for row in range(page.files.rowCount()) if table.rowHeight(row) > ROW_HEIGHT]
    assert high[:2] == [0, second]
    heading = table.rowViewportPosition(0) + 5
    assert (table.rowAt(heading), table._row_at(heading)) == (0, -1)
    do(page, ActionId.GRID)
    settled(qtbot, page)
    assert listed(page).group is Grouping.DAY
    do(page, ActionId.TABLE)
    settled(qtbot, page)
    assert table.rowHeight(second) > ROW_HEIGHT
    table.sort_wanted.emit(SortKey.SIZE)
    settled(qtbot, page)
    assert (listed(page).group, group.text()) == (Grouping.NONE, "No headings")
    assert table.rowHeight(second) == ROW_HEIGHT


def test_whole_pictures_can_be_asked_for(
    qtbot: QtBot, page: LibraryPage, state: WindowState
) -> None:
    shown(qtbot, page)
    page.header._whole.trigger()
    assert state.flag("place/photos/whole")
    page.header._whole.trigger()
    assert not state.flag("place/photos/whole")


def test_the_sort_menu_sorts_and_turns_round(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    page.header._sort_actions[SortKey.NAME].trigger()
    settled(qtbot, page)
    assert names(qtbot, page, 1) == ["IMG_000001.jpg"]
    page.header._descending.trigger()
    settled(qtbot, page)
    assert names(qtbot, page, 1) == ["IMG_000300.jpg"]


def test_choices_are_remembered_for_each_place(qtbot: QtBot, make: Make) -> None:
    page = shown(qtbot, make())
    do(page, ActionId.TABLE)
    page.views.table.sort_wanted.emit(SortKey.SIZE)
    page.views.table.arrangement.show_column("perceptual-hash", shown=True)
    page.views.table.arrangement.show_column("camera", shown=False)
    do(page, ActionId.DETAILS)
    again = shown(qtbot, make())
    assert again.views.currentWidget() is again.views.table
    assert listed(again).sort is SortKey.SIZE
    assert again.views.table.arrangement.is_shown("perceptual-hash")
    assert not again.views.table.arrangement.is_shown("camera")
    assert again.details.isVisible()
    shown(qtbot, again, SmartPlace.ALL)
    assert again.views.currentWidget() is again.views.grid


def test_the_perceptual_hash_is_hidden_until_chosen(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    do(page, ActionId.TABLE)
    settled(qtbot, page)
    assert not page.views.table.arrangement.is_shown("perceptual-hash")
    chooser = ColumnChooser(page.views.table, page)
    row = next(row for row in chooser.list.rows if row.text() == "Perceptual hash")
    row.click()
    assert page.views.table.arrangement.is_shown("perceptual-hash")


def test_columns_are_found_by_typing(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    chooser = ColumnChooser(page.views.table, page)
    chooser._search.setText("hash")
    assert [row.text() for row in chooser.list.rows if not row.isHidden()] == [
        "Quick hash", "Perceptual hash",
    ]  # fmt: skip


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard")
def test_a_column_is_reached_by_tab_and_the_list_stays_when_all_are_as_at_first(
    qtbot: QtBot, page: LibraryPage
) -> None:
    shown(qtbot, page)
    do(page, ActionId.TABLE)
    settled(qtbot, page)
    chooser = ColumnChooser(page.views.table, page)
    chooser.open_below(page)
    height = chooser.list.height()
    chooser._search.setFocus()
    chooser._search.setText("perceptual")
    QTest.keyClick(chooser._search, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, CheckRow)
    assert focused.text() == "Perceptual hash"
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert page.views.table.arrangement.is_shown("perceptual-hash")
    chooser.usual.click()
    assert not page.views.table.arrangement.is_shown("perceptual-hash")
    assert chooser.list.height() == height
    chooser.close()


def test_columns_keep_the_order_and_width_the_user_gave_them(qtbot: QtBot, make: Make) -> None:
    page = shown(qtbot, make())
    do(page, ActionId.TABLE)
    settled(qtbot, page)
    head = page.views.table.horizontalHeader()
    size = next(n for n, c in enumerate(page.files.columns) if c.key == "size")
    head.moveSection(head.visualIndex(size), 0)
    head.resizeSection(size, 133)
    again = shown(qtbot, make())
    assert again.views.table.horizontalHeader().logicalIndex(0) == size
    assert again.views.table.columnWidth(size) == 133


def test_a_chip_narrows_the_table_and_says_how_many(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page, SmartPlace.ALL)
    do(page, ActionId.TABLE)
    qtbot.waitUntil(lambda: len(chips(page)) == 4, timeout=3000)
    audio = next(chip for chip in chips(page) if chip.text().startswith("Audio"))
    assert audio.text() == "Audio  30"
    audio.click()
    qtbot.waitUntil(lambda: page.files.rowCount() == 30, timeout=3000)
    assert page.header.filter_button.text() == "Filter 1"


def test_the_filter_offers_what_the_catalog_counted(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    shown(qtbot, page, SmartPlace.ALL)
    popover = FilterPopover(page)
    popover.offer(library.facets(listed(page)), page.narrowing.filters)
    said = [row.accessibleName() for row in popover._list.rows]
    assert "Photo, 240 files" in said
    assert "Canon EOS 80D, 240 files" in said
    assert "MP4, 30 files" in said
    with qtbot.waitSignal(popover.chosen) as told:
        next(row for row in popover._list.rows if row.text() == "Low").click()
    assert len(told.args[0]) == 1


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard")
def test_the_filter_keeps_the_keys_while_it_narrows(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page, SmartPlace.ALL)
    page.show()
    button, popover = page.header.filter_button, page.narrowing._popover
    button.setFocus()
    button.click()
    qtbot.waitUntil(popover.isVisible)
    row = popover._list.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(listed(page).kinds))
    settled(qtbot, page)
    assert QApplication.focusWidget() is row
    QTest.keyClick(row, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert page.focusWidget() is button


def newer(library: PictureLibrary, count: int) -> list[FileRecord]:
    """Files a scan finds: newer than all others, so they belong at the top."""
    last = max(library.records)
    return [
        replace(library._record(1), id=last + n, taken=f"2021-01-01T00:{n:02}:00")
        for n in range(1, count + 1)
    ]


def test_files_found_by_a_scan_do_not_move_what_is_seen(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    shown(qtbot, page)
    page.set_scanning(True)
    page.views.go_to(3)
    chosen = page.files.id_at(3)
    page.views.grid.verticalScrollBar().setValue(300)
    before = [page.files.id_at(row) for row in page.views.grid.rows_in_sight()]
    where = page.views.grid.cell(3)
    found = newer(library, 12)
    library.add(*found)
    page.apply_changes(CatalogChanges(added=frozenset(record.id for record in found)))
    qtbot.waitUntil(lambda: page.files.rowCount() == 252, timeout=3000)
    assert [page.files.id_at(row) for row in page.views.grid.rows_in_sight()] == before
    assert page.views.grid.cell(3) == where
    assert page.header._news.text() == "12 new files below"
    page.header.news_wanted.emit()
    qtbot.waitUntil(lambda: page.files.id_at(0) == found[-1].id, timeout=3000)
    assert page.header._news.isHidden()
    assert page.views.selection.ids().tolist() == [chosen]


def test_new_files_take_their_places_when_one_scrolls_to_the_top(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    shown(qtbot, page)
    page.set_scanning(True)
    page.views.grid.verticalScrollBar().setValue(500)
    found = newer(library, 3)
    library.add(*found)
    page.apply_changes(CatalogChanges(added=frozenset(record.id for record in found)))
    qtbot.waitUntil(lambda: page.files.rowCount() == 243, timeout=3000)
    page.views.grid.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: page.files.id_at(0) == found[-1].id, timeout=3000)


def test_when_the_scan_is_over_and_nobody_looks_new_files_take_their_places(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    shown(qtbot, page)
    page.set_scanning(True)
    found = newer(library, 3)
    library.add(*found)
    page.apply_changes(CatalogChanges(added=frozenset(record.id for record in found)))
    qtbot.waitUntil(lambda: page.files.rowCount() == 243, timeout=3000)
    first = page.files.id_at(0)
    page.views.pointer_left.emit()
    qtbot.wait(100)
    assert page.files.id_at(0) == first
    page.set_scanning(False)
    qtbot.waitUntil(lambda: page.files.id_at(0) == found[-1].id, timeout=3000)


def test_an_empty_grid_fills_while_the_scan_goes(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    everything, library.records = library.records, {}
    page.set_scanning(True)
    shown(qtbot, page)
    library.records = everything
    page.apply_changes(CatalogChanges(added=frozenset(everything)))
    qtbot.waitUntil(lambda: page.files.rowCount() == 240, timeout=3000)
    assert not is_empty(page)


def test_a_file_that_is_gone_leaves_and_the_others_stay_chosen(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    shown(qtbot, page)
    page.views.go_to(4)
    chosen, gone = page.files.id_at(4), page.files.id_at(1)
    del library.records[gone]
    page.apply_changes(CatalogChanges(files=frozenset({gone})))
    qtbot.waitUntil(lambda: page.files.rowCount() == 239, timeout=3000)
    assert page.views.selection.ids().tolist() == [chosen]
    assert page.views.selection.rows.currentIndex().row() == 3


def test_the_details_tell_date_facts_and_who_says_so(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    do(page, ActionId.DETAILS)
    page.views.go_to(0)
    qtbot.waitUntil(lambda: bool(page.details._source.text()), timeout=3000)
    assert page.details._date.text().endswith("20:31:14")
    assert page.details._source.text() == "Camera and file name agree."
    fields = {n.text(): v.text() for n, v in page.details._about._lines if not n.isHidden()}
    assert fields["Lens"] == "EF-S 10-18 mm"
    assert fields["Format"] == "JPEG, quality 94"


def test_the_details_say_why_a_file_cannot_be_used(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    first = library.file_list(page._query()).ids[0]
    library.records[first] = replace(
        library.records[first],
        status=FileStatus.ERROR,
        reason=Reason.of(ReasonCode.ENDS_EARLY),
    )
    shown(qtbot, page, SmartPlace.ALL)
    do(page, ActionId.DETAILS)
    page.views.go_to(page.files.listing.ids.index(first))
    qtbot.waitUntil(page.details._trouble.isVisible, timeout=3000)
    assert page.details._trouble.text() == "The file ends early."


def test_several_chosen_files_are_counted(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    do(page, ActionId.DETAILS)
    do(page, ActionId.SELECT_ALL)
    assert page.details._note.text() == "240 files selected."


def test_copying_gives_whole_paths_also_of_names_that_are_not_utf8(
    qtbot: QtBot, page: LibraryPage, library: PictureLibrary
) -> None:
    shown(qtbot, page)
    path = b"/media/Pictures/caf\xe9 #1.jpg"
    first = page.files.id_at(0)
    library.records[first] = replace(library.records[first], path=path)
    page.views.go_to(0)
    with qtbot.waitSignal(page.message):
        do(page, ActionId.COPY_PATH)
    data = bytes(QGuiApplication.clipboard().mimeData().data("text/uri-list").data())
    # The offscreen clipboard outlives Python, and with it what Python gave it.
    QGuiApplication.clipboard().clear()
    assert data.startswith(b"file:///media/Pictures/")
    assert unquote_to_bytes(data.strip().removeprefix(b"file://")) == path


def test_typing_a_name_goes_to_it(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    page.views.grid.sought.emit("img_000123")
    qtbot.waitUntil(
        lambda: page.views.selection.rows.currentIndex().row() >= 0, timeout=3000
    )  # fmt: skip
    row = page.views.selection.rows.currentIndex().row()
    assert page.files.id_at(row) == 123


def test_space_shows_a_file_large_and_keys_go_on(qtbot: QtBot, page: LibraryPage) -> None:
    shown(qtbot, page)
    names(qtbot, page)
    page.views.go_to(0)
    do(page, ActionId.LARGE_VIEW)
    assert page.large.isVisible()
    QTest.keyClick(page.large, Qt.Key.Key_Right)
    assert page.views.selection.rows.currentIndex().row() == 1
    QTest.keyClick(page.large, Qt.Key.Key_Escape)
    assert not page.large.isVisible()
    assert page.views.grid.hasFocus() or page.window().focusWidget() is page.views.grid


def test_a_folder_is_shown_under_its_own_title(qtbot: QtBot, page: LibraryPage) -> None:
    page.show_folder(11, "2019")
    settled(qtbot, page)
    assert page.header._title.text() == "2019"
    assert counts(page).startswith("75 files, ")
