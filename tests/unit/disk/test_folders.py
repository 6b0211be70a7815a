"""A folder is opened however deep it lies, and never through a link."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.disk.folders import opened

NAME = b"d" * 200


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[bytes]:
    """Return a folder with a path of 10 000 bytes, holding "a.jpg" and a name that is no UTF-8."""
    handle = os.open(tmp_path, os.O_RDONLY)
    for _ in range(50):
        os.mkdir(NAME, dir_fd=handle)
        below = os.open(NAME, os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = below
    for name in (b"a.jpg", b"\xff.jpg"):
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, dir_fd=handle))
    os.mkdir(b"sub", dir_fd=handle)
    os.close(handle)
    yield os.fsencode(tmp_path) + (b"/" + NAME) * 50
    shutil.rmtree(tmp_path / NAME.decode())


def test_a_folder_deeper_than_any_path_may_be_is_read(deep: bytes) -> None:
    with opened(deep) as folder, folder.entries() as entries:
        found = {entry.name: entry.is_file(follow_symlinks=False) for entry in entries}
        assert found == {b"a.jpg": True, b"\xff.jpg": True, b"sub": False}
        assert folder.look(b"\xff.jpg").st_size == 0


def test_nothing_stays_open(deep: bytes) -> None:
    before = os.listdir("/proc/self/fd")
    with opened(deep) as folder, folder.entries() as entries:
        assert len(list(entries)) == 3
    with pytest.raises(FileNotFoundError), opened(deep + b"/no"):
        pass
    with pytest.raises(FileNotFoundError), opened(deep[:5000] + b"/no" + deep[5000:]):
        pass
    assert len(os.listdir("/proc/self/fd")) == len(before)


def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    link = os.fsencode(tmp_path / "link")
    with pytest.raises(OSError, match=r"\w") as caught, opened(link):
        pass
    assert caught.value.errno in (errno.ENOTDIR, errno.ELOOP)
    with opened(link, follow=True) as folder:
        assert folder.status.st_ino == tmp_path.stat().st_ino


def test_a_fifo_in_the_place_of_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(NotADirectoryError), opened(os.fsencode(tmp_path / "fifo")):
        pass


def test_a_name_longer_than_names_may_be_is_an_error_of_the_system(tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="too long"),
        opened(os.fsencode(tmp_path) + b"/" + b"x" * 9000),
    ):
        pass
