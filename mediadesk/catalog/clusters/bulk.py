"""Members of exact and identical clusters as a plan for all of them needs them, in one pass."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mediadesk.catalog.clusters.clusters import SHOWN
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.media import FileStat


class BulkMember(NamedTuple):
    """A file of a shown cluster. Empty texts stand for what is not known.

    `has_other_names` tells that the file has further names (hard links): nothing to gain.
    """

    cluster_id: int
    kind: ClusterKind
    file_id: int
    proposed: bool
    """The search proposes to keep it."""
    has_other_names: bool
    folder_id: int
    name: bytes
    stat: FileStat
    volume: str
    quick_hash: str
    sha256: str
    taken: str
    taken_offset_minutes: int | None
    taken_precision: str
    taken_source: str
    confidence: str
    facts_json: str


def members(reader: sqlite3.Connection, kinds: Sequence[ClusterKind]) -> Iterator[BulkMember]:
    """Yield the members of the shown clusters of these kinds, the most to gain first.

    Files that are gone or held are not among them; those of a disk that is away are.
    """
    marks = ",".join("?" * len(kinds))
    rows = reader.execute(
        "SELECT cluster.id, cluster.kind, file.id, cluster_member.keeper, same_as, folder_id, name,"  # noqa: S608
        " file.size_bytes, mtime_ns, ctime_ns, dev, inode, links, volume.identity,"
        " quick_hash, full_hash, taken, taken_offset_minutes, taken_precision, taken_source,"
        " confidence, facts FROM cluster"
        " JOIN cluster_member ON cluster_member.cluster_id = cluster.id"
        " JOIN file ON file.id = cluster_member.file_id"
        " JOIN volume ON volume.id = volume_id"
        " LEFT JOIN content ON content.id = content_id"
        " LEFT JOIN file_detail ON file_detail.file_id = file.id"
        f" WHERE cluster.kind IN ({marks}) AND {SHOWN}"
        " AND status IN ('present', 'error', 'offline')"
        " ORDER BY cluster.reclaimable_bytes DESC, cluster.id, place",
        tuple(kinds),
    )
    for row in rows:
        yield BulkMember(
            cluster_id=row[0],
            kind=ClusterKind(row[1]),
            file_id=row[2],
            proposed=bool(row[3]),
            has_other_names=row[4] != "[]" and bool(json.loads(row[4])),
            folder_id=row[5],
            name=row[6],
            stat=FileStat(*row[7:13]),
            volume=row[13],
            quick_hash=row[14] or "",
            sha256=row[15] or "",
            taken=row[16] or "",
            taken_offset_minutes=row[17],
            taken_precision=row[18] or "",
            taken_source=row[19] or "",
            confidence=row[20],
            facts_json=row[21] or "{}",
        )
