"""Batches of changed files, as History and the terminal list them."""

import sqlite3
from collections.abc import Iterator

from mediadesk.catalog.journal.rewrites import rewrites
from mediadesk.domain.journal import EntryState
from mediadesk.domain.reasons import Reason
from mediadesk.domain.rewrites import RewriteBatch

_BATCH = (
    "SELECT batch.id, batch.at, batch.kind, count(*), coalesce(sum(state = 'done'), 0),"
    " coalesce(sum(state = 'undone'), 0), coalesce(sum(state = 'left'), 0),"
    " coalesce(sum(CASE WHEN state IN ('done', 'undoing') THEN kept_bytes END), 0),"
    " max(CASE WHEN state = 'undone' THEN changed_at END),"
    " coalesce(sum(state IN ('planned', 'undoing', 'purging')), 0)"
    " FROM batch JOIN rewrite ON batch_id = batch.id"
)

_TOLD = (EntryState.LEFT, EntryState.DONE)
WRITTEN = "written:"
"""Begins what History knows such a batch by."""
MERGE = "merge-"
"""Such a batch is part of a removal: what copies knew was written into the files that stayed."""


def merge_of(removal_id: int) -> str:
    """Return the kind of a batch that belongs to a removal."""
    return f"{MERGE}{removal_id}"


def removal_of(reader: sqlite3.Connection, batch_id: int) -> int | None:
    """Return the removal that a batch belongs to, None when it is one of its own."""
    row = reader.execute("SELECT kind FROM batch WHERE id = ?", (batch_id,)).fetchone()
    kind = "" if row is None else str(row[0])
    return int(kind.removeprefix(MERGE)) if kind.startswith(MERGE) else None


def why_not_inside(reader: sqlite3.Connection, removal_id: int) -> dict[bytes, Reason]:
    """Return why kept files of a removal were not written into, or stay so, by path."""
    kinds = reader.execute("SELECT id FROM batch WHERE kind = ?", (merge_of(removal_id),))
    return {
        one.path: one.reason
        for (batch_id,) in kinds.fetchall()
        for one in rewrites(reader, batch_id=batch_id, states=_TOLD)
        if one.reason is not None
    }


def batches(reader: sqlite3.Connection) -> Iterator[RewriteBatch]:
    """Yield every batch that changed files, the newest first; not those that removals made."""
    sql = f"{_BATCH} WHERE batch.kind NOT LIKE 'merge-%' GROUP BY batch.id ORDER BY batch.id DESC"
    for row in reader.execute(sql):
        yield RewriteBatch(*row)


def batch(reader: sqlite3.Connection, batch_id: int) -> RewriteBatch | None:
    """Return one of them, None when there is none of this number."""
    row = reader.execute(f"{_BATCH} WHERE batch.id = ? GROUP BY batch.id", (batch_id,)).fetchone()
    return None if row is None else RewriteBatch(*row)


def last_undoable(reader: sqlite3.Connection) -> int | None:
    """Return the latest batch of which a change can be taken back; not one that a removal made."""
    row = reader.execute(
        "SELECT max(batch_id) FROM rewrite JOIN batch ON batch.id = batch_id"
        " WHERE state = 'done' AND batch.kind NOT LIKE 'merge-%'"
    ).fetchone()
    return None if row[0] is None else int(row[0])
