import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediadesk.disk.changing import copying, renaming, transfer
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.transfer import Moved, SwappedError, UnequalError, move
from tests.support.confined import with_own_mounts, without_privileges
from tests.support.shares import mounted
from tests.support.trees import tree

BYTES = b"\x00\xff picture" * 40_000


@contextmanager
def place(path: Path | bytes) -> Iterator[Place]:
    folder, name = os.path.split(os.fsencode(path))
    with reached(folder, b"") as found:
        yield Place(found, name)


def moved(source: Path | bytes, target: Path | bytes) -> Moved:
    with place(source) as old, place(target) as new, old.opened() as descriptor:
        return move(old, new, descriptor, draft=b".part")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "to").mkdir()
    path = tmp_path / "from" / "a.jpg"
    path.parent.mkdir()
    path.write_bytes(BYTES)
    path.chmod(0o640)
    os.utime(path, ns=(1_000_000_001, 1_234_567_890_123_456_789))
    os.setxattr(path, "user.note", b"kept")
    return path


def other_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the first rename of each move fail as it does between two volumes."""
    real, crossed = renaming.rename_new, set[bytes]()

    def rename(source: Place, target: Place) -> None:
        if not source.name.endswith(b".part") and source.name not in crossed:
            crossed.add(source.name)
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        real(source, target)

    monkeypatch.setattr(transfer, "rename_new", rename)


def test_a_moved_file_is_the_same_file(file: Path, tmp_path: Path) -> None:
    before = file.stat()
    done = moved(file, tmp_path / "to" / "b.jpg")
    after = (tmp_path / "to" / "b.jpg").stat()
    assert not file.exists()
    assert (after.st_ino, after.st_mtime_ns, after.st_mode) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_mode,
    )
    assert (done.stat.inode, done.copied) == (before.st_ino, False)


@pytest.mark.parametrize(
    "name",
    [b"bad\xff.jpg", b"new\nline.jpg", b"-rf", b" lead", b"%FF", b"x" * 255, "ü\u202e".encode()],
)
def test_any_name_can_be_moved(name: bytes, tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    source = os.path.join(bytes(tmp_path), name)
    Path(os.fsdecode(source)).write_bytes(BYTES)
    moved(source, os.path.join(bytes(tmp_path), b"to", name))
    assert os.listdir(bytes(tmp_path / "to")) == [name]


@pytest.mark.parametrize("way", ["rename", "link", "placeholder"])
def test_nothing_is_ever_written_over(
    way: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(way, monkeypatch)
    (tmp_path / "to" / "b.jpg").write_bytes(b"mine")
    before = tree(tmp_path)
    with pytest.raises(FileExistsError):
        moved(file, tmp_path / "to" / "b.jpg")
    assert tree(tmp_path) == before


def choose(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Play a file system that lacks the better ways to move a file."""
    if way != "rename":
        monkeypatch.setattr(renaming, "_renameat2", lambda *_: None)
    if way == "placeholder":

        def refuse(_place: Place, _source: Place) -> None:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(Place, "link_to", refuse)


@pytest.mark.parametrize("way", ["link", "placeholder"])
def test_a_file_system_without_the_better_calls_moves_all_the_same(
    way: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(way, monkeypatch)
    inode = file.stat().st_ino
    moved(file, tmp_path / "to" / "b.jpg")
    assert not file.exists()
    assert (tmp_path / "to" / "b.jpg").stat().st_ino == inode


def test_a_name_that_cannot_be_let_go_is_the_only_one_left(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose("link", monkeypatch)
    real = Place.unlink

    def unlink(one: Place) -> None:
        if one.name == b"a.jpg":
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        real(one)

    monkeypatch.setattr(Place, "unlink", unlink)
    with pytest.raises(PermissionError):
        moved(file, tmp_path / "to" / "b.jpg")
    assert file.stat().st_nlink == 1
    assert not list((tmp_path / "to").iterdir())


def test_across_volumes_everything_of_the_file_is_carried_over(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_volume(monkeypatch)
    before = tree(tmp_path)[bytes(file)]
    done = moved(file, tmp_path / "to" / "b.jpg")
    assert done.copied
    assert not file.exists()
    assert tree(tmp_path)[bytes(tmp_path / "to" / "b.jpg")] == before
    assert os.listdir(tmp_path / "to") == ["b.jpg"]


def test_a_share_that_knows_no_attributes_lets_its_files_go(tmp_path: Path) -> None:
    (shown := tmp_path / "shown").mkdir()
    (shown / "a.jpg").write_bytes(BYTES)
    os.utime(shown / "a.jpg", ns=(1_000_000_001, 1_234_567_890_123_456_789))
    with mounted(shown, tmp_path / "share"):
        assert moved(tmp_path / "share" / "a.jpg", tmp_path / "b.jpg").copied
    after = (tmp_path / "b.jpg").stat()
    assert (after.st_size, after.st_mtime_ns) == (len(BYTES), 1_234_567_890_123_456_789)
    assert not (shown / "a.jpg").exists()


@pytest.mark.parametrize("call", ["fchown", "fchmod"])
def test_an_owner_or_mode_that_a_disk_cannot_hold_keeps_no_file_from_moving(
    call: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_volume(monkeypatch)

    def refuse(*_: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, call, refuse)
    assert moved(file, tmp_path / "to" / "b.jpg").copied
    assert (tmp_path / "to" / "b.jpg").read_bytes() == BYTES


def test_a_copy_that_reads_back_otherwise_is_thrown_away(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_volume(monkeypatch)
    monkeypatch.setattr(copying, "same_bytes", lambda *_: False)
    with pytest.raises(UnequalError):
        moved(file, tmp_path / "to" / "b.jpg")
    assert file.read_bytes() == BYTES
    assert not list((tmp_path / "to").iterdir())


def test_a_source_that_changes_while_it_is_copied_stays(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_volume(monkeypatch)
    real = transfer.sync

    def write_then_sync(folder: object) -> None:
        file.write_bytes(b"edited meanwhile")
        real(folder)  # type: ignore[arg-type]  # handed through as it came

    monkeypatch.setattr(transfer, "sync", write_then_sync)
    with pytest.raises(SwappedError):
        moved(file, tmp_path / "to" / "b.jpg")
    assert file.read_bytes() == b"edited meanwhile"
    assert not list((tmp_path / "to").iterdir())


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_name_that_others_let_go_or_take_meanwhile_loses_no_file(
    is_taken: bool, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share answers a repeated call that there was no such name; or a program saves anew."""
    choose("link", monkeypatch)
    real = Place.link_to

    def link_then_lose(self: Place, source: Place) -> None:
        real(self, source)
        file.unlink()
        if is_taken:
            file.write_bytes(b"saved anew")

    monkeypatch.setattr(Place, "link_to", link_then_lose)
    moved(file, tmp_path / "to" / "b.jpg")
    assert (tmp_path / "to" / "b.jpg").read_bytes() == BYTES
    assert not is_taken or file.read_bytes() == b"saved anew"


@pytest.mark.parametrize("told", [FileNotFoundError, KeyboardInterrupt])
def test_a_copy_is_kept_when_the_source_is_gone_whatever_is_told_of_it(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: type[BaseException]
) -> None:
    """A share that answers a call twice says that there was nothing to take away."""
    other_volume(monkeypatch)
    real = Place.unlink

    def unlink_then_fail(self: Place) -> None:
        real(self)
        if self.name == os.fsencode(file.name):
            raise told

    monkeypatch.setattr(Place, "unlink", unlink_then_fail)
    with contextlib.suppress(KeyboardInterrupt):
        moved(file, tmp_path / "to" / "b.jpg")
    assert not file.exists()
    assert (tmp_path / "to" / "b.jpg").read_bytes() == BYTES


def test_a_move_that_came_about_is_one_whatever_was_answered(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = renaming.rename_new

    def rename_then_fail(source: Place, target: Place) -> None:
        real(source, target)
        raise FileNotFoundError(2, "asked twice", source.path)

    monkeypatch.setattr(transfer, "rename_new", rename_then_fail)
    assert not moved(file, tmp_path / "to" / "b.jpg").copied
    assert (tmp_path / "to" / "b.jpg").read_bytes() == BYTES


@pytest.mark.parametrize("is_moved", [True, False])
def test_a_reserved_name_is_let_go_only_where_no_file_came(
    is_moved: bool, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose("placeholder", monkeypatch)
    real = Place.rename_over

    def rename_then_fail(self: Place, target: Place) -> None:
        if is_moved:
            real(self, target)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(Place, "rename_over", rename_then_fail)
    with contextlib.nullcontext() if is_moved else pytest.raises(FileNotFoundError):
        moved(file, tmp_path / "to" / "b.jpg")
    found = [path for path in tmp_path.rglob("*.jpg") if path.read_bytes() == BYTES]
    assert found == [tmp_path / "to" / "b.jpg" if is_moved else file]
    assert len(list(tmp_path.rglob("*.jpg"))) == 1


def test_another_file_under_the_name_is_not_moved(file: Path, tmp_path: Path) -> None:
    with place(file) as old, place(tmp_path / "to" / "b.jpg") as new, old.opened() as descriptor:
        file.rename(tmp_path / "aside.jpg")
        file.write_bytes(b"another")
        with pytest.raises(SwappedError) as caught:
            move(old, new, descriptor, draft=b".part")
    assert caught.value.moved is None
    assert file.read_bytes() == b"another"


def test_a_file_swapped_at_the_last_moment_is_put_back(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = renaming.rename_new, list[bytes]()

    def swap_then_rename(source: Place, target: Place) -> None:
        if not calls:
            file.rename(tmp_path / "aside.jpg")
            file.write_bytes(b"another")
        calls.append(source.name)
        real(source, target)

    monkeypatch.setattr(transfer, "rename_new", swap_then_rename)
    with pytest.raises(SwappedError) as caught:
        moved(file, tmp_path / "to" / "b.jpg")
    assert caught.value.moved is None
    assert file.read_bytes() == b"another"
    assert (tmp_path / "aside.jpg").read_bytes() == BYTES


@pytest.mark.parametrize("kind", ["link", "dangling", "fifo", "folder"])
def test_only_regular_files_are_opened_and_nobody_is_waited_for(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    if kind == "link":
        (tmp_path / "real.jpg").write_bytes(BYTES)
        path.symlink_to(tmp_path / "real.jpg")
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nothing")
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.mkdir()
    with (
        place(path) as found,
        pytest.raises(OSError, match=r"irectory|ymbolic") as caught,
        found.opened(),
    ):
        pass
    assert caught.value.errno == errno.ELOOP


def test_eight_at_once_never_take_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    for number in range(80):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "same.jpg").write_bytes(b"%d" % number)

    def work(first: int) -> None:
        for number in range(first, 80, 8):
            for attempt in range(200):
                try:
                    moved(tmp_path / str(number) / "same.jpg", tmp_path / "to" / f"{attempt}.jpg")
                except FileExistsError:
                    continue
                break

    threads = [threading.Thread(target=work, args=(first,)) for first in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = {path.read_bytes() for path in (tmp_path / "to").iterdir()}
    assert found == {b"%d" % number for number in range(80)}


IN_MOUNTS = """
import json, os, subprocess, sys
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.transfer import move
source, target, setup = sys.argv[1:]
for line in setup.splitlines():
    subprocess.run(line, shell=True, check=True)
answer = {}
above = os.path.dirname(source)
with reached(os.fsencode(above), b"") as a, reached(os.fsencode(target), b"") as b:
    old, new = Place(a, os.fsencode(os.path.basename(source))), Place(b, b"b.jpg")
    with old.opened() as descriptor:
        try:
            answer["copied"] = move(old, new, descriptor, draft=b".part").copied
        except OSError as error:
            answer["errno"] = error.errno
answer["source"] = os.path.exists(source)
answer["target"] = sorted(os.listdir(target))
print(json.dumps(answer))
"""


@pytest.mark.fault(31)
def test_a_bind_mount_of_the_same_disk_is_crossed_by_copying(file: Path, tmp_path: Path) -> None:
    setup = f"mount --bind {tmp_path / 'to'} {tmp_path / 'to'}"
    answer = with_own_mounts(IN_MOUNTS, file, tmp_path / "to", setup)
    assert answer == {"copied": True, "source": False, "target": ["b.jpg"]}
    assert (tmp_path / "to" / "b.jpg").read_bytes() == BYTES


@pytest.mark.fault(8)
def test_a_full_volume_leaves_the_file_and_nothing_half_made(file: Path, tmp_path: Path) -> None:
    setup = f"mount -t tmpfs -o size=64k none {tmp_path / 'to'}"
    answer = with_own_mounts(IN_MOUNTS, file, tmp_path / "to", setup)
    assert answer == {"errno": errno.ENOSPC, "source": True, "target": []}


@pytest.mark.fault(19)
def test_a_read_only_folder_keeps_its_file_and_its_one_name(file: Path, tmp_path: Path) -> None:
    file.parent.chmod(0o555)
    try:
        answer = without_privileges(IN_MOUNTS, file, tmp_path / "to", "")
    finally:
        file.parent.chmod(0o755)
    assert answer == {"errno": errno.EACCES, "source": True, "target": []}
    assert file.stat().st_nlink == 1


@pytest.mark.fault(21)
def test_a_foreign_file_in_a_sticky_folder_stays(file: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a foreign file")
    os.chown(file, 65534, 65534)
    os.chown(file.parent, 65534, 65534)
    file.parent.chmod(0o1777)
    file.chmod(0o666)
    answer = without_privileges(IN_MOUNTS, file, tmp_path / "to", "")
    assert answer == {"errno": errno.EPERM, "source": True, "target": []}
    assert file.stat().st_nlink == 1
