"""Opens catalog.db and decisions.db together, heals what is damaged, and keeps them in step."""

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mediadesk.catalog import backups, decisions
from mediadesk.catalog.database import (
    Readers,
    check_identity,
    connect_writer,
    outside_error,
)
from mediadesk.catalog.migrations import Schema, migrate, pending
from mediadesk.catalog.schema import CATALOG, DECISIONS
from mediadesk.catalog.writer import Writer
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

_ALWAYS_CHECKED_BYTES = 32 * 1024**2
"""A database up to this size is checked at every start: it takes some 30 ms."""
_CHECKED_AFTER_CRASH_BYTES = 256 * 1024**2
_DAY_S = 86_400
_SQLITE_MAGIC = b"SQLite format 3\x00"


def decisions_path(catalog: Path) -> Path:
    """Return where the decisions of a catalog are: beside it, `NAME.decisions.db`."""
    return catalog.with_name(f"{catalog.stem}.decisions.db")


def backups_path(catalog: Path) -> Path:
    """Return the folder of a catalog's backups: beside it, `NAME.backups`."""
    return catalog.with_name(f"{catalog.stem}.backups")


@dataclass(slots=True)
class Store:
    """Both databases, open: their writers, the catalog's readers, and what was noticed."""

    path: Path
    catalog: Writer
    decisions: Writer
    readers: Readers
    decision_readers: Readers
    notices: list[Reason] = field(default_factory=list)

    def decide_root(
        self,
        path: bytes,
        *,
        volume_identity: str,
        volume_label: str,
        file_system: str,
        path_in_volume: bytes,
        absorbed: Sequence[tuple[bytes, bytes]] = (),
    ) -> CatalogChanges:
        """Record that a folder belongs to the library, then show it in the catalog."""
        self.decisions.submit(
            lambda writer: decisions.add_root(
                writer,
                path,
                volume_identity=volume_identity,
                volume_label=volume_label,
                file_system=file_system,
                path_in_volume=path_in_volume,
                absorbed=absorbed,
            )
        ).result()
        return self.catch_up()

    def catch_up(self) -> CatalogChanges:
        """Apply every decision that the catalog does not show yet."""
        with self.readers.use() as reader:
            seq = decisions.applied_seq(reader)
        with self.decision_readers.use() as reader:
            # Decisions brought back from a backup can be older than what the catalog shows.
            is_ahead = seq > decisions.last_seq(reader)
            waiting = decisions.after(reader, 0 if is_ahead else seq)
        if not waiting:
            return CatalogChanges()
        return self.catalog.submit(lambda writer: decisions.apply(writer, waiting)).result()

    def back_up_if_due(self, *, catalog_limit_bytes: int) -> None:
        """Make the daily backup of the decisions and the weekly one of the catalog.

        A catalog above `catalog_limit_bytes` is left for a quieter moment.
        """
        folder = backups_path(self.path)
        beside = decisions_path(self.path)
        if _is_due(folder, beside, timedelta(days=1)):
            backups.make(beside, folder, keep=backups.KEEP_DECISIONS)
        small = self.path.stat().st_size <= catalog_limit_bytes
        if small and self._is_seasoned() and _is_due(folder, self.path, timedelta(days=7)):
            backups.make(self.path, folder, keep=backups.KEEP_CATALOG)

    def _is_seasoned(self) -> bool:
        """Tell whether the catalog is a day old: a younger one is as soon scanned anew."""
        with self.readers.use() as reader:
            made = reader.execute("SELECT min(applied_at) FROM migration").fetchone()[0]
        return time.time() - float(made) > _DAY_S

    def close(self) -> None:
        """Close readers first, so that the writers can fold their logs into the files."""
        self.readers.close()
        self.decision_readers.close()
        try:
            self.catalog.close()
        finally:
            self.decisions.close()


def open_store(path: Path, *, on_network: bool = False) -> Store:
    """Open the catalog at `path` and its decisions, making, upgrading or healing them.

    Raises `OutsideError`: CATALOG_NEWER, CATALOG_FOREIGN, CATALOG_UNWRITABLE, DISK_FULL. What
    could be healed is in `Store.notices`. The caller holds the lock.
    """
    notices: list[Reason] = []
    beside = decisions_path(path)
    decided = _open(beside, DECISIONS, notices, backups_path(path), on_network=on_network)
    try:
        catalogued = _open(path, CATALOG, notices, backups_path(path), on_network=on_network)
    except BaseException:
        decided.close()
        raise
    store = Store(
        path=path,
        catalog=Writer(catalogued, path),
        decisions=Writer(decided, beside),
        readers=Readers(path),
        decision_readers=Readers(beside, size=1),
        notices=notices,
    )
    try:
        store.catch_up()
    except BaseException:
        store.close()
        raise
    return store


def open_readers(path: Path) -> Readers | None:
    """Return readers of a catalog that somebody else may hold; None when there is none yet.

    Raises `OutsideError` for what is no catalog of ours, or a newer one.
    """
    if not path.exists():
        return None
    readers = Readers(path, size=1)
    try:
        with readers.use() as reader:
            check_identity(reader, CATALOG, path)
            is_empty = pending(reader, CATALOG) == CATALOG.version
    except BaseException:
        readers.close()
        raise
    if is_empty:
        readers.close()
        return None
    return readers


def _open(
    path: Path, schema: Schema, notices: list[Reason], folder: Path, *, on_network: bool
) -> sqlite3.Connection:
    """Open one database, healing it when it is damaged."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if _is_damaged(path, folder):
            notices.append(_heal(path, folder))
        return _connect(path, schema, folder, on_network=on_network)
    except sqlite3.Error as error:
        raise outside_error(error, path) from error
    except OSError as error:
        raise OutsideError(
            Reason.of(
                ReasonCode.CATALOG_UNWRITABLE, path=str(path), detail=error.strerror or str(error)
            )
        ) from error


def _connect(path: Path, schema: Schema, folder: Path, *, on_network: bool) -> sqlite3.Connection:
    connection = connect_writer(path, on_network=on_network)
    try:
        check_identity(connection, schema, path)
        if connection.execute("PRAGMA user_version").fetchone()[0] and pending(connection, schema):
            backups.make(path, folder, keep=backups.KEEP_DECISIONS)
        migrate(connection, schema)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_damaged(path: Path, folder: Path) -> bool:
    """Tell whether a database of ours is damaged; raises CATALOG_FOREIGN for what is not ours.

    A file that is no database is only taken for a damaged one where its companions lie beside
    it: nobody's picture is put aside because its name was given for a catalog's.
    """
    if not path.exists():
        return False
    size = path.stat().st_size
    with path.open("rb") as stream:
        magic = stream.read(len(_SQLITE_MAGIC))
    if size and magic != _SQLITE_MAGIC:
        if folder.exists() or decisions_path(path).exists() or path.name.endswith(".decisions.db"):
            return True
        raise OutsideError(Reason.of(ReasonCode.CATALOG_FOREIGN, path=str(path)))
    log = path.with_name(path.name + "-wal")
    limit = _CHECKED_AFTER_CRASH_BYTES if log.exists() else _ALWAYS_CHECKED_BYTES
    return 0 < size <= limit and backups.damage_of(path) is not None


def _heal(path: Path, folder: Path) -> Reason:
    """Put a damaged database aside; the newest sound backup takes its place, if there is one."""
    aside = backups.set_aside(path)
    backup = backups.newest_sound(folder, path.stem)
    if backup is None:
        return Reason.of(ReasonCode.CATALOG_REBUILT, path=str(path), aside=str(aside))
    backups.restore(backup, path)
    return Reason.of(
        ReasonCode.CATALOG_RESTORED,
        path=str(path),
        aside=str(aside),
        when=backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M"),
    )


def _is_due(folder: Path, database: Path, every: timedelta) -> bool:
    made = backups.existing(folder, database.stem)
    return not made or datetime.now(UTC) - made[0].made_at >= every
