"""Batches of changed files, as History and the terminal list them."""

import sqlite3
from collections.abc import Iterator

from mediadesk.domain.rewrites import RewriteBatch

_BATCH = (
    "SELECT batch.id, batch.at, batch.kind, count(*), coalesce(sum(state IN ('done', 'undoing')),"
    " 0), coalesce(sum(state = 'undone'), 0), coalesce(sum(state IN ('left', 'planned')), 0),"
    " coalesce(sum(CASE WHEN state IN ('done', 'undoing') THEN kept_bytes END), 0),"
    " max(CASE WHEN state = 'undone' THEN changed_at END)"
    " FROM batch JOIN rewrite ON batch_id = batch.id"
)


def batches(reader: sqlite3.Connection) -> Iterator[RewriteBatch]:
    """Yield every batch that changed files, the newest first."""
    for row in reader.execute(f"{_BATCH} GROUP BY batch.id ORDER BY batch.id DESC"):
        yield RewriteBatch(*row)


def batch(reader: sqlite3.Connection, batch_id: int) -> RewriteBatch | None:
    """Return one of them, None when there is none of this number."""
    row = reader.execute(f"{_BATCH} WHERE batch.id = ? GROUP BY batch.id", (batch_id,)).fetchone()
    return None if row is None else RewriteBatch(*row)


def last_undoable(reader: sqlite3.Connection) -> int | None:
    """Return the latest batch of which a change can be taken back."""
    row = reader.execute("SELECT max(batch_id) FROM rewrite WHERE state = 'done'").fetchone()
    return None if row[0] is None else int(row[0])
