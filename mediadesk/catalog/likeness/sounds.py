"""Recordings in the catalog: acoustic fingerprints, which were compared, and matches."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mediadesk.catalog.folders import folders
from mediadesk.domain.media import FileStat
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason


class Unheard(NamedTuple):
    """A recording that was not listened to yet."""

    content_id: int
    path: bytes
    stat: FileStat


class SoundMatchRow(NamedTuple):
    """Two contents that sound the same: seconds of the left plus `shift_s` are the right's.

    They agree from `start_s` to `stop_s` of the left.
    """

    left_id: int
    right_id: int
    score: float
    shift_s: float
    start_s: float
    stop_s: float
    coverage: float
    right_coverage: float


def unheard(reader: sqlite3.Connection, version: int) -> list[Unheard]:
    """Return the present recordings without prints of this version, each content once."""
    rows = reader.execute(
        "SELECT content_id, folder_id, name, file.size_bytes, mtime_ns, ctime_ns, dev, inode,"
        " links FROM file JOIN volume ON volume.id = volume_id LEFT JOIN sound USING (content_id)"
        " WHERE kind = 'audio' AND listed = 1 AND online = 1 AND status = 'present'"
        " AND content_id IS NOT NULL AND (version IS NULL OR version <> ?)"
        " GROUP BY content_id ORDER BY content_id",
        (version,),
    ).fetchall()
    known: dict[int, bytes] = {}
    return [
        Unheard(row[0], joined(folders.path_of(reader, row[1], known), row[2]), FileStat(*row[3:9]))
        for row in rows
    ]


def store(
    writer: sqlite3.Connection,
    content_id: int,
    prints: bytes,
    *,
    version: int,
    reason: Reason | None = None,
) -> None:
    """Store what a recording sounds like; with a reason, why nothing can be heard."""
    writer.execute(
        "INSERT OR REPLACE INTO sound(content_id, version, prints, reason)"
        " SELECT id, ?, ?, ? FROM content WHERE id = ?",
        (version, prints, None if reason is None else reason.to_json(), content_id),
    )


def lengths(reader: sqlite3.Connection, version: int) -> Iterator[tuple[int, int, bool]]:
    """Yield (content id, bytes of its prints, whether it was compared) in the order of `heard`."""
    yield from reader.execute(
        f"SELECT content_id, length(prints), searched_version = version FROM {_HEARD}",  # noqa: S608
        (version,),
    )


def heard(reader: sqlite3.Connection, version: int) -> Iterator[bytes]:
    """Yield the prints of every recording, one by one; those not compared yet come first."""
    for row in reader.execute(f"SELECT prints FROM {_HEARD}", (version,)):  # noqa: S608
        yield row[0]


def store_search(
    writer: sqlite3.Connection, content_ids: Sequence[int], found: Sequence[SoundMatchRow]
) -> None:
    """Store what a search found for recordings, in place of what one by older rules had found."""
    writer.executemany(
        "DELETE FROM sound_match WHERE left_id = ?1 OR right_id = ?1",
        [(content_id,) for content_id in content_ids],
    )
    for match in found:
        pair = (match.left_id, match.right_id)
        writer.execute("DELETE FROM sound_match WHERE left_id = ? AND right_id = ?", pair[::-1])
        writer.execute(
            "INSERT OR REPLACE INTO sound_match SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE"
            " (SELECT count(*) FROM content WHERE id IN (?, ?)) = 2",
            (*match, *pair),
        )
    writer.executemany(
        "UPDATE sound SET searched_version = version WHERE content_id = ?",
        [(content_id,) for content_id in content_ids],
    )


def matches(reader: sqlite3.Connection) -> list[SoundMatchRow]:
    """Return every stored match of recordings."""
    return [SoundMatchRow._make(row) for row in reader.execute(_MATCH)]


def match_of(reader: sqlite3.Connection, one: int, other: int) -> SoundMatchRow | None:
    """Return how two contents match, whichever is the left one."""
    row = reader.execute(
        f"{_MATCH} WHERE (left_id = ? AND right_id = ?) OR (left_id = ? AND right_id = ?)",
        (one, other, other, one),
    ).fetchone()
    return None if row is None else SoundMatchRow._make(row)


_HEARD = (
    "sound WHERE version = ? AND length(prints) > 0 ORDER BY searched_version = version, content_id"
)
_MATCH = (
    "SELECT left_id, right_id, score, shift_s, start_s, stop_s, coverage, right_coverage"
    " FROM sound_match"
)
