"""Ways in which a file could have been lost, and is not."""

import os
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import (
    UNFINISHED,
    EntryAction,
    EntryDraft,
    EntryState,
    RemovalPlace,
)
from mediadesk.domain.media import FileStat
from mediadesk.domain.resolutions import Resolution
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way
from tests.support.held_library import WORDLESS, HeldLibrary
from tests.support.quick_scan import scanned
from tests.support.trees import tree

UID = "2026-11-27-abcdef"


def test_a_sidecar_that_was_being_replaced_is_known_on_a_disk_with_another_number(
    library: HeldLibrary,
) -> None:
    """A crash between the exchange of names and the move into Removed, then a new start."""
    (keeper,) = library.copies("1.jpg")
    sidecar = library.add("1.jpg.xmp", b"what the user wrote")
    before = tree(library.root, leave_out="")
    stat = FileStat.of(sidecar.stat())
    draft = EntryDraft(
        kind=ClusterKind.EXACT,
        path=bytes(sidecar),
        root=bytes(library.root),
        keeper=bytes(keeper),
        keeper_stat=FileStat.of(keeper.stat()),
        held_at=bytes(library.root / ".mediadesk" / "removed" / UID / "1.jpg.xmp"),
        place=RemovalPlace.REMOVED,
        stat=stat._replace(dev=stat.dev + 7),  # disks are numbered anew at each start
        mode=0o644,
        quick_hash="",
        action=EntryAction.WRITE,
        new_sha256="0" * 64,
    )

    def write(writer: Connection) -> int:
        return journal.begin(writer, uid=UID, kind="exact", drafts=[draft], folder_times={})

    batch_id = library.store.decisions.submit(write).result()
    with library.store.decision_readers.use() as reader:
        (entry,) = journal.entries(reader, batch_id=batch_id)
    sidecar.rename(sidecar.with_name(os.fsdecode(entry.part_name)))
    sidecar.write_bytes(b"what is new")
    resolve.recover(library.store)
    after = tree(library.root, leave_out="")
    assert after[bytes(sidecar)] == before[bytes(sidecar)]
    assert {path for path in after if after[path].content} == {bytes(keeper), bytes(sidecar)}


def test_a_disk_that_is_away_is_not_purged_because_its_root_was_taken_out(
    library: HeldLibrary,
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy)
    library.store.catalog.submit(lambda writer: writer.execute("DELETE FROM root")).result()
    away = library.root.with_name("unplugged")
    library.root.rename(away)
    library.root.mkdir()  # the mount point stays behind, empty
    purged = resolve.purge(library.store)
    assert not purged.purged
    library.root.rmdir()
    away.rename(library.root)
    resolve.undo(library.store)
    assert copy.exists()


def test_a_sidecar_whose_photo_came_back_is_not_purged(library: HeldLibrary) -> None:
    library.copies("keep/1.jpg", "a/1.jpg")
    sidecar = library.add("a/1.jpg.xmp", WORDLESS)
    library.remove(library.root / "keep" / "1.jpg", library.root / "a" / "1.jpg")
    with library.store.decision_readers.use() as reader:
        entries = journal.entries(reader, states=[EntryState.DONE])
    held = next(entry for entry in entries if entry.action is EntryAction.CARRY)
    place = Path(os.fsdecode(held.held_at))
    hidden = place.rename(library.root / "elsewhere")
    resolve.undo(library.store)  # the sidecar cannot come back
    place.parent.mkdir(parents=True)
    hidden.rename(place)
    assert not resolve.purge(library.store).purged
    assert place.exists()
    resolve.undo(library.store)
    assert sidecar.exists()


def test_a_surprise_in_the_midst_of_a_batch_leaves_nothing_unsettled(library: HeldLibrary) -> None:
    keeper, one, two = (library.add(name, name.encode()) for name in ("1.jpg", "2.jpg", "3.jpg"))
    library.copies()
    before = tree(library.root, leave_out="")
    decided = Resolution(ClusterKind.SIMILAR, scanned(keeper), (scanned(one), scanned(two)))
    kinds = [ClusterKind.SIMILAR]
    plan = resolve.plan(library.store, [decided], settings=library.settings, verifiable=kinds)

    def look(_keeper: bytes, victim: bytes) -> None:
        if victim == bytes(two):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        resolve.act(library.store, plan, verifiers={ClusterKind.SIMILAR: look})
    with library.store.decision_readers.use() as reader:
        assert not journal.entries(reader, states=UNFINISHED)
    resolve.undo(library.store)
    assert tree(library.root, leave_out="") == before


def test_names_that_differ_in_case_alone_do_not_meet_in_a_folder(library: HeldLibrary) -> None:
    """Folders of cards and of other systems tell no cases apart."""
    keeper, one, two = library.copies("1.jpg", "a/IMG.JPG", "b/img.jpg")
    chosen = library.root.parent / "sorted out"
    chosen.mkdir()
    outcome = library.remove(keeper, one, two, way=Way(RemovalPlace.FOLDER, bytes(chosen)))
    assert len(outcome.removed) == 2
    assert {path.name.casefold() for path in chosen.iterdir()} == {"img.jpg", "img (2).jpg"}


def test_a_folder_whose_disk_went_away_in_a_crash_is_waited_for(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    chosen = library.root.parent / "sorted out"
    chosen.mkdir()
    way = Way(RemovalPlace.FOLDER, bytes(chosen))
    (entry,) = library.remove(keeper, copy, way=way).removed
    library.store.decisions.submit(
        lambda writer: writer.execute("UPDATE entry SET state = 'planned'").rowcount
    ).result()  # as if it had been killed before it was marked done
    away = chosen.rename(chosen.with_name("unplugged"))
    resolve.recover(library.store)
    away.rename(chosen)
    resolve.recover(library.store)
    assert not resolve.undo(library.store, entry.batch_id).failed
    assert copy.exists()


def test_a_stem_shared_with_a_file_nobody_knows_keeps_its_sidecar(library: HeldLibrary) -> None:
    library.copies("keep/1.jpg", "a/1.jpg")
    library.add("a/1.newraw", b"a camera of next year")
    sidecar = library.add("a/1.xmp", WORDLESS)
    outcome = library.remove(library.root / "keep" / "1.jpg", library.root / "a" / "1.jpg")
    assert len(outcome.removed) == 1
    assert sidecar.exists()
