"""Kinship of pictures of one size, in the catalog, by content: which was saved from which."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import DETAIL_VERSION, RESAVING_VERSION, Kinship


class Pair(NamedTuple):
    """The contents of a keeper and of another member of its size.

    With each its format, and the JPEG quality of an earlier compression that still shows.
    """

    stays: int
    stays_as: str | None
    stays_from: int | None
    goes: int
    goes_as: str | None
    goes_from: int | None


def of_contents(
    reader: sqlite3.Connection, content_ids: Iterable[int]
) -> dict[int, dict[int, Kinship]]:
    """Return, of those of these contents that are akin to others in some way, to which and how."""
    rows = reader.execute(
        "SELECT copy_id, source_id, found FROM resave WHERE version = ? AND found > 0"
        " AND copy_id IN (SELECT value FROM json_each(?)) ORDER BY copy_id, source_id",
        (RESAVING_VERSION, json.dumps(list(content_ids))),
    )
    found: dict[int, dict[int, Kinship]] = defaultdict(dict)
    for copy, source, kinship in rows:
        found[copy][source] = Kinship(kinship)
    return dict(found)


def unasked(reader: sqlite3.Connection, kind: ClusterKind, settled: Collection[str]) -> list[Pair]:
    """Return the pairs that were not compared yet.

    Members that go for one of the reasons `settled` are left out.
    """
    rows = reader.execute(
        "SELECT DISTINCT stays.content_id, stays_told.facts ->> 'format', one.earlier_quality,"
        " goes.content_id, goes_told.facts ->> 'format', two.earlier_quality FROM cluster"
        " JOIN cluster_member AS kept ON kept.cluster_id = cluster.id AND kept.keeper = 1"
        " JOIN cluster_member AS other ON other.cluster_id = cluster.id AND other.keeper = 0"
        " JOIN file AS stays ON stays.id = kept.file_id"
        " JOIN file AS goes ON goes.id = other.file_id"
        " LEFT JOIN file_detail AS stays_told ON stays_told.file_id = stays.id"
        " LEFT JOIN file_detail AS goes_told ON goes_told.file_id = goes.id"
        " JOIN picture_detail AS one ON one.content_id = stays.content_id"
        " JOIN picture_detail AS two ON two.content_id = goes.content_id"
        " WHERE cluster.kind = ?1"
        " AND other.reason ->> 'code' NOT IN (SELECT value FROM json_each(?2))"
        " AND stays.width = goes.width AND stays.height = goes.height"
        " AND one.version = ?3 AND two.version = ?3"
        " AND one.traces IS NOT NULL AND two.traces IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM resave WHERE version = ?4"
        " AND copy_id = stays.content_id AND source_id = goes.content_id)",
        (kind, json.dumps(sorted(settled)), DETAIL_VERSION, RESAVING_VERSION),
    )
    return [Pair._make(row) for row in rows]


def unasked_moved(
    reader: sqlite3.Connection, kind: ClusterKind, codes: Collection[str], *, tie: float
) -> list[tuple[int, int]]:
    """Return the files (keeper, other member) that may lie otherwise, and were not asked for it.

    Only members that go for one of the reasons `codes`, whose pixels are as many within the share
    `tie`, and of which nothing is known yet beside the keeper.
    """
    rows = reader.execute(
        "SELECT stays.id, goes.id FROM cluster"
        " JOIN cluster_member AS kept ON kept.cluster_id = cluster.id AND kept.keeper = 1"
        " JOIN cluster_member AS other ON other.cluster_id = cluster.id AND other.keeper = 0"
        " JOIN file AS stays ON stays.id = kept.file_id"
        " JOIN file AS goes ON goes.id = other.file_id"
        " WHERE cluster.kind = ?1 AND other.reason ->> 'code' IN (SELECT value FROM json_each(?2))"
        " AND abs(stays.width * stays.height - goes.width * goes.height)"
        " <= ?3 * max(stays.width * stays.height, goes.width * goes.height)"
        " AND NOT EXISTS (SELECT 1 FROM resave WHERE version = ?4 AND found > 0"
        " AND (copy_id, source_id) IN (VALUES (stays.content_id, goes.content_id),"
        " (goes.content_id, stays.content_id)))"
        " ORDER BY stays.id, goes.size_bytes DESC, goes.id",
        (kind, json.dumps(sorted(codes)), tie, RESAVING_VERSION),
    )
    return rows.fetchall()


def store(writer: sqlite3.Connection, found: Mapping[tuple[int, int], Kinship]) -> None:
    """Keep of contents (copy, source) how the one is akin to the other.

    A content that is gone meanwhile is passed over.
    """
    writer.executemany(
        "INSERT OR REPLACE INTO resave(copy_id, source_id, version, found)"
        " SELECT ?1, ?2, ?3, ?4 WHERE (SELECT count(*) FROM content WHERE id IN (?1, ?2)) = 2",
        [(copy, source, RESAVING_VERSION, how) for (copy, source), how in found.items()],
    )
