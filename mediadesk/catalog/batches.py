"""What was done and what is held, as the terminal lists it: newest first, one by one."""

import sqlite3
from collections.abc import Iterator

from mediadesk.catalog import held_files
from mediadesk.catalog.journal import ENTRY, read_entry
from mediadesk.domain.journal import BatchRecord, Entry, EntryAction, RemovalPlace

_IN_EFFECT = "state IN ('done', 'undoing', 'purging')"
_FILES = "action NOT IN ('add', 'write')"
_BATCH = (
    "SELECT batch.id, batch.at, batch.kind,"  # noqa: S608 - constants of ours
    f" coalesce(min(CASE WHEN {_FILES} AND action <> 'carry' THEN action END), 'remove'),"
    " coalesce(min(place), 'removed'),"
    f" coalesce(sum({_FILES}), 0), coalesce(sum({_IN_EFFECT} AND {_FILES}), 0),"
    f" coalesce(sum(state = 'undone' AND {_FILES}), 0),"
    f" coalesce(sum(state = 'purged' AND {_FILES}), 0),"
    f" coalesce(sum(state IN ('left', 'planned') AND {_FILES}), 0),"
    f" coalesce(sum(CASE WHEN {_IN_EFFECT} AND {_FILES} THEN size_bytes END), 0),"
    f" coalesce(sum(NOT {_FILES} AND state IN ('done', 'undoing', 'purging', 'purged')), 0),"
    f" count(DISTINCT CASE WHEN {_FILES} AND state <> 'left' THEN keeper END),"
    f" max(CASE WHEN state = 'undone' AND {_FILES} THEN changed_at END)"
    " FROM batch JOIN entry ON batch_id = batch.id"
)


def batches(reader: sqlite3.Connection) -> Iterator[BatchRecord]:
    """Yield every batch, the newest first."""
    for row in reader.execute(f"{_BATCH} GROUP BY batch.id ORDER BY batch.id DESC"):
        yield _batch(row)


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
        held=row[6],
        restored=row[7],
        purged=row[8],
        left=row[9],
        held_bytes=row[10],
        merged=row[11],
        keepers=row[12],
        undone_at=row[13],
    )
