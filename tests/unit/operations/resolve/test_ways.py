import os
import shutil
from pathlib import Path

import pytest

from mediadesk.catalog.journal import journal
from mediadesk.catalog.lists.place_counts import place_counts
from mediadesk.disk.changing import renaming
from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import EntryAction, EntryState, RemovalPlace
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.resolutions import Resolution
from mediadesk.operations import resolve
from mediadesk.operations.bulk import DEFAULT_RULES, BulkPlan, gather, spelled_out
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.resolve import Way, instead_of
from tests.support.confined import with_own_mounts
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import exact, scan, scanned, statuses
from tests.support.trees import contents, tree
from tests.unit.operations.resolve.planning.test_resolutions import IN_MOUNTS

LINK = Way(link=True)
ON_A_CARD = """
import json, os, subprocess, sys
from pathlib import Path
from mediadesk.operations import resolve
from tests.support.held_library import held_library
from tests.support.quick_scan import scan
with held_library(Path(sys.argv[1])) as library:
    root, answer = library.root, None
    subprocess.run(f"mount -t tmpfs none {root}", shell=True, check=True)
    exec(sys.argv[2])
    print(json.dumps(answer))
"""


def to_folder(folder: Path) -> Way:
    return Way(RemovalPlace.FOLDER, bytes(folder))


def test_files_go_to_a_folder_under_names_of_their_own_and_come_back(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "a/same.jpg", "b/same.jpg")
    target = library.folder / "sorted out"
    target.mkdir()
    before = tree(library.folder / "library"), tree(target)
    outcome = library.remove(keeper, one, two, way=to_folder(target))
    assert sorted(path.name for path in target.iterdir()) == ["same (2).jpg", "same.jpg"]
    assert [entry.action for entry in outcome.removed] == [EntryAction.MOVE] * 2
    assert not resolve.undo(library.store).failed
    assert (tree(library.folder / "library"), tree(target)) == before


def test_what_went_to_the_user_s_folder_is_never_ours_to_purge(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (target := library.folder / "out").mkdir()
    library.remove(keeper, copy, way=to_folder(target))
    assert not list(resolve.held(library.store.decision_readers))
    assert not resolve.purge(library.store).purged
    assert (target / "2.jpg").read_bytes() == COPY


def test_a_folder_of_the_library_takes_copies_once_and_no_original_after_them(
    library: HeldLibrary,
) -> None:
    library.copies("2019/Summer in Italy/1.jpg", "backup/phone/2019/1.jpg")
    (target := library.root / "sorted out").mkdir()
    (link := library.folder / "link").symlink_to(target)
    way = to_folder(target)
    for number, seen_as in enumerate((way, way, to_folder(link))):
        scan(library.store, library.root)
        DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
        found = BulkPlan(gather(library.store, library.settings, way=seen_as), DEFAULT_RULES, ())
        plan = spelled_out(library.store, library.settings, found, way=seen_as)
        assert len(resolve.act(library.store, plan).removed) == (not number)
        assert codes(plan.left_out) == [ReasonCode.MOVED_ALREADY] * bool(number)
    assert (target / "1.jpg").exists()


@pytest.mark.parametrize("how", ["missing", "file", "protected", "ours"])
def test_a_folder_that_will_not_do_is_said_and_removed_is_offered(
    how: str, library: HeldLibrary
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    target = library.folder / "out"
    if how == "file":
        target.write_bytes(b"")
    elif how == "ours":
        target = library.root / ".mediadesk"
        target.mkdir()
    elif how == "protected":
        target.mkdir()
        library.set(protected_roots=(bytes(target),))
    plan = library.plan(exact(keeper, copy), way=to_folder(target))
    assert codes(plan.left_out) == [ReasonCode.FOLDER_UNUSABLE]
    assert instead_of(plan.left_out[0].reason.code) is RemovalPlace.REMOVED


def test_a_copy_becomes_a_hard_link_and_itself_again(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/2.jpg")
    os.setxattr(copy, "user.note", b"mine")
    copy.chmod(0o640)
    scan(library.store, library.root)
    before = tree(library.root)
    outcome = library.remove(keeper, copy, way=LINK)
    (entry,) = outcome.removed
    assert entry.action is EntryAction.LINK
    assert copy.samefile(keeper)
    assert Path(os.fsdecode(entry.held_at)).read_bytes() == COPY
    assert statuses(library.store)[bytes(copy)] == "present"
    assert not resolve.undo(library.store).failed
    assert not copy.samefile(keeper)
    assert tree(library.root, leave_out="") == tree(library.root) == before
    tally = scan(library.store, library.root)
    assert (tally.new, len(tally.missing)) == (0, 0)


def test_purging_frees_what_a_link_replaced(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy, way=LINK)
    assert resolve.purge(library.store).freed_bytes == len(COPY)
    assert copy.samefile(keeper)
    assert statuses(library.store)[bytes(copy)] == "present"


@pytest.mark.parametrize("how", ["edited", "replaced", "keeper gone"])
def test_what_became_of_a_link_since_is_never_undone_with_it(
    how: str, library: HeldLibrary
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy, way=LINK)
    if how == "edited":
        with copy.open("ab") as file:
            file.write(b"!")
    elif how == "replaced":
        copy.unlink()
        copy.write_bytes(b"new")
    else:
        keeper.unlink()
    standing = contents(library.root)
    undone = resolve.undo(library.store)
    assert [Path(os.fsdecode(target)).name for _, target in undone.restored] == ["2 (restored).jpg"]
    assert (library.root / "2 (restored).jpg").read_bytes() == COPY
    assert standing <= contents(library.root)


def test_only_exact_copies_become_links(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    decided = Resolution(ClusterKind.IDENTICAL, scanned(keeper), (scanned(copy),))
    assert codes(library.plan(decided, way=LINK).left_out) == [ReasonCode.LINKS_ONLY_EXACT]


def test_links_are_not_made_across_disks_even_in_a_pool(tmp_path: Path) -> None:
    script = """
from mediadesk.operations.resolve import Way
(root / "disk").mkdir(); run("mount -t tmpfs none disk")
keeper, copy = library.copies("1.jpg", "disk/1.jpg")
library.set(pools=((bytes(root), bytes(root / "disk")),))
answer = codes(library.remove(keeper, copy, way=Way(link=True)).left_out)
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [ReasonCode.NO_LINKS_HERE]


def test_links_across_a_bind_mount_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    script = """
from mediadesk.operations.resolve import Way
library.add("real/1.jpg"); (root / "door").mkdir()
run("mkdir -p real/in"); run("mount --bind real/in door")
keeper, copy = library.copies("1.jpg", "door/2.jpg")
before = sorted(os.listdir(root / "door"))
outcome = library.remove(keeper, copy, way=Way(link=True))
same = before == sorted(os.listdir(root / "door"))
answer = [codes(outcome.left_out), same, outcome.stopped is None]
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [[ReasonCode.NO_LINKS_HERE], True, True]


def test_where_names_cannot_be_exchanged_links_are_made_all_the_same(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    before = tree(library.root)
    monkeypatch.setattr(renaming, "_renameat2", lambda *_: None)
    assert len(library.remove(keeper, copy, way=LINK).removed) == 1
    assert copy.samefile(keeper)
    assert not resolve.undo(library.store).failed
    assert tree(library.root, leave_out="") == before


def test_a_batch_tells_what_was_done_and_what_is_left_of_it(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    library.remove(keeper, one, two, way=LINK)
    (batch,) = resolve.history(library.store.decision_readers)
    assert (batch.action, batch.keepers) == (EntryAction.LINK, 1)
    assert (batch.files, batch.counts.held) == (2, 2)
    assert batch.undone_at is None
    resolve.undo(library.store)
    (batch,) = resolve.history(library.store.decision_readers)
    assert (batch.counts.held, batch.counts.restored, batch.is_undoable) == (0, 2, False)
    assert batch.undone_at is not None
    with library.store.decision_readers.use() as reader:
        states = {entry.state for entry in journal.entries(reader)}
    assert states == {EntryState.UNDONE}


def test_a_link_that_was_renamed_leaves_its_place_free_for_the_file(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy, way=LINK)
    copy.rename(library.root / "3.jpg")
    assert not resolve.undo(library.store).failed
    assert copy.read_bytes() == COPY
    assert (library.root / "3.jpg").samefile(keeper)


def test_a_link_over_bytes_that_were_never_scanned_is_scanned_again(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    for path in (keeper, copy):
        path.write_bytes(COPY + b"!")
    library.remove(keeper, copy, way=LINK)
    assert scan(library.store, library.root).owed == 2


def test_a_file_of_the_user_s_is_not_taken_for_one_that_never_went(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (target := library.folder / "out").mkdir()
    (entry,) = library.remove(keeper, copy, way=to_folder(target)).removed
    os.rename(entry.held_at, copy)
    (target / "2.jpg").write_bytes(COPY)
    library.store.decisions.submit(
        lambda w: w.execute("UPDATE entry SET state = 'planned'")
    ).result()
    resolve.recover(library.store)
    assert (target / "2.jpg").read_bytes() == copy.read_bytes() == COPY
    with library.store.decision_readers.use() as reader:
        (after,) = journal.entries(reader)
    assert after.state is EntryState.LEFT


def test_replaying_what_was_linked_touches_no_row_of_a_later_file(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy, way=LINK)
    resolve.undo(library.store)
    library.remove(keeper, copy)
    later = library.add("2.jpg", b"new", mtime_s=1_700_000_000)
    scan(library.store, library.root)
    resolve.undo(library.store)
    store = library.store
    store.catalog.submit(lambda w: w.execute("DELETE FROM meta WHERE key = 'applied_seq'")).result()
    store.catch_up()
    assert later.read_bytes() == b"new"
    assert statuses(store)[bytes(later)] == "present"


def test_replaying_an_old_link_does_not_touch_what_was_removed_later(
    library: HeldLibrary,
) -> None:
    keeper = library.add("1.jpg", mtime_s=1_400_000_000)
    copy = library.add("2.jpg")
    scan(library.store, library.root)
    linked = library.remove(keeper, copy, way=LINK)
    resolve.restore(library.store, [linked.removed[0].id])
    scan(library.store, library.root)
    library.remove(keeper, copy)
    resolve.purge(library.store)
    shutil.copy2(keeper, copy)
    scan(library.store, library.root)
    library.remove(keeper, copy)
    before = statuses(library.store)
    assert before[bytes(copy)] == "removed"
    library.store.catalog.submit(
        lambda writer: writer.execute("DELETE FROM meta WHERE key = 'applied_seq'")
    ).result()
    library.store.catch_up()
    scan(library.store, library.root)
    assert statuses(library.store) == before


def test_what_was_moved_to_a_folder_is_not_listed_in_removed(library: HeldLibrary) -> None:
    out = library.folder / "out"
    out.mkdir()
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy, way=Way(RemovalPlace.FOLDER, bytes(out)))
    with library.store.readers.use() as reader:
        assert place_counts(reader)[SmartPlace.REMOVED].files == 0
    assert statuses(library.store) == {bytes(keeper): "present", bytes(copy): "missing"}
    resolve.undo(library.store)
    assert set(statuses(library.store).values()) == {"present"}


def test_folders_without_a_trash_are_known_before_anything_is_removed(tmp_path: Path) -> None:
    script = """
scan(library.store, root)
answer = [one.reason.code for one in resolve.without_trash(library.store)]
(root / f".Trash-{os.getuid()}").write_text("no folder")
answer += [[one.root == bytes(root), one.reason.code, one.reason.facts["detail"]]
           for one in resolve.without_trash(library.store)]
answer += [len(resolve.without_trash(library.store, lambda path: path))]
"""
    told = with_own_mounts(ON_A_CARD, tmp_path, script)
    assert told == [[True, ReasonCode.TRASH_UNUSABLE, "it is a link or no folder"], 0]
