"""Contents made from a lesser one: enlarged pictures, transcoded films, decoded recordings.

Stored by content, with the content it was made from.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import GAIN_VERSION, Gain


def of_contents(
    reader: sqlite3.Connection, content_ids: Iterable[int], gain: Gain = Gain.NONE
) -> dict[int, frozenset[int]]:
    """Return, of those of these contents that gained so little, what they were made from."""
    rows = reader.execute(
        "SELECT large_id, small_id FROM enlargement WHERE version = ? AND enlarged = ?"
        " AND large_id IN (SELECT value FROM json_each(?))",
        (GAIN_VERSION, gain, json.dumps(list(content_ids))),
    )
    found: dict[int, set[int]] = defaultdict(set)
    for large, small in rows:
        found[large].add(small)
    return {large: frozenset(smaller) for large, smaller in found.items()}


def unasked(
    reader: sqlite3.Connection,
    kind: ClusterKind,
    codes: Collection[str],
    *,
    pixels: float | None = None,
) -> list[tuple[int, int]]:
    """Return the files (keeper, other member) that were not held against each other yet.

    Only of members that are to go for one of the reasons `codes`, and that have less than the part
    `pixels` of the keeper's pixels; the larger ones first.
    """
    rows = reader.execute(
        "SELECT large.id, small.id FROM cluster"
        " JOIN cluster_member AS kept ON kept.cluster_id = cluster.id AND kept.keeper = 1"
        " JOIN cluster_member AS other ON other.cluster_id = cluster.id AND other.keeper = 0"
        " JOIN file AS large ON large.id = kept.file_id"
        " JOIN file AS small ON small.id = other.file_id"
        " WHERE cluster.kind = ?1 AND other.reason ->> 'code' IN (SELECT value FROM json_each(?2))"
        " AND (?3 IS NULL OR small.width * small.height < ?3 * large.width * large.height)"
        " AND NOT EXISTS (SELECT 1 FROM enlargement WHERE version = ?4"
        " AND large_id = large.content_id AND small_id = small.content_id)"
        " ORDER BY large.id, small.width * small.height DESC, small.size_bytes DESC, small.id",
        (kind, json.dumps(sorted(codes)), pixels, GAIN_VERSION),
    )
    return rows.fetchall()


def store(writer: sqlite3.Connection, large_id: int, found: Mapping[int, Gain]) -> None:
    """Keep what a larger content gained beyond smaller ones.

    A content that is gone meanwhile is passed over.
    """
    writer.executemany(
        "INSERT OR REPLACE INTO enlargement(large_id, small_id, version, enlarged)"
        " SELECT ?1, ?2, ?3, ?4 WHERE (SELECT count(*) FROM content WHERE id IN (?1, ?2)) = 2",
        [(large_id, small_id, GAIN_VERSION, gain) for small_id, gain in found.items()],
    )
