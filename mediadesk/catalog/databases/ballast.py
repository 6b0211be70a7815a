"""Room kept with the backups for the moment when its disk is full.

SQLite cannot fold its log into a database on a full disk, nor can a job's end be stored. Then
this file is given up, and what was begun can be ended in order.
"""

import contextlib
import os
import shutil
from pathlib import Path

from mediadesk.catalog.databases.healing import backups_path

SIZE_BYTES = 16_000_000
_LEAST_FREE_BYTES = 20 * SIZE_BYTES
"""Nothing is kept where room is scarce anyway."""
_NEXT_TO_NONE_BYTES = 1_000_000
"""A disk with less free cannot even have a catalog opened."""
_BLOCK_BYTES = 1_000_000
_ENOUGH = 2
"""Times the size: so much must be free before a job that the full disk held goes on."""


def ballast_path(catalog: Path) -> Path:
    """Return where the room is kept."""
    return backups_path(catalog) / "ballast"


def lay(catalog: Path) -> None:
    """Keep room, unless it is kept already or there is little of it."""
    path = ballast_path(catalog)
    try:
        if path.exists() or shutil.disk_usage(catalog.parent).free < _LEAST_FREE_BYTES:
            return
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            _fill(file.fileno())
    except OSError:  # a disk this full has none to keep; the catalog itself will say so
        drop(catalog)


def drop(catalog: Path) -> None:
    """Give the room up."""
    with contextlib.suppress(OSError):
        ballast_path(catalog).unlink()


def drop_if_full(catalog: Path) -> None:
    """Give the room up where the catalog could not be opened without: only then files can go."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage(catalog.parent).free < _NEXT_TO_NONE_BYTES:
            drop(catalog)


def is_room_again(catalog: Path) -> bool:
    """Tell whether a job that stopped for want of room may go on."""
    try:
        return shutil.disk_usage(catalog.parent).free >= _ENOUGH * SIZE_BYTES
    except OSError:
        return False


def _fill(descriptor: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, SIZE_BYTES)
        return
    for _ in range(SIZE_BYTES // _BLOCK_BYTES):
        os.write(descriptor, bytes(_BLOCK_BYTES))
