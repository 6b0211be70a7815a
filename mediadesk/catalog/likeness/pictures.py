"""Pictures in the catalog: grey planes, hashes of their views, and matches."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_AT_ONCE = 500


class PlaneRow(NamedTuple):
    """A content with its picture: `grey` is 64x64 bytes, `colour` 8x8x3, sizes as seen."""

    content_id: int
    width: int
    height: int
    grey: bytes
    colour: bytes


class MatchRow(NamedTuple):
    """Two contents that were compared; `left_id` < `right_id`. Score 0: they are not alike."""

    left_id: int
    right_id: int
    score: float
    lane: int
    orientation: int
    share: float = 1.0
    """What the left one shows, in areas of the right one."""


def unsearched(reader: sqlite3.Connection, version: int) -> list[int]:
    """Return the contents with a picture that were not compared with the others yet."""
    rows = reader.execute(
        "SELECT DISTINCT content_id FROM file JOIN picture_fingerprint ON file_id = file.id"
        " WHERE status = 'present' AND content_id IN"
        " (SELECT content_id FROM file EXCEPT SELECT content_id FROM searched WHERE version = ?)"
        " ORDER BY 1",
        (version,),
    )
    return [row[0] for row in rows]


def planes(reader: sqlite3.Connection, content_ids: Sequence[int]) -> Iterator[PlaneRow]:
    """Yield the pictures of these contents, each once, in no particular order."""
    for start in range(0, len(content_ids), _AT_ONCE):
        page = content_ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(page))
        sql = (
            "SELECT content_id, coalesce(width, 1), coalesce(height, 1), grey, colour"  # noqa: S608
            " FROM file JOIN picture_fingerprint ON file_id = file.id"
            f" WHERE content_id IN ({marks}) GROUP BY content_id"
        )
        yield from map(PlaneRow._make, reader.execute(sql, page).fetchall())


def looks(reader: sqlite3.Connection, file_ids: Sequence[int]) -> dict[int, tuple[bytes, bytes]]:
    """Return (64x64 grey, 8x8 YCbCr) of these files; those without a picture are absent."""
    marks = ",".join("?" * len(file_ids))
    sql = f"SELECT file_id, grey, colour FROM picture_fingerprint WHERE file_id IN ({marks})"  # noqa: S608
    return {row[0]: (row[1], row[2]) for row in reader.execute(sql, tuple(file_ids))}


def greys(reader: sqlite3.Connection, file_ids: Sequence[int], version: int) -> dict[int, bytes]:
    """Return the 64x64 grey planes of these files that were made by these rules."""
    sql = (
        "SELECT file_id, grey FROM picture_fingerprint JOIN file ON file.id = file_id"
        " WHERE picture_version = ? AND file_id IN (SELECT value FROM json_each(?))"
    )
    return dict(reader.execute(sql, (version, json.dumps(list(file_ids)))).fetchall())


def count_outdated(reader: sqlite3.Connection, version: int) -> int:
    """Return how many pictures were compared by other rules, so that they are compared anew."""
    row = reader.execute(
        "SELECT count(*) FROM searched WHERE version <> ? AND EXISTS (SELECT 1 FROM file"
        " JOIN picture_fingerprint ON file_id = file.id"
        " WHERE content_id = searched.content_id AND status = 'present')",
        (version,),
    )
    return int(row.fetchone()[0])


def searched_without_file(reader: sqlite3.Connection) -> list[int]:
    """Return the contents that were compared and that no file has any more: it was edited."""
    rows = reader.execute(
        "SELECT content_id FROM searched WHERE NOT EXISTS"
        " (SELECT 1 FROM file WHERE file.content_id = searched.content_id)"
    )
    return [row[0] for row in rows]


def count_searched(reader: sqlite3.Connection, version: int) -> int:
    """Return how many pictures have been compared before."""
    row = reader.execute("SELECT count(*) FROM searched WHERE version = ?", (version,))
    return int(row.fetchone()[0])


def searched_views(
    reader: sqlite3.Connection, version: int, *, at_once: int
) -> Iterator[list[tuple[int, bytes]]]:
    """Yield (content id, packed hashes of its views) of every picture compared before."""
    rows = reader.execute(
        "SELECT content_id, views FROM searched WHERE version = ? ORDER BY content_id", (version,)
    )
    while page := rows.fetchmany(at_once):
        yield page


def views_of(
    reader: sqlite3.Connection, content_ids: Sequence[int], version: int
) -> list[tuple[int, bytes]]:
    """Return (content id, packed hashes of its views) of these contents, where there are any."""
    sql = (
        "SELECT content_id, views FROM searched"
        " WHERE version = ? AND content_id IN (SELECT value FROM json_each(?))"
    )
    return reader.execute(sql, (version, json.dumps(content_ids))).fetchall()


def byte_of_views(
    reader: sqlite3.Connection, content_ids: Sequence[int], version: int, *, at: int
) -> dict[int, int]:
    """Return one byte of the packed hashes of these contents, where there are any."""
    rows = reader.execute(
        "SELECT content_id, substr(views, ?, 1) FROM searched"
        " WHERE version = ? AND content_id IN (SELECT value FROM json_each(?))",
        (at + 1, version, json.dumps(content_ids)),
    )
    return {content_id: byte[0] for content_id, byte in rows}


def shares(reader: sqlite3.Connection, content_id: int) -> dict[int, float]:
    """Return what the matches of a picture show, in areas of it, by content."""
    rows = reader.execute(
        "SELECT right_id, 1 / share FROM picture_match WHERE left_id = ?1 AND score > 0"
        " UNION ALL SELECT left_id, share FROM picture_match WHERE right_id = ?1 AND score > 0",
        (content_id,),
    )
    return dict(rows.fetchall())


def matches(reader: sqlite3.Connection) -> list[MatchRow]:
    """Return every stored pair."""
    sql = "SELECT left_id, right_id, score, lane, orientation, share FROM picture_match"
    return [MatchRow._make(row) for row in reader.execute(sql)]


def store_search(
    writer: sqlite3.Connection,
    views: Sequence[tuple[int, bytes]],
    found: Sequence[MatchRow],
    version: int,
) -> None:
    """Store what a search found, together with the pictures it was made for.

    What other rules found between pictures that are now both compared by these is forgotten; until
    then it holds, so that a search that is stopped in between loses nothing.
    """
    _store_matches(writer, found, version)
    writer.executemany(
        "INSERT OR REPLACE INTO searched(content_id, version, views)"
        " SELECT id, ?, ? FROM content WHERE id = ?",
        [(version, packed, content_id) for content_id, packed in views],
    )
    compared = "(SELECT 1 FROM searched WHERE content_id = {} AND searched.version = ?1)"
    for column in ("left_id", "right_id"):
        writer.execute(
            "DELETE FROM picture_match WHERE version <> ?1"  # noqa: S608 - constants of ours
            f" AND {column} IN (SELECT value FROM json_each(?2))"
            f" AND EXISTS {compared.format('left_id')} AND EXISTS {compared.format('right_id')}",
            (version, json.dumps([content_id for content_id, _ in views])),
        )


def compare_anew(writer: sqlite3.Connection, content_ids: Sequence[int]) -> None:
    """Have pictures compared once more; until then what they matched holds."""
    wanted = [(content_id,) for content_id in content_ids]
    writer.executemany("DELETE FROM searched WHERE content_id = ?", wanted)
    writer.executemany(
        "UPDATE picture_match SET version = 0 WHERE left_id = ?1 OR right_id = ?1", wanted
    )


def _store_matches(writer: sqlite3.Connection, found: Sequence[MatchRow], version: int) -> None:
    """Store matches; a content that went away meanwhile takes its matches with it."""
    writer.executemany(
        "INSERT OR REPLACE INTO picture_match(left_id, right_id, score, lane, orientation, share,"
        " version) SELECT ?, ?, ?, ?, ?, ?, ? WHERE"
        " (SELECT count(*) FROM content WHERE id IN (?, ?)) = 2",
        [(*match, version, match.left_id, match.right_id) for match in found],
    )
