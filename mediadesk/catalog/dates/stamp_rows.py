"""Files whose dates are to be written, with all that writing them must know."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediadesk.catalog.files import records
from mediadesk.catalog.folders import folders
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.media import FileStat, MediaKind
from mediadesk.domain.paths import joined
from mediadesk.domain.rewrites import JournalKeys
from mediadesk.domain.timestamps import Precision

_AT_ONCE = 400
_COLUMNS = (
    "file.id, folder_id, name, kind, file.size_bytes, mtime_ns, ctime_ns, dev, inode, links,"
    " coalesce(quick_hash, ''), coalesce(payload_key, ''), taken, taken_precision,"
    " taken_offset_minutes, taken_source, camera, coalesce(facts, '{}'),"
    " coalesce(timestamp_candidates, '[]'), coalesce(flags, '[]'), unwritten"
)
_THERE = "listed = 1 AND status IN ('present', 'error') AND volume.online = 1"


@dataclass(frozen=True, slots=True)
class StampRow:
    """A file that is there, its date, and what it said of it; the JSON texts as stored."""

    id: int
    folder_id: int
    path: bytes
    kind: MediaKind
    stat: FileStat
    keys: JournalKeys
    date: ChosenDate | None
    source: str | None
    camera: str | None
    facts_json: str
    candidates_json: str
    flags_json: str
    unwritten: bool
    """True when the user's date is neither in the file nor beside it."""

    @property
    def name(self) -> bytes:
        """Its name, as on disk."""
        return self.path.rpartition(b"/")[2]

    @property
    def format(self) -> str | None:
        """Its format by content, as the probe saw it."""
        found = json.loads(self.facts_json).get("format")
        return found if isinstance(found, str) else None


def decided_ids(reader: sqlite3.Connection, *, unwritten: bool) -> list[int]:
    """Return the files whose date the user decided; `unwritten`: only where they do not say so."""
    rule = "unwritten = 1" if unwritten else "taken_source = 'user'"
    rows = reader.execute(
        f"SELECT file.id FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608 - constants
        f" WHERE {rule} AND {_THERE} ORDER BY folder_id, name"
    )
    return [row[0] for row in rows]


def ids_at(
    reader: sqlite3.Connection, where: records.Whereabouts | None, levels: Sequence[str]
) -> list[int]:
    """Return the files that are somewhere (None: everywhere), folder by folder.

    `levels` are the confidences wanted, none for any.
    """
    rule, values = records.placed(where)
    sql = (
        "SELECT file.id FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608 - constants
        f" WHERE {_THERE}{rule}"
    )
    if levels:
        sql += " AND confidence IN (SELECT value FROM json_each(?))"
        values = [*values, json.dumps(list(levels))]
    return [row[0] for row in reader.execute(f"{sql} ORDER BY folder_id, name", values)]


def stamp_rows(reader: sqlite3.Connection, ids: Sequence[int]) -> Iterator[StampRow]:
    """Yield these files in their order; those that are not there are left out."""
    known: dict[int, bytes] = {}
    for start in range(0, len(ids), _AT_ONCE):
        page = list(ids[start : start + _AT_ONCE])
        rows = reader.execute(
            f"SELECT {_COLUMNS} FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608
            " LEFT JOIN content ON content.id = content_id"
            " LEFT JOIN file_detail ON file_id = file.id"
            f" WHERE file.id IN (SELECT value FROM json_each(?)) AND {_THERE}",
            (json.dumps(page),),
        ).fetchall()
        found = {row[0]: _row(reader, row, known) for row in rows}
        yield from (found[id_] for id_ in page if id_ in found)


def _row(reader: sqlite3.Connection, row: sqlite3.Row, known: dict[int, bytes]) -> StampRow:
    date = None
    if row[12] is not None:
        date = ChosenDate(row[12][:19], Precision(row[13] or Precision.SECOND), row[14])
    return StampRow(
        id=row[0],
        folder_id=row[1],
        path=joined(folders.path_of(reader, row[1], known), row[2]),
        kind=MediaKind(row[3]),
        stat=FileStat(*row[4:10]),
        keys=JournalKeys(row[4], row[10], row[11]),
        date=date,
        source=row[15],
        camera=row[16],
        facts_json=row[17],
        candidates_json=row[18],
        flags_json=row[19],
        unwritten=bool(row[20]),
    )
