"""A disk, a part of one, or a share, and what must be known of it to treat it well."""

from dataclasses import dataclass

_NETWORK = frozenset(
    (
        "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "afs", "afpfs", "ceph", "coda",
        "davfs", "glusterfs", "gpfs", "lustre", "ncpfs", "vboxsf", "vmhgfs", "webdav", "prl_fs",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Volume:
    """A disk, a part of one, or a share."""

    identity: str
    """Stays the same wherever and whenever the volume is mounted, as far as that can be known."""
    label: str
    """Its name for people; the last part of the mount point where it has none."""
    file_system: str
    mount_point: bytes
    is_network: bool
    """Slow, possibly hung, and no place for a database's shared memory."""
    read_only: bool


def is_network_kind(file_system: str) -> bool:
    """Tell whether this kind of file system answers over a network, or through another program.

    FUSE counts, for a sync client or a phone may be behind it; "fuseblk" is a local NTFS or exFAT.
    """
    return file_system in _NETWORK or file_system == "fuse" or file_system.startswith("fuse.")
