"""Verdicts as History lists them: what was said of which files, when it was taken back."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.domain import names
from mediadesk.domain.history import HistoryItem, HistoryKind

VERDICT = "verdict:"
_KINDS = {
    DecisionKind.NOT_DUPLICATES.value: HistoryKind.NOT_DUPLICATES,
    DecisionKind.KEEP_COPIES.value: HistoryKind.KEPT,
}
_MOST_NAMES = 3
_GIVEN = (
    "SELECT at, kind, facts FROM decision WHERE kind IN ('not-duplicates', 'keep-copies')"
    "{rule} ORDER BY seq DESC"
)


def items(reader: sqlite3.Connection) -> Iterator[HistoryItem]:
    """Yield every verdict that was given for its own sake, the newest first."""
    taken_back = dict(
        reader.execute(
            "SELECT json_extract(facts, '$.verdict'), at FROM decision"
            " WHERE kind = 'take-back-verdict'"
        ).fetchall()
    )
    for at, kind, text in reader.execute(_GIVEN.format(rule="")):
        facts = json.loads(text)
        if "batch" not in facts:
            yield _item(at, kind, facts, taken_back.get(facts["verdict"]))


def facts_of(reader: sqlite3.Connection, uid: str) -> dict[str, Any] | None:
    """Return what a verdict was recorded with, None when there is none."""
    rule = " AND json_extract(facts, '$.verdict') = ?"
    row = reader.execute(_GIVEN.format(rule=rule), (uid,)).fetchone()
    if row is None:
        return None
    facts: dict[str, Any] = json.loads(row[2])
    return {"kind": row[1], **facts}


def with_batch(reader: sqlite3.Connection, batch_id: int) -> list[str]:
    """Return the verdicts on what stayed of a batch, those that were not taken back."""
    rows = reader.execute(
        "SELECT json_extract(facts, '$.verdict') FROM decision WHERE kind = 'keep-copies'"
        " AND json_extract(facts, '$.batch') = ? AND json_extract(facts, '$.verdict') NOT IN"
        " (SELECT json_extract(facts, '$.verdict') FROM decision"
        "  WHERE kind = 'take-back-verdict')",
        (batch_id,),
    )
    return [row[0] for row in rows]


def kept_with_batch(reader: sqlite3.Connection, batch_id: int) -> list[bytes]:
    """Return the files of which a batch's verdict said that they stay beside each other."""
    uid = last_with_batch(reader, batch_id)
    facts = None if uid is None else facts_of(reader, uid)
    return [] if facts is None else paths_of(facts)


def last_with_batch(reader: sqlite3.Connection, batch_id: int) -> str | None:
    """Return the latest verdict on what stayed of a batch, taken back or not."""
    row = reader.execute(
        "SELECT json_extract(facts, '$.verdict') FROM decision WHERE kind = 'keep-copies'"
        " AND json_extract(facts, '$.batch') = ? ORDER BY seq DESC LIMIT 1",
        (batch_id,),
    ).fetchone()
    return None if row is None else str(row[0])


def paths_of(facts: dict[str, Any]) -> list[bytes]:
    """Return the files that a verdict was given on."""
    return [names.to_bytes(path) for content in facts["contents"] for path in content["paths"]]


def _item(at: float, kind: str, facts: dict[str, Any], undone_at: float | None) -> HistoryItem:
    paths = paths_of(facts)
    return HistoryItem(
        key=f"{VERDICT}{facts['verdict']}",
        kind=_KINDS[kind],
        at=at,
        files=len(paths),
        clusters=1,
        undoable=int(undone_at is None),
        undone_at=undone_at,
        names=tuple(names.shown_last(path) for path in paths[:_MOST_NAMES]),
    )
