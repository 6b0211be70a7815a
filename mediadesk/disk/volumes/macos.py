"""Disks and shares as macOS tells of them: statfs and the UUID of the volume."""

import ctypes
import os
import uuid

from mediadesk.disk.volumes.volume import Volume, is_network_kind
from mediadesk.domain import names

# <sys/mount.h> and <sys/attr.h>
_MNT_RDONLY, _MNT_LOCAL = 0x1, 0x1000
_ATTR_BIT_MAP_COUNT, _ATTR_VOL_INFO, _ATTR_VOL_UUID = 5, 0x80000000, 0x00040000


class _StatFs(ctypes.Structure):
    _fields_ = (
        ("f_bsize", ctypes.c_uint32),
        ("f_iosize", ctypes.c_int32),
        ("f_blocks", ctypes.c_uint64 * 5),  # blocks, bfree, bavail, files, ffree
        ("f_fsid", ctypes.c_int32 * 2),
        ("f_owner", ctypes.c_uint32),
        ("f_type", ctypes.c_uint32),
        ("f_flags", ctypes.c_uint32),
        ("f_fssubtype", ctypes.c_uint32),
        ("f_fstypename", ctypes.c_char * 16),
        ("f_mntonname", ctypes.c_char * 1024),
        ("f_mntfromname", ctypes.c_char * 1024),
        ("f_flags_ext", ctypes.c_uint32),
        ("f_reserved", ctypes.c_uint32 * 7),
    )


class _AttrList(ctypes.Structure):
    _fields_ = (
        ("bitmapcount", ctypes.c_uint16),
        ("reserved", ctypes.c_uint16),
        ("commonattr", ctypes.c_uint32),
        ("volattr", ctypes.c_uint32),
        ("dirattr", ctypes.c_uint32),
        ("fileattr", ctypes.c_uint32),
        ("forkattr", ctypes.c_uint32),
    )


class _UuidAnswer(ctypes.Structure):
    _pack_ = 4
    _fields_ = (("length", ctypes.c_uint32), ("uuid", ctypes.c_uint8 * 16))


def volume_of_folder(real: bytes) -> Volume:
    """Return the volume of an existing path with all links resolved. Raises OSError."""
    system = ctypes.CDLL(None, use_errno=True)
    found = _StatFs()
    # On Intel the plain symbol is the old structure with 32-bit inodes.
    statfs = getattr(system, "statfs$INODE64", None) or system.statfs
    if statfs(real, ctypes.byref(found)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), real)
    kind = found.f_fstypename.decode("ascii", "replace")
    source, mount_point = bytes(found.f_mntfromname), bytes(found.f_mntonname)
    is_network = not found.f_flags & _MNT_LOCAL or is_network_kind(kind)
    identity = None if is_network else _uuid(system, mount_point)
    if identity is None:
        identity = f"{'share' if is_network else 'dev'}:{kind}:{names.shown(source)}"
    return Volume(
        identity=identity,
        label=names.shown_last(mount_point),
        file_system=kind,
        mount_point=mount_point,
        is_network=is_network,
        read_only=bool(found.f_flags & _MNT_RDONLY),
    )


def _uuid(system: ctypes.CDLL, mount_point: bytes) -> str | None:
    question = _AttrList(bitmapcount=_ATTR_BIT_MAP_COUNT, volattr=_ATTR_VOL_INFO | _ATTR_VOL_UUID)
    answer = _UuidAnswer()
    size = ctypes.c_size_t(ctypes.sizeof(answer))
    if system.getattrlist(mount_point, ctypes.byref(question), ctypes.byref(answer), size, 0) != 0:
        return None
    number = uuid.UUID(bytes=bytes(answer.uuid))
    return f"uuid:{number}" if number.int else None
