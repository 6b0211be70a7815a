"""Files that share a name and so must share a new one: RAW and JPEG, Live Photos, sidecars."""

from collections import defaultdict
from collections.abc import Iterable

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.dates import timestamps
from mediadesk.catalog.files import sidecars
from mediadesk.domain import names
from mediadesk.timestamps.sidecars import Beside


def stem_of(name: bytes) -> bytes:
    """Return a name without its extension."""
    return name.rpartition(b".")[0] or name


class FolderNames:
    """The names in one folder of the library: media with their ids, and the sidecars of each."""

    def __init__(self, reader: Connection, folder_id: int) -> None:
        """Read them from the catalog; nothing is looked for on disk."""
        self.files = timestamps.names_in_folder(reader, folder_id)
        self.sidecars = tuple(sidecars.in_folder(reader, folder_id))
        self._beside = Beside(map(names.to_text, self.sidecars))
        self._by_stem: dict[str, list[bytes]] = defaultdict(list)
        for name in sorted(self.files):
            self._by_stem[_key(stem_of(name))].append(name)

    def unit_of(self, name: bytes) -> tuple[bytes, ...]:
        """Return the media files that share a stem, this one among them."""
        return tuple(self._by_stem[_key(stem_of(name))])

    def sidecars_of(self, name: bytes) -> tuple[bytes, ...]:
        """Return the sidecars of a media file, those it shares among them."""
        found = self._beside.all_of(names.to_text(name))
        return tuple(names.to_bytes(one) for one in found)

    def xmp_of(self, name: bytes) -> bytes | None:
        """Return the XMP sidecar of a media file."""
        found = self._beside.xmp(names.to_text(name))
        return None if found is None else names.to_bytes(found)


def renamed(sidecar: bytes, owner: bytes, new_owner: bytes) -> bytes:
    """Return what a sidecar is called once its owner has a new name."""
    for old, new in ((owner, new_owner), (stem_of(owner), stem_of(new_owner))):
        if sidecar.lower().startswith(old.lower()):
            return new + sidecar[len(old) :]
    return new_owner + b"." + sidecar.rpartition(b".")[2]


def free(wanted: bytes, taken: Iterable[bytes]) -> bool:
    """Tell whether a name is free in a folder, on disks that fold case too."""
    return _key(wanted) not in {_key(name) for name in taken}


def _key(name: bytes) -> str:
    return names.searchable(names.shown(name))
