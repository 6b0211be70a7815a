"""Which folders can be watched for changes, and whether they are still being written to."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.folders import folders, volumes
from mediadesk.disk.volumes.volume import is_network_kind

_MOVING_S = 3.0
_MOST_LOOKED_AT = 20_000
"""Files asked for their times in one look; a folder with more is taken for still."""


@dataclass(frozen=True, slots=True)
class WatchPlan:
    """The folders to watch, out of `total`, and the roots that hold others."""

    folders: tuple[bytes, ...] = ()
    total: int = 0
    unwatched: tuple[bytes, ...] = ()
    """Roots with folders that cannot be watched: on a share, too many, or oddly named."""
    roots: frozenset[bytes] = frozenset()
    """All that are there."""


def plan(readers: Readers, limit: int) -> WatchPlan:
    """Return at most `limit` folders of the disks that are there, roots first.

    A share tells nobody of what other computers change in it, so its folders are not watched; nor
    are names that are no UTF-8, which Qt cannot pass on.
    """
    chosen: list[bytes] = []
    unwatched: list[bytes] = []
    tops: list[bytes] = []
    total = 0
    with readers.snapshot() as reader:
        known: dict[int, bytes] = {}
        for root in folders.roots(reader):
            volume = volumes.load(reader, root.volume_id)
            if root.gone or not volume.online:
                continue
            tops.append(root.path)
            below = folders.below(reader, [root.folder_id])
            total += len(below)
            room = 0 if is_network_kind(volume.file_system) else limit - len(chosen)
            paths = [folders.path_of(reader, id_, known) for id_ in below[: max(0, room)]]
            fit = [path for path in paths if _is_utf8(path)]
            chosen += fit
            if len(fit) < len(below):
                unwatched.append(root.path)
    return WatchPlan(tuple(chosen), total, tuple(unwatched), frozenset(tops))


def gone(paths: Iterable[bytes]) -> frozenset[bytes]:
    """Return those of these folders that are not there any more."""
    return frozenset(path for path in paths if not os.path.isdir(path))


def changed_since(paths: Iterable[bytes], since_s: float) -> frozenset[bytes]:
    """Return those of these folders in which a name came or went since then (Unix seconds)."""
    return frozenset(path for path in paths if _changed_s(path) >= since_s)


def moving(paths: Iterable[bytes]) -> frozenset[bytes]:
    """Return those of these folders in which a file was written to in the last three seconds."""
    now_s = time.time()  # what the times of files are told in
    return frozenset(path for path in paths if _is_moving(path, now_s))


def _changed_s(folder: bytes) -> float:
    try:
        return os.stat(folder).st_mtime
    except OSError:
        return 0.0  # the next scan says what became of it


def _is_moving(folder: bytes, now_s: float) -> bool:
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= _MOST_LOOKED_AT:
                    break
                if entry.is_file(follow_symlinks=False):
                    age_s = now_s - entry.stat(follow_symlinks=False).st_mtime
                    if 0 <= age_s < _MOVING_S:
                        return True
    except OSError:
        return False  # the scan says what is the matter with it
    return False


def _is_utf8(path: bytes) -> bool:
    try:
        path.decode()
    except UnicodeDecodeError:
        return False
    return True
