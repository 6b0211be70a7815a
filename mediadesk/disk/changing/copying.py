"""Copies an open file into another one: its bytes, compared afterwards, and all its properties."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from mediadesk.disk.comparing import BLOCK_BYTES, same_bytes
from mediadesk.domain.jobs import Checkpoint

if sys.platform == "linux":
    import fcntl

_ZEROS = bytes(BLOCK_BYTES)
_CANNOT = frozenset({errno.EPERM, errno.EACCES, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS})
_FICLONE = 0x40049409  # <linux/fs.h>: share the blocks where the file system can


class UnequalError(Exception):
    """A copy did not read back as the original; the original was not touched."""


def copy_file(source: int, target: int, checkpoint: Checkpoint = lambda: None) -> None:
    """Copy bytes, mode, owner, attributes and times, written through to the disk and compared.

    Raises UnequalError when the copy does not read back the same, OSError.
    """
    before = os.fstat(source)
    copy_bytes(source, target, checkpoint)
    os.fsync(target)
    if not same_bytes(source, target, checkpoint):
        raise UnequalError
    copy_properties(source, target, before)
    os.fsync(target)


def copy_bytes(source: int, target: int, checkpoint: Checkpoint = lambda: None) -> None:
    """Copy the bytes alone, into an empty file; where there are only zeros, it gets a hole."""
    if _is_cloned(source, target):
        return
    os.lseek(source, 0, os.SEEK_SET)
    while block := os.read(source, BLOCK_BYTES):
        checkpoint()
        if block == _ZEROS:
            os.ftruncate(target, os.lseek(target, len(block), os.SEEK_CUR))
            continue
        rest = memoryview(block)
        while rest:
            rest = rest[os.write(target, rest) :]


def copy_properties(source: int, target: int, before: os.stat_result) -> None:
    """Carry over mode, owner, extended attributes and times, as far as the place can hold them."""
    if hasattr(os, "fchown"):
        with _where_possible():
            os.fchown(target, before.st_uid, before.st_gid)
        with _where_possible():
            os.fchmod(target, stat.S_IMODE(before.st_mode))
    if sys.platform == "linux":
        with _where_possible():  # many shares know no attributes at all
            for name in os.listxattr(source):
                with contextlib.suppress(OSError):  # another file system may not know this kind
                    os.setxattr(target, name, os.getxattr(source, name))
    os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))


@contextmanager
def _where_possible() -> Iterator[None]:
    """Go on where a file system cannot hold a property, or has no such owner."""
    try:
        yield
    except OSError as error:
        if error.errno not in _CANNOT:
            raise


def _is_cloned(source: int, target: int) -> bool:
    if sys.platform != "linux":
        return False
    try:
        fcntl.ioctl(target, _FICLONE, source)
    except OSError:
        return False
    return True
