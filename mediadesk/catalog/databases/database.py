"""Opens a database file the one way MediaDesk opens them, and hands out read-only connections."""

import contextlib
import os
import queue
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from mediadesk.catalog.schema.migrations import Schema
from mediadesk.domain import names
from mediadesk.domain.errors import DefectError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

Connection = sqlite3.Connection
"""What readers and writers are handed; other rooms name it without importing sqlite3."""

SQLITE_VERSION = sqlite3.sqlite_version

_BUSY_TIMEOUT_S = 5.0
_CLOSE_WAIT_S = 2.0
_BESIDE_BYTES = 65_536
"""Free room without which no database can be opened: its log and shared memory lie beside it."""
_CACHE_KIB = 8_192
"""For each connection. The file is not mapped into memory: with several readers of a large catalog
the mappings would fill half of what the window may take, and a disk that fails under a mapping
kills the program."""


def connect_writer(path: Path, *, on_network: bool = False) -> sqlite3.Connection:
    """Open `path` for the one thread that writes it; the file is made when it is not there.

    WAL needs shared memory, which network file systems do not have: there the older DELETE
    journal serves (https://www.sqlite.org/wal.html). Transactions are begun by us.
    """
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=_BUSY_TIMEOUT_S
    )
    connection.execute(f"PRAGMA journal_mode={'DELETE' if on_network else 'WAL'}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA checkpoint_fullfsync=ON")
    _protect(connection)
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open `path` for reading only, also where nothing may be written beside it."""
    # Path.as_uri escapes ? and #, which would end the file name in a URI.
    uri = f"{path.absolute().as_uri()}?mode=ro"
    if not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        uri += "&immutable=1"  # no log, no shared memory, and nobody who could write
    connection = sqlite3.connect(
        uri,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_TIMEOUT_S,
    )
    connection.execute("PRAGMA query_only=ON")
    _protect(connection)
    return connection


def _protect(connection: sqlite3.Connection) -> None:
    for pragma in (
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "temp_store=MEMORY",
        f"cache_size=-{_CACHE_KIB}",
        "mmap_size=0",
    ):
        connection.execute(f"PRAGMA {pragma}")


class Readers:
    """A few read-only connections, lent to whoever reads: threads come and go, these stay."""

    def __init__(self, path: Path, *, size: int = 4) -> None:
        """Prepare `size` connections to the database at `path`, opened when first needed."""
        self._path = path
        self._free: queue.LifoQueue[sqlite3.Connection | None] = queue.LifoQueue()
        for _ in range(size):
            self._free.put(None)
        self._size = size
        self._closed = False

    @contextlib.contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection; one statement's worth of reading sees one state of the file.

        SQLite's own errors leave as `OutsideError`.
        """
        connection = self._free.get()
        if self._closed:
            self._free.put(connection)  # for whoever waits as well
            raise DefectError("a read was asked for after the database was closed")
        try:
            if connection is None:
                connection = connect_reader(self._path)
            yield connection
        except sqlite3.Error as error:
            raise told(error, self._path) from error
        finally:
            self._free.put(connection)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for which time stands still: all its reads see one state."""
        with self.use() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    def close(self) -> None:
        """Close every connection, waiting a moment for readers in the middle of something.

        One that reads on for longer keeps its connection; it can do no harm.
        """
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(queue.Empty):
            for _ in range(self._size):
                if (connection := self._free.get(timeout=_CLOSE_WAIT_S)) is not None:
                    connection.close()
        self._free.put(None)  # who comes now must hear of it, not wait for ever


def check_identity(connection: sqlite3.Connection, schema: Schema, path: Path) -> None:
    """Refuse a file that is not ours (CATALOG_FOREIGN) or was made by a newer version.

    Raises `OutsideError`; an empty file passes, it is about to become ours.
    """
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    shown = names.shown(os.fsencode(path))
    if application_id != schema.application_id and (tables or application_id):
        raise OutsideError(Reason.of(ReasonCode.CATALOG_FOREIGN, path=shown))
    if version > schema.version:
        raise OutsideError(
            Reason.of(ReasonCode.CATALOG_NEWER, path=shown, found=version, known=schema.version)
        )


def told(error: sqlite3.Error, path: Path) -> OutsideError | DefectError:
    """Tell what an SQLite error means: trouble with the disk or the file, or a mistake of ours.

    A damaged catalog is marked, so that its next start checks the whole of it.
    """
    mistakes = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError)
    if isinstance(error, (*mistakes, sqlite3.InterfaceError)):
        return DefectError(str(error))
    if is_damage(error):
        with contextlib.suppress(OSError):
            suspicion(path).touch()
    return outside_error(error, path)


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether SQLite found the file itself damaged, or no database at all."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def suspicion(path: Path) -> Path:
    """Return the file whose presence says that a database is to be checked whole."""
    return path.with_name(f"{path.name}-suspect")


def _is_full(folder: Path) -> bool:
    """Tell whether a disk has no room for what SQLite keeps beside a database while it is open."""
    try:
        return shutil.disk_usage(folder).free < _BESIDE_BYTES
    except OSError:
        return False


def outside_error(error: sqlite3.Error, path: Path) -> OutsideError:
    """Tell what an SQLite error means for the user: disk full, not writable, or damaged."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    shown = names.shown(os.fsencode(path))
    if is_damage(error):
        return OutsideError(Reason.of(ReasonCode.CATALOG_DAMAGED, path=shown))
    match code:
        case sqlite3.SQLITE_FULL:
            reason = Reason.of(ReasonCode.DISK_FULL, path=shown)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN if _is_full(path.parent):
            reason = Reason.of(ReasonCode.DISK_FULL, path=shown)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            reason = Reason.of(ReasonCode.CATALOG_IN_USE, holder="another program")
        case _:
            reason = Reason.of(ReasonCode.CATALOG_UNWRITABLE, path=shown, detail=str(error))
    return OutsideError(reason)
