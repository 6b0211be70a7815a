"""Tells damaged databases of ours from other people's files, and puts backups in their place."""

import contextlib
import os
import sqlite3
from pathlib import Path

from mediadesk.catalog.databases import backups
from mediadesk.catalog.databases.database import (
    check_identity,
    connect_reader,
    is_damage,
    suspicion,
)
from mediadesk.catalog.schema import CATALOG, DECISIONS
from mediadesk.catalog.schema.migrations import Schema
from mediadesk.domain import names
from mediadesk.domain.damage import Choose, Damage, Remedy
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.waits import Wait

_ALWAYS_CHECKED_BYTES = 32 * 1024**2
"""A database up to this size is checked at every start: it takes some 30 ms."""
_CHECKED_AFTER_CRASH_BYTES = 256 * 1024**2
_SQLITE_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_ID_AT = 68
_VERSION_AT = 60
_SCHEMA_COOKIE_AT = 40
"""Where the header keeps these: https://www.sqlite.org/fileformat2.html#the_database_header."""
_DECISIONS_ENDING = ".decisions.db"


def decisions_path(catalog: Path) -> Path:
    """Return where the decisions of a catalog are: beside it, `NAME.decisions.db`."""
    return catalog.with_name(f"{catalog.stem}{_DECISIONS_ENDING}")


def backups_path(catalog: Path) -> Path:
    """Return the folder of a catalog's backups: beside it, `NAME.backups`."""
    return catalog.with_name(f"{catalog.stem}.backups")


def is_damaged(path: Path, schema: Schema, folder: Path) -> bool:
    """Tell whether a database of ours is damaged; nothing is written before this is known.

    Raises CATALOG_FOREIGN for what is not ours and CATALOG_NEWER for what a later program made.
    """
    if not path.exists():
        return False
    size = path.stat().st_size
    if not size:  # as a program killed at its first start leaves it, or a disk that lost its end
        return bool(backups.existing(folder, path.stem))
    log, suspect = path.with_name(path.name + "-wal"), suspicion(path)
    is_suspect = suspect.exists()
    limit = _CHECKED_AFTER_CRASH_BYTES if log.exists() else _ALWAYS_CHECKED_BYTES
    try:
        with contextlib.closing(connect_reader(path)) as reader:
            check_identity(reader, schema, path)
            if is_suspect or size <= limit:
                check = "integrity_check" if is_suspect else "quick_check"
                damaged = bool(reader.execute(f"PRAGMA {check}(1)").fetchone() != ("ok",))
            else:
                damaged = False
    except sqlite3.DatabaseError as error:
        # One that only cannot be opened (no permission, no room for its log) is not damaged.
        return is_damage(error)
    except UnicodeDecodeError:  # SQLite's own complaint quotes a name with a flipped bit
        return True
    except OutsideError as error:
        if error.reason.code == ReasonCode.CATALOG_FOREIGN and _has_companions(path, folder):
            return True  # the number that says whose it is was itself damaged
        raise
    suspect.unlink(missing_ok=True)
    return damaged


def expected_wait(path: Path) -> Wait:
    """Tell what may take long when a catalog and its decisions are opened; reads a few bytes."""
    ours = ((path, CATALOG), (decisions_path(path), DECISIONS))
    try:
        for each, _ in ours:
            if each.with_name(each.name + "-wal").exists() or suspicion(each).exists():
                return Wait.CHECK
        if any(0 < _version(each) < schema.version for each, schema in ours):
            return Wait.UPGRADE
    except OSError:
        pass  # told when it is opened
    return Wait.OPENING


def refuse_foreign(path: Path) -> None:
    """Raise CATALOG_FOREIGN for what is no catalog of ours."""
    try:
        is_foreign = path.exists() and path.stat().st_size and not _is_ours(path)
    except OSError as error:
        detail = error.strerror or str(error)
        reason = Reason.of(ReasonCode.CATALOG_UNREADABLE, path=shown(path), detail=detail)
        raise OutsideError(reason) from error
    if is_foreign:
        raise OutsideError(Reason.of(ReasonCode.CATALOG_FOREIGN, path=shown(path)))


def heal(path: Path, schema: Schema, folder: Path, choose: Choose) -> Reason:
    """Put a damaged database aside; what is chosen takes its place.

    Raises what `choose` raises; then nothing was changed.
    """
    backup = backups.newest_sound(folder, path.stem)
    of_decisions = schema is DECISIONS
    when = f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}" if backup is not None else ""
    remedy = choose(Damage(shown(path), of_decisions, backup_made=when))
    aside = backups.set_aside(path)
    suspicion(path).unlink(missing_ok=True)
    facts: dict[str, str] = {"path": shown(path), "aside": shown(aside)}
    if backup is None or remedy is Remedy.ANEW:
        code = ReasonCode.DECISIONS_REBUILT if of_decisions else ReasonCode.CATALOG_REBUILT
        return Reason.of(code, **facts)
    backups.restore(backup, path)
    code = ReasonCode.DECISIONS_RESTORED if of_decisions else ReasonCode.CATALOG_RESTORED
    return Reason.of(code, when=when, **facts)


def shown(path: Path) -> str:
    """Return a path as people read it."""
    return names.shown(os.fsencode(path))


def _is_ours(path: Path) -> bool:
    """Tell whether a file is a database of ours, perhaps damaged, or somebody else's.

    A file that is no database is only taken for a damaged one of ours where its companions lie
    beside it: nobody's picture is put aside because its name was given for a catalog's.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEADER_BYTES)
    if head.startswith(_SQLITE_MAGIC) and len(head) == _HEADER_BYTES:
        number = int.from_bytes(head[_ID_AT : _ID_AT + 4], "big")
        if number == CATALOG.application_id:
            return True
        if number or not path.with_name(path.name + "-wal").exists():
            # Not a database that was being made when its program was killed.
            return _is_blank(head) or _has_companions(path, backups_path(path))
        return True
    return _has_companions(path, backups_path(path))


def _version(path: Path) -> int:
    if not path.exists():
        return 0
    with path.open("rb") as stream:
        head = stream.read(_HEADER_BYTES)
    return int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big")


def _is_blank(head: bytes) -> bool:
    """Tell whether the header is that of a database without any table yet."""
    return not any(head[_SCHEMA_COOKIE_AT : _SCHEMA_COOKIE_AT + 4])


def _has_companions(path: Path, folder: Path) -> bool:
    if path.name.endswith(_DECISIONS_ENDING):
        return True
    return folder.exists() or decisions_path(path).exists()
