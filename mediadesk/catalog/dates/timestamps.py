"""Dates in the catalog: which are still to be judged, what they are judged by, what came of it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog.dates import date_queue
from mediadesk.catalog.dates.date_choices import CHOICE_OF_FILE
from mediadesk.catalog.files import records
from mediadesk.catalog.folders import folders
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import MediaKind
from mediadesk.domain.paths import joined

_AT_ONCE = 500
_LONGEST_NAME = 256
"""No name has as many bytes."""


@dataclass(frozen=True, slots=True)
class DatedFile:
    """A file of a folder, as far as must be known to see which others share its moment.

    `taken` is ISO 8601 without zone; `assumed` tells that its offset is only that of home.
    """

    id: int
    name: bytes
    kind: MediaKind
    related: bool
    date_version: int
    taken: str | None
    offset_minutes: int | None
    precision: str | None
    source: str | None
    confidence: str
    camera: str | None
    duration_s: float | None
    assumed: bool
    decided: bool = False
    """True when the user decided the date of this content."""


@dataclass(frozen=True, slots=True)
class DateInput:
    """What the catalog keeps to judge a file's date by, without opening it.

    `path` is absolute; `facts_json` and `candidates_json` are None for a file that no study got
    anything from.
    """

    id: int
    folder_id: int
    path: bytes
    kind: MediaKind
    mtime_ns: int
    facts_json: str | None
    candidates_json: str | None
    choice_json: str | None
    """What the user decided: [wall, precision, offset in minutes, as typed]."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A file's date as judged, in the shape the catalog stores (see `Study`)."""

    file_id: int
    candidates_json: str
    seed_json: str
    flags_json: str
    date_version: int
    taken: str | None
    taken_offset_minutes: int | None
    taken_precision: str | None
    taken_source: str | None
    confidence: str
    unwritten: bool = False
    """True when the user's date is neither in the file nor beside it."""
    related: bool = True
    """False when a copy is still to be asked, now that the date turned out to be weak."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """Everything `mediadesk dates` prints of one file; the JSON texts as stored."""

    path: bytes
    taken: str | None
    offset_minutes: int | None
    precision: str | None
    source: str | None
    confidence: str
    seed_json: str
    flags_json: str
    candidates_json: str


class _OneOfEach(dict[Any, Any]):
    """Gives for each value the first one that was equal to it."""

    def __missing__(self, value: Any) -> Any:  # noqa: ANN401 - whatever it is
        self[value] = value
        return value


def in_folder(
    reader: sqlite3.Connection, folder_id: int, *, beginning: bytes = b""
) -> list[DatedFile]:
    """Return the files of a folder, by name; those that were removed are not among them.

    `beginning` is how their names begin.
    """
    rows = reader.execute(
        "SELECT file.id, name, kind, related, date_version, taken, taken_offset_minutes,"  # noqa: S608
        " taken_precision, taken_source, confidence, camera, duration_s,"
        " coalesce(instr(flags, '\"zone-assumed\"'), 0), taken_source = 'user'"
        f" OR EXISTS ({CHOICE_OF_FILE})"
        " FROM file LEFT JOIN file_detail ON file_id = file.id"
        " WHERE folder_id = ? AND name >= ? AND name < ?"
        " AND listed = 1 AND status <> 'removed' ORDER BY name",
        (folder_id, beginning, beginning + b"\xff" * _LONGEST_NAME),
    )
    same = _OneOfEach()  # of 200 000 texts that say the same, one is kept
    return [
        DatedFile(
            id=row[0],
            name=row[1],
            kind=MediaKind(row[2]),
            related=bool(row[3]),
            date_version=row[4],
            taken=same[row[5]],
            offset_minutes=row[6],
            precision=same[row[7]],
            source=same[row[8]],
            confidence=same[row[9]],
            camera=same[row[10]],
            duration_s=row[11],
            assumed=bool(row[12]),
            decided=bool(row[13]),
        )
        for row in rows
    ]


def names_in_folder(reader: sqlite3.Connection, folder_id: int) -> dict[bytes, int]:
    """Return the ids of a folder's files by name."""
    rows = reader.execute("SELECT name, id FROM file WHERE folder_id = ?", (folder_id,))
    return dict(rows.fetchall())


def content_identifiers(reader: sqlite3.Connection, folder_id: int) -> dict[int, str]:
    """Return Apple's ids of Live Photos in a folder, by file."""
    rows = reader.execute(
        "SELECT file.id, json_extract(facts, '$.content_identifier') FROM file"
        " JOIN file_detail ON file_id = file.id"
        " WHERE folder_id = ? AND facts LIKE '%\"content_identifier\"%'",
        (folder_id,),
    )
    return {row[0]: row[1] for row in rows if row[1]}


def inputs(
    reader: sqlite3.Connection, ids: Sequence[int], known: dict[int, bytes]
) -> dict[int, DateInput]:
    """Return what the dates of these files are judged by; `known` remembers folders' paths."""
    found: dict[int, DateInput] = {}
    for start in range(0, len(ids), _AT_ONCE):
        page = ids[start : start + _AT_ONCE]
        rows = reader.execute(
            "SELECT file.id, folder_id, name, kind, mtime_ns, facts, timestamp_candidates,"  # noqa: S608
            f" (SELECT json_array(wall, precision, offset_minutes, raw) FROM ({CHOICE_OF_FILE}))"
            " FROM file LEFT JOIN file_detail ON file_id = file.id"
            f" WHERE file.id IN ({','.join('?' * len(page))})",
            page,
        ).fetchall()
        for row in rows:
            path = joined(folders.path_of(reader, row[1], known), row[2])
            found[row[0]] = DateInput(row[0], row[1], path, MediaKind(row[3]), *row[4:])
    return found


def store(writer: sqlite3.Connection, dated: Sequence[Dated]) -> CatalogChanges:
    """Store dates that were judged; a file that is gone meanwhile is passed over."""
    changed: set[int] = set()
    unwritten: list[tuple[int, bool]] = []
    for date in dated:
        known = writer.execute(
            "UPDATE file SET taken = ?, taken_offset_minutes = ?, taken_precision = ?,"
            " taken_source = ?, confidence = ?, date_version = ?, related = ? WHERE id = ?",
            (
                date.taken,
                date.taken_offset_minutes,
                date.taken_precision,
                date.taken_source,
                date.confidence,
                date.date_version,
                date.related,
                date.file_id,
            ),
        ).rowcount
        if known:
            changed.add(date.file_id)
            unwritten.append((date.file_id, date.unwritten))
            writer.execute(
                "INSERT INTO file_detail VALUES (?, '{}', ?, ?, ?) ON CONFLICT(file_id) DO UPDATE"
                " SET timestamp_candidates = excluded.timestamp_candidates,"
                " seed = excluded.seed, flags = excluded.flags",
                (date.file_id, date.candidates_json, date.seed_json, date.flags_json),
            )
    date_queue.note_unwritten(writer, unwritten)
    date_queue.renew(writer, changed)
    return CatalogChanges(files=frozenset(changed))


def settle(writer: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Mark the dates of these files as judged with all that has a say in them."""
    writer.executemany("UPDATE file SET related = 1 WHERE id = ?", [(id_,) for id_ in ids])
    date_queue.renew(writer, ids)


def stream(
    reader: sqlite3.Connection, where: records.Whereabouts | None, *, levels: Sequence[str]
) -> Iterator[DateRow]:
    """Yield the dates of every catalogued file somewhere (None: everywhere), one by one."""
    rule, values = records.placed(where)
    sql = (
        "SELECT folder_id, file.name, taken, taken_offset_minutes, taken_precision, taken_source,"  # noqa: S608
        " confidence, coalesce(seed, '{}'), coalesce(flags, '[]'),"
        " coalesce(timestamp_candidates, '[]')"
        " FROM file LEFT JOIN file_detail ON file_id = file.id"
        f" WHERE (listed = 1 OR status = 'missing') AND aside IS NULL{rule}"
    )
    if levels:
        sql += f" AND confidence IN ({','.join('?' * len(levels))})"
    known: dict[int, bytes] = {}
    for row in reader.execute(f"{sql} ORDER BY folder_id, file.name", (*values, *levels)):
        yield DateRow(joined(folders.path_of(reader, row[0], known), row[1]), *row[2:])
