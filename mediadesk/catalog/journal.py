"""The journal in decisions.db: what is about to be changed, what was, and what can be undone."""

import json
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from mediadesk.catalog import decisions
from mediadesk.catalog.decisions import DecisionKind
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import BatchRecord, Entry, EntryDraft, EntryState, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason

_ENTRY = (
    "SELECT entry.id, batch_id, uid, state, entry.kind, path, root, keeper, keeper_stat, held_at,"
    " place, stat, mode, quick_hash, restored_to, reason, changed_at"
    " FROM entry JOIN batch ON batch.id = batch_id"
)


def begin(
    writer: sqlite3.Connection,
    *,
    uid: str,
    kind: str,
    drafts: Sequence[EntryDraft],
    folder_times: Mapping[bytes, int],
) -> int:
    """Record what is about to be done, before any of it is; returns the batch's number.

    `folder_times` are the times of change of the folders it will touch, in ns.
    """
    now = time.time()
    batch_id = int(
        writer.execute(
            "INSERT INTO batch(uid, at, kind) VALUES (?, ?, ?) RETURNING id", (uid, now, kind)
        ).fetchone()[0]
    )
    writer.executemany(
        "INSERT INTO entry(batch_id, state, kind, path, root, keeper, keeper_stat, held_at, place,"
        " size_bytes, stat, mode, quick_hash, changed_at)"
        " VALUES (?, 'planned', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                batch_id,
                draft.kind,
                draft.path,
                draft.root,
                draft.keeper,
                json.dumps(draft.keeper_stat),
                draft.held_at,
                draft.place,
                draft.stat.size_bytes,
                json.dumps(draft.stat),
                draft.mode,
                draft.quick_hash,
                now,
            )
            for draft in drafts
        ),
    )
    writer.executemany(
        "INSERT INTO folder_time(batch_id, path, before_ns) VALUES (?, ?, ?)",
        ((batch_id, path, mtime_ns) for path, mtime_ns in folder_times.items()),
    )
    return batch_id


def mark_done(
    writer: sqlite3.Connection,
    done: Mapping[int, FileStat],
    *,
    strangers: Collection[int] = (),
) -> None:
    """Record that entries are done: by entry, the file as it is where it is held.

    `strangers` are entries under whose name another file was moved than the one looked at.
    """
    now, facts = time.time(), []
    for entry_id, stat in done.items():
        row = writer.execute(
            "UPDATE entry SET state = 'done', reason = NULL, changed_at = ?, stat = ?,"
            " size_bytes = ?, quick_hash = CASE WHEN ? THEN '' ELSE quick_hash END WHERE id = ?"
            " RETURNING path",
            (now, json.dumps(stat), stat.size_bytes, entry_id in strangers, entry_id),
        ).fetchone()
        path = names.to_text(row[0])
        facts.append({"path": path, "size": stat.size_bytes, "mtime_ns": stat.mtime_ns})
    if facts:
        decisions.record(writer, DecisionKind.REMOVE_FILES, {"files": facts})


def mark_left(writer: sqlite3.Connection, left: Mapping[int, Reason]) -> None:
    """Record that files stayed where they were, and why."""
    writer.executemany(
        "UPDATE entry SET state = 'left', reason = ?, changed_at = ? WHERE id = ?",
        [(reason.to_json(), time.time(), entry_id) for entry_id, reason in left.items()],
    )


def mark_undoing(writer: sqlite3.Connection, targets: Mapping[int, bytes]) -> None:
    """Record which files are about to go back, and to which paths."""
    writer.executemany(
        "UPDATE entry SET state = 'undoing', restored_to = ?, reason = NULL, changed_at = ?"
        " WHERE id = ?",
        [(target, time.time(), entry_id) for entry_id, target in targets.items()],
    )


def mark_undone(writer: sqlite3.Connection, back: Mapping[int, FileStat]) -> None:
    """Record that files are back: by entry, the file as it is now."""
    now, facts = time.time(), []
    for entry_id, stat in back.items():
        path, target, ends = writer.execute(
            "UPDATE entry SET state = 'undone', reason = NULL, changed_at = ? WHERE id = ?"
            " RETURNING path, restored_to, quick_hash",
            (now, entry_id),
        ).fetchone()
        paths = {"path": names.to_text(path), "to": names.to_text(target)}
        facts.append({**paths, "stat": list(stat), "quick_hash": ends})
    if facts:
        decisions.record(writer, DecisionKind.RESTORE_FILES, {"files": facts})


def mark_held_on(writer: sqlite3.Connection, held: Mapping[int, Reason]) -> None:
    """Record that an undo or a purge could not be done: the files stay held, and why."""
    writer.executemany(
        "UPDATE entry SET state = 'done', restored_to = NULL, reason = ?, changed_at = ?"
        " WHERE id = ?",
        [(reason.to_json(), time.time(), entry_id) for entry_id, reason in held.items()],
    )


def mark_purging(writer: sqlite3.Connection, entry_ids: Iterable[int]) -> None:
    """Record which held files are about to go for good."""
    writer.executemany(
        "UPDATE entry SET state = 'purging', changed_at = ? WHERE id = ?",
        [(time.time(), entry_id) for entry_id in entry_ids],
    )


def mark_purged(writer: sqlite3.Connection, entry_ids: Iterable[int]) -> None:
    """Record that held files are gone for good."""
    facts = []
    for entry_id in entry_ids:
        row = writer.execute(
            "UPDATE entry SET state = 'purged', reason = NULL, changed_at = ? WHERE id = ?"
            " RETURNING path",
            (time.time(), entry_id),
        ).fetchone()
        facts.append({"path": names.to_text(row[0])})
    if facts:
        decisions.record(writer, DecisionKind.PURGE_FILES, {"files": facts})


def entries(
    reader: sqlite3.Connection,
    *,
    batch_id: int | None = None,
    states: Sequence[EntryState] = (),
    ids: Sequence[int] = (),
) -> list[Entry]:
    """Return the entries of a batch, in some states, with some ids; each narrows when given."""
    rules, values = [], list[object]()
    if batch_id is not None:
        rules.append("batch_id = ?")
        values.append(batch_id)
    for column, wanted in (("state", states), ("entry.id", ids)):
        if wanted:
            rules.append(f"{column} IN ({','.join('?' * len(wanted))})")
            values += wanted
    where = f" WHERE {' AND '.join(rules)}" if rules else ""
    return [_entry(row) for row in reader.execute(f"{_ENTRY}{where} ORDER BY entry.id", values)]


def stream(reader: sqlite3.Connection, state: EntryState) -> Iterator[Entry]:
    """Yield every entry in a state, the newest first, one by one."""
    for row in reader.execute(f"{_ENTRY} WHERE state = ? ORDER BY entry.id DESC", (state,)):
        yield _entry(row)


def last_undoable(reader: sqlite3.Connection) -> int | None:
    """Return the latest batch that still has something to undo."""
    row = reader.execute("SELECT max(batch_id) FROM entry WHERE state = 'done'").fetchone()
    return None if row[0] is None else int(row[0])


def batches(reader: sqlite3.Connection) -> Iterator[BatchRecord]:
    """Yield every batch, the newest first."""
    sql = (
        "SELECT batch.id, batch.at, batch.kind, count(entry.id),"
        " coalesce(sum(state IN ('done', 'undoing', 'purging')), 0),"
        " coalesce(sum(state = 'undone'), 0), coalesce(sum(state = 'purged'), 0),"
        " coalesce(sum(state IN ('left', 'planned')), 0),"
        " coalesce(sum(CASE WHEN state IN ('done', 'undoing', 'purging') THEN size_bytes END), 0)"
        " FROM batch LEFT JOIN entry ON batch_id = batch.id GROUP BY batch.id"
        " ORDER BY batch.id DESC"
    )
    for row in reader.execute(sql):
        yield BatchRecord(*row)


def folder_times(reader: sqlite3.Connection, batch_id: int) -> list[tuple[bytes, int, int | None]]:
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


def want_restored(writer: sqlite3.Connection, batch_id: int, times: Mapping[bytes, int]) -> None:
    """Record which folder times an undo that begins is to bring back."""
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


def _entry(row: sqlite3.Row) -> Entry:
    draft = EntryDraft(
        kind=ClusterKind(row[4]),
        path=row[5],
        root=row[6],
        keeper=row[7],
        keeper_stat=FileStat(*json.loads(row[8])),
        held_at=row[9],
        place=RemovalPlace(row[10]),
        stat=FileStat(*json.loads(row[11])),
        mode=row[12],
        quick_hash=row[13],
    )
    return Entry(
        id=row[0],
        batch_id=row[1],
        uid=row[2],
        state=EntryState(row[3]),
        draft=draft,
        restored_to=row[14],
        reason=None if row[15] is None else Reason.from_json(row[15]),
        changed_at=row[16],
    )
