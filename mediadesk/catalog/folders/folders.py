"""Roots and folders in the catalog: where files are."""

import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediadesk.catalog.folders import volumes
from mediadesk.catalog.shown import live_photos
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.paths import is_inside
from mediadesk.domain.roots import FolderRecord, RootRecord

_ROOTS = "SELECT folder.id, name FROM folder JOIN root ON folder_id = folder.id"
_TOPS = "SELECT id, name FROM folder WHERE parent_id IS NULL"
"""Roots, and what was taken out of the library."""


@dataclass(frozen=True, slots=True)
class RootRow:
    """A root as stored, with the absolute path it was added under."""

    id: int
    folder_id: int
    volume_id: int
    path: bytes
    path_in_volume: bytes
    protected: bool
    gone: bool
    """True when it is not where it was although its disk is there: renamed, moved or deleted."""


def set_gone(writer: sqlite3.Connection, root_id: int, *, gone: bool) -> CatalogChanges:
    """Note that a root is not where it was, or is again. Its files keep their rows either way."""
    changed = writer.execute(
        "UPDATE root SET gone = ? WHERE id = ? AND gone <> ?", (gone, root_id, gone)
    ).rowcount
    return CatalogChanges(roots=frozenset({root_id} if changed else ()))


def ensure(writer: sqlite3.Connection, parent_id: int | None, name: bytes) -> int:
    """Return the id of the folder `name` in `parent_id`, storing it when it is new.

    A folder on top (without parent) has its absolute path as its name.
    """
    row = writer.execute(
        "SELECT id FROM folder WHERE parent_id IS ? AND name = ?", (parent_id, name)
    ).fetchone()
    if row is None:
        text = names.shown(name)
        row = writer.execute(
            "INSERT INTO folder(parent_id, name, name_shown, name_search) VALUES (?, ?, ?, ?)"
            " RETURNING id",
            (parent_id, name, text, names.searchable(text)),
        ).fetchone()
    return int(row[0])


def ensure_path(writer: sqlite3.Connection, path: bytes) -> int | None:
    """Return the id of the folder at an absolute path below a root; None outside every root."""
    folder_id, below = _from_top(writer, path)
    if folder_id is not None:
        for name in below:
            folder_id = ensure(writer, folder_id, name)
    return folder_id


def ensure_below(writer: sqlite3.Connection, folder_id: int, path: bytes) -> int:
    """Return the id of the folder at a path relative to another one, storing what is new."""
    for name in path.split(b"/"):
        if name != b".":
            folder_id = ensure(writer, folder_id, name)
    return folder_id


def find(reader: sqlite3.Connection, path: bytes, *, aside: bool = False) -> int | None:
    """Return the id of the folder at an absolute path, if the library has it.

    With `aside` also one whose root was taken out of the library.
    """
    folder_id, below = _from_top(reader, path, _TOPS if aside else _ROOTS)
    for name in below:
        if folder_id is None:
            return None
        folder_id = child(reader, folder_id, name)
    return folder_id


def child(reader: sqlite3.Connection, parent_id: int, name: bytes) -> int | None:
    """Return the id of the folder of this name in another, if the catalog has it."""
    row = reader.execute(
        "SELECT id FROM folder WHERE parent_id = ? AND name = ?", (parent_id, name)
    ).fetchone()
    return None if row is None else int(row[0])


def tops_inside(reader: sqlite3.Connection, path: bytes) -> list[int]:
    """Return the folders of the roots that lie at or below an absolute path."""
    return [row[0] for row in reader.execute(f"{_ROOTS} ORDER BY name") if is_inside(row[1], path)]


def _from_top(
    reader: sqlite3.Connection, path: bytes, tops: str = _ROOTS
) -> tuple[int | None, list[bytes]]:
    """Return the folder on top that a path lies in, and the names that lead down from it."""
    rows = reader.execute(tops).fetchall()
    around = [(len(row[1]), row[0], row[1]) for row in rows if is_inside(path, row[1])]
    if not around:
        return None, []
    _, folder_id, name = max(around)
    rest = path[len(name) :].strip(b"/")
    return folder_id, rest.split(b"/") if rest else []


def path_of(reader: sqlite3.Connection, folder_id: int, known: dict[int, bytes]) -> bytes:
    """Return the absolute path of a folder; `known` remembers paths between calls."""
    chain: list[tuple[int, bytes]] = []
    here: int | None = folder_id
    while here is not None and here not in known:  # no recursion: folders can be thousands deep
        parent_id, name = reader.execute(
            "SELECT parent_id, name FROM folder WHERE id = ?", (here,)
        ).fetchone()
        chain.append((here, name))
        here = parent_id
    path = b"" if here is None else known[here]
    for id_, name in reversed(chain):
        path = os.path.join(path, name)
        known[id_] = path
    return path


def subfolders(reader: sqlite3.Connection, folder_id: int) -> dict[bytes, int]:
    """Return name to id of the folders directly inside a folder."""
    rows = reader.execute("SELECT name, id FROM folder WHERE parent_id = ?", (folder_id,))
    return dict(rows.fetchall())


def below(reader: sqlite3.Connection, folder_ids: Iterable[int]) -> list[int]:
    """Return these folders and every folder below them."""
    wanted = list(folder_ids)
    marks = ",".join("?" * len(wanted))
    sql = (
        f"WITH RECURSIVE sub(id) AS (SELECT id FROM folder WHERE id IN ({marks})"  # noqa: S608
        " UNION SELECT folder.id FROM folder JOIN sub ON folder.parent_id = sub.id)"
        " SELECT id FROM sub"
    )
    return [row[0] for row in reader.execute(sql, wanted)]


def add_root(
    writer: sqlite3.Connection,
    path: bytes,
    *,
    volume_id: int,
    path_in_volume: bytes,
    absorbed: Sequence[tuple[bytes, bytes]] = (),
) -> CatalogChanges:
    """Make `path` a root; adding it twice, or below another root, changes nothing.

    `absorbed` are roots that lie inside it, as (path so far, path as the new root names it): they
    become ordinary folders below it and keep their files.
    """
    before = {root.path: root for root in roots(writer)}
    if path not in before and any(is_inside(path, root) for root in before):
        return CatalogChanges()
    folder_id = ensure(writer, None, path)
    inside = [(before[old], new) for old, new in absorbed if old in before]
    for root, new in inside:
        writer.execute("DELETE FROM root WHERE id = ?", (root.id,))
        parent_id = ensure_below(writer, folder_id, os.path.relpath(os.path.dirname(new), path))
        move(writer, root.folder_id, parent_id, os.path.basename(new))
    row = writer.execute(
        "INSERT INTO root(folder_id, volume_id, path_in_volume, added_at, last_seen)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT(folder_id) DO UPDATE SET"
        " volume_id = excluded.volume_id, path_in_volume = excluded.path_in_volume,"
        " last_seen = excluded.last_seen, gone = 0 RETURNING id",
        (folder_id, volume_id, path_in_volume, time.time(), time.time()),
    ).fetchone()
    return CatalogChanges(roots=frozenset({int(row[0]), *(root.id for root, _ in inside)}))


def roots(reader: sqlite3.Connection) -> list[RootRow]:
    """Return every root in the order added."""
    rows = reader.execute(
        "SELECT root.id, folder_id, volume_id, folder.name, path_in_volume, protected, gone"
        " FROM root JOIN folder ON folder.id = folder_id ORDER BY root.id"
    )
    return [RootRow(r[0], r[1], r[2], r[3], r[4], bool(r[5]), bool(r[6])) for r in rows]


def has_roots(reader: sqlite3.Connection) -> bool:
    """Tell whether any folder was asked to be managed."""
    return reader.execute("SELECT 1 FROM root LIMIT 1").fetchone() is not None


def load_roots(reader: sqlite3.Connection) -> list[RootRecord]:
    """Return every root as the tree shows it, with the numbers of all that lies below."""
    sql = (
        "SELECT root.id, folder_id, folder.name, volume.label, volume.online, protected,"
        " root.last_seen, gone, pool FROM root JOIN folder ON folder.id = folder_id"
        " JOIN volume ON volume.id = root.volume_id"
        " LEFT JOIN pool_folder ON pool_folder.path = folder.name ORDER BY root.id"
    )
    found = reader.execute(sql).fetchall()
    totals = _totals_below(reader, [row[1] for row in found])
    return [
        RootRecord(
            id=row[0],
            folder_id=row[1],
            path=row[2],
            name_shown=names.shown_last(row[2]),
            volume_label=row[3],
            offline=not row[4],
            protected=bool(row[5]),
            files=totals[row[1]][0],
            size_bytes=totals[row[1]][1],
            last_seen=row[6],
            gone=bool(row[7]),
            pool=row[8],
        )
        for row in found
    ]


def load_children(reader: sqlite3.Connection, parent_id: int) -> list[FolderRecord]:
    """Return the folders directly inside one that hold files, with the numbers of all below."""
    children = reader.execute(
        "SELECT id, name, name_shown FROM folder WHERE parent_id = ? ORDER BY name_search, id",
        (parent_id,),
    ).fetchall()
    known: dict[int, bytes] = {}
    parent = path_of(reader, parent_id, known)
    above = (root for root in roots(reader) if is_inside(parent, root.path))
    offline = any(root.gone or not volumes.load(reader, root.volume_id).online for root in above)
    totals = _totals_below(reader, [row[0] for row in children])
    return [
        FolderRecord(
            id=folder_id,
            name_shown=text,
            path=os.path.join(parent, name),
            files=totals[folder_id][0],
            size_bytes=totals[folder_id][1],
            offline=offline,
        )
        for folder_id, name, text in children
        if totals[folder_id][0]
    ]


def _totals_below(
    reader: sqlite3.Connection, folder_ids: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """Return (files, bytes) of everything at and below each of these folders."""
    marks = ",".join("?" * len(folder_ids))
    below_each = (
        f"WITH RECURSIVE sub(top, id) AS (SELECT id, id FROM folder WHERE id IN ({marks})"  # noqa: S608
        " UNION ALL SELECT sub.top, folder.id FROM folder JOIN sub ON folder.parent_id = sub.id)"
    )
    sql = (
        f"{below_each} SELECT sub.top, count(*), sum(file.size_bytes) FROM sub"  # noqa: S608
        " JOIN file INDEXED BY file_in_folder ON file.folder_id = sub.id AND file.listed = 1"
        " AND file.status NOT IN ('missing', 'removed')"
        " GROUP BY sub.top"
    )
    found = {row[0]: (row[1], row[2]) for row in reader.execute(sql, folder_ids)}
    as_one = (
        f"{below_each} SELECT sub.top, count(*) FROM ({live_photos.HALVES}) AS half"  # noqa: S608
        " JOIN file ON file.id = half.film_id JOIN sub ON sub.id = file.folder_id GROUP BY sub.top"
    )
    for top, halves in reader.execute(as_one, folder_ids):
        found[top] = (found[top][0] - halves, found[top][1])
    return {folder_id: found.get(folder_id, (0, 0)) for folder_id in folder_ids}


def move(writer: sqlite3.Connection, folder_id: int, parent_id: int | None, name: bytes) -> None:
    """Let a folder be in another one under this name, with all that is in it."""
    text = names.shown(name)
    writer.execute(
        "UPDATE folder SET parent_id = ?, name = ?, name_shown = ?, name_search = ? WHERE id = ?",
        (parent_id, name, text, names.searchable(text), folder_id),
    )
