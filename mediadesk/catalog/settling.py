"""Lets files follow their root out of sight and back, some thousands at a time.

A folder is taken out of the library at once, and added again at once; its files follow in pieces,
so that nobody waits for a million of them. `unsettled` names the folders that are owed this, and
how far each has come: whoever has the catalog goes on, in whichever way the root went last.
"""

import json
import sqlite3

from mediadesk.catalog import folders, verdicts
from mediadesk.domain.changes import CatalogChanges

AT_ONCE = 10_000
"""Files looked at in one transaction; where all of them change, it takes a fifth of a second."""
_LEAVE = "SET aside = status, status = 'missing' WHERE status <> 'removed' AND aside IS NULL"
_RETURN = "SET status = aside, aside = NULL WHERE aside IS NOT NULL"
_IN = "IN (SELECT value FROM json_each(?))"


def owe(writer: sqlite3.Connection, folder_id: int) -> None:
    """Note that the files at and below a folder are to follow it."""
    writer.execute("INSERT OR REPLACE INTO unsettled(folder_id) VALUES (?)", (folder_id,))


def owed(reader: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """Return the folders whose files still have to follow, as (id, absolute path)."""
    known: dict[int, bytes] = {}
    rows = reader.execute("SELECT folder_id FROM unsettled ORDER BY folder_id").fetchall()
    return [(row[0], folders.path_of(reader, row[0], known)) for row in rows]


def settle_some(writer: sqlite3.Connection, top: int) -> CatalogChanges:
    """Let the next few thousand files at and below a folder follow.

    A million files are not named one by one.
    """
    row = writer.execute(
        "SELECT upto_folder, upto_name FROM unsettled WHERE folder_id = ?", (top,)
    ).fetchone()
    if row is None:
        return CatalogChanges()
    here, after = row
    change = _RETURN if _is_in_library(writer, top) else _LEAVE
    room, touched = AT_ONCE, set[int]()
    clusters: set[int] = set()
    for folder_id in sorted(id_ for id_ in folders.below(writer, [top]) if id_ >= here):
        found = writer.execute(
            "SELECT id, name FROM file WHERE folder_id = ? AND name > ? ORDER BY name LIMIT ?",
            (folder_id, after if folder_id == here else b"", room),
        ).fetchall()
        ids = json.dumps([each[0] for each in found])
        sql = f"UPDATE file {change} AND id {_IN}"
        if found and writer.execute(sql, (ids,)).rowcount:
            touched.add(folder_id)
            clusters |= _clusters(writer, ids)
        room -= len(found)
        if room <= 0:
            writer.execute(
                "UPDATE unsettled SET upto_folder = ?, upto_name = ? WHERE folder_id = ?",
                (folder_id, found[-1][1], top),
            )
            break
    else:
        writer.execute("DELETE FROM unsettled WHERE folder_id = ?", (top,))
    shown = CatalogChanges(folders=frozenset(touched), clusters=frozenset(clusters))
    return shown | verdicts.mark(writer, clusters)


def _is_in_library(reader: sqlite3.Connection, folder_id: int) -> bool:
    """Tell whether the folder on top of one is a root."""
    sql = (
        "WITH RECURSIVE up(id, parent_id) AS (SELECT id, parent_id FROM folder WHERE id = ?"
        " UNION SELECT folder.id, folder.parent_id FROM folder JOIN up ON folder.id = up.parent_id)"
        " SELECT 1 FROM up JOIN root ON root.folder_id = up.id"
    )
    return reader.execute(sql, (folder_id,)).fetchone() is not None


def _clusters(reader: sqlite3.Connection, ids: str) -> set[int]:
    sql = f"SELECT DISTINCT cluster_id FROM cluster_member WHERE file_id {_IN}"  # noqa: S608
    return {row[0] for row in reader.execute(sql, (ids,))}
