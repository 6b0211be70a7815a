"""Looks whether everything is in order: the program's parts, the catalog, its backups, the disk."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mediadesk.catalog.databases import backups
from mediadesk.catalog.databases.database import SQLITE_VERSION
from mediadesk.catalog.store import backups_path, decisions_path
from mediadesk.disk.volumes.lookup import free_bytes
from mediadesk.domain import names
from mediadesk.domain.checks import Check
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

_DECODERS = {
    "pillow": "JPEG, PNG, GIF, WebP, TIFF, BMP, AVIF, JPEG 2000",
    "pillow-heif": "HEIC",
    "pillow-jxl-plugin": "JPEG XL",
    "exiv2": "RAW",
    "av": "MP4, MOV, MKV, AVI",
    "mutagen": "MP3, M4A, FLAC, OGG",
}
_NO_BACKUP = {
    "catalog": ReasonCode.HEALTH_NO_CATALOG_BACKUP,
    "decisions": ReasonCode.HEALTH_NO_DECISIONS_BACKUP,
}
_BACKUPS = {
    "catalog": ReasonCode.HEALTH_CATALOG_BACKUPS,
    "decisions": ReasonCode.HEALTH_DECISIONS_BACKUPS,
}
_BAD_QT = "6.12.0"
"""Drops a reference per signal: aborts after some 580 of them where True is counted (< 3.12)."""
_LEAST_ROOM_BYTES = 100_000_000


def examine(catalog: Path) -> Iterator[Check]:
    """Look at everything, one by one. Writes nothing; needs no lock."""
    yield _program()
    yield from _decoders()
    for name, path in (("catalog", catalog), ("decisions", decisions_path(catalog))):
        yield _database(name, path)
        yield _backups(name, path, backups_path(catalog))
    yield from _unknown_held(catalog)
    yield _room(catalog)


def _program() -> Check:
    qt = _version("PySide6-Essentials")
    if qt == _BAD_QT and sys.version_info < (3, 12):
        return Check("program", ok=False, reason=Reason.of(ReasonCode.HEALTH_BAD_QT, version=qt))
    detail = (
        f"MediaDesk {_version('mediadesk') or 'from its source'}, Python"
        f" {platform.python_version()}, SQLite {SQLITE_VERSION}, PySide6 {qt or 'not installed'}"
    )
    return Check("program", ok=True, reason=Reason.of(ReasonCode.HEALTH_VERSIONS, detail=detail))


def _decoders() -> Iterator[Check]:
    there = [formats for package, formats in _DECODERS.items() if _version(package)]
    yield Check(
        "decoders",
        ok=True,
        reason=Reason.of(ReasonCode.HEALTH_DECODERS, formats=", ".join(there) or "nothing"),
    )
    for package, formats in _DECODERS.items():
        if not _version(package):
            reason = Reason.of(ReasonCode.HEALTH_DECODER_ABSENT, formats=formats, package=package)
            yield Check("decoders", ok=False, reason=reason)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _database(name: str, path: Path) -> Check:
    shown = str(path)
    if not path.exists():
        return Check(name, ok=True, reason=Reason.of(ReasonCode.HEALTH_NONE_YET, path=shown))
    if detail := backups.damage_of(path):
        reason = Reason.of(ReasonCode.HEALTH_DAMAGED, path=shown, detail=detail)
        return Check(name, ok=False, reason=reason)
    return Check(name, ok=True, reason=Reason.of(ReasonCode.HEALTH_SOUND, path=shown))


def _backups(name: str, path: Path, folder: Path) -> Check:
    title = f"backups of the {name}"
    made = backups.existing(folder, path.stem)
    if not made:
        return Check(title, ok=True, reason=Reason.of(_NO_BACKUP[name], path=str(folder)))
    if not backups.is_sound(made[0]):
        reason = Reason.of(ReasonCode.HEALTH_BACKUP_UNSOUND, path=str(made[0].path))
        return Check(title, ok=False, reason=reason)
    when = made[0].made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    reason = Reason.of(_BACKUPS[name], count=len(made), path=str(folder), when=when)
    return Check(title, ok=True, reason=reason)


def _unknown_held(catalog: Path) -> Iterator[Check]:
    """Name what lies in Removed and nobody can ask back; damage is told elsewhere."""
    from mediadesk.operations.resolve import find_unknown  # noqa: PLC0415 - it takes time to load

    try:
        found = find_unknown(catalog)
    except OutsideError:
        return
    if found:
        shown = names.shown(found[0].held_at)
        reason = Reason.of(ReasonCode.HEALTH_UNKNOWN_HELD, count=len(found), path=shown)
        yield Check("Removed", ok=False, reason=reason)


def _room(catalog: Path) -> Check:
    free = free_bytes(os.fsencode(catalog.parent))
    reason = Reason.of(ReasonCode.HEALTH_ROOM, free_bytes=free)
    return Check("room", ok=free >= _LEAST_ROOM_BYTES, reason=reason)
