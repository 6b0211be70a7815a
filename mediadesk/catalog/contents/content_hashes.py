"""Stores full hashes of contents, and splits a content whose files turn out to differ."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from mediadesk.catalog.dates import date_debts


def store_full_hashes(writer: sqlite3.Connection, hashed: Mapping[int, str]) -> None:
    """Store SHA-256 by file id; files that shared a content by their ends part where they differ.

    A hash is that of all names of the file (hard links). Where all files have one, the content
    keeps its id, so that what refers to it (matches) stays; for that they must come together. Where
    they part, nobody can tell of which of them that was found out: each is looked at anew.
    """
    of_content: dict[int, dict[int, str]] = {}
    for file_id, content_id in content_ids(writer, hashed).items():
        of_content.setdefault(content_id, {})[file_id] = hashed[file_id]
    for content_id, found in of_content.items():
        _part(writer, content_id, _by_hash(writer, content_id, found))


def content_ids(reader: sqlite3.Connection, file_ids: Iterable[int]) -> dict[int, int]:
    """Return the contents of these files, by file; those that are not hashed yet are absent."""
    rows = reader.execute(
        "SELECT id, content_id FROM file WHERE content_id IS NOT NULL"
        " AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(file_ids)),),
    )
    return dict(rows.fetchall())


def _by_hash(
    writer: sqlite3.Connection, content_id: int, found: Mapping[int, str]
) -> dict[str, list[int]]:
    """Return the files of a content that have these hashes, other names of a file with it."""
    rows = writer.execute(
        "SELECT id, volume_id, dev, inode, mtime_ns FROM file WHERE content_id = ? ORDER BY id",
        (content_id,),
    ).fetchall()
    # a volume without inode numbers reports 0 for all: there every name is a file
    of_inode = {row[1:]: found[row[0]] for row in rows if row[0] in found and row[3]}
    by_hash: dict[str, list[int]] = {}
    for id_, *inode in rows:
        if sha256 := found.get(id_) or of_inode.get(tuple(inode)):
            by_hash.setdefault(sha256, []).append(id_)
    return by_hash


def _part(writer: sqlite3.Connection, content_id: int, by_hash: dict[str, list[int]]) -> None:
    size_bytes, quick_hash, full_hash, payload_key = writer.execute(
        "SELECT size_bytes, quick_hash, full_hash, payload_key FROM content WHERE id = ?",
        (content_id,),
    ).fetchone()
    users = writer.execute(
        "SELECT count(*) FROM file WHERE content_id = ?", (content_id,)
    ).fetchone()[0]
    are_one = len(by_hash) == 1 and users == sum(map(len, by_hash.values()))
    if not are_one and not full_hash:  # it may be that of one which is parted from the others
        writer.execute("UPDATE content SET payload_hash = '' WHERE id = ?", (content_id,))
    for sha256, file_ids in by_hash.items():
        row = writer.execute(
            "SELECT id FROM content WHERE quick_hash = ? AND full_hash = ? AND payload_key = ?",
            (quick_hash, sha256, payload_key),
        ).fetchone()
        if row is None and are_one and not full_hash:
            writer.execute("UPDATE content SET full_hash = ? WHERE id = ?", (sha256, content_id))
            continue
        if row is None:
            row = writer.execute(
                "INSERT INTO content(size_bytes, quick_hash, full_hash, payload_key)"
                " VALUES (?, ?, ?, ?) RETURNING id",
                (size_bytes, quick_hash, sha256, payload_key),
            ).fetchone()
        writer.executemany(
            "UPDATE file SET content_id = ? WHERE id = ?",
            [(row[0], file_id) for file_id in file_ids],
        )
        if not payload_key:  # copies of one payload lend each other dates all the same
            for one in (content_id, row[0]):
                date_debts.owe_rejoined(writer, one)
    writer.execute(
        "DELETE FROM content WHERE id = ? AND NOT EXISTS"
        " (SELECT 1 FROM file WHERE content_id = content.id)",
        (content_id,),
    )


def store_payload_hashes(writer: sqlite3.Connection, hashed: Mapping[int, str]) -> None:
    """Store full payload hashes by content id."""
    writer.executemany(
        "UPDATE content SET payload_hash = ? WHERE id = ?",
        [(payload_hash, content_id) for content_id, payload_hash in hashed.items()],
    )
