"""Contents in the catalog: which files may hold the same bytes, and what a full look found."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from mediadesk.catalog import facts as stored_facts
from mediadesk.catalog import folders
from mediadesk.domain import names
from mediadesk.domain.media import Facts, FileStat, joined

_AT_ONCE = 500
_PRESENT = "listed = 1 AND online = 1 AND status IN ('present', 'error')"
_COLUMNS = (
    "file.id, folder_id, name, file.size_bytes, mtime_ns, ctime_ns, dev, inode, links,"
    " volume.identity, content.id, quick_hash, full_hash, payload_key, payload_hash, width,"
    " height, camera, taken, taken_source, kind, facts"
)


@dataclass(frozen=True)  # without slots: its facts are read once, when they are first asked for
class FileContent:
    """A file with what is known of its content. Empty texts stand for what is not known."""

    id: int
    path: bytes
    stat: FileStat
    volume: str
    content_id: int
    quick_hash: str
    sha256: str
    payload_key: str
    payload_hash: str
    width: int | None
    height: int | None
    camera: str | None
    taken: datetime | None
    taken_source: str
    kind: str
    facts_json: str

    @cached_property
    def facts(self) -> Facts:
        """What the file says of itself."""
        return stored_facts.from_json(self.facts_json)

    def may_say(self, fact: str) -> bool:
        """Tell whether a fact may be known: most are not, and need not be read to see that."""
        return f'"{fact}"' in self.facts_json

    @property
    def told(self) -> tuple[object, ...]:
        """All that is known of it, as one value: what is made of the file holds while this does."""
        return _told(self)

    @property
    def name_shown(self) -> str:
        """The file's name as people read it."""
        return names.shown(self.path.rpartition(b"/")[2])

    @property
    def folder_shown(self) -> str:
        """The folder's path as people read it."""
        return names.shown(self.path.rpartition(b"/")[0])


_told: Callable[[FileContent], tuple[object, ...]]
_told = attrgetter(*(each.name for each in fields(FileContent)))


class Trait(StrEnum):
    """What files share that may be copies of each other; the name of its column."""

    ENDS = "quick_hash"
    """How they begin and end: they may be exact copies."""
    PAYLOAD = "payload_key"
    """How their picture or sound begins and ends: they may be identical."""


class Shared(NamedTuple):
    """A key that several files share, how many do, and whether a full hash of them is missing."""

    key: str
    files: int
    is_in_doubt: bool


def shared(reader: sqlite3.Connection, trait: Trait) -> list[Shared]:
    """Return what several present files share.

    A large library without copies shares nothing. Empty files are `empties`.
    """
    sql = (
        f"SELECT {trait}, count(*), min(full_hash) = '' FROM content"  # noqa: S608
        " JOIN file ON file.content_id = content.id"
        f" JOIN volume ON volume.id = volume_id WHERE content.id IN ({_used_twice(trait)})"
        f" AND {trait} <> '' AND file.size_bytes > 0 AND {_PRESENT}"
        f" GROUP BY {trait} HAVING count(*) > 1"
    )
    return [Shared(key, files, bool(in_doubt)) for key, files, in_doubt in reader.execute(sql)]


def _used_twice(trait: Trait) -> str:
    """Return the question for contents of files, present or not, that share a trait.

    Indexes alone answer it, so that a large library is not read for the few copies in it.
    """
    return (
        "SELECT content_id FROM file WHERE content_id IS NOT NULL GROUP BY content_id"  # noqa: S608
        f" HAVING count(*) > 1 UNION SELECT id FROM content WHERE {trait} IN (SELECT {trait}"
        f" FROM content WHERE {trait} <> '' GROUP BY {trait} HAVING count(*) > 1)"
    )


def sharing(reader: sqlite3.Connection, trait: Trait, keys: Sequence[str]) -> list[FileContent]:
    """Return the present files that have one of these keys, by their ids.

    For those that share their ends the facts are not read: nobody asks them of equal bytes, and
    they are most of what would be read.
    """
    with_facts = trait is not Trait.ENDS
    found = _present(reader, str(trait), keys, with_facts=with_facts)
    return sorted(found, key=lambda file: file.id)


def twins_of(reader: sqlite3.Connection, file_ids: Sequence[int]) -> list[FileContent]:
    """Return the present files that share their ends with one of these, and these themselves.

    A file whose ends nobody shares is left out; so are empty files, which may be very many.
    """
    found: dict[int, FileContent] = {}
    for start in range(0, len(file_ids), _AT_ONCE):
        page = file_ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(page))
        sql = (
            f"SELECT {_COLUMNS} FROM content JOIN file ON file.content_id = content.id"  # noqa: S608
            " JOIN volume ON volume.id = volume_id"
            " LEFT JOIN file_detail ON file_detail.file_id = file.id"
            " WHERE quick_hash IN (SELECT quick_hash FROM content JOIN file"
            f" ON content_id = content.id WHERE file.id IN ({marks}) AND file.size_bytes > 0)"
            f" AND {_PRESENT}"
        )
        found |= {file.id: file for file in _rows(reader, sql, tuple(page))}
    shared = Counter(file.quick_hash for file in found.values())
    return [file for file in found.values() if shared[file.quick_hash] > 1]


def empties(reader: sqlite3.Connection, *, limit: int) -> list[FileContent]:
    """Return the first empty files; there may be a million, and none says more than another."""
    sql = (
        f"SELECT {_COLUMNS} FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608
        " JOIN content ON content.id = content_id"
        " LEFT JOIN file_detail ON file_detail.file_id = file.id"
        f" WHERE file.size_bytes = 0 AND {_PRESENT} ORDER BY file.id LIMIT ?"
    )
    return list(_rows(reader, sql, (limit,)))


def of_contents(reader: sqlite3.Connection, content_ids: Sequence[int]) -> list[FileContent]:
    """Return the present files with these contents, by content and then by file."""
    return _present(reader, "content.id", content_ids)


def of_files(reader: sqlite3.Connection, file_ids: Sequence[int]) -> dict[int, FileContent]:
    """Return these files; those that are not present, or not hashed, are absent."""
    return {file.id: file for file in _present(reader, "file.id", file_ids)}


def _present(
    reader: sqlite3.Connection,
    column: str,
    wanted: Sequence[int] | Sequence[str],
    *,
    with_facts: bool = True,
) -> list[FileContent]:
    columns, detail = _COLUMNS, "LEFT JOIN file_detail ON file_detail.file_id = file.id"
    if not with_facts:  # a text that is no facts: who asks for them all the same is told
        columns, detail = f"{_COLUMNS.removesuffix('facts')}'not read'", ""
    found: list[FileContent] = []
    for start in range(0, len(wanted), _AT_ONCE):
        page = wanted[start : start + _AT_ONCE]
        marks = ",".join("?" * len(page))
        sql = (
            f"SELECT {columns} FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608
            f" JOIN content ON content.id = content_id {detail}"
            f" WHERE {column} IN ({marks}) AND {_PRESENT} ORDER BY content.id, file.id"
        )
        found += _rows(reader, sql, tuple(page))
    return found


def paths_with_quick_hash(reader: sqlite3.Connection, quick_hash: str) -> Iterator[bytes]:
    """Yield the paths of present files that begin and end as this hash tells, 100 at most."""
    sql = (
        "SELECT folder_id, name FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608
        " WHERE content_id IN (SELECT id FROM content WHERE quick_hash = ?)"
        f" AND {_PRESENT} LIMIT 100"
    )
    known: dict[int, bytes] = {}
    for folder_id, name in reader.execute(sql, (quick_hash,)).fetchall():
        yield joined(folders.path_of(reader, folder_id, known), name)


def _rows(
    reader: sqlite3.Connection, sql: str, values: tuple[object, ...]
) -> Iterator[FileContent]:
    known: dict[int, bytes] = {}
    for row in reader.execute(sql, values).fetchall():
        yield FileContent(
            id=row[0],
            path=folders.path_of(reader, row[1], known).rstrip(b"/") + b"/" + row[2],
            stat=FileStat(*row[3:9]),
            volume=row[9],
            content_id=row[10],
            quick_hash=row[11],
            sha256=row[12],
            payload_key=row[13],
            payload_hash=row[14],
            width=row[15],
            height=row[16],
            camera=row[17],
            taken=None if row[18] is None else datetime.fromisoformat(row[18]),
            taken_source=row[19] or "",
            kind=row[20],
            facts_json=row[21] or "{}",
        )
