"""Cameras in the catalog: what their files say of their clocks, what the user accepted."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.domain.changes import CatalogChanges

CameraKey = tuple[str, str, str]
"""Make, model, serial number."""


@dataclass(frozen=True, slots=True)
class CameraShot:
    """A file that names its camera, with all that its dates say of that camera's clock."""

    file_id: int
    facts_json: str
    candidates_json: str
    taken: str | None
    source: str | None


def shifts(reader: sqlite3.Connection) -> dict[CameraKey, float]:
    """Return the seconds to add to the times of every camera put right."""
    rows = reader.execute("SELECT make, model, serial, shift_s FROM camera_clock")
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def show(writer: sqlite3.Connection, facts: Sequence[dict[str, Any]]) -> CatalogChanges:
    """Show what was accepted of cameras; their files' dates are judged anew.

    A shift of 0 takes a correction back.
    """
    changed: set[int] = set()
    for fact in facts:
        key = (fact["make"], fact["model"], fact["serial"])
        shift_s = fact["shift_s"]
        if shifts(writer).get(key, 0.0) == shift_s:
            continue
        writer.execute("DELETE FROM camera_clock WHERE make = ? AND model = ? AND serial = ?", key)
        if shift_s:
            writer.execute(
                "INSERT INTO camera_clock (make, model, serial, shift_s) VALUES (?, ?, ?, ?)",
                (*key, shift_s),
            )
        ids = files_of(writer, key)
        writer.executemany(
            "UPDATE file SET date_version = 0, related = 0 WHERE id = ?", [(id_,) for id_ in ids]
        )
        changed |= set(ids)
    return CatalogChanges(files=frozenset(changed))


def cameras(
    reader: sqlite3.Connection,
) -> list[tuple[CameraKey, int, str | None, str | None]]:
    """Return every camera with its files: how many, the first and the last date; most first."""
    rows = reader.execute(
        "SELECT trim(coalesce(json_extract(facts, '$.camera_make'), '')) AS make,"
        " trim(coalesce(json_extract(facts, '$.camera_model'), '')) AS model,"
        " trim(coalesce(json_extract(facts, '$.camera_serial'), '')) AS serial,"
        " count(*) AS files, min(taken), max(taken)"
        " FROM file JOIN file_detail ON file_id = file.id"
        " WHERE camera IS NOT NULL AND listed = 1 AND status <> 'removed'"
        " GROUP BY make, model, serial ORDER BY files DESC, make, model, serial"
    )
    return [((row[0], row[1], row[2]), *row[3:]) for row in rows]


def files_of(reader: sqlite3.Connection, camera: CameraKey) -> list[int]:
    """Return the files that name this camera, by id."""
    rows = reader.execute(
        "SELECT file.id FROM file JOIN file_detail ON file_id = file.id"
        " WHERE camera IS NOT NULL AND listed = 1 AND status <> 'removed'"
        " AND trim(coalesce(json_extract(facts, '$.camera_make'), '')) = ?"
        " AND trim(coalesce(json_extract(facts, '$.camera_model'), '')) = ?"
        " AND trim(coalesce(json_extract(facts, '$.camera_serial'), '')) = ? ORDER BY file.id",
        camera,
    )
    return [row[0] for row in rows]


def camera_shots(reader: sqlite3.Connection) -> Iterator[CameraShot]:
    """Yield every file that names its camera, one by one."""
    rows = reader.execute(
        "SELECT file.id, facts, timestamp_candidates, taken, taken_source"
        " FROM file JOIN file_detail ON file_id = file.id"
        " WHERE camera IS NOT NULL AND listed = 1 AND status <> 'removed' ORDER BY file.id"
    )
    for row in rows:
        yield CameraShot(*row)
