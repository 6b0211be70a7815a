"""What one listing of a folder asks the catalog to write, and writing it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import files, sidecars
from mediadesk.catalog.files.files import KnownFile, Owed, PendingFile
from mediadesk.catalog.folders import folders
from mediadesk.domain.media import FileStatus, FoundFile, FoundSidecar, MediaKind


@dataclass(slots=True)
class FoundEntry:
    """The files and sidecars of a listing that are new, other than known, or gone."""

    folder: bytes
    volume_id: int
    new: list[FoundFile] = field(default_factory=list)
    updated: list[tuple[KnownFile, FoundFile, Owed]] = field(default_factory=list)
    sidecars: list[FoundSidecar] = field(default_factory=list)
    dropped: list[bytes] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How many rows it writes."""
        return len(self.new) + len(self.updated) + len(self.sidecars) + len(self.dropped)

    def first(self, count: int) -> "FoundEntry":
        """Take out the first new files, to be written alone."""
        first = FoundEntry(self.folder, self.volume_id, new=self.new[:count])
        del self.new[:count]
        return first


def write(writer: Connection, entries: Sequence[FoundEntry]) -> list[PendingFile]:
    """Store what the entries say; return the files whose analysis is owed."""
    owed: list[PendingFile] = []
    for entry in entries:
        folder_id = folders.ensure_path(writer, entry.folder)
        if folder_id is None:
            continue  # its root was taken away meanwhile
        sidecars.keep(writer, folder_id, entry.sidecars)
        sidecars.drop(writer, folder_id, entry.dropped)
        new_ids = files.insert_found(writer, folder_id, entry.volume_id, entry.new)
        owed += [
            PendingFile(id_, file.path, file.kind, Owed.ALL, file.stat, None, is_new=True)
            for id_, file in zip(new_ids, entry.new, strict=True)
            if not file.in_cloud
        ]
        for row, file, parts in entry.updated:
            files.update_found(writer, row.id, entry.volume_id, file, parts)
            if parts:
                owed.append(_pending(row, file, parts))
    return owed


def _pending(row: KnownFile, file: FoundFile, parts: Owed) -> PendingFile:
    return PendingFile(
        id=row.id,
        path=file.path,
        kind=file.kind if parts == Owed.ALL else MediaKind(row.kind),
        owed=parts,
        stat=file.stat,
        content_id=row.content_id,
        is_new=not row.listed,
        was_unreadable=row.status == FileStatus.ERROR,
    )
