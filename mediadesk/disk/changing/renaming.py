"""Renames that never go over a file: the name must be free, or both names change at once."""

import ctypes
import errno
import os
import sys

from mediadesk.disk.changing.place import Place

_RENAME_NOREPLACE, _RENAME_EXCHANGE = 1, 2  # <linux/fs.h>
_NO_RENAMEAT2 = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})
NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
"""What a disk without hard links says."""


def rename_new(source: Place, target: Place) -> None:
    """Rename, failing with FileExistsError when the target's name is taken."""
    if sys.platform == "win32":
        os.rename(source.path, target.path)  # Windows never renames over a file
        return
    number = _renameat2(source, target, _RENAME_NOREPLACE) if sys.platform == "linux" else None
    if number is not None:
        if number:
            raise OSError(number, os.strerror(number), source.path, None, target.path)
        return
    try:
        target.link_to(source)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        _rename_over_placeholder(source, target)
        return
    try:
        there = target.look()
        if source.is_taken() and os.path.samestat(source.look(), there):  # not one saved since
            source.let_go()
    except OSError:
        if source.is_taken():  # else the new name is the only one
            target.unlink()  # the file keeps the one name it had
        raise


def rename_exchanging(one: Place, other: Place) -> bool:
    """Let two files change their names at once; False where the system cannot. Raises OSError."""
    number = _renameat2(one, other, _RENAME_EXCHANGE) if sys.platform == "linux" else None
    if number:
        raise OSError(number, os.strerror(number), one.path, None, other.path)
    return number == 0


def _renameat2(source: Place, target: Place, flags: int) -> int | None:
    """Return 0 or the error's number, None where the system or the file system has no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None or source.folder.handle is None or target.folder.handle is None:
        return None
    done = call(
        source.folder.handle,
        ctypes.c_char_p(source.name),
        target.folder.handle,
        ctypes.c_char_p(target.name),
        ctypes.c_uint(flags),
    )
    number = ctypes.get_errno() if done else 0
    return None if number in _NO_RENAMEAT2 else number


def _rename_over_placeholder(source: Place, target: Place) -> None:
    """Reserve the name with an empty file of ours, then rename over that."""
    os.close(target.create())
    try:
        source.rename_over(target)
    except OSError:
        if source.is_taken() or not target.look().st_size:  # else it is the file itself
            target.unlink()
        raise
