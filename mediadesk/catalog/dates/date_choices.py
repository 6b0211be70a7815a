"""Dates the user decided, in the catalog: by content, so that they outlast names and edits."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog.dates import date_queue
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import Precision

_AT_ONCE = 400
CHOICE_OF_FILE = (
    "SELECT choice.wall, choice.precision, choice.offset_minutes, choice.raw FROM content"
    " JOIN date_choice AS choice ON choice.key IN (payload_key, 'q:' || quick_hash)"
    " WHERE content.id = file.content_id ORDER BY choice.seq DESC LIMIT 1"
)
"""A part of SQL: what the user decided on the file of the row `file`."""


@dataclass(frozen=True, slots=True)
class KeyedDate:
    """A date decided for a content. `raw` is what was typed or taken, as shown."""

    payload_key: str
    quick_hash: str
    date: ChosenDate
    raw: str

    def to_facts(self) -> dict[str, Any]:
        """Return it as decisions keep it."""
        return {
            "payload": self.payload_key,
            "quick": self.quick_hash,
            "wall": self.date.wall,
            "precision": self.date.precision.value,
            "offset_minutes": self.date.offset_minutes,
            "raw": self.raw,
        }


def keys_of(reader: sqlite3.Connection, file_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return (payload key, quick hash) by file; a file that was never hashed is absent."""
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(file_ids), _AT_ONCE):
        page = file_ids[start : start + _AT_ONCE]
        rows = reader.execute(
            "SELECT file.id, payload_key, quick_hash FROM file"  # noqa: S608 - marks only
            " JOIN content ON content.id = content_id"
            f" WHERE file.id IN ({','.join('?' * len(page))})",
            tuple(page),
        )
        found |= {row[0]: (row[1], row[2]) for row in rows}
    return found


def taken_of(reader: sqlite3.Connection, ids: Sequence[int]) -> dict[int, ChosenDate | None]:
    """Return the date each of these files has now; None for a file without one."""
    rows = reader.execute(
        "SELECT id, taken, taken_precision, taken_offset_minutes FROM file"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {
        row[0]: None
        if row[1] is None
        else ChosenDate(row[1][:19], Precision(row[2] or Precision.SECOND), row[3])
        for row in rows
    }


def chosen(
    reader: sqlite3.Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], KeyedDate]:
    """Return what was decided so far, by the keys that were asked for."""
    found = {}
    for payload_key, quick_hash in keys:
        row = reader.execute(
            "SELECT wall, precision, offset_minutes, raw FROM date_choice"
            " WHERE key IN (?, ?) ORDER BY seq DESC LIMIT 1",
            _keys(payload_key, quick_hash),
        ).fetchone()
        if row is not None:
            date = ChosenDate(row[0], Precision(row[1]), row[2])
            found[payload_key, quick_hash] = KeyedDate(payload_key, quick_hash, date, row[3])
    return found


def show(writer: sqlite3.Connection, facts: Sequence[dict[str, Any]]) -> CatalogChanges:
    """Show dates that the user decided; "wall" None opens a file's date again.

    The rows say so at once; what each of their candidates is to the new date, and the date of a
    file that is open again, is for the next judging.
    """
    changed: set[int] = set()
    seq = writer.execute("SELECT coalesce(max(seq), 0) + 1 FROM date_choice").fetchone()[0]
    for fact in facts:
        keys = _keys(fact["payload"], fact["quick"])
        if fact["wall"] is None:
            writer.execute("DELETE FROM date_choice WHERE key IN (?, ?)", keys)
        else:
            writer.executemany(
                "INSERT OR REPLACE INTO date_choice VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (
                        key,
                        fact["wall"],
                        fact["precision"],
                        fact["offset_minutes"],
                        fact["raw"],
                        seq,
                    )
                    for key in dict.fromkeys(keys)
                    if key
                ],
            )
        changed |= _take_over(writer, fact)
    return CatalogChanges(files=frozenset(changed))


def follow(
    writer: sqlite3.Connection, old: dict[str, Any] | None, new: dict[str, Any] | None
) -> None:
    """Let a date stay with a content that got other bytes by a change of ours."""
    if old is None or new is None:
        return
    before = _keys(old["payload_key"], old["quick_hash"])
    after = _keys(new["payload_key"], new["quick_hash"])
    writer.executemany(
        "INSERT OR REPLACE INTO date_choice SELECT ?, wall, precision, offset_minutes, raw, seq"
        " FROM date_choice WHERE key IN (?, ?) ORDER BY seq DESC LIMIT 1",
        [(key, *before) for key in after if key and key not in before],
    )


def _keys(payload_key: str, quick_hash: str) -> tuple[str, str]:
    quick = f"q:{quick_hash}" if quick_hash else ""
    return payload_key or quick, quick


def _take_over(writer: sqlite3.Connection, fact: dict[str, Any]) -> set[int]:
    rule = (
        "content_id IN (SELECT id FROM content WHERE payload_key = ?1 AND ?1 <> ''"
        " UNION SELECT id FROM content WHERE quick_hash = ?2)"
    )
    keys = (fact["payload"], fact["quick"])
    rows = writer.execute(
        f"SELECT id FROM file WHERE {rule} AND status <> 'removed'",  # noqa: S608 - constants
        keys,
    ).fetchall()
    ids = [row[0] for row in rows]
    for file_id in ids:
        if fact["wall"] is None:
            writer.execute("UPDATE file SET date_version = 0, related = 0 WHERE id = ?", (file_id,))
        else:
            writer.execute(
                "UPDATE file SET taken = ?, taken_offset_minutes = ?, taken_precision = ?,"
                " taken_source = 'user', confidence = 'HIGH', unwritten = 1, date_version = 0,"
                " related = 0 WHERE id = ?",
                (fact["wall"], fact["offset_minutes"], fact["precision"], file_id),
            )
    date_queue.renew(writer, ids)
    return set(ids)
