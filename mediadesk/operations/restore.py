"""Brings a database back from its newest sound backup; what was in its place is kept aside."""

from enum import StrEnum
from pathlib import Path

from mediadesk.catalog import backups
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
    database = catalog if part is Part.CATALOG else decisions_path(catalog)
    lock = CatalogLock(lock_path(catalog), holder="a restore in a terminal")
    try:
        return _restore(database, backups_path(catalog))
    except OSError as error:
        detail = error.strerror or str(error)
        reason = Reason.of(ReasonCode.CATALOG_UNWRITABLE, path=str(database), detail=detail)
        raise OutsideError(reason) from error
    finally:
        lock.release()


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
