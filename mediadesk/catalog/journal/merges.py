"""What removals wrote into the files that stayed, and what of it is not yet brought to an end.

It is in the file as long as any of the copies that knew it is away; a sidecar with the same goes
once the file has it.
"""

import sqlite3
from collections import defaultdict

from mediadesk.catalog.journal.rewrite_batches import MERGE
from mediadesk.domain.reasons import ReasonCode

_REMOVAL = f"CAST(substr(batch.kind, {len(MERGE) + 1}) AS INTEGER)"
_WRITTEN = (
    "FROM batch JOIN rewrite ON rewrite.batch_id = batch.id"
    f" WHERE batch.kind GLOB '{MERGE}*' AND rewrite.state = 'done'"
)
_COPY = (
    "SELECT 1 FROM entry AS copy WHERE copy.batch_id = {removal} AND copy.keeper = {keeper}"
    " AND copy.action NOT IN ('add', 'write')"
)


INSIDE = (
    "(SELECT count(*) FROM rewrite JOIN batch AS merging ON merging.id = rewrite.batch_id"  # noqa: S608 - a constant of ours
    f" WHERE merging.kind = '{MERGE}' || batch.id AND rewrite.state = 'done')"
)
"""Of a removal, the kept files that have in themselves what they were given, as SQL.

Their sidecars are taken back by then.
"""


def to_take_out(
    reader: sqlite3.Connection, removal_id: int | None = None
) -> dict[int, frozenset[bytes]]:
    """Return the kept files all of whose copies are back, by the batch that wrote into them.

    Those of one removal, or of all. One that was changed since stays, and is not named twice.
    """
    copy = _COPY.format(removal=_REMOVAL, keeper="rewrite.path")
    rows = reader.execute(
        f"SELECT batch.id, rewrite.path {_WRITTEN}"
        " AND (rewrite.reason IS NULL OR json_extract(rewrite.reason, '$.code') <> ?)"
        f" AND (? IS NULL OR batch.kind = '{MERGE}' || ?)"
        f" AND EXISTS ({copy} AND copy.state = 'undone')"
        f" AND NOT EXISTS ({copy} AND copy.state NOT IN ('undone', 'left'))",
        (ReasonCode.MERGED_STAYS.value, removal_id, removal_id),
    )
    found = defaultdict[int, set[bytes]](set)
    for batch_id, path in rows:
        found[batch_id].add(path)
    return {batch_id: frozenset(paths) for batch_id, paths in found.items()}


def twice_said(reader: sqlite3.Connection) -> list[int]:
    """Return the entries of sidecars that say what the file beside them says itself by now."""
    rows = reader.execute(
        f"SELECT entry.id FROM entry JOIN (SELECT {_REMOVAL} AS removal, rewrite.path AS kept"  # noqa: S608
        f" {_WRITTEN}) AS written ON entry.batch_id = removal AND entry.keeper = kept"
        " WHERE entry.action IN ('add', 'write') AND entry.state = 'done'"
    )
    return [row[0] for row in rows]


def kept_for_gone(reader: sqlite3.Connection, removal_id: int) -> frozenset[bytes]:
    """Return the kept files that go on saying what a copy knew which is gone for good."""
    gone = _COPY.format(removal="?1", keeper="{keeper}") + (
        " AND (copy.state = 'purged' OR (copy.state = 'done'"
        " AND json_extract(copy.reason, '$.code') = ?3))"
    )
    rows = reader.execute(
        f"SELECT rewrite.path {_WRITTEN} AND batch.kind = ?2"  # noqa: S608
        f" AND EXISTS ({gone.format(keeper='rewrite.path')})"
        " UNION SELECT entry.keeper FROM entry WHERE entry.batch_id = ?1 AND entry.state = 'done'"
        f" AND entry.action IN ('add', 'write') AND EXISTS ({gone.format(keeper='entry.keeper')})",
        (removal_id, f"{MERGE}{removal_id}", ReasonCode.HELD_GONE.value),
    )
    return frozenset(row[0] for row in rows)
