"""Which dates are still to be judged, and by which rules and settings the others were."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from mediadesk.catalog.dates.date_copies import NOT_ITS_OWN

_BASIS = "dates.basis"
_WEAK = "('LOW', 'NONE')"


def basis(reader: sqlite3.Connection) -> str | None:
    """Return by which rules, home zone and settings the stored dates were judged."""
    row = reader.execute("SELECT value FROM meta WHERE key = ?", (_BASIS,)).fetchone()
    return None if row is None else str(row[0])


def set_basis(writer: sqlite3.Connection, judged_by: str) -> None:
    """Store a new basis of judging; every date has to be judged again."""
    known = basis(writer) is not None
    writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_BASIS, judged_by))
    if known:
        writer.execute("UPDATE file SET date_version = 0, related = 0 WHERE listed = 1")


def owes(reader: sqlite3.Connection) -> bool:
    """Tell whether dates are still to be judged."""
    sql = "SELECT 1 FROM file INDEXED BY file_unrelated WHERE related = 0 AND listed = 1 LIMIT 1"
    return reader.execute(sql).fetchone() is not None


def count_owed(reader: sqlite3.Connection) -> int:
    """Return how many dates are still to be judged."""
    sql = "SELECT count(*) FROM file INDEXED BY file_unrelated WHERE related = 0 AND listed = 1"
    return int(reader.execute(sql).fetchone()[0])


def of_members_owed(reader: sqlite3.Connection) -> dict[int, tuple[str | None, str | None]]:
    """Return the dates, with their sources, of members of clusters that are still to be judged."""
    rows = reader.execute(
        "SELECT id, taken, taken_source FROM file INDEXED BY file_unrelated WHERE related = 0"
        " AND listed = 1 AND EXISTS (SELECT 1 FROM cluster_member WHERE file_id = file.id)"
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def are_other(
    reader: sqlite3.Connection, before: Mapping[int, tuple[str | None, str | None]]
) -> bool:
    """Tell whether any of these files has another date than before."""
    rows = reader.execute(
        "SELECT id, taken, taken_source FROM file WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(before)),),
    )
    return any(before[row[0]] != (row[1], row[2]) for row in rows)


def folders_owing(reader: sqlite3.Connection, *, after: int, limit: int) -> list[int]:
    """Return folders with dates still to be judged, those with ids above `after`."""
    rows = reader.execute(
        "SELECT DISTINCT folder_id FROM file INDEXED BY file_unrelated"
        " WHERE related = 0 AND listed = 1 AND folder_id > ? ORDER BY folder_id LIMIT ?",
        (after, limit),
    )
    return [row[0] for row in rows]


def owe(writer: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Have the dates of these files judged anew."""
    writer.executemany(
        "UPDATE file SET date_version = 0, related = 0 WHERE id = ?", [(id_,) for id_ in ids]
    )


def owe_copies(writer: sqlite3.Connection) -> None:
    """Have weak dates judged again where a copy of the picture came to the library since."""
    if writer.execute("SELECT 1 FROM file WHERE related = 1 LIMIT 1").fetchone() is None:
        return  # the first scan: everything is new
    writer.execute(
        "UPDATE file SET related = 0 WHERE id IN ("  # noqa: S608 - constants of ours
        " SELECT weak.id FROM file AS new INDEXED BY file_unrelated"
        " JOIN content AS one ON one.id = new.content_id"
        " JOIN content AS other ON other.id = one.id"
        "  OR (other.payload_key = one.payload_key AND other.payload_key <> '')"
        " JOIN file AS weak ON weak.content_id = other.id"
        " WHERE new.related = 0 AND new.listed = 1"
        f" AND (new.confidence NOT IN {_WEAK} OR new.taken_source NOT IN {NOT_ITS_OWN})"
        f" AND weak.related = 1 AND weak.confidence IN {_WEAK})"
    )


def owe_rejoined(writer: sqlite3.Connection, content_id: int) -> None:
    """Have dates judged again that copies lend: files came to this content, or left it."""
    writer.execute(
        "UPDATE file SET related = 0 WHERE content_id = ? AND related <> 0"  # noqa: S608 - a constant
        f" AND (confidence IN {_WEAK} OR taken_source = 'duplicate')",
        (content_id,),
    )
