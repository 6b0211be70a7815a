"""The journal in decisions.db: what is about to be changed, what was, and what can be undone."""

import json
import sqlite3
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from mediadesk.catalog.journal import decisions, touched_folders
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.journal.narrowing import narrowed
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import (
    MERGING,
    Entry,
    EntryAction,
    EntryDraft,
    EntryState,
    RemovalPlace,
)
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason

ENTRY = (
    "SELECT entry.id, batch_id, uid, state, entry.kind, path, root, keeper, keeper_stat, held_at,"
    " place, stat, mode, quick_hash, restored_to, reason, changed_at, action, unit, new_sha256"
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
        " size_bytes, stat, mode, quick_hash, changed_at, action, unit, new_sha256)"
        " VALUES (?, 'planned', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                draft.action,
                draft.unit,
                draft.new_sha256,
            )
            for draft in drafts
        ),
    )
    touched_folders.record(writer, batch_id, folder_times)
    return batch_id


def mark_done(
    writer: sqlite3.Connection,
    done: Mapping[int, FileStat],
    *,
    strangers: Collection[int] = (),
    placed: Mapping[int, FileStat] = MappingProxyType({}),
) -> None:
    """Record that entries are done: by entry, the file as it is where it is held.

    `strangers` are entries under whose name another file was moved than the one looked at;
    `placed` is what stands in the place of a file now. A new sidecar holds nothing.
    """
    now = time.time()
    gone: list[dict[str, object]] = []
    linked: list[dict[str, object]] = []
    sidecars: list[dict[str, object]] = []
    for entry_id, stat in done.items():
        path, action, ends = writer.execute(
            "UPDATE entry SET state = 'done', reason = NULL, changed_at = ?, stat = ?,"
            " size_bytes = CASE action WHEN 'add' THEN 0 ELSE ? END,"
            " quick_hash = CASE WHEN ? THEN '' ELSE quick_hash END WHERE id = ?"
            " RETURNING path, action, quick_hash",
            (now, json.dumps(stat), stat.size_bytes, entry_id in strangers, entry_id),
        ).fetchone()
        fact: dict[str, object] = {"path": names.to_text(path)}
        if action == EntryAction.LINK and entry_id in placed:
            was = [stat.size_bytes, stat.mtime_ns]
            now_there = {"stat": list(placed[entry_id]), "quick_hash": ends}
            linked.append({**fact, **now_there, "was": was})
        elif action in MERGING:
            sidecars.append(fact)
        else:
            fact |= {"size": stat.size_bytes, "mtime_ns": stat.mtime_ns}
            if action in (EntryAction.MOVE, EntryAction.FOLLOW):
                fact["moved"] = True
            gone.append(fact)
    if gone:
        decisions.record(writer, DecisionKind.REMOVE_FILES, {"files": gone})
    if linked:
        decisions.record(writer, DecisionKind.REPLACE_FILES, {"files": linked})
    if sidecars:
        decisions.record(writer, DecisionKind.HOLD_FILES, {"files": sidecars})


def mark_held_at(writer: sqlite3.Connection, places: Mapping[int, bytes]) -> None:
    """Record where entries are held that the desktop has put away."""
    writer.executemany(
        "UPDATE entry SET held_at = ? WHERE id = ?",
        [(held_at, entry_id) for entry_id, held_at in places.items()],
    )


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
    now = time.time()
    facts: dict[DecisionKind, list[dict[str, object]]] = {}
    for entry_id, stat in back.items():
        path, target, ends, action, keeper = writer.execute(
            "UPDATE entry SET state = 'undone', reason = NULL, changed_at = ? WHERE id = ?"
            " RETURNING path, restored_to, quick_hash, action, keeper_stat",
            (now, entry_id),
        ).fetchone()
        if action in MERGING:
            facts.setdefault(DecisionKind.HOLD_FILES, []).append({"path": names.to_text(path)})
            continue
        paths = {"path": names.to_text(path), "to": names.to_text(target or path)}
        fact = {**paths, "stat": list(stat), "quick_hash": ends}
        kind = DecisionKind.RESTORE_FILES
        if action == EntryAction.LINK and path == (target or path):
            kind = DecisionKind.REPLACE_FILES
            fact["was"] = json.loads(keeper)[:2]
        facts.setdefault(kind, []).append(fact)
    for kind, files in facts.items():
        decisions.record(writer, kind, {"files": files})


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
    facts: dict[DecisionKind, list[dict[str, object]]] = {}
    for entry_id in entry_ids:
        row = writer.execute(
            "UPDATE entry SET state = 'purged', reason = NULL, changed_at = ? WHERE id = ?"
            " RETURNING path, action",
            (time.time(), entry_id),
        ).fetchone()
        has_row = row[1] in (EntryAction.REMOVE, EntryAction.CARRY)
        kind = DecisionKind.PURGE_FILES if has_row else DecisionKind.HOLD_FILES
        facts.setdefault(kind, []).append({"path": names.to_text(row[0])})
    for kind, files in facts.items():
        decisions.record(writer, kind, {"files": files})


def note_missing(writer: sqlite3.Connection, missing: Mapping[int, Reason]) -> None:
    """Record of files that are gone for good that they were when they were to be deleted."""
    writer.executemany(
        "UPDATE entry SET reason = ? WHERE id = ?",
        [(reason.to_json(), entry_id) for entry_id, reason in missing.items()],
    )


def entries(
    reader: sqlite3.Connection,
    *,
    batch_id: int | None = None,
    states: Sequence[EntryState] = (),
    ids: Sequence[int] = (),
) -> list[Entry]:
    """Return the entries of a batch, in some states, with some ids; each narrows when given."""
    where, values = narrowed(batch_id, states, ids)
    return [read_entry(row) for row in reader.execute(f"{ENTRY}{where} ORDER BY entry.id", values)]


def last_undoable(reader: sqlite3.Connection) -> int | None:
    """Return the latest batch that still has something to undo."""
    row = reader.execute(
        "SELECT max(batch_id) FROM entry WHERE state = 'done' AND action NOT IN ('add', 'write')"
    ).fetchone()
    return None if row[0] is None else int(row[0])


def read_entry(row: sqlite3.Row) -> Entry:
    """Return the entry of a row of `ENTRY`."""
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
        action=EntryAction(row[17]),
        unit=row[18],
        new_sha256=row[19],
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
