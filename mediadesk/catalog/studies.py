"""What the analysis of a file found, stored with the file; and files that moved."""

import sqlite3

from mediadesk.catalog import folders
from mediadesk.catalog.files import Owed, PendingFile
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import FileStatus, PictureFingerprint
from mediadesk.domain.reasons import PASSING_TROUBLE
from mediadesk.domain.study import Study

_SIGN_BIT = 1 << 63


def store(writer: sqlite3.Connection, file: PendingFile, study: Study) -> CatalogChanges:
    """Store what was found. A file that the place kept from being read stays owed."""
    owed = file.owed
    if study.reason is not None and study.reason.code in PASSING_TROUBLE:
        still_owed = owed
    else:
        still_owed = Owed.NOTHING
    content_id = file.content_id
    if owed & Owed.QUICK_HASH:
        content_id = _content(writer, file.stat.size_bytes, study)
    reason = None if study.reason is None else study.reason.to_json()
    columns: dict[str, object] = {
        "status": FileStatus.PRESENT if reason is None else FileStatus.ERROR,
        "reason": reason,
        "pending": still_owed,
        "listed": 1,
        "content_id": content_id,
    }
    if owed & Owed.QUICK_HASH:
        columns["quick_version"] = study.quick_version
    if owed & Owed.PICTURE:
        columns |= _picture_columns(study)
        _store_picture(writer, file, study.picture)
    if owed & Owed.FACTS:
        columns |= _fact_columns(file, study)
        _store_facts(writer, file, study)
    # One statement for the row: each would touch every index of it again.
    settings = ", ".join(f"{name} = ?" for name in columns)
    writer.execute(
        f"UPDATE file SET {settings} WHERE id = ?",  # noqa: S608 - names are from here
        (*columns.values(), file.id),
    )
    touched = frozenset({file.id})
    return CatalogChanges(added=touched) if file.is_new else CatalogChanges(files=touched)


def _content(writer: sqlite3.Connection, size_bytes: int, study: Study) -> int | None:
    """Return the id of the content whose full hash is not known yet, storing it when new."""
    if study.quick_hash is None:
        return None
    key = (study.quick_hash, study.payload_key or "")
    row = writer.execute(
        "SELECT id FROM content WHERE quick_hash = ? AND full_hash = '' AND payload_key = ?", key
    ).fetchone()
    if row is None:
        row = writer.execute(
            "INSERT INTO content(quick_hash, payload_key, size_bytes) VALUES (?, ?, ?)"
            " RETURNING id",
            (*key, size_bytes),
        ).fetchone()
    return int(row[0])


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


def _fact_columns(file: PendingFile, study: Study) -> dict[str, object]:
    return {
        "kind": study.kind or file.kind,
        "mismatch": study.mismatch,
        "width": study.width,
        "height": study.height,
        "duration_s": study.duration_s,
        "camera": study.camera,
        "taken": study.taken,
        "taken_offset_minutes": study.taken_offset_minutes,
        "taken_precision": study.taken_precision,
        "taken_source": study.taken_source,
        "confidence": study.confidence,
        "probe_version": study.probe_version,
        "date_version": study.date_version,
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


def same_size(
    reader: sqlite3.Connection, file: PendingFile, *, limit: int = 8
) -> list[tuple[int, bytes]]:
    """Return (id, path) of analysed files of one size on volumes that are there.

    Missing ones first: they are the likely former names of a file that moved.
    """
    sql = (
        "SELECT file.id, folder_id, name FROM file JOIN volume ON volume.id = volume_id"
        " WHERE size_bytes = ? AND file.id <> ? AND listed = 1 AND online = 1"
        " AND content_id IS NOT NULL ORDER BY status = 'missing' DESC, file.id LIMIT ?"
    )
    return _with_paths(reader, sql, (file.stat.size_bytes, file.id, limit))


def same_quick_hash(
    reader: sqlite3.Connection, file: PendingFile, quick_hash: str
) -> list[tuple[int, bytes]]:
    """Return (id, path) of the other analysed files with this quick hash on present volumes."""
    sql = (
        "SELECT file.id, folder_id, name FROM file JOIN volume ON volume.id = volume_id"
        " WHERE content_id IN (SELECT id FROM content WHERE quick_hash = ?)"
        " AND file.id <> ? AND listed = 1 AND online = 1"
    )
    return _with_paths(reader, sql, (quick_hash, file.id))


def has_quick_hash(reader: sqlite3.Connection, file: PendingFile, quick_hash: str) -> bool:
    """Tell whether this is the quick hash that the file's content was stored with."""
    row = reader.execute(
        "SELECT quick_hash FROM content WHERE id = ?", (file.content_id,)
    ).fetchone()
    return row is not None and row[0] == quick_hash


def _with_paths(
    reader: sqlite3.Connection, sql: str, values: tuple[object, ...]
) -> list[tuple[int, bytes]]:
    known: dict[int, bytes] = {}
    return [
        (row[0], folders.path_of(reader, row[1], known).rstrip(b"/") + b"/" + row[2])
        for row in reader.execute(sql, values).fetchall()
    ]


def take_over(writer: sqlite3.Connection, old_id: int, file: PendingFile) -> CatalogChanges:
    """Let the row of a file that moved go on under its new path; the new row is given up."""
    row = writer.execute(
        "DELETE FROM file WHERE id = ? RETURNING folder_id, volume_id, name, name_shown,"
        " name_search, extension, size_bytes, mtime_ns, ctime_ns, dev, inode, links",
        (file.id,),
    ).fetchone()
    writer.execute(
        "UPDATE file SET folder_id = ?, volume_id = ?, name = ?, name_shown = ?, name_search = ?,"
        " extension = ?, size_bytes = ?, mtime_ns = ?, ctime_ns = ?, dev = ?, inode = ?, links = ?,"
        " status = CASE WHEN reason IS NULL THEN 'present' ELSE 'error' END WHERE id = ?",
        (*row, old_id),
    )
    return CatalogChanges(files=frozenset({old_id, file.id}))


def to_signed(number: int) -> int:
    """Return an unsigned 64-bit number as the signed one that SQLite keeps."""
    return number - (_SIGN_BIT << 1) if number & _SIGN_BIT else number


def to_unsigned(number: int) -> int:
    """Undo `to_signed`."""
    return number + (_SIGN_BIT << 1) if number < 0 else number
