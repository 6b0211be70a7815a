"""Sidecars in the catalog: the files beside media that tell of it (XMP, AAE, Takeout JSON)."""

import sqlite3
from collections.abc import Iterable
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
