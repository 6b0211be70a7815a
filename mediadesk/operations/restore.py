"""Brings a database back from its newest sound backup; what was in its place is kept aside."""

from enum import StrEnum
from pathlib import Path

from mediadesk.catalog.databases import backups
from mediadesk.catalog.store import backups_path, decisions_path
from mediadesk.disk.lock import CatalogLock, lock_path
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode


class Part(StrEnum):
    """What can be brought back."""

    CATALOG = "catalog"
    DECISIONS = "decisions"


def restore(catalog: Path, part: Part) -> Reason:
    """Put the newest sound backup of one database in place and return what was done.

    Raises OutsideError: CATALOG_IN_USE, NO_SOUND_BACKUP, or why a file could not be written. The
    next start brings the two databases in step again.
    """
    lock = CatalogLock(lock_path(catalog), holder="a restore in a terminal")
    try:
        return _restored(catalog, part)
    finally:
        lock.release()


def database_of(catalog: Path, part: Part) -> Path:
    """Return the file that is meant."""
    return catalog if part is Part.CATALOG else decisions_path(catalog)


def want(catalog: Path, part: Part | None) -> None:
    """Have a database brought back at the next start, when nobody uses it; None: neither."""
    note = _note(catalog)
    if part is None:
        note.unlink(missing_ok=True)
    else:
        note.parent.mkdir(exist_ok=True)
        note.write_text(part, encoding="ascii")


def wanted(catalog: Path) -> Part | None:
    """Return what is to be brought back at the next start."""
    try:
        return Part(_note(catalog).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def carry_out(catalog: Path) -> Reason | None:
    """Bring back what was wanted, if anything was; the caller holds the lock.

    Returns what was done, or why it could not be: then everything is as it was.
    """
    part = wanted(catalog)
    if part is None:
        return None
    want(catalog, None)  # asked for once, done once
    try:
        return _restored(catalog, part)
    except OutsideError as error:
        return error.reason


def _note(catalog: Path) -> Path:
    return backups_path(catalog) / "to-restore"


def _restored(catalog: Path, part: Part) -> Reason:
    database = database_of(catalog, part)
    try:
        return _restore(database, backups_path(catalog))
    except OSError as error:
        detail = error.strerror or str(error)
        reason = Reason.of(ReasonCode.CATALOG_UNWRITABLE, path=str(database), detail=detail)
        raise OutsideError(reason) from error


def _restore(database: Path, folder: Path) -> Reason:
    backup = backups.newest_sound(folder, database.stem)
    if backup is None:
        raise OutsideError(Reason.of(ReasonCode.NO_SOUND_BACKUP, path=str(folder)))
    facts = {
        "path": str(database),
        "when": backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M"),
    }
    if not database.exists():
        for ending in ("-wal", "-shm"):  # a log without its database must not meet the backup
            if (orphan := database.with_name(database.name + ending)).exists():
                orphan.replace(orphan.with_name(orphan.name + ".aside"))
        backups.restore(backup, database)
        return Reason.of(ReasonCode.BACKUP_RESTORED, **facts)
    aside = backups.set_aside(database)
    try:
        backups.restore(backup, database)
    except BaseException:
        if not database.exists():  # nothing has become worse
            for ending in ("-wal", "-shm", ""):
                if (kept := aside.with_name(aside.name + ending)).exists():
                    kept.replace(database.with_name(database.name + ending))
        raise
    return Reason.of(ReasonCode.BACKUP_REPLACED, aside=str(aside), **facts)
