"""Each disk and share is a lane; links are followed without asking a share."""

import os
from pathlib import Path

import pytest

from mediadesk.disk.volumes import lanes
from mediadesk.disk.volumes.lanes import LaneFinder, lane_key, resolved
from mediadesk.disk.volumes.mounts import Mount, MountTable


def mount(place: bytes, kind: str = "ext4", *, dev: int = 1, source: bytes = b"/dev/x") -> Mount:
    return Mount(dev, b"/", place, kind, source, read_only=False)


def test_folders_of_one_disk_are_one_lane_and_another_disk_is_another() -> None:
    table = [mount(b"/"), mount(b"/media/usb", dev=2)]
    assert lane_key(b"/home/a", table) == lane_key(b"/srv/b", table)
    assert lane_key(b"/media/usb/c", table) != lane_key(b"/home/a", table)
    assert lane_key(b"/media/usb/c", table).label == "usb"


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_share_is_a_lane_of_its_own_and_known_as_one(kind: str) -> None:
    table = [mount(b"/"), mount(b"/mnt/nas", kind, dev=3, source=b"nas:/photos")]
    key = lane_key(b"/mnt/nas/2020", table)
    assert (key.is_share, key.is_spinning, key.label) == (True, False, "nas")


def test_all_parts_of_a_spinning_disk_are_one_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "spinning_disk", lambda dev: "sda" if dev in (8, 9) else None)
    table = [mount(b"/", dev=1), mount(b"/one", dev=8), mount(b"/two", dev=9)]
    one, two = lane_key(b"/one/a", table), lane_key(b"/two/b", table)
    assert one.is_spinning
    assert one == two
    assert not lane_key(b"/a", table).is_spinning


def test_a_link_leads_to_the_lane_of_its_aim_and_no_share_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = os.fsencode(tmp_path / "nas")
    (tmp_path / "nas").mkdir()
    (tmp_path / "to-nas").symlink_to(tmp_path / "nas" / "deep")
    (tmp_path / "to-itself").symlink_to(tmp_path / "to-itself")
    table = [mount(b"/"), mount(share, "nfs4", dev=3)]
    asked: list[bytes] = []
    readlink = os.readlink

    def noted(path: bytes) -> bytes:
        asked.append(path)
        return readlink(path)

    monkeypatch.setattr(os, "readlink", noted)
    there = os.fsencode(tmp_path / "to-nas" / "a.jpg")
    assert resolved(there, table) == share + b"/deep/a.jpg"
    assert lane_key(there, table).is_share
    assert not [path for path in asked if path.startswith(share)]
    assert resolved(os.fsencode(tmp_path / "to-itself"), table)


class Table(MountTable):
    """A table of mounts that a test changes."""

    def __init__(self, *mounts: Mount) -> None:
        super().__init__()
        self.now = list(mounts)

    def mounts(self) -> list[Mount]:
        return self.now


def test_files_of_one_folder_are_found_together_but_for_what_lies_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = os.fsencode(tmp_path)
    (tmp_path / "nas").mkdir()
    (tmp_path / "link.jpg").symlink_to(tmp_path / "nas" / "a.jpg")
    finder = LaneFinder(
        Table(mount(b"/"), mount(folder + b"/nas", "nfs4", dev=3), mount(folder + b"/b.jpg", dev=4))
    )
    assert finder.key_of(folder + b"/a.jpg").name == "disk:1"
    links: list[bytes] = []
    readlink = os.readlink
    monkeypatch.setattr(os, "readlink", lambda path: links.append(path) or readlink(path))  # type: ignore[func-returns-value]
    assert finder.key_of(folder + b"/c.jpg").name == "disk:1"
    assert links == [], "a known folder is not followed again"
    assert finder.key_of(folder + b"/nas").is_share
    assert finder.key_of(folder + b"/nas/d.jpg").is_share
    assert finder.key_of(folder + b"/link.jpg").is_share
    assert finder.key_of(folder + b"/b.jpg").name == "disk:4"


def test_a_folder_is_looked_for_anew_when_something_is_mounted_over_it() -> None:
    table = Table(mount(b"/"))
    finder = LaneFinder(table)
    assert finder.key_of(b"/nowhere/a.jpg").name == "disk:1"
    table.now = [*table.now, mount(b"/nowhere", dev=7)]
    assert finder.key_of(b"/nowhere/a.jpg").name == "disk:7"
