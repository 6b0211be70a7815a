"""Which pictures were saved again from which others of their size, in the catalog, by content."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import DETAIL_VERSION


def of_contents(
    reader: sqlite3.Connection, content_ids: Iterable[int]
) -> dict[int, frozenset[int]]:
    """Return, of those of these contents that were saved again, what they were saved from."""
    rows = reader.execute(
        "SELECT copy_id, source_id FROM resave WHERE version = ? AND found = 1"
        " AND copy_id IN (SELECT value FROM json_each(?))",
        (DETAIL_VERSION, json.dumps(list(content_ids))),
    )
    found: dict[int, set[int]] = defaultdict(set)
    for copy, source in rows:
        found[copy].add(source)
    return {copy: frozenset(sources) for copy, sources in found.items()}


def unasked(
    reader: sqlite3.Connection, kind: ClusterKind, settled: Collection[str]
) -> list[tuple[int, int]]:
    """Return the contents (keeper, other member of its size) that were not compared yet.

    Members that go for one of the reasons `settled` are left out.
    """
    rows = reader.execute(
        "SELECT DISTINCT stays.content_id, goes.content_id FROM cluster"
        " JOIN cluster_member AS kept ON kept.cluster_id = cluster.id AND kept.keeper = 1"
        " JOIN cluster_member AS other ON other.cluster_id = cluster.id AND other.keeper = 0"
        " JOIN file AS stays ON stays.id = kept.file_id"
        " JOIN file AS goes ON goes.id = other.file_id"
        " JOIN picture_detail AS one ON one.content_id = stays.content_id"
        " JOIN picture_detail AS two ON two.content_id = goes.content_id"
        " WHERE cluster.kind = ?1"
        " AND other.reason ->> 'code' NOT IN (SELECT value FROM json_each(?2))"
        " AND stays.width = goes.width AND stays.height = goes.height"
        " AND one.version = ?3 AND two.version = ?3"
        " AND one.traces IS NOT NULL AND two.traces IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM resave WHERE version = ?3"
        " AND copy_id = stays.content_id AND source_id = goes.content_id)",
        (kind, json.dumps(sorted(settled)), DETAIL_VERSION),
    )
    return rows.fetchall()


def store(writer: sqlite3.Connection, found: Mapping[tuple[int, int], bool]) -> None:
    """Keep of contents (copy, source) whether the one was saved from the other.

    A content that is gone meanwhile is passed over.
    """
    writer.executemany(
        "INSERT OR REPLACE INTO resave(copy_id, source_id, version, found)"
        " SELECT ?1, ?2, ?3, ?4 WHERE (SELECT count(*) FROM content WHERE id IN (?1, ?2)) = 2",
        [(copy, source, DETAIL_VERSION, was) for (copy, source), was in found.items()],
    )
