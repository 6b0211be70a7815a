"""Folders that were taken out of the library: what is known of their files is kept, out of sight.

Such a folder is one on top without being a root. Its files count as missing, and `file.aside` says
what they were before, for the day the folder is added again.
"""

import os
import sqlite3
from collections.abc import Iterable

from mediadesk.catalog.folders import folders
from mediadesk.catalog.folders.folders import RootRow
from mediadesk.catalog.roots import settling
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.paths import is_inside


def take_out(writer: sqlite3.Connection, path: bytes) -> CatalogChanges:
    """Let a root leave the library; a second time it changes nothing.

    Its first files follow at once, the others piece by piece (`settling`). What is held in Removed
    stays listed there, and can be brought back.
    """
    root = next((each for each in folders.roots(writer) if each.path == path), None)
    if root is None:
        return CatalogChanges()
    writer.execute("DELETE FROM root WHERE id = ?", (root.id,))
    settling.owe_leaving(writer, root.folder_id)
    return _follow(writer, root)


def paths(reader: sqlite3.Connection) -> list[bytes]:
    """Return the folders that were taken out of the library and are not back."""
    rows = reader.execute(
        "SELECT name FROM folder WHERE parent_id IS NULL"
        " AND id NOT IN (SELECT folder_id FROM root) ORDER BY name"
    )
    return [row[0] for row in rows]


def still_in(reader: sqlite3.Connection, wanted: Iterable[bytes]) -> list[bytes]:
    """Return those of some paths that do not lie in what was taken out of the library."""
    roots, out = [root.path for root in folders.roots(reader)], paths(reader)
    return [
        path
        for path in wanted
        if any(is_inside(path, root) for root in roots)
        or not any(is_inside(path, top) for top in out)
    ]


def keep_out(writer: sqlite3.Connection, path: bytes, ids: Iterable[int]) -> None:
    """Hide files that were changed at a path which has left the library since."""
    if not still_in(writer, [path]):
        writer.executemany(
            "UPDATE file SET aside = status, status = 'missing' WHERE id = ?",
            [(id_,) for id_ in ids],
        )
        settling.mix(writer)


def make_way(writer: sqlite3.Connection, path: bytes) -> None:
    """Let what was taken out around and below a folder fit in, before that becomes a root."""
    tops = paths(writer)
    if not tops or folders.find(writer, path) is not None:
        return
    folder_id = folders.find(writer, path, aside=True)
    if folder_id is not None and path not in tops:
        folders.move(writer, folder_id, None, path)
    for top in tops:
        if top != path and is_inside(top, path):
            _join(writer, path, top)


def come_back(writer: sqlite3.Connection, path: bytes) -> CatalogChanges:
    """Show again what is known of files in a folder that is a root now, as `take_out` hides it."""
    root = next((each for each in folders.roots(writer) if each.path == path), None)
    if root is None:
        return CatalogChanges()
    settling.owe_returning(writer, root.folder_id)
    return _follow(writer, root)


def forget(writer: sqlite3.Connection, path: bytes) -> None:
    """Give up what is known of a folder that was taken out: another one has its path now."""
    if path in paths(writer) and (top := folders.find(writer, path, aside=True)) is not None:
        below = folders.below(writer, [top])
        for table in ("sidecar_reading", "sidecar", "file"):
            writer.executemany(
                f"DELETE FROM {table} WHERE folder_id = ?",  # noqa: S608 - constants
                [(id_,) for id_ in below],
            )
        # Folders below come after those they are in.
        writer.executemany("DELETE FROM folder WHERE id = ?", [(id_,) for id_ in reversed(below)])


def _join(writer: sqlite3.Connection, path: bytes, top: bytes) -> None:
    """Let what was taken out be an ordinary folder of the one at `path`, which holds it."""
    folder_id = folders.find(writer, top, aside=True)
    above = os.path.relpath(os.path.dirname(top), path)
    parent_id = folders.ensure_below(writer, folders.ensure(writer, None, path), above)
    if folder_id is not None and folders.child(writer, parent_id, os.path.basename(top)) is None:
        folders.move(writer, folder_id, parent_id, os.path.basename(top))
        settling.owe(writer, folder_id)  # all of it is away, whatever the folder above is owed
    else:
        forget(writer, top)


def _follow(writer: sqlite3.Connection, root: RootRow) -> CatalogChanges:
    return settling.settle_some(writer, root.folder_id) | CatalogChanges(roots=frozenset({root.id}))
