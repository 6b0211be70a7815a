"""Which files go together: the halves of Live Photos, RAW+JPEG pairs, and their sidecars."""

import os
import stat
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.dates import timestamps
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.dedupe.units import representatives
from mediadesk.domain import names
from mediadesk.domain.media import FileStat
from mediadesk.domain.resolutions import ScannedFile
from mediadesk.operations.dates.kinship import going_together
from mediadesk.operations.sidecar_paths import SidecarPaths
from mediadesk.timestamps.sidecars import SIDECAR_EXTENSIONS, Beside


@dataclass(slots=True)
class _Folder:
    """What is known of one folder: its media by name, their units, its sidecars on disk."""

    path: bytes
    ids: dict[bytes, int] = field(default_factory=dict)
    unit_of: dict[int, frozenset[int]] = field(default_factory=dict)
    beside: Beside = field(default_factory=lambda: Beside(()))
    owners: dict[str, set[str]] = field(default_factory=dict)
    """Of each sidecar, by name, the media it belongs to."""


class Units(SidecarPaths):
    """Reads each folder once."""

    def __init__(self, store: Store) -> None:
        """Read from the catalog of `store`, and the names on the disk."""
        super().__init__(lambda folder: self._folder(folder).beside)
        self._store = store
        self._folders: dict[bytes, _Folder] = {}

    def mates(self, path: bytes) -> list[FileContent]:
        """Return the other files of the unit that a file is in; of most there are none."""
        folder, name = os.path.split(path)
        known = self._folder(folder)
        file_id = known.ids.get(name)
        unit = known.unit_of.get(file_id, frozenset()) if file_id is not None else frozenset()
        others = sorted(unit - {file_id})
        if not others:
            return []
        with self._store.readers.use() as reader:
            return list(contents.of_files(reader, others).values())

    def sidecars(self, path: bytes, going: Collection[bytes]) -> list[ScannedFile]:
        """Return the sidecars that go with a file: those that belong to nothing that stays."""
        folder, name = os.path.split(path)
        known = self._folder(folder)
        found = []
        for sidecar in known.beside.all_of(names.to_text(name)):
            owners = known.owners.get(sidecar, set())
            if all(os.path.join(folder, names.to_bytes(one)) in going for one in owners):
                found += _on_disk(os.path.join(folder, names.to_bytes(sidecar)))
        return found

    def sharing_sidecars(self, path: bytes) -> frozenset[bytes]:
        """Return the media that a file's sidecars belong to, itself among them; often none."""
        folder, name = os.path.split(path)
        known = self._folder(folder)
        owners = (known.owners.get(one, set()) for one in known.beside.all_of(names.to_text(name)))
        found = {os.path.join(folder, names.to_bytes(owner)) for some in owners for owner in some}
        return frozenset(found)

    def _folder(self, path: bytes) -> _Folder:
        if (known := self._folders.get(path)) is None:
            known = self._folders[path] = self._read(path)
        return known

    def _read(self, path: bytes) -> _Folder:
        known = _Folder(path)
        with self._store.readers.use() as reader:
            folder_id = folders.find(reader, path)
            if folder_id is None:
                return known
            files = timestamps.in_folder(reader, folder_id)
            identifiers = timestamps.content_identifiers(reader, folder_id)
        known.ids = {file.name: file.id for file in files}
        joined: dict[int, set[int]] = defaultdict(set)
        for file_id, first in representatives(going_together(files, identifiers)).items():
            joined[first].add(file_id)
        for unit in joined.values():
            known.unit_of |= dict.fromkeys(unit, frozenset(unit))
        on_disk = [names.to_text(name) for name in _names_in(path)]
        known.beside = Beside(on_disk)
        media = {names.to_text(file.name) for file in files}
        for text in media.union(filter(_may_own, on_disk)):
            for sidecar in known.beside.all_of(text):
                known.owners.setdefault(sidecar, set()).add(text)
        return known


def _may_own(name: str) -> bool:
    """Tell whether a file that the catalog does not know may have a sidecar: then it shares it."""
    extension = name.rpartition(".")[2].lower()
    return "." in name.lstrip(".") and extension not in SIDECAR_EXTENSIONS


def _names_in(folder: bytes) -> list[bytes]:
    try:
        return os.listdir(folder)
    except OSError:
        return []  # it shows again when its files are looked at


def _on_disk(path: bytes) -> list[ScannedFile]:
    """Return a sidecar as it is now; none where it is no ordinary file."""
    try:
        found = os.lstat(path)
    except OSError:
        return []
    return [ScannedFile(path, FileStat.of(found), "")] if stat.S_ISREG(found.st_mode) else []
