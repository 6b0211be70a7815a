import threading
from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import FileGroup, SmartPlace
from mediadesk.domain.records import FileRecord
from mediadesk.ui.models.library import columns
from mediadesk.ui.models.library.file_list import PAGE, FileListModel, Role
from mediadesk.ui.models.rows.listing import Listing, shared_start
from mediadesk.ui.models.rows.page_reads import PAGES_KEPT
from mediadesk.ui.threads import TaskRunner
from tests.support.picture_library import PictureLibrary


class Reads:
    """Reads records, when the gate is open, and notes which."""

    def __init__(self) -> None:
        self.library = PictureLibrary(0)
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[list[int]] = []
        self.error: Exception | None = None

    def __call__(self, ids: Sequence[int]) -> dict[int, FileRecord]:
        self.gate.wait(30)
        self.asked.append(list(ids))
        if self.error:
            raise self.error
        return {id_: self.library._record(id_) for id_ in ids}


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def model(reads: Reads, tasks: TaskRunner) -> FileListModel:
    return FileListModel(reads, tasks, columns.offered(SmartPlace.PHOTOS))


def ids(*numbers: int) -> Listing:
    return Listing(array("q", numbers), (FileGroup("", len(numbers)),) if numbers else ())


def first(count: int) -> Listing:
    return ids(*range(1, count + 1))


def loaded(qtbot: QtBot, model: FileListModel, row: int) -> FileRecord:
    qtbot.waitUntil(lambda: model.record(row) is not None, timeout=3000)
    found = model.record(row)
    assert found is not None
    return found


def test_the_model_keeps_qts_rules_through_reading_growing_and_shrinking(
    qtbot: QtBot, model: FileListModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for listed in (first(3), first(PAGE + 2), ids(1, 2, 9, 8), first(2 * PAGE), ids(), first(1)):
        model.update(listed, shared_start(model.listing, listed))
        if len(listed):
            loaded(qtbot, model, len(listed) - 1)
            model.refresh({1})
    model.show(first(5))
    assert tester.model() is model
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_a_row_is_a_placeholder_until_its_page_is_read(
    qtbot: QtBot, model: FileListModel, reads: Reads
) -> None:
    reads.gate.clear()
    model.show(first(3))
    cell = model.index(0, 0)
    assert cell.data() is None
    assert cell.data(Role.ID) == 1
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Still being read"
    with qtbot.waitSignal(model.dataChanged):
        reads.gate.set()
    assert cell.data() == "IMG_000001.jpg"


def test_only_the_page_that_is_looked_at_is_read(
    qtbot: QtBot, model: FileListModel, reads: Reads
) -> None:
    model.show(first(10 * PAGE))
    loaded(qtbot, model, 5 * PAGE)
    assert reads.asked == [list(range(5 * PAGE + 1, 6 * PAGE + 1))]


def test_the_newest_wish_is_read_first(qtbot: QtBot, model: FileListModel, reads: Reads) -> None:
    reads.gate.clear()
    model.show(first(9 * PAGE))
    for page in (0, 3, 7):
        model.record(page * PAGE)
    reads.gate.set()
    qtbot.waitUntil(lambda: len(reads.asked) == 3)
    assert [asked[0] for asked in reads.asked] == [1, 7 * PAGE + 1, 3 * PAGE + 1]


def test_at_most_forty_pages_are_kept(qtbot: QtBot, model: FileListModel) -> None:
    model.show(first((PAGES_KEPT + 3) * PAGE))
    for page in range(PAGES_KEPT + 3):
        loaded(qtbot, model, page * PAGE)
    kept = [page for page in range(PAGES_KEPT + 3) if model.record(page * PAGE) is not None]
    assert kept == list(range(3, PAGES_KEPT + 3))


def test_a_late_page_for_the_previous_list_is_ignored(
    qtbot: QtBot, model: FileListModel, reads: Reads
) -> None:
    reads.gate.clear()
    model.show(first(1))
    model.record(0)
    model.show(ids())
    with qtbot.assertNotEmitted(model.dataChanged, wait=150):
        reads.gate.set()


def test_a_page_that_cannot_be_read_is_told_once_and_not_asked_again(
    qtbot: QtBot, model: FileListModel, reads: Reads
) -> None:
    reads.error = OSError("gone")
    model.show(first(2))
    with qtbot.waitSignal(model.failed):
        model.record(0)
    model.record(0)
    qtbot.wait(50)
    assert len(reads.asked) == 1
    reads.error = None
    model.refresh()
    assert loaded(qtbot, model, 0).id == 1


def test_new_rows_below_leave_the_rows_above_loaded(qtbot: QtBot, model: FileListModel) -> None:
    model.show(first(PAGE))
    loaded(qtbot, model, 0)
    longer = first(3 * PAGE)
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.rowsRemoved):
        model.update(longer, shared_start(model.listing, longer))
    assert model.record(0) is not None
    assert model.rowCount() == 3 * PAGE


def test_rows_from_the_first_difference_on_are_replaced(qtbot: QtBot, model: FileListModel) -> None:
    model.show(ids(1, 2, 3, 4))
    loaded(qtbot, model, 0)
    changed = ids(1, 2, 9, 8, 7)
    model.update(changed, 2)
    assert [model.id_at(row) for row in range(5)] == [1, 2, 9, 8, 7]
    assert loaded(qtbot, model, 3).id == 8


def test_a_changed_file_is_read_again_while_the_old_row_stays_visible(
    qtbot: QtBot, model: FileListModel, reads: Reads
) -> None:
    model.show(first(3))
    loaded(qtbot, model, 0)
    reads.gate.clear()
    model.refresh({2})
    assert model.index(1, 0).data() == "IMG_000002.jpg"
    with qtbot.waitSignal(model.dataChanged):
        reads.gate.set()
    assert len(reads.asked) == 2


def test_a_change_elsewhere_reads_nothing(qtbot: QtBot, model: FileListModel, reads: Reads) -> None:
    model.show(first(3))
    loaded(qtbot, model, 0)
    model.refresh({4711})
    model.record(0)
    qtbot.wait(50)
    assert len(reads.asked) == 1


def test_a_row_reads_as_a_sentence(qtbot: QtBot, model: FileListModel) -> None:
    model.show(first(2))
    loaded(qtbot, model, 0)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("IMG_000001.jpg, Photo, ")
    assert spoken.endswith("date confidence Medium, 3.4 MB, 1 of 2")


def test_the_perceptual_hash_is_short_and_whole_in_the_tooltip(
    qtbot: QtBot, model: FileListModel
) -> None:
    model.show(first(1))
    loaded(qtbot, model, 0)
    column = next(n for n, c in enumerate(model.columns) if c.key == "perceptual-hash")
    cell = model.index(0, column)
    assert cell.data() == "0000…0001"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "0000000000000001"


def test_a_tooltip_holds_the_whole_path_also_of_names_that_are_not_utf8(
    qtbot: QtBot, model: FileListModel, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = reads.library._record(1)
    strange = replace(record, path=b"/m/a\xff.jpg")
    monkeypatch.setattr(reads.library, "_record", lambda _number: strange)
    model.show(first(1))
    loaded(qtbot, model, 0)
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "/m/a\\xff.jpg"
