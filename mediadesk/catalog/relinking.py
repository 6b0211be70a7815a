"""A root that has a new path: its rows stay what they are, in the catalog and in the journal."""

import os
import sqlite3
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog import folders
from mediadesk.catalog.folders import RootRow
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import is_inside

_JOURNALLED = ("path", "root", "keeper", "held_at", "restored_to")


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file with what it can be known by in another place."""

    folder_id: int
    name: bytes
    size_bytes: int
    quick_hash: str


def hashed_files(reader: sqlite3.Connection, folder_ids: Sequence[int]) -> "array[int]":
    """Return the ids of the files at and below these folders that were there and hashed.

    Where none was there at the last look, those that are missing.
    """
    below = folders.below(reader, folder_ids)
    for statuses in ("NOT IN ('missing', 'removed')", "= 'missing'"):
        found = array("q")
        for folder_id in below:
            rows = reader.execute(
                "SELECT id FROM file WHERE folder_id = ? AND content_id IS NOT NULL"  # noqa: S608 - constants
                f" AND status {statuses}",
                (folder_id,),
            )
            found.extend(row[0] for row in rows)
        if found:
            break
    return found


def files(reader: sqlite3.Connection, ids: Sequence[int]) -> list[HashedFile]:
    """Return these files."""
    marks = ",".join("?" * len(ids))
    sql = (
        "SELECT folder_id, name, file.size_bytes, quick_hash FROM file"  # noqa: S608 - marks only
        f" JOIN content ON content.id = content_id WHERE file.id IN ({marks}) ORDER BY file.id"
    )
    return [HashedFile(*row) for row in reader.execute(sql, tuple(ids))]


def show(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    """Give a root its new path and volume; a second time it changes nothing."""
    old, new = names.to_bytes(facts["old"]), names.to_bytes(facts["new"])
    volume_id = folders.ensure_volume(
        writer, identity=facts["volume"], label=facts["label"], file_system=facts["file_system"]
    )
    root = next((each for each in folders.roots(writer) if each.path == old), None)
    if root is None:
        return CatalogChanges()
    in_the_way = writer.execute(
        "SELECT id FROM folder WHERE parent_id IS NULL AND name = ?", (new,)
    ).fetchone()
    if in_the_way is not None:
        return _drop_if_empty(writer, root)
    shown = names.shown(new)
    writer.execute(
        "UPDATE folder SET name = ?, name_shown = ?, name_search = ? WHERE id = ?",
        (new, shown, names.searchable(shown), root.folder_id),
    )
    writer.execute(
        "UPDATE root SET volume_id = ?, path_in_volume = ?, last_seen = ?, gone = 0 WHERE id = ?",
        (volume_id, names.to_bytes(facts["path_in_volume"]), time.time(), root.id),
    )
    ids = folders.below(writer, [root.folder_id])
    writer.executemany(
        "UPDATE file SET volume_id = ? WHERE folder_id = ? AND volume_id = ?",
        ((volume_id, id_, root.volume_id) for id_ in ids),
    )
    return CatalogChanges(roots=frozenset({root.id}), folders=frozenset(ids))


def rename_journalled(writer: sqlite3.Connection, old: bytes, new: bytes) -> None:
    """Let what was removed from the root `old` be brought back at `new`.

    `writer` is that of decisions.db.
    """
    columns = ", ".join(_JOURNALLED)
    asked = f"SELECT id, {columns} FROM entry WHERE root = ?"  # noqa: S608 - constants
    rows = writer.execute(asked, (old,)).fetchall()
    settings = ", ".join(f"{column} = ?" for column in _JOURNALLED)
    writer.executemany(
        f"UPDATE entry SET {settings} WHERE id = ?",  # noqa: S608 - constants
        ((*(_renamed(path, old, new) for path in row[1:]), row[0]) for row in rows),
    )
    changed = writer.execute(
        "SELECT id, path, root, target FROM rewrite WHERE root = ?", (old,)
    ).fetchall()
    writer.executemany(
        "UPDATE rewrite SET path = ?, root = ?, target = ? WHERE id = ?",
        ((*(_renamed(path, old, new) for path in row[1:]), row[0]) for row in changed),
    )
    times = writer.execute("SELECT DISTINCT path FROM folder_time").fetchall()
    writer.executemany(
        "UPDATE OR IGNORE folder_time SET path = ? WHERE path = ?",
        ((_renamed(path, old, new), path) for (path,) in times if is_inside(path, old)),
    )


def _drop_if_empty(writer: sqlite3.Connection, root: RootRow) -> CatalogChanges:
    """Take away the root that applying all decisions anew has made again under its old path."""
    ids = folders.below(writer, [root.folder_id])
    marks = ",".join("?" * len(ids[:2]))
    sql = f"SELECT 1 FROM file WHERE folder_id IN ({marks}) LIMIT 1"  # noqa: S608 - marks only
    if len(ids) > 1 or writer.execute(sql, ids[:2]).fetchone() is not None:
        return CatalogChanges()
    writer.execute("DELETE FROM root WHERE id = ?", (root.id,))
    writer.execute("DELETE FROM folder WHERE id = ?", (root.folder_id,))
    return CatalogChanges(roots=frozenset({root.id}))


def _renamed(path: bytes | None, old: bytes, new: bytes) -> bytes | None:
    if path is None or not is_inside(path, old):
        return path
    rest = path[len(old) :].lstrip(b"/")
    return os.path.join(new, rest) if rest else new
