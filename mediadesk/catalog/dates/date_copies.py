"""Which files may lend another one their date: copies of the same picture, film or recording."""

import json
import sqlite3
from collections.abc import Sequence

NOT_ITS_OWN = "('File:FileModifyDate', 'foldername_date', 'duplicate')"
"""Sources of dates that are of no help to a copy."""
_MOST_COPIES = 200
_MOST_WITNESSES = 5
"""How many copies of one picture are asked for its date."""


def copied(reader: sqlite3.Connection, folder_id: int) -> set[int]:
    """Return the files of a folder that `Copies` may find others for, in one question.

    Most files are the only ones of their picture; asking that of each takes a scan's time.
    """
    rows = reader.execute(
        "SELECT id FROM file WHERE folder_id = ? AND content_id IS NOT NULL AND ("
        " EXISTS (SELECT 1 FROM file AS twin"
        "  WHERE twin.content_id = file.content_id AND twin.id <> file.id)"
        " OR EXISTS (SELECT 1 FROM content AS own JOIN content AS other"
        "  ON other.payload_key = own.payload_key AND other.id <> own.id"
        "  WHERE own.id = file.content_id AND own.payload_key <> '' AND other.payload_key <> '')"
        " OR EXISTS (SELECT 1 FROM cluster_member WHERE file_id = file.id))",
        (folder_id,),
    )
    return {row[0] for row in rows}


class Copies:
    """Finds the copies of files; what is asked for one of a cluster serves its other members."""

    def __init__(self) -> None:
        """Know nothing yet. What was found holds while no dates are written."""
        self._found: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = {}
        self._same: dict[int, tuple[int, ...]] = {}

    def of(self, reader: sqlite3.Connection, file_id: int) -> list[int]:
        """Return files that hold the same picture, film or recording and know their own date.

        The same bytes, the same payload, or a member of the same cluster; the surest come first.
        One that is still to be judged (its sidecar was just found) may know.
        """
        same = self._same_content(reader, file_id)
        asked = json.dumps(same or [file_id])
        rows = reader.execute(
            "SELECT DISTINCT cluster_id FROM cluster_member"
            " WHERE file_id IN (SELECT value FROM json_each(?)) ORDER BY 1",
            (asked,),
        )
        key = (same, tuple(row[0] for row in rows))
        if key not in self._found:
            self._found[key] = _who_know(reader, *key)
        return [id_ for id_ in self._found[key] if id_ != file_id][:_MOST_WITNESSES]

    def _same_content(self, reader: sqlite3.Connection, file_id: int) -> tuple[int, ...]:
        """Return the files with the same picture; none when it is the only one."""
        row = reader.execute("SELECT content_id FROM file WHERE id = ?", (file_id,)).fetchone()
        if row is None or row[0] is None:
            return ()
        if row[0] not in self._same:
            same = _files_of(reader, row[0])
            self._same[row[0]] = tuple(sorted(same)) if len(same) > 1 else ()
        return self._same[row[0]]


def _who_know(
    reader: sqlite3.Connection, same: Sequence[int], clusters: Sequence[int]
) -> list[int]:
    """Return those among these files and the members of these clusters that know their date."""
    rows = reader.execute(
        "SELECT id FROM file WHERE status <> 'removed' AND taken IS NOT NULL"  # noqa: S608 - constants
        f" AND (taken_source NOT IN {NOT_ITS_OWN} OR date_version = 0) AND id IN ("
        " SELECT value FROM json_each(?1) UNION"
        " SELECT file_id FROM (SELECT file_id FROM cluster_member WHERE cluster_id IN ("
        f" SELECT value FROM json_each(?2)) LIMIT {_MOST_COPIES}))"
        " ORDER BY confidence = 'HIGH' DESC, confidence = 'MEDIUM' DESC, date_version, taken, id"
        " LIMIT ?3",
        (json.dumps(same), json.dumps(clusters), _MOST_WITNESSES + 1),
    )
    return [row[0] for row in rows]


def _files_of(reader: sqlite3.Connection, content_id: int) -> list[int]:
    rows = reader.execute(
        "SELECT file.id FROM content AS one JOIN content AS other ON other.id = one.id"  # noqa: S608
        " OR (other.payload_key = one.payload_key AND other.payload_key <> '')"
        " JOIN file ON file.content_id = other.id"
        f" WHERE one.id = ? AND status <> 'removed' LIMIT {_MOST_COPIES}",
        (content_id,),
    )
    return [row[0] for row in rows]
