"""The journal as History lists it: batches with what became of their files, and those files."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from mediadesk.catalog.files import held_files, records
from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal.merges import INSIDE
from mediadesk.domain import names
from mediadesk.domain.history import HistoryItem, HistoryKind
from mediadesk.domain.journal import EntryAction, HeldCount, RemovalPlace
from mediadesk.domain.reasons import Reason
from mediadesk.domain.records import FileRecord

BATCH = "batch:"
BACK = "back:"

_FILES = "action NOT IN ('add', 'write')"
"""What was written into sidecars is part of a removal, and no file of its own."""
_ALONE = "action NOT IN ('carry', 'follow')"
"""Sidecars that went along are counted beside the files."""
_BATCHES = (
    "SELECT batch.id, batch.at, batch.kind,"  # noqa: S608 - constants of ours
    f" coalesce(sum({_ALONE} AND state NOT IN ('left', 'planned')), 0),"
    " count(DISTINCT CASE WHEN state <> 'left' THEN keeper END),"
    " coalesce(sum(CASE WHEN state <> 'left' THEN size_bytes END), 0),"
    f" coalesce(sum({_ALONE} AND state = 'done'), 0),"
    f" coalesce(sum({_ALONE} AND state = 'undone'), 0),"
    f" coalesce(sum({_ALONE} AND state = 'purged'), 0),"
    f" coalesce(sum({_ALONE} AND state = 'left'), 0),"
    " (SELECT reason FROM entry AS one WHERE one.batch_id = batch.id AND one.state = 'left'"
    "  ORDER BY one.id LIMIT 1),"
    " max(CASE WHEN state = 'undone' THEN changed_at END), max(place),"
    f" min(CASE WHEN {_ALONE} THEN action END),"
    f" coalesce(sum(NOT {_ALONE} AND state NOT IN ('left', 'planned')), 0),"
    f" coalesce(sum(NOT {_ALONE} AND state = 'done'), 0),"
    f" min(CASE WHEN {_ALONE} AND state NOT IN ('left', 'planned') THEN path END),"
    f" min(CASE WHEN {_ALONE} AND state = 'undone' THEN path END),"
    " min(CASE WHEN action = 'move' THEN held_at END),"
    " (SELECT count(*) FROM entry AS given WHERE given.batch_id = batch.id"
    f"  AND given.action IN ('add', 'write') AND given.state IN ('done', 'purged')) + {INSIDE},"
    " (SELECT count(*) FROM entry AS given WHERE given.batch_id = batch.id"
    f"  AND given.action IN ('add', 'write') AND given.state = 'undone') - {INSIDE}"
    f" FROM batch LEFT JOIN entry ON batch_id = batch.id AND {_FILES}"
    "{rule}"
    " GROUP BY batch.id ORDER BY batch.id DESC"
)


def batches(reader: sqlite3.Connection, batch_id: int | None = None) -> Iterator[HistoryItem]:
    """Yield every batch that removed something, or one, the newest first."""
    for item, _ in batches_with_back(reader, batch_id):
        yield item


def batches_with_back(
    reader: sqlite3.Connection, batch_id: int | None = None
) -> Iterator[tuple[HistoryItem, HistoryItem | None]]:
    """Yield these batches, each with what tells of its taking back, None when it was not."""
    rule = "" if batch_id is None else " WHERE batch.id = ?"
    values = () if batch_id is None else (batch_id,)
    for row in reader.execute(_BATCHES.format(rule=rule), values):
        if row[3] or row[14]:
            item = _batch(row)
            yield item, None if item.undone_at is None else _back(item, row)


def batches_about(reader: sqlite3.Connection, search: str) -> frozenset[str]:
    """Return the keys of the batches that were about a file whose path has this in it."""
    reader.create_function("has_text", 1, _finder(search), deterministic=True)
    rows = reader.execute("SELECT DISTINCT batch_id FROM entry WHERE has_text(path)")
    return frozenset(f"{BATCH}{row[0]}" for row in rows)


def _finder(search: str) -> Callable[[bytes], bool]:
    wanted = names.searchable(search)
    return lambda path: wanted in names.searchable(names.shown(path))


def newest_held(reader: sqlite3.Connection) -> HistoryItem | None:
    """Return the latest batch that still holds something."""
    sql = f"SELECT max(batch_id) FROM entry WHERE state = 'done' AND {_FILES}"  # noqa: S608
    row = reader.execute(sql).fetchone()
    return None if row[0] is None else next(batches(reader, int(row[0])), None)


def freed_bytes(reader: sqlite3.Connection) -> int:
    """Return the bytes that purging has freed; what was gone already was not freed by it."""
    row = reader.execute(
        "SELECT coalesce(sum(size_bytes), 0) FROM entry WHERE state = 'purged' AND reason IS NULL"
    )
    return int(row.fetchone()[0])


def held_since(reader: sqlite3.Connection, before: float) -> HeldCount:
    """Return what went to Removed before a moment (Unix time) and is there.

    The computer's trash looks after itself.
    """
    return held_files.journalled_count(
        reader,
        " AND place = ? AND batch_id IN (SELECT id FROM batch WHERE at < ?)",
        (RemovalPlace.REMOVED.value, before),
    )


def files_at(reader: sqlite3.Connection, paths: Sequence[bytes]) -> dict[bytes, FileRecord]:
    """Return what the catalog knows of the files at these paths, removed ones included."""
    found: dict[bytes, int] = {}
    for path in paths:
        folder, _, name = path.rpartition(b"/")
        folder_id = folders.find(reader, folder or b"/")
        row = reader.execute(
            "SELECT id FROM file WHERE folder_id IS ? AND name = ?", (folder_id, name)
        ).fetchone()
        if row is not None:
            found[path] = row[0]
    known = records.load(reader, list(found.values()))
    return {path: known[id_] for path, id_ in found.items() if id_ in known}


def _back(item: HistoryItem, row: sqlite3.Row) -> HistoryItem:
    return HistoryItem(
        key=BACK + item.key.removeprefix(BATCH),
        kind=HistoryKind.RESTORED,
        at=row[11],
        files=item.back,
        sidecars=item.sidecars if item.is_undone else 0,
        clusters=item.clusters,
        place=item.place,
        action=item.action,
        path=row[17] if item.back == 1 else b"",
        merged=row[20],
    )


def _batch(row: sqlite3.Row) -> HistoryItem:
    return HistoryItem(
        key=f"{BATCH}{row[0]}",
        kind=HistoryKind.REMOVED,
        at=row[1],
        files=row[3],
        clusters=row[4],
        size_bytes=row[5],
        undoable=row[6] or row[15],  # a sidecar alone can be held still
        back=row[7],
        gone=row[8],
        left=row[9],
        left_why=None if row[10] is None else Reason.from_json(row[10]),
        undone_at=row[11],
        place=RemovalPlace(row[12]) if row[12] else None,
        action=EntryAction(row[13]) if row[13] else EntryAction.REMOVE,
        sidecars=row[14],
        path=row[16] if row[3] == 1 else b"",
        folder=b"" if row[18] is None else os.path.dirname(row[18]),
        merged=row[19],
    )
