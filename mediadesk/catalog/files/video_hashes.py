"""Which films still lack a hash of their frames, and storing it."""

import os
import sqlite3
from typing import NamedTuple

from mediadesk.catalog.files.records import Whereabouts, placed
from mediadesk.catalog.folders import folders
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import FileStat
from mediadesk.domain.paths import joined


class Unhashed(NamedTuple):
    """A film without a current hash of frames."""

    id: int
    path: bytes
    stat: FileStat
    duration_s: float | None


def unhashed(reader: sqlite3.Connection, where: Whereabouts | None, version: int) -> list[Unhashed]:
    """Return the present films somewhere (None: everywhere) without a hash of this version."""
    rule, values = placed(where)
    rows = reader.execute(
        "SELECT file.id, folder_id, file.name, file.size_bytes, mtime_ns, ctime_ns, dev, inode,"  # noqa: S608
        " links, duration_s FROM file JOIN volume ON volume.id = volume_id"
        " WHERE kind IN ('video', 'vr') AND video_hash_version <> ? AND status = 'present'"
        f" AND listed = 1 AND online = 1{rule} ORDER BY folder_id, file.name",
        (version, *values),
    ).fetchall()
    known: dict[int, bytes] = {}
    return [
        Unhashed(
            id=row[0],
            path=joined(folders.path_of(reader, row[1], known), row[2]),
            stat=FileStat(*row[3:9]),
            duration_s=row[9],
        )
        for row in rows
    ]


def owe(writer: sqlite3.Connection, path: bytes) -> None:
    """Mark the film at a path to be hashed again, if the catalog has it."""
    writer.execute(
        "UPDATE file SET video_hash_version = 0 WHERE folder_id IS ? AND name = ?",
        (folders.find(writer, os.path.dirname(path)), os.path.basename(path)),
    )


def store(
    writer: sqlite3.Connection, file_id: int, video_phash: str | None, version: int
) -> CatalogChanges:
    """Store a film's hash of frames; None says that it has none and is not to be tried again."""
    writer.execute(
        "UPDATE file SET video_phash = ?, video_hash_version = ? WHERE id = ?",
        (video_phash, version, file_id),
    )
    return CatalogChanges(files=frozenset({file_id}))
