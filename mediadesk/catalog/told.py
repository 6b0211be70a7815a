"""What a file tells of itself that a copy of it could be given: date, place, rating, words."""

import os
import sqlite3
from dataclasses import dataclass

from mediadesk.catalog import facts as stored_facts
from mediadesk.catalog import folders
from mediadesk.domain.media import Facts
from mediadesk.domain.timestamps import ConfidenceLevel, Precision, TakenDate


@dataclass(frozen=True, slots=True)
class Told:
    """What the catalog knows of one file. `source` is where its date comes from."""

    facts: Facts
    date: TakenDate | None
    confidence: ConfidenceLevel
    source: str


NOTHING = Told(Facts(), None, ConfidenceLevel.NONE, "")


def of_path(reader: sqlite3.Connection, path: bytes) -> Told:
    """Return what the file at an absolute path tells; nothing for one that is not known."""
    folder, name = os.path.split(path)
    row = reader.execute(
        "SELECT facts, taken, taken_offset_minutes, taken_precision, taken_source, confidence"
        " FROM file LEFT JOIN file_detail ON file_id = file.id WHERE folder_id IS ? AND name = ?",
        (folders.find(reader, folder), name),
    ).fetchone()
    if row is None:
        return NOTHING
    date = None
    if row[1] is not None:
        date = TakenDate(row[1], Precision(row[3] or Precision.SECOND), row[2])
    return Told(stored_facts.from_json(row[0] or "{}"), date, ConfidenceLevel(row[5]), row[4] or "")
