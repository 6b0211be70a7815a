"""Copies of the databases, each checked when it is made, and the way back from them."""

import contextlib
import hashlib
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mediadesk.catalog.databases.database import connect_reader, outside_error

_NAME = re.compile(r"(?P<stem>.+)-(?P<when>\d{8}T\d{6})Z\.db\Z")
_STAMP = "%Y%m%dT%H%M%S"
_DAYS, _WEEKS, _MONTHS = 7, 4, 6
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on disk; `made_at` is UTC."""

    path: Path
    made_at: datetime

    @property
    def seal(self) -> Path:
        """The file that holds the backup's SHA-256."""
        return self.path.with_suffix(".sha256")


def existing(folder: Path, stem: str) -> list[Backup]:
    """Return the backups of the database called `stem`, the newest first.

    One from the future was made before the clock was put back: it is older than all others.
    """
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        match = _NAME.match(path.name)
        if match and match["stem"] == stem:
            made_at = datetime.strptime(match["when"], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, made_at))
    now = datetime.now(UTC)
    return sorted(found, key=lambda one: (one.made_at <= now, one.made_at), reverse=True)


def make(database: Path, folder: Path, *, keep: "Keep") -> Backup:
    """Copy a database as one consistent state, check the copy, seal it, drop the outdated ones.

    Raises `OutsideError` when there is no room or the copy does not check; then nothing is left
    behind and the older backups stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made_at = datetime.now(UTC).replace(microsecond=0)
    backup = Backup(folder / f"{database.stem}-{made_at.strftime(_STAMP)}Z.db", made_at)
    draft = backup.path.with_suffix(".tmp")
    for left in folder.glob("*.tmp"):  # of a program that ended in the midst of it
        match = _NAME.match(left.with_suffix(".db").name)
        if match and match["stem"] == database.stem:
            left.unlink(missing_ok=True)
    try:
        _copy(database, draft)
        digest = _digest(draft)
        _write_through(backup.seal, f"{digest}  {backup.path.name}\n".encode())
        draft.replace(backup.path)
        _sync_folder(folder)
    except sqlite3.Error as error:
        raise outside_error(error, draft) from error
    finally:
        draft.unlink(missing_ok=True)
    for outdated in keep.outdated(existing(folder, database.stem)):
        outdated.path.unlink(missing_ok=True)
        outdated.seal.unlink(missing_ok=True)
    return backup


def newest_sound(folder: Path, stem: str) -> Backup | None:
    """Return the newest backup that still has the bytes it was sealed with and opens clean."""
    return next((backup for backup in existing(folder, stem) if is_sound(backup)), None)


def is_sound(backup: Backup) -> bool:
    """Tell whether a backup can be trusted: seal and SQLite's own check agree.

    quick_check alone finds one bit flip in ten; the seal finds all of them.
    """
    try:
        sealed = backup.seal.read_text(encoding="ascii").split()[0]
        return sealed == _digest(backup.path) and _problem(backup.path) is None
    except (OSError, IndexError, UnicodeDecodeError, sqlite3.DatabaseError):
        return False


@dataclass(frozen=True, slots=True)
class Keep:
    """How many backups stay: the newest of each of the last days, weeks and months."""

    days: int = _DAYS
    weeks: int = _WEEKS
    months: int = _MONTHS

    def outdated(self, newest_first: Sequence[Backup]) -> list[Backup]:
        """Return the backups that are the newest of none of those periods."""
        kept: set[Path] = set()
        for form, number in (
            ("%Y-%m-%d", self.days),
            ("%G-%V", self.weeks),
            ("%Y-%m", self.months),
        ):
            newest: dict[str, Backup] = {}
            for backup in newest_first:
                newest.setdefault(backup.made_at.strftime(form), backup)
            kept |= {backup.path for backup in list(newest.values())[:number]}
        return [backup for backup in newest_first if backup.path not in kept]


KEEP_DECISIONS = Keep()
KEEP_CATALOG = Keep(days=2, weeks=0, months=0)


def set_aside(database: Path) -> Path:
    """Rename a damaged database, with its log, so that nothing of it is lost; returns its name."""
    when = time.strftime("%Y%m%d-%H%M%S")
    aside = database.with_name(f"{database.stem}.damaged-{when}.db")
    number = 1
    while aside.exists():
        number += 1
        aside = database.with_name(f"{database.stem}.damaged-{when}-{number}.db")
    database.replace(aside)
    for ending in ("-wal", "-shm"):
        log = database.with_name(database.name + ending)
        if log.exists():
            log.replace(aside.with_name(aside.name + ending))
    return aside


def restore(backup: Backup, database: Path) -> None:
    """Put a copy of a backup in the place of a database that was set aside."""
    draft = database.with_name(database.name + ".restoring")
    shutil.copyfile(backup.path, draft)
    _sync(draft)
    draft.replace(database)
    _sync_folder(database.parent)


def damage_of(database: Path) -> str | None:
    """Return what SQLite's full check finds damaged, or None; a gigabyte takes some seconds."""
    try:
        return _problem(database)
    except sqlite3.DatabaseError as error:
        return str(error)


def _problem(database: Path) -> str | None:
    with contextlib.closing(connect_reader(database)) as connection:
        row = connection.execute("PRAGMA integrity_check(1)").fetchone()
        return None if row == ("ok",) else str(row[0])


def _copy(database: Path, draft: Path) -> None:
    with contextlib.closing(connect_reader(database)) as connection:
        connection.execute("PRAGMA query_only=OFF")  # VACUUM INTO writes, though not to this file
        connection.execute("VACUUM INTO ?", (str(draft),))
    if problem := _problem(draft):
        raise sqlite3.DatabaseError(problem)
    _sync(draft)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        digest = hashlib.sha256()
        while block := stream.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make renames in a folder last; Windows has no such call and needs none."""
    if os.name != "nt":
        _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
