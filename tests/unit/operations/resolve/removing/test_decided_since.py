"""What is said, or goes, in the midst of a batch counts for every file that has not gone yet."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mediadesk.catalog.clusters import verdicts
from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.config import Settings
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.verdicts import ContentKey, KeyedFile
from mediadesk.operations import resolve
from mediadesk.operations.bulk import carry_out, gather
from mediadesk.operations.bulk.plans import BulkPlan
from mediadesk.operations.bulk.rules import DEFAULT_RULES
from mediadesk.operations.folder_rules import set_rule
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.review.verdicts import Verdicts
from mediadesk.operations.taking_out import bring_back, take_out
from tests.support.confined import with_own_mounts
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import exact, new_store, scan
from tests.unit.operations.resolve.planning.test_resolutions import IN_MOUNTS

NAMES = ("keep/1.jpg", "a/1.jpg", "b/1.jpg")


def removed_while(library: HeldLibrary, say: Callable[[], object]) -> resolve.RemovalOutcome:
    """Remove two copies; what is said is said between them."""
    keeper, *copies = (library.root / name for name in NAMES)
    plan = library.plan(exact(keeper, *copies))
    said: list[object] = []

    def between(_done: int, _path: bytes) -> None:
        if not said:
            said.append(say())

    return resolve.act(library.store, plan, on_step=between)


def test_a_folder_protected_meanwhile_keeps_its_files(library: HeldLibrary) -> None:
    _, first, second = library.copies(*NAMES)
    done = removed_while(
        library,
        lambda: set_rule(library.store, bytes(second.parent), FolderRule.PROTECTED, holds=True),
    )
    assert (len(done.removed), codes(done.left_out)) == (1, [ReasonCode.IN_PROTECTED])
    assert (first.exists(), second.exists()) == (False, True)


def test_a_link_into_a_folder_protected_meanwhile_does_not_open_it(library: HeldLibrary) -> None:
    library.copies(*NAMES)
    alias = library.folder / "alias"
    alias.symlink_to(library.root / "b")
    done = removed_while(
        library, lambda: set_rule(library.store, bytes(alias), FolderRule.PROTECTED, holds=True)
    )
    assert codes(done.left_out) == [ReasonCode.IN_PROTECTED]


def test_what_is_no_longer_protected_goes(library: HeldLibrary) -> None:
    _, _, second = library.copies(*NAMES)

    def change_one_s_mind() -> None:
        for holds in (True, False):
            set_rule(library.store, bytes(second.parent), FolderRule.PROTECTED, holds=holds)

    assert len(removed_while(library, change_one_s_mind).removed) == 2


def keyed(path: Path, content: str) -> KeyedFile:
    """Return a file with a content of this name."""
    return KeyedFile(bytes(path), ContentKey("", "", content, ""))


@pytest.mark.parametrize(
    ("kind", "others", "stays"),
    [
        (DecisionKind.KEEP_COPIES, "same", True),
        (DecisionKind.NOT_DUPLICATES, "other", True),
        (DecisionKind.NOT_DUPLICATES, "same", False),
    ],
)
def test_a_verdict_given_meanwhile_holds(
    kind: DecisionKind, others: str, stays: bool, library: HeldLibrary
) -> None:
    """Copies of one content are not said to be different by calling another content so."""
    keeper, _, second = library.copies(*NAMES)
    facts = verdicts.to_facts("uid", [keyed(keeper, "same"), keyed(second, others)])

    def say() -> None:
        library.store.decisions.submit(
            lambda writer: decisions.record(writer, kind, facts)
        ).result()

    done = removed_while(library, say)
    assert codes(done.left_out) == ([ReasonCode.KEPT_MEANWHILE] if stays else [])
    assert second.exists() == stays


def test_a_verdict_between_plan_and_click_holds_for_the_whole_plan(library: HeldLibrary) -> None:
    files = library.copies(*NAMES)
    DuplicateSearch(library.store, Settings()).run()
    found = gather(library.store, library.settings)
    plan = BulkPlan(found, DEFAULT_RULES, ())
    verdict = Verdicts(library.store).keep_all(found.clusters[0])
    assert verdict is not None
    done = carry_out(library.store, library.settings, plan)
    assert (done.removed, set(codes(done.left_out))) == ((), {ReasonCode.KEPT_MEANWHILE})
    assert all(path.exists() for path in files)
    Verdicts(library.store).take_back(verdict.uid)
    assert len(carry_out(library.store, library.settings, plan).removed) == 2


@pytest.mark.parametrize("comes_back", [False, True])
def test_a_root_taken_out_meanwhile_keeps_its_files(comes_back: bool, library: HeldLibrary) -> None:
    library.copies(*NAMES)

    def say() -> None:
        take_out(library.store, bytes(library.root))
        with library.store.decision_readers.use() as reader:
            facts = decisions.after(reader, 0)[-1].facts
        if comes_back:
            bring_back(library.store, facts)

    done = removed_while(library, say)
    expected = [] if comes_back else [ReasonCode.OUTSIDE_EVERY_ROOT]
    assert codes(done.left_out) == expected
    with library.store.readers.use() as reader:
        assert len(folders.roots(reader)) == comes_back


OFFLINE = """
from mediadesk.operations import resolve
disk = library.folder / "disk"
aside = library.folder / "aside"
disk.mkdir(); aside.mkdir(); run(f"mount -t tmpfs none {disk}")
files = [disk / name for name in ("1.jpg", "a/2.jpg", "b/3.jpg")]
for path in files:
    path.parent.mkdir(exist_ok=True); path.write_bytes(COPY)
scan(library.store, disk)
run(f"mount --bind {disk} {aside}")

def away(done, _path):
    if done == 1:
        run(f"umount -l {disk}")

plan = library.plan(exact(*files))
done = resolve.act(library.store, plan, on_step=away)
answer = [done.stopped.code, len(done.removed), codes(done.left_out)]
run(f"mount --bind {aside} {disk}")
answer += [files[2].exists(), len(library.remove(files[0], files[2]).removed)]

def gone():
    calls.append(1)
    if len(calls) == 2:
        run(f"umount -l {disk}")

from mediadesk.operations.resolve.holding import purging
calls, purging._FLUSH_FILES = [], 1
purged = resolve.purge(library.store, checkpoint=gone)
answer += [len(purged.purged), codes(purged.failed)]
run(f"mount --bind {aside} {disk}")
undone = resolve.undo(library.store)
answer += [len(undone.restored), codes(undone.failed)]
"""


UNPOOLED = """
from mediadesk.operations import resolve
from mediadesk.operations.folder_rules import set_pool
(root / "disk").mkdir(); run("mount -t tmpfs none disk")
keeper, *copies = library.copies("1.jpg", "disk/1.jpg", "disk/2.jpg", "3.jpg")
both = [bytes(root), bytes(root / "disk")]
set_pool(library.store, both, holds=True)
plan = library.plan(exact(keeper, *copies))

def apart(done, _path):
    if done == 1:
        set_pool(library.store, both, holds=False)

done = resolve.act(library.store, plan, on_step=apart)
answer = [len(plan.steps), [os.path.exists(copy) for copy in copies], codes(done.left_out)]
"""


def test_a_backup_that_is_one_again_meanwhile_stays(tmp_path: Path) -> None:
    answer = with_own_mounts(IN_MOUNTS, tmp_path, UNPOOLED)
    assert answer == [3, [False, True, False], [ReasonCode.ON_OTHER_VOLUME]]


@pytest.mark.fault(15)
def test_a_disk_that_goes_meanwhile_ends_a_batch_and_keeps_what_it_holds(tmp_path: Path) -> None:
    """Not even a purge takes what is on it for gone."""
    offline = ReasonCode.VOLUME_OFFLINE
    answer = with_own_mounts(IN_MOUNTS, tmp_path, OFFLINE)
    assert answer == [offline, 1, [offline], True, 1, 1, [offline], 1, []]


@pytest.mark.fault(27)
def test_two_programs_that_keep_what_the_other_removes_leave_a_copy(library: HeldLibrary) -> None:
    """Two catalogs of one folder, as of two users: the lock of a catalog cannot help there."""
    one, other = library.copies("a/1.jpg", "b/1.jpg")
    second = HeldLibrary(library.folder, new_store(library.folder / "another"))
    try:
        for _ in range(12):
            scan(second.store, library.root)
            plans = [
                (library.store, library.plan(exact(one, other))),
                (second.store, second.plan(exact(other, one))),
            ]
            threads = [threading.Thread(target=resolve.act, args=each) for each in plans]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert {path.read_bytes() for path in (one, other) if path.exists()} == {COPY}
            for store, _ in plans:
                with contextlib.suppress(OutsideError):  # nothing was removed
                    assert not resolve.undo(store).failed
            assert one.read_bytes() == other.read_bytes() == COPY
    finally:
        second.store.close()
