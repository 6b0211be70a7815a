"""The tree of places and folders: counts in place, folders only when opened, nothing lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import PlaceCount, SmartPlace
from mediadesk.domain.roots import FolderRecord
from mediadesk.ui.models.library.places import PlacesModel, Role
from mediadesk.ui.views.place_tree import PlaceTree
from tests.support.fake_library import FakeLibrary

pytestmark = pytest.mark.usefixtures("qapp")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal

PLACE_ROWS = [
    "All", "Photos", "Videos", "VR", "Audio", "Review", "Duplicates", "Needs a date", "Errors",
    "Kept safe", "Removed", "History",
]  # fmt: skip
"""The places under their headings."""


@pytest.fixture
def model() -> PlacesModel:
    return PlacesModel()


def titles(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def folder(number: int, name: str, files: int = 1) -> FolderRecord:
    return FolderRecord(number, name, b"/x/" + name.encode(), files, 0)


def test_places_are_there_before_anything_was_read(model: PlacesModel) -> None:
    assert titles(model) == PLACE_ROWS


def test_counts_and_roots_appear_below_their_heading(model: PlacesModel) -> None:
    library = FakeLibrary(100)
    checked = QAbstractItemModelTester(model, FATAL)
    model.set_counts(library.place_counts())
    model.set_roots(library.roots())
    assert titles(model)[len(PLACE_ROWS) :] == ["Folders", "Pictures", "Archive", "Backup 2"]
    photos = model.index_of_place(SmartPlace.PHOTOS)
    assert photos.data(Qt.ItemDataRole.AccessibleTextRole) == "Photos, 80 files"
    assert checked.model() is model


def test_errors_are_news_until_somebody_looks_at_them(model: PlacesModel) -> None:
    def spoken(errors: int) -> str:
        model.set_counts({SmartPlace.ERRORS: PlaceCount(errors, 0)})
        index = model.index_of_place(SmartPlace.ERRORS)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken(2) == "Errors, 2 files"  # known from before the start
    assert [spoken(3), spoken(3)] == ["Errors, 3 files, new"] * 2
    model.note_looked_at(SmartPlace.ERRORS)
    assert [spoken(3), spoken(1)] == ["Errors, 3 files", "Errors, 1 file"]


def test_an_offline_root_says_so_and_when_it_was_seen(model: PlacesModel) -> None:
    model.set_roots(FakeLibrary(10).roots())
    spoken = model.index_of_folder(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "offline" in spoken
    assert "last seen" in spoken


def test_folders_are_asked_for_once_and_only_when_opened(model: PlacesModel, qtbot: QtBot) -> None:
    model.set_roots(FakeLibrary(10).roots())
    pictures = model.index_of_folder(1)
    assert model.hasChildren(pictures)
    with qtbot.waitSignal(model.wanted) as wanted:
        model.fetchMore(pictures)
    assert wanted.args == [1]
    assert not model.canFetchMore(pictures)


def test_a_root_without_folders_cannot_be_opened(model: PlacesModel) -> None:
    model.set_roots(FakeLibrary(10).roots())
    model.set_folders(1, [], with_folders=frozenset())
    assert not model.hasChildren(model.index_of_folder(1))


def test_reading_again_keeps_rows_and_what_was_opened(model: PlacesModel, qtbot: QtBot) -> None:
    checked = QAbstractItemModelTester(model, FATAL)
    roots = FakeLibrary(10).roots()
    model.set_roots(roots)
    inside = [folder(10, "2018"), folder(12, "2020")]
    model.set_folders(1, inside, with_folders=frozenset({10}))
    before = model.index_of_folder(10).data(Role.NODE)
    more = [replace(inside[0], files=7), folder(11, "2019"), inside[1]]
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_roots([replace(roots[0], files=99), *roots[1:]])
        model.set_folders(1, more, with_folders=frozenset({10}))
    pictures = model.index_of_folder(1)
    assert [model.index(row, 0, pictures).data() for row in range(3)] == ["2018", "2019", "2020"]
    assert model.index_of_folder(10).data(Role.NODE) is before
    assert before.files == 7
    assert model.opened_folders() == [1]
    assert checked.model() is model


def test_thousands_of_folders_come_change_and_go_at_once(model: PlacesModel, qtbot: QtBot) -> None:
    checked = QAbstractItemModelTester(model, FATAL)
    model.set_roots(FakeLibrary(10).roots())
    around = QWidget()
    qtbot.addWidget(around)
    tree = PlaceTree(around)
    tree.setModel(model)
    tree.expand(model.index_of_folder(1))
    every = [folder(number, f"{number:05}") for number in range(100, 2_100)]
    told: list[str] = []
    for name in ("rowsInserted", "rowsRemoved", "dataChanged"):
        getattr(model, name).connect(lambda *_, name=name: told.append(name))
    model.set_folders(1, every, with_folders=frozenset())
    fewer = [replace(each, files=9) for each in every[:800] + every[1400:]]
    model.set_folders(1, fewer, with_folders=frozenset({100}))
    model.set_folders(1, every, with_folders=frozenset({100}))
    pictures = model.index_of_folder(1)
    shown = [model.index(row, 0, pictures).data() for row in range(model.rowCount(pictures))]
    assert shown == [each.name_shown for each in every]
    assert model.hasChildren(model.index_of_folder(100))
    assert told.count("rowsInserted") == 2
    assert told.count("rowsRemoved") == 1
    assert len(told) < 20
    assert checked.model() is model


def test_a_root_that_is_gone_takes_its_folders_along(model: PlacesModel) -> None:
    checked = QAbstractItemModelTester(model, FATAL)
    roots = FakeLibrary(10).roots()
    model.set_roots(roots)
    model.set_folders(1, [folder(10, "2018")], with_folders=frozenset())
    model.set_roots(roots[1:])
    assert not model.index_of_folder(10).isValid()
    model.set_roots([])
    assert titles(model) == PLACE_ROWS
    assert checked.model() is model


def test_headings_cannot_be_chosen(model: PlacesModel) -> None:
    model.set_roots(FakeLibrary(10).roots())
    heading = model.index(len(PLACE_ROWS), 0)
    assert heading.data() == "Folders"
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_large_counts_and_ids_stay_whole(model: PlacesModel) -> None:
    roots = [replace(FakeLibrary(1).roots()[0], folder_id=5_000_000_000, files=5_000_000_000)]
    model.set_roots(roots)
    model.set_counts({SmartPlace.ALL: PlaceCount(5_000_000_000, 1)})
    node = model.index_of_folder(5_000_000_000).data(Role.NODE)
    assert node.files == 5_000_000_000
