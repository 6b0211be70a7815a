"""Decisions on dates as History lists them: how many files, when, taken back or not."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.domain.history import HistoryItem, HistoryKind
from mediadesk.domain.paths import joined

DATE = "date:"
_CAMERAS = DecisionKind.CORRECT_CAMERAS.value
_DECIDED = (
    "SELECT seq, at, kind, json_extract(facts, '$.how'), json_array_length(facts, '$.dates'),"
    " json_extract(facts, '$.cameras[0].make'), json_extract(facts, '$.cameras[0].model'),"
    " json_extract(facts, '$.dates[0].wall'), json_extract(facts, '$.dates[0].precision')"
    " FROM decision WHERE kind IN ('set-dates', 'correct-cameras')"
    " AND json_extract(facts, '$.undoes') IS NULL ORDER BY seq DESC"
)
_MOST = 400


@dataclass(frozen=True, slots=True)
class DatedContent:
    """A content that a decision was about, as decisions name it."""

    payload_key: str
    quick_hash: str


def items(reader: sqlite3.Connection) -> Iterator[HistoryItem]:
    """Yield every decision on dates, the newest first."""
    taken_back = dict(
        reader.execute(
            "SELECT json_extract(facts, '$.undoes'), max(at) FROM decision"
            " WHERE kind IN ('set-dates', 'correct-cameras')"
            " AND json_extract(facts, '$.undoes') IS NOT NULL GROUP BY 1"
        ).fetchall()
    )
    for seq, at, kind, how, files, make, model, wall, precision in reader.execute(_DECIDED):
        undone_at = taken_back.get(seq)
        yield HistoryItem(
            key=f"{DATE}{seq}",
            kind=HistoryKind.CLOCK if kind == _CAMERAS else HistoryKind.DATED,
            at=at,
            files=files or 0,
            undoable=int(undone_at is None),
            undone_at=undone_at,
            facts={
                "how": how,
                "make": make,
                "model": model,
                "wall": wall,
                "precision": precision,
            },
        )


def contents(reader: sqlite3.Connection, seq: int) -> list[DatedContent]:
    """Return the contents that a decision was about."""
    row = reader.execute("SELECT facts FROM decision WHERE seq = ?", (seq,)).fetchone()
    facts = {} if row is None else json.loads(row[0])
    return [DatedContent(each["payload"], each["quick"]) for each in facts.get("dates", ())]


def files_with(
    reader: sqlite3.Connection, found: Sequence[DatedContent]
) -> list[tuple[int, bytes]]:
    """Return (id, path) of the files of the catalog that hold these contents, the first ones."""
    paths: dict[int, bytes] = {}
    known: dict[int, bytes] = {}
    for content in found[:_MOST]:
        rows = reader.execute(
            "SELECT file.id, folder_id, name FROM content JOIN file ON content_id = content.id"
            " WHERE (payload_key <> '' AND payload_key = ?) OR quick_hash = ? ORDER BY file.id",
            (content.payload_key, content.quick_hash),
        )
        for id_, folder_id, name in rows:
            paths[id_] = joined(folders.path_of(reader, folder_id, known), name)
    return list(paths.items())
