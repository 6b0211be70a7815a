"""Writes clusters as rows: new ones are inserted, changed ones updated in place."""

import json
import sqlite3
from collections.abc import Mapping

from mediadesk.domain.clusters import Cluster

_NEVER_USED = (
    "(SELECT 1 + max(last, (SELECT coalesce(max(id), 0) FROM cluster)) FROM cluster_number)"
)
"""SQLite would give the number of a cluster that is gone to another, which a page then showed."""


def add(writer: sqlite3.Connection, clusters: Mapping[str, Cluster]) -> dict[int, Cluster]:
    """Store clusters that were not there, by their keys; returns them by their ids."""
    first = writer.execute(f"SELECT {_NEVER_USED}").fetchone()[0]
    added = dict(enumerate(clusters.values(), int(first)))
    writer.executemany(
        "INSERT INTO cluster(id, key, kind, members, reclaimable_bytes, cohesion, hidden, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                id_,
                key,
                cluster.kind,
                len(cluster.members),
                cluster.reclaimable_bytes,
                cluster.cohesion,
                cluster.hidden,
                cluster.digest,
            )
            for key, (id_, cluster) in zip(clusters, added.items(), strict=True)
        ],
    )
    return added


def change(writer: sqlite3.Connection, clusters: Mapping[int, Cluster]) -> None:
    """Store what became of clusters of the same files, and make room for what is told of these.

    Who stays a member stays its row: nobody new came whose date might help it.
    """
    ids_ = [(id_,) for id_ in clusters]
    writer.executemany(
        "DELETE FROM cluster_member WHERE cluster_id = ?"
        " AND file_id NOT IN (SELECT value FROM json_each(?))",
        [
            (id_, json.dumps([member.file_id for member in one.members]))
            for id_, one in clusters.items()
        ],
    )
    writer.executemany("UPDATE cluster_member SET place = -1 - place WHERE cluster_id = ?", ids_)
    writer.executemany("DELETE FROM cluster_perhaps WHERE cluster_id = ?", ids_)
    writer.executemany(
        "UPDATE cluster SET members = ?, reclaimable_bytes = ?, cohesion = ?, hidden = ?,"
        " digest = ? WHERE id = ?",
        [
            (
                len(one.members),
                one.reclaimable_bytes,
                one.cohesion,
                one.hidden,
                one.digest,
                id_,
            )
            for id_, one in clusters.items()
        ],
    )


def store_members(writer: sqlite3.Connection, clusters: Mapping[int, Cluster]) -> None:
    """Store the members of clusters by the ids of these; rows that are there already change."""
    rows = [
        {
            "cluster_id": id_,
            "place": place,
            "file_id": member.file_id,
            "similarity": member.similarity,
            "keeper": member.keeper,
            "removable": member.removable,
            "reason": json.dumps({"code": member.reason_code, **member.reason_facts}),
            "same_as": json.dumps(member.same_as),
            "stays": member.stays,
        }
        for id_, cluster in clusters.items()
        for place, member in enumerate(cluster.members)
    ]
    writer.executemany(
        "UPDATE cluster_member SET place = :place, similarity = :similarity, keeper = :keeper,"
        " removable = :removable, reason = :reason, same_as = :same_as, stays = :stays"
        " WHERE cluster_id = :cluster_id AND file_id = :file_id",
        rows,
    )
    writer.executemany(
        "INSERT INTO cluster_member(cluster_id, place, file_id, similarity, keeper, removable,"
        " reason, same_as, stays) VALUES (:cluster_id, :place, :file_id, :similarity, :keeper,"
        " :removable, :reason, :same_as, :stays) ON CONFLICT (cluster_id, place) DO NOTHING",
        rows,
    )
    writer.executemany(
        "INSERT OR IGNORE INTO cluster_perhaps VALUES (?, ?, ?)",
        (
            (id_, file_id, similarity)
            for id_, cluster in clusters.items()
            for file_id, similarity in cluster.perhaps
        ),
    )
