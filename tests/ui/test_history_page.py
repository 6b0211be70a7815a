"""The History page and Removed, with real files: what was done, and the way back from it."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediadesk.catalog.past import history
from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.history import (
    HistoryDetail,
    HistoryFile,
    HistoryItem,
    HistoryKind,
    HistoryOutcome,
)
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import EntryAction, EntryState, RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.library import Library
from mediadesk.operations.past.held import Held
from mediadesk.operations.past.history import History
from mediadesk.operations.past.removal_history import RemovalHistory
from mediadesk.operations.past.verdict_history import VerdictHistory
from mediadesk.operations.resolve import Way
from mediadesk.operations.review.verdicts import Verdicts
from mediadesk.ui.actions import ActionId, Actions, Where
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.delegates import history_delegate
from mediadesk.ui.models.history import history_words
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.history.history_page import HistoryPage
from mediadesk.ui.views.history.removed_bar import RemovedBar
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.views.library.library_page import LibraryPage
from mediadesk.ui.widgets.overlays.number_dialog import NumberDialog
from mediadesk.ui.work.change_queue import ChangeQueue
from tests.support.fake_clusters import StageSource
from tests.support.held_library import WORDLESS, HeldLibrary, held_library
from tests.support.trees import tree

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as library:
        yield library


class Bench:
    """What the pages stand on, over real files."""

    def __init__(self, library: HeldLibrary, state: Path) -> None:
        self.tasks, self.actions = TaskRunner(QThreadPool()), Actions()
        self.doing = ChangeQueue(self.tasks)
        history = History(
            [RemovalHistory(library.store, library.settings, None), VerdictHistory(library.store)]
        )
        self.history: Callable[[], History] = lambda: history
        self.undoing = Undoing(self.history, self.doing, self.tasks, self.actions)
        self.library = Library(library.store.readers)
        self.held = lambda: Held(library.store)
        self.state = WindowState(state)
        self.thumbnails = Thumbnails(StageSource(), self.tasks)


@pytest.fixture
def bench(qapp: QApplication, library: HeldLibrary, tmp_path: Path) -> Iterator[Bench]:
    ThemeSwitch(qapp)
    bench = Bench(library, tmp_path)
    yield bench
    assert bench.tasks.close()


@pytest.fixture
def page(bench: Bench, qtbot: QtBot) -> HistoryPage:
    page = HistoryPage(bench.history, bench.undoing, bench.thumbnails, bench.tasks)
    qtbot.addWidget(page)
    bench.actions.add_to(page, Where.EVERYWHERE)
    page.resize(1040, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def listed(page: HistoryPage) -> list[str]:
    return [page.items.index(row).data() for row in range(page.items.rowCount())]


def remove_one(library: HeldLibrary, folder: str) -> tuple[Path, Path]:
    keeper, gone = library.add(f"{folder}/keeper.jpg"), library.add(f"{folder}/copy.jpg")
    library.copies(f"{folder}/keeper.jpg", f"{folder}/copy.jpg")
    library.remove(keeper, gone)
    return keeper, gone


def test_nothing_done_says_so(page: HistoryPage, qtbot: QtBot) -> None:
    page.open_page()
    qtbot.waitUntil(lambda: "Nothing has been done yet" in page.empty.accessibleName())


def test_what_was_done_is_listed_and_its_files_named(
    page: HistoryPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    remove_one(library, "a")
    page.open_page()
    qtbot.waitUntil(lambda: listed(page) == ["Removed copy.jpg"])
    spoken = page.items.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Undo")
    assert page.side.undo.text() == "Undo, bring 1 file back"
    assert page.side._when.text().startswith("Today, ")
    assert page.list.hasFocus()


@pytest.mark.parametrize("how", ["enter", "row", "side", "everywhere"])
def test_every_way_of_undoing_brings_the_file_back(
    page: HistoryPage, library: HeldLibrary, bench: Bench, qtbot: QtBot, how: str
) -> None:
    library.copies("keeper.jpg", "copy.jpg")
    before = tree(library.root)
    keeper, gone = library.root / "keeper.jpg", library.root / "copy.jpg"
    library.remove(keeper, gone)
    bench.undoing.refresh()
    page.open_page()
    qtbot.waitUntil(lambda: len(listed(page)) == 1)
    qtbot.waitUntil(bench.actions[ActionId.UNDO].isEnabled)
    with qtbot.waitSignal(bench.undoing.message) as told:
        if how == "enter":
            QTest.keyClick(page.list, Qt.Key.Key_Return)
        elif how == "row":
            row = page.list.visualRect(page.items.index(0))
            place = QPoint(row.right() - 40, row.center().y())
            QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        elif how == "side":
            page.side.undo.click()
        else:
            QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Undone. 1 file back in place."]
    assert tree(library.root) == before
    qtbot.waitUntil(lambda: listed(page) == ["Undid the removal of copy.jpg", "Removed copy.jpg"])
    qtbot.waitUntil(lambda: not bench.actions[ActionId.UNDO].isEnabled())


def test_after_an_undo_no_other_row_is_under_the_pointer(
    page: HistoryPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    for number in range(16):
        remove_one(library, str(number))
    page.open_page()
    qtbot.waitUntil(lambda: len(listed(page)) == 16)
    page.list.choose_row(4)
    place = page.list.visualRect(page.items.index(4, 0))
    item = page.items.item(4)
    assert item is not None
    button = page._delegate.button_rect(place, item).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=button)
    qtbot.waitUntil(lambda: len(listed(page)) == 17)
    row = page.items.row_of_key(item.key)
    assert page.list.visualRect(page.items.index(row, 0)) == place
    assert history_words.detail(page.items.items[0]).startswith("1 file is back")


def test_enter_goes_from_entry_to_entry_and_says_where_nothing_is_left(
    page: HistoryPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    for folder in ("a", "b"):
        library.copies(f"{folder}/keeper.jpg", f"{folder}/copy.jpg")
    before = tree(library.root)
    for folder in ("a", "b"):
        library.remove(library.root / folder / "keeper.jpg", library.root / folder / "copy.jpg")
    page.open_page()
    qtbot.waitUntil(lambda: len(listed(page)) == 2)
    for rows in (3, 4):
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda rows=rows: len(listed(page)) == rows)  # type: ignore[misc]
    assert tree(library.root) == before
    with qtbot.waitSignal(page.message) as told:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert told.args == ["This was undone already."]


def test_redo_removes_again_what_came_back(
    library: HeldLibrary, bench: Bench, qtbot: QtBot
) -> None:
    _, gone = remove_one(library, "a")
    with qtbot.waitSignal(bench.undoing.taken_back):
        bench.undoing.undo_last()
    assert gone.exists()
    redo = bench.actions[ActionId.REDO]
    qtbot.waitUntil(redo.isEnabled)
    with qtbot.waitSignal(bench.undoing.message) as told:
        redo.trigger()
    assert told.args == ["Done again: removed 1 file."]
    assert not gone.exists()


def test_entries_are_found_by_the_names_of_their_files(
    page: HistoryPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    remove_one(library, "Åland")
    remove_one(library, "Bergen")
    page.open_page()
    qtbot.waitUntil(lambda: len(listed(page)) == 2)
    page.search.setText("aland")
    qtbot.waitUntil(lambda: len(listed(page)) == 1)
    page.search.setText("nowhere")
    qtbot.waitUntil(lambda: 'Nothing matches "nowhere"' in page.empty.accessibleName())
    page.empty.pressed.emit()
    qtbot.waitUntil(lambda: len(listed(page)) == 2)


@pytest.fixture
def removed(bench: Bench, qtbot: QtBot) -> tuple[LibraryPage, RemovedBar]:
    library: object = bench.library
    page = LibraryPage(
        library,  # type: ignore[arg-type] # the real one has more
        bench.thumbnails,
        bench.tasks,
        bench.state,
        bench.actions,
    )
    bar = RemovedBar(bench.held, bench.doing, bench.tasks, bench.actions)
    bar.stand_below(page, page.views.selection)
    bench.doing.changed.connect(page.apply_changes)
    qtbot.addWidget(page)
    page.resize(1040, 700)
    page.show()
    return page, bar


def show_removed(page: LibraryPage, bar: RemovedBar) -> None:
    page.show_place(SmartPlace.REMOVED)
    bar.show_for(SmartPlace.REMOVED)


def test_removed_restores_what_is_chosen(
    removed: tuple[LibraryPage, RemovedBar], library: HeldLibrary, qtbot: QtBot
) -> None:
    page, bar = removed
    _, one = remove_one(library, "a")
    _, two = remove_one(library, "b")
    show_removed(page, bar)
    qtbot.waitUntil(lambda: bar.restore.text() == "Restore all 2")
    page.views.selection.rows.select(
        page.files.index(0, 0), page.views.selection.rows.SelectionFlag.ClearAndSelect
    )
    assert bar.restore.text() == "Restore 1 file"
    with qtbot.waitSignal(bar.done):
        bar.restore.click()
    assert one.exists() != two.exists()
    qtbot.waitUntil(lambda: bar.restore.text() == "Restore all 1")


def test_the_original_of_a_hard_link_is_listed_counted_and_can_go_or_come_back(
    removed: tuple[LibraryPage, RemovedBar], library: HeldLibrary, bench: Bench, qtbot: QtBot
) -> None:
    page, bar = removed
    show_removed(page, bar)
    qtbot.waitUntil(lambda: bar._text.text() == "Nothing is held.")
    assert [button.text() for button in (bar.restore, bar.purge)] == ["Restore all", "Purge all"]
    keeper, copy = library.copies("keeper.jpg", "copy.jpg")
    before = tree(library.root)
    for restore in (True, False):
        library.remove(keeper, copy, way=Way(link=True))
        assert copy.samefile(keeper)
        page.lister.refresh()
        qtbot.waitUntil(lambda: bar.restore.text() == "Restore all 1")
        qtbot.waitUntil(lambda: bar._text.text().startswith("1 file, 8 KB"))
        qtbot.waitUntil(lambda: page.files.record(0) is not None)
        spoken = page.files.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "A hard link to the kept copy was put in its place" in spoken
        assert bench.library.place_counts()[SmartPlace.REMOVED].files == 1
        (bar.restore if restore else bar.purge).click()
        if not restore:
            dialog_of(bar).field.setText("1")
            dialog_of(bar).yes.click()
        qtbot.waitUntil(lambda: bar._text.text() == "Nothing is held.")
        assert (tree(library.root) == before) is restore
        qtbot.waitUntil(lambda: not page.files.rowCount())
        assert not bar.restore.isEnabled()
    assert copy.samefile(keeper)
    item = next(iter(bench.history().items()))
    assert (item.undoable, history_words.standing(item)) == (0, "purged")


def dialog_of(bar: RemovedBar) -> NumberDialog:
    dialog = bar.findChild(NumberDialog)
    assert isinstance(dialog, NumberDialog)
    return dialog


def test_the_window_can_be_closed_by_its_key_while_a_number_is_asked_for(
    removed: tuple[LibraryPage, RemovedBar], library: HeldLibrary, qtbot: QtBot
) -> None:
    page, bar = removed
    remove_one(library, "a")
    show_removed(page, bar)
    qtbot.waitUntil(lambda: bar.purge.text() == "Purge all 1")
    bar.purge.click()
    dialog = dialog_of(bar)
    assert bar._actions[ActionId.QUIT] in dialog.actions()  # that of the window is blocked now


def test_purging_wants_the_number_typed(
    removed: tuple[LibraryPage, RemovedBar], library: HeldLibrary, qtbot: QtBot
) -> None:
    page, bar = removed
    for folder in ("a", "b"):
        remove_one(library, folder)
    show_removed(page, bar)
    qtbot.waitUntil(lambda: bar.purge.text() == "Purge all 2")
    bar.purge.click()
    dialog = dialog_of(bar)
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.field, "1")
    assert not dialog.yes.isEnabled()
    dialog.field.setText("2")
    with qtbot.waitSignal(bar.message) as told:
        dialog.yes.click()
    assert told.args[0].startswith("Deleted 2 files for good.")
    assert Held(library.store).total().files == 0
    held = os.fsencode(library.root / ".mediadesk")
    assert not any(names for _, _, names in os.walk(held))
    qtbot.waitUntil(lambda: not bar.purge.isEnabled())


def test_a_purge_that_is_not_meant_deletes_nothing(
    removed: tuple[LibraryPage, RemovedBar], library: HeldLibrary, qtbot: QtBot
) -> None:
    page, bar = removed
    remove_one(library, "a")
    show_removed(page, bar)
    qtbot.waitUntil(lambda: bar.purge.text() == "Purge all 1")
    bar.purge.click()
    dialog_of(bar).no.click()
    assert Held(library.store).total().files == 1


def test_what_was_linked_or_moved_is_not_called_removed() -> None:
    def item(action: EntryAction, place: RemovalPlace) -> HistoryItem:
        return HistoryItem(
            key="batch:1",
            kind=HistoryKind.REMOVED,
            at=0.0,
            files=2,
            clusters=1,
            undoable=2,
            place=place,
            action=action,
        )

    linked = item(EntryAction.LINK, RemovalPlace.REMOVED)
    assert history_words.title(linked) == "Replaced 2 files by hard links"
    assert history_words.detail(linked).endswith("the originals to Removed")
    moved = item(EntryAction.MOVE, RemovalPlace.FOLDER)
    assert history_words.title(moved) == "Moved 2 files from 1 cluster"
    assert history_words.detail(moved).endswith("to a folder")


CALLED = {
    "removed": ("Removed copy.jpg", "Undid the removal of copy.jpg", "1 file back in place."),
    "link": (
        "Replaced copy.jpg by a hard link",
        "Undid the hard link of copy.jpg",
        "1 hard link is a file of its own again.",
    ),
    "folder": ("Moved copy.jpg to a folder", "Undid the move of copy.jpg", "1 file moved back."),
}


@pytest.mark.parametrize("way", CALLED)
def test_what_was_done_and_undone_is_called_what_it_was(
    way: str, page: HistoryPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    done, undone, told = CALLED[way]
    keeper, copy = library.copies("keeper.jpg", "copy.jpg")
    (out := library.folder / "out").mkdir()
    ways = {"link": Way(link=True), "folder": Way(RemovalPlace.FOLDER, bytes(out))}
    library.remove(keeper, copy, way=ways.get(way))
    page.open_page()
    qtbot.waitUntil(lambda: listed(page) == [done])
    assert page.items.index(0).data(Qt.ItemDataRole.ToolTipRole).startswith(str(copy))
    detail = history_words.detail(page.items.items[0])
    assert detail.endswith('to "out"') == (way == "folder")
    with qtbot.waitSignal(page._undoing.message) as message:
        page.side.undo.click()
    assert message.args[0].startswith("Undone")
    assert message.args[0].endswith(told)
    qtbot.waitUntil(lambda: listed(page) == [undone, done])


def test_all_that_stayed_of_a_cluster_is_named(library: HeldLibrary, bench: Bench) -> None:
    keeper, also, copy = library.copies("1.jpg", "2.jpg", "3.jpg")
    outcome = library.remove(keeper, copy)
    assert outcome.batch_id is not None
    with library.store.readers.use() as reader:
        known = history.files_at(reader, [bytes(keeper), bytes(also)])
    ids = [record.id for record in known.values()]
    Verdicts(library.store).keep(ids, batch_id=outcome.batch_id)
    detail = bench.history().detail(f"batch:{outcome.batch_id}")
    assert detail is not None
    assert [file.path for file in detail.stayed] == [bytes(keeper), bytes(also)]
    assert [file.path for file in detail.went] == [bytes(copy)]


def test_a_removal_of_which_a_part_was_purged_says_what_became_of_it() -> None:
    item = HistoryItem(
        key="batch:1",
        kind=HistoryKind.REMOVED,
        at=0.0,
        files=3,
        back=1,
        gone=2,
        undone_at=1.0,
        place=RemovalPlace.REMOVED,
    )
    assert history_words.detail(item) == "1 file is back, 2 were purged"
    assert history_words.standing(item) == "undone in part"
    assert "cannot come back" in history_words.why_not(item)


@pytest.mark.parametrize(
    ("kind", "heading"), [(HistoryKind.DATED, "Files"), (HistoryKind.KEPT, "Stayed")]
)
def test_files_that_got_a_date_are_not_said_to_have_stayed(
    page: HistoryPage, kind: HistoryKind, heading: str
) -> None:
    item = HistoryItem(key="verdict:1", kind=kind, at=0.0, files=1)
    page.side.show_detail(HistoryDetail(item, stayed=(HistoryFile(b"/pictures/a.jpg"),)))
    assert heading in [found.text() for found in page.side.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("state", "heading"), [(EntryState.DONE, "Written"), (EntryState.UNDONE, "Taken back")]
)
def test_files_that_were_written_are_not_said_to_have_gone(
    page: HistoryPage, state: EntryState, heading: str
) -> None:
    item = HistoryItem(key="written:1", kind=HistoryKind.WRITTEN, at=0.0, files=1)
    page.side.show_detail(HistoryDetail(item, went=(HistoryFile(b"/a.jpg.xmp", state=state),)))
    assert heading in [found.text() for found in page.side.findChildren(QLabel)]


def test_a_long_name_is_cut_in_its_middle(page: HistoryPage) -> None:
    name = f"IMG_{'very ' * 40}long (1).jpg"
    item = HistoryItem(
        key="batch:1",
        kind=HistoryKind.REMOVED,
        at=0.0,
        files=1,
        undoable=1,
        place=RemovalPlace.REMOVED,
        path=f"/pictures/{name}".encode(),
    )
    shown = history_delegate.fitting(item, QFontMetrics(page.list.font()), 600)
    assert shown.startswith("Removed IMG_")
    assert shown.endswith("long (1).jpg")
    assert name in history_words.tip(item)


def test_an_undo_from_history_can_be_stopped(
    page: HistoryPage,
    library: HeldLibrary,
    bench: Bench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = library.copies(*(f"{number}.jpg" for number in range(5)))
    library.remove(*made)
    page.open_page()
    qtbot.waitUntil(lambda: len(listed(page)) == 1)
    real = RemovalHistory.undo

    def stopping(
        self: RemovalHistory, key: str, *, checkpoint: Checkpoint, on_step: OnStep
    ) -> HistoryOutcome:
        def step(done: int, path: bytes) -> None:
            on_step(done, path)
            if done == 2:
                bench.undoing.stop()

        return real(self, key, checkpoint=checkpoint, on_step=step)

    monkeypatch.setattr(RemovalHistory, "undo", stopping)
    with qtbot.waitSignal(bench.undoing.message) as told:
        page.side.undo.click()
        assert page.side.undo.text() == "Undoing: stop"
    assert told.args[0].startswith("Undone. 2 files back in place. ")
    assert sum(path.exists() for path in made) == 3
    qtbot.waitUntil(lambda: page.side.undo.text() == "Undo, bring 2 files back")


def test_a_restore_can_be_stopped(
    removed: tuple[LibraryPage, RemovedBar],
    library: HeldLibrary,
    bench: Bench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, bar = removed
    made = library.copies(*(f"{number}.jpg" for number in range(5)))
    library.remove(*made)
    show_removed(page, bar)
    qtbot.waitUntil(lambda: bar.restore.text() == "Restore all 4")
    real = Held.restore

    def stopping(
        self: Held, ids: Sequence[int], *, checkpoint: Checkpoint, on_step: OnStep
    ) -> HistoryOutcome:
        def step(done: int, path: bytes) -> None:
            on_step(done, path)
            if done == 1:
                bench.doing.stop()

        return real(self, ids, checkpoint=checkpoint, on_step=step)

    monkeypatch.setattr(Held, "restore", stopping)
    with qtbot.waitSignal(bar.message) as told:
        bar.restore.click()
        assert bar.stop.isVisible()
        assert not bar.restore.isVisible()
    assert told.args[0].startswith("Undone. 1 file back in place. ")
    assert sum(path.exists() for path in made) == 2
    assert not bar.stop.isVisible()
    assert bar.restore.isVisible()


def test_sidecars_are_told_apart_in_history(
    page: HistoryPage, library: HeldLibrary, qtbot: QtBot
) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    library.add("b/1.jpg.xmp", WORDLESS)
    library.remove(keeper, copy)
    page.open_page()
    qtbot.waitUntil(lambda: listed(page) == ["Removed 1.jpg and 1 sidecar"])
    assert page.side.undo.text() == "Undo, bring 1 file back"
    with qtbot.waitSignal(page._undoing.message) as told:
        page.side.undo.click()
    assert told.args == ["Undone. 1 file and 1 sidecar back in place."]
    qtbot.waitUntil(lambda: listed(page)[0] == "Undid the removal of 1.jpg and 1 sidecar")


def test_the_toast_names_a_kept_file_that_an_undo_leaves_as_it_is() -> None:
    stays = (("a.jpg", Reason.of(ReasonCode.MERGED_STAYS)),)
    sentence = "It was changed after data from its copies had been written into it"
    told = history_words.taken_back(HistoryOutcome(files=1, trouble=stays))
    assert f"back in place. a.jpg: {sentence}" in told
