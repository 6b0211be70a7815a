import ctypes
import errno
import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mediadesk.catalog.journal import journal
from mediadesk.disk.changing import trash
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Resolution
from mediadesk.operations import resolve
from mediadesk.operations.resolve import checking
from mediadesk.operations.resolve.removing import batch as batch_module
from mediadesk.operations.resolve.removing import carrying_out
from tests.support.confined import with_own_mounts, without_privileges
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import exact, scan, scanned, statuses
from tests.support.trees import contents, tree
from tests.unit.operations.resolve.planning.test_resolutions import IN_MOUNTS


def test_what_goes_is_held_with_its_path_and_shown_as_removed(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/c/1.jpg")
    before = copy.stat()
    outcome = library.remove(keeper, copy)
    (entry,) = outcome.removed
    held = Path(os.fsdecode(entry.held_at))
    assert not copy.exists()
    assert held.read_bytes() == COPY
    assert held.relative_to(library.root).parts[:2] == (".mediadesk", "removed")
    assert held.relative_to(library.root).parts[3:] == ("b", "c", "1.jpg")
    assert (held.stat().st_ino, held.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert outcome.held_bytes == len(COPY)
    assert statuses(library.store) == {bytes(keeper): "present", bytes(copy): "removed"}
    assert len(outcome.changes.files) == 1


def test_a_scan_leaves_removed_files_removed(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    library.remove(keeper, copy)
    tally = scan(library.store, library.root)
    assert (tally.new, tally.changed, len(tally.missing)) == (0, 0, 0)
    assert statuses(library.store)[bytes(copy)] == "removed"


def test_a_new_file_in_the_place_of_a_removed_one_is_found(library: HeldLibrary) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    library.remove(keeper, copy)
    copy.write_bytes(b"another picture")
    scan(library.store, library.root)
    assert statuses(library.store)[bytes(copy)] == "present"


@pytest.mark.fault(34)
@pytest.mark.parametrize("place", [RemovalPlace.REMOVED, RemovalPlace.TRASH])
@pytest.mark.parametrize(
    "name", [b"bad\xff.jpg", b"new\nline.jpg", b"-rf.jpg", b" lead.jpg", b"x" * 250 + b".jpg"]
)
def test_any_name_goes_and_comes_back(
    name: bytes, place: RemovalPlace, library: HeldLibrary
) -> None:
    library.set(removal_place=place.value)
    keeper, copy = library.copies(b"1.jpg", b"in/" + name)
    before = tree(library.root)
    assert len(library.remove(keeper, copy).removed) == 1
    assert not os.path.lexists(copy)
    resolve.undo(library.store)
    assert tree(library.root) == before


def rewritten(path: Path) -> None:
    """Change one byte, keeping size and time."""
    status = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def replaced(path: Path) -> None:
    """Put another file under the name, with the same size and time."""
    status = path.stat()
    path.unlink()
    path.write_bytes(b"!" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.fault(25)
@pytest.mark.parametrize("change", [rewritten, replaced])
@pytest.mark.parametrize("which", [0, 1])
def test_a_byte_changed_with_size_and_time_kept_is_noticed(
    which: int, change: Callable[[Path], None], library: HeldLibrary
) -> None:
    pair = library.copies("1.jpg", "2.jpg")
    found = exact(*pair)
    change(pair[which])
    before = tree(library.root, leave_out="")
    outcome = library.act(found)
    assert not outcome.removed
    assert len(outcome.left_out) == 1
    assert tree(library.root, leave_out="") == before


@pytest.mark.fault(25)
def test_a_byte_changed_out_of_the_quick_hash_s_sight_is_noticed(library: HeldLibrary) -> None:
    big = os.urandom(1 << 20)
    pair = [library.add(name, big) for name in ("1.jpg", "2.jpg")]
    scan(library.store, library.root)
    found = exact(*pair)
    rewritten(pair[1])
    outcome = library.act(found)
    assert codes(outcome.left_out) == [ReasonCode.CONTENT_DIFFERS]
    assert pair[1].exists()


@pytest.mark.fault(26)
@pytest.mark.parametrize("how", ["unlink", "truncate", "link"])
def test_a_keeper_that_goes_between_plan_and_act_keeps_its_copy(
    how: str, library: HeldLibrary
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    plan = library.plan(exact(keeper, copy))
    if how == "truncate":
        os.truncate(keeper, 3)
    else:
        keeper.unlink()
    if how == "link":
        keeper.symlink_to(copy)
    outcome = resolve.act(library.store, plan)
    assert not outcome.removed
    assert copy.read_bytes() == COPY


def test_a_disk_mounted_again_with_other_numbers_is_no_change(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    other = scanned(copy)
    moved = other.stat._replace(dev=7, inode=8, ctime_ns=9)
    victim = type(other)(other.path, moved, other.quick_hash)
    outcome = library.act(Resolution(ClusterKind.EXACT, scanned(keeper), (victim,)))
    assert len(outcome.removed) == 1


def test_a_keeper_that_goes_while_its_copy_is_moved_gets_the_copy_back(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    before = tree(library.root)
    real = trash.hold

    def hold_then_lose(*args: object, **named: object) -> object:
        moved = real(*args, **named)  # type: ignore[arg-type]  # handed through as they came
        keeper.rename(library.folder / "taken.jpg")
        return moved

    monkeypatch.setattr(batch_module, "hold", hold_then_lose)
    outcome = library.remove(keeper, copy)
    assert codes(outcome.left_out) == [ReasonCode.KEEPER_CHANGED]
    assert not outcome.removed
    assert tree(library.root)[bytes(copy)] == before[bytes(copy)]
    assert not (library.root / ".mediadesk").exists()


RENAME_EXCHANGE = 2


@pytest.mark.fault(27)
def test_names_swapped_all_the_time_never_cost_the_last_copy(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    over = threading.Event()
    libc = ctypes.CDLL(None)

    def swap() -> None:
        while not over.wait(0.0002):
            libc.renameat2(-100, bytes(keeper), -100, bytes(copy), RENAME_EXCHANGE)

    swapper = threading.Thread(target=swap)
    removed = 0
    swapper.start()
    try:
        for _ in range(60):
            outcome = library.act(exact(keeper, copy))
            staying = [path for path in (keeper, copy) if path.exists()]
            assert staying
            assert staying[0].read_bytes() == COPY
            if outcome.removed:
                removed += 1
                assert not resolve.undo(library.store).failed
    finally:
        over.set()
        swapper.join()
    assert len(list(resolve.history(library.store.decision_readers))) >= removed
    assert keeper.read_bytes() == copy.read_bytes() == COPY
    assert contents(library.root) == {hashlib.sha256(COPY).hexdigest()}


@pytest.mark.fault(24)
def test_eight_threads_lose_nothing_of_files_of_one_name(library: HeldLibrary) -> None:
    folders = [f"{number}" for number in range(64)]
    keeper, *copies = library.copies("keep.jpg", *(f"{folder}/same.jpg" for folder in folders))
    library.set(removal_place="trash")
    plans = [library.plan(exact(keeper, *copies[first::8])) for first in range(8)]
    outcomes: list[resolve.RemovalOutcome] = []
    threads = [
        threading.Thread(target=lambda p=plan: outcomes.append(resolve.act(library.store, p)))
        for plan in plans
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = [entry.held_at for outcome in outcomes for entry in outcome.removed]
    assert len(set(held)) == len(copies)
    assert all(os.path.exists(path) for path in held)
    for outcome in outcomes:
        assert not resolve.undo(library.store, outcome.batch_id).failed
    assert all(path.read_bytes() == COPY for path in copies)


@pytest.mark.fault(20)
def test_one_unreadable_file_is_named_and_the_others_go(tmp_path: Path) -> None:
    script = """
keeper, closed, copy = library.copies("1.jpg", "2.jpg", "3.jpg")
found = exact(keeper, closed, copy)
plan = library.plan(found)
closed.chmod(0)
outcome = resolve.act(library.store, plan)
answer = [codes(outcome.left_out), len(outcome.removed), closed.exists(), copy.exists()]
"""
    assert without_privileges(IN_MOUNTS, tmp_path, script) == [
        [ReasonCode.FILE_PERMISSION],
        1,
        True,
        False,
    ]


def test_trouble_of_the_place_ends_the_batch_and_says_so(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, one, two, three = library.copies("1.jpg", "2.jpg", "3.jpg", "4.jpg")
    real, calls = trash.hold, list[object]()

    def hold_once(*args: object, **named: object) -> object:
        calls.append(args)
        if len(calls) > 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(*args, **named)  # type: ignore[arg-type]  # handed through as they came

    monkeypatch.setattr(batch_module, "hold", hold_once)
    outcome = library.remove(keeper, one, two, three)
    assert outcome.stopped is not None
    assert outcome.stopped.code is ReasonCode.FILE_IO
    assert [entry.path for entry in outcome.removed] == [bytes(one)]
    assert codes(outcome.left_out) == [ReasonCode.FILE_IO, ReasonCode.NOT_REACHED]
    assert len(calls) == 2
    resolve.undo(library.store)
    assert one.exists()


def test_a_trash_that_refuses_is_told_as_that_and_the_file_stays(
    library: HeldLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trash = tmp_path / "home" / "Trash"
    trash.mkdir(parents=True, mode=0o700)
    (trash / "files").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(trash.parent))
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.set(removal_place="trash")
    outcome = library.remove(keeper, copy)
    assert [one.reason.code for one in outcome.left_out] == [ReasonCode.TRASH_UNUSABLE]
    assert copy.exists()
    assert not list((trash / "info").glob("*"))


@pytest.mark.fault(8)
def test_a_full_trash_leaves_the_file_where_it_is(tmp_path: Path) -> None:
    script = """
can = library.folder / "share"
can.mkdir(); run(f"mount -t tmpfs -o size=64k none {can}")
os.environ["XDG_DATA_HOME"] = str(can)
big = os.urandom(200_000)
keeper, copy = library.add("1.jpg", big), library.add("2.jpg", big)
scan(library.store, root)
from mediadesk.disk.changing import trash_linux
trash_linux._device = lambda path: os.lstat(root).st_dev  # as if the home were on this disk
library.set(removal_place="trash")
outcome = library.remove(keeper, copy)
left = [name for _, _, names in os.walk(can) for name in names]
answer = [outcome.stopped.code, copy.exists(), left]
"""
    answer = with_own_mounts(IN_MOUNTS, tmp_path, script)
    assert answer == [ReasonCode.DISK_FULL, True, []]


@pytest.mark.fault(8)
def test_a_full_disk_ends_a_batch_there_and_not_on_other_disks(tmp_path: Path) -> None:
    script = """
disks = [library.folder / name for name in ("full", "free")]
for disk in disks:
    disk.mkdir(); run(f"mount -t tmpfs -o nr_inodes=40 none {disk}")
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        (disk / name).write_bytes(COPY)
    scan(library.store, disk)
for number in range(36):  # nothing can be made there any more
    try:
        (disks[0] / f"x{number}").touch()
    except OSError:
        break
keepers = [disk / "1.jpg" for disk in disks]
copies = [[disk / name for name in ("2.jpg", "3.jpg")] for disk in disks]
plan = library.plan(*(exact(*one) for one in zip(keepers, *zip(*copies))))
done = resolve.act(library.store, plan)
answer = [done.stopped.code, [str(one.path, "ascii").split("/")[-2] for one in done.removed]]
answer += [codes(done.left_out), [path.exists() for path in copies[0]]]
answer += [len(resolve.undo(library.store).restored)]
"""
    full = ReasonCode.DISK_FULL
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [
        full,
        ["free", "free"],
        [full, full],
        [True, True],
        2,
    ]


def test_a_journal_that_cannot_be_written_keeps_everything_where_it_is(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    plan = library.plan(exact(keeper, copy))

    def full(_write: object) -> None:
        raise OutsideError(Reason.of(ReasonCode.DISK_FULL, path="there"))

    with monkeypatch.context() as context:
        context.setattr(library.store.decisions, "submit", full)
        with pytest.raises(OutsideError):
            resolve.act(library.store, plan)
    assert copy.exists()


def test_a_journal_that_fails_afterwards_is_made_good_at_the_next_start(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")

    def full(*_args: object, **_named: object) -> None:
        raise OutsideError(Reason.of(ReasonCode.DISK_FULL, path="there"))

    with monkeypatch.context() as context:
        context.setattr(journal, "mark_done", full)
        context.setattr(carrying_out, "recover", lambda _store: CatalogChanges())
        outcome = library.remove(keeper, copy)
    assert outcome.stopped is not None
    assert not copy.exists()
    resolve.recover(library.store)
    assert statuses(library.store)[bytes(copy)] == "removed"
    resolve.undo(library.store)
    assert copy.read_bytes() == COPY


def test_stopping_between_two_files_leaves_both_in_order(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    plan = library.plan(exact(keeper, one, two))
    seen: list[bytes] = []

    def checkpoint() -> None:
        if seen:
            raise CancelledError

    outcome = resolve.act(
        library.store, plan, checkpoint=checkpoint, on_step=lambda _, path: seen.append(path)
    )
    assert outcome.stopped is not None
    assert outcome.stopped.code is ReasonCode.JOB_INTERRUPTED
    assert not one.exists()
    assert two.exists()


def test_other_kinds_go_only_with_the_blessing_of_their_verifier(library: HeldLibrary) -> None:
    keeper, good, bad = (library.add(f"{n}.jpg", bytes([n]) * 99) for n in (1, 2, 3))
    scan(library.store, library.root)
    kind = ClusterKind.SIMILAR
    decided = Resolution(kind, scanned(keeper), (scanned(good), scanned(bad)))
    plan = resolve.plan(library.store, [decided], settings=library.settings, verifiable={kind})

    def look(_keeper: bytes, victim: bytes) -> Reason | None:
        return Reason.of(ReasonCode.BROKEN, detail="no") if victim == bytes(bad) else None

    outcome = resolve.act(library.store, plan, verifiers={kind: look})
    assert [entry.path for entry in outcome.removed] == [bytes(good)]
    assert codes(outcome.left_out) == [ReasonCode.BROKEN]
    library.copies("again.jpg")
    without = resolve.plan(
        library.store,
        [Resolution(kind, scanned(keeper), (scanned(bad),))],
        settings=library.settings,
        verifiable={kind},
    )
    assert codes(resolve.act(library.store, without).left_out) == [ReasonCode.NOT_VERIFIABLE]


def test_the_choke_point_reads_both_files_without_following_links(library: HeldLibrary) -> None:
    keeper, copy = library.copies("in/1.jpg", "2.jpg")
    plan = library.plan(exact(keeper, copy))
    outside = library.folder / "outside"
    (library.root / "in").rename(outside)
    (library.root / "in").symlink_to(outside)
    outcome = resolve.act(library.store, plan)
    assert codes(outcome.left_out) == [ReasonCode.KEEPER_GONE]
    assert copy.exists()


def test_nothing_is_checked_by_trust_alone(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (step,) = library.plan(exact(keeper, copy)).steps
    with checking.checked(step, {}, lambda: None) as found:
        assert found.keeper_still_stays()
        os.utime(keeper)
        assert not found.keeper_still_stays()
