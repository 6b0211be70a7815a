"""Files as `dedupe` takes them: what they are compared by, on which volume and pool they are."""

from collections.abc import Iterable

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.config import Settings
from mediadesk.dedupe.copies.classes import FileKeys
from mediadesk.disk import foreign

EVERYWHERE, SAME_FOLDER, OTHER_FOLDERS = "everywhere", "same-folder", "other-folders"
"""Where duplicates are looked for: choices of the setting `duplicates.between`."""


class Whereabouts:
    """What the user said of the folders that files are in."""

    def __init__(self, settings: Settings) -> None:
        """Use settings with the decisions on folders in them (`folder_rules.in_force`)."""
        self._protected = _below(settings.protected_roots)
        self._never = _below(settings.never_suggest)
        self._pools = [_below(pool) for pool in settings.pools]
        self.between = settings.duplicates_between

    def is_protected(self, file: FileContent) -> bool:
        """Tell whether a file is in a protected folder."""
        return file.path.startswith(self._protected)

    def is_suggested(self, file: FileContent) -> bool:
        """Tell whether a file may be in clusters at all."""
        return not file.path.startswith(self._never)

    def pool_of(self, file: FileContent) -> str | None:
        """Return the pool that a file is in."""
        for at, pool in enumerate(self._pools):
            if file.path.startswith(pool):
                return str(at)
        return None

    def are_together(self, one: FileContent, other: FileContent) -> bool:
        """Tell whether two files are in one place: on one volume, or in one pool."""
        if one.volume == other.volume:
            return True
        pool = self.pool_of(one)
        return pool is not None and pool == self.pool_of(other)


def keys_of(files: Iterable[FileContent], where: Whereabouts) -> list[FileKeys]:
    """Return what tells whether files are the same, and whether they may be offered."""
    programs: dict[bytes, bool] = {}
    return [
        FileKeys(
            id=file.id,
            size_bytes=file.stat.size_bytes,
            volume=file.volume,
            dev=file.stat.dev,
            inode=file.stat.inode,
            quick_hash=file.quick_hash,
            sha256=file.sha256 or None,
            sampled_payload=file.payload_key or None,
            payload=file.payload_hash or None,
            pool=where.pool_of(file),
            protected=where.is_protected(file),
            present=not file.is_away,
            broken=bool(file.is_broken),
            read_only=_is_foreign(file.path.rpartition(b"/")[0], programs),
        )
        for file in files
    ]


def _is_foreign(folder: bytes, known: dict[bytes, bool]) -> bool:
    if folder not in known:
        known[folder] = foreign.program_above(folder) is not None
    return known[folder]


def _below(folders: Iterable[bytes]) -> tuple[bytes, ...]:
    return tuple(path.rstrip(b"/") + b"/" for path in folders)
