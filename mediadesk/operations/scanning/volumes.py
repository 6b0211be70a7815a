"""Which disk each folder of a scan lies on: a disk can be mounted anywhere below a root."""

import os
from dataclasses import dataclass

from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.folders.folders import RootRow
from mediadesk.catalog.folders.volumes import VolumeRow
from mediadesk.catalog.store import Store
from mediadesk.disk.volumes.lookup import absence, volume_of
from mediadesk.domain.reasons import Reason, ReasonCode

_UNSTEADY = ("vfat", "msdos", "exfat", "fuse", "ntfs", "cifs", "smb", "9p", "nfs", "vboxsf")
"""File systems whose inode numbers and change times do not survive being mounted again."""
_AWAY = frozenset({ReasonCode.VOLUME_OFFLINE, ReasonCode.VOLUME_REPLACED})


@dataclass(frozen=True, slots=True)
class SeenVolume:
    """A volume as the catalog knows it, seen by this scan."""

    id: int
    keeps_inodes: bool


class SeenVolumes:
    """Tells volumes by device number, asking the system once for each."""

    def __init__(self, store: Store) -> None:
        """Store the volumes met in `store`."""
        self._store = store
        self._by_dev: dict[int, SeenVolume] = {}

    def of(self, folder: bytes, dev: int) -> SeenVolume | None:
        """Return the volume of a folder that lies on device `dev`.

        None when that cannot be told any more, because another device is there by now.
        """
        if (seen := self._by_dev.get(dev)) is None:
            try:
                volume = volume_of(folder)
                if os.stat(folder).st_dev != dev:
                    return None
            except OSError:
                return None
            volume_id = self._store.catalog.submit(
                lambda writer: volumes.ensure(
                    writer,
                    identity=volume.identity,
                    label=volume.label,
                    file_system=volume.file_system,
                )
            ).result()
            seen = SeenVolume(volume_id, not volume.file_system.startswith(_UNSTEADY))
            self._by_dev[dev] = seen
        return seen

    def is_here(self, volume_id: int) -> bool:
        """Tell whether a volume is there now: this scan met it, or one of its roots is there."""
        if any(seen.id == volume_id for seen in self._by_dev.values()):
            return True
        with self._store.readers.use() as reader:
            volume = volumes.load(reader, volume_id)
            roots = [root for root in folders.roots(reader) if root.volume_id == volume_id]
        return any(is_here(root, volume) for root in roots)


def is_here(root: RootRow, volume: VolumeRow) -> bool:
    """Tell whether the disk of a root is there, whatever became of the root's folder."""
    return is_disk_here(absence(root.path, identity=volume.identity, label=volume.label))


def is_disk_here(absence: Reason | None) -> bool:
    """Tell from why a root is away whether its disk is there."""
    return absence is None or absence.code not in _AWAY
