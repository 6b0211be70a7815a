"""Verdicts in the catalog: what the user said of contents, as it was recorded.

Verdicts hang on contents, so they outlast renames, rescans, edits of metadata and the catalog
itself. Which clusters they decide is told by `decided`.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from mediadesk.catalog.clusters import decided
from mediadesk.catalog.clusters.decided import IN, KEY, THERE
from mediadesk.catalog.folders import folders
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.paths import joined
from mediadesk.domain.verdicts import ContentKey, KeyedFile, VerdictKind

_COLUMNS = ", ".join(KEY)


def files_of_cluster(reader: sqlite3.Connection, cluster_id: int) -> list[KeyedFile]:
    """Return every file that has a content of this cluster, wherever it is."""
    sql = (
        "SELECT file_id FROM cluster_member WHERE cluster_id = ?1 UNION SELECT other.value"
        " FROM cluster_member, json_each(same_as) AS other WHERE cluster_id = ?1"
    )
    return files_like(reader, [row[0] for row in reader.execute(sql, (cluster_id,))])


def files_like(reader: sqlite3.Connection, file_ids: Sequence[int]) -> list[KeyedFile]:
    """Return every file that has the content of one of these files, wherever it is."""
    known: dict[int, bytes] = {}
    rows = reader.execute(
        f"SELECT folder_id, name, {_COLUMNS} FROM file JOIN content ON content.id = content_id"  # noqa: S608
        f" WHERE content_id IN (SELECT content_id FROM file WHERE id {IN}) AND {THERE}"
        " ORDER BY content.id, file.id",
        (json.dumps(list(file_ids)),),
    ).fetchall()
    return [
        KeyedFile(joined(folders.path_of(reader, row[0], known), row[1]), ContentKey(*row[2:]))
        for row in rows
    ]


def to_facts(uid: str, files: Iterable[KeyedFile]) -> dict[str, Any]:
    """Return a verdict on these files as decisions keep it: contents, each with its paths."""
    found: dict[str, list[tuple[ContentKey, list[str]]]] = defaultdict(list)
    # Ends may be shared by different contents: those known in full come first and part them.
    for file in sorted(files, key=_is_unsure):
        alike = found[file.content.payload or file.content.quick_hash]
        paths = next((paths for key, paths in alike if key.is_of(file.content)), None)
        if paths is None:
            paths = []
            alike.append((file.content, paths))
        paths.append(names.to_text(file.path))
    contents = [
        {
            "payload": key.payload,
            "payload_in_full": key.payload_in_full,
            "quick_hash": key.quick_hash,
            "sha256": key.sha256,
            "paths": sorted(paths),
        }
        for alike in found.values()
        for key, paths in alike
    ]
    return {"verdict": uid, "contents": contents}


def _is_unsure(file: KeyedFile) -> tuple[bool, bool]:
    return not file.content.payload_in_full, not file.content.sha256


def show(writer: sqlite3.Connection, kind: VerdictKind, facts: dict[str, Any]) -> CatalogChanges:
    """Take a verdict into the catalog; a second time it changes nothing."""
    row = writer.execute(
        "INSERT OR IGNORE INTO verdict(uid, kind) VALUES (?, ?) RETURNING id",
        (facts["verdict"], kind),
    ).fetchone()
    if row is None:
        return CatalogChanges()
    writer.executemany(
        f"INSERT INTO verdict_content(verdict_id, {_COLUMNS}, files, paths)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row[0],
                content["payload"],
                content["payload_in_full"],
                content["quick_hash"],
                content["sha256"],
                len(content["paths"]),
                json.dumps(content["paths"]),
            )
            for content in facts["contents"]
        ],
    )
    return decided.mark(writer, _clusters_about(writer, row[0]))


def withdraw(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    """Take a verdict out of the catalog again; a second time it changes nothing."""
    row = writer.execute("SELECT id FROM verdict WHERE uid = ?", (facts["verdict"],)).fetchone()
    if row is None:
        return CatalogChanges()
    concerned = _clusters_about(writer, row[0])
    writer.execute("DELETE FROM verdict WHERE id = ?", (row[0],))
    return decided.mark(writer, concerned)


def different(reader: sqlite3.Connection) -> list[frozenset[int]]:
    """Return groups of contents; those of one group are different things."""
    groups: dict[int, set[int]] = defaultdict(set)
    rule = "verdict_id IN (SELECT id FROM verdict WHERE kind = ?)"
    for found in decided.entries(reader, rule, VerdictKind.DIFFERENT):
        groups[found.verdict_id].add(found.content_id)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


def _clusters_about(reader: sqlite3.Connection, verdict_id: int) -> list[int]:
    contents = [entry.content_id for entry in decided.entries(reader, "verdict_id = ?", verdict_id)]
    rows = reader.execute(
        "SELECT DISTINCT cluster_id FROM file JOIN cluster_member ON file_id = file.id"  # noqa: S608
        f" WHERE content_id {IN}",
        (json.dumps(contents),),
    )
    return [row[0] for row in rows]
