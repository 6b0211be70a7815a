"""Clusters in the catalog: what was judged the same, most to gain first."""

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from mediadesk.catalog.clusters import cluster_rows, cluster_search, decided
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import (
    Cluster,
    ClusterFilter,
    ClusterKind,
    ClusterMember,
    ClusterOrder,
    ClusterRecord,
    ClusterTotal,
)
from mediadesk.domain.reasons import Fact

_GONE = "status IN ('missing', 'removed')"
_COVERS = 2
_PAGE = 100
EVERYTHING = ClusterFilter()
SHOWN = "hidden = 0 AND decided = 0"
"""The rule for clusters that lists show: neither uninteresting nor decided."""
_ORDERS = {
    ClusterOrder.GAIN: "reclaimable_bytes DESC",
    ClusterOrder.FILES: "members DESC, reclaimable_bytes DESC",
    ClusterOrder.ALIKE: "cohesion DESC, reclaimable_bytes DESC",
    ClusterOrder.NEWEST: "id DESC",
    ClusterOrder.TAKEN: (
        "(SELECT taken FROM cluster_member JOIN file ON file.id = file_id"
        " WHERE cluster_id = cluster.id AND keeper = 1) DESC"
    ),
}


def replace_kind(
    writer: sqlite3.Connection,
    kind: ClusterKind,
    clusters: Sequence[Cluster],
    kept: Collection[str] = (),
) -> CatalogChanges:
    """Make these the clusters of one kind; returns those that are new, other or gone.

    A cluster with the same members keeps its id; one that is as it was is not written again.
    Those with the keys `kept` stay as they are.
    """
    rows = writer.execute("SELECT key, id, digest FROM cluster WHERE kind = ?", (kind,))
    return _put(writer, {key: (id_, digest) for key, id_, digest in rows}, clusters, kept)


def add_to_kind(
    writer: sqlite3.Connection, kind: ClusterKind, clusters: Sequence[Cluster]
) -> CatalogChanges:
    """Store these in the place of the clusters of their kind that share a member with them."""
    before: dict[str, tuple[int, str]] = {}
    for cluster in clusters:
        for member in cluster.members:
            rows = writer.execute(
                "SELECT key, id, digest FROM cluster JOIN cluster_member ON cluster_id = id"
                " WHERE kind = ? AND file_id = ?",
                (kind, member.file_id),
            )
            before |= {key: (id_, digest) for key, id_, digest in rows}
    return _put(writer, before, clusters)


def _put(
    writer: sqlite3.Connection,
    before: Mapping[str, tuple[int, str]],
    clusters: Sequence[Cluster],
    kept: Collection[str] = (),
) -> CatalogChanges:
    """Put clusters in the place of those `before`, by their keys with (id, digest).

    Those with the keys `kept` stay.
    """
    now = {cluster.key: cluster for cluster in clusters}
    staying = now.keys() | kept
    gone = [id_ for key, (id_, _) in before.items() if key not in staying]
    gone = [id_ for id_ in gone if not _comes_back(writer, id_)]
    writer.executemany("DELETE FROM cluster WHERE id = ?", [(id_,) for id_ in gone])
    other = {before[key][0]: one for key, one in now.items() if _is_other(before.get(key), one)}
    new = cluster_rows.add(writer, {key: one for key, one in now.items() if key not in before})
    cluster_rows.change(writer, other)
    found = other.keys() | new.keys()
    cluster_rows.store_members(writer, other | new)
    stayed = {id_ for key, (id_, _) in before.items() if key in now}
    standing = {id_ for key, (id_, _) in before.items() if key in kept}
    marked = decided.mark(writer, found | stayed | decided.spoken_of(writer, standing))
    return marked | CatalogChanges(clusters=frozenset(found.union(gone)))


def _is_other(before: tuple[int, str] | None, cluster: Cluster) -> bool:
    """Tell whether a cluster is there already, but was not as it is now."""
    return before is not None and before[1] != cluster.digest


def _comes_back(writer: sqlite3.Connection, cluster_id: int) -> bool:
    """Tell whether a cluster is only gone because files of it are held: undo shows it again."""
    held = (
        "SELECT 1 FROM cluster JOIN cluster_member ON cluster_id = cluster.id"
        " JOIN file ON file.id = file_id"
        " WHERE cluster.id = ? AND decided = 1 AND status = 'removed' LIMIT 1"
    )
    return writer.execute(held, (cluster_id,)).fetchone() is not None


def ids(
    reader: sqlite3.Connection,
    kinds: Sequence[ClusterKind] = (),
    order: ClusterOrder = ClusterOrder.GAIN,
    narrowing: ClusterFilter = EVERYTHING,
) -> "array[int]":
    """Return the ids of the shown clusters in that order; of all kinds when none is named."""
    marks = ",".join("?" * len(kinds))
    rule = f" AND kind IN ({marks})" if kinds else ""
    more, values = cluster_search.rules(narrowing)
    sql = (
        f"SELECT id FROM cluster WHERE {SHOWN}{rule}{more}"  # noqa: S608
        f" ORDER BY {_ORDERS[order]}, id"
    )
    return array("q", (row[0] for row in reader.execute(sql, (*kinds, *values))))


def load(reader: sqlite3.Connection, ids_: Sequence[int]) -> dict[int, ClusterRecord]:
    """Return the clusters with these ids; unknown ids are absent.

    Of those that lost files since they were found, what is left is counted.
    """
    marks = ",".join("?" * len(ids_))
    sql = (
        f"SELECT id, key, kind, members, reclaimable_bytes, cohesion FROM cluster"  # noqa: S608
        f" WHERE id IN ({marks})"
    )
    found = {
        row[0]: ClusterRecord(row[0], row[1], ClusterKind(row[2]), *row[3:])
        for row in reader.execute(sql, tuple(ids_))
    }
    lessened = (
        f"SELECT id FROM cluster WHERE id IN ({marks}) AND EXISTS (SELECT 1 FROM cluster_member"  # noqa: S608
        f" JOIN file ON file.id = file_id WHERE cluster_id = cluster.id AND {_GONE})"
    )
    less = [row[0] for row in reader.execute(lessened, tuple(ids_))]
    for id_, left in _members_of(reader, less).items() if less else ():
        going = [one.file_id for one in left if one.removable and not (one.keeper or one.stays)]
        size = reader.execute(
            f"SELECT coalesce(sum(size_bytes), 0) FROM file WHERE id {decided.IN}",  # noqa: S608
            (json.dumps(going),),
        )
        found[id_] = replace(
            found[id_], members=len(left), reclaimable_bytes=int(size.fetchone()[0])
        )
    return found


def totals(reader: sqlite3.Connection) -> dict[ClusterKind, ClusterTotal]:
    """Return how many shown clusters there are of each kind, and what they would free."""
    rows = reader.execute(
        "SELECT kind, count(*), sum(reclaimable_bytes) FROM cluster"  # noqa: S608 - a constant
        f" WHERE {SHOWN} GROUP BY kind"
    )
    return {ClusterKind(kind): ClusterTotal(number, size) for kind, number, size in rows}


def covers(reader: sqlite3.Connection, ids_: Sequence[int]) -> dict[int, list[int]]:
    """Return the first files of each of these clusters, the keeper first: what lists show."""
    marks = ",".join("?" * len(ids_))
    rows = reader.execute(
        f"SELECT cluster_id, file_id FROM cluster_member"  # noqa: S608
        f" WHERE cluster_id IN ({marks}) AND place < {_COVERS} ORDER BY cluster_id, place",
        tuple(ids_),
    )
    found: dict[int, list[int]] = {}
    for cluster_id, file_id in rows:
        found.setdefault(cluster_id, []).append(file_id)
    return found


def members(reader: sqlite3.Connection, cluster_id: int) -> list[ClusterMember]:
    """Return the members of a cluster that are there, the keeper first.

    A member stands for the files that are the same; when it went, the first of them follows.
    """
    return _members_of(reader, [cluster_id]).get(cluster_id, [])


def _members_of(
    reader: sqlite3.Connection, cluster_ids: Sequence[int]
) -> dict[int, list[ClusterMember]]:
    marks = ",".join("?" * len(cluster_ids))
    rows = reader.execute(
        "SELECT file_id, similarity, keeper, removable, reason, same_as, stays, cluster_id"  # noqa: S608
        f" FROM cluster_member WHERE cluster_id IN ({marks}) ORDER BY cluster_id, place",
        tuple(cluster_ids),
    )
    reason_of, others_of = cache(_reason), cache(_others)  # most are told what many others are
    found: dict[int, list[ClusterMember]] = {}
    for file_id, similarity, keeper, removable, reason, same_as, stays, cluster_id in rows:
        code, facts = reason_of(reason)
        member = ClusterMember(
            file_id,
            similarity,
            bool(keeper),
            bool(removable),
            code,
            facts,
            others_of(same_as),
            bool(stays),
        )
        found.setdefault(cluster_id, []).append(member)
    ids_ = {id_ for some in found.values() for one in some for id_ in (one.file_id, *one.same_as)}
    sql = f"SELECT id FROM file WHERE id {decided.IN} AND {_GONE}"  # noqa: S608
    gone = {row[0] for row in reader.execute(sql, (json.dumps(list(ids_)),))}
    return {id_: _left_of(some, gone) for id_, some in found.items()} if gone else found


def _left_of(members_: Sequence[ClusterMember], gone: Collection[int]) -> list[ClusterMember]:
    left = []
    for member in members_:
        ids_ = [id_ for id_ in (member.file_id, *member.same_as) if id_ not in gone]
        if ids_:
            left.append(replace(member, file_id=ids_[0], same_as=tuple(ids_[1:])))
    if left and not any(member.keeper for member in left):
        left[0] = replace(left[0], keeper=True, stays=False, reason_code="", reason_facts={})
    return left


def _reason(text: str) -> tuple[str, Mapping[str, Fact]]:
    facts = json.loads(text)
    return facts.pop("code"), facts


def _others(text: str) -> tuple[int, ...]:
    return tuple(json.loads(text))


def perhaps(reader: sqlite3.Connection, cluster_id: int) -> list[tuple[int, float]]:
    """Return files that resemble a cluster weakly, as (file, similarity): probably others."""
    rows = reader.execute(
        "SELECT file_id, similarity FROM cluster_perhaps WHERE cluster_id = ?"
        " ORDER BY similarity DESC, file_id",
        (cluster_id,),
    )
    return [(row[0], row[1]) for row in rows]


def pages(
    reader: sqlite3.Connection, kinds: Sequence[ClusterKind]
) -> Iterator[list[tuple[ClusterRecord, list[ClusterMember]]]]:
    """Yield every shown cluster of these kinds (all when none is named) with its members."""
    every = ids(reader, kinds)
    for start in range(0, len(every), _PAGE):
        page = every[start : start + _PAGE]
        records, members_ = load(reader, page), _members_of(reader, page)
        yield [(records[id_], members_.get(id_, [])) for id_ in page if id_ in records]
