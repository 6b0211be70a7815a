"""Rows of files that a job of ours changed: updated, and marked to be read again."""

import os
import sqlite3
from collections.abc import Sequence
from typing import Any

from mediadesk.catalog.dates import date_choices
from mediadesk.catalog.files import sidecars
from mediadesk.catalog.files.files import Owed
from mediadesk.catalog.folders import folders
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import FileStat, FoundSidecar
from mediadesk.domain.rewrites import RewriteKind

_OTHER = (
    "(size_bytes, mtime_ns, ctime_ns, dev, inode) IS NOT (?, ?, ?, ?, ?)"
    " AND folder_id IS ? AND name = ? AND status <> 'removed'"
)


def show(writer: sqlite3.Connection, facts: Sequence[dict[str, Any]]) -> CatalogChanges:
    """Show that files were changed, or are again as they were; a second time nothing changes."""
    changed: set[int] = set()
    for fact in facts:
        stat = None if fact["stat"] is None else FileStat(*fact["stat"])
        path, target = names.to_bytes(fact["path"]), names.to_bytes(fact["to"])
        match RewriteKind(fact["kind"]):
            case RewriteKind.SIDECAR:
                _show_sidecar(writer, path, stat)
            case RewriteKind.EMBEDDED if stat is not None:
                changed |= _show_content(writer, path, stat, Owed.QUICK_HASH | Owed.FACTS)
                date_choices.follow(writer, fact["old"], fact["new"])
            case RewriteKind.FILE_TIME if stat is not None:
                changed |= _show_content(writer, path, stat, Owed.NOTHING)
            case RewriteKind.FILE_NAME if stat is not None:
                changed |= _show_name(writer, path, target, stat)
    return CatalogChanges(files=frozenset(changed))


def _show_sidecar(writer: sqlite3.Connection, path: bytes, stat: FileStat | None) -> None:
    folder, name = os.path.split(path)
    folder_id = folders.find(writer, folder)
    if folder_id is None:
        return
    if stat is None:
        sidecars.drop(writer, folder_id, [name])
    else:
        sidecars.keep(writer, folder_id, [FoundSidecar(folder, name, stat)])


def _show_content(
    writer: sqlite3.Connection, path: bytes, stat: FileStat, owed: Owed
) -> frozenset[int]:
    """Take over what `lstat` says now; the row's date is judged anew."""
    folder, name = os.path.split(path)
    rows = writer.execute(
        "UPDATE file SET size_bytes = ?, mtime_ns = ?, ctime_ns = ?, dev = ?, inode = ?,"  # noqa: S608
        f" links = ?, pending = pending | ?, date_version = 0, related = 0 WHERE {_OTHER}"
        " RETURNING id",
        (*stat, owed, *stat[:5], folders.find(writer, folder), name),
    )
    return frozenset(row[0] for row in rows.fetchall())


def _show_name(
    writer: sqlite3.Connection, path: bytes, target: bytes, stat: FileStat
) -> frozenset[int]:
    """Give a row its new name; where it has the old one no more, nothing changes."""
    (folder, name), (new_folder, new_name) = os.path.split(path), os.path.split(target)
    folder_id, new_folder_id = folders.find(writer, folder), folders.find(writer, new_folder)
    if new_folder_id is None:
        return frozenset()
    shown = names.shown(new_name)
    rows = writer.execute(
        "UPDATE OR IGNORE file SET folder_id = ?, name = ?, name_shown = ?, name_search = ?,"
        " extension = ?, size_bytes = ?, mtime_ns = ?, ctime_ns = ?, dev = ?, inode = ?,"
        " links = ?, date_version = 0, related = 0"
        " WHERE folder_id IS ? AND name = ? AND size_bytes = ? AND mtime_ns = ? RETURNING id",
        (
            new_folder_id,
            new_name,
            shown,
            names.searchable(shown),
            names.extension(new_name),
            *stat,
            folder_id,
            name,
            *stat[:2],
        ),
    ).fetchall()
    if not rows and folder_id is not None:
        known = sidecars.in_folder(writer, folder_id)
        if name in known:
            sidecars.drop(writer, folder_id, [name])
            sidecars.keep(writer, new_folder_id, [FoundSidecar(new_folder, new_name, stat)])
    return frozenset(row[0] for row in rows)
