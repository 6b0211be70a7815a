"""Finds a film or recording that two others match, by which these two can be aligned."""

import sqlite3

_BEST = (
    "WITH of_one(id, score) AS (SELECT {right}, score FROM {table} WHERE {left} = ?1"
    " UNION ALL SELECT {left}, score FROM {table} WHERE {right} = ?1),"
    " of_other(id, score) AS (SELECT {right}, score FROM {table} WHERE {left} = ?2"
    " UNION ALL SELECT {left}, score FROM {table} WHERE {right} = ?2)"
    " SELECT id FROM of_one JOIN of_other USING (id)"
    " ORDER BY min(of_one.score, of_other.score) DESC, id LIMIT 1"
)
_QUERIES = (
    _BEST.format(table="film_match", left="film_id", right="copy_id"),
    _BEST.format(table="sound_match", left="left_id", right="right_id"),
)


def third_of(reader: sqlite3.Connection, one: int, other: int) -> int | None:
    """Return the content that matches both of these best; None where none does."""
    for query in _QUERIES:
        if (row := reader.execute(query, (one, other)).fetchone()) is not None:
            return int(row[0])
    return None
