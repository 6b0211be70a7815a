"""Rows of the catalog as records for lists, details and the terminal."""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mediadesk.catalog.files import facts as stored_facts
from mediadesk.catalog.files import held_files, streams
from mediadesk.catalog.folders import folders
from mediadesk.catalog.shown import live_photos
from mediadesk.domain import names
from mediadesk.domain.extras import Motion
from mediadesk.domain.facts import Facts
from mediadesk.domain.journal import EntryAction
from mediadesk.domain.media import FileStat, FileStatus, MediaKind
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason
from mediadesk.domain.records import FileDetails, FileRecord
from mediadesk.domain.timestamps import ConfidenceLevel, Precision

_AT_ONCE = 500
"""Ids asked for by one statement; SQLite limits how many values may be bound."""

_SHOWN = ", ".join(streams.COLUMNS)
_RECORD = (
    "SELECT file.id, folder_id, file.name, file.name_shown, kind,"  # noqa: S608 - constants
    " CASE WHEN online = 0 THEN 'offline' ELSE status END, file.size_bytes, mtime_ns, reason,"
    " width, height, duration_s, camera, taken, confidence, quick_hash, perceptual_hash,"
    f" video_phash, mismatch, {live_photos.MOTION}, taken_precision, {_SHOWN} FROM file"
    " JOIN volume ON volume.id = volume_id LEFT JOIN content ON content.id = content_id"
    " LEFT JOIN stream ON stream.file_id = file.id"
)
_STREAM = 21
_REST = _STREAM + len(streams.COLUMNS)
_HELD = f"WITH {held_files.AS_FILES} " + (
    _RECORD.replace(" FROM file JOIN volume", ", held_path, action, sidecars FROM file JOIN volume")
    .replace(" JOIN volume ON", " LEFT JOIN volume ON")
    .replace(" quick_hash,", " held_hash,")
    .replace("stream.file_id = file.id", "stream.file_id = file.own_id")
)
"""The same of what is held, whose ids are below zero."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """Everything `mediadesk files` prints of one file."""

    record: FileRecord
    facts: dict[str, Any]
    timestamp_candidates: list[dict[str, Any]]
    sha256: str | None


def load(reader: sqlite3.Connection, ids: Sequence[int]) -> dict[int, FileRecord]:
    """Return the files with these ids; unknown ids are simply absent."""
    places = _Folders(reader, [root.path for root in folders.roots(reader)])
    found: dict[int, FileRecord] = {}
    for start in range(0, len(ids), _AT_ONCE):
        page = ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(page))
        rows = reader.execute(f"{_RECORD} WHERE file.id IN ({marks})", page).fetchall()
        found |= {row[0]: _record(row, places) for row in rows}
        if min(page) < 0:
            rows = reader.execute(f"{_HELD} WHERE file.id IN ({marks})", page).fetchall()
            found |= {row[0]: _held_record(row, places) for row in rows}
    return found


def load_one(reader: sqlite3.Connection, file_id: int) -> FileDetails | None:
    """Return everything known of one file, or None when it is not in the catalog."""
    record = load(reader, [file_id]).get(file_id)
    if record is None:
        return None
    own_id = held_files.own_id(reader, file_id) if file_id < 0 else file_id
    row = reader.execute(
        "SELECT file.size_bytes, mtime_ns, ctime_ns, dev, inode, links, mismatch, full_hash, facts,"
        " taken_source FROM file LEFT JOIN content ON content.id = content_id"
        " LEFT JOIN file_detail ON file_id = file.id WHERE file.id = ?",
        (own_id,),
    ).fetchone()
    if row is None:  # only held: its name is another file's by now
        stat = FileStat(record.size_bytes, record.mtime_ns, 0, 0, 0, 1)
        return FileDetails(record, stat, Facts(), sha256=None, mismatch=False)
    return FileDetails(
        record=record,
        stat=FileStat(*row[:6]),
        facts=Facts() if row[8] is None else stored_facts.from_json(row[8]),
        sha256=row[7] or None,
        mismatch=bool(row[6]),
        moving=_moving_half(reader, record),
        taken_source=row[9] or "",
    )


def _moving_half(reader: sqlite3.Connection, record: FileRecord) -> FileRecord | None:
    if record.motion is not Motion.LIVE_PHOTO:
        return None
    film_id = live_photos.film_of(reader, record.id)
    return None if film_id is None else load(reader, [film_id]).get(film_id)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a path leads in the catalog: to folders, or with `name` to one file of a folder."""

    folder_ids: tuple[int, ...]
    name: bytes | None = None


def locate(reader: sqlite3.Connection, path: bytes) -> Whereabouts | None:
    """Return where a path leads; None for what the catalog does not have.

    A folder above roots leads to all of them.
    """
    if (folder_id := folders.find(reader, path)) is not None:
        return Whereabouts((folder_id,))
    if tops := folders.tops_inside(reader, path):
        return Whereabouts(tuple(tops))
    folder_id, name = folders.find(reader, os.path.dirname(path)), os.path.basename(path)
    row = reader.execute(
        "SELECT 1 FROM file WHERE folder_id IS ? AND name = ?", (folder_id, name)
    ).fetchone()
    return None if row is None or folder_id is None else Whereabouts((folder_id,), name)


def stream(
    reader: sqlite3.Connection, where: Whereabouts | None, *, kinds: Sequence[str]
) -> Iterator[FileRow]:
    """Yield every catalogued file somewhere (None: everywhere), missing ones included.

    Rows come one by one, so that a million need no memory.
    """
    more = ", facts, timestamp_candidates, full_hash FROM file "
    sql = (
        _RECORD.replace(" FROM file ", more, 1)
        + " LEFT JOIN file_detail ON file_detail.file_id = file.id"
        + " WHERE (listed = 1 OR status = 'missing') AND aside IS NULL"
    )
    rule, values = placed(where)
    sql += rule
    if kinds:
        sql += f" AND kind IN ({','.join('?' * len(kinds))})"
        values += kinds
    places = _Folders(reader)
    for row in reader.execute(sql + " ORDER BY folder_id, file.name", values):
        yield FileRow(
            record=_record(row, places),
            facts=json.loads(row[_REST] or "{}"),
            timestamp_candidates=json.loads(row[_REST + 1] or "[]"),
            sha256=row[_REST + 2] or None,
        )


def placed(where: Whereabouts | None) -> tuple[str, list[object]]:
    """Return the rule, to be put behind others, that keeps to files somewhere, and its values."""
    if where is None:
        return "", []
    if where.name is not None:
        return " AND folder_id = ? AND file.name = ?", [*where.folder_ids, where.name]
    marks = ",".join("?" * len(where.folder_ids))
    rule = (
        " AND folder_id IN (WITH RECURSIVE sub(id) AS"  # noqa: S608 - only marks
        f" (SELECT id FROM folder WHERE id IN ({marks})"
        " UNION ALL SELECT folder.id FROM folder JOIN sub ON folder.parent_id = sub.id)"
        " SELECT id FROM sub)"
    )
    return rule, list(where.folder_ids)


class _Folders:
    """The folders of the files that are read, each looked up once."""

    def __init__(self, reader: sqlite3.Connection, tops: Sequence[bytes] = ()) -> None:
        self._reader, self._tops = reader, tops
        self._paths: dict[int, bytes] = {}
        self._shown: dict[int, str] = {}

    def path(self, folder_id: int) -> bytes:
        return folders.path_of(self._reader, folder_id, self._paths)

    def shown(self, folder_id: int) -> str:
        if folder_id not in self._shown:
            self._shown[folder_id] = names.shown(_from_root(self.path(folder_id), self._tops))
        return self._shown[folder_id]

    def shown_of(self, folder: bytes) -> str:
        return names.shown(_from_root(folder, self._tops))


def _record(row: Any, places: _Folders) -> FileRecord:  # noqa: ANN401
    folder_id = row[1]
    path = joined(places.path(folder_id), row[2])
    return _filled(row, folder_id, path, places.shown(folder_id))


def _held_record(row: Any, places: _Folders) -> FileRecord:  # noqa: ANN401
    path, action, sidecars = row[_REST : _REST + 3]
    shown = places.shown_of(os.path.dirname(path))
    record = _filled(row, row[1] or 0, path, shown)
    return replace(record, is_linked=action == EntryAction.LINK, sidecars=sidecars)


def _filled(row: Any, folder_id: int, path: bytes, folder_shown: str) -> FileRecord:  # noqa: ANN401
    return FileRecord(
        id=row[0],
        folder_id=folder_id,
        path=path,
        name_shown=row[3],
        folder_shown=folder_shown,
        kind=MediaKind(row[4]),
        status=FileStatus(row[5]),
        size_bytes=row[6],
        mtime_ns=row[7],
        reason=None if row[8] is None else Reason.from_json(row[8]),
        width=row[9],
        height=row[10],
        duration_s=row[11],
        camera=row[12],
        taken=row[13],
        confidence=ConfidenceLevel(row[14]),
        quick_hash=row[15],
        perceptual_hash=row[16],
        video_phash=row[17],
        mismatch=bool(row[18]),
        motion=None if row[19] is None else Motion(row[19]),
        streams=streams.summary(row[_STREAM:_REST]),
        taken_precision=Precision(row[20] or Precision.SECOND),
    )


def _from_root(folder: bytes, tops: Sequence[bytes]) -> bytes:
    """Return a folder as it is known to the user: from the name of its root on."""
    within = [top for top in tops if folder == top or folder.startswith(top.rstrip(b"/") + b"/")]
    above = os.path.dirname(max(within, key=len)) if within else b""
    return folder.removeprefix(above.rstrip(b"/") + b"/") if above else folder
