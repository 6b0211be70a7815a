"""Contents in the catalog: files that may hold the same bytes, and what hashing them found."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mediadesk.catalog.folders import folders
from mediadesk.domain import names
from mediadesk.domain.media import FileStat
from mediadesk.domain.paths import joined

if TYPE_CHECKING:
    from mediadesk.domain.facts import Facts

_AT_ONCE = 500
_PRESENT = "listed = 1 AND status IN ('present', 'error')"
"""The rule for files that were there at the last look at their disk, which may be away by now."""
_TOLD = (
    "CASE WHEN camera IS NULL THEN '' ELSE coalesce(timestamp_candidates, '') END,"
    " coalesce(facts, '{}')"
)
_COLUMNS = (
    "file.id, folder_id, name, file.size_bytes, mtime_ns, ctime_ns, dev, inode, links,"
    " volume.identity, online, content.id, quick_hash, full_hash, payload_key, payload_hash, width,"
    " height, camera, taken, coalesce(taken_source, ''), kind, picture_version,"
    f" status = 'error', {_TOLD}"
)


class _Row(NamedTuple):
    """What is known of a file; tuples, because a search makes one for each member of a cluster."""

    id: int
    path: bytes
    stat: FileStat
    volume: str
    online: int
    content_id: int
    quick_hash: str
    sha256: str
    payload_key: str
    payload_hash: str
    width: int | None
    height: int | None
    camera: str | None
    taken_text: str | None
    taken_source: str
    kind: str
    picture_version: int
    is_broken: int
    """It could not be opened, or not all of it is there."""
    stamps_digest: bytes
    """Changes when anything does of the times that the file of a camera tells (`moments`)."""
    facts_json: str


class FileContent(_Row):  # without slots: its facts are read once, when they are first asked for
    """A file with what is known of its content. Empty texts stand for what is not known."""

    @cached_property
    def facts(self) -> "Facts":
        """What the file says of itself."""
        # Imported here: of equal bytes nobody asks, and all kinds of facts take time to load.
        from mediadesk.catalog.files import facts as stored_facts  # noqa: PLC0415

        return stored_facts.from_json(self.facts_json)

    def may_say(self, fact: str) -> bool:
        """Tell whether a fact may be known: most are not, and need not be read to see that."""
        return f'"{fact}"' in self.facts_json

    @property
    def taken(self) -> datetime | None:
        """When it was made, as it is resolved."""
        return None if self.taken_text is None else datetime.fromisoformat(self.taken_text)

    @property
    def is_away(self) -> bool:
        """Tell whether its disk is away: it is remembered, and nothing may go for its sake."""
        return not self.online

    @property
    def told(self) -> tuple[object, ...]:
        """All that is known of it, as one value: what is made of the file holds while this does."""
        return (*self[:2], *self.stat, *self[3:])

    @property
    def placed(self) -> tuple[object, ...]:
        """The same without what equal bytes share; only the name may date one of them."""
        where = (*self[:2], *self.stat, self.volume, self.online)
        return (*where, self.quick_hash, self.sha256, self.taken_source)

    @property
    def name_shown(self) -> str:
        """The file's name as people read it."""
        return names.shown_last(self.path)

    @property
    def folder_shown(self) -> str:
        """The folder's path as people read it."""
        return names.shown(self.path.rpartition(b"/")[0])


class Trait(StrEnum):
    """What files share that may be copies of each other; the name of its column."""

    ENDS = "quick_hash"
    """How they begin and end: they may be exact copies."""
    PAYLOAD = "payload_key"
    """How their picture or sound begins and ends: they may be identical."""


_IN_FULL = {Trait.ENDS: "full_hash", Trait.PAYLOAD: "payload_hash"}


class Shared(NamedTuple):
    """A key that several files share, how many do, and whether one is not known in full."""

    key: str
    files: int
    is_in_doubt: bool


def shared(reader: sqlite3.Connection, trait: Trait) -> list[Shared]:
    """Return what several present files share.

    A large library without copies shares nothing. Empty files are `empties`.
    """
    sql = (
        f"SELECT {trait}, count(*), min({_IN_FULL[trait]}) = '' FROM content"  # noqa: S608
        f" JOIN file ON file.content_id = content.id WHERE content.id IN ({_used_twice(trait)})"
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
        f" HAVING count(*) > 1 UNION SELECT id FROM content WHERE {trait} <> '' AND {trait} IN"
        f" (SELECT {trait} FROM content WHERE {trait} <> '' GROUP BY {trait} HAVING count(*) > 1)"
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


def of_contents(
    reader: sqlite3.Connection, content_ids: Sequence[int], *, only_readable: bool = False
) -> list[FileContent]:
    """Return the present files with these contents, by content and then by file.

    With `only_readable` without those in which something is wrong: damaged ones, and cut ones.
    """
    found = _present(reader, "content.id", content_ids)
    found.sort(key=lambda file: (file.content_id, file.id))
    if not only_readable:
        return found
    wrong = {
        id_
        for start in range(0, len(found), _AT_ONCE)
        for (id_,) in reader.execute(
            "SELECT id FROM file WHERE status = 'error' AND id IN"  # noqa: S608
            f" ({','.join('?' * len(found[start : start + _AT_ONCE]))})",
            [file.id for file in found[start : start + _AT_ONCE]],
        )
    }
    return [file for file in found if file.id not in wrong]


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
        columns, detail = f"{_COLUMNS.removesuffix(_TOLD)}'', 'not read'", ""
    found: list[FileContent] = []
    known: dict[int, bytes] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        page = wanted[start : start + _AT_ONCE]
        marks = ",".join("?" * len(page))
        sql = (
            f"SELECT {columns} FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608
            f" JOIN content ON content.id = content_id {detail}"
            f" WHERE {column} IN ({marks}) AND {_PRESENT}"
        )
        found += _rows(reader, sql, tuple(page), known)
    return found


def paths_with_quick_hash(reader: sqlite3.Connection, quick_hash: str) -> Iterator[bytes]:
    """Yield the paths of files that begin and end as this hash tells, 100 at most.

    Those on disks that are away are left out.
    """
    sql = (
        "SELECT folder_id, name FROM file JOIN volume ON volume.id = volume_id"  # noqa: S608
        " WHERE content_id IN (SELECT id FROM content WHERE quick_hash = ?)"
        f" AND online = 1 AND {_PRESENT} LIMIT 100"
    )
    known: dict[int, bytes] = {}
    for folder_id, name in reader.execute(sql, (quick_hash,)).fetchall():
        yield joined(folders.path_of(reader, folder_id, known), name)


def _rows(
    reader: sqlite3.Connection,
    sql: str,
    values: tuple[object, ...],
    known: dict[int, bytes] | None = None,
) -> Iterator[FileContent]:
    """Yield the files of a question; `known` remembers paths of folders between calls."""
    known = {} if known is None else known
    for row in reader.execute(sql, values).fetchall():
        path = joined(folders.path_of(reader, row[1], known), row[2])
        stamps = row[-2] and blake2b(row[-2].encode(), digest_size=16).digest()
        told = (*row[9:-2], stamps or b"", row[-1])
        yield FileContent._make((row[0], path, FileStat._make(row[3:9]), *told))
