"""A root that has a new path: its rows stay what they are, in the catalog and in the journal."""

import os
import sqlite3
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.folders.folders import RootRow
from mediadesk.catalog.roots import taken_out
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.paths import is_inside

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
    volume_id = volumes.ensure(
        writer, identity=facts["volume"], label=facts["label"], file_system=facts["file_system"]
    )
    root = next((each for each in folders.roots(writer) if each.path == old), None)
    if root is None:
        return CatalogChanges()
    if any(each.path == new for each in folders.roots(writer)):
        return _drop_if_empty(writer, root)
    if new in taken_out.paths(writer):
        if not _has_files(writer, root):  # all of them are known where they are now
            return _give_up_for(writer, root, volume_id, facts)
        taken_out.forget(writer, new)
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
    if _has_files(writer, root):
        return CatalogChanges()
    writer.execute("DELETE FROM root WHERE id = ?", (root.id,))
    taken_out.forget(writer, root.path)
    return CatalogChanges(roots=frozenset({root.id}))


def _give_up_for(
    writer: sqlite3.Connection, root: RootRow, volume_id: int, facts: dict[str, Any]
) -> CatalogChanges:
    """Let what was taken out of the library come back in the place of an empty root."""
    new = names.to_bytes(facts["new"])
    changes = _drop_if_empty(writer, root)
    in_volume = names.to_bytes(facts["path_in_volume"])
    changes |= folders.add_root(writer, new, volume_id=volume_id, path_in_volume=in_volume)
    return changes | taken_out.come_back(writer, new)


def _has_files(reader: sqlite3.Connection, root: RootRow) -> bool:
    """Tell whether any file is known in a root, there or not."""
    asked = "SELECT 1 FROM file WHERE folder_id = ? LIMIT 1"
    below = folders.below(reader, [root.folder_id])
    return any(reader.execute(asked, (id_,)).fetchone() is not None for id_ in below)


def _renamed(path: bytes | None, old: bytes, new: bytes) -> bytes | None:
    if path is None or not is_inside(path, old):
        return path
    rest = path[len(old) :].lstrip(b"/")
    return os.path.join(new, rest) if rest else new
