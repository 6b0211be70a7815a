"""Names that lead elsewhere at the worst moment: links, other files, folders in disguise."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mediadesk.disk.changing import renaming, transfer, trash
from mediadesk.disk.changing.place import Place
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way
from mediadesk.operations.resolve.removing import batch
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import exact

Swap = Callable[[Path, Path], None]


def _in_place_of(path: Path, made: Path) -> None:
    """Let `made` take the name of a file, which is kept aside."""
    path.rename(path.with_name("aside"))
    made.rename(path)


def victim_becomes_a_link(keeper: Path, victim: Path) -> None:
    link = victim.with_name("made")
    link.symlink_to(keeper)
    _in_place_of(victim, link)


def victim_becomes_a_second_name(keeper: Path, victim: Path) -> None:
    name = victim.with_name("made")
    os.link(keeper, name)
    _in_place_of(victim, name)


def victim_becomes_another_picture(_keeper: Path, victim: Path) -> None:
    other = victim.with_name("made")
    other.write_bytes(b"!" * len(COPY))
    os.utime(other, ns=(victim.stat().st_atime_ns, victim.stat().st_mtime_ns))
    _in_place_of(victim, other)


def keeper_becomes_a_link(keeper: Path, victim: Path) -> None:
    victim_becomes_a_link(victim, keeper)


def keeper_becomes_a_second_name(keeper: Path, victim: Path) -> None:
    victim_becomes_a_second_name(victim, keeper)


def keeper_becomes_another_picture(keeper: Path, victim: Path) -> None:
    victim_becomes_another_picture(victim, keeper)


def folder_of_the_victim_becomes_a_link(keeper: Path, victim: Path) -> None:
    victim.parent.rename(victim.parent.with_name("was"))
    victim.parent.symlink_to(keeper.parent)


def folder_of_the_keeper_becomes_a_link(keeper: Path, victim: Path) -> None:
    folder_of_the_victim_becomes_a_link(victim, keeper)


def keeper_changes_its_case(keeper: Path, _victim: Path) -> None:
    keeper.rename(keeper.with_name(keeper.name.upper()))


def victim_changes_its_case(_keeper: Path, victim: Path) -> None:
    keeper_changes_its_case(victim, victim)


SWAPS = [
    victim_becomes_a_link, victim_becomes_a_second_name, victim_becomes_another_picture,
    keeper_becomes_a_link, keeper_becomes_a_second_name, keeper_becomes_another_picture,
    folder_of_the_victim_becomes_a_link, folder_of_the_keeper_becomes_a_link,
    keeper_changes_its_case, victim_changes_its_case,
]  # fmt: skip


def files_like_copy(root: Path) -> set[tuple[int, int]]:
    """Return the identities of all files that hold the picture, wherever they are."""
    found = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    return {(path.stat().st_dev, path.stat().st_ino) for path in found if path.read_bytes() == COPY}


def on_show(root: Path) -> set[tuple[int, int]]:
    """Return those that are not held."""
    return files_like_copy(root) - files_like_copy(root / ".mediadesk")


@pytest.mark.fault(25, 26, 30)
@pytest.mark.parametrize("link", [False, True], ids=["remove", "link"])
@pytest.mark.parametrize("swap", SWAPS)
def test_what_is_swapped_before_the_click_costs_nothing(
    swap: Swap, link: bool, library: HeldLibrary
) -> None:
    keeper, victim = library.copies("keep/1.jpg", "in/1.jpg")
    before = files_like_copy(library.root)
    plan = library.plan(exact(keeper, victim), way=Way(link=link))
    swap(keeper, victim)
    done = resolve.act(library.store, plan)
    assert not done.removed
    assert len(done.left_out) == 1
    assert on_show(library.root) == before


def test_another_file_that_was_moved_in_the_place_of_a_copy_is_not_purged(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keeper was never compared with it, however untouched that is."""
    keeper, victim = library.copies("1.jpg", "2.jpg")
    real, calls = renaming.rename_new, list[Place]()

    def late(source: Place, target: Place) -> None:
        calls.append(source)
        if len(calls) == 1:
            victim_becomes_another_picture(keeper, victim)
        real(source, target)
        if len(calls) == 1:
            victim.write_bytes(b"its name is taken, so that it cannot come back")

    monkeypatch.setattr(transfer, "rename_new", late)
    (entry,) = library.act(exact(keeper, victim)).removed
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.LAST_COPY]
    assert Path(os.fsdecode(entry.held_at)).read_bytes() == b"!" * len(COPY)


@pytest.mark.fault(27)
@pytest.mark.parametrize("swap", SWAPS)
def test_what_is_swapped_between_look_and_move_costs_nothing(
    swap: Swap, library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes then is held, never gone, and what stays is a file of its own."""
    keeper, victim = library.copies("keep/1.jpg", "in/1.jpg")
    before = files_like_copy(library.root)
    real = trash.hold

    def late(*args: object, **named: object) -> object:
        swap(keeper, victim)
        return real(*args, **named)  # type: ignore[arg-type]  # handed through as they came

    monkeypatch.setattr(batch, "hold", late)
    done = library.act(exact(keeper, victim))
    assert files_like_copy(library.root) == before
    assert on_show(library.root)
    if swap is not folder_of_the_victim_becomes_a_link:  # that one has only moved house
        assert not done.removed
        assert on_show(library.root) == before


def test_what_is_held_of_a_folder_that_became_a_link_waits_for_the_folder(
    library: HeldLibrary,
) -> None:
    keeper, victim = library.copies("keep/1.jpg", "in/2.jpg")
    library.remove(keeper, victim)
    folder_of_the_victim_becomes_a_link(keeper, victim)
    undone = resolve.undo(library.store)
    assert (undone.restored, codes(undone.failed)) == ((), [ReasonCode.NOT_A_FOLDER_OR_FILE])
    assert not (keeper.parent / "2.jpg").exists()
    victim.parent.unlink()
    victim.parent.with_name("was").rename(victim.parent)
    assert resolve.undo(library.store).restored
    assert victim.read_bytes() == COPY


@pytest.mark.parametrize("how", ["file", "gone", "taken in another case"])
def test_where_a_file_was_is_something_else_by_now(how: str, library: HeldLibrary) -> None:
    keeper, victim = library.copies("keep/1.jpg", "in/2.jpg")
    library.remove(keeper, victim)
    if how == "taken in another case":
        (victim.parent / "2.JPG").write_bytes(b"mine")
    else:
        victim.parent.rmdir()
    if how == "file":
        victim.parent.write_bytes(b"mine")
        undone = resolve.undo(library.store)
        assert codes(undone.failed) == [ReasonCode.NOT_A_FOLDER_OR_FILE]
        assert victim.parent.read_bytes() == b"mine"
        victim.parent.unlink()
    assert resolve.undo(library.store).restored == ((bytes(victim), bytes(victim)),)
    assert victim.read_bytes() == COPY
    with pytest.raises(OutsideError):
        resolve.undo(library.store)


def test_what_was_purged_cannot_be_undone_and_says_so(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    done = library.remove(keeper, one, two)
    resolve.purge(library.store, [done.removed[0].id])
    undone = resolve.undo(library.store, done.batch_id)
    assert undone.restored == ((bytes(two), bytes(two)),)
    library.remove(keeper, two)
    resolve.purge(library.store)
    with pytest.raises(OutsideError) as caught:
        resolve.undo(library.store)
    assert caught.value.reason.code is ReasonCode.NOTHING_TO_UNDO
