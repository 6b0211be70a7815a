"""Disks and shares in the catalog: which one a file lies on, and whether it is there."""

import sqlite3
import time
from dataclasses import dataclass

from mediadesk.domain.changes import CatalogChanges


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """A volume as stored. `identity` says which disk it is, wherever it is mounted."""

    id: int
    identity: str
    label: str
    file_system: str
    online: bool


def ensure(writer: sqlite3.Connection, *, identity: str, label: str, file_system: str) -> int:
    """Return the id of the volume, storing it or noting that it was seen again."""
    row = writer.execute(
        "INSERT INTO volume(identity, label, file_system, online, last_seen) VALUES (?, ?, ?, 1, ?)"
        " ON CONFLICT(identity) DO UPDATE SET online = 1, label = excluded.label,"
        " last_seen = excluded.last_seen RETURNING id",
        (identity, label, file_system, time.time()),
    ).fetchone()
    return int(row[0])


def load(reader: sqlite3.Connection, volume_id: int) -> VolumeRow:
    """Return a stored volume."""
    row = reader.execute(
        "SELECT id, identity, label, file_system, online FROM volume WHERE id = ?", (volume_id,)
    ).fetchone()
    return VolumeRow(row[0], row[1], row[2], row[3], bool(row[4]))


def set_online(writer: sqlite3.Connection, volume_id: int, *, online: bool) -> CatalogChanges:
    """Note that a volume went away or came back. Its files keep their rows either way."""
    changed = writer.execute(
        "UPDATE volume SET online = ? WHERE id = ? AND online <> ?", (online, volume_id, online)
    ).rowcount
    roots = writer.execute("SELECT id FROM root WHERE volume_id = ?", (volume_id,)).fetchall()
    return CatalogChanges(roots=frozenset(row[0] for row in roots) if changed else frozenset())
