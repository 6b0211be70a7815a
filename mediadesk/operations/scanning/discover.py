"""The first half of a scan: walk the folders, tell the catalog what is there and what is gone."""

import operator
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import files, sidecars
from mediadesk.catalog.files.files import Gone, KnownFile, Owed, PendingFile
from mediadesk.catalog.files.sidecars import KnownSidecar
from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.store import Store
from mediadesk.disk.listing import FolderListing
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import FileStatus, FoundFile
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.fingerprint.versions import PICTURE_VERSION, PROBE_VERSION, QUICK_VERSION
from mediadesk.operations.scanning.found_entry import FoundEntry, write
from mediadesk.operations.scanning.tally import Tally
from mediadesk.operations.scanning.volumes import SeenVolume, SeenVolumes

_FLUSH_FILES = 1_000
_FLUSH_S = 0.25
_FIRST_FILES = 96
"""So many are stored alone at first: their study begins while the rest is found and stored."""
_FOLDERS_REMEMBERED = 10_000
_MARKED_AT_ONCE = 10_000
"""Other writes come between, also when a disk with a million files was emptied."""
_KNOWN_GONE = frozenset({FileStatus.MISSING.value, FileStatus.REMOVED.value})
_NEEDS_NEWS = _KNOWN_GONE | {FileStatus.OFFLINE.value}

Owing = Callable[[Sequence[PendingFile]], None]
"""Takes files whose analysis is owed, once they are stored."""


@dataclass(slots=True)
class _Here:
    """The folder whose listing is being told, in one part or in several when it is huge."""

    path: bytes = b""
    folder_id: int | None = None
    """None when the catalog did not know the folder before: then nothing can be gone from it."""
    after: bytes = b""
    """The last name of the parts told so far."""
    gone: list[Gone] = field(default_factory=list)
    sidecars: dict[bytes, KnownSidecar] = field(default_factory=dict)


class Discovery:
    """Compares listings with the catalog, folder by folder, and writes only what differs.

    An unchanged file costs no write and is never opened. Feed it one walk after the other; call
    `finish` after the last.
    """

    def __init__(
        self,
        store: Store,
        *,
        tally: Tally,
        on_owed: Owing,
        on_changes: Callable[[CatalogChanges], None],
    ) -> None:
        """Report to `tally`; hand files that need analysis to `on_owed` once they are stored."""
        self._store = store
        self._tally = tally
        self._on_owed = on_owed
        self._on_changes = on_changes
        self._volumes = SeenVolumes(store)
        self._folders: dict[bytes, int] = {}
        self._entries: list[FoundEntry] = []
        self._waiting = 0
        self._flushed_at = time.monotonic()
        self._here = _Here()
        self._doubtful: list[Gone] = []
        self._has_told = False

    def take(self, listing: FolderListing) -> None:
        """Compare one listing with the catalog."""
        self._tally.errors += listing.troubles
        self._tally.notes += listing.notes
        if listing.files or listing.sidecars or listing.complete:
            volume = self._volumes.of(listing.folder, listing.dev)
            if volume is None:
                reason = Reason.of(ReasonCode.VOLUME_OFFLINE, volume=names.shown(listing.folder))
                self._tally.errors.append((listing.folder, reason))
            else:
                self._compare(listing, volume)
        enough = _FLUSH_FILES if self._has_told else _FIRST_FILES
        if self._waiting >= enough or time.monotonic() - self._flushed_at > _FLUSH_S:
            self.flush()

    def vanished(self, path: bytes) -> None:
        """Say that a known folder or file is gone although its disk is there."""
        with self._store.readers.use() as reader:
            gone = files.not_missing_at(reader, path)
        self._doubtful += gone

    def flush(self) -> None:
        """Store the waiting entries, then hand on the files that need analysis."""
        entries, self._entries = self._entries, []
        self._waiting, self._flushed_at = 0, time.monotonic()
        if not self._has_told and entries and entries[0].new:
            self._hand_on([entries[0].first(_FIRST_FILES)])
        if entries:
            self._hand_on(entries)

    def finish(self) -> None:
        """Store the rest. Files of a disk that is away are not missing: the disk is offline."""
        self.flush()
        doubtful, self._doubtful = self._doubtful, []
        for volume_id in {file.volume_id for file in doubtful}:
            if self._volumes.is_here(volume_id):
                self._mark_missing([file for file in doubtful if file.volume_id == volume_id])
            else:
                changes = self._store.catalog.submit(
                    lambda writer, id_=volume_id: volumes.set_online(  # type: ignore[misc]
                        writer, id_, online=False
                    )
                ).result()
                away = frozenset(file.id for file in doubtful if file.volume_id == volume_id)
                self._on_changes(changes | CatalogChanges(files=away))

    def _hand_on(self, entries: Sequence[FoundEntry]) -> None:
        owed = self._store.catalog.submit(lambda writer: write(writer, entries)).result()
        if owed:
            self._has_told = True
            self._on_owed(owed)

    def _compare(self, listing: FolderListing, volume: SeenVolume) -> None:
        with self._store.readers.use() as reader:
            self._enter(reader, listing.folder)
            here, entry = self._here, FoundEntry(listing.folder, volume.id)
            upto = None if listing.complete else _last_name(listing)
            known: dict[bytes, KnownFile] = {}
            if here.folder_id is not None:
                known = files.known_in_folder(reader, here.folder_id, after=here.after, upto=upto)
            self._sort(listing, known, entry, volume)
            here.gone += [
                Gone(row.id, here.folder_id or 0, name, row.volume_id)
                for name, row in known.items()
                if row.status not in _KNOWN_GONE
            ]
            self._sort_sidecars(listing, entry)
            here.after = upto or here.after
            if listing.complete and here.folder_id is not None:
                here.gone += _gone_below(reader, here.folder_id, listing)
        if entry.weight:
            self._entries.append(entry)
            self._waiting += entry.weight
        if listing.complete and here.gone:
            gone, here.gone = here.gone, []
            # Only a listing of their own disk tells that files are gone from it.
            self._mark_missing([file for file in gone if file.volume_id == volume.id])
            self._doubtful += [file for file in gone if file.volume_id != volume.id]

    def _enter(self, reader: Connection, folder: bytes) -> None:
        if folder == self._here.path:
            return
        if len(self._folders) > _FOLDERS_REMEMBERED:
            self._folders.clear()
        above, _, name = folder.rpartition(b"/")
        parent_id = self._folders.get(above)
        if parent_id is None:
            folder_id = folders.find(reader, folder)
        else:  # the walk tells a folder before what is in it
            folder_id = folders.child(reader, parent_id, name)
        self._here = _Here(folder, folder_id)
        if folder_id is not None:
            self._folders[folder] = folder_id
            self._here.sidecars = sidecars.in_folder(reader, folder_id)

    def _sort(
        self,
        listing: FolderListing,
        known: dict[bytes, KnownFile],
        entry: FoundEntry,
        volume: SeenVolume,
    ) -> None:
        """Sort the files of a listing into new, changed and unchanged, out of `known`."""
        tally = self._tally
        for file in listing.files:
            tally.size_bytes += file.stat.size_bytes
            row = known.pop(file.name, None)
            if row is None:
                entry.new.append(file)
                tally.new += 1
                tally.owed += not file.in_cloud
                continue
            owed, is_changed = _difference(row, file, volume)
            tally.owed += bool(owed)
            tally.anew += bool(owed) and not is_changed and row.listed and _is_outdated(row)
            if not row.listed:
                tally.new += 1  # found by a scan that ended before it could look at the file
            elif is_changed:
                tally.changed += 1
            else:
                tally.unchanged += 1
            if (
                owed
                or is_changed
                or row.status in _NEEDS_NEWS
                or (row.status == FileStatus.CLOUD) != file.in_cloud
                or row.volume_id != volume.id
                or (file.stat.links > 1 and row.dev != file.stat.dev)  # its other names have it
            ):
                entry.updated.append((row, file, owed))

    def _sort_sidecars(self, listing: FolderListing, entry: FoundEntry) -> None:
        known = self._here.sidecars
        for each in listing.sidecars:
            told = KnownSidecar(each.stat.size_bytes, each.stat.mtime_ns)
            if known.pop(each.name, None) != told:
                entry.sidecars.append(each)
        if listing.complete:
            entry.dropped += known

    def _mark_missing(self, gone: list[Gone]) -> None:
        for start in range(0, len(gone), _MARKED_AT_ONCE):
            some = gone[start : start + _MARKED_AT_ONCE]
            changes = self._store.catalog.submit(
                lambda writer, some=some: files.mark_missing(writer, some)  # type: ignore[misc]
            ).result()
            self._tally.missing |= changes.files
            self._on_changes(changes)


def _difference(row: KnownFile, file: FoundFile, volume: SeenVolume) -> tuple[Owed, bool]:
    """Return what analysis a known file owes, and whether its content is another one."""
    stat = file.stat
    is_changed = row.size_bytes != stat.size_bytes or row.mtime_ns != stat.mtime_ns
    if file.in_cloud:
        return Owed.NOTHING, is_changed
    if is_changed or row.status == FileStatus.CLOUD:
        return Owed.ALL, is_changed
    owed = Owed(row.pending)
    is_replaced = volume.keeps_inodes and (row.ctime_ns != stat.ctime_ns or row.inode != stat.inode)
    if is_replaced or row.volume_id != volume.id or row.quick_version < QUICK_VERSION:
        # The same size and time can still be other bytes: look at the ends again.
        owed |= Owed.QUICK_HASH
    if row.picture_version < PICTURE_VERSION:
        owed |= Owed.PICTURE
    if row.probe_version < PROBE_VERSION:
        owed |= Owed.FACTS
    return owed, False


def _is_outdated(row: KnownFile) -> bool:
    """Tell whether a file was studied by an earlier version of the program that knew less."""
    versions = row.quick_version, row.picture_version, row.probe_version
    newest = QUICK_VERSION, PICTURE_VERSION, PROBE_VERSION
    return any(map(operator.lt, versions, newest))


def _last_name(listing: FolderListing) -> bytes:
    """Return the last name that a part of a huge folder covers."""
    return listing.files[-1].name if listing.files else b""


def _gone_below(reader: Connection, folder_id: int, listing: FolderListing) -> list[Gone]:
    """Return the files of subfolders that are no longer there."""
    there = {path.rpartition(b"/")[2] for path in listing.subfolders}
    away = [id_ for name, id_ in folders.subfolders(reader, folder_id).items() if name not in there]
    return files.not_missing_in(reader, folders.below(reader, away)) if away else []
