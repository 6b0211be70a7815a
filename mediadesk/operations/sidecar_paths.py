"""Where the sidecars of a file are: its XMP, Google's JSON, Apple's edit recipe."""

import os
from collections.abc import Callable

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.files import sidecars
from mediadesk.catalog.folders import folders
from mediadesk.domain import names
from mediadesk.timestamps.sidecars import Beside


class SidecarPaths:
    """Finds sidecars by the names in a folder."""

    def __init__(self, beside: Callable[[bytes], Beside]) -> None:
        """Learn from `beside` what is in a folder."""
        self._beside = beside

    def are_beside(self, path: bytes) -> bool:
        """Tell whether the folder of a file has any sidecars."""
        return bool(self._beside(path.rpartition(b"/")[0]))

    def xmp_of(self, path: bytes) -> bytes | None:
        """Return the path of a file's XMP sidecar, if there is one."""
        return self._found(path, Beside.xmp)

    def takeout_of(self, path: bytes) -> bytes | None:
        """Return the path of Google's JSON of a file, if there is one."""
        return self._found(path, Beside.takeout)

    def aae_of(self, path: bytes) -> bytes | None:
        """Return the path of Apple's edit recipe of a file, if there is one."""
        return self._found(path, Beside.aae)

    def _found(self, path: bytes, find: Callable[[Beside, str], str | None]) -> bytes | None:
        folder, _, name = path.rpartition(b"/")
        if not (beside := self._beside(folder)):
            return None
        found = find(beside, names.to_text(name))
        return None if found is None else os.path.join(folder, names.to_bytes(found))


def known_sidecars(readers: Readers) -> SidecarPaths:
    """Return the sidecars that the last scan found: no folder is listed for them."""
    folders_known: dict[bytes, Beside] = {}

    def beside(folder: bytes) -> Beside:
        if folder not in folders_known:
            with readers.use() as reader:
                folder_id = folders.find(reader, folder)
                known = () if folder_id is None else sidecars.in_folder(reader, folder_id)
            folders_known[folder] = Beside(map(names.to_text, known))
        return folders_known[folder]

    return SidecarPaths(beside)
