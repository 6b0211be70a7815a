"""The folders that a batch of the journal touches: their times, and which are to come back."""

import sqlite3
from collections.abc import Mapping


def record(writer: sqlite3.Connection, batch_id: int, times: Mapping[bytes, int]) -> None:
    """Record the times of change, in ns, of the folders that a batch is about to touch."""
    writer.executemany(
        "INSERT INTO folder_time(batch_id, path, before_ns) VALUES (?, ?, ?)",
        ((batch_id, path, mtime_ns) for path, mtime_ns in times.items()),
    )


def of_batch(reader: sqlite3.Connection, batch_id: int) -> list[tuple[bytes, int, int | None]]:
    """Return (folder, time before the batch, time after it or None) of the folders it touched."""
    rows = reader.execute(
        "SELECT path, before_ns, after_ns FROM folder_time WHERE batch_id = ?", (batch_id,)
    )
    return [tuple(row) for row in rows]


def due_batches(reader: sqlite3.Connection) -> list[int]:
    """Return the batches whose folder times were not settled: the program ended before it could."""
    rows = reader.execute(
        "SELECT DISTINCT batch_id FROM folder_time WHERE after_ns IS NULL OR restore_ns IS NOT NULL"
    )
    return [row[0] for row in rows]


def note_after(writer: sqlite3.Connection, batch_id: int, times: Mapping[bytes, int]) -> None:
    """Record the times of folders as they are once a batch, or a part of its undo, is over."""
    writer.executemany(
        "UPDATE folder_time SET after_ns = ?, restore_ns = NULL WHERE batch_id = ? AND path = ?",
        [(mtime_ns, batch_id, path) for path, mtime_ns in times.items()],
    )


def want_restored(
    writer: sqlite3.Connection, batch_id: int, times: Mapping[bytes, int | None]
) -> None:
    """Record which folder times what begins is to bring back; None: that one stands as it is."""
    writer.executemany(
        "UPDATE folder_time SET restore_ns = ? WHERE batch_id = ? AND path = ?",
        [(mtime_ns, batch_id, path) for path, mtime_ns in times.items()],
    )


def to_restore(reader: sqlite3.Connection, batch_id: int) -> dict[bytes, int]:
    """Return the folder times that an undo under way has still to bring back."""
    rows = reader.execute(
        "SELECT path, restore_ns FROM folder_time WHERE batch_id = ? AND restore_ns IS NOT NULL",
        (batch_id,),
    )
    return dict(rows.fetchall())
