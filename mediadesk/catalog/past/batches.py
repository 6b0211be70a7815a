"""What was done and what is held, as the terminal lists it: newest first, one by one."""

import sqlite3
from collections.abc import Iterator

from mediadesk.catalog.files import held_files
from mediadesk.catalog.journal.journal import ENTRY, read_entry
from mediadesk.catalog.journal.merges import INSIDE
from mediadesk.domain.journal import (
    BatchCounts,
    BatchRecord,
    Entry,
    EntryAction,
    RemovalPlace,
)

_FILES = "action NOT IN ('add', 'write')"
_BESIDE = "action IN ('carry', 'follow')"
_UNSETTLED = "state IN ('planned', 'undoing', 'purging')"
_BECAME = ("state = 'done'", "state = 'undone'", "state = 'purged'", "state = 'left'", _UNSETTLED)
"""What can have become of a file, in the order of `BatchCounts`."""
_COUNTS = ", ".join(
    f"coalesce(sum({state} AND {which}), 0)" for which in (_FILES, _BESIDE) for state in _BECAME
)
_BATCH = (
    "SELECT batch.id, batch.at, batch.kind,"  # noqa: S608 - constants of ours
    f" coalesce(min(CASE WHEN {_FILES} AND action <> 'carry' THEN action END), 'remove'),"
    " coalesce(min(place), 'removed'),"
    f" coalesce(sum({_FILES}), 0),"
    f" coalesce(sum(CASE WHEN state = 'done' AND {_FILES} THEN size_bytes END), 0),"
    f" coalesce(sum(NOT {_FILES} AND state IN ('done', 'purged')), 0)"
    f" + {INSIDE},"
    f" count(DISTINCT CASE WHEN {_FILES} AND state <> 'left' THEN keeper END),"
    f" max(CASE WHEN state = 'undone' AND {_FILES} THEN changed_at END),"
    f" {_COUNTS}"
    " FROM batch JOIN entry ON batch_id = batch.id"
)


def batches(reader: sqlite3.Connection) -> Iterator[BatchRecord]:
    """Yield every batch, the newest first."""
    for row in reader.execute(f"{_BATCH} GROUP BY batch.id ORDER BY batch.id DESC"):
        yield _batch(row)


def batch(reader: sqlite3.Connection, batch_id: int) -> BatchRecord | None:
    """Return one batch, None when there is none of this number."""
    row = reader.execute(f"{_BATCH} WHERE batch.id = ? GROUP BY batch.id", (batch_id,)).fetchone()
    return None if row is None else _batch(row)


def unsettled(reader: sqlite3.Connection) -> tuple[int, int]:
    """Return of how many files, and sidecars beside them, nobody has looked what became of them.

    A removal, an undo or a purge of them is under way, or was interrupted.
    """
    row = reader.execute(
        f"SELECT count(*), coalesce(sum({_BESIDE}), 0) FROM entry WHERE {_UNSETTLED} AND {_FILES}"  # noqa: S608
    ).fetchone()
    return row[0] - row[1], row[1]


def held(reader: sqlite3.Connection) -> Iterator[Entry]:
    """Yield everything that is held, the newest first, one by one."""
    for row in reader.execute(f"{ENTRY} WHERE {held_files.IN_EFFECT} ORDER BY entry.id DESC"):
        yield read_entry(row)


def _batch(row: sqlite3.Row) -> BatchRecord:
    return BatchRecord(
        id=row[0],
        at=row[1],
        kind=row[2],
        action=EntryAction(row[3]),
        place=RemovalPlace(row[4]),
        files=row[5],
        held_bytes=row[6],
        merged=row[7],
        keepers=row[8],
        undone_at=row[9],
        counts=BatchCounts(*row[10:15]),
        sidecars=BatchCounts(*row[15:20]),
    )
