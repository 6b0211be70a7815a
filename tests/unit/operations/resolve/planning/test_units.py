import os
from pathlib import Path

import pytest

from mediadesk.domain.errors import CancelledError
from mediadesk.domain.journal import EntryAction, RemovalPlace
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way
from tests.support.held_library import WORDLESS, HeldLibrary, codes, tell
from tests.support.quick_scan import exact, scan
from tests.support.trees import tree

STILL, FILM = b"still" * 400, b"film" * 400


def live_photo(library: HeldLibrary, folder: str, *, film: bytes = FILM) -> tuple[Path, Path]:
    """Write the halves of a Live Photo."""
    still = library.add(f"{folder}/IMG_1.jpg", STILL)
    return still, library.add(f"{folder}/IMG_1.mp4", film)


def known(library: HeldLibrary) -> None:
    """Scan, and let the films be short ones."""
    scan(library.store, library.root)
    for film in library.root.rglob("*.mp4"):
        tell(library, film, duration_s=2.0)


def test_both_halves_go_and_come_back_whichever_was_named(library: HeldLibrary) -> None:
    keeper, _ = live_photo(library, "a")
    still, film = live_photo(library, "b")
    known(library)
    before = tree(library.root)
    outcome = library.remove(keeper, still)
    assert {entry.path for entry in outcome.removed} == {bytes(still), bytes(film)}
    assert not film.exists()
    ids = [entry.id for entry in outcome.removed if entry.path == bytes(film)]
    (undone,) = resolve.restore(library.store, ids)
    assert len(undone.restored) == 2
    assert tree(library.root) == before


def test_a_half_without_a_copy_keeps_its_other_half(library: HeldLibrary) -> None:
    keeper = library.add("a/IMG_1.jpg", STILL)
    still, film = live_photo(library, "b")
    scan(library.store, library.root)
    for length_s in (None, 2.0):  # of a film that nobody could read, nobody knows how long it is
        tell(library, film, duration_s=length_s)
        plan = library.plan(exact(keeper, still))
        assert not plan.steps
        assert codes(plan.left_out) == [ReasonCode.UNIT_HAS_NO_COPY]
        assert plan.left_out[0].reason.facts["name"] == "IMG_1.mp4"


def test_a_half_that_differs_when_it_matters_brings_the_other_back(library: HeldLibrary) -> None:
    keeper, _ = live_photo(library, "a", film=FILM * 200)
    still, film = live_photo(library, "b", film=FILM * 200)
    known(library)
    plan = library.plan(exact(keeper, still))
    status = film.stat()
    data = bytearray(film.read_bytes())
    data[len(data) // 2] ^= 1
    film.write_bytes(data)
    os.utime(film, ns=(status.st_atime_ns, status.st_mtime_ns))
    before = tree(library.root)
    outcome = resolve.act(library.store, plan)
    assert not outcome.removed
    assert len(outcome.left_out) == 2
    assert tree(library.root, leave_out="") == before


def test_stopping_in_the_middle_of_a_unit_leaves_it_whole(library: HeldLibrary) -> None:
    keeper, _ = live_photo(library, "a")
    still, film = live_photo(library, "b")
    known(library)
    calls = [0]

    def checkpoint() -> None:
        calls[0] += 1
        if not film.exists() or not still.exists():
            raise CancelledError

    plan = library.plan(exact(keeper, still))
    outcome = resolve.act(library.store, plan, checkpoint=checkpoint)
    assert calls[0] > 1
    assert not outcome.removed
    assert still.exists()
    assert film.exists()


def test_sidecars_go_along_and_come_back(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    names = ("b/1.jpg.xmp", "b/1.aae", "b/1.jpg.json")
    said = (b"", b"b/1.aae", b'{"photoTakenTime": {"timestamp": "1"}}')
    sidecars = [library.add(name, text) for name, text in zip(names, said, strict=True)]
    bystander = library.add("b/2.xmp", b"other")
    library.add("a/1.aae", b"b/1.aae")
    before = tree(library.root)
    outcome = library.remove(keeper, copy)
    assert not any(path.exists() for path in sidecars)
    assert bystander.exists()
    carried = [entry for entry in outcome.removed if entry.action is EntryAction.CARRY]
    assert len(carried) == 3
    assert not resolve.undo(library.store).failed
    assert tree(library.root) == before


def test_a_sidecar_of_several_files_goes_once_with_the_last_of_them(library: HeldLibrary) -> None:
    """Apple's recipe belongs to both halves, and to the edited photo, which is a unit of its own.

    Listed with each of them, it would be gone when the second is to go, and keep it there.
    """
    keeper, _ = live_photo(library, "a")
    still, film = live_photo(library, "b")
    edits = [library.add(f"{folder}/IMG_E1.jpg", b"edit" * 300) for folder in ("a", "b")]
    recipe, words = library.add("b/IMG_1.aae", b"recipe"), library.add("b/IMG_1.xmp", WORDLESS)
    library.add("a/IMG_1.aae", b"recipe")
    known(library)
    before = tree(library.root)
    outcome = library.act(exact(keeper, still), exact(*edits))
    assert not outcome.left_out
    assert not any(path.exists() for path in (still, film, edits[1], recipe, words))
    assert sum(entry.is_sidecar for entry in outcome.removed) == 2
    assert not resolve.undo(library.store).failed
    assert tree(library.root) == before


def test_a_sidecar_shared_with_what_stays_stays(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    library.add("b/1.mp4", b"another thing")
    shared = library.add("b/1.xmp", WORDLESS)
    scan(library.store, library.root)
    tell(library, library.root / "b/1.mp4", duration_s=60.0)
    assert len(library.remove(keeper, copy).removed) == 1
    assert shared.exists()


def test_sidecars_are_purged_with_their_owner_and_not_before(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    library.add("b/1.jpg.xmp", WORDLESS)
    removed = library.remove(keeper, copy).removed
    by_action = {entry.action: entry.id for entry in removed}
    first = resolve.purge(library.store, [by_action[EntryAction.CARRY]])
    assert codes(first.failed) == [ReasonCode.OWNER_HELD]
    assert len(resolve.purge(library.store, [by_action[EntryAction.REMOVE]]).purged) == 2
    assert not (library.root / ".mediadesk").exists()


@pytest.mark.parametrize("is_named", [True, False])
def test_a_sidecar_is_held_as_long_as_one_of_its_files_is(
    is_named: bool, library: HeldLibrary
) -> None:
    """The still is purged; its film is not, since nobody named it, or no copy of it is left."""
    keeper, twin = live_photo(library, "a")
    still, _ = live_photo(library, "b")
    for folder in ("a", "b"):
        library.add(f"{folder}/IMG_1.aae", b"recipe")
    known(library)
    before = tree(library.root / "b")
    ids = {entry.path: entry.id for entry in library.remove(keeper, still).removed}
    if not is_named:
        twin.unlink()
    purged = resolve.purge(library.store, [ids[bytes(still)]] if is_named else None)
    assert [entry.path for entry in purged.purged] == [bytes(still)]
    assert codes(purged.failed)[-1] is ReasonCode.OWNER_HELD
    resolve.undo(library.store)
    assert tree(library.root / "b") == {
        path: one for path, one in before.items() if path != bytes(still)
    }


def test_a_sidecar_stays_with_the_file_that_stays_after_all(library: HeldLibrary) -> None:
    """Apple's recipe belongs to the photo and to its edited rendition, each with its own copy."""
    keeper, copy = (library.add(f"{folder}/IMG_0001.jpg", STILL) for folder in ("a", "b"))
    edits = [library.add(f"{folder}/IMG_E0001.jpg", b"edit" * 300) for folder in ("a", "b")]
    for folder in ("a", "b"):
        library.add(f"{folder}/IMG_0001.aae", b"recipe")
    known(library)
    plan = library.plan(exact(keeper, copy), exact(*edits))
    assert len(plan.steps) == 3
    keeper.write_bytes(b"another picture")
    before = tree(library.root / "b")
    assert not resolve.act(library.store, plan).removed
    assert tree(library.root / "b") == before


def test_a_unit_goes_to_a_folder_under_one_name(library: HeldLibrary) -> None:
    keeper, _ = live_photo(library, "a")
    still, _ = live_photo(library, "b")
    library.add("b/IMG_1.jpg.xmp", WORDLESS)
    (target := library.folder / "out").mkdir()
    (target / "IMG_1.jpg").write_bytes(b"taken")
    known(library)
    library.remove(keeper, still, way=Way(RemovalPlace.FOLDER, bytes(target)))
    assert sorted(path.name for path in target.iterdir()) == [
        "IMG_1 (2).jpg",
        "IMG_1 (2).jpg.xmp",
        "IMG_1 (2).mp4",
        "IMG_1.jpg",
    ]


@pytest.mark.parametrize("gone", [0, 1])
def test_a_crash_between_two_halves_is_made_whole_at_the_next_start(
    gone: int, library: HeldLibrary
) -> None:
    keeper, _ = live_photo(library, "a")
    still, _ = live_photo(library, "b")
    known(library)
    before = tree(library.root)
    removed = library.remove(keeper, still).removed
    back = removed[gone]
    os.rename(back.held_at, back.path)  # as if it had never been moved
    library.store.decisions.submit(
        lambda w: w.execute("UPDATE entry SET state = 'planned' WHERE state = 'done'")
    ).result()
    resolve.recover(library.store)
    assert set(tree(library.root, leave_out="")) == set(before)
    assert not list(resolve.held(library.store.decision_readers))
