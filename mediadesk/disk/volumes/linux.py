"""Disks and shares as Linux tells of them: the table of mounts, udev's links, sysfs."""

import os
import re
from collections.abc import Iterator

from mediadesk.disk.volumes.mounts import Mount, mount_of, read_mounts
from mediadesk.disk.volumes.volume import Volume, is_network_kind
from mediadesk.domain import names

_BY_UUID, _BY_LABEL = b"/dev/disk/by-uuid", b"/dev/disk/by-label"
_UDEV_ESCAPE = re.compile(rb"\\x([0-9a-fA-F]{2})")
# Their statvfs id is made of the UUID (of the superblock, in memory for tmpfs, where it tells one
# mount from the next); elsewhere it is made of the device number, which means nothing tomorrow.
_ID_OF_UUID = frozenset({"ext2", "ext3", "ext4", "btrfs", "f2fs", "bcachefs", "tmpfs", "zfs"})


def volume_of_folder(real: bytes) -> Volume:
    """Return the volume of an existing path with all links resolved. Raises OSError."""
    mount = mount_of(real, read_mounts())
    if mount is None:  # no /proc: all that is known is that it is here
        return Volume(
            identity="mount:/",
            label="/",
            file_system="",
            mount_point=b"/",
            is_network=False,
            read_only=bool(os.statvfs(real).f_flag & os.ST_RDONLY),
        )
    is_network = is_network_kind(mount.file_system)
    device = None if is_network else _device(mount)
    return Volume(
        identity=_identity(real, mount, device, is_network=is_network),
        label=_label(mount, device),
        file_system=mount.file_system,
        mount_point=mount.mount_point,
        is_network=is_network,
        read_only=mount.read_only,
    )


def _identity(real: bytes, mount: Mount, device: int | None, *, is_network: bool) -> str:
    if is_network:
        return f"share:{_family(mount.file_system)}:{names.shown(mount.source)}"
    if device is not None and (uuid := _link_to(device, _BY_UUID)) is not None:
        return f"uuid:{names.shown(uuid)}"
    if mount.file_system in _ID_OF_UUID and (number := os.statvfs(real).f_fsid):
        return f"fsid:{mount.file_system}:{number:016x}"
    source = names.shown(mount.source)
    if device is not None:
        return f"dev:{mount.file_system}:{source}"
    return f"mount:{mount.file_system}:{names.shown(mount.mount_point)}:{source}"


def _family(file_system: str) -> str:
    """Return one name for a protocol in all its versions: a share may come back with another."""
    return {"nfs4": "nfs", "smb2": "cifs", "smb3": "cifs", "smbfs": "cifs"}.get(
        file_system, file_system
    )


def _label(mount: Mount, device: int | None) -> str:
    if device is not None and (label := _link_to(device, _BY_LABEL)) is not None:
        plain = _UDEV_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), label)
        return names.shown(plain)
    return names.shown_last(mount.mount_point)


def _device(mount: Mount) -> int | None:
    """Return the number of the block device, None for what lies on none.

    On btrfs the number in the table is the subvolume's; the device is the source.
    """
    if os.major(mount.dev):
        return mount.dev
    try:
        return os.stat(mount.source).st_rdev or None if mount.source[:1] == b"/" else None
    except OSError:
        return None


def _link_to(device: int, folder: bytes) -> bytes | None:
    return next((name for name, number in _links(folder) if number == device), None)


def _links(folder: bytes) -> Iterator[tuple[bytes, int]]:
    try:
        found = sorted(os.listdir(folder))
    except OSError:
        return
    for name in found:
        try:
            yield name, os.stat(os.path.join(folder, name)).st_rdev
        except OSError:
            continue  # unplugged between the two calls


def _is_rotational(device: int) -> bool | None:
    place = f"/sys/dev/block/{os.major(device)}:{os.minor(device)}"
    if "/virtio" in os.path.realpath(place):
        return None  # a virtual machine calls every disk a spinning one
    for queue in ("queue", "../queue"):  # a partition has none of its own
        try:
            with open(f"{place}/{queue}/rotational", "rb") as file:
                return file.read(1) == b"1"
        except OSError:
            continue
    return None


def spinning_disk(device: int) -> str | None:
    """Return the name of the spinning disk that a block device is a part of, None for others."""
    if not _is_rotational(device):
        return None
    place = os.path.realpath(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    whole = os.path.dirname(place) if os.path.exists(f"{place}/partition") else place
    return os.path.basename(whole)
