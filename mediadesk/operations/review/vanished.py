"""Which files of a cluster are no longer where they were: asked before somebody chooses."""

import os

from mediadesk.catalog.clusters import clusters
from mediadesk.catalog.files import records
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.disk.volumes.lanes import LaneFinder
from mediadesk.domain.media import FileStatus
from mediadesk.domain.paths import is_inside
from mediadesk.domain.records import FileRecord, Vanished
from mediadesk.operations.resolve.presence import RootsOnDisk


def vanished(store: Store, cluster_id: int) -> Vanished:
    """Look for each member of a cluster.

    Nothing can be chosen among files whose folder or disk went, either; only where those are there
    has a scan something to learn. Shares are not asked, for they may hang: of files on them the
    next scan tells, and whatever is about to be removed is looked at anyway.
    """
    with store.readers.use() as reader:
        members = clusters.members(reader, cluster_id)
        files = records.load(reader, [member.file_id for member in members])
        tops = [root.path for root in folders.roots(reader)]
    lanes, disks = LaneFinder(), RootsOnDisk(store)
    missing: dict[bytes, list[FileRecord]] = {}
    try:
        for file in files.values():
            here = file.status in (FileStatus.PRESENT, FileStatus.ERROR)
            if here and not lanes.key_of(file.path).is_share and not os.path.lexists(file.path):
                holding = [top for top in tops if is_inside(file.path, top)]
                missing.setdefault(max(holding, key=len, default=b""), []).append(file)
    finally:
        lanes.close()
    missing.pop(b"", None)
    there = [top for top in missing if disks.absence(top) is None]
    around = ((os.path.dirname(file.path), top) for top in there for file in missing[top])
    return Vanished(
        frozenset(file.id for some in missing.values() for file in some),
        tuple(sorted({_standing(folder, top) for folder, top in around})),
    )


def _standing(folder: bytes, top: bytes) -> bytes:
    """Return the folder, or the nearest around it that is there, up to its root."""
    while folder != top and not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder
