"""What a file says that a copy of it could take over: date, place, rating, words."""

import os
import sqlite3
from dataclasses import dataclass

from mediadesk.catalog.files import facts as stored_facts
from mediadesk.catalog.folders import folders
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.facts import Facts
from mediadesk.domain.timestamps import ConfidenceLevel, Precision


@dataclass(frozen=True, slots=True)
class Told:
    """What the catalog knows of one file. `source` is where its date comes from."""

    facts: Facts
    date: ChosenDate | None
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
    return NOTHING if row is None else of_columns(*row)


def of_columns(  # noqa: PLR0917 - in the order of the columns
    facts_json: str | None,
    taken: str | None,
    offset_minutes: int | None,
    precision: str | None,
    source: str | None,
    confidence: str,
) -> Told:
    """Return what the columns of a file's rows tell."""
    date = None
    if taken:
        date = ChosenDate(taken, Precision(precision or Precision.SECOND), offset_minutes)
    facts = stored_facts.from_json(facts_json) if facts_json and facts_json != "{}" else Facts()
    return Told(facts, date, ConfidenceLevel(confidence), source or "")
