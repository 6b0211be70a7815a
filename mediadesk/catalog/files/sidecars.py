"""Sidecars in the catalog: the files beside media that tell of it (XMP, AAE, Takeout JSON)."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mediadesk.domain.media import FoundSidecar


class KnownSidecar(NamedTuple):
    """A sidecar as the catalog knows it."""

    size_bytes: int
    mtime_ns: int


def in_folder(reader: sqlite3.Connection, folder_id: int) -> dict[bytes, KnownSidecar]:
    """Return the sidecars of a folder by name."""
    rows = reader.execute(
        "SELECT name, size_bytes, mtime_ns FROM sidecar WHERE folder_id = ?", (folder_id,)
    )
    return {row[0]: KnownSidecar(row[1], row[2]) for row in rows}


def keep(writer: sqlite3.Connection, folder_id: int, found: Iterable[FoundSidecar]) -> None:
    """Store sidecars that are new or have changed."""
    writer.executemany(
        "INSERT OR REPLACE INTO sidecar VALUES (?, ?, ?, ?)",
        [(folder_id, each.name, each.stat.size_bytes, each.stat.mtime_ns) for each in found],
    )


def drop(writer: sqlite3.Connection, folder_id: int, names: Iterable[bytes]) -> None:
    """Forget sidecars that are no longer there: all they told is in their own bytes."""
    writer.executemany(
        "DELETE FROM sidecar WHERE folder_id = ? AND name = ?",
        [(folder_id, name) for name in names],
    )


class UnreadSidecar(NamedTuple):
    """A sidecar that is new or has changed since it was read."""

    folder_id: int
    name: bytes
    size_bytes: int
    mtime_ns: int


def unread(
    reader: sqlite3.Connection, *, version: int, limit: int, after: tuple[int, bytes] = (0, b"")
) -> list[UnreadSidecar]:
    """Return sidecars that are still to be read by the rules of `version`, folder by folder.

    They follow `after`, a folder's id and a name in it.
    """
    rows = reader.execute(
        "SELECT folder_id, name, sidecar.size_bytes, sidecar.mtime_ns FROM sidecar"
        " LEFT JOIN sidecar_reading AS known USING (folder_id, name)"
        " WHERE (folder_id, name) > (?, ?) AND (known.version IS NOT ?"
        " OR known.size_bytes <> sidecar.size_bytes OR known.mtime_ns <> sidecar.mtime_ns)"
        " ORDER BY folder_id, name LIMIT ?",
        (*after, version, limit),
    )
    return [UnreadSidecar(*row) for row in rows]


def lost(reader: sqlite3.Connection) -> dict[int, list[bytes]]:
    """Return the names of sidecars that were read and are gone, by folder."""
    rows = reader.execute(
        "SELECT folder_id, name FROM sidecar_reading LEFT JOIN sidecar USING (folder_id, name)"
        " WHERE sidecar.size_bytes IS NULL"
    )
    found: dict[int, list[bytes]] = {}
    for folder_id, name in rows:
        found.setdefault(folder_id, []).append(name)
    return found


def readings(
    reader: sqlite3.Connection, folder_id: int, only: Sequence[bytes] | None = None
) -> dict[bytes, str]:
    """Return what the sidecars of a folder, or `only` some, said when they were read, by name."""
    sql = "SELECT name, said FROM sidecar_reading WHERE folder_id = ?"
    if only is not None:
        sql += f" AND name IN ({','.join('?' * len(only))})"
    return dict(reader.execute(sql, (folder_id, *(only or ()))).fetchall())


def keep_reading(
    writer: sqlite3.Connection, sidecar: UnreadSidecar, *, version: int, said: str
) -> None:
    """Store what a sidecar said."""
    writer.execute(
        "INSERT OR REPLACE INTO sidecar_reading VALUES (?, ?, ?, ?, ?, ?)",
        (*sidecar, version, said),
    )


def forget_readings(writer: sqlite3.Connection, folder_id: int, gone: Iterable[bytes]) -> None:
    """Forget what sidecars said that are gone."""
    writer.executemany(
        "DELETE FROM sidecar_reading WHERE folder_id = ? AND name = ?",
        [(folder_id, name) for name in gone],
    )
