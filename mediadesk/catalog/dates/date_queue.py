"""Which dates of the library want a look, the most urgent first, and by what they can be narrowed.

`file.need` says why: the first rule was sure of a date that is not believed (1), it says another
one than is proposed (2), the date is weak (3), there is none (4); 0 where nothing has to be done.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog.folders import folders
from mediadesk.catalog.shown import in_sight, live_photos
from mediadesk.domain import names
from mediadesk.domain.dating import DateFacets, DateQuery, DateQueue, DateTotals, Need
from mediadesk.domain.timestamps import KNOWN_LENGTHS, ConfidenceLevel

NEEDS = (Need.CONTRADICTED, Need.ZONE, Need.LOW, Need.NONE)
"""In the order of the queue; `file.need` is the place in it, from 1."""

_THERE = "listed = 1 AND status NOT IN ('missing', 'removed')"
_QUEUED = f"need > 0 AND {_THERE} AND file.id NOT IN ({live_photos.HALVES})"
"""What wants a look. A photo that moves is one thing: its still is looked at, not its film."""
_SEED = "(SELECT seed FROM file_detail WHERE file_id = file.id)"
_SAID = f"json_extract({_SEED}, '$.value')"
_FROM_DISK = f"json_extract({_SEED}, '$.source') = 'File:FileModifyDate'"
"""The first rule found only the time of the file: a sure date settles that, nothing is open."""
_WAS_SURE = f"json_extract({_SEED}, '$.confidence') = 'HIGH'"
_KNOWN = (
    "CASE taken_precision "
    + " ".join(f"WHEN '{name}' THEN {length}" for name, length in KNOWN_LENGTHS.items())
    + " ELSE 19 END"
)
_APART_S = f"abs(unixepoch({_SAID}) - unixepoch(taken))"
_SAME_DAY_S, _SAME_S = 36 * 3600, 3
_PUT_RIGHT = "(SELECT instr(flags, '\"clock-corrected\"') FROM file_detail WHERE file_id = file.id)"
"""The user has said how wrong the clock was: what it wrote is no contradiction any more."""
_SCANNED = "(SELECT instr(flags, '\"scan-date\"') FROM file_detail WHERE file_id = file.id)"
"""The day of a scan is not contradicted: nobody knows better."""
_NEED = (
    "CASE WHEN taken_source = 'user' THEN 0 WHEN taken IS NULL THEN 4"
    f" WHEN confidence <> 'LOW' AND {_PUT_RIGHT} THEN 0"
    f" WHEN confidence = 'LOW' AND {_SCANNED} THEN 3"
    f" WHEN confidence = 'HIGH' AND {_FROM_DISK} THEN 0"
    f" WHEN {_SAID} IS NULL THEN CASE confidence WHEN 'LOW' THEN 3 ELSE 0 END"
    f" WHEN {_WAS_SURE} AND (confidence = 'LOW' OR {_APART_S} > {_SAME_DAY_S}) THEN 1"
    f" WHEN substr({_SAID}, 1, {_KNOWN}) <> substr(taken, 1, {_KNOWN})"
    f" AND {_APART_S} > {_SAME_S} THEN 2"
    " WHEN confidence = 'LOW' THEN 3 ELSE 0 END"
)


def renew(writer: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Find out anew what these files need; their dates have just been judged."""
    writer.executemany(
        f"UPDATE file SET need = {_NEED} WHERE id = ?",  # noqa: S608 - constants of ours
        [(file_id,) for file_id in ids],
    )


def note_unwritten(writer: sqlite3.Connection, unwritten: Iterable[tuple[int, bool]]) -> None:
    """Note of files, by id, whether the date the user decided is only known here."""
    writer.executemany(
        "UPDATE file SET unwritten = ? WHERE id = ? AND unwritten <> ?",
        [(said, file_id, said) for file_id, said in unwritten],
    )


def queue(reader: sqlite3.Connection, query: DateQuery) -> DateQueue:
    """Return the files that want a look, by need and then in the order of time."""
    where = _Where(reader, query)
    rows = reader.execute(
        f"SELECT id, need FROM file WHERE {where.text}"  # noqa: S608 - constants of ours
        " ORDER BY need, taken, id",
        where.values,
    )
    ids, counts = array("q"), [0] * len(NEEDS)
    for file_id, need in rows:
        ids.append(file_id)
        counts[need - 1] += 1
    groups = [(need, number) for need, number in zip(NEEDS, counts, strict=True) if number]
    return DateQueue(ids, groups)


def needs(reader: sqlite3.Connection) -> dict[Need, int]:
    """Return how many files of the whole library are in the queue, by need."""
    rows = reader.execute(
        f"SELECT need, count(*) FROM file WHERE {_queued(reader)} GROUP BY need"  # noqa: S608
    ).fetchall()
    counts = dict(rows)
    return {need: counts.get(place, 0) for place, need in enumerate(NEEDS, 1)}


def totals(reader: sqlite3.Connection) -> DateTotals:
    """Return how far the whole library has come."""
    there = _there(reader)
    files, dated = reader.execute(
        f"SELECT count(*), count(taken) FROM file INDEXED BY file_by_date WHERE {there}"  # noqa: S608
    ).fetchone()
    sure = _count(reader, f"confidence = 'HIGH' AND {_queued(reader)}")
    return DateTotals(
        needs=needs(reader),
        accepted=_count(reader, f"taken_source = 'user' AND {there}"),
        to_write=_count(reader, f"unwritten = 1 AND {there}"),
        sure=sure,
        dated=dated,
        files=files,
    )


def facets(reader: sqlite3.Connection, query: DateQuery) -> DateFacets:
    """Return what the queue can be narrowed by, with how many files each choice has."""
    where = _Where(reader, query)
    confidences = _counted(reader, "confidence", where)
    years = _counted(reader, "substr(taken, 1, 4)", where)
    flags = reader.execute(
        "SELECT CASE WHEN instr(flag.value, ':') THEN"  # noqa: S608 - constants of ours
        " substr(flag.value, 1, instr(flag.value, ':') - 1) ELSE flag.value END AS told, count(*)"
        " FROM file JOIN file_detail ON file_id = file.id, json_each(flags) AS flag"
        f" WHERE {where.text} GROUP BY told ORDER BY 2 DESC, 1",
        where.values,
    )
    return DateFacets(
        confidences={level: confidences.get(level, 0) for level in ConfidenceLevel},
        cameras=_counted(reader, "camera", where),
        years={int(year): number for year, number in years.items()},
        flags=dict(flags.fetchall()),
        folders=_folders(reader, where),
    )


def histogram(reader: sqlite3.Connection) -> dict[str, int]:
    """Return how many files of the whole library have a date in each month ("2019-08")."""
    rows = reader.execute(
        "SELECT substr(taken, 1, 7) AS month, count(*)"  # noqa: S608 - constants of ours
        f" FROM file INDEXED BY file_by_date WHERE {_there(reader)} AND taken IS NOT NULL"
        " GROUP BY month ORDER BY month"
    )
    return dict(rows.fetchall())


@dataclass(frozen=True, slots=True)
class QueueRow:
    """What the queue shows of a file beside its record; the JSON texts as stored."""

    need: int
    seed_json: str
    taken: str | None
    precision: str | None
    offset_minutes: int | None
    source: str | None
    confidence: str


def rows(reader: sqlite3.Connection, ids: Sequence[int]) -> dict[int, QueueRow]:
    """Return a page of the queue by id; unknown ids are absent."""
    found = reader.execute(
        "SELECT file.id, need, coalesce(seed, '{}'), taken, taken_precision,"
        " taken_offset_minutes, taken_source, confidence FROM file"
        " LEFT JOIN file_detail ON file_id = file.id WHERE file.id IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[0]: QueueRow(*row[1:]) for row in found}


def neighbours(
    reader: sqlite3.Connection, file_id: int, *, at: str | None, each_way: int
) -> tuple[list[int], list[int]]:
    """Return files of the same camera before and after a time, the nearest first.

    `at` None: the file's own date. A file that has none, or names no camera, has the files beside
    it by name for neighbours: those of its camera, or any that have a date.
    """
    row = reader.execute(
        "SELECT camera, taken, folder_id, name FROM file WHERE id = ?", (file_id,)
    ).fetchone()
    if row is None:
        return [], []
    camera, taken, folder_id, name = row
    at = at or taken
    if camera is None or at is None:
        rule, values = "folder_id = ? AND taken IS NOT NULL", [folder_id]
        if camera is not None:
            rule, values = f"{rule} AND camera = ?", [*values, camera]
        key = name
        column = "name"
    else:
        rule, values, key, column = "camera = ? AND taken IS NOT NULL", [camera], at, "taken"
    found = []
    for sign, order in (("<", "DESC"), (">", "ASC")):
        sql = (
            f"SELECT id FROM file WHERE {rule} AND ({column}, id) {sign} (?, ?) AND id <> ?"  # noqa: S608
            f" AND {_THERE} ORDER BY {column} {order}, id {order} LIMIT ?"
        )
        rows_ = reader.execute(sql, (*values, key, file_id, file_id, each_way))
        found.append([each[0] for each in rows_])
    return found[0], found[1]


class _Where:
    """The condition of a query, built from fixed texts; values are always bound."""

    def __init__(self, reader: sqlite3.Connection, query: DateQuery) -> None:
        self.values: list[object] = []
        self._rules = [_queued(reader)]  # also where needs are named: the index asks for `need > 0`
        self._one_of("need", sorted(NEEDS.index(need) + 1 for need in query.needs))
        self._one_of("confidence", sorted(query.confidences))
        self._one_of("camera", sorted(query.cameras))
        self._one_of("substr(taken, 1, 4)", sorted(f"{year:04}" for year in query.years))
        self._one_of("substr(taken, 1, 7)", sorted(query.months))
        if query.folder_id is not None:
            self._rules.append(
                "folder_id IN (WITH RECURSIVE sub(id) AS (VALUES (?) UNION ALL SELECT folder.id"
                " FROM folder JOIN sub ON folder.parent_id = sub.id) SELECT id FROM sub)"
            )
            self.values.append(query.folder_id)
        for flag in sorted(query.flags):
            self._rules.append(
                "EXISTS (SELECT 1 FROM file_detail, json_each(flags) AS flag WHERE file_id ="
                " file.id AND (flag.value = ? OR substr(flag.value, 1, ?) = ?))"
            )
            self.values += [flag, len(flag) + 1, f"{flag}:"]

    @property
    def text(self) -> str:
        return " AND ".join(self._rules)

    def _one_of(self, column: str, choices: Sequence[object]) -> None:
        if choices:
            self._rules.append(f"{column} IN ({','.join('?' * len(choices))})")
            self.values += choices


def _there(reader: sqlite3.Connection) -> str:
    return f"{_THERE}{in_sight.staying(reader)}"


def _queued(reader: sqlite3.Connection) -> str:
    return f"{_QUEUED}{in_sight.staying(reader)}"


def _count(reader: sqlite3.Connection, rule: str) -> int:
    sql = f"SELECT count(*) FROM file WHERE {rule}"  # noqa: S608 - constants of ours
    return int(reader.execute(sql).fetchone()[0])


def _counted(reader: sqlite3.Connection, column: str, where: _Where) -> dict[Any, int]:
    sql = (
        f"SELECT {column} AS choice, count(*) FROM file WHERE {where.text}"  # noqa: S608
        " AND choice IS NOT NULL GROUP BY choice ORDER BY 2 DESC, 1"
    )
    return dict(reader.execute(sql, where.values).fetchall())


def _folders(reader: sqlite3.Connection, where: _Where) -> dict[int, tuple[str, int]]:
    counted = _counted(reader, "folder_id", where)
    found: dict[int, tuple[str, int]] = {}
    paths: dict[int, bytes] = {}
    for folder_id, number in counted.items():
        found[folder_id] = (names.shown(folders.path_of(reader, folder_id, paths)), number)
    return found
