"""Whether the disk of a root is there, and is the one it was: only then can a file be gone."""

import os

from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.store import Store
from mediadesk.disk.volumes.lookup import absence
from mediadesk.domain import names
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode

Identity = tuple[int, int]


class RootsOnDisk:
    """Whether the disks of roots are there: asked once each, and again when a root was replaced."""

    def __init__(self, store: Store) -> None:
        """Read which volume each root is on."""
        with store.readers.use() as reader:
            roots = folders.roots(reader)
            self._volumes = {root.path: volumes.load(reader, root.volume_id) for root in roots}
        self._known: dict[bytes, tuple[Identity | None, Reason | None]] = {}

    def absence(self, root: bytes) -> Reason | None:
        """Return why a root, or the one it is part of by now, is not there; None when it is."""
        identity = identity_of(root)
        known = self._known.get(root)
        if known is None or known[0] != identity:
            known = self._known[root] = identity, self._look(root)
        return known[1]

    def absence_around(self, path: bytes) -> Reason | None:
        """Return why the root that a file is in is not there; None when it is, or there is none."""
        around = [root for root in self._volumes if is_inside(path, root)]
        return self.absence(max(around, key=len)) if around else None

    def _look(self, root: bytes) -> Reason | None:
        around = [path for path in self._volumes if is_inside(root, path)]
        if around:
            top = max(around, key=len)
            volume = self._volumes[top]
            away = absence(top, identity=volume.identity, label=volume.label)
            if away is not None or top == root:
                return away
        return _absence_of_former(root)


def identity_of(folder: bytes) -> Identity | None:
    """Return the (device, inode) of a folder, to notice a replacement; None when there is none."""
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _absence_of_former(root: bytes) -> Reason | None:
    """Tell whether a folder is away that is no root any more, so that its disk is not known.

    An empty one is taken for a mount point: nothing is thought gone that may lie on its disk.
    """
    try:
        with os.scandir(root) as entries:
            is_empty = next(entries, None) is None
    except OSError:
        return Reason.of(ReasonCode.PATH_MISSING)
    return Reason.of(ReasonCode.VOLUME_OFFLINE, volume=names.shown(root)) if is_empty else None
