import errno
import os
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from mediadesk.disk.changing import trash
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.changing.transfer import Moved
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from tests.support.confined import with_own_mounts, without_privileges
from tests.support.trees import tree

AT = datetime(2026, 11, 21, 4, 5, 6)  # noqa: DTZ001 - the trash keeps local times
NAMES = [
    b"a.jpg",
    b"bad\xff.jpg",
    b"new\nline.jpg",
    b"100%.jpg",
    "ü.jpg".encode(),
    b"-rf",
    b"x" * 240,
]


def hold(path: bytes, held_at: bytes, root: Path, kind: RemovalPlace) -> Moved:
    folder, name = relative(path, bytes(root))
    with reached(bytes(root), folder) as found, Place(found, name).opened() as descriptor:
        return trash.hold(
            Place(found, name),
            descriptor,
            held_at,
            root=bytes(root),
            place=kind,
            draft=b".part",
            at=AT,
        )


def made(root: Path, name: bytes) -> bytes:
    folder = os.path.join(bytes(root), b"in")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    Path(os.fsdecode(path)).write_bytes(b"picture " + name)
    return path


def in_trash(path: bytes, number: int = 0) -> bytes:
    held_at = trash.held_in_trash(path, "2026-11-21-abc", number)
    assert isinstance(held_at, bytes)
    return held_at


@pytest.mark.parametrize("name", NAMES)
def test_removed_keeps_the_path_below_the_root(name: bytes, tmp_path: Path) -> None:
    path = made(tmp_path, name)
    held_at = trash.held_in_removed(bytes(tmp_path), "2026-11-21-abc", path)
    assert held_at == bytes(tmp_path) + b"/.mediadesk/removed/2026-11-21-abc/in/" + name
    hold(path, held_at, tmp_path, RemovalPlace.REMOVED)
    assert not os.path.lexists(path)
    assert Path(os.fsdecode(held_at)).read_bytes() == b"picture " + name


@pytest.mark.parametrize("name", NAMES)
def test_the_trash_notes_where_a_file_came_from(name: bytes, tmp_path: Path) -> None:
    path = made(tmp_path, name)
    held_at = in_trash(path)
    hold(path, held_at, tmp_path, RemovalPlace.TRASH)
    assert Path(os.fsdecode(held_at)).read_bytes() == b"picture " + name
    can, kept = os.path.dirname(os.path.dirname(held_at)), os.path.basename(held_at)
    note = Path(os.fsdecode(os.path.join(can, b"info", kept + b".trashinfo"))).read_bytes()
    head, where, when, end = note.split(b"\n")
    assert head == b"[Trash Info]"
    assert unquote_to_bytes(where.removeprefix(b"Path=")) == path
    assert (when, end) == (b"DeletionDate=2026-11-21T04:05:06", b"")
    assert os.stat(can).st_mode & 0o777 == 0o700


@pytest.mark.fault(24)
def test_files_of_one_name_lie_side_by_side_in_the_trash(tmp_path: Path) -> None:
    places = set()
    for number in range(50):
        path = made(tmp_path, b"same.jpg")
        places.add(held_at := in_trash(path, number))
        hold(path, held_at, tmp_path, RemovalPlace.TRASH)
    assert len(places) == 50
    assert all(os.path.exists(path) for path in places)


@pytest.mark.parametrize("kind", RemovalPlace)
def test_a_move_that_fails_leaves_nothing_behind(kind: RemovalPlace, tmp_path: Path) -> None:
    path = made(tmp_path, b"a.jpg")
    held_at = (
        in_trash(path)
        if kind is RemovalPlace.TRASH
        else trash.held_in_removed(bytes(tmp_path), "u", path)
    )
    os.makedirs(os.path.dirname(held_at), mode=0o700)
    if kind is RemovalPlace.TRASH:
        os.chmod(os.path.dirname(os.path.dirname(held_at)), 0o700)
    Path(os.fsdecode(held_at)).write_bytes(b"in the way")
    with pytest.raises(FileExistsError):
        hold(path, held_at, tmp_path, kind)
    assert os.path.exists(path)
    left = [name for _, _, names in os.walk(os.environ["XDG_DATA_HOME"]) for name in names]
    assert not [name for name in left if name.endswith(".trashinfo")]


def test_what_is_released_takes_its_folders_and_its_note_along(tmp_path: Path) -> None:
    path = made(tmp_path, b"a.jpg")
    before = tree(tmp_path, leave_out="", times_of_folders=False)
    held_at = trash.held_in_removed(bytes(tmp_path), "u", path)
    hold(path, held_at, tmp_path, RemovalPlace.REMOVED)
    os.rename(held_at, path)
    trash.release(held_at, root=bytes(tmp_path), place=RemovalPlace.REMOVED)
    assert tree(tmp_path, leave_out="", times_of_folders=False) == before

    held_at = in_trash(path)
    hold(path, held_at, tmp_path, RemovalPlace.TRASH)
    os.rename(held_at, path)
    trash.release(held_at, root=bytes(tmp_path), place=RemovalPlace.TRASH)
    assert not [name for _, _, names in os.walk(os.environ["XDG_DATA_HOME"]) for name in names]


def test_folders_that_hold_something_are_not_dropped(tmp_path: Path) -> None:
    own = tmp_path / ".mediadesk"
    (own / "removed" / "u" / "in").mkdir(parents=True)
    (own / "removed" / "other").mkdir()
    (own / "removed" / "other" / "b.jpg").write_bytes(b"held")
    trash.drop_empty_folders([bytes(own / "removed" / "u" / "in" / "a.jpg")], bytes(tmp_path))
    assert sorted(path.name for path in (own / "removed").iterdir()) == ["other"]


@pytest.mark.fault(23)
def test_a_link_in_place_of_our_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    path = made(root, b"a.jpg")
    (root / ".mediadesk").symlink_to(elsewhere)
    with pytest.raises(OSError, match=r"irectory|ymbolic") as caught:
        hold(path, trash.held_in_removed(bytes(root), "u", path), root, RemovalPlace.REMOVED)
    assert caught.value.errno in (errno.ELOOP, errno.ENOTDIR)
    assert not list(elsewhere.iterdir())
    assert os.path.exists(path)


def spoil(can: Path, how: str) -> None:
    """Make a trash that others could tamper with."""
    if how == "link":
        (can.parent / "theirs").mkdir(parents=True)
        can.symlink_to(can.parent / "theirs")
    else:
        can.mkdir(parents=True, mode=0o700)
        if how == "open":
            can.chmod(0o777)
        else:
            os.chown(can, 65534, 65534)


@pytest.mark.fault(23)
@pytest.mark.parametrize("how", ["link", "open", "foreign"])
def test_a_trash_others_could_tamper_with_is_not_used(how: str, tmp_path: Path) -> None:
    if how == "foreign" and os.geteuid() != 0:
        pytest.skip("only root can make a foreign folder")
    can = Path(os.environ["XDG_DATA_HOME"]) / "Trash"
    can.parent.mkdir(parents=True, exist_ok=True)
    spoil(can, how)
    answer = trash.held_in_trash(made(tmp_path, b"a.jpg"), "u", 0)
    assert isinstance(answer, Reason)
    assert answer.code is ReasonCode.TRASH_UNUSABLE


ON_TMPFS = """
import json, os, subprocess, sys
from datetime import datetime
from mediadesk.disk.changing import trash
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.place import Place
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import Reason
mount, setup = sys.argv[1:]
subprocess.run(["mount", "-t", "tmpfs", "none", mount], check=True)
subprocess.run(setup, shell=True, check=True, cwd=mount)
path = os.fsencode(mount) + b"/in/a.jpg"
held_at = trash.held_in_trash(path, "u", 1)
if isinstance(held_at, Reason):
    print(json.dumps({"reason": held_at.facts["detail"]}))
else:
    with reached(os.fsencode(mount), b"in") as folder:
        source = Place(folder, b"a.jpg")
        with source.opened() as descriptor:
            trash.hold(source, descriptor, held_at, root=os.fsencode(mount),
                       place=RemovalPlace.TRASH, draft=b".part", at=datetime(2026, 1, 2))
    can = os.path.dirname(os.path.dirname(held_at))
    info = open(can + b"/info/" + os.path.basename(held_at) + b".trashinfo").read()
    print(json.dumps({"can": os.fsdecode(os.path.relpath(can, os.fsencode(mount))),
                      "info": info.splitlines()[1], "left": os.path.exists(path)}))
"""
FILE = "mkdir in; echo x > in/a.jpg; "


def test_another_disk_has_a_trash_of_its_own(tmp_path: Path) -> None:
    answer = with_own_mounts(ON_TMPFS, tmp_path, FILE)
    assert answer == {"can": ".Trash-0", "info": "Path=in/a.jpg", "left": False}


def test_the_shared_trash_of_a_disk_is_used_when_it_is_sticky(tmp_path: Path) -> None:
    answer = with_own_mounts(ON_TMPFS, tmp_path, FILE + "mkdir .Trash; chmod 1777 .Trash")
    assert answer["can"] == ".Trash/0"


def test_a_shared_trash_without_the_sticky_bit_is_passed_by(tmp_path: Path) -> None:
    answer = with_own_mounts(ON_TMPFS, tmp_path, FILE + "mkdir .Trash; chmod 777 .Trash")
    assert answer["can"] == ".Trash-0"


@pytest.mark.fault(22)
def test_a_disk_without_a_possible_trash_says_so(tmp_path: Path) -> None:
    answer = with_own_mounts(ON_TMPFS, tmp_path, FILE + "ln -s in .Trash-0")
    assert answer == {"reason": "it is a link or no folder"}


@pytest.mark.fault(22)
def test_a_disk_whose_top_is_not_ours_says_so(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    made(tmp_path, b"a.jpg")
    script = """
import json, os, sys
os.environ["XDG_DATA_HOME"] = sys.argv[2]
from mediadesk.disk.changing import trash
from mediadesk.domain.reasons import Reason
answer = trash.held_in_trash(os.fsencode(sys.argv[1]), "u", 0)
print(json.dumps(isinstance(answer, Reason)))
"""
    assert without_privileges(script, tmp_path / "in" / "a.jpg", home / "share") is True
