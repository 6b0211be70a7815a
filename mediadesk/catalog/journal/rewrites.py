"""Changed files in the journal: what is about to change, what did, and what undoing it needs."""

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.journal.narrowing import narrowed
from mediadesk.domain import names
from mediadesk.domain.journal import UNFINISHED, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason
from mediadesk.domain.rewrites import (
    JournalKeys,
    Keeping,
    Prepared,
    Rewrite,
    RewriteDraft,
    RewriteKind,
)

_REWRITE = (
    "SELECT rewrite.id, batch_id, uid, state, rewrite.kind, path, root, target, before,"
    " before_keys, old_values, new_values, prepared, reason, changed_at"
    " FROM rewrite JOIN batch ON batch.id = batch_id"
)


def plan(writer: sqlite3.Connection, batch_id: int, drafts: Sequence[RewriteDraft]) -> None:
    """Record in a batch what is about to be changed, before any of it is."""
    writer.executemany(
        "INSERT INTO rewrite(batch_id, state, kind, path, root, target, before, before_keys,"
        " old_values, new_values, changed_at) VALUES (?, 'planned', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                batch_id,
                draft.kind,
                draft.path,
                draft.root,
                draft.target,
                None if draft.before is None else json.dumps(draft.before),
                None if draft.before_keys is None else json.dumps(asdict(draft.before_keys)),
                json.dumps(dict(draft.old_values)),
                json.dumps(dict(draft.new_values)),
                time.time(),
            )
            for draft in drafts
        ),
    )


def mark_prepared(writer: sqlite3.Connection, prepared: Mapping[int, Prepared]) -> None:
    """Record that new files lie ready, before they take their places."""
    writer.executemany(
        "UPDATE rewrite SET prepared = ?, kept_bytes = ? WHERE id = ?",
        [(json.dumps(asdict(one)), one.kept_bytes, id_) for id_, one in prepared.items()],
    )


def mark_done(writer: sqlite3.Connection, done: Mapping[int, FileStat]) -> None:
    """Record that files are changed: by rewrite, the file as it is now."""
    facts = []
    for rewrite in _by_id(writer, done):
        now = done[rewrite.id]
        _set_state(writer, rewrite.id, EntryState.DONE)
        after = None if rewrite.prepared is None else asdict(rewrite.prepared.after_keys)
        fact = _fact(rewrite.draft, now, after)
        writer.execute("UPDATE rewrite SET after = ? WHERE id = ?", (json.dumps(now), rewrite.id))
        facts.append(fact)
    if facts:
        decisions.record(writer, DecisionKind.REWRITE_FILES, {"files": facts})


def mark_left(writer: sqlite3.Connection, left: Mapping[int, Reason]) -> None:
    """Record that files stayed as they were, and why."""
    for rewrite_id, reason in left.items():
        _set_state(writer, rewrite_id, EntryState.LEFT, reason)


def mark_undoing(writer: sqlite3.Connection, rewrite_ids: Iterable[int]) -> None:
    """Record which files are about to become what they were."""
    for rewrite_id in rewrite_ids:
        _set_state(writer, rewrite_id, EntryState.UNDOING)


def mark_undone(writer: sqlite3.Connection, back: Mapping[int, FileStat | None]) -> None:
    """Record that files are as they were; None for one that is not there, as before."""
    facts = []
    for rewrite in _by_id(writer, back):
        _set_state(writer, rewrite.id, EntryState.UNDONE)
        draft, before = rewrite.draft, rewrite.draft.before_keys
        turned = RewriteDraft(draft.kind, draft.target, draft.root, draft.path, None)
        facts.append(_fact(turned, back[rewrite.id], None if before is None else asdict(before)))
    if facts:
        decisions.record(writer, DecisionKind.REWRITE_FILES, {"files": facts})


def mark_changed_still(writer: sqlite3.Connection, still: Mapping[int, Reason]) -> None:
    """Record that an undo could not be done: the files stay changed, and why."""
    for rewrite_id, reason in still.items():
        _set_state(writer, rewrite_id, EntryState.DONE, reason)


def mark_forgotten(writer: sqlite3.Connection, rewrite_ids: Iterable[int]) -> None:
    """Record that what was kept is gone for good: these changes cannot be undone any more."""
    for rewrite_id in rewrite_ids:
        _set_state(writer, rewrite_id, EntryState.PURGED)


def rewrites(
    reader: sqlite3.Connection,
    *,
    batch_id: int | None = None,
    states: Sequence[EntryState] = (),
) -> list[Rewrite]:
    """Return the changes of a batch, in some states; each narrows when given."""
    where, values = narrowed(batch_id, states)
    rows = reader.execute(f"{_REWRITE}{where} ORDER BY rewrite.id", values)
    return [_rewrite(row) for row in rows]


def copies_in(reader: sqlite3.Connection, archive: bytes) -> list[Rewrite]:
    """Return the copies that were made into an archive, taken back or not."""
    rows = reader.execute(
        f"{_REWRITE} WHERE rewrite.kind = 'copy' AND root = ? ORDER BY rewrite.id", (archive,)
    )
    return [_rewrite(row) for row in rows]


def unfinished(reader: sqlite3.Connection) -> list[Rewrite]:
    """Return the changes that were under way when the program ended."""
    return rewrites(reader, states=UNFINISHED)


def kept_in_vain(reader: sqlite3.Connection) -> list[Rewrite]:
    """Return the changes that did not come, or are taken back, and of which something is kept."""
    rows = reader.execute(
        f"{_REWRITE} WHERE kept_bytes > 0 AND state IN ('undone', 'left', 'purged')"
    )
    return [_rewrite(row) for row in rows]


def with_kept(reader: sqlite3.Connection) -> list[int]:
    """Return the changes that can be taken back only because something is kept."""
    rows = reader.execute("SELECT id FROM rewrite WHERE kept_bytes > 0 AND state = 'done'")
    return [row[0] for row in rows]


def mark_let_go(writer: sqlite3.Connection, rewrite_ids: Iterable[int]) -> None:
    """Record that nothing is kept of these changes any more."""
    writer.executemany(
        "UPDATE rewrite SET kept_bytes = 0 WHERE id = ?", [(id_,) for id_ in rewrite_ids]
    )


def stat_after(reader: sqlite3.Connection, rewrite_id: int) -> FileStat | None:
    """Return what `lstat` said of a file once it was changed."""
    row = reader.execute("SELECT after FROM rewrite WHERE id = ?", (rewrite_id,)).fetchone()
    return None if row is None or row[0] is None else FileStat(*json.loads(row[0]))


def kept_bytes(reader: sqlite3.Connection) -> int:
    """Return how many bytes are kept so that changes can be taken back."""
    sql = "SELECT coalesce(sum(kept_bytes), 0) FROM rewrite WHERE state IN ('done', 'undoing')"
    return int(reader.execute(sql).fetchone()[0])


def _by_id(reader: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Rewrite]:
    for rewrite_id in ids:
        row = reader.execute(f"{_REWRITE} WHERE rewrite.id = ?", (rewrite_id,)).fetchone()
        yield _rewrite(row)


def _set_state(
    writer: sqlite3.Connection, rewrite_id: int, state: EntryState, reason: Reason | None = None
) -> None:
    writer.execute(
        "UPDATE rewrite SET state = ?, reason = ?, changed_at = ? WHERE id = ?",
        (state, None if reason is None else reason.to_json(), time.time(), rewrite_id),
    )


def _fact(draft: RewriteDraft, now: FileStat | None, keys: dict[str, Any] | None) -> dict[str, Any]:
    """Return what the catalog must know of a change; see `catalog/effects/rewritten.py`."""
    return {
        "kind": draft.kind.value,
        "path": names.to_text(draft.path),
        "to": names.to_text(draft.target),
        "stat": None if now is None else list(now),
        "old": None if draft.before_keys is None else asdict(draft.before_keys),
        "new": keys,
    }


def _rewrite(row: sqlite3.Row) -> Rewrite:
    draft = RewriteDraft(
        kind=RewriteKind(row[4]),
        path=row[5],
        root=row[6],
        target=row[7],
        before=None if row[8] is None else FileStat(*json.loads(row[8])),
        before_keys=None if row[9] is None else JournalKeys(**json.loads(row[9])),
        old_values=json.loads(row[10]),
        new_values=json.loads(row[11]),
    )
    return Rewrite(
        id=row[0],
        batch_id=row[1],
        uid=row[2],
        state=EntryState(row[3]),
        draft=draft,
        changed_at=row[14],
        prepared=None if row[12] is None else _prepared(json.loads(row[12])),
        reason=None if row[13] is None else Reason.from_json(row[13]),
    )


def _prepared(told: dict[str, Any]) -> Prepared:
    replaced = told["replaced"]
    return Prepared(
        after=FileStat(*told["after"]),
        after_keys=JournalKeys(**told["after_keys"]),
        keeping=Keeping(told["keeping"]),
        kept_bytes=told["kept_bytes"],
        before_sha256=told["before_sha256"],
        replaced=None if replaced is None else FileStat(*replaced),
        after_sha256=told["after_sha256"],
    )
