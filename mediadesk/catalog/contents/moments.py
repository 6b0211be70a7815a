"""When a photo was taken and saved by its own EXIF, with fractions of a second."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_TAKEN, _SAVED = "EXIF:DateTimeOriginal", "EXIF:ModifyDate"


@dataclass(frozen=True, slots=True)
class Moments:
    """On the camera's own clock. None where the file does not say to the second."""

    taken: datetime | None = None
    saved: datetime | None = None


def of_contents(reader: sqlite3.Connection, content_ids: Iterable[int]) -> dict[int, Moments]:
    """Return what cameras say of these contents; those of no camera are absent."""
    sql = (
        "SELECT content_id, json_extract(value, '$.source'), json_extract(value, '$.datetime')"
        " FROM file JOIN file_detail ON file_id = file.id, json_each(timestamp_candidates)"
        " WHERE content_id IN (SELECT value FROM json_each(?)) AND camera IS NOT NULL"
        " AND json_extract(value, '$.source') IN (?, ?)"
        " AND json_extract(value, '$.precision') IS NULL"
    )
    said: dict[int, dict[str, datetime]] = {}
    for content_id, source, wall in reader.execute(
        sql, (json.dumps(list(content_ids)), _TAKEN, _SAVED)
    ):
        if wall is not None:
            said.setdefault(content_id, {})[source] = datetime.fromisoformat(wall)
    return {id_: Moments(one.get(_TAKEN), one.get(_SAVED)) for id_, one in said.items()}
