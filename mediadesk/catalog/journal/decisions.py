"""What the user decided, in order, and how far the catalog shows it."""

import json
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mediadesk.domain import names

_APPLIED = "applied_seq"


class DecisionKind(StrEnum):
    """Every kind of decision; a kind of a newer version is kept and passed over."""

    ADD_ROOT = "add-root"
    RELINK_ROOT = "relink-root"
    TAKE_OUT_ROOT = "take-out-root"
    REMOVE_FILES = "remove-files"
    RESTORE_FILES = "restore-files"
    PURGE_FILES = "purge-files"
    REPLACE_FILES = "replace-files"
    HOLD_FILES = "hold-files"
    """Something is held, or is no more, of which no row of the name tells."""
    NOT_DUPLICATES = "not-duplicates"
    KEEP_COPIES = "keep-copies"
    TAKE_BACK_VERDICT = "take-back-verdict"
    RULE_FOLDER = "rule-folder"
    POOL_FOLDERS = "pool-folders"
    REWRITE_FILES = "rewrite-files"
    SET_DATES = "set-dates"
    CORRECT_CAMERAS = "correct-cameras"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of decisions.db. `seq` grows; `facts` are what is needed to apply it again."""

    seq: int
    kind: str
    facts: dict[str, Any]


def add_root(
    writer: sqlite3.Connection,
    path: bytes,
    *,
    volume_identity: str,
    volume_label: str,
    file_system: str,
    path_in_volume: bytes,
    absorbed: Sequence[tuple[bytes, bytes]] = (),
) -> int:
    """Record that a folder belongs to the library; returns the entry's number.

    `absorbed` are roots that lie inside it, as (path so far, path as the new root names it).
    """
    return record(
        writer,
        DecisionKind.ADD_ROOT,
        {
            "path": names.to_text(path),
            "volume": volume_identity,
            "label": volume_label,
            "file_system": file_system,
            "path_in_volume": names.to_text(path_in_volume),
            "absorbed": [[names.to_text(old), names.to_text(new)] for old, new in absorbed],
        },
    )


def record(writer: sqlite3.Connection, kind: DecisionKind, facts: dict[str, Any]) -> int:
    """Append a decision; returns its number. `facts` must be all that is needed to repeat it."""
    row = writer.execute(
        "INSERT INTO decision(at, kind, facts) VALUES (?, ?, ?) RETURNING seq",
        (time.time(), kind, json.dumps(facts)),
    ).fetchone()
    return int(row[0])


def after(reader: sqlite3.Connection, seq: int) -> list[Decision]:
    """Return every decision later than number `seq`, in order."""
    rows = reader.execute(
        "SELECT seq, kind, facts FROM decision WHERE seq > ? ORDER BY seq", (seq,)
    )
    return [Decision(row[0], row[1], json.loads(row[2])) for row in rows]


def about(
    reader: sqlite3.Connection, seq: int, kinds: Sequence[DecisionKind]
) -> tuple[int, list[Decision]]:
    """Return the number of the latest decision, and those later than `seq` of some kinds."""
    rows = reader.execute(
        "SELECT seq, kind, CASE WHEN kind IN (SELECT value FROM json_each(?)) THEN facts END"
        " FROM decision WHERE seq > ? ORDER BY seq",
        (json.dumps(kinds), seq),
    ).fetchall()
    found = [Decision(row[0], row[1], json.loads(row[2])) for row in rows if row[2] is not None]
    return (rows[-1][0] if rows else seq), found


def last_seq(reader: sqlite3.Connection) -> int:
    """Return the number of the latest decision, 0 when there is none."""
    return int(reader.execute("SELECT coalesce(max(seq), 0) FROM decision").fetchone()[0])


def applied_seq(reader: sqlite3.Connection) -> int:
    """Return the number of the last decision whose effect the catalog shows."""
    row = reader.execute("SELECT value FROM meta WHERE key = ?", (_APPLIED,)).fetchone()
    return 0 if row is None else int(row[0])


def note_applied(writer: sqlite3.Connection, seq: int) -> None:
    """Note that the catalog shows the effect of every decision up to this number."""
    writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_APPLIED, str(seq)))
