"""History: what was removed is listed, taken back from there, and done again."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.domain.browsing import FileQuery, SmartPlace
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import HistoryKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.library import Library
from mediadesk.operations.past.held import Held
from mediadesk.operations.past.history import History
from mediadesk.operations.past.removal_history import RemovalHistory
from tests.support.held_library import WORDLESS, HeldLibrary, held_library
from tests.support.quick_scan import scan
from tests.support.trees import tree


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as library:
        yield library


@pytest.fixture
def history(library: HeldLibrary) -> History:
    return History([RemovalHistory(library.store, library.settings, None)])


def removed_ids(library: HeldLibrary) -> list[int]:
    found = Library(library.store.readers).file_ids(FileQuery(place=SmartPlace.REMOVED))
    return list(found)


def test_nothing_was_done_yet(history: History) -> None:
    assert list(history.items()) == []
    assert history.newest() is None
    with pytest.raises(OutsideError, match=ReasonCode.NOTHING_TO_UNDO):
        history.undo()
    with pytest.raises(OutsideError, match=ReasonCode.NOTHING_TO_REDO):
        history.redo()


def test_a_removal_is_listed_with_its_files_and_what_stayed(
    library: HeldLibrary, history: History
) -> None:
    keeper, one, two = library.copies("keeper.jpg", "a/one.jpg", "b/two.jpg")
    library.remove(keeper, two, one)
    (item,) = history.items()
    assert (item.kind, item.files, item.clusters, item.undoable) == (HistoryKind.REMOVED, 2, 1, 2)
    found = history.detail(item.key)
    assert found is not None
    assert [os.fsdecode(each.path) for each in found.went] == [str(one), str(two)]
    assert [each.path for each in found.stayed] == [os.fsencode(keeper)]
    assert all(each.record is not None for each in (*found.went, *found.stayed))


def test_taking_back_is_listed_beside_what_was_taken_back(
    library: HeldLibrary, history: History
) -> None:
    keeper, one = library.copies("keeper.jpg", "one.jpg")
    before = tree(library.root)
    library.remove(keeper, one)
    outcome = history.undo()
    assert outcome.files == 1
    assert not outcome.trouble
    assert tree(library.root) == before
    back, removal = history.items()
    assert (back.kind, back.files, back.undoable) == (HistoryKind.RESTORED, 1, 0)
    assert removal.is_undone
    told = history.detail(back.key)
    assert told is not None
    assert told.item.kind is HistoryKind.RESTORED


def test_the_latest_thing_is_undone_first(library: HeldLibrary, history: History) -> None:
    keeper, one, two = library.copies("keeper.jpg", "one.jpg", "two.jpg")
    library.remove(keeper, one)
    library.remove(keeper, two)
    history.undo()
    assert two.exists()
    assert not one.exists()
    history.undo()
    assert one.exists()


def test_an_old_item_is_undone_while_newer_ones_stay(
    library: HeldLibrary, history: History
) -> None:
    keeper, one, two = library.copies("keeper.jpg", "one.jpg", "two.jpg")
    library.remove(keeper, one)
    library.remove(keeper, two)
    _, oldest = history.items()
    history.undo(oldest.key)
    assert one.exists()
    assert not two.exists()


def test_what_was_taken_back_can_be_done_again(library: HeldLibrary, history: History) -> None:
    keeper, one = library.copies("keeper.jpg", "one.jpg")
    library.remove(keeper, one)
    history.undo()
    assert bool(history.can_redo)
    outcome = history.redo()
    assert outcome.files == 1
    assert not one.exists()
    assert keeper.exists()
    assert not history.can_redo
    history.undo()
    assert one.exists()


def test_what_changed_since_is_not_removed_again(library: HeldLibrary, history: History) -> None:
    keeper, one = library.copies("keeper.jpg", "one.jpg")
    library.remove(keeper, one)
    history.undo()
    one.write_bytes(b"something else")
    outcome = history.redo()
    assert outcome.files == 0
    assert [name for name, _ in outcome.trouble] == ["one.jpg"]
    assert one.read_bytes() == b"something else"


def test_something_new_ends_what_could_be_done_again(
    library: HeldLibrary, history: History
) -> None:
    keeper, one = library.copies("keeper.jpg", "one.jpg")
    library.remove(keeper, one)
    history.undo()
    history.forget_undone()
    assert not history.can_redo


def test_removed_lists_what_is_held_and_single_files_come_back(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("keeper.jpg", "one.jpg", "two.jpg")
    size = one.stat().st_size
    library.remove(keeper, one, two)
    held = Held(library.store)
    assert held.total().files == 2
    assert held.total().size_bytes == 2 * size
    ids = removed_ids(library)
    assert len(ids) == 2
    outcome = held.restore(ids[:1])
    assert outcome.files == 1
    assert one.exists() != two.exists()
    assert len(removed_ids(library)) == 1
    assert Library(library.store.readers).place_counts()[SmartPlace.REMOVED].files == 1


def test_sidecars_held_with_their_files_are_counted_by_their_bytes_only(
    library: HeldLibrary,
) -> None:
    keeper, one = library.copies("keeper.jpg", "one.jpg")
    size = one.stat().st_size
    library.add("one.jpg.xmp", WORDLESS)
    scan(library.store, library.root)
    assert len(library.remove(keeper, one).removed) == 2
    total = Held(library.store).total()
    assert (total.files, total.size_bytes) == (1, size + len(WORDLESS))


def test_purging_frees_bytes_and_empties_the_list(library: HeldLibrary) -> None:
    keeper, one = library.copies("keeper.jpg", "one.jpg")
    size = one.stat().st_size
    library.remove(keeper, one)
    held = Held(library.store)
    outcome = held.purge(removed_ids(library))
    assert (outcome.files, outcome.size_bytes) == (1, size)
    assert removed_ids(library) == []
    assert held.total().freed_bytes == size
    assert held.total().files == 0


@pytest.mark.parametrize(
    ("age_days", "remind_days", "waiting"), [(91, 90, 1), (89, 90, 0), (91, 0, 0), (3, 2, 1)]
)
def test_only_what_is_held_for_longer_than_was_set_is_waiting(
    library: HeldLibrary, age_days: int, remind_days: int, waiting: int
) -> None:
    library.remove(*library.copies("keep.jpg", "copy.jpg"))
    library.store.decisions.submit(
        lambda writer: writer.execute("UPDATE batch SET at = at - ?", (age_days * 86_400,))
    ).result()
    library.set(removal_remind_days=remind_days)
    held = Held(library.store, settings=library.settings)
    assert held.waiting().files == waiting
    held.purge(None)
    assert held.waiting().files == 0
