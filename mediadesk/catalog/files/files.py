"""Files in the catalog as a scan finds and stores them."""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import NamedTuple

from mediadesk.catalog.folders import folders
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import FileStat, FileStatus, FoundFile, MediaKind


class Owed(IntFlag):
    """What the analysis of a file still owes."""

    NOTHING = 0
    QUICK_HASH = 1
    PICTURE = 2
    FACTS = 4
    ALL = 7


class KnownFile(NamedTuple):
    """What the catalog knows of a file, as far as a rescan must compare it."""

    id: int
    size_bytes: int
    mtime_ns: int
    ctime_ns: int
    dev: int
    inode: int
    kind: str
    status: str
    pending: int
    quick_version: int
    picture_version: int
    probe_version: int
    listed: int
    content_id: int | None
    volume_id: int


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file whose analysis is owed."""

    id: int
    path: bytes
    kind: MediaKind
    owed: Owed
    stat: FileStat
    content_id: int | None
    is_new: bool
    was_unreadable: bool = False
    """True when it could not be read the last time."""


def known_in_folder(
    reader: sqlite3.Connection, folder_id: int, *, after: bytes, upto: bytes | None
) -> dict[bytes, KnownFile]:
    """Return the files of a folder by name, those with `after` < name <= `upto` (None: the rest).

    A huge folder is compared in slices, so that its rows need not be in memory at once.
    """
    sql = (
        "SELECT name, id, size_bytes, mtime_ns, ctime_ns, dev, inode, kind, status, pending,"
        " quick_version, picture_version, probe_version, listed, content_id, volume_id"
        " FROM file WHERE folder_id = ? AND name > ?"
    )
    if upto is None:
        rows = reader.execute(sql, (folder_id, after))
    else:
        rows = reader.execute(sql + " AND name <= ?", (folder_id, after, upto))
    return {row[0]: KnownFile(*row[1:]) for row in rows}


def insert_found(
    writer: sqlite3.Connection, folder_id: int, volume_id: int, found: Iterable[FoundFile]
) -> list[int]:
    """Store files seen for the first time and return their ids; everything is still owed.

    They appear in lists once they are analysed. A file in the cloud is listed as it is.
    """
    sql = (
        "INSERT INTO file(folder_id, volume_id, name, name_shown, name_search, extension, kind,"
        " size_bytes, mtime_ns, ctime_ns, dev, inode, links, status, pending, listed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
    )
    return [
        writer.execute(sql, _found_row(folder_id, volume_id, file)).fetchone()[0] for file in found
    ]


def _found_row(folder_id: int, volume_id: int, file: FoundFile) -> tuple[object, ...]:
    text = names.shown(file.name)
    return (
        folder_id,
        volume_id,
        file.name,
        text,
        names.searchable(text),
        names.extension(file.name),
        file.kind,
        *file.stat,
        FileStatus.CLOUD if file.in_cloud else FileStatus.PRESENT,
        Owed.NOTHING if file.in_cloud else Owed.ALL,
        file.in_cloud,
    )


def update_found(
    writer: sqlite3.Connection, file_id: int, volume_id: int, file: FoundFile, owed: Owed
) -> None:
    """Note that a known file is there as `file` says, and which parts must be looked at again.

    A file that is only in the cloud owes nothing: looking at it would fetch it.
    """
    if file.in_cloud:
        status, pending = "'cloud'", "0"
    else:
        status = "CASE WHEN reason IS NULL THEN 'present' ELSE 'error' END"
        pending = f"pending | {int(owed)}"
    writer.execute(
        "UPDATE file SET volume_id = ?, size_bytes = ?, mtime_ns = ?, ctime_ns = ?, dev = ?,"  # noqa: S608 - fixed texts
        f" inode = ?, links = ?, status = {status}, pending = {pending} WHERE id = ?",
        (volume_id, *file.stat, file_id),
    )
    if owed == Owed.ALL:
        writer.execute("UPDATE file SET kind = ?, mismatch = 0 WHERE id = ?", (file.kind, file_id))


def owe_path(writer: sqlite3.Connection, path: bytes) -> None:
    """Mark the file at `path` for a whole new analysis, if the catalog has it."""
    folder_id = folders.find(writer, os.path.dirname(path))
    writer.execute(
        "UPDATE file SET pending = ? WHERE folder_id IS ? AND name = ?",
        (Owed.ALL, folder_id, os.path.basename(path)),
    )


class Gone(NamedTuple):
    """A file that is not where it was, as far as must be known before it is called missing."""

    id: int
    folder_id: int
    name: bytes
    volume_id: int


def mark_missing(writer: sqlite3.Connection, gone: Iterable[Gone]) -> CatalogChanges:
    """Mark files as missing; one that moved meanwhile is not.

    Nothing is forgotten: the row keeps everything, for the day the file comes back.
    """
    marked: set[int] = set()
    for file in gone:
        changed = writer.execute(
            "UPDATE file SET status = 'missing'"
            " WHERE id = ? AND folder_id = ? AND name = ? AND status NOT IN ('missing', 'removed')",
            (file.id, file.folder_id, file.name),
        ).rowcount
        if changed:
            marked.add(file.id)
    return CatalogChanges(files=frozenset(marked))


def not_missing_in(reader: sqlite3.Connection, folder_ids: Sequence[int]) -> list[Gone]:
    """Return every file in these folders that is not marked missing."""
    rows: list[Gone] = []
    for folder_id in folder_ids:
        found = reader.execute(
            "SELECT id, folder_id, name, volume_id FROM file"
            " WHERE folder_id = ? AND status NOT IN ('missing', 'removed')",
            (folder_id,),
        )
        rows += [Gone(*row) for row in found]
    return rows


def not_missing_at(reader: sqlite3.Connection, path: bytes) -> list[Gone]:
    """Return the files at or below a path that are not marked missing."""
    if (folder_id := folders.find(reader, path)) is not None:
        return not_missing_in(reader, folders.below(reader, [folder_id]))
    rows = reader.execute(
        "SELECT id, folder_id, name, volume_id FROM file"
        " WHERE folder_id IS ? AND name = ? AND status NOT IN ('missing', 'removed')",
        (folders.find(reader, os.path.dirname(path)), os.path.basename(path)),
    )
    return [Gone(*row) for row in rows]


_PENDING = (
    "SELECT id, folder_id, name, kind, pending, size_bytes, mtime_ns, ctime_ns, dev, inode,"
    " links, content_id, listed, status"
    " FROM file WHERE pending <> 0 AND status IN ('present', 'error')"
)


def next_pending(
    reader: sqlite3.Connection, *, after_id: int, limit: int, known_paths: dict[int, bytes]
) -> list[PendingFile]:
    """Return up to `limit` files whose analysis is owed, with ids above `after_id`, by id."""
    rows = reader.execute(f"{_PENDING} AND id > ? ORDER BY id LIMIT ?", (after_id, limit))
    return [_pending(reader, row, known_paths) for row in rows.fetchall()]


def pending_of(reader: sqlite3.Connection, ids: Sequence[int]) -> list[PendingFile]:
    """Return those of these files whose analysis is owed."""
    rows = reader.execute(
        f"{_PENDING} AND id IN (SELECT value FROM json_each(?)) ORDER BY id",  # noqa: S608
        (json.dumps(list(ids)),),
    )
    known: dict[int, bytes] = {}
    return [_pending(reader, row, known) for row in rows.fetchall()]


def _pending(reader: sqlite3.Connection, row: sqlite3.Row, known: dict[int, bytes]) -> PendingFile:
    return PendingFile(
        id=row[0],
        path=folders.path_of(reader, row[1], known).rstrip(b"/") + b"/" + row[2],
        kind=MediaKind(row[3]),
        owed=Owed(row[4]),
        stat=FileStat(*row[5:11]),
        content_id=row[11],
        is_new=not row[12],
        was_unreadable=row[13] == FileStatus.ERROR,
    )
