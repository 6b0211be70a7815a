"""Opens catalog.db and decisions.db together, heals what is damaged, and keeps them in step."""

import errno
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from mediadesk.catalog.databases import backups, ballast
from mediadesk.catalog.databases.database import (
    Readers,
    check_identity,
    connect_writer,
    is_damage,
    outside_error,
)
from mediadesk.catalog.databases.healing import (
    backups_path,
    decisions_path,
    heal,
    is_damaged,
    refuse_foreign,
    shown,
)
from mediadesk.catalog.databases.writer import Writer
from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.schema import CATALOG, DECISIONS
from mediadesk.catalog.schema.migrations import Schema, migrate, pending
from mediadesk.domain import damage
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

__all__ = [
    "Store",
    "backups_path",
    "decisions_path",
    "open_decision_readers",
    "open_readers",
    "open_store",
]

_DAY_S = 86_400
_KEEP = {
    CATALOG.application_id: backups.KEEP_CATALOG,
    DECISIONS.application_id: backups.KEEP_DECISIONS,
}


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

    def decide_shown_roots(self) -> None:
        """Record again the roots that the catalog shows, after the decisions were lost."""
        with self.readers.use() as reader:
            shown = [(root, volumes.load(reader, root.volume_id)) for root in folders.roots(reader)]

        def record(writer: sqlite3.Connection) -> None:
            for root, volume in shown:
                decisions.add_root(
                    writer,
                    root.path,
                    volume_identity=volume.identity,
                    volume_label=volume.label,
                    file_system=volume.file_system,
                    path_in_volume=root.path_in_volume,
                )

        self.decisions.submit(record).result()

    def catch_up(self) -> CatalogChanges:
        """Apply every decision that the catalog does not show yet."""
        with self.readers.use() as reader:
            seq = decisions.applied_seq(reader)
        with self.decision_readers.snapshot() as reader:
            # Decisions brought back from a backup can be older than what the catalog shows.
            is_ahead = seq > decisions.last_seq(reader)
            waiting = decisions.after(reader, 0 if is_ahead else seq)
            if not waiting:
                return CatalogChanges()
            # Imported here: mostly nothing waits, and the effects know every corner of the catalog.
            from mediadesk.catalog.effects import decision_effects  # noqa: PLC0415

            held = decision_effects.held_by(reader, waiting)
        return self.catalog.submit(
            lambda writer: decision_effects.apply(writer, waiting, held)
        ).result()

    def start(self) -> None:
        """Catch up as a start does: what is held is looked through where anything was waiting."""
        from mediadesk.catalog.effects import held_rows  # noqa: PLC0415 - as in `catch_up`
        from mediadesk.catalog.files import held_files  # noqa: PLC0415

        with self.readers.use() as reader, self.decision_readers.use() as journal:
            is_behind = decisions.applied_seq(reader) != decisions.last_seq(journal)
            is_listed = held_files.is_shown(reader, journal)
        if is_behind:
            self.catch_up()
            with self.decision_readers.use() as reader:
                held = held_rows.held(reader)
            self.catalog.submit(lambda writer: held_rows.show(writer, held)).result()
        if is_behind or not is_listed:
            with self.decision_readers.use() as reader:
                rows = held_files.in_effect(reader)
            self.catalog.submit(lambda writer: held_files.show(writer, rows)).result()

    def keep_room(self) -> None:
        """Keep some room for the moment when the disk is full, while there is plenty."""
        ballast.lay(self.path)

    def is_room_again(self) -> bool:
        """Tell whether the disk has room enough for a job that stopped for want of it."""
        return ballast.is_room_again(self.path)

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


def open_store(
    path: Path, *, on_network: bool = False, choose: damage.Choose = damage.usual
) -> Store:
    """Open the catalog at `path` and its decisions, making, upgrading or healing them.

    `choose` says what takes the place of a damaged one; what it raises ends the opening.

    Raises `OutsideError`: CATALOG_NEWER, CATALOG_FOREIGN, CATALOG_UNWRITABLE, DISK_FULL. What
    could be healed is in `Store.notices`. The caller holds the lock.
    """
    notices: list[Reason] = []
    beside = decisions_path(path)
    ballast.drop_if_full(path)
    refuse_foreign(path)  # before anything is laid beside it that would make it look like ours
    ways = _Ways(backups_path(path), choose, on_network)
    decided = _open(beside, DECISIONS, notices, ways)
    try:
        catalogued = _open(path, CATALOG, notices, ways)
    except BaseException:
        decided.close()
        raise
    store = Store(
        path=path,
        catalog=Writer(catalogued, path, on_full=partial(ballast.drop, path)),
        decisions=Writer(decided, beside, on_full=partial(ballast.drop, path)),
        readers=Readers(path),
        decision_readers=Readers(beside, size=1),
        notices=notices,
    )
    try:
        if any(notice.code == ReasonCode.DECISIONS_REBUILT for notice in notices):
            store.decide_shown_roots()
        store.start()
    except BaseException:
        store.close()
        raise
    return store


def open_readers(path: Path) -> Readers | None:
    """Return readers of a catalog that somebody else may hold; None when there is none yet.

    A full disk gives up the room that was kept on it: reading needs a little.

    Raises `OutsideError` for what is no catalog of ours, or a newer one.
    """
    ballast.drop_if_full(path)
    return _open_readers(path, CATALOG)


def open_decision_readers(catalog: Path) -> Readers | None:
    """Return readers of the decisions beside a catalog, like `open_readers`."""
    ballast.drop_if_full(catalog)
    return _open_readers(decisions_path(catalog), DECISIONS)


def _open_readers(path: Path, schema: Schema) -> Readers | None:
    refuse_foreign(path)
    if not path.exists() or not path.stat().st_size:
        return None
    readers = Readers(path, size=1)
    try:
        with readers.use() as reader:
            check_identity(reader, schema, path)
            is_empty = pending(reader, schema) == schema.version
    except BaseException:
        readers.close()
        raise
    if is_empty:
        readers.close()
        return None
    return readers


@dataclass(frozen=True, slots=True)
class _Ways:
    """How both databases are opened."""

    folder: Path
    choose: damage.Choose
    on_network: bool


def _open(path: Path, schema: Schema, notices: list[Reason], ways: _Ways) -> sqlite3.Connection:
    """Open one database, healing it when it is damaged."""
    folder = ways.folder
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_damaged(path, schema, folder):
            notices.append(heal(path, schema, folder, ways.choose))
        try:
            return _connect(path, schema, folder, on_network=ways.on_network)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        notices.append(heal(path, schema, folder, ways.choose))
        return _connect(path, schema, folder, on_network=ways.on_network)
    except sqlite3.Error as error:
        raise outside_error(error, path) from error
    except OSError as error:
        full = error.errno == errno.ENOSPC
        code = ReasonCode.DISK_FULL if full else ReasonCode.CATALOG_UNWRITABLE
        detail = error.strerror or str(error)
        raise OutsideError(Reason.of(code, path=shown(path), detail=detail)) from error


def _connect(path: Path, schema: Schema, folder: Path, *, on_network: bool) -> sqlite3.Connection:
    connection = connect_writer(path, on_network=on_network)
    try:
        check_identity(connection, schema, path)
        if connection.execute("PRAGMA user_version").fetchone()[0] and pending(connection, schema):
            backups.make(path, folder, keep=_KEEP[schema.application_id])
        migrate(connection, schema)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_due(folder: Path, database: Path, every: timedelta) -> bool:
    made = backups.existing(folder, database.stem)
    # A backup from the future says that the clock was put back; another one does no harm.
    return not made or not timedelta(0) <= datetime.now(UTC) - made[0].made_at < every
