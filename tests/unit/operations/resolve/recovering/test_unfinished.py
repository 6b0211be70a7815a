import os
import stat
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal, touched_folders
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import Entry, EntryDraft, EntryState, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way, folder_times
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import scanned, statuses
from tests.support.trees import tree

UID = "2026-11-21-abcdef"


def planned(library: HeldLibrary, copy: Path, keeper: Path, quick_hash: str = "") -> Entry:
    """Journal the removal of a file without doing any of it, as if killed at once."""
    draft = EntryDraft(
        kind=ClusterKind.EXACT,
        path=bytes(copy),
        root=bytes(library.root),
        keeper=bytes(keeper),
        keeper_stat=FileStat.of(keeper.stat()),
        held_at=bytes(library.root / ".mediadesk" / "removed" / UID / copy.name),
        place=RemovalPlace.REMOVED,
        stat=FileStat.of(copy.stat()),
        mode=stat.S_IMODE(copy.stat().st_mode),
        quick_hash=quick_hash,
    )
    times = folder_times.of_folders([bytes(library.root)])

    def write(writer: Connection) -> int:
        return journal.begin(writer, uid=UID, kind="exact", drafts=[draft], folder_times=times)

    batch_id = library.store.decisions.submit(write).result()
    return entry_of(library, batch_id)


def entry_of(library: HeldLibrary, batch_id: int) -> Entry:
    with library.store.decision_readers.use() as reader:
        (entry,) = journal.entries(reader, batch_id=batch_id)
    return entry


def held(entry: Entry) -> Path:
    path = Path(os.fsdecode(entry.held_at))
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture
def pair(library: HeldLibrary) -> tuple[Path, Path]:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    return keeper, copy


def test_a_removal_that_had_not_begun_is_given_up(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    before = tree(library.root, leave_out="")
    entry = planned(library, pair[1], pair[0])
    held(entry)  # its folders were made
    resolve.recover(library.store)
    after = entry_of(library, entry.batch_id)
    assert after.state is EntryState.LEFT
    assert after.reason is not None
    assert after.reason.code is ReasonCode.JOB_INTERRUPTED
    assert set(tree(library.root, leave_out="")) == set(before)


def test_a_removal_that_was_done_but_not_noted_is_noted(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    before = tree(library.root, leave_out="")
    entry = planned(library, pair[1], pair[0])
    pair[1].rename(held(entry))
    changes = resolve.recover(library.store)
    assert changes.files
    assert entry_of(library, entry.batch_id).state is EntryState.DONE
    assert statuses(library.store)[bytes(pair[1])] == "removed"
    resolve.undo(library.store)
    assert tree(library.root, leave_out="") == before


def test_another_file_that_is_held_after_a_crash_is_not_purged(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    keeper, copy = pair
    entry = planned(library, copy, keeper, quick_hash=scanned(copy).quick_hash)
    times = copy.stat().st_atime_ns, copy.stat().st_mtime_ns
    copy.unlink()
    held(entry).write_bytes(b"!" * len(COPY))
    os.utime(held(entry), ns=times)
    resolve.recover(library.store)
    assert entry_of(library, entry.batch_id).state is EntryState.DONE
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.LAST_COPY]
    resolve.undo(library.store)
    assert copy.read_bytes() == b"!" * len(COPY)


@pytest.mark.parametrize("how", ["link", "copy"])
def test_a_file_at_both_places_stays_at_its_own(
    how: str, library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    entry = planned(library, pair[1], pair[0])
    if how == "link":
        os.link(pair[1], held(entry))
    else:
        held(entry).write_bytes(COPY)
    resolve.recover(library.store)
    assert entry_of(library, entry.batch_id).state is EntryState.LEFT
    assert pair[1].read_bytes() == COPY
    assert not (library.root / ".mediadesk").exists()


def test_a_name_that_was_reserved_for_a_file_that_did_not_come_is_free_again(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    """A disk without links and safe renames: an empty file has the name until the real one comes.

    Cut off there, first on the way to Removed, then on the way back.
    """
    before = tree(library.root, leave_out="")
    entry = planned(library, pair[1], pair[0])
    held(entry).touch(0o600)
    resolve.recover(library.store)
    assert entry_of(library, entry.batch_id).state is EntryState.LEFT
    assert tree(library.root, leave_out="") == before
    (gone,) = library.remove(*pair).removed

    def write(writer: Connection) -> None:
        journal.mark_undoing(writer, {gone.id: gone.path})

    library.store.decisions.submit(write).result()
    pair[1].touch(0o600)
    resolve.recover(library.store)
    assert not pair[1].exists()
    resolve.undo(library.store)
    assert tree(library.root, leave_out="") == before


def test_a_new_file_at_the_old_place_is_not_taken_for_the_old_one(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    entry = planned(library, pair[1], pair[0])
    pair[1].rename(held(entry))
    pair[1].write_bytes(b"new")
    resolve.recover(library.store)
    assert entry_of(library, entry.batch_id).state is EntryState.DONE
    assert held(entry).read_bytes() == COPY
    assert pair[1].read_bytes() == b"new"


def test_only_the_journal_s_own_half_made_copy_is_swept(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    entry = planned(library, pair[1], pair[0])
    folder = held(entry).parent
    (folder / os.fsdecode(entry.part_name)).write_bytes(COPY[:10])
    (folder / ".mediadesk-other-1.part").write_bytes(b"not ours to judge")
    resolve.recover(library.store)
    assert [path.name for path in folder.iterdir()] == [".mediadesk-other-1.part"]


@pytest.mark.parametrize("is_back", [True, False])
def test_an_interrupted_undo_is_noted_as_far_as_it_came(
    is_back: bool, library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    before = tree(library.root, leave_out="")
    (entry,) = library.remove(*pair).removed
    times = folder_times.to_bring_back(library.store, entry.batch_id, [entry])

    def write(writer: Connection) -> None:
        journal.mark_undoing(writer, {entry.id: bytes(pair[1])})
        touched_folders.want_restored(writer, entry.batch_id, times)

    library.store.decisions.submit(write).result()
    if is_back:
        held(entry).rename(pair[1])
    resolve.recover(library.store)
    state = entry_of(library, entry.batch_id).state
    assert state is (EntryState.UNDONE if is_back else EntryState.DONE)
    if not is_back:
        resolve.undo(library.store)
    assert tree(library.root, leave_out="") == before
    assert set(statuses(library.store).values()) == {"present"}


def test_a_link_that_had_two_names_when_its_undo_ended_keeps_one(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    """Where names cannot be exchanged, what stands there is linked aside, then let go."""
    before = tree(library.root, leave_out="")
    (entry,) = library.remove(*pair, way=Way(RemovalPlace.REMOVED, link=True)).removed
    times = folder_times.to_bring_back(library.store, entry.batch_id, [entry])

    def write(writer: Connection) -> None:
        journal.mark_undoing(writer, {entry.id: bytes(pair[1])})
        touched_folders.want_restored(writer, entry.batch_id, times)

    library.store.decisions.submit(write).result()
    os.link(pair[1], library.root / os.fsdecode(entry.aside_name))
    resolve.recover(library.store)
    assert not resolve.undo(library.store).failed
    assert tree(library.root, leave_out="") == before


@pytest.mark.parametrize("is_gone", [True, False])
def test_an_interrupted_purge_is_noted_as_far_as_it_came(
    is_gone: bool, library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    (entry,) = library.remove(*pair).removed
    library.store.decisions.submit(lambda w: journal.mark_purging(w, [entry.id])).result()
    if is_gone:
        held(entry).unlink()
    resolve.recover(library.store)
    state = entry_of(library, entry.batch_id).state
    assert state is (EntryState.PURGED if is_gone else EntryState.DONE)


def test_recovering_again_changes_nothing(library: HeldLibrary, pair: tuple[Path, Path]) -> None:
    entry = planned(library, pair[1], pair[0])
    pair[1].rename(held(entry))
    resolve.recover(library.store)
    before = tree(library.root, leave_out=""), entry_of(library, entry.batch_id)
    resolve.recover(library.store)
    assert (tree(library.root, leave_out=""), entry_of(library, entry.batch_id)) == before


def test_an_interrupted_move_to_the_trash_leaves_no_note(
    library: HeldLibrary, pair: tuple[Path, Path]
) -> None:
    library.set(removal_place="trash")
    (entry,) = library.remove(*pair).removed
    os.rename(entry.held_at, pair[1])
    library.store.decisions.submit(
        lambda w: w.execute("UPDATE entry SET state = 'planned'")
    ).result()
    resolve.recover(library.store)
    assert entry_of(library, entry.batch_id).state is EntryState.LEFT
    left = [name for _, _, names in os.walk(os.environ["XDG_DATA_HOME"]) for name in names]
    assert not left
