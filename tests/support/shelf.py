"""Puts files into a catalog by hand, as a scan would have stored them."""

import sqlite3

from mediadesk.catalog.files import files, studies
from mediadesk.catalog.files.files import Owed, PendingFile
from mediadesk.catalog.folders import folders, volumes
from mediadesk.domain.media import FileStat, FoundFile, MediaKind
from mediadesk.domain.study import Study

ROOT = b"/photos"


def volume(catalog: sqlite3.Connection, identity: str = "uuid:1") -> int:
    return volumes.ensure(
        catalog, identity=identity, label=f"Disk {identity[-1]}", file_system="ext4"
    )


def root(catalog: sqlite3.Connection, path: bytes = ROOT, identity: str = "uuid:1") -> None:
    folders.add_root(
        catalog, path, volume_id=volume(catalog, identity), path_in_volume=path.strip(b"/")
    )


def stat(size_bytes: int = 10, mtime_ns: int = 5) -> FileStat:
    return FileStat(size_bytes, mtime_ns, mtime_ns, 1, 1, 1)


def found(
    catalog: sqlite3.Connection,
    path: bytes,
    *,
    kind: MediaKind = MediaKind.PHOTO,
    size_bytes: int = 10,
    in_cloud: bool = False,
    volume_id: int | None = None,
) -> PendingFile:
    """Store a file as the walk found it; its study is owed."""
    folder, _, name = path.rpartition(b"/")
    folder_id = folders.ensure_path(catalog, folder)
    assert folder_id is not None
    file = FoundFile(folder, name, kind, stat(size_bytes), in_cloud)
    volume_id = volume(catalog) if volume_id is None else volume_id
    (file_id,) = files.insert_found(catalog, folder_id, volume_id, [file])
    return PendingFile(file_id, path, kind, Owed.ALL, file.stat, None, is_new=True)


def studied(
    catalog: sqlite3.Connection,
    path: bytes,
    study: Study | None = None,
    *,
    kind: MediaKind = MediaKind.PHOTO,
    size_bytes: int = 10,
) -> int:
    """Store a file together with its study; returns its id."""
    file = found(catalog, path, kind=kind, size_bytes=size_bytes)
    studies.store(catalog, file, study or Study(quick_hash=f"hash of {file.id}"))
    return file.id
