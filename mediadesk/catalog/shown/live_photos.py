"""Which films are the moving half of a photo: in lists the two are one."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from mediadesk.catalog.shown import in_sight
from mediadesk.domain.changes import CatalogChanges

_PAIRS = (
    " FROM live_photo CROSS JOIN file AS film ON film.id = film_id CROSS JOIN file AS still"
    " ON still.id = still_id AND still.folder_id = film.folder_id"
    " WHERE still.status = 'present' AND still.listed = 1"
    " AND film.status = 'present' AND film.listed = 1"
)
HALVES = f"SELECT film_id{_PAIRS}"
"""Films that their stills stand for, as long as both are there."""

MOTION = (
    "CASE WHEN EXISTS (SELECT 1 FROM live_photo WHERE still_id = file.id) THEN 'live-photo'"
    " WHEN has_film THEN 'motion-photo' END"
)
"""What makes a file move, by `domain.extras.Motion`."""


def pairs(reader: sqlite3.Connection, folder_id: int) -> dict[int, int]:
    """Return the still of each film that is half a photo, as stored of a folder."""
    rows = reader.execute(
        "SELECT film_id, still_id FROM file JOIN live_photo ON film_id = file.id"
        " WHERE folder_id = ?",
        (folder_id,),
    )
    return dict(rows.fetchall())


def store(writer: sqlite3.Connection, folder_id: int, found: Mapping[int, int]) -> CatalogChanges:
    """Store which films of a folder are half a photo, in place of what was stored."""
    before = pairs(writer, folder_id)
    writer.executemany(
        "DELETE FROM live_photo WHERE film_id = ?", [(film_id,) for film_id in before]
    )
    writer.executemany(
        "INSERT OR REPLACE INTO live_photo SELECT film.id, still.id FROM file AS film"
        " JOIN file AS still ON film.id = ? AND still.id = ?",
        list(found.items()),
    )
    touched = {*before.items()} ^ {*found.items()}
    return CatalogChanges(files=frozenset(file_id for pair in touched for file_id in pair))


def moving(reader: sqlite3.Connection, file_ids: Iterable[int]) -> set[int]:
    """Return which of these files are stills whose film is there beside them."""
    rows = reader.execute(
        f"SELECT still_id{_PAIRS} AND still_id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(file_ids)),),
    )
    return {row[0] for row in rows}


def moving_parts(reader: sqlite3.Connection, file_ids: Iterable[int]) -> set[int]:
    """Return which of these files are films whose still is there beside them."""
    rows = reader.execute(
        f"{HALVES} AND film_id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(file_ids)),),
    )
    return {row[0] for row in rows}


def film_of(reader: sqlite3.Connection, still_id: int) -> int | None:
    """Return the film that is the moving half of a photo."""
    row = reader.execute(
        f"SELECT film_id{_PAIRS} AND still_id = ? ORDER BY film_id",
        (still_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def halves_of(reader: sqlite3.Connection, file_id: int) -> list[bytes]:
    """Return the names of the other halves of a Live Photo, of which a file is one."""
    other = "SELECT file.name FROM live_photo JOIN file ON file.id = {other} WHERE {own} = ?1"
    sql = " UNION ".join(
        other.format(own=own, other=half) + " AND status = 'present'"
        for own, half in (("still_id", "film_id"), ("film_id", "still_id"))
    )
    return [row[0] for row in reader.execute(sql, (file_id,))]


def totals(reader: sqlite3.Connection) -> list[tuple[str, int, int]]:
    """Return (kind, files, bytes) of the films that are shown by their stills."""
    rule = f"{_PAIRS}{in_sight.staying(reader, of='film.')}"
    sql = f"SELECT film.kind, count(*), sum(film.size_bytes){rule} GROUP BY 1"
    return reader.execute(sql).fetchall()
