"""Verdicts in the catalog: which clusters are decided, and which contents are different things.

Verdicts hang on contents, so they outlast renames, rescans, edits of metadata and the catalog
itself. A cluster is decided when one verdict speaks of all its files: it comes back for a content
the verdict does not know; where copies were to be kept, for one copy more, too. What has fewer
than two files left is decided as well.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog import folders
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.media import joined
from mediadesk.domain.verdicts import ContentKey, KeyedFile, VerdictKind

_AT_ONCE = 500
_KEY = ("payload_key", "payload_hash", "quick_hash", "full_hash")
_COLUMNS = ", ".join(_KEY)
_THERE = "listed = 1 AND status NOT IN ('missing', 'removed')"
_IN = "IN (SELECT value FROM json_each(?))"
_SAID = (
    "SELECT content.id, verdict_id, said.id, files,"  # noqa: S608 - constants of ours
    f" {', '.join(f'said.{column}' for column in _KEY)},"
    f" {', '.join(f'content.{column}' for column in _KEY)}"
    " FROM verdict_content AS said JOIN content ON content"
)
_BY_PAYLOAD = f"{_SAID}.payload_key = said.payload_key AND said.payload_key <> ''"
_BY_ENDS = f"{_SAID}.quick_hash = said.quick_hash"


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
        f" WHERE content_id IN (SELECT content_id FROM file WHERE id {_IN}) AND {_THERE}"
        " ORDER BY content.id, file.id",
        (json.dumps(list(file_ids)),),
    ).fetchall()
    return [
        KeyedFile(joined(folders.path_of(reader, row[0], known), row[1]), ContentKey(*row[2:]))
        for row in rows
    ]


def to_facts(uid: str, files: Iterable[KeyedFile]) -> dict[str, Any]:
    """Return a verdict on these files as decisions keep it: contents, each with its paths."""
    keys: dict[str, ContentKey] = {}
    paths: dict[str, list[str]] = defaultdict(list)
    for file in files:
        mark_ = file.content.payload or file.content.quick_hash
        keys.setdefault(mark_, file.content)
        paths[mark_].append(names.to_text(file.path))
    contents = [
        {
            "payload": key.payload,
            "payload_in_full": key.payload_in_full,
            "quick_hash": key.quick_hash,
            "sha256": key.sha256,
            "paths": sorted(paths[mark_]),
        }
        for mark_, key in keys.items()
    ]
    return {"verdict": uid, "contents": contents}


def show(writer: sqlite3.Connection, kind: VerdictKind, facts: dict[str, Any]) -> CatalogChanges:
    """Take a verdict into the catalog; a second time it changes nothing."""
    row = writer.execute(
        "INSERT OR IGNORE INTO verdict(uid, kind) VALUES (?, ?) RETURNING id",
        (facts["verdict"], kind),
    ).fetchone()
    if row is None:
        return CatalogChanges()
    writer.executemany(
        f"INSERT INTO verdict_content(verdict_id, {_COLUMNS}, files) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
        [
            (
                row[0],
                content["payload"],
                content["payload_in_full"],
                content["quick_hash"],
                content["sha256"],
                len(content["paths"]),
            )
            for content in facts["contents"]
        ],
    )
    return mark(writer, _clusters_about(writer, row[0]))


def withdraw(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    """Take a verdict out of the catalog again; a second time it changes nothing."""
    row = writer.execute("SELECT id FROM verdict WHERE uid = ?", (facts["verdict"],)).fetchone()
    if row is None:
        return CatalogChanges()
    concerned = _clusters_about(writer, row[0])
    writer.execute("DELETE FROM verdict WHERE id = ?", (row[0],))
    return mark(writer, concerned)


def mark_of_files(writer: sqlite3.Connection, file_ids: Iterable[int]) -> CatalogChanges:
    """Decide anew which clusters of these files are decided: files went, or came back."""
    sql = f"SELECT DISTINCT cluster_id FROM cluster_member WHERE file_id {_IN}"  # noqa: S608
    rows = writer.execute(sql, (json.dumps(list(file_ids)),)).fetchall()
    return mark(writer, [row[0] for row in rows])


def mark(writer: sqlite3.Connection, cluster_ids: Iterable[int]) -> CatalogChanges:
    """Note which of these clusters are decided; returns those where that is new."""
    wanted = sorted(cluster_ids)
    changed: set[int] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        clusters = _contents_of(writer, wanted[start : start + _AT_ONCE])
        known = {content_id for contents in clusters.values() for content_id in contents}
        verdicts = _Verdicts.on(writer, known)
        before = writer.execute(
            f"SELECT id, decided FROM cluster WHERE id {_IN}",  # noqa: S608
            (json.dumps(list(clusters)),),
        ).fetchall()
        for cluster_id, was_decided in before:
            contents = clusters[cluster_id]
            decided = sum(contents.values()) < 2 or verdicts.cover(contents)
            if decided != bool(was_decided):
                changed.add(cluster_id)
                writer.execute("UPDATE cluster SET decided = ? WHERE id = ?", (decided, cluster_id))
    return CatalogChanges(clusters=frozenset(changed))


def different(reader: sqlite3.Connection) -> list[frozenset[int]]:
    """Return groups of contents; those of one group are different things."""
    groups: dict[int, set[int]] = defaultdict(set)
    rule = "verdict_id IN (SELECT id FROM verdict WHERE kind = ?)"
    for found in _entries(reader, rule, VerdictKind.DIFFERENT):
        groups[found.verdict_id].add(found.content_id)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


@dataclass(frozen=True, slots=True)
class _Entry:
    """That a verdict speaks of a content the catalog has."""

    content_id: int
    verdict_id: int
    id: int
    files: int
    """So many there were when the verdict was given."""


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """The verdicts on some contents."""

    kinds: Mapping[int, tuple[VerdictKind, int]]
    """Each with how many contents it speaks of."""
    on_content: Mapping[int, Mapping[int, _Entry]]
    """By content and verdict."""
    there: Mapping[int, int]
    """Per content its files, those on disks that are away, too."""

    @classmethod
    def on(cls, reader: sqlite3.Connection, content_ids: Iterable[int]) -> "_Verdicts":
        on_content: dict[int, dict[int, _Entry]] = defaultdict(dict)
        for entry in _entries(reader, f"content.id {_IN}", json.dumps(list(content_ids))):
            on_content[entry.content_id].setdefault(entry.verdict_id, entry)
        if not on_content:
            return cls({}, {}, {})
        verdict_ids = {verdict_id for found in on_content.values() for verdict_id in found}
        kinds = reader.execute(
            "SELECT id, kind, (SELECT count(*) FROM verdict_content WHERE verdict_id = verdict.id)"  # noqa: S608
            f" FROM verdict WHERE id {_IN}",
            (json.dumps(list(verdict_ids)),),
        )
        there = reader.execute(
            f"SELECT content_id, count(*) FROM file WHERE content_id {_IN} AND {_THERE}"  # noqa: S608
            " GROUP BY content_id",
            (json.dumps(list(on_content)),),
        )
        return cls(
            {row[0]: (VerdictKind(row[1]), row[2]) for row in kinds}, on_content, dict(there)
        )

    def cover(self, contents: Iterable[int]) -> bool:
        """Tell whether one verdict speaks of all these contents."""
        ids = list(contents)
        common = set(self.on_content.get(ids[0], {}))
        for content_id in ids[1:]:
            common &= self.on_content.get(content_id, {}).keys()
        return any(
            self._settles(verdict_id, [self.on_content[id_][verdict_id] for id_ in ids])
            for verdict_id in common
        )

    def _settles(self, verdict_id: int, entries: Sequence[_Entry]) -> bool:
        kind, contents = self.kinds[verdict_id]
        if len({entry.id for entry in entries}) < min(2, contents):
            return False  # a verdict on several contents leaves copies of one of them open
        if kind is VerdictKind.DIFFERENT:
            return True
        more: dict[int, int] = defaultdict(int)
        for entry in entries:
            more[entry.id] += self.there.get(entry.content_id, 0)
        return all(more[entry.id] <= entry.files for entry in entries)


def _entries(reader: sqlite3.Connection, rule: str, value: object) -> list[_Entry]:
    sql = f"{_BY_PAYLOAD} WHERE {rule} UNION {_BY_ENDS} WHERE {rule}"
    return [
        _Entry(*row[:4])
        for row in reader.execute(sql, (value, value))
        if ContentKey(*row[4:8]).is_of(ContentKey(*row[8:]))
    ]


def _clusters_about(reader: sqlite3.Connection, verdict_id: int) -> list[int]:
    contents = [entry.content_id for entry in _entries(reader, "verdict_id = ?", verdict_id)]
    rows = reader.execute(
        "SELECT DISTINCT cluster_id FROM file JOIN cluster_member ON file_id = file.id"  # noqa: S608
        f" WHERE content_id {_IN}",
        (json.dumps(contents),),
    )
    return [row[0] for row in rows]


def _contents_of(
    reader: sqlite3.Connection, cluster_ids: Sequence[int]
) -> dict[int, dict[int, int]]:
    """Return per cluster its contents, each with how many of its files are there."""
    wanted = json.dumps(list(cluster_ids))
    sql = (
        "SELECT cluster_id, content_id, count(*) FROM ("  # noqa: S608
        f" SELECT cluster_id, file_id FROM cluster_member WHERE cluster_id {_IN}"
        " UNION SELECT cluster_id, other.value FROM cluster_member, json_each(same_as) AS other"
        f" WHERE same_as <> '[]' AND cluster_id {_IN}"
        f") JOIN file ON file.id = file_id WHERE {_THERE} GROUP BY cluster_id, content_id"
    )
    found: dict[int, dict[int, int]] = {id_: {} for id_ in cluster_ids}
    for cluster_id, content_id, number in reader.execute(sql, (wanted, wanted)):
        found[cluster_id][content_id] = number
    return found
