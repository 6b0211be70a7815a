"""What the analysis of a file found, stored with the file; and files that moved."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from mediadesk.catalog.files import streams, studied_contents
from mediadesk.catalog.files.files import Owed, PendingFile
from mediadesk.catalog.folders import folders
from mediadesk.catalog.likeness import pictures
from mediadesk.domain.analysis import PictureFingerprint
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import FileStatus
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import PASSING_TROUBLE, Reason
from mediadesk.domain.study import Study

_SIGN_BIT = 1 << 63
_FEW, _MANY = 8, 12
_SETTINGS = {"status": "status = CASE WHEN status IN ('missing', 'removed') THEN status ELSE ? END"}
"""What was removed, or left the library, while it was looked at stays what it is."""


class Former(NamedTuple):
    """A file of the catalog that another one may have been before it moved."""

    id: int
    path: bytes
    mtime_ns: int
    volume: str
    """The identity of its disk."""


def store(writer: sqlite3.Connection, file: PendingFile, study: Study) -> CatalogChanges:
    """Store what was found. A file that the place kept from being read stays owed.

    When only its ends were to be compared, all that is known of it stays too.
    """
    owed = file.owed
    passes = study.reason is not None and study.reason.code in PASSING_TROUBLE
    told = study.reason
    if told is None and not owed & Owed.PICTURE:
        told = _standing_reason(writer, file.id)
    columns: dict[str, object] = {
        "status": FileStatus.PRESENT if told is None else FileStatus.ERROR,
        "reason": None if told is None else told.to_json(),
        "pending": owed if passes else Owed.NOTHING,
        "listed": 1,
    }
    if owed & Owed.QUICK_HASH and not (passes and owed == Owed.QUICK_HASH):
        columns["content_id"] = studied_contents.stored(writer, file, study)
        columns["quick_version"] = study.quick_version
    parted = _part(writer, file, study, columns.get("content_id", file.content_id))
    if owed & Owed.PICTURE:
        columns |= _picture_columns(study)
        if study.picture and columns.get("content_id", file.content_id) == file.content_id:
            _note_other_look(writer, file, study.picture)
        _store_picture(writer, file, study.picture)
    if owed & Owed.FACTS:
        columns |= _fact_columns(file, study)
        _store_facts(writer, file, study)
        if study.streams is not None or not file.is_new:
            streams.store(writer, file.id, study.streams)
    if owed == Owed.ALL and not file.is_new:
        columns |= {"video_phash": None, "video_hash_version": 0}
    # One statement for the row: each would touch every index of it again.
    settings = ", ".join(_SETTINGS.get(name, f"{name} = ?") for name in columns)
    writer.execute(
        f"UPDATE file SET {settings} WHERE id = ?",  # noqa: S608 - names are from here
        (*columns.values(), file.id),
    )
    touched = frozenset({file.id})
    if file.is_new:
        return CatalogChanges(added=touched)
    return CatalogChanges(files=touched, clusters=parted)


def _part(
    writer: sqlite3.Connection, file: PendingFile, study: Study, content_id: object
) -> frozenset[int]:
    """Take away what was said of a file that shows or plays something else by now.

    Its clusters are made again by the next search: until then nobody may take it for the picture
    that it was. Those that are decided go, too: an undo would show them again.
    """
    if file.content_id in (None, content_id) or not _is_other(writer, file, study, content_id):
        return frozenset()
    rows = writer.execute(
        "DELETE FROM cluster WHERE kind IN ('similar', 'video', 'audio') AND id IN"
        " (SELECT cluster_id FROM cluster_member WHERE file_id = ?) RETURNING id",
        (file.id,),
    )
    return frozenset(row[0] for row in rows)


def _is_other(
    writer: sqlite3.Connection, file: PendingFile, study: Study, content_id: object
) -> bool:
    """Tell whether a file whose content changed also looks different or has another payload."""
    if study.picture is not None:
        look = writer.execute(
            "SELECT grey, colour FROM picture_fingerprint WHERE file_id = ?", (file.id,)
        ).fetchone()
        return look is None or tuple(look) != (study.picture.grey, study.picture.colour)
    rows = writer.execute(
        "SELECT DISTINCT payload_key FROM content WHERE id IN (?, ?)", (file.content_id, content_id)
    )
    return not study.payload or rows.fetchall() != [(study.payload,)]


def _standing_reason(writer: sqlite3.Connection, file_id: int) -> Reason | None:
    """Return why the picture itself could not be understood: no other look can take that back."""
    row = writer.execute("SELECT reason FROM file WHERE id = ?", (file_id,)).fetchone()
    before = None if row is None or row[0] is None else Reason.from_json(row[0])
    return None if before is None or before.code in PASSING_TROUBLE else before


def _picture_columns(study: Study) -> dict[str, object]:
    return {
        "perceptual_hash": None if study.picture is None else study.picture.perceptual_hash,
        "picture_version": study.picture_version,
    }


def _store_picture(
    writer: sqlite3.Connection, file: PendingFile, picture: PictureFingerprint | None
) -> None:
    if picture is not None:
        writer.execute(
            "INSERT OR REPLACE INTO picture_fingerprint VALUES (?, ?, ?, ?, ?)",
            (
                file.id,
                to_signed(picture.dhash_h),
                to_signed(picture.dhash_v),
                picture.grey,
                picture.colour,
            ),
        )
    elif not file.is_new:
        writer.execute("DELETE FROM picture_fingerprint WHERE file_id = ?", (file.id,))


def _note_other_look(
    writer: sqlite3.Connection, file: PendingFile, picture: PictureFingerprint
) -> None:
    """Mark a picture to be compared anew when new rules of decoding changed how it looks."""
    row = writer.execute(
        "SELECT grey, colour FROM picture_fingerprint WHERE file_id = ?", (file.id,)
    ).fetchone()
    if file.content_id is not None and row and tuple(row) != (picture.grey, picture.colour):
        pictures.compare_anew(writer, [file.content_id])


def _fact_columns(file: PendingFile, study: Study) -> dict[str, object]:
    return {
        "kind": study.kind or file.kind,
        "mismatch": study.mismatch,
        "width": study.width,
        "height": study.height,
        "duration_s": study.duration_s,
        "camera": study.camera,
        "has_film": study.has_film,
        "taken": study.taken,
        "taken_offset_minutes": study.taken_offset_minutes,
        "taken_precision": study.taken_precision,
        "taken_source": study.taken_source,
        "confidence": study.confidence,
        "probe_version": study.probe_version,
        "date_version": study.date_version,
        "related": 0,
    }


def _store_facts(writer: sqlite3.Connection, file: PendingFile, study: Study) -> None:
    if study.facts_json is not None:
        writer.execute(
            "INSERT OR REPLACE INTO file_detail VALUES (?, ?, ?, ?, ?)",
            (
                file.id,
                study.facts_json,
                study.candidates_json,
                study.seed_json,
                study.flags_json,
            ),
        )


def known_sizes(reader: sqlite3.Connection, sizes: Iterable[int]) -> set[int]:
    """Return those of some sizes that `same_size` may find files of."""
    rows = reader.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM file"
        " WHERE size_bytes = value AND listed = 1 AND content_id IS NOT NULL"
        " AND status IN ('missing', 'present', 'error'))",
        (json.dumps(list(sizes)),),
    )
    return {row[0] for row in rows}


def known_quick_hashes(reader: sqlite3.Connection, hashes: Iterable[str]) -> set[str]:
    """Return those of some quick hashes that `same_quick_hash` may find files with."""
    rows = reader.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS"
        " (SELECT 1 FROM content WHERE quick_hash = value)",
        (json.dumps(list(hashes)),),
    )
    return {row[0] for row in rows}


def same_size(reader: sqlite3.Connection, file: PendingFile) -> list[Former]:
    """Return some analysed files of one size on volumes that are there, missing ones first.

    They are the likely former names of a file that moved.
    """
    return _formers(reader, "size_bytes = ?", file.stat.size_bytes, file.id, present=_FEW)


def same_quick_hash(reader: sqlite3.Connection, file: PendingFile, quick_hash: str) -> list[Former]:
    """Return other analysed files with this quick hash on present volumes, missing ones first.

    Of files that are there, at most a dozen: looking at each of fifty thousand copies whenever one
    more is found would take for ever.
    """
    rule = "content_id IN (SELECT id FROM content WHERE quick_hash = ?)"
    return _formers(reader, rule, quick_hash, file.id, present=_MANY)


def _formers(
    reader: sqlite3.Connection, rule: str, value: object, file_id: int, *, present: int
) -> list[Former]:
    """Return missing rows, then up to `present` others; each part is one walk along an index."""
    known: dict[int, bytes] = {}
    found: list[Former] = []
    for statuses, limit in (("('missing')", 2), ("('present', 'error')", present)):
        sql = (
            "SELECT file.id, folder_id, name, mtime_ns, identity FROM file"  # noqa: S608
            f" JOIN volume ON volume.id = volume_id WHERE {rule} AND status IN {statuses}"
            " AND file.id <> ? AND listed = 1 AND online = 1 AND content_id IS NOT NULL LIMIT ?"
        )
        for row in reader.execute(sql, (value, file_id, limit)).fetchall():
            folder = folders.path_of(reader, row[1], known)
            found.append(Former(row[0], joined(folder, row[2]), *row[3:]))
    return found


def take_over(
    writer: sqlite3.Connection, old_id: int, file: PendingFile, anew: Study | None = None
) -> CatalogChanges:
    """Let the row of a moved file go on under its new path, told `anew` if it may be edited."""
    row = writer.execute(
        "DELETE FROM file WHERE id = ? RETURNING folder_id, volume_id, name, name_shown,"
        " name_search, extension, size_bytes, mtime_ns, ctime_ns, dev, inode, links",
        (file.id,),
    ).fetchone()
    writer.execute(
        "UPDATE file SET folder_id = ?, volume_id = ?, name = ?, name_shown = ?, name_search = ?,"
        " extension = ?, size_bytes = ?, mtime_ns = ?, ctime_ns = ?, dev = ?, inode = ?, links = ?,"
        " status = CASE WHEN reason IS NULL THEN 'present' ELSE 'error' END, aside = NULL,"
        " date_version = 0, related = 0 WHERE id = ?",
        (*row, old_id),
    )
    changes = CatalogChanges(files=frozenset({old_id, file.id}))
    if anew is None:
        return changes
    known = writer.execute("SELECT content_id FROM file WHERE id = ?", (old_id,)).fetchone()[0]
    return changes | store(writer, replace(file, id=old_id, content_id=known, is_new=False), anew)


def to_signed(number: int) -> int:
    """Return an unsigned 64-bit number as the signed one that SQLite keeps."""
    return number - (_SIGN_BIT << 1) if number & _SIGN_BIT else number
