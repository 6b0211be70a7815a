"""Who may lend a file its date: other files of the same picture, film or recording."""

import json
import sqlite3

NOT_ITS_OWN = "('File:FileModifyDate', 'foldername_date', 'duplicate')"
"""Sources of dates that are of no help to a copy."""
_MOST_COPIES = 200
_MOST_WITNESSES = 5
"""How many copies of one picture are asked for its date."""


def copied(reader: sqlite3.Connection, folder_id: int) -> set[int]:
    """Return the files of a folder that `copies_of` may find others for, in one question.

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


def copies_of(reader: sqlite3.Connection, file_id: int) -> list[int]:
    """Return files that hold the same picture, film or recording and know their own date.

    The same bytes, the same payload, or a member of the same cluster; the surest come first.
    One that is still to be judged (its sidecar was just found) may know.
    """
    same = {file_id, *_same_content(reader, file_id)}
    rows = reader.execute(
        "SELECT id FROM file WHERE id <> ?1 AND status <> 'removed' AND taken IS NOT NULL"  # noqa: S608 - constants
        f" AND (taken_source NOT IN {NOT_ITS_OWN} OR date_version = 0) AND id IN ("
        " SELECT value FROM json_each(?2) UNION"
        " SELECT file_id FROM (SELECT file_id FROM cluster_member WHERE cluster_id IN ("
        " SELECT cluster_id FROM cluster_member"
        " WHERE file_id IN (SELECT value FROM json_each(?2)))"
        f" LIMIT {_MOST_COPIES}))"
        " ORDER BY confidence = 'HIGH' DESC, confidence = 'MEDIUM' DESC, date_version, taken, id"
        " LIMIT ?3",
        (file_id, json.dumps(sorted(same)), _MOST_WITNESSES),
    )
    return [row[0] for row in rows]


def _same_content(reader: sqlite3.Connection, file_id: int) -> list[int]:
    rows = reader.execute(
        "SELECT file.id FROM content AS one JOIN content AS other ON other.id = one.id"  # noqa: S608
        " OR (other.payload_key = one.payload_key AND other.payload_key <> '')"
        " JOIN file ON file.content_id = other.id"
        " WHERE one.id = (SELECT content_id FROM file WHERE id = ?)"
        f" AND status <> 'removed' LIMIT {_MOST_COPIES}",
        (file_id,),
    )
    return [row[0] for row in rows]
