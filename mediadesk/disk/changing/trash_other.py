"""The trash of macOS and Windows: a function of the desktop moves files there, and is not believed.

Such a function has been seen to say that it moved a file while the file stayed where it was.
"""

import os

from mediadesk.disk.changing.place import Place
from mediadesk.domain.journal import SystemTrash
from mediadesk.domain.media import FileStat


class StillThereError(OSError):
    """The trash did not take a file: it is where it was."""


def hold(source: Place, descriptor: int, trash: SystemTrash) -> tuple[FileStat, bytes]:
    """Move an open file to the trash; returns it as it was, and where it lies now.

    The place is empty when the file is gone from its own and was not found where the trash said:
    then only the desktop can bring it back. Raises StillThereError, OSError.
    """
    before = FileStat.of(os.fstat(descriptor))
    held_at = trash(source.path)
    if source.is_taken():
        raise StillThereError(0, "", source.path)
    return before, held_at if held_at is not None and _is_there(held_at, before) else b""


def _is_there(path: bytes, before: FileStat) -> bool:
    try:
        now = FileStat.of(os.lstat(path))
    except OSError:
        return False
    return (now.size_bytes, now.mtime_ns) == (before.size_bytes, before.mtime_ns)
