"""Lets files follow their root out of sight and back, some thousands at a time.

A folder is taken out of the library at once, and added again at once; its files follow in pieces,
so that nobody waits for a million of them. `unsettled` names the folders that are owed this, and
how far each has come: whoever has the catalog goes on, in whichever way the root went last. Lists
leave out what is on its way out (`in_sight`).

A folder that comes back in the midst of leaving has only those files to fetch that had left. That
is known where nothing else was on its way when it began to leave, and nobody else put files aside
since: else (`mixed`) all of its files are looked through.
"""

import json
import sqlite3

from mediadesk.catalog.clusters import decided
from mediadesk.catalog.folders import folders
from mediadesk.catalog.shown import in_sight
from mediadesk.domain.changes import CatalogChanges

AT_ONCE = 10_000
"""Files looked at in one transaction; where all of them change, it takes a fifth of a second."""
_LEAVE = "SET aside = status, status = 'missing' WHERE status <> 'removed' AND aside IS NULL"
_RETURN = "SET status = aside, aside = NULL WHERE aside IS NOT NULL"
_IN = "IN (SELECT value FROM json_each(?))"


def owe(writer: sqlite3.Connection, folder_id: int) -> None:
    """Note that the files at and below a folder are to follow it."""
    writer.execute("INSERT OR REPLACE INTO unsettled(folder_id) VALUES (?)", (folder_id,))


def owe_leaving(writer: sqlite3.Connection, folder_id: int) -> None:
    """Note that the files of a folder that was wholly in the library are to leave with it."""
    alone = writer.execute("SELECT 1 FROM unsettled LIMIT 1").fetchone() is None
    owe(writer, folder_id)
    writer.execute("UPDATE unsettled SET mixed = ? WHERE folder_id = ?", (not alone, folder_id))


def owe_returning(writer: sqlite3.Connection, folder_id: int) -> None:
    """Note that the files of a folder are to come back with it; where it was leaving, those gone.

    A second time this changes nothing.
    """
    row = writer.execute(
        "SELECT mixed, until_folder IS NULL FROM unsettled WHERE folder_id = ?", (folder_id,)
    ).fetchone()
    if row is None or row[0]:
        owe(writer, folder_id)
    elif row[1]:
        writer.execute(
            "UPDATE unsettled SET until_folder = upto_folder, until_name = upto_name,"
            " upto_folder = 0, upto_name = x'' WHERE folder_id = ?",
            (folder_id,),
        )


def mix(writer: sqlite3.Connection) -> None:
    """Note that files were put aside one by one: whatever comes back now is looked through."""
    writer.execute("UPDATE unsettled SET mixed = 1, until_folder = NULL, until_name = NULL")


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
        "SELECT upto_folder, upto_name, until_folder, until_name FROM unsettled"
        " WHERE folder_id = ?",
        (top,),
    ).fetchone()
    if row is None:
        return CatalogChanges()
    here, after, last, until = row
    change = _RETURN if in_sight.is_in_library(writer, top) else _LEAVE
    room, touched = AT_ONCE, set[int]()
    clusters: set[int] = set()
    for folder_id in sorted(id_ for id_ in folders.below(writer, [top]) if id_ >= here):
        if last is not None and folder_id > last:
            continue
        beyond = after if folder_id == here else b""
        found = _files(writer, folder_id, beyond, until if folder_id == last else None, most=room)
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
    return shown | decided.mark(writer, clusters)


def _files(
    reader: sqlite3.Connection, folder_id: int, after: bytes, upto: bytes | None, *, most: int
) -> list[tuple[int, bytes]]:
    """Return the next files of a folder as (id, name), those after a name and up to another."""
    return reader.execute(
        "SELECT id, name FROM file WHERE folder_id = ?1 AND name > ?2"
        " AND (?3 IS NULL OR name <= ?3) ORDER BY name LIMIT ?4",
        (folder_id, after, upto, most),
    ).fetchall()


def _clusters(reader: sqlite3.Connection, ids: str) -> set[int]:
    sql = f"SELECT DISTINCT cluster_id FROM cluster_member WHERE file_id {_IN}"  # noqa: S608
    return {row[0] for row in reader.execute(sql, (ids,))}
