"""Reads a whole file, and trusts the result only if the file is still as the scan saw it."""

import os
from collections.abc import Callable

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.media import FileStat

Look = Callable[[FileContent, Checkpoint], str | None]


def looked_at(file: FileContent, look: Look, checkpoint: Checkpoint) -> str | None:
    """Return what a full look finds; None when the file is not, or no longer, as scanned."""
    if not is_as_scanned(file.path, file.stat):
        return None
    try:
        found = look(file, checkpoint)
    except OutsideError:
        return None
    return found if is_as_scanned(file.path, file.stat) else None


def is_as_scanned(path: bytes, stat: FileStat) -> bool:
    """Tell whether a file still has the size and the time that the scan saw."""
    try:
        now = FileStat.of(os.lstat(path))
    except OSError:
        return False
    return now.size_bytes == stat.size_bytes and now.mtime_ns == stat.mtime_ns
