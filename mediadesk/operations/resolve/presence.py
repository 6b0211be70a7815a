"""Whether the disk of a root is there, and is the one it was: only then can a file be gone."""

import os

from mediadesk.catalog import folders
from mediadesk.catalog.store import Store
from mediadesk.disk.volumes import absence
from mediadesk.domain.media import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode


class RootsOnDisk:
    """Asks each root's disk once."""

    def __init__(self, store: Store) -> None:
        """Read which volume each root is on."""
        with store.readers.use() as reader:
            roots = folders.roots(reader)
            self._volumes = {root.path: folders.volume(reader, root.volume_id) for root in roots}
        self._known: dict[bytes, Reason | None] = {}

    def absence(self, root: bytes) -> Reason | None:
        """Return why a root, or the one it is part of by now, is not there; None when it is."""
        if root not in self._known:
            self._known[root] = self._look(root)
        return self._known[root]

    def _look(self, root: bytes) -> Reason | None:
        around = [path for path in self._volumes if is_inside(root, path)]
        if not around:
            is_here = os.path.isdir(root)  # no root any more: its disk is not known either
            return None if is_here else Reason.of(ReasonCode.PATH_MISSING)
        top = max(around, key=len)
        volume = self._volumes[top]
        return absence(top, identity=volume.identity, label=volume.label)
