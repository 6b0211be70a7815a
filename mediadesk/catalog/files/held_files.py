"""What is held in Removed, one row for each held file, whatever stands in its place by now.

The journal says what is held; the catalog has the same as a table, to be listed, sorted and
searched like other files. A row has the number of its entry, which lists show below zero: a name
may be held twice, or be that of a present file, a hard link for one. Sidecars are listed with the
file they went with, those of keepers with the first of its copies.
"""

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from mediadesk.catalog.folders import folders
from mediadesk.config import Settings
from mediadesk.config.settings import kind_of
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.journal import HeldCount
from mediadesk.domain.media import FileStat, MediaKind
from mediadesk.domain.paths import is_inside

_AT_ONCE = 400
IN_EFFECT = (
    "state IN ('done', 'undoing', 'purging') AND action IN ('remove', 'carry', 'link', 'write')"
)
"""What of the journal holds something, also in the moment in which it comes back or goes."""
_JOURNALLED = (
    "WITH held AS MATERIALIZED (SELECT id, batch_id, unit, action, keeper, size_bytes FROM entry"  # noqa: S608
    f" WHERE {IN_EFFECT}{{rule}}),"
    " files AS (SELECT * FROM held WHERE action IN ('remove', 'link')),"
    " of_unit AS MATERIALIZED (SELECT batch_id, unit, min(id) AS id FROM files WHERE unit <> 0"
    " GROUP BY batch_id, unit), of_keeper AS MATERIALIZED (SELECT batch_id, keeper, min(id) AS id"
    " FROM files WHERE batch_id IN (SELECT batch_id FROM held WHERE action = 'write')"
    " GROUP BY batch_id, keeper) SELECT * FROM (SELECT held.id, held.size_bytes,"
    " CASE action WHEN 'carry' THEN of_unit.id WHEN 'write' THEN of_keeper.id END AS with_id"
    " FROM held LEFT JOIN of_unit ON action = 'carry' AND of_unit.batch_id = held.batch_id"
    " AND of_unit.unit = held.unit LEFT JOIN of_keeper ON action = 'write'"
    " AND of_keeper.batch_id = held.batch_id AND of_keeper.keeper = held.keeper)"
)
"""All that the journal holds, sidecars with the file they are listed with: as `_join` has it."""
_ALONE = "held.with_id IS NULL"

_OWN = (
    "LEFT JOIN main.file AS own ON own.folder_id = held.folder_id AND own.name = held.name"
    " AND (own.size_bytes = held.size_bytes AND own.mtime_ns = held.mtime_ns OR EXISTS (SELECT 1"
    " FROM content WHERE content.id = own.content_id AND content.quick_hash = held.quick_hash))"
)
"""The row of the name, as long as it tells of these bytes: that of a hard link does, too."""
AS_FILES = (
    "file AS (SELECT -held.id AS id, own.id AS own_id, held.path AS held_path,"  # noqa: S608
    " held.action AS action, held.folder_id AS folder_id, held.volume_id AS volume_id,"
    " held.name AS name,"
    " held.name_shown AS name_shown, held.name_search AS name_search, held.extension AS extension,"
    " coalesce(own.kind, held.kind) AS kind, held.size_bytes AS size_bytes,"
    " held.size_bytes + (SELECT coalesce(sum(beside.size_bytes), 0) FROM held AS beside"
    " WHERE beside.with_id = held.id) AS held_bytes,"
    " (SELECT count(*) FROM held AS beside WHERE beside.with_id = held.id) AS sidecars,"
    " held.mtime_ns AS mtime_ns, 'removed' AS status, 1 AS listed, own.reason AS reason,"
    " coalesce(own.mismatch, 0) AS mismatch, own.content_id AS content_id,"
    " nullif(held.quick_hash, '') AS held_hash, own.perceptual_hash AS perceptual_hash,"
    " own.video_phash AS video_phash, own.width AS width, own.height AS height,"
    " own.duration_s AS duration_s, own.camera AS camera, own.taken AS taken,"
    " own.taken_precision AS taken_precision, coalesce(own.confidence, 'NONE') AS confidence,"
    f" own.has_film AS has_film FROM held {_OWN} WHERE {_ALONE})"
)
"""What is held as a table that reads like `file`; to be put behind WITH."""


class HeldRow(NamedTuple):
    """An entry of the journal that holds something."""

    id: int
    batch_id: int
    unit: int
    action: str
    keeper: bytes
    path: bytes
    held_at: bytes
    stat: FileStat
    quick_hash: str


def journalled_with(reader: sqlite3.Connection) -> dict[int, int]:
    """Return the held sidecars with what each is listed with, as the journal has it."""
    sql = f"{_JOURNALLED.format(rule='')} WHERE with_id IS NOT NULL"
    return {row[0]: row[2] for row in reader.execute(sql)}


def journalled_count(
    reader: sqlite3.Connection, rule: str = "", values: Sequence[object] = ()
) -> HeldCount:
    """Return how much the journal holds; a `rule` that begins with AND narrows it."""
    row = reader.execute(
        "SELECT coalesce(sum(with_id IS NULL), 0), count(with_id), coalesce(sum(size_bytes), 0)"  # noqa: S608
        f" FROM ({_JOURNALLED.format(rule=rule)})",
        values,
    ).fetchone()
    return HeldCount(*row)


def in_effect(reader: sqlite3.Connection, paths: Collection[bytes] | None = None) -> list[HeldRow]:
    """Return what the journal holds of what was at these paths, None: all of it."""
    sql = (
        "SELECT id, batch_id, unit, action, keeper, path, held_at, stat, quick_hash FROM entry"  # noqa: S608
        f" WHERE {IN_EFFECT}"
    )
    if paths is None:
        rows = list(reader.execute(sql))
    else:
        rows = [
            row
            for page in _pages(paths)
            for row in reader.execute(f"{sql} AND path IN ({_marks(page)})", page)
        ]
    return [HeldRow._make((*row[:7], FileStat(*json.loads(row[7])), row[8])) for row in rows]


def is_shown(reader: sqlite3.Connection, journal: sqlite3.Connection) -> bool:
    """Tell whether the catalog lists as many as the journal holds."""
    sums = "SELECT count(*), coalesce(sum(id), 0) FROM"
    listed = reader.execute(f"{sums} held").fetchone()
    held = journal.execute(f"{sums} entry WHERE {IN_EFFECT}").fetchone()
    return bool(listed == held)


def show(
    writer: sqlite3.Connection, rows: Iterable[HeldRow], paths: Collection[bytes] | None = None
) -> CatalogChanges:
    """List as held these rows instead of what was at these paths, None: instead of everything."""
    went = []
    for page in [[]] if paths is None else _pages(paths):
        rule = f"WHERE path IN ({_marks(page)})" if page else ""
        gone = f"DELETE FROM held {rule} RETURNING id, batch_id, unit, keeper"  # noqa: S608
        went += writer.execute(gone, page).fetchall()
    places = _Places(writer)
    came = []
    for row in rows:
        writer.execute(
            "INSERT OR REPLACE INTO held(id, batch_id, unit, action, keeper, path, held_at,"
            " folder_id, volume_id, name, name_shown, name_search, extension, kind, size_bytes,"
            " mtime_ns, quick_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row[:7], *places.of(row.path), *row.stat[:2], row.quick_hash),
        )
        came.append((row.id, row.batch_id, row.unit, row.keeper))
    changed = {tuple(row) for row in went} | set(came)
    _join(writer, changed)
    return CatalogChanges(held=frozenset(-row[0] for row in changed))


def count(reader: sqlite3.Connection) -> HeldCount:
    """Return how much is held."""
    row = reader.execute(
        "SELECT coalesce(sum(with_id IS NULL), 0), count(with_id), coalesce(sum(size_bytes), 0)"
        " FROM held"
    ).fetchone()
    return HeldCount(*row)


def links(reader: sqlite3.Connection) -> int:
    """Return in the place of how many held files a hard link was put."""
    return int(reader.execute("SELECT count(*) FROM held WHERE action = 'link'").fetchone()[0])


def held_at(reader: sqlite3.Connection, file_id: int, path: bytes) -> bytes | None:
    """Return where that lies which lists show under an id and a path, None when it is held no more.

    Members of clusters that went are shown under the row of their name: the newest of that path.
    """
    rule, value = ("id = ?", -file_id) if file_id < 0 else ("path = ?", path)
    sql = f"SELECT held_at FROM held WHERE {rule} ORDER BY id DESC LIMIT 1"  # noqa: S608
    row = reader.execute(sql, (value,)).fetchone()
    return None if row is None else row[0]


def own_id(reader: sqlite3.Connection, file_id: int) -> int | None:
    """Return the row that tells of what lists show under an id, None when there is none."""
    sql = f"SELECT own.id FROM held {_OWN} WHERE held.id = ?"  # noqa: S608 - a constant
    row = reader.execute(sql, (-file_id,)).fetchone()
    return None if row is None else row[0]


def _join(writer: sqlite3.Connection, changed: Collection[tuple[int, int, int, bytes]]) -> None:
    """Let sidecars be listed with what they went with, after some of either came or went."""
    files = (
        "UPDATE held SET with_id = (SELECT min(owner.id) FROM held AS owner WHERE"
        " owner.batch_id = held.batch_id AND owner.action IN ('remove', 'link')"
    )
    units = {(batch_id, unit) for _, batch_id, unit, _ in changed if unit}
    keepers = {(batch_id, keeper) for _, batch_id, _, keeper in changed if keeper}
    of_unit = " AND owner.unit = held.unit) WHERE batch_id = ? AND action = 'carry' AND unit = ?"
    writer.executemany(files + of_unit, units)
    of_keeper = (
        " AND owner.keeper = held.keeper) WHERE batch_id = ? AND action = 'write' AND keeper = ?"
    )
    writer.executemany(files + of_keeper, keepers)


class _Places:
    """Where held files were, as columns of their rows; each folder is looked up once."""

    def __init__(self, writer: sqlite3.Connection) -> None:
        self._writer, self._settings = writer, Settings()
        self._tops = folders.roots(writer)
        self._folders: dict[bytes, int | None] = {}

    def of(self, path: bytes) -> tuple[object, ...]:
        folder, name = os.path.split(path)
        if folder not in self._folders:
            found = folders.find(self._writer, folder, aside=True)
            self._folders[folder] = found or folders.ensure_path(self._writer, folder)
        around = [root for root in self._tops if is_inside(path, root.path)]
        nearest = max(around, key=lambda root: len(root.path), default=None)
        shown = names.shown(name)
        return (
            self._folders[folder],
            None if nearest is None else nearest.volume_id,
            name,
            shown,
            names.searchable(shown),
            names.extension(name),
            kind_of(name, self._settings) or MediaKind.PHOTO,
        )


def _pages(paths: Collection[bytes]) -> Iterator[list[bytes]]:
    wanted = list(paths)
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]


def _marks(page: Collection[bytes]) -> str:
    return ",".join("?" * len(page))
