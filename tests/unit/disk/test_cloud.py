"""What is only in the cloud is told from what is merely sparse."""

import os
from pathlib import Path

import pytest

from mediadesk.disk import cloud


@pytest.mark.parametrize(
    ("name", "target"),
    [
        (b".IMG_1.jpg.icloud", b"IMG_1.jpg"),
        (b".Film.MOV.iCloud", b"Film.MOV"),
        (b".\xff.jpg.icloud", b"\xff.jpg"),
        (b"IMG_1.jpg.icloud", None),
        (b".icloud", None),
        (b".IMG_1.jpg", None),
    ],
)
def test_icloud_placeholders_name_their_file(name: bytes, target: bytes | None) -> None:
    assert cloud.placeholder_target(name) == target


def test_a_sparse_file_on_an_ordinary_disk_is_here() -> None:
    assert not cloud.may_be_away("ext4")
    assert not cloud.may_be_away("tmpfs")
    assert not cloud.may_be_away(None)


def test_on_a_cloud_drive_a_file_without_blocks_is_away(tmp_path: Path) -> None:
    assert cloud.may_be_away("fuse.onedriver")
    placeholder, fetched, empty = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    placeholder.touch()
    os.truncate(placeholder, 5_000_000)
    fetched.write_bytes(os.urandom(100_000))
    os.sync()
    empty.touch()
    assert cloud.is_away(placeholder.lstat())
    assert not cloud.is_away(fetched.lstat())
    assert not cloud.is_away(empty.lstat())
