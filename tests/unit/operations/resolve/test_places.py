"""Disks and folders that make it hard: full, read-only, at the top, telling no cases apart."""

import os
from pathlib import Path

import pytest

from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from tests.support.confined import with_own_mounts, without_privileges
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import exact, scan
from tests.support.shares import mounted
from tests.unit.operations.resolve.planning.test_resolutions import IN_MOUNTS

FULL = """
from mediadesk.domain.journal import RemovalPlace
from mediadesk.operations.resolve import Way
from tests.support.held_library import tell
from tests.support.trees import tree
disk, out = library.folder / "disk", library.folder / "out"
disk.mkdir(); out.mkdir()
run(f"mount -t tmpfs -o size=1m none {disk}"); run(f"mount -t tmpfs none {out}")
data = os.urandom(200_000)
keeper, copy = disk / "1.jpg", disk / "a" / "2.jpg"
copy.parent.mkdir()
for path in (keeper, copy):
    path.write_bytes(data)
scan(library.store, disk)
filler = disk / "filler.bin"

def fill():
    with open(filler, "wb", buffering=0) as stream:
        for size in (4096, 1):
            try:
                while stream.write(b"x" * size):
                    pass
            except OSError:
                pass

fill()
before = tree(disk, leave_out="")
tell(library, copy, facts={"caption": "The hut"})
merged = library.remove(keeper, copy)
answer = [codes(merged.left_out), tree(disk, leave_out="") == before]
filler.unlink()
tell(library, copy, facts={})
before = tree(disk, leave_out="")
moved = library.remove(keeper, copy, way=Way(RemovalPlace.FOLDER, bytes(out)))
fill()
full = tree(disk, leave_out="", times_of_folders=False)
undone = resolve.undo(library.store)
answer += [codes(undone.failed), tree(disk, leave_out="", times_of_folders=False) == full,
           len(list(out.iterdir()))]
filler.unlink()
undone = resolve.undo(library.store)
answer += [len(undone.restored), copy.read_bytes() == data, list(out.iterdir())]
"""


@pytest.mark.fault(8)
def test_a_full_disk_in_the_midst_of_merging_or_undoing_loses_nothing(tmp_path: Path) -> None:
    """A sidecar that does not fit, a file that cannot be copied back: all is as it was."""
    full = [ReasonCode.DISK_FULL]
    answer = with_own_mounts(IN_MOUNTS, tmp_path, FULL)
    assert answer == [full, True, full, True, 1, 1, True, []]


MOVED = """
from mediadesk.domain.journal import RemovalPlace
from mediadesk.operations.resolve import Way
out = library.folder / "out"
out.mkdir(); run(f"mount -t tmpfs -o size=64k none {out}")
data = os.urandom(200_000)
keeper, copy = library.add("1.jpg", data), library.add("2.jpg", data)
scan(library.store, root)
outcome = library.remove(keeper, copy, way=Way(RemovalPlace.FOLDER, bytes(out)))
told = outcome.stopped
answer = [told.code, told.facts["path"].startswith(str(out)), copy.read_bytes() == data]
answer += [list(out.iterdir())]
"""


@pytest.mark.fault(8)
def test_where_the_chosen_folder_is_full_its_disk_is_named(tmp_path: Path) -> None:
    """Not that of the file, on which there is room."""
    answer = with_own_mounts(IN_MOUNTS, tmp_path, MOVED)
    assert answer == [ReasonCode.DISK_FULL, True, True, []]


WENT = """
from mediadesk.domain.journal import RemovalPlace
from mediadesk.operations.resolve import Way
from tests.support.trees import tree
disk, kept, out = (library.folder / name for name in ("disk", "kept", "out"))
for folder in (disk, kept, out):
    folder.mkdir()
run(f"mount -t tmpfs none {kept}"); run(f"mount --bind {kept} {disk}")
for name in ("1.jpg", "2.jpg"):
    (disk / name).write_bytes(COPY)
scan(library.store, disk)
to_folder = sys.argv[3] == "folder"
if to_folder:
    run(f"mount -t tmpfs none {out}")
plan = library.plan(exact(disk / "1.jpg", disk / "2.jpg"),
                    way=Way(RemovalPlace.FOLDER, bytes(out)) if to_folder else None)
before = tree(kept)
asked = []

def checkpoint():
    asked.append(None)
    if len(asked) == 2:  # both files are open and are being compared
        run(f"umount -l {out if to_folder else disk}")

outcome = resolve.act(library.store, plan, checkpoint=checkpoint)
answer = [len(outcome.removed), codes(outcome.left_out), tree(kept) == before]
answer += [[path.name for path in (out if to_folder else disk).iterdir()]]
"""


@pytest.mark.fault(15)
@pytest.mark.parametrize("what", ["disk", "folder"])
def test_what_is_where_a_disk_was_a_moment_ago_is_given_nothing(what: str, tmp_path: Path) -> None:
    """A disk is taken away while two files of it, or to go to it, are compared."""
    answer = with_own_mounts(IN_MOUNTS, tmp_path, WENT, what)
    assert answer == [0, [ReasonCode.VOLUME_OFFLINE], True, []]


TOP = """
from tests.support.trees import tree
top = library.folder / "top"
top.mkdir(); run(f"mount -t tmpfs none {top}")
keeper, copy, third = top / "1.jpg", top / "2.jpg", top / "3.jpg"
for path in (keeper, copy, third):
    path.write_bytes(COPY)
scan(library.store, top)
os.utime(top, ns=(5, 5))
before = tree(top, leave_out="")
answer = []
for place in ("removed", "trash"):
    library.set(removal_place=place)
    done = library.remove(keeper, copy, third)
    answer += [len(done.removed), os.fsdecode(done.removed[0].held_at).startswith(f"{top}/.")]
    undone = resolve.undo(library.store)
    leftovers = [path for path in top.glob(".Trash-*/*/*")]
    now = {path: leaf for path, leaf in tree(top, leave_out="").items() if b"/.Trash-" not in path}
    answer += [len(undone.restored), leftovers, place == "trash" or now == before]
    if place == "trash":
        answer += [now.pop(bytes(top)) and now == {p: before[p] for p in now}]
"""


def test_a_root_at_the_top_of_a_disk_holds_and_gives_back(tmp_path: Path) -> None:
    answer = with_own_mounts(IN_MOUNTS, tmp_path, TOP)
    assert answer == [2, True, 2, [], True, 2, True, 2, [], True, True]


def test_a_held_file_seen_by_another_way_is_no_copy_of_itself(tmp_path: Path) -> None:
    script = """
keeper, copy = library.copies("1.jpg", "2.jpg")
done = library.remove(keeper, copy)
door = library.folder / "door"; door.mkdir()
run(f"mount --bind {os.fsdecode(os.path.dirname(done.removed[0].held_at))} {door}")
scan(library.store, door)
keeper.unlink()
answer = [codes(resolve.purge(library.store).failed), (door / "2.jpg").exists()]
"""
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [[ReasonCode.LAST_COPY], True]


READ_ONLY = """
import json, sys
from pathlib import Path
from mediadesk.operations import resolve
from tests.support.held_library import codes, held_library
from tests.support.quick_scan import exact

with held_library(Path(sys.argv[1])) as library:
    keeper, copy, third = library.copies("1.jpg", "a/2.jpg", "b/3.jpg")
    library.remove(keeper, copy)
    copy.parent.chmod(0o555)
    answer = [codes(resolve.undo(library.store).failed)]
    copy.parent.chmod(0o755)
    (library.root / ".mediadesk" / "removed").chmod(0o555)
    answer += [codes(library.plan(exact(keeper, third)).left_out), third.exists()]
    (library.root / ".mediadesk" / "removed").chmod(0o755)
    answer += [len(resolve.undo(library.store).restored), copy.exists()]
    print(json.dumps(answer))
"""


@pytest.mark.fault(19)
def test_folders_one_may_only_read_are_named_and_hold_on_to_all(tmp_path: Path) -> None:
    answer = without_privileges(READ_ONLY, tmp_path)
    expected = [[ReasonCode.FILE_PERMISSION], [ReasonCode.REMOVED_UNUSABLE], True, 1, True]
    assert answer == expected


@pytest.mark.fault(32)
def test_one_file_in_two_cases_is_not_its_own_copy_and_a_taken_name_is_taken(
    library: HeldLibrary, tmp_path: Path
) -> None:
    source = tmp_path / "far"
    source.mkdir()
    for name in ("one.jpg", "two.jpg"):
        (source / name).write_bytes(COPY)
    with mounted(source, tmp_path / "Share", "--alias", "fold") as share:
        keeper, copy = share.place / "one.jpg", share.place / "two.jpg"
        scan(library.store, share.place)
        assert codes(library.plan(exact(keeper, share.place / "ONE.jpg")).left_out) == [
            ReasonCode.SAME_FILE
        ]
        done = library.remove(keeper, copy)
        assert not done.left_out, done.left_out
        (source / "Two.JPG").write_bytes(b"mine")
        undone = resolve.undo(library.store)
        assert undone.restored == ((bytes(copy), bytes(share.place / "two (restored).jpg")),)
    assert (source / "Two.JPG").read_bytes() == b"mine"
    assert (source / "two (restored).jpg").read_bytes() == COPY


@pytest.mark.fault(34)
@pytest.mark.parametrize(
    ("name", "again"),
    [
        (b"x" * 251 + b".jpg", b"x" * 240 + b" (restored).jpg"),
        ("ä".encode() * 125 + b".jpg", "ä".encode() * 120 + b" (restored).jpg"),
        (b"\xff" * 251 + b".jpg", b"\xff" * 240 + b" (restored).jpg"),
    ],
)
def test_the_longest_name_comes_back_beside_what_took_it(
    name: bytes, again: bytes, library: HeldLibrary
) -> None:
    keeper, copy = library.copies(b"1.jpg", b"in/" + name)
    library.remove(keeper, copy)
    library.add(b"in/" + name, b"mine")
    undone = resolve.undo(library.store)
    assert [os.path.basename(back) for _, back in undone.restored] == [again]
    assert copy.read_bytes() == b"mine"
