import errno
import os
from pathlib import Path

import pytest

from mediadesk.disk.changing.reach import reached, relative


def test_a_folder_is_reached_and_missing_ones_are_made_when_asked(tmp_path: Path) -> None:
    with reached(bytes(tmp_path), b"a/b", make=0o700) as folder:
        assert folder.path == os.path.join(bytes(tmp_path), b"a/b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_nothing_is_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), reached(bytes(tmp_path), b"a"):
        pass
    assert not (tmp_path / "a").exists()


def test_a_link_inside_the_root_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link").symlink_to(tmp_path / "elsewhere")
    with (
        pytest.raises(OSError, match=r"irectory|ymbolic") as caught,
        reached(bytes(tmp_path / "root"), b"link", make=0o700),
    ):
        pass
    assert caught.value.errno in (errno.ELOOP, errno.ENOTDIR)


def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real" / "in").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with reached(bytes(tmp_path / "link"), b"in") as folder:
        assert folder.status.st_ino == (tmp_path / "real" / "in").stat().st_ino


def test_a_folder_deeper_than_any_path_can_say_is_reached(tmp_path: Path) -> None:
    below = b"/".join([b"x" * 200] * 40)
    with reached(bytes(tmp_path), below, make=0o700) as folder:
        assert folder.handle is not None
        os.mkdir(b"end", dir_fd=folder.handle)
    with reached(bytes(tmp_path), below + b"/end") as folder:
        assert folder.path.endswith(b"/end")


@pytest.mark.parametrize("root", [b"/r", b"/r/"])
def test_a_path_is_parted_at_its_root(root: bytes) -> None:
    assert relative(b"/r/a/b.jpg", root) == (b"a", b"b.jpg")
    assert relative(b"/r/b.jpg", root) == (b"", b"b.jpg")
