"""A volume is known by itself, not by its path, and one that is away is not empty."""

import os
from pathlib import Path

import pytest

from mediadesk.disk.volumes import linux, lookup
from mediadesk.disk.volumes.mounts import read_mounts
from mediadesk.disk.volumes.volume import is_network_kind
from mediadesk.domain.reasons import ReasonCode

SHARES = (
    b"40 27 0:55 / /mnt/nas rw - nfs4 nas:/export rw\n"
    b"41 27 0:56 / /mnt/nas2 rw - nfs nas:/export rw\n"
    b"42 27 0:57 / /mnt/smb ro - cifs //srv/my\\040photos rw\n"
    b"43 27 0:58 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw\n"
    b"44 27 8:1 / /media/usb rw - fuseblk /dev/no-such-disk rw\n"
)


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux, "read_mounts", lambda: read_mounts(SHARES))


def test_a_folder_and_what_is_in_it_are_on_one_volume(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    here = lookup.volume_of(os.fsencode(tmp_path))
    assert here == lookup.volume_of(os.fsencode(tmp_path / "a"))
    assert here.identity
    assert here.label
    assert os.fsencode(tmp_path).startswith(here.mount_point)


def test_a_path_that_will_be_made_is_on_the_volume_of_its_parent(tmp_path: Path) -> None:
    here, later = os.fsencode(tmp_path), os.fsencode(tmp_path / "x" / "y")
    assert lookup.volume_of(later) == lookup.volume_of(here)
    assert lookup.free_bytes(later) > 0


def test_a_link_is_on_the_volume_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/proc")
    found = lookup.volume_of(os.fsencode(tmp_path / "link" / "self"))
    assert found.file_system == "proc"


@pytest.mark.usefixtures("shares")
def test_a_share_is_known_by_its_name_wherever_and_however_it_is_mounted() -> None:
    first = linux.volume_of_folder(b"/mnt/nas/2020")
    assert first.identity == "share:nfs:nas:/export"
    assert first.identity == linux.volume_of_folder(b"/mnt/nas2").identity
    assert first.is_network
    smb = linux.volume_of_folder(b"/mnt/smb/x")
    assert (smb.identity, smb.label, smb.read_only) == ("share:cifs://srv/my photos", "smb", True)


@pytest.mark.usefixtures("shares")
def test_a_local_ntfs_disk_is_no_network_though_fuse_serves_it() -> None:
    usb = linux.volume_of_folder(b"/media/usb/dcim")
    assert not usb.is_network
    assert usb.identity == "dev:fuseblk:/dev/no-such-disk"
    assert linux.volume_of_folder(b"/run/user/1000/gvfs/x").is_network


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse", "9p"])
def test_no_database_log_on_these(kind: str) -> None:
    assert is_network_kind(kind)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "vfat", "exfat", "tmpfs", "overlay"])
def test_local_disks_keep_dependable_locks(kind: str) -> None:
    assert not is_network_kind(kind)


def test_a_uuid_is_preferred_to_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uuids, labels = tmp_path / "by-uuid", tmp_path / "by-label"
    uuids.mkdir()
    labels.mkdir()
    (uuids / "12AB-34CD").symlink_to("/dev/null")  # stands in for a disk: a device with a number
    (uuids / "dangling").symlink_to(tmp_path / "gone")
    (labels / "My\\x20Card").symlink_to("/dev/null")
    null = os.stat("/dev/null").st_rdev
    table = b"9 1 %d:%d / / rw - vfat /dev/null rw\n" % (os.major(null), os.minor(null))
    monkeypatch.setattr(linux, "_BY_UUID", os.fsencode(uuids))
    monkeypatch.setattr(linux, "_BY_LABEL", os.fsencode(labels))
    monkeypatch.setattr(linux, "read_mounts", lambda: read_mounts(table))
    found = lookup.volume_of(os.fsencode(tmp_path))
    assert (found.identity, found.label) == ("uuid:12AB-34CD", "My Card")


def test_a_root_that_is_there_is_not_absent(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    identity = lookup.volume_of(root).identity
    assert lookup.absence(root, identity=identity, label="disk") is None


def test_a_deleted_root_is_missing_and_its_volume_is_not_offline(tmp_path: Path) -> None:
    identity = lookup.volume_of(os.fsencode(tmp_path)).identity
    found = lookup.absence(os.fsencode(tmp_path / "gone"), identity=identity, label="disk")
    assert found is not None
    assert found.code is ReasonCode.PATH_MISSING


@pytest.mark.parametrize("exists", [True, False])
def test_an_empty_or_vanished_mount_point_is_a_volume_that_is_away(
    tmp_path: Path, *, exists: bool
) -> None:
    root = tmp_path / "usb"
    if exists:
        root.mkdir()
    found = lookup.absence(os.fsencode(root), identity="uuid:other", label="Backup 2")
    assert found is not None
    assert found.code is ReasonCode.VOLUME_OFFLINE
    assert found.facts == {"volume": "Backup 2"}


def test_other_files_in_its_place_are_another_disk(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    found = lookup.absence(os.fsencode(tmp_path), identity="uuid:other", label="Backup 2")
    assert found is not None
    assert found.code is ReasonCode.VOLUME_REPLACED
