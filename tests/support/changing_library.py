"""A made-up library that changes in every way one can: its clusters are to be as if made anew.

Two catalogs are told the same. One is searched again and again and keeps what stands; from the
other all clusters are taken before each search. No file is on a disk: rows are changed as scans,
decisions and settings change them.
"""

import json
import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import open_store
from mediadesk.config import Settings
from mediadesk.dedupe.pictures.candidates.views import PACKED_BYTES
from mediadesk.dedupe.pictures.orientations import UPRIGHT
from mediadesk.dedupe.pictures.verification.grades import Lane
from mediadesk.dedupe.versions import SEARCH_VERSION
from mediadesk.domain.detail import DETAIL_VERSION
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.operations import folder_rules
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.review.verdicts import Verdicts

CONTENTS = 9
_ROOTS = (b"/nowhere/one", b"/nowhere/two")
_FOLDERS = tuple(root + below for root in _ROOTS for below in (b"", b"/in"))
_NAMES = ("IMG_{}.jpg", "IMG_{} (1).jpg", "IMG-20190704-WA000{}.jpg", "shot{}.nef", "x{}.png")
_EDITS = (
    "mtime_ns = mtime_ns + 5000000000",
    "size_bytes = size_bytes + 7",
    "width = width * 2, height = height * 2",
    "camera = CASE camera WHEN 'Canon' THEN NULL ELSE 'Canon' END",
    "taken = '2019-07-04T12:00:00', taken_source = 'EXIF:DateTimeOriginal'",
    "taken = '2020-01-01T00:00:00', taken_source = 'File:FileModifyDate'",
    "kind = CASE kind WHEN 'photo' THEN 'video' ELSE 'photo' END",
)
_FACTS: tuple[dict[str, object], ...] = (
    {"format": "jpeg", "jpeg_quality": 60},
    {"format": "nef"},
    {"software": "WhatsApp"},
    {},
)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to a library: which of its ways to change, and numbers that say to what."""

    how: str
    one: int
    other: int
    much: float


class ChangingLibrary:
    """A catalog with a few pictures, changed by name."""

    def __init__(self, path: Path, *, anew: bool) -> None:
        """Open the catalog that `made` made; with `anew` no cluster stands before a search."""
        self.store = open_store(path)
        self._anew = anew
        self._settings = Settings()
        self._given: list[str] = []

    def close(self) -> None:
        self.store.close()

    def change(self, change: Change) -> None:
        """Change it. Numbers stand for files, contents or folders there are."""
        getattr(self, change.how)(change.one, change.other, change.much)

    def search(self) -> list[tuple[Any, ...]]:
        """Search, and return all that is stored of the clusters, without their numbers."""
        if self._anew:
            self._write("DELETE FROM cluster")
        DuplicateSearch(self.store, self._settings).run()
        with self.store.readers.use() as reader:
            return sorted(_told(reader, *row) for row in reader.execute(_CLUSTERS).fetchall())

    # ways to change

    def match(self, one: int, other: int, much: float) -> None:
        left, right = sorted((one % CONTENTS + 1, other % CONTENTS + 1))
        if left != right:
            self._write(
                "UPDATE picture_match SET score = ?, share = ? WHERE left_id = ? AND right_id = ?",
                round(much, 2),
                0.5 if one % 5 == 0 else 1.0,
                left,
                right,
            )

    def match_moving(self, one: int, other: int, much: float) -> None:
        left, right = sorted((one % CONTENTS + 1, other % CONTENTS + 1))
        coverage = 0.3 if one % 5 == 0 else 0.9
        if left != right:
            self._write(
                "UPDATE film_match SET score = ?, coverage = ? WHERE film_id = ? AND copy_id = ?",
                *(round(much, 2), coverage, left, right),
            )
            self._write(
                "UPDATE sound_match SET score = ?, coverage = ? WHERE left_id = ? AND right_id = ?",
                *(round(much, 2), coverage, left, right),
            )

    def find_bars(self, one: int, other: int, _much: float) -> None:
        box = json.dumps([0.1 * (other % 4), 0.0, 1.0, 1.0])
        self._write(
            "INSERT OR REPLACE INTO film(content_id, version, step_ms, box) VALUES (?, 1, 500, ?)",
            *(one % CONTENTS + 1, box),
        )

    def add(self, one: int, other: int, _much: float) -> None:
        self.store.catalog.submit(lambda db: _add(db, one % CONTENTS + 1, other)).result()

    def lose(self, one: int, _other: int, _much: float) -> None:
        self._file(one, "status = CASE status WHEN 'present' THEN 'missing' ELSE 'present' END")

    def forget(self, one: int, _other: int, _much: float) -> None:
        self._write("DELETE FROM file WHERE id = ?", self._id(one))

    def come_again(self, *_: object) -> None:
        """Take the rows of the first member of a cluster away and put them back, as they were."""
        self.store.catalog.submit(_away_and_back).result()

    def rename(self, one: int, other: int, _much: float) -> None:
        name = f"{one}-{_NAMES[other % len(_NAMES)].format(other)}"
        with self.store.readers.use() as reader:
            folder = folders.find(reader, _FOLDERS[other % len(_FOLDERS)])
        self._file(one, "folder_id = ?, name = ?, name_shown = ?", folder, name.encode(), name)

    def edit(self, one: int, other: int, _much: float) -> None:
        self._file(one, _EDITS[other % len(_EDITS)])

    def say(self, one: int, other: int, _much: float) -> None:
        facts = json.dumps(_FACTS[other % len(_FACTS)])
        self._write("UPDATE file_detail SET facts = ? WHERE file_id = ?", facts, self._id(one))

    def note(self, one: int, other: int, _much: float) -> None:
        walls = ("2019-07-04T12:00:00.25", f"20{other % 20 + 10}-01-01T00:00:00")
        sources = ("EXIF:DateTimeOriginal", "EXIF:ModifyDate")
        said = [{"source": s, "datetime": w} for s, w in zip(sources, walls, strict=True)]
        sql = "UPDATE file_detail SET timestamp_candidates = ? WHERE file_id = ?"
        self._write(sql, json.dumps(said), self._id(one))

    def look(self, one: int, other: int, much: float) -> None:
        tags = other.to_bytes(8, "little")
        row = (one % CONTENTS + 1, DETAIL_VERSION, 1, much, other % 2, tags)
        self._write(
            "INSERT OR REPLACE INTO picture_detail(content_id, version, with_pixels, blockiness,"
            " maker_notes, tags) VALUES (?, ?, ?, ?, ?, ?)",
            *row,
        )

    def become_one(self, one: int, other: int, _much: float) -> None:
        payload = f"payload {other % 3}"
        sql = "UPDATE content SET payload_key = ?, payload_hash = ? WHERE id = ?"
        self._write(sql, payload, payload, one % CONTENTS + 1)

    def change_content(self, one: int, other: int, _much: float) -> None:
        self._file(one, "content_id = ?", other % CONTENTS + 1)

    def unplug(self, one: int, _other: int, _much: float) -> None:
        self._write("UPDATE volume SET online = 1 - online WHERE id = ?", one % 2 + 1)

    def rule(self, one: int, other: int, much: float) -> None:
        rule = (FolderRule.PROTECTED, FolderRule.NEVER_SUGGEST)[other % 2]
        folder_rules.set_rule(self.store, _FOLDERS[one % len(_FOLDERS)], rule, holds=much > 0.5)

    def pool(self, _one: int, _other: int, much: float) -> None:
        folder_rules.set_pool(self.store, _ROOTS, holds=much > 0.5)

    def judge(self, one: int, other: int, _much: float) -> None:
        with self.store.readers.use() as reader:
            sql = "SELECT id FROM cluster ORDER BY key"
            ids = [row[0] for row in reader.execute(sql)]
        if ids:
            said = Verdicts(self.store)
            give = (said.not_duplicates, said.keep_all)[other % 2]
            if (given := give(ids[one % len(ids)])) is not None:
                self._given.append(given.uid)

    def take_back(self, _one: int, _other: int, _much: float) -> None:
        if self._given:
            Verdicts(self.store).take_back(self._given.pop())

    def choose(self, one: int, other: int, _much: float) -> None:
        self._settings = replace(
            self._settings,
            duplicates_sensitivity=(100, 50, 0)[one % 3],
            duplicates_between=("everywhere", "same-folder", "other-folders")[other % 3],
        )

    def _id(self, one: int) -> int:
        with self.store.readers.use() as reader:
            ids = [row[0] for row in reader.execute("SELECT id FROM file ORDER BY id")]
        return ids[one % len(ids)] if ids else 0

    def _file(self, one: int, what: str, *values: object) -> None:
        self._write(f"UPDATE OR IGNORE file SET {what} WHERE id = ?", *values, self._id(one))  # noqa: S608

    def _write(self, sql: str, *values: object) -> None:
        self.store.catalog.submit(lambda db: db.execute(sql, values).rowcount).result()


_Way = Callable[[ChangingLibrary, int, int, float], None]
WAYS: tuple[_Way, ...] = (
    ChangingLibrary.match,
    ChangingLibrary.match_moving,
    ChangingLibrary.find_bars,
    ChangingLibrary.add,
    ChangingLibrary.lose,
    ChangingLibrary.forget,
    ChangingLibrary.come_again,
    ChangingLibrary.rename,
    ChangingLibrary.edit,
    ChangingLibrary.say,
    ChangingLibrary.note,
    ChangingLibrary.look,
    ChangingLibrary.become_one,
    ChangingLibrary.change_content,
    ChangingLibrary.unplug,
    ChangingLibrary.rule,
    ChangingLibrary.pool,
    ChangingLibrary.judge,
    ChangingLibrary.take_back,
    ChangingLibrary.choose,
)
_CLUSTERS = (
    "SELECT id, key, kind, members, reclaimable_bytes, cohesion, hidden, decided FROM cluster"
)


def made(path: Path) -> None:
    """Make a catalog of pictures that were compared, some of which match."""
    store = open_store(path)
    try:
        for number, root in enumerate(_ROOTS):
            store.decide_root(
                root,
                volume_identity=f"disk {number}",
                volume_label=f"Disk {number}",
                file_system="ext4",
                path_in_volume=root,
            )
        store.catalog.submit(_fill).result()
    finally:
        store.close()


def _fill(db: sqlite3.Connection) -> None:
    chance = random.Random(1)  # noqa: S311 - the same library every time
    for path in _FOLDERS:
        folders.ensure_path(db, path)
    for id_ in range(1, CONTENTS + 1):
        texts = (f"ends {id_}", f"bytes {id_}", f"own {id_}", f"own {id_}")
        db.execute(
            "INSERT INTO content(id, size_bytes, quick_hash, full_hash, payload_key, payload_hash)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (id_, 1000 + id_, *texts),
        )
        views = bytes([id_ % 3] * PACKED_BYTES)
        db.execute("INSERT INTO searched VALUES (?, ?, ?)", (id_, SEARCH_VERSION, views))
        _add(db, id_, id_)
        for other in range(1, id_):
            score = chance.choice((0.0, 0.0, 0.1, 0.1, 0.6, 0.9))
            db.execute(
                "INSERT INTO picture_match(left_id, right_id, score, lane, orientation, version)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (other, id_, score, Lane.NONE, UPRIGHT, SEARCH_VERSION),
            )
            if score > 0.1:
                _match_moving(db, other, id_, score)


def _match_moving(db: sqlite3.Connection, one: int, other: int, score: float) -> None:
    """Let two contents match as films do, and as recordings do."""
    db.execute(
        "INSERT INTO film_match(film_id, copy_id, score, form, rate, shift_s, coverage,"
        " copy_coverage, still, windows) VALUES (?, ?, ?, '[]', 1, 0, 0.9, 0.9, 0, '[]')",
        (one, other, score),
    )
    db.execute(
        "INSERT INTO sound_match(left_id, right_id, score, shift_s, start_s, stop_s, coverage,"
        " right_coverage) VALUES (?, ?, ?, 0, 0, 9, 0.9, 0.9)",
        (one, other, score),
    )


def _add(db: sqlite3.Connection, content_id: int, number: int) -> None:
    """Add a file with a content; the folder and the name follow from the number."""
    name = f"{content_id}-{_NAMES[number % len(_NAMES)].format(number)}"
    place = number % len(_FOLDERS)
    row = {
        "folder_id": folders.find(db, _FOLDERS[place]),
        "name": name.encode(),
        "name_shown": name,
        "name_search": name.lower(),
        "extension": "jpg",
        "volume_id": place // 2 + 1,
        "kind": "photo",
        "size_bytes": 1000 + content_id,
        "mtime_ns": number * 10**9,
        "ctime_ns": 0,
        "dev": 1,
        "inode": 100 * content_id + number,
        "links": 1,
        "status": "present",
        "pending": 0,
        "listed": 1,
        "content_id": content_id,
        "width": 400 + content_id % 3,
        "height": 300,
    }
    names = ", ".join(row)
    sql = f"INSERT OR IGNORE INTO file({names}) VALUES ({', '.join('?' * len(row))}) RETURNING id"  # noqa: S608
    for (id_,) in db.execute(sql, tuple(row.values())).fetchall():
        db.execute(
            "INSERT INTO file_detail(file_id, facts, timestamp_candidates) VALUES (?, ?, '[]')",
            (id_, json.dumps({"format": "jpeg"})),
        )


def _told(reader: sqlite3.Connection, id_: int, *told: object) -> tuple[Any, ...]:
    """Return a cluster with its members and what may belong to it."""
    members = reader.execute(
        "SELECT place, file_id, similarity, keeper, removable, reason, same_as, stays"
        " FROM cluster_member WHERE cluster_id = ? ORDER BY place",
        (id_,),
    ).fetchall()
    perhaps = reader.execute(
        "SELECT file_id, similarity FROM cluster_perhaps WHERE cluster_id = ? ORDER BY 1", (id_,)
    ).fetchall()
    return (*told, members, perhaps)


def _away_and_back(db: sqlite3.Connection) -> None:
    (id_,) = db.execute("SELECT min(file_id) FROM cluster_member").fetchone()
    rows = {
        table: tuple(db.execute(f"SELECT * FROM {table} WHERE {key} = ?", (id_,)).fetchone() or ())  # noqa: S608
        for table, key in (("file", "id"), ("file_detail", "file_id"))
    }
    db.execute("DELETE FROM file WHERE id = ?", (id_,))
    for table, row in rows.items():
        if row:
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
