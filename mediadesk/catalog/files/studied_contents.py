"""Which content a file that was looked at has: the one it had, one that is known, or a new one."""

import sqlite3

from mediadesk.catalog.files.files import Owed, PendingFile
from mediadesk.domain.study import Study


def stored(writer: sqlite3.Connection, file: PendingFile, study: Study) -> int | None:
    """Return the id of the content whose full hash is not known yet, storing it when new.

    A file that was only compared with what it was, and is, keeps all that is known of its content.
    """
    if study.quick_hash is None:
        return None
    if file.owed != Owed.ALL and is_known(writer, file, study):
        return _with_payload(writer, file, study.payload or "")
    key = (study.quick_hash, study.payload or "")
    row = writer.execute(
        "INSERT INTO content(quick_hash, payload_key, size_bytes) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING RETURNING id",
        (*key, file.stat.size_bytes),
    ).fetchone()
    if row is None:
        row = writer.execute(
            "SELECT id FROM content WHERE quick_hash = ? AND full_hash = '' AND payload_key = ?",
            key,
        ).fetchone()
    return int(row[0])


def is_known(reader: sqlite3.Connection, file: PendingFile, study: Study) -> bool:
    """Tell whether a file has the ends, and the payload, that its content was stored with.

    Another payload is news of the file, not of the reader, where the same reader told both: it was
    changed between its ends. What an earlier one told of several files may be true of some.
    """
    row = reader.execute(
        "SELECT quick_hash, payload_key, quick_version, full_hash <> '' OR"
        " (SELECT count(*) FROM file AS other WHERE other.content_id = content.id) = 1"
        " FROM file JOIN content ON content.id = file.content_id WHERE file.id = ?",
        (file.id,),
    ).fetchone()
    if row is None or row[0] != study.quick_hash:
        return False
    if not study.payload or row[1] in ("", study.payload):
        return True
    return bool(row[2] < study.quick_version and row[3])


def _with_payload(writer: sqlite3.Connection, file: PendingFile, payload: str) -> int | None:
    """Return the content of a file that is known, with what a new reader told."""
    row = writer.execute(
        "SELECT quick_hash, full_hash, payload_key FROM content WHERE id = ?", (file.content_id,)
    ).fetchone()
    if payload in ("", row[2]):
        return file.content_id
    twin = writer.execute(
        "SELECT id FROM content WHERE quick_hash = ? AND full_hash = ? AND payload_key = ?",
        (*row[:2], payload),
    ).fetchone()
    if twin is not None:
        return int(twin[0])
    writer.execute(
        "UPDATE content SET payload_key = ?, payload_hash = '' WHERE id = ?",
        (payload, file.content_id),
    )
    return file.content_id
