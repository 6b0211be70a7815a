import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.resolutions import Resolution
from tests.support.confined import with_own_mounts, without_privileges
from tests.support.held_library import COPY, HeldLibrary, codes, held_library
from tests.support.quick_scan import exact, scanned
from tests.support.trees import tree


def test_a_plan_counts_what_would_go_and_touches_nothing(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("a/1.jpg", "b/1.jpg", "c/1.jpg")
    before = tree(library.root, leave_out="")
    plan = library.plan(exact(keeper, one, two))
    assert [step.victim.path for step in plan.steps] == [bytes(one), bytes(two)]
    assert plan.size_bytes == 2 * len(COPY)
    assert not plan.left_out
    assert tree(library.root, leave_out="") == before


def test_a_keeper_is_never_planned_to_go(library: HeldLibrary) -> None:
    one, two = library.copies("1.jpg", "2.jpg")
    plan = library.plan(exact(one, two, one), exact(two, one))
    assert not plan.steps
    assert set(codes(plan.left_out)) == {ReasonCode.IS_KEEPER}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.integers(0, 4), st.sets(st.integers(0, 4))), max_size=5))
@pytest.mark.fault(28)
def test_whatever_is_chosen_a_copy_stays(
    pairs: list[tuple[int, set[int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with held_library(tmp_path_factory.mktemp("chosen")) as library:
        files = library.copies(*(f"{number}.jpg" for number in range(5)))
        library.act(*(exact(files[k], *(files[v] for v in gone)) for k, gone in pairs))
        staying = [path for path in files if path.exists()]
        assert staying
        assert {path.read_bytes() for path in staying} == {COPY}


@pytest.mark.parametrize("how", ["setting", "root"])
def test_nothing_protected_is_planned_to_go(how: str, library: HeldLibrary) -> None:
    inside, outside = library.copies("safe/1.jpg", "2.jpg")
    if how == "setting":
        library.set(protected_roots=(bytes(library.root / "safe"),))
    else:
        library.store.catalog.submit(lambda w: w.execute("UPDATE root SET protected = 1")).result()
    plan = library.plan(exact(outside, inside))
    assert codes(plan.left_out) == [ReasonCode.IN_PROTECTED]
    if how == "setting":  # but as a keeper it serves
        assert library.plan(exact(inside, outside)).steps


def test_a_link_into_a_protected_folder_does_not_open_it(library: HeldLibrary) -> None:
    safe = library.folder / "safe"
    safe.mkdir()
    (safe / "1.jpg").write_bytes(COPY)
    (keeper,) = library.copies("2.jpg")
    (library.root / "door").symlink_to(safe)
    library.set(protected_roots=(bytes(safe),))
    plan = library.plan(exact(keeper, library.root / "door" / "1.jpg"))
    assert codes(plan.left_out) == [ReasonCode.IN_PROTECTED]


IN_MOUNTS = """
import json, os, subprocess, sys
from pathlib import Path
from mediadesk.operations import resolve
from tests.support.held_library import COPY, codes, held_library
from tests.support.quick_scan import exact, scan
with held_library(Path(sys.argv[1])) as library:
    root = library.root
    def run(line): subprocess.run(line, shell=True, check=True, cwd=root)
    answer = None
    exec(sys.argv[2])
    print(json.dumps(answer))
"""


def test_a_bind_mount_of_a_protected_folder_does_not_open_it(tmp_path: Path) -> None:
    script = """
library.add("safe/in/1.jpg"); (root / "door").mkdir()
run("mount --bind safe/in door")
(keeper,) = library.copies("2.jpg")
library.set(protected_roots=(bytes(root / "safe"),))
answer = codes(library.plan(exact(keeper, root / "door" / "1.jpg")).left_out)
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [ReasonCode.IN_PROTECTED]


@pytest.mark.fault(31)
def test_one_file_behind_a_bind_mount_is_not_its_own_copy(tmp_path: Path) -> None:
    script = """
library.add("real/1.jpg"); (root / "alias").mkdir()
run("mount --bind real alias")
found = exact(root / "real" / "1.jpg", root / "alias" / "1.jpg")
answer = [codes(library.plan(found).left_out), (root / "real" / "1.jpg").exists()]
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [[ReasonCode.SAME_FILE], True]


def test_a_copy_on_another_disk_is_a_backup_unless_both_are_one_pool(tmp_path: Path) -> None:
    script = """
(root / "disk").mkdir(); run("mount -t tmpfs none disk")
keeper, copy = library.copies("1.jpg", "disk/1.jpg")
answer = [codes(library.plan(exact(keeper, copy)).left_out)]
library.set(pools=((bytes(root), bytes(root / "disk")),))
outcome = library.remove(keeper, copy)
answer += [len(outcome.removed), os.path.exists(copy), codes(outcome.left_out)]
undone = resolve.undo(library.store)
answer += [len(undone.restored), copy.read_bytes() == COPY]
"""
    answer = with_own_mounts(IN_MOUNTS, tmp_path, script)
    assert answer == [[ReasonCode.ON_OTHER_VOLUME], 1, False, [], 1, True]


@pytest.mark.fault(18)
def test_a_disk_that_can_only_be_read_is_refused_up_front(tmp_path: Path) -> None:
    script = """
(root / "disk").mkdir(); run("mount -t tmpfs none disk")
keeper, copy = library.copies("disk/1.jpg", "disk/2.jpg")
run("mount -o remount,ro disk")
answer = [codes(library.plan(exact(keeper, copy)).left_out), copy.exists()]
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [[ReasonCode.VOLUME_READ_ONLY], True]


def test_a_disk_that_is_away_or_another_is_refused(tmp_path: Path) -> None:
    script = """
from tests.support.quick_scan import new_store
disk = library.folder / "disk"
disk.mkdir(); run(f"mount -t tmpfs none {disk}")
keeper, copy = disk / "1.jpg", disk / "2.jpg"
keeper.write_bytes(COPY); copy.write_bytes(COPY)
scan(library.store, disk)
found = exact(keeper, copy)
run(f"umount {disk}")
answer = [codes(library.plan(found).left_out)]
run(f"mount -t tmpfs none {disk}")
keeper.write_bytes(COPY); copy.write_bytes(COPY)
answer += [codes(library.plan(exact(keeper, copy)).left_out), copy.exists()]
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [
        [ReasonCode.VOLUME_OFFLINE],
        [ReasonCode.VOLUME_REPLACED],
        True,
    ]


@pytest.mark.fault(18, 19)
def test_a_folder_one_may_not_change_is_refused_up_front(tmp_path: Path) -> None:
    script = """
keeper, copy = library.copies("1.jpg", "in/1.jpg")
copy.parent.chmod(0o555)
answer = [codes(library.plan(exact(keeper, copy)).left_out), copy.exists()]
copy.parent.chmod(0o755)
"""
    assert without_privileges(IN_MOUNTS, tmp_path, script) == [[ReasonCode.FOLDER_READ_ONLY], True]


@pytest.mark.fault(22)
def test_where_nothing_can_be_held_the_trash_is_offered(tmp_path: Path) -> None:
    script = """
keeper, copy = library.copies("in/1.jpg", "in/2.jpg")
library.root.chmod(0o555)
left = library.plan(exact(keeper, copy)).left_out
answer = [codes(left), copy.exists()]
library.root.chmod(0o755)
"""
    assert without_privileges(IN_MOUNTS, tmp_path, script) == [[ReasonCode.REMOVED_UNUSABLE], True]


@pytest.mark.parametrize("owner", ["Old.photoslibrary", ".git", ".snapshots", "a.lrdata"])
def test_what_belongs_to_another_program_is_refused(owner: str, library: HeldLibrary) -> None:
    keeper = library.add("1.jpg")
    copy = library.add(f"{owner}/1.jpg")
    plan = library.plan(exact(keeper, copy))
    assert codes(plan.left_out) == [ReasonCode.FOLDER_OF_OTHER_PROGRAM]


def test_what_is_in_no_root_is_refused(library: HeldLibrary) -> None:
    (keeper,) = library.copies("1.jpg")
    outside = library.folder / "outside.jpg"
    outside.write_bytes(COPY)
    assert codes(library.plan(exact(keeper, outside)).left_out) == [ReasonCode.OUTSIDE_EVERY_ROOT]
    assert codes(library.plan(exact(outside, keeper)).left_out) == [ReasonCode.KEEPER_GONE]


@pytest.mark.fault(29)
def test_a_second_name_of_a_file_frees_nothing(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    other = library.root / "3.jpg"
    os.link(copy, other)
    own = library.root / "4.jpg"
    os.link(keeper, own)
    plan = library.plan(exact(keeper, copy, other, own))
    assert codes(plan.left_out) == [
        ReasonCode.NOTHING_TO_GAIN,
        ReasonCode.NOTHING_TO_GAIN,
        ReasonCode.SAME_FILE,
    ]


@pytest.mark.fault(25)
def test_what_changed_or_went_since_the_scan_is_left_out(library: HeldLibrary) -> None:
    keeper, grown, gone, link = library.copies("1.jpg", "2.jpg", "3.jpg", "4.jpg")
    found = exact(keeper, grown, gone, link)
    with grown.open("ab") as stream:
        stream.write(b"!")
    gone.unlink()
    link.unlink()
    link.symlink_to(keeper)
    assert codes(library.plan(found).left_out) == [
        ReasonCode.CHANGED_SINCE_SCAN,
        ReasonCode.FILE_VANISHED,
        ReasonCode.NOT_A_FOLDER_OR_FILE,
    ]


@pytest.mark.fault(26)
@pytest.mark.parametrize("how", ["gone", "grown", "link"])
def test_without_its_keeper_nothing_goes(how: str, library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    found = exact(keeper, copy)
    if how == "grown":
        keeper.write_bytes(COPY + b"!")
    else:
        keeper.unlink()
    if how == "link":
        keeper.symlink_to(copy)
    expected = ReasonCode.KEEPER_CHANGED if how == "grown" else ReasonCode.KEEPER_GONE
    assert codes(library.plan(found).left_out) == [expected]


@pytest.mark.parametrize("kind", [ClusterKind.SIMILAR, ClusterKind.VIDEO, ClusterKind.AUDIO])
def test_what_cannot_be_checked_at_the_moment_of_acting_stays(
    kind: ClusterKind, library: HeldLibrary
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    plan = library.plan(Resolution(kind, scanned(keeper), (scanned(copy),)))
    assert codes(plan.left_out) == [ReasonCode.NOT_VERIFIABLE]
