"""Small pictures kept on disk, within a byte limit; losing them costs only time."""

import contextlib
import logging
import sqlite3
import threading
import time
from pathlib import Path

from mediadesk.catalog.databases.database import is_damage

_SCHEMA = """
CREATE TABLE IF NOT EXISTS thumbnail (
    key TEXT NOT NULL,
    edge_px INTEGER NOT NULL,
    jpeg BLOB NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (key, edge_px)
) STRICT
"""
_USED_GRAIN_S = 3600
"""Use is noted this coarsely, so that looking does not mean writing."""
_LOW_WATER = 0.9
_TRIM_EVERY = 64

log = logging.getLogger(__name__)


class ThumbnailCache:
    """JPEG thumbnails by key and size. Any thread may ask; trouble with the disk is no trouble.

    The file is a cache: it is written without waiting for the disk, and a damaged one is
    thrown away.
    """

    def __init__(self, path: Path, *, limit_bytes: int) -> None:
        """Open the cache at `path`; at most about `limit_bytes` of pictures are kept."""
        self._path = path
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._puts = 0
        self._connection = self._open()

    def get(self, key: str, edge_px: int) -> bytes | None:
        """Return the JPEG stored under this key and size, or None."""
        with self._lock:
            try:
                return self._find(key, edge_px)
            except sqlite3.Error as error:
                log.info("thumbnail cache: %s", error)
                return None

    def put(self, key: str, edge_px: int, jpeg: bytes) -> None:
        """Store a JPEG; the ones used longest ago make room."""
        with self._lock:
            try:
                self._execute(
                    "INSERT OR REPLACE INTO thumbnail VALUES (?, ?, ?, ?)",
                    (key, edge_px, jpeg, int(time.time())),
                )
                self._puts += 1
                if self._puts % _TRIM_EVERY == 0:
                    self._trim()
            except sqlite3.Error as error:
                log.info("thumbnail cache: %s", error)

    def size_bytes(self) -> int:
        """Return the bytes of all pictures kept."""
        with self._lock:
            return self._total()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _find(self, key: str, edge_px: int) -> bytes | None:
        row = self._execute(
            "SELECT jpeg, used_at FROM thumbnail WHERE key = ? AND edge_px = ?", (key, edge_px)
        ).fetchone()
        if row is None:
            return None
        now = int(time.time())
        if now - row[1] > _USED_GRAIN_S:
            self._execute(
                "UPDATE thumbnail SET used_at = ? WHERE key = ? AND edge_px = ?",
                (now, key, edge_px),
            )
        return bytes(row[0])

    def _total(self) -> int:
        row = self._execute("SELECT coalesce(sum(length(jpeg)), 0) FROM thumbnail").fetchone()
        return int(row[0])

    def _trim(self) -> None:
        total = self._total()
        if total <= self._limit_bytes:
            return
        excess = total - int(self._limit_bytes * _LOW_WATER)
        oldest = self._execute("SELECT rowid, length(jpeg) FROM thumbnail ORDER BY used_at, rowid")
        doomed = []
        for rowid, length in oldest:
            if excess <= 0:
                break
            doomed.append((rowid,))
            excess -= length
        if self._connection is not None:
            self._connection.executemany("DELETE FROM thumbnail WHERE rowid = ?", doomed)

    def _execute(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if self._connection is None:
            raise sqlite3.ProgrammingError("the cache is closed")
        return self._connection.execute(sql, values)

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(
                    self._path, isolation_level=None, check_same_thread=False
                )
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=OFF")
                connection.execute(_SCHEMA)
            except (sqlite3.DatabaseError, OSError) as error:
                log.info("thumbnail cache: %s", error)
                if not (isinstance(error, sqlite3.Error) and is_damage(error)):
                    return None  # somebody else is at it, or it cannot be written
                for ending in ("", "-wal", "-shm"):
                    with contextlib.suppress(OSError):
                        self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            else:
                return connection
        return None
