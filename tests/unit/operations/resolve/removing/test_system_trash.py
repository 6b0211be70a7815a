import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way, instead_of
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import statuses
from tests.support.trees import tree

Trash = Callable[[bytes], bytes | None]


def way(trash: Trash) -> Way:
    return Way(RemovalPlace.TRASH, trash=trash)


@pytest.fixture
def can(library: HeldLibrary) -> Path:
    made = library.folder / "desktop trash"
    made.mkdir()
    return made


def test_what_the_desktop_s_trash_holds_comes_back(library: HeldLibrary, can: Path) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    before = tree(library.root)

    def trash(path: bytes) -> bytes:
        held_at = os.path.join(bytes(can), b"$R1.jpg")
        os.rename(path, held_at)
        return held_at

    (entry,) = library.remove(keeper, copy, way=way(trash)).removed
    assert entry.held_at == bytes(can / "$R1.jpg")
    assert statuses(library.store)[bytes(copy)] == "removed"
    assert not resolve.undo(library.store).failed
    assert tree(library.root) == before


@pytest.mark.fault(19)
def test_a_trash_that_says_done_and_leaves_the_file_is_not_believed(
    library: HeldLibrary, can: Path
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")

    def trash(path: bytes) -> bytes:
        os.link(path, held_at := os.path.join(bytes(can), b"1.jpg"))
        return held_at

    outcome = library.remove(keeper, copy, way=way(trash))
    assert codes(outcome.left_out) == [ReasonCode.TRASH_UNUSABLE]
    assert instead_of(outcome.left_out[0].reason.code) is RemovalPlace.REMOVED
    assert copy.read_bytes() == COPY
    assert not outcome.removed


@pytest.mark.parametrize("told", [None, b"/nowhere/1.jpg"])
def test_a_file_the_trash_does_not_tell_of_is_left_to_the_desktop(
    told: bytes | None, library: HeldLibrary, can: Path
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")

    def trash(path: bytes) -> bytes | None:
        os.rename(path, os.path.join(bytes(can), b"1.jpg"))
        return told

    (entry,) = library.remove(keeper, copy, way=way(trash)).removed
    assert entry.held_at == b""
    assert codes(resolve.undo(library.store).failed) == [ReasonCode.IN_SYSTEM_TRASH]
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.IN_SYSTEM_TRASH]
    assert (can / "1.jpg").read_bytes() == COPY


def test_a_crash_in_the_desktop_s_trash_is_settled(library: HeldLibrary, can: Path) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")

    def trash(path: bytes) -> bytes | None:
        os.rename(path, os.path.join(bytes(can), b"1.jpg"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.remove(keeper, copy, way=way(trash))
    library.reopen()
    resolve.recover(library.store)
    assert not list(resolve.held(library.store.decision_readers))
