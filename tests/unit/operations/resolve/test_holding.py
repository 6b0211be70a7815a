import os
from pathlib import Path

import pytest

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.resolutions import Resolution
from mediadesk.operations import resolve
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.media import picture
from tests.support.quick_scan import scan, scanned, statuses


@pytest.mark.parametrize("place", [RemovalPlace.REMOVED, RemovalPlace.TRASH])
def test_what_is_purged_is_gone_with_everything_around_it(
    place: RemovalPlace, library: HeldLibrary
) -> None:
    library.set(removal_place=place.value)
    keeper, one, two = library.copies("1.jpg", "in/2.jpg", "in/3.jpg")
    library.remove(keeper, one, two)
    purged = resolve.purge(library.store)
    assert [entry.path for entry in purged.purged] == [bytes(one), bytes(two)]
    assert purged.freed_bytes == 2 * len(COPY)
    assert not (library.root / ".mediadesk").exists()
    left = [name for _, _, names in os.walk(os.environ["XDG_DATA_HOME"]) for name in names]
    assert not left
    assert statuses(library.store)[bytes(one)] == "missing"
    assert not list(resolve.held(library.store.decision_readers))
    (batch,) = resolve.history(library.store.decision_readers)
    assert (batch.counts.purged, batch.counts.held, batch.is_undoable) == (2, 0, False)


@pytest.mark.parametrize("how", ["gone", "other"])
def test_the_last_copy_is_never_purged(how: str, library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (entry,) = library.remove(keeper, copy).removed
    keeper.unlink()
    if how == "other":
        keeper.write_bytes(b"?" * len(COPY))
    purged = resolve.purge(library.store)
    assert codes(purged.failed) == [ReasonCode.LAST_COPY]
    assert Path(os.fsdecode(entry.held_at)).read_bytes() == COPY
    resolve.undo(library.store)
    assert copy.read_bytes() == COPY


def test_a_keeper_that_was_given_tags_since_stands_for_its_copies(library: HeldLibrary) -> None:
    whole = picture(library.root / "1.jpg").read_bytes()
    (library.root / "2.jpg").write_bytes(whole)
    scan(library.store, library.root)
    keeper, copy = library.root / "1.jpg", library.root / "2.jpg"
    library.remove(keeper, copy)
    keeper.write_bytes(whole[:2] + b"\xff\xfe\x00\x06tags" + whole[2:])
    assert len(resolve.purge(library.store).purged) == 1


@pytest.mark.parametrize(("same", "reasons"), [(True, []), (False, [ReasonCode.LAST_COPY])])
def test_a_changed_keeper_that_was_only_similar_must_still_show_the_same(
    same: bool, reasons: list[ReasonCode], library: HeldLibrary
) -> None:
    keeper, copy = library.add("1.jpg", b"large"), library.add("2.jpg", b"small")
    scan(library.store, library.root)
    one = Resolution(ClusterKind.SIMILAR, scanned(keeper), (scanned(copy),))
    kinds = {ClusterKind.SIMILAR: lambda _keeper, _victim: None}
    plan = resolve.plan(library.store, [one], settings=library.settings, verifiable=set(kinds))
    assert resolve.act(library.store, plan, verifiers=kinds).removed
    keeper.write_bytes(b"cut sh")
    asked: list[tuple[bytes, bytes]] = []

    def look(held_at: bytes, path: bytes) -> bool:
        asked.append((held_at, path))
        return same

    assert codes(resolve.purge(library.store, still_shows=look).failed) == reasons
    ((held_at, path),) = asked
    assert (os.path.basename(held_at), path) == (b"2.jpg", bytes(keeper))


def test_a_copy_anywhere_in_the_library_will_do(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy)
    keeper.rename(library.root / "renamed.jpg")
    scan(library.store, library.root)
    assert len(resolve.purge(library.store).purged) == 1


def test_held_copies_do_not_vouch_for_each_other(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    library.remove(keeper, one, two)
    keeper.unlink()
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.LAST_COPY] * 2


def test_only_what_was_named_is_purged(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    first, second = library.remove(keeper, one, two).removed
    assert not resolve.purge(library.store, []).purged
    assert [e.id for e in resolve.purge(library.store, [first.id]).purged] == [first.id]
    assert [entry.id for entry in resolve.held(library.store.decision_readers)] == [second.id]


def test_what_somebody_put_in_the_place_of_a_held_file_is_not_deleted(
    library: HeldLibrary,
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (entry,) = library.remove(keeper, copy).removed
    held = Path(os.fsdecode(entry.held_at))
    held.write_bytes(b"mine")
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.HELD_CHANGED]
    assert held.read_bytes() == b"mine"


def test_a_held_file_that_is_gone_already_counts_as_purged(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (entry,) = library.remove(keeper, copy).removed
    os.unlink(entry.held_at)
    assert len(resolve.purge(library.store).purged) == 1


def test_history_counts_what_became_of_each_file(library: HeldLibrary) -> None:
    keeper, one, two, linked = library.copies("1.jpg", "2.jpg", "3.jpg", "4.jpg")
    library.remove(keeper, one)
    library.remove(keeper, two, linked)
    resolve.undo(library.store)
    last, first = resolve.history(library.store.decision_readers)
    assert (last.files, last.is_undoable) == (2, False)
    assert (last.counts.restored, last.counts.held) == (2, 0)
    assert (first.files, first.is_undoable) == (1, True)
    assert (first.counts.restored, first.counts.held) == (0, 1)
    assert (first.kind, first.held_bytes) == ("exact", len(COPY))
