"""Keeps clusters whose basis is unchanged, and replaces all others of a kind.

Each cluster is stored with its basis, a digest of everything it is made from. A search submits
drafts; a draft whose basis is in the catalog is not made again. Whatever else changes a stored
cluster deletes its basis (triggers of the schema), so that the next search makes it again.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping

from mediadesk.catalog.clusters import clusters
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import Cluster, ClusterKind
from mediadesk.domain.detail import DETAIL_VERSION


def standing(reader: sqlite3.Connection, kind: ClusterKind) -> dict[str, str]:
    """Return the keys of the clusters of one kind by their bases."""
    sql = "SELECT basis, key FROM cluster WHERE kind = ? AND basis <> ''"
    return dict(reader.execute(sql, (kind,)).fetchall())


def replace_kind(
    writer: sqlite3.Connection,
    kind: ClusterKind,
    *,
    kept: Collection[str],
    made: Mapping[str, Cluster],
) -> CatalogChanges:
    """Make these the clusters of one kind, as `clusters.replace_kind` does.

    Those with the keys `kept` stand, the others were made, each of its basis.
    """
    changes = clusters.replace_kind(writer, kind, list(made.values()), kept)
    _note(writer, made)
    return changes


def add_to_kind(
    writer: sqlite3.Connection, kind: ClusterKind, made: Mapping[str, Cluster]
) -> CatalogChanges:
    """Store clusters, each made of its basis, as `clusters.add_to_kind` does."""
    changes = clusters.add_to_kind(writer, kind, list(made.values()))
    _note(writer, made)
    return changes


def _note(writer: sqlite3.Connection, made: Mapping[str, Cluster]) -> None:
    writer.executemany(
        "UPDATE cluster SET basis = ? WHERE key = ?",
        [(basis, cluster.key) for basis, cluster in made.items()],
    )


def members_unread(reader: sqlite3.Connection, kind: ClusterKind) -> list[int]:
    """Return the ids of files in clusters of a kind whose picture has no current detail stored."""
    rows = reader.execute(
        "SELECT file.id FROM cluster JOIN cluster_member ON cluster_id = cluster.id"
        " JOIN file ON file.id = file_id WHERE cluster.kind = ?"
        " AND NOT EXISTS (SELECT 1 FROM picture_detail WHERE version = ?"
        " AND picture_detail.content_id = file.content_id)",
        (kind, DETAIL_VERSION),
    )
    return [row[0] for row in rows]


def members_unseen(
    reader: sqlite3.Connection, kind: ClusterKind, settled: Collection[str]
) -> list[int]:
    """Return members of clusters that were never looked at whole.

    Clusters whose keeper stays for one of the reasons `settled` are left out, unless several of
    their members are of no camera: of pages and screens it matters what is written in them.
    """
    rows = reader.execute(
        "SELECT file.id FROM cluster JOIN cluster_member AS first ON first.cluster_id = cluster.id"
        " JOIN cluster_member AS each ON each.cluster_id = cluster.id"
        " JOIN file ON file.id = each.file_id WHERE cluster.kind = ? AND first.keeper = 1"
        " AND (first.reason ->> 'code' NOT IN (SELECT value FROM json_each(?)) OR cluster.id IN"
        " (SELECT cluster_id FROM cluster_member JOIN file ON file.id = file_id"
        " WHERE camera IS NULL GROUP BY cluster_id HAVING count(*) > 1))"
        " AND NOT EXISTS (SELECT 1 FROM picture_detail WHERE version = ? AND with_pixels = 1"
        " AND picture_detail.content_id = file.content_id)",
        (kind, json.dumps(sorted(settled)), DETAIL_VERSION),
    )
    return [row[0] for row in rows]
