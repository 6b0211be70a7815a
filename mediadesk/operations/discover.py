"""The first half of a scan: walk the folders, tell the catalog what is there and what is gone."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog import files, folders
from mediadesk.catalog.database import Connection
from mediadesk.catalog.files import KnownFile, Owed, PendingFile
from mediadesk.catalog.store import Store
from mediadesk.disk.listing import FolderListing
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import FileStatus, FoundFile, MediaKind
from mediadesk.domain.reasons import Reason
from mediadesk.fingerprint.versions import PICTURE_VERSION, PROBE_VERSION, QUICK_VERSION

_FLUSH_FILES = 1_000
_FLUSH_S = 0.25

Owing = Callable[[Sequence[PendingFile]], None]
"""Takes files whose analysis is owed, once they are stored."""


@dataclass(slots=True)
class Tally:
    """What a walk counted. `missing` holds ids, so that a file that moved can be taken out."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    size_bytes: int = 0
    owed: int = 0
    """Files handed on to be studied."""
    missing: set[int] = field(default_factory=set)
    errors: list[tuple[bytes, Reason]] = field(default_factory=list)
    notes: list[tuple[bytes, Reason]] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """Files seen so far."""
        return self.new + self.changed + self.unchanged

    @property
    def settled(self) -> int:
        """Files seen that need no study."""
        return self.seen - self.owed


@dataclass(slots=True)
class _Entry:
    """What one listing asks the catalog to write."""

    folder: bytes
    new: list[FoundFile] = field(default_factory=list)
    updated: list[tuple[KnownFile, FoundFile, Owed]] = field(default_factory=list)


class Discovery:
    """Compares listings with the catalog, folder by folder, and writes only what differs.

    An unchanged file costs no write and is never opened. One object serves one volume.
    """

    def __init__(
        self,
        store: Store,
        *,
        volume_id: int,
        keeps_inodes: bool,
        tally: Tally,
        on_owed: Owing,
        on_changes: Callable[[CatalogChanges], None],
    ) -> None:
        """Report to `tally`; hand files that need analysis to `on_owed` once they are stored."""
        self._store = store
        self._volume_id = volume_id
        self._keeps_inodes = keeps_inodes
        self._tally = tally
        self._on_owed = on_owed
        self._on_changes = on_changes
        self._entries: list[_Entry] = []
        self._owed: list[PendingFile] = []
        self._waiting = 0
        self._flushed_at = time.monotonic()
        self._slice = _Slice()

    def take(self, listing: FolderListing) -> None:
        """Compare one listing with the catalog."""
        self._tally.errors += listing.troubles
        self._tally.notes += listing.notes
        with self._store.readers.use() as reader:
            folder_id = folders.find(reader, listing.folder)
            if folder_id is None:
                self._take_new(listing)
            else:
                self._slice.enter(folder_id)
                upto = None if listing.complete else _last_name(listing)
                known: dict[bytes, KnownFile] = {}
                if listing.complete or listing.files:
                    known = files.known_in_folder(
                        reader, folder_id, after=self._slice.after, upto=upto
                    )
                self._compare(listing, known)
                self._slice.leave(known, folder_id, upto)
                if listing.complete:
                    gone = self._slice.gone + _gone_below(reader, folder_id, listing)
                    self._mark_missing(gone)
        if self._waiting >= _FLUSH_FILES or time.monotonic() - self._flushed_at > _FLUSH_S:
            self.flush()

    def flush(self) -> None:
        """Store what waits, then hand on what is owed."""
        entries, self._entries = self._entries, []
        owed, self._owed = self._owed, []
        self._waiting, self._flushed_at = 0, time.monotonic()
        if entries:
            owed += self._store.catalog.submit(
                lambda writer: _write(writer, entries, self._volume_id)
            ).result()
        if owed:
            self._tally.owed += len(owed)
            self._on_owed(owed)

    def _take_new(self, listing: FolderListing) -> None:
        self._tally.new += len(listing.files)
        self._tally.size_bytes += sum(file.stat.size_bytes for file in listing.files)
        if listing.files:
            self._entries.append(_Entry(listing.folder, new=list(listing.files)))
            self._waiting += len(listing.files)

    def _compare(self, listing: FolderListing, known: dict[bytes, KnownFile]) -> None:
        """Sort the files of a listing into new, changed and unchanged, out of `known`."""
        tally, entry = self._tally, _Entry(listing.folder)
        for file in listing.files:
            row = known.pop(file.name, None)
            tally.size_bytes += file.stat.size_bytes
            if row is None:
                entry.new.append(file)
                tally.new += 1
                continue
            owed, is_changed = self._difference(row, file)
            if not row.listed:
                tally.new += 1  # found by a scan that ended before it could look at the file
            elif is_changed:
                tally.changed += 1
            else:
                tally.unchanged += 1
            if owed or row.status in _NEEDS_NEWS or (row.status == "cloud") != file.in_cloud:
                entry.updated.append((row, file, owed))
        if entry.new or entry.updated:
            self._entries.append(entry)
            self._waiting += len(entry.new) + len(entry.updated)

    def _difference(self, row: KnownFile, file: FoundFile) -> tuple[Owed, bool]:
        """Return what analysis a known file owes, and whether its content is another one."""
        stat = file.stat
        if row.size_bytes != stat.size_bytes or row.mtime_ns != stat.mtime_ns:
            return Owed.ALL, True
        owed = Owed(row.pending)
        if self._keeps_inodes and (row.ctime_ns != stat.ctime_ns or row.inode != stat.inode):
            # The same size and time can still be other bytes: look at the ends again.
            owed |= Owed.QUICK_HASH
        if file.in_cloud or row.status == "cloud":
            return (Owed.NOTHING if file.in_cloud else Owed.ALL), False
        if row.quick_version < QUICK_VERSION:
            owed |= Owed.QUICK_HASH
        if row.picture_version < PICTURE_VERSION:
            owed |= Owed.PICTURE
        if row.probe_version < PROBE_VERSION:
            owed |= Owed.FACTS
        return owed, False

    def _mark_missing(self, gone: list[tuple[int, int, bytes]]) -> None:
        if gone:
            changes = self._store.catalog.submit(
                lambda writer: files.mark_missing(writer, gone)
            ).result()
            self._tally.missing |= changes.files
            self._on_changes(changes)


_NEEDS_NEWS = frozenset({FileStatus.MISSING.value, FileStatus.OFFLINE.value})


class _Slice:
    """Where we are in a folder that is told in several parts, and what was gone so far."""

    def __init__(self) -> None:
        self._folder_id = -1
        self.after = b""
        self.gone: list[tuple[int, int, bytes]] = []

    def enter(self, folder_id: int) -> None:
        if folder_id != self._folder_id:
            self._folder_id, self.after, self.gone = folder_id, b"", []

    def leave(self, left: dict[bytes, KnownFile], folder_id: int, upto: bytes | None) -> None:
        self.gone += [
            (row.id, folder_id, name)
            for name, row in left.items()
            if row.status != FileStatus.MISSING
        ]
        if upto:
            self.after = upto


def _last_name(listing: FolderListing) -> bytes:
    """Return the last name that a part of a huge folder covers."""
    return listing.files[-1].name if listing.files else b""


def _gone_below(
    reader: Connection, folder_id: int, listing: FolderListing
) -> list[tuple[int, int, bytes]]:
    """Return the files of subfolders that are no longer there."""
    there = {path.rpartition(b"/")[2] for path in listing.subfolders}
    away = [id_ for name, id_ in folders.subfolders(reader, folder_id).items() if name not in there]
    return files.not_missing_in(reader, folders.below(reader, away)) if away else []


def _write(writer: Connection, entries: Sequence[_Entry], volume_id: int) -> list[PendingFile]:
    """Store what the entries say; return the files whose analysis is owed."""
    owed: list[PendingFile] = []
    for entry in entries:
        folder_id = folders.ensure_path(writer, entry.folder)
        if folder_id is None:
            continue  # its root was taken away meanwhile
        new_ids = files.insert_found(writer, folder_id, volume_id, entry.new)
        owed += [
            PendingFile(id_, file.path, file.kind, Owed.ALL, file.stat, None, is_new=True)
            for id_, file in zip(new_ids, entry.new, strict=True)
            if not file.in_cloud
        ]
        for row, file, parts in entry.updated:
            files.update_found(writer, row.id, file, parts)
            if parts:
                kind = file.kind if parts == Owed.ALL else MediaKind(row.kind)
                owed.append(
                    PendingFile(
                        row.id,
                        file.path,
                        kind,
                        parts,
                        file.stat,
                        row.content_id,
                        is_new=not row.listed,
                    )
                )
    return owed
