"""Makes the catalog list as removed just the files that are held, after it fell out of step.

A catalog that was rebuilt or brought back from a backup has no rows of files that were removed
before anybody scanned them again; one that is newer than the decisions may show what came back.
"""

import json
import os
import sqlite3

from mediadesk.catalog.files.files import Owed
from mediadesk.catalog.folders import folders
from mediadesk.config import Settings
from mediadesk.config.extensions import SIDECAR_EXTENSIONS
from mediadesk.config.settings import kind_of
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.journal import EntryAction
from mediadesk.domain.media import FileStat, FileStatus, MediaKind
from mediadesk.domain.paths import is_inside

_IN_EFFECT = (
    "SELECT path, action, stat FROM entry WHERE state IN ('done', 'undoing', 'purging')"
    " AND action IN ('remove', 'carry', 'link') ORDER BY id"
)

Held = dict[bytes, FileStat | None]
"""By path what was there: its size and times where Removed lists it, None where it does not."""


def held(reader: sqlite3.Connection) -> Held:
    """Return what is held by the decisions, under the paths it had; `reader` is theirs."""
    found: Held = {}
    for path, action, stat in reader.execute(_IN_EFFECT):
        found[path] = FileStat(*json.loads(stat)) if action == EntryAction.REMOVE else None
    return found


def show(writer: sqlite3.Connection, held: Held) -> CatalogChanges:
    """Show what is held as removed, and as missing what is said to be removed and is not held.

    A name that another file has by now stays that file's. Doing so twice changes nothing.
    """
    changed, known = set[int](), dict[int, bytes]()
    rows = writer.execute("SELECT id, folder_id, name FROM file WHERE status = 'removed'")
    for file_id, folder_id, name in rows.fetchall():
        if os.path.join(folders.path_of(writer, folder_id, known), name) not in held:
            writer.execute("UPDATE file SET status = 'missing' WHERE id = ?", (file_id,))
            changed.add(file_id)
    tops = folders.roots(writer)
    for path, stat in held.items():
        around = [root for root in tops if is_inside(path, root.path)]
        if stat is not None and around:
            volume_id = max(around, key=lambda root: len(root.path)).volume_id
            changed |= _show_one(writer, path, stat, volume_id)
    return CatalogChanges(files=frozenset(changed))


def _show_one(writer: sqlite3.Connection, path: bytes, stat: FileStat, volume_id: int) -> set[int]:
    """Give a held file a row, or the row it had; what it shows is looked at when it is back."""
    folder, name = os.path.split(path)
    kind = kind_of(name, Settings())
    if kind is None and names.extension(name) not in SIDECAR_EXTENSIONS:
        kind = MediaKind.PHOTO  # the user added its extension; what it is shows when it is back
    folder_id = folders.ensure_path(writer, folder)
    if kind is None or folder_id is None:
        return set()
    text = names.shown(name)
    rows = writer.execute(
        "INSERT INTO file(folder_id, volume_id, name, name_shown, name_search, extension, kind,"
        " size_bytes, mtime_ns, ctime_ns, dev, inode, links, status, pending, listed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
        " ON CONFLICT(folder_id, name) DO UPDATE SET status = excluded.status,"
        " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns, pending = CASE WHEN"
        " size_bytes = excluded.size_bytes AND mtime_ns = excluded.mtime_ns THEN pending"
        " ELSE excluded.pending END WHERE status = 'missing' AND aside IS NULL RETURNING id",
        (
            folder_id,
            volume_id,
            name,
            text,
            names.searchable(text),
            names.extension(name),
            kind,
            *stat,
            FileStatus.REMOVED,
            Owed.ALL,
        ),
    )
    return {row[0] for row in rows}
