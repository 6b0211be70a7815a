"""Makes a catalog of very many files that were never on a disk, to measure the window with."""

import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import open_store

_FILES_IN_FOLDER = 250
_AT_ONCE = 20_000
_CAMERAS = ("Canon EOS 5D", "Apple iPhone 13", "samsung SM-G991B", "NIKON D750", None)
_CONFIDENCES = ("HIGH", "HIGH", "HIGH", "MEDIUM", "LOW", "NONE")
_KINDS = ("photo",) * 17 + ("video",) * 2 + ("audio",)
_ENDINGS = {"photo": "jpg", "video": "mp4", "audio": "mp3"}
_FROM = datetime.fromisoformat("2004-01-01")
_MINUTES = 20 * 365 * 24 * 60


def make(path: Path, files: int) -> None:
    """Write a catalog at `path` with `files` files in folders of a few hundred, 20 years long."""
    store = open_store(path)
    try:
        store.decide_root(
            b"/nowhere/Archive",
            volume_identity="benchmark",
            volume_label="Archive",
            file_system="ext4",
            path_in_volume=b"Archive",
        )
        for start in range(0, files, _AT_ONCE):
            stop = min(files, start + _AT_ONCE)
            store.catalog.submit(lambda db, a=start, b=stop: _write(db, a, b)).result()  # type: ignore[misc]
    finally:
        store.close()


def _write(db: sqlite3.Connection, start: int, stop: int) -> None:
    top = folders.find(db, b"/nowhere/Archive")
    places = {}
    for number in range(start // _FILES_IN_FOLDER, -(-stop // _FILES_IN_FOLDER)):
        year = folders.ensure(db, top, b"%d" % (2004 + number % 20))
        places[number] = folders.ensure(db, year, b"Event %05d" % number)
    db.executemany(
        "INSERT INTO content(id, size_bytes, quick_hash) VALUES (?, ?, ?)",
        [(number + 1, 1000 + number, f"{number:064x}") for number in range(start, stop)],
    )
    rows = list(_rows(start, stop, places))
    marks = ",".join("?" * len(rows[0]))
    insert = (
        "INSERT INTO file(id, folder_id, name, name_shown, name_search, extension,"  # noqa: S608
        " volume_id,"
        " kind, size_bytes, mtime_ns, ctime_ns, dev, inode, links, status, pending, listed,"
        " content_id, perceptual_hash, width, height, camera, taken, confidence, quick_version,"
        f" picture_version, probe_version) VALUES ({marks})"
    )
    db.executemany(insert, rows)
    db.executemany(
        "INSERT INTO file_detail(file_id, facts, timestamp_candidates) VALUES (?, ?, ?)",
        [(row[0], json.dumps({"format": row[5], "width": row[19]}), "[]") for row in rows],
    )


def _rows(start: int, stop: int, places: dict[int, int]) -> Iterator[tuple[object, ...]]:
    chance = random.Random(start)  # noqa: S311 - the same catalog every time
    for number in range(start, stop):
        kind = chance.choice(_KINDS)
        name = f"IMG_{number:07d}.{_ENDINGS[kind]}"
        taken = _FROM + timedelta(minutes=chance.randrange(_MINUTES))
        at_ns = int(taken.timestamp()) * 10**9
        yield (
            number + 1,
            places[number // _FILES_IN_FOLDER],
            name.encode(),
            name,
            name.lower(),
            _ENDINGS[kind],
            1,
            kind,
            1000 + number,
            at_ns,
            at_ns,
            1,
            number + 10,
            1,
            "present",
            0,
            1,
            number + 1,
            f"{chance.getrandbits(64):016x}",
            4000,
            3000,
            chance.choice(_CAMERAS),
            taken.isoformat(),
            chance.choice(_CONFIDENCES),
            1,
            1,
            1,
        )
