"""Films in the catalog: their samples over time, which were compared, and matches."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mediadesk.catalog.folders import folders
from mediadesk.domain.media import FileStat
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason
from mediadesk.domain.sequences import Box

_AT_ONCE = 200
LIVE_LONGEST_S = 8.0
"""Live Photos last three seconds; edited ones a little more."""
_NO_BARS = 0.97
_THERE = "listed = 1 AND online = 1 AND status IN ('present', 'error')"


class Sampling(NamedTuple):
    """A film whose entries are not complete, and how far they have come."""

    content_id: int
    path: bytes
    stat: FileStat
    duration_s: float | None
    step_ms: int | None
    """None for a film that was not begun."""
    next_ms: int
    box: Box | None


class FilmRow(NamedTuple):
    """All entries of a film, as stored, in order of time."""

    content_id: int
    entries: bytes


class FilmMatchRow(NamedTuple):
    """Two contents that show the same.

    Times of the film, times `rate` plus `shift_s`, are the copy's. `windows` are the stretches of
    the film that agree, (start, stop) in seconds.
    """

    film_id: int
    copy_id: int
    score: float
    form: str
    rate: float
    shift_s: float
    coverage: float
    copy_coverage: float
    still: bool
    windows: tuple[tuple[float, float], ...]


def unsampled(reader: sqlite3.Connection, version: int) -> list[Sampling]:
    """Return the present films whose entries are not complete, each content once."""
    rows = reader.execute(
        "SELECT content_id, folder_id, name, file.size_bytes, mtime_ns, ctime_ns, dev, inode,"  # noqa: S608
        " links, duration_s, CASE WHEN version = ? THEN step_ms END, next_ms, box FROM file"
        " JOIN volume ON volume.id = volume_id"
        " LEFT JOIN film USING (content_id)"
        f" WHERE kind IN ('video', 'vr') AND {_THERE} AND status = 'present'"
        " AND content_id IS NOT NULL AND (version IS NULL OR version <> ? OR is_over = 0)"
        " GROUP BY content_id ORDER BY duration_s, content_id",
        (version, version),
    ).fetchall()
    known: dict[int, bytes] = {}
    return [
        Sampling(
            content_id=row[0],
            path=joined(folders.path_of(reader, row[1], known), row[2]),
            stat=FileStat(*row[3:9]),
            duration_s=row[9],
            step_ms=row[10],
            next_ms=row[11] or 0,
            box=tuple(json.loads(row[12])) if row[12] else None,
        )
        for row in rows
    ]


def begin(writer: sqlite3.Connection, content_id: int, *, version: int, step_ms: int) -> None:
    """Begin the entries of a film anew."""
    writer.execute("DELETE FROM film WHERE content_id = ?", (content_id,))
    writer.execute(
        "INSERT INTO film(content_id, version, step_ms) SELECT id, ?, ? FROM content WHERE id = ?",
        (version, step_ms, content_id),
    )


def add_part(
    writer: sqlite3.Connection,
    content_id: int,
    start_ms: int,
    entries: bytes,
    *,
    next_ms: int,
    is_over: bool,
    box: Box | None,
) -> None:
    """Add entries of a stretch to a film that was begun."""
    writer.execute(
        "UPDATE film SET next_ms = ?, is_over = ?, box = ? WHERE content_id = ?",
        (next_ms, is_over, None if box is None else json.dumps(box), content_id),
    )
    if entries:
        writer.execute(
            "INSERT OR REPLACE INTO film_part SELECT content_id, ?, ? FROM film"
            " WHERE content_id = ?",
            (start_ms, entries, content_id),
        )


def give_up(writer: sqlite3.Connection, content_id: int, reason: Reason) -> None:
    """Note that no more of a film can be read; what was read stays."""
    writer.execute(
        "UPDATE film SET is_over = 1, reason = ? WHERE content_id = ?",
        (reason.to_json(), content_id),
    )


def unsearched(reader: sqlite3.Connection, version: int, search_version: int) -> list[int]:
    """Return the complete films that were not compared with the others yet, by these rules."""
    rows = reader.execute(
        "SELECT content_id FROM film WHERE is_over = 1 AND version = ?"
        " AND searched_version <> ? ORDER BY content_id",
        (version, search_version),
    )
    return [row[0] for row in rows]


def searched(reader: sqlite3.Connection, version: int, search_version: int) -> list[int]:
    """Return the films that were compared with each other before."""
    rows = reader.execute(
        "SELECT content_id FROM film WHERE version = ? AND searched_version = ?"
        " ORDER BY content_id",
        (version, search_version),
    )
    return [row[0] for row in rows]


def load(reader: sqlite3.Connection, content_ids: Sequence[int]) -> Iterator[FilmRow]:
    """Yield the entries of these films; one without entries is absent."""
    for start in range(0, len(content_ids), _AT_ONCE):
        page = content_ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(page))
        rows = reader.execute(
            f"SELECT content_id, entries FROM film_part WHERE content_id IN ({marks})"  # noqa: S608
            " ORDER BY content_id, start_ms",
            tuple(page),
        )
        current, parts = None, list[bytes]()
        for content_id, entries in rows:
            if content_id != current and current is not None:
                yield FilmRow(current, b"".join(parts))
                parts = []
            current = content_id
            parts.append(entries)
        if current is not None:
            yield FilmRow(current, b"".join(parts))


def store_search(
    writer: sqlite3.Connection,
    content_ids: Sequence[int],
    found: Sequence[FilmMatchRow],
    *,
    search_version: int,
) -> None:
    """Store what a search found for films, in place of what one by older rules had found."""
    writer.executemany(
        "DELETE FROM film_match WHERE film_id = ?1 OR copy_id = ?1",
        [(content_id,) for content_id in content_ids],
    )
    for match in found:
        pair = (match.film_id, match.copy_id)
        writer.execute("DELETE FROM film_match WHERE film_id = ? AND copy_id = ?", pair[::-1])
        writer.execute(
            "INSERT OR REPLACE INTO film_match SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE"
            " (SELECT count(*) FROM content WHERE id IN (?, ?)) = 2",
            (*match[:9], json.dumps(match.windows), *pair),
        )
    writer.executemany(
        "UPDATE film SET searched_version = ? WHERE content_id = ?",
        [(search_version, content_id) for content_id in content_ids],
    )


def matches(reader: sqlite3.Connection) -> list[FilmMatchRow]:
    """Return every stored match of films."""
    return [_match(row) for row in reader.execute(f"{_MATCH} FROM film_match")]


def shown_shares(reader: sqlite3.Connection) -> dict[int, float]:
    """Return the share of the frame that shows each film; films without bars are absent."""
    shares: dict[int, float] = {}
    for content_id, text in reader.execute("SELECT content_id, box FROM film WHERE box NOT NULL"):
        left, top, right, bottom = json.loads(text)
        share = (right - left) * (bottom - top)
        if share < _NO_BARS:
            shares[content_id] = share
    return shares


def contents_of(
    reader: sqlite3.Connection, file_ids: tuple[int, int]
) -> tuple[int | None, int | None]:
    """Return the contents of two files; None for one that has none."""
    known = dict(
        reader.execute("SELECT id, content_id FROM file WHERE id IN (?, ?)", file_ids).fetchall()
    )
    return known.get(file_ids[0]), known.get(file_ids[1])


def match_of(reader: sqlite3.Connection, one: int, other: int) -> FilmMatchRow | None:
    """Return how two contents match, whichever is the film and whichever the copy."""
    row = reader.execute(
        f"{_MATCH} FROM film_match WHERE (film_id = ? AND copy_id = ?)"
        " OR (film_id = ? AND copy_id = ?)",
        (one, other, other, one),
    ).fetchone()
    return None if row is None else _match(row)


_MATCH = (
    "SELECT film_id, copy_id, score, form, rate, shift_s, coverage, copy_coverage, still, windows"
)


def _match(row: sqlite3.Row) -> FilmMatchRow:
    windows = tuple((start, stop) for start, stop in json.loads(row[9]))
    return FilmMatchRow._make((*row[:8], bool(row[8]), windows))


def halves_of_live_photos(reader: sqlite3.Connection, file_ids: Sequence[int]) -> set[int]:
    """Return which of these films are the moving half of a photo in their folder.

    Apple's identifier joins the two; without it the name, for films of a few seconds.
    """
    found: set[int] = set()
    for start in range(0, len(file_ids), _AT_ONCE):
        page = tuple(file_ids[start : start + _AT_ONCE])
        marks = ",".join("?" * len(page))
        rows = reader.execute(
            "SELECT DISTINCT film.id FROM file AS film"  # noqa: S608 - only marks
            " JOIN file AS still ON still.folder_id = film.folder_id AND still.kind = 'photo'"
            " AND still.status = 'present' AND still.listed = 1"
            " LEFT JOIN file_detail AS of_film ON of_film.file_id = film.id"
            " LEFT JOIN file_detail AS of_still ON of_still.file_id = still.id"
            f" WHERE film.id IN ({marks}) AND film.duration_s <= {LIVE_LONGEST_S} AND ("
            " of_film.facts ->> 'content_identifier' = of_still.facts ->> 'content_identifier'"
            " OR substr(film.name_search, 1, length(film.name_search) - length(film.extension))"
            " = substr(still.name_search, 1, length(still.name_search)"
            " - length(still.extension)))",
            page,
        )
        found |= {row[0] for row in rows}
    return found
