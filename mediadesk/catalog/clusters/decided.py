"""Which clusters are decided: those whose files are all covered by one verdict.

A cluster is listed again when it has a content that the verdict does not name or, where all copies
were to be kept, one copy more.

Copies that were to be kept are counted, not remembered by path. A file that moved is the same copy,
even after it was missing: tidying up brings no cluster back, nor does one copy that goes while
another comes. Only files of the cluster itself count: a copy in a folder that is never suggested
from brings nothing back.

A cluster with fewer than two files left is decided, too; hard links to one file count once.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mediadesk.catalog.folders import folders
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.paths import joined
from mediadesk.domain.verdicts import ContentKey, VerdictKind

KEY = ("payload_key", "payload_hash", "quick_hash", "full_hash")
"""The columns of a content key."""
THERE = "listed = 1 AND status NOT IN ('missing', 'removed')"
"""The rule for files that are there, be it on a disk that is away."""
IN = "IN (SELECT value FROM json_each(?))"
"""Whether a column is among the values of one list, which is given as JSON."""

_AT_ONCE = 500
_SAID = (
    "SELECT content.id, verdict_id, said.id, files, paths,"  # noqa: S608 - constants of ours
    f" {', '.join(f'said.{column}' for column in KEY)},"
    f" {', '.join(f'content.{column}' for column in KEY)}"
    " FROM verdict_content AS said JOIN content ON"
)
_BY_PAYLOAD = (
    "content.payload_key = said.payload_key"
    " AND said.payload_key <> '' AND content.payload_key <> ''"
)
_BY_ENDS = "content.quick_hash = said.quick_hash"

_Files = Mapping[int, Sequence[int]]
"""Those of a cluster that are there, by content."""


def mark_of_files(writer: sqlite3.Connection, file_ids: Iterable[int]) -> CatalogChanges:
    """Decide anew which clusters of these files are decided: files went, or came back."""
    sql = f"SELECT DISTINCT cluster_id FROM cluster_member WHERE file_id {IN}"  # noqa: S608
    rows = writer.execute(sql, (json.dumps(list(file_ids)),)).fetchall()
    return mark(writer, [row[0] for row in rows])


def mark(writer: sqlite3.Connection, cluster_ids: Iterable[int]) -> CatalogChanges:
    """Note which of these clusters are decided; returns those where that is new."""
    wanted = sorted(cluster_ids)
    changed: set[int] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        clusters = _files_of(writer, wanted[start : start + _AT_ONCE])
        verdicts = _Verdicts.on(writer, {id_ for files in clusters.values() for id_ in files})
        before = writer.execute(
            f"SELECT id, decided FROM cluster WHERE id {IN}",  # noqa: S608
            (json.dumps(list(clusters)),),
        ).fetchall()
        for cluster_id, was_decided in before:
            files = clusters[cluster_id]
            decided = _are_one(writer, files) or verdicts.cover(files)
            if decided != bool(was_decided):
                changed.add(cluster_id)
                writer.execute("UPDATE cluster SET decided = ? WHERE id = ?", (decided, cluster_id))
    return CatalogChanges(clusters=frozenset(changed))


def spoken_of(reader: sqlite3.Connection, cluster_ids: Collection[int]) -> set[int]:
    """Return which of these clusters are decided, or have a member that a verdict speaks of.

    Of those made of what they were made of before no other can have been decided since.
    """
    spoken = (
        "SELECT cluster_id FROM verdict_content AS said CROSS JOIN content ON {}"
        " CROSS JOIN file ON content_id = content.id CROSS JOIN cluster_member ON file_id = file.id"
    )
    rows = reader.execute(
        "SELECT id FROM cluster WHERE decided = 1"  # noqa: S608 - constants of ours
        f" UNION {spoken.format(_BY_PAYLOAD)} UNION {spoken.format(_BY_ENDS)}"
    )
    return {row[0] for row in rows}.intersection(cluster_ids)


@dataclass(frozen=True, slots=True)
class Entry:
    """That a verdict speaks of a content the catalog has."""

    content_id: int
    verdict_id: int
    id: int
    files: int
    """So many there were when the verdict was given."""
    paths: str
    """Where they were, as a list in JSON; empty in verdicts of earlier versions."""


def entries(reader: sqlite3.Connection, rule: str, value: object) -> list[Entry]:
    """Return what verdicts say of contents, by an SQL condition with one value."""
    sql = f"{_SAID} {_BY_PAYLOAD} WHERE {rule} UNION {_SAID} {_BY_ENDS} WHERE {rule}"
    return [
        Entry(*row[:5])
        for row in reader.execute(sql, (value, value))
        if ContentKey(*row[5:9]).is_of(ContentKey(*row[9:]))
    ]


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """The verdicts on some contents."""

    kinds: Mapping[int, tuple[VerdictKind, int]]
    """Each with how many contents it speaks of."""
    on_content: Mapping[int, Mapping[int, Entry]]
    """By content and verdict."""
    paths: Mapping[int, Mapping[int, str]]
    """Per content where its files are, by file; those on disks that are away, too."""

    @classmethod
    def on(cls, reader: sqlite3.Connection, content_ids: Iterable[int]) -> "_Verdicts":
        on_content: dict[int, dict[int, Entry]] = defaultdict(dict)
        for entry in entries(reader, f"content.id {IN}", json.dumps(list(content_ids))):
            on_content[entry.content_id].setdefault(entry.verdict_id, entry)
        if not on_content:
            return cls({}, {}, {})
        verdict_ids = {verdict_id for found in on_content.values() for verdict_id in found}
        kinds = reader.execute(
            "SELECT id, kind, (SELECT count(*) FROM verdict_content WHERE verdict_id = verdict.id)"  # noqa: S608
            f" FROM verdict WHERE id {IN}",
            (json.dumps(list(verdict_ids)),),
        )
        return cls(
            {row[0]: (VerdictKind(row[1]), row[2]) for row in kinds},
            on_content,
            _paths(reader, list(on_content)),
        )

    def cover(self, files: _Files) -> bool:
        """Tell whether one verdict speaks of all these files."""
        said = [self.on_content.get(content_id, {}) for content_id in files]
        return any(
            self._settles(verdict_id, files) for verdict_id in set(said[0]).intersection(*said[1:])
        )

    def _settles(self, verdict_id: int, files: _Files) -> bool:
        kind, contents = self.kinds[verdict_id]
        said = {id_: self.on_content[id_][verdict_id] for id_ in files}
        if len({entry.id for entry in said.values()}) < min(2, contents):
            return False  # a verdict on several contents leaves copies of one of them open
        if kind is VerdictKind.DIFFERENT:
            return True
        room = {entry.id: entry.files for entry in said.values()}
        for content_id, entry in said.items():
            paths, kept = self.paths[content_id], set(json.loads(entry.paths))
            room[entry.id] -= sum(path in kept for path in paths.values())
            room[entry.id] -= sum(paths[id_] not in kept for id_ in files[content_id])
        return all(left >= 0 for left in room.values())


def _paths(reader: sqlite3.Connection, content_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    known: dict[int, bytes] = {}
    rows = reader.execute(
        f"SELECT content_id, id, folder_id, name FROM file WHERE content_id {IN} AND {THERE}",  # noqa: S608
        (json.dumps(content_ids),),
    ).fetchall()
    for content_id, id_, folder_id, name in rows:
        path = joined(folders.path_of(reader, folder_id, known), name)
        found[content_id][id_] = names.to_text(path)
    return found


def _are_one(reader: sqlite3.Connection, files: _Files) -> bool:
    """Tell whether at most one file is left: none, one, or one under several names."""
    ids = [id_ for some in files.values() for id_ in some]
    if len(ids) < 2:
        return True
    if len(files) > 1:
        return False
    # a volume without inode numbers reports 0 for all: there every name is a file
    sql = (
        "SELECT count(DISTINCT CASE WHEN inode = 0 OR links < 2 THEN 'file ' || id"  # noqa: S608
        " ELSE printf('%d %d %d', coalesce(volume_id, 0), dev, inode) END)"
        f" FROM file WHERE id {IN}"
    )
    return int(reader.execute(sql, (json.dumps(ids),)).fetchone()[0]) < 2


def _files_of(
    reader: sqlite3.Connection, cluster_ids: Sequence[int]
) -> dict[int, dict[int, list[int]]]:
    """Return per cluster its files that are there, by content."""
    wanted = json.dumps(list(cluster_ids))
    sql = (
        "SELECT cluster_id, content_id, file.id FROM ("  # noqa: S608
        f" SELECT cluster_id, file_id FROM cluster_member WHERE cluster_id {IN}"
        " UNION SELECT cluster_id, other.value FROM cluster_member, json_each(same_as) AS other"
        f" WHERE same_as <> '[]' AND cluster_id {IN}"
        f") JOIN file ON file.id = file_id WHERE {THERE}"
    )
    found: dict[int, dict[int, list[int]]] = {id_: {} for id_ in cluster_ids}
    for cluster_id, content_id, file_id in reader.execute(sql, (wanted, wanted)):
        found[cluster_id].setdefault(content_id, []).append(file_id)
    return found
