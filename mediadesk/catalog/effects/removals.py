"""Removed files in the catalog: their rows stay, for the day they come back."""

import os
import sqlite3
from collections.abc import Sequence
from typing import Any

from mediadesk.catalog.folders import folders
from mediadesk.catalog.roots import taken_out
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges

_KNOWN_SINCE = (
    "CASE WHEN (SELECT quick_hash FROM content WHERE id = content_id) = ? THEN ? ELSE 0 END"
)
"""A row that knows other bytes than came back must look changed to the next scan."""
_BACK = "CASE WHEN reason IS NULL THEN 'present' ELSE 'error' END"


def show_removed(writer: sqlite3.Connection, facts: Sequence[dict[str, Any]]) -> CatalogChanges:
    """Mark files as removed, those that are still what was removed: size and time tell.

    Those moved to a folder of the user's are missing where they were: Removed does not hold them.
    """
    changed: set[int] = set()
    for fact in facts:
        folder_id, name = _parts(writer, fact["path"])
        changed |= _ids(
            writer.execute(
                "UPDATE file SET status = ?1 WHERE folder_id IS ?2 AND name = ?3"
                " AND size_bytes = ?4 AND mtime_ns = ?5 AND status <> ?1 RETURNING id",
                (
                    "missing" if fact.get("moved") else "removed",
                    folder_id,
                    name,
                    fact["size"],
                    fact["mtime_ns"],
                ),
            )
        )
    return CatalogChanges(files=frozenset(changed))


def show_restored(writer: sqlite3.Connection, facts: Sequence[dict[str, Any]]) -> CatalogChanges:
    """Mark files as there again; one that came back under another name takes its row along.

    Moving keeps size and time, so they tell whether the row is still this file's. If it is another
    one's by now, or the new name has a row of its own, the next scan finds the file; the row that
    cannot go along is missing then: nothing is held any more of which it could tell.
    """
    changed: set[int] = set()
    for fact in facts:
        folder_id, name = _parts(writer, fact["path"])
        target_folder_id, target = _parts(writer, fact["to"])
        shown = names.shown(target)
        back = _ids(
            writer.execute(
                f"UPDATE OR IGNORE file SET status = {_BACK}, folder_id = ?, name = ?,"  # noqa: S608
                " name_shown = ?, name_search = ?, size_bytes = ?, mtime_ns = ?,"
                f" ctime_ns = {_KNOWN_SINCE}, dev = ?, inode = ?, links = ?"
                " WHERE folder_id IS ? AND name = ?"
                " AND (status = 'removed' OR status = 'missing' AND aside IS NULL)"
                " AND size_bytes = ? AND mtime_ns = ? RETURNING id",
                (
                    target_folder_id or folder_id,
                    target,
                    shown,
                    names.searchable(shown),
                    *fact["stat"][:2],
                    fact["quick_hash"],
                    *fact["stat"][2:],
                    folder_id,
                    name,
                    *fact["stat"][:2],
                ),
            )
        )
        taken_out.keep_out(writer, names.to_bytes(fact["to"]), back)
        changed |= back or _ids(
            writer.execute(
                "UPDATE file SET status = 'missing' WHERE folder_id IS ? AND name = ?"
                " AND status = 'removed' AND size_bytes = ? AND mtime_ns = ? RETURNING id",
                (folder_id, name, *fact["stat"][:2]),
            )
        )
    return CatalogChanges(files=frozenset(changed))


def show_replaced(writer: sqlite3.Connection, facts: Sequence[dict[str, Any]]) -> CatalogChanges:
    """Note the file that stands under a name now: a hard link of its copy, or it itself again.

    Size and time tell whether the row is still of what stood there before; one that was removed
    since is of a later file. Where it knows other bytes, it looks changed to the next scan.
    """
    changed: set[int] = set()
    for fact in facts:
        folder_id, name = _parts(writer, fact["path"])
        stat = fact["stat"]
        changed |= _ids(
            writer.execute(
                "UPDATE file SET size_bytes = ?, mtime_ns = ?,"  # noqa: S608 - a constant
                f" ctime_ns = {_KNOWN_SINCE}, dev = ?, inode = ?, links = ?"
                " WHERE folder_id IS ? AND name = ? AND status NOT IN ('missing', 'removed')"
                " AND size_bytes = ? AND mtime_ns = ? RETURNING id",
                (*stat[:2], fact["quick_hash"], *stat[2:], folder_id, name, *fact["was"]),
            )
        )
    return CatalogChanges(files=frozenset(changed))


def show_purged(writer: sqlite3.Connection, facts: Sequence[dict[str, Any]]) -> CatalogChanges:
    """Mark removed files as gone for good."""
    changed: set[int] = set()
    for fact in facts:
        folder_id, name = _parts(writer, fact["path"])
        purged = _ids(
            writer.execute(
                "UPDATE file SET status = 'missing' WHERE folder_id IS ? AND name = ?"
                " AND status = 'removed' RETURNING id",
                (folder_id, name),
            )
        )
        taken_out.keep_out(writer, names.to_bytes(fact["path"]), purged)
        changed |= purged
    return CatalogChanges(files=frozenset(changed))


def _parts(reader: sqlite3.Connection, path: str) -> tuple[int | None, bytes]:
    folder, name = os.path.split(names.to_bytes(path))
    return folders.find(reader, folder, aside=True), name


def _ids(rows: sqlite3.Cursor) -> set[int]:
    return {row[0] for row in rows}
