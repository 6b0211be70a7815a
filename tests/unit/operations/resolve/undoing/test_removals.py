import os
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import decisions
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import ReasonCode
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.operations import resolve
from mediadesk.operations.resolve import moving
from mediadesk.operations.resolve.undoing import one_entry
from tests.support.confined import with_own_mounts
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import exact, scan, statuses
from tests.support.trees import tree
from tests.unit.operations.resolve.planning.test_resolutions import IN_MOUNTS


@pytest.mark.parametrize("place", [RemovalPlace.REMOVED, RemovalPlace.TRASH])
def test_undo_leaves_the_tree_as_it_was_down_to_the_times_of_folders(
    place: RemovalPlace, library: HeldLibrary
) -> None:
    library.set(removal_place=place.value)
    keeper, one, two = library.copies("a/1.jpg", "b/1.jpg", "b/c/2.jpg")
    one.chmod(0o600)
    os.setxattr(two, "user.note", b"kept")
    for folder in (library.root, *filter(Path.is_dir, library.root.rglob("*"))):
        os.utime(folder, ns=(1_400_000_000 * 10**9, 1_400_000_000 * 10**9 + 7))
    before, rows = tree(library.root, leave_out=""), statuses(library.store)
    library.remove(keeper, one, two)
    library.reopen()
    undone = resolve.undo(library.store)
    assert undone.restored == ((bytes(one), bytes(one)), (bytes(two), bytes(two)))
    assert not undone.failed
    assert tree(library.root, leave_out="") == before
    assert statuses(library.store) == rows
    tally = scan(library.store, library.root)
    assert (tally.new, tally.changed, len(tally.missing)) == (0, 0, 0)


def test_batches_undone_in_reverse_leave_the_tree_as_it_was(library: HeldLibrary) -> None:
    files = library.copies("a/1.jpg", "b/1.jpg", "b/2.jpg", "b/3.jpg")
    before = tree(library.root, leave_out="")
    for path in files[1:]:
        library.remove(files[0], path)
    for _ in files[1:]:
        resolve.undo(library.store)
    assert tree(library.root, leave_out="") == before


def test_a_folder_that_others_changed_keeps_its_own_time(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    os.utime(copy.parent, ns=(5, 5))
    library.remove(keeper, copy)
    (copy.parent / "new.txt").write_text("mine")
    resolve.undo(library.store)
    assert copy.parent.stat().st_mtime_ns != 5


def test_a_taken_name_is_never_written_over(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "in/2.jpg")
    library.remove(keeper, copy)
    copy.write_bytes(b"mine")
    (copy.parent / "2 (restored).jpg").write_bytes(b"mine too")
    undone = resolve.undo(library.store)
    back = copy.parent / "2 (restored 2).jpg"
    assert undone.restored == ((bytes(copy), bytes(back)),)
    assert back.read_bytes() == COPY
    assert copy.read_bytes() == b"mine"
    assert statuses(library.store)[bytes(back)] == "present"
    scan(library.store, library.root)
    assert set(statuses(library.store).values()) == {"present"}


def test_a_name_taken_while_undoing_gets_another(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy)
    real = moving.put_back

    def race(entry: object, target: bytes) -> object:
        if not copy.exists():
            copy.write_bytes(b"mine")
        return real(entry, target)  # type: ignore[arg-type]  # handed through as it came

    monkeypatch.setattr(one_entry, "put_back", race)
    undone = resolve.undo(library.store)
    assert undone.restored == ((bytes(copy), bytes(library.root / "2 (restored).jpg")),)
    assert copy.read_bytes() == b"mine"


def test_folders_that_are_gone_are_made_again(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "deep/er/2.jpg")
    library.remove(keeper, copy)
    copy.parent.rmdir()
    copy.parent.parent.rmdir()
    resolve.undo(library.store)
    assert copy.read_bytes() == COPY


def test_what_is_gone_from_the_trash_is_named_and_the_rest_comes_back(
    library: HeldLibrary,
) -> None:
    library.set(removal_place="trash")
    keeper, gone, kept = library.copies("1.jpg", "2.jpg", "3.jpg")
    outcome = library.remove(keeper, gone, kept)
    os.unlink(outcome.removed[0].held_at)
    undone = resolve.undo(library.store)
    assert [left.path for left in undone.failed] == [bytes(gone)]
    assert codes(undone.failed) == [ReasonCode.HELD_GONE]
    assert kept.read_bytes() == COPY


def test_another_file_in_the_place_of_the_held_one_is_not_restored(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (entry,) = library.remove(keeper, copy).removed
    held = Path(os.fsdecode(entry.held_at))
    held.unlink()
    held.write_bytes(b"?" * len(COPY))
    os.utime(held, ns=(entry.draft.stat.mtime_ns, entry.draft.stat.mtime_ns))
    undone = resolve.undo(library.store)
    assert codes(undone.failed) == [ReasonCode.HELD_CHANGED]
    assert not copy.exists()


def test_undoing_twice_undoes_once(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    outcome = library.remove(keeper, copy)
    resolve.undo(library.store)
    before = tree(library.root, leave_out="")
    with pytest.raises(OutsideError) as caught:
        resolve.undo(library.store)
    assert caught.value.reason.code is ReasonCode.NOTHING_TO_UNDO
    with pytest.raises(OutsideError) as caught:
        resolve.undo(library.store, outcome.batch_id)
    assert caught.value.reason.code is ReasonCode.NO_SUCH_BATCH
    assert tree(library.root, leave_out="") == before


def test_one_file_of_a_batch_comes_back_alone(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "in/2.jpg", "in/3.jpg")
    outcome = library.remove(keeper, one, two)
    (undone,) = resolve.restore(library.store, [outcome.removed[0].id])
    assert undone.restored == ((bytes(one), bytes(one)),)
    assert one.exists()
    assert not two.exists()
    (batch,) = resolve.history(library.store.decision_readers)
    assert (batch.files, batch.held_bytes) == (2, len(COPY))
    assert (batch.counts.held, batch.counts.restored) == (1, 1)


def test_a_cancelled_undo_keeps_the_rest_held(library: HeldLibrary) -> None:
    keeper, one, two, three = library.copies("1.jpg", "2.jpg", "3.jpg", "4.jpg")
    library.remove(keeper, one, two, three)
    seen: list[bytes] = []

    def checkpoint() -> None:
        if seen:
            raise CancelledError

    undone = resolve.undo(
        library.store, checkpoint=checkpoint, on_step=lambda _, path: seen.append(path)
    )
    assert len(undone.restored) == 1
    assert codes(undone.failed) == [ReasonCode.JOB_INTERRUPTED, ReasonCode.NOT_REACHED]
    assert len(resolve.undo(library.store).restored) == 2


def test_what_is_held_on_a_disk_that_is_away_waits_for_it(tmp_path: Path) -> None:
    script = """
disk = library.folder / "disk"
disk.mkdir(); run(f"mount -t tmpfs none {disk}")
keeper, copy = disk / "1.jpg", disk / "in" / "2.jpg"
copy.parent.mkdir(); keeper.write_bytes(COPY); copy.write_bytes(COPY)
scan(library.store, disk)
library.remove(keeper, copy)
aside = library.folder / "aside"
aside.mkdir(); run(f"mount --bind {disk} {aside}")
run(f"umount {disk}")
answer = [codes(resolve.undo(library.store).failed)]
resolve.recover(library.store)
run(f"mount --bind {aside} {disk}")
answer += [len(resolve.undo(library.store).restored), copy.read_bytes() == COPY]
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [[ReasonCode.VOLUME_OFFLINE], 1, True]


def test_a_catalog_built_anew_learns_what_was_removed_and_what_is_back(
    library: HeldLibrary,
) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    library.act(exact(keeper, one))
    library.act(exact(keeper, two))
    resolve.undo(library.store)
    path = library.store.path
    library.store.close()
    for name in path.parent.glob("catalog.db*"):
        name.unlink()
    library.reopen_at(path)
    scan(library.store, library.root)
    assert statuses(library.store) == {
        bytes(keeper): "present",
        bytes(one): "removed",
        bytes(two): "present",
    }
    assert [entry.path for entry in resolve.held(library.store.decision_readers)] == [bytes(one)]
    resolve.undo(library.store)
    scan(library.store, library.root)
    assert statuses(library.store)[bytes(one)] == "present"


def test_what_came_back_under_a_name_known_before_is_not_said_to_be_held(
    library: HeldLibrary,
) -> None:
    former = library.add("2 (restored).jpg", b"of another life")
    keeper, copy = library.copies("1.jpg", "2.jpg")
    former.unlink()
    scan(library.store, library.root)
    library.remove(keeper, copy)
    library.add("2.jpg", b"taken meanwhile")
    assert resolve.undo(library.store).restored == ((bytes(copy), bytes(former)),)
    copy.unlink()
    scan(library.store, library.root)
    assert statuses(library.store) == {
        bytes(keeper): "present",
        bytes(copy): "missing",
        bytes(former): "present",
    }


def test_older_decisions_make_a_newer_catalog_show_only_what_they_hold(
    library: HeldLibrary,
) -> None:
    keeper, copy, unknown = library.copies("1.jpg", "2.jpg", "3.jpg")
    library.remove(keeper, copy)
    unknown.unlink()

    def as_after_a_removal_that_the_backup_does_not_know(writer: Connection) -> None:
        writer.execute("UPDATE file SET status = 'removed' WHERE name_shown = '3.jpg'")
        decisions.note_applied(writer, 99)

    library.store.catalog.submit(as_after_a_removal_that_the_backup_does_not_know).result()
    library.reopen()
    assert statuses(library.store) == {
        bytes(keeper): "present",
        bytes(copy): "removed",
        bytes(unknown): "missing",
    }


def test_bytes_changed_unseen_before_the_removal_are_seen_after_the_undo(
    library: HeldLibrary,
) -> None:
    pair = library.copies("1.jpg", "2.jpg")
    for path in pair:
        status = path.stat()
        path.write_bytes(COPY[:-1] + b"!")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert library.remove(*pair).removed
    resolve.undo(library.store)
    scan(library.store, library.root)
    with library.store.readers.use() as reader:
        rows = reader.execute(
            "SELECT quick_hash FROM file JOIN content ON content.id = content_id"
        ).fetchall()
    assert rows == [(quick_hash(pair[0]),)] * 2
