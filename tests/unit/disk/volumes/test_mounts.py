"""The table of mounts is read as bytes, whatever people call their disks."""

import os
from pathlib import Path

import pytest

from mediadesk.disk.volumes import mounts as mounts_module
from mediadesk.disk.volumes.mounts import MountTable, file_system_by_dev, mount_of, read_mounts
from tests.support.confined import with_own_mounts

TABLE = (
    b"27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard\n"
    b"40 27 8:17 / /media/u/My\\040Disk\\012\\134x rw shared:5 master:1 - vfat /dev/sdb1 rw\n"
    b"41 27 0:55 /photos /mnt/nas rw - nfs4 nas:/export\\040\xff rw,vers=4.2\n"
    b"42 27 0:56 / /mnt/nas ro - tmpfs over rw\n"
    b"43 27 0:57 / /mnt/na ro,noatime - cifs //srv/share ro\n"
    b"nonsense\n"
    b"1 2 3:4 broken\n"
)


def test_escapes_are_undone_and_odd_lines_passed_over() -> None:
    mounts = read_mounts(TABLE)
    assert [mount.mount_point for mount in mounts] == [
        b"/",
        b"/media/u/My Disk\n\\x",
        b"/mnt/nas",
        b"/mnt/nas",
        b"/mnt/na",
    ]
    assert mounts[1].dev == os.makedev(8, 17)
    assert mounts[2].source == b"nas:/export \xff"
    assert mounts[2].inside == b"/photos"
    assert [mount.read_only for mount in mounts] == [False, False, False, True, True]


def test_the_last_mount_on_a_point_hides_the_others() -> None:
    mounts = read_mounts(TABLE)
    found = mount_of(b"/mnt/nas/2020", mounts)
    assert found is not None
    assert found.file_system == "tmpfs"


def test_a_name_that_begins_like_a_mount_point_is_not_on_it() -> None:
    found = mount_of(b"/mnt/nas2/x", read_mounts(TABLE))
    assert found is not None
    assert found.mount_point == b"/"


def test_this_machine_says_what_the_temporary_folder_lies_on(tmp_path: os.PathLike[str]) -> None:
    mount = mount_of(os.path.realpath(os.fsencode(tmp_path)), read_mounts())
    assert mount is not None
    kinds = file_system_by_dev()
    assert kinds[mount.dev] == mount.file_system
    assert "proc" in kinds.values()


def test_the_table_is_read_again_only_after_something_was_mounted(tmp_path: Path) -> None:
    script = """
import json, os, subprocess, sys
from mediadesk.disk.volumes.mounts import MountTable, mount_of
place = sys.argv[1].encode()
table = MountTable()
table.mounts()
before = table.mounts()
same = table.mounts() is before
subprocess.run(["mount", "-t", "tmpfs", "none", place], check=True)
mounted = mount_of(place + b"/a", table.mounts()).mount_point == place
kept = table.mounts()
settled = table.mounts() is kept
subprocess.run(["umount", place], check=True)
away = mount_of(place + b"/a", table.mounts()).mount_point == place
table.close()
print(json.dumps([same, mounted, settled, away]))
"""
    assert with_own_mounts(script, tmp_path) == [True, True, True, False]


@pytest.mark.skipif(not os.path.exists("/proc/self/mountinfo"), reason="there is no such table")
def test_a_table_that_is_no_longer_watched_still_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def noted() -> list[mounts_module.Mount]:
        read.append(1)
        return read_mounts()

    monkeypatch.setattr(mounts_module, "read_mounts", noted)
    table = MountTable()
    assert table.mounts()
    table.close()
    assert table.mounts()
    assert table.mounts()
    assert len(read) == 3
