"""Tells the library that a root is somewhere else now: moved, on another disk or computer.

Its files keep their rows and all that is known of them. Before that is agreed to, some of them are
looked for in the new place: size and quick hash must be what the catalog knows.
"""

import os
import stat
from dataclasses import dataclass

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.roots import relinking
from mediadesk.catalog.store import Store
from mediadesk.disk import trouble
from mediadesk.disk.volumes.lookup import volume_of
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.paths import is_inside, joined
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.fingerprint.quick_hash import quick_hash

_SAMPLE = 50
_LEAST_PERCENT = 90


@dataclass(frozen=True, slots=True)
class Relinked:
    """What was looked at before a root was given its new path."""

    old: bytes
    new: bytes
    checked: int
    matching: int


@dataclass(frozen=True, slots=True)
class _Known:
    path: bytes
    size_bytes: int
    quick_hash: str


def relink(store: Store, old: bytes, new: bytes) -> Relinked:
    """Give the root `old` the path `new`, when its files are there.

    Raises OutsideError: RELINK_NO_ROOT, RELINK_TAKEN, RELINK_DIFFERENT, or why `new` cannot be
    read. Nothing is changed then.
    """
    old, new = os.path.abspath(old), os.path.abspath(new)
    with store.readers.snapshot() as reader:
        roots = [root.path for root in folders.roots(reader)]
        if old not in roots:
            raise OutsideError(Reason.of(ReasonCode.RELINK_NO_ROOT, path=names.shown(old)))
        _refuse_taken(new, [root for root in roots if root != old or old == new])
        sample = _sample(reader, old)
    try:
        if not stat.S_ISDIR(os.stat(new).st_mode):
            raise NotADirectoryError(names.shown(new))
        volume = volume_of(new)
    except OSError as error:
        raise OutsideError(trouble.folder_reason(error, new, volume=names.shown(new))) from error
    matching = sum(_is_there(known, old, new) for known in sample)
    if matching * 100 < len(sample) * _LEAST_PERCENT:
        reason = Reason.of(
            ReasonCode.RELINK_DIFFERENT,
            path=names.shown(new),
            found=matching,
            wanted=len(sample),
        )
        raise OutsideError(reason)
    in_volume = os.path.relpath(os.path.realpath(new), volume.mount_point)
    told = {
        "old": names.to_text(old),
        "new": names.to_text(new),
        "volume": volume.identity,
        "label": volume.label,
        "file_system": volume.file_system,
        "path_in_volume": names.to_text(in_volume),
    }

    def record(writer: Connection) -> None:
        decisions.record(writer, DecisionKind.RELINK_ROOT, told)
        relinking.rename_journalled(writer, old, new)

    store.decisions.submit(record).result()
    store.catch_up()
    return Relinked(old, new, len(sample), matching)


def _refuse_taken(new: bytes, roots: list[bytes]) -> None:
    for root in roots:
        if is_inside(new, root) or is_inside(root, new):
            facts = {"path": names.shown(new), "root": names.shown(root)}
            raise OutsideError(Reason.of(ReasonCode.RELINK_TAKEN, **facts))


def _sample(reader: Connection, root: bytes) -> list[_Known]:
    """Return files spread over the whole root, at most fifty."""
    folder_id = folders.find(reader, root)
    ids = relinking.hashed_files(reader, [] if folder_id is None else [folder_id])
    known: dict[int, bytes] = {}
    found = []
    for file in relinking.files(reader, ids[:: max(1, len(ids) // _SAMPLE)][:_SAMPLE]):
        path = joined(folders.path_of(reader, file.folder_id, known), file.name)
        found.append(_Known(path, file.size_bytes, file.quick_hash))
    return found


def _is_there(known: _Known, old: bytes, new: bytes) -> bool:
    path = os.path.join(new, os.path.relpath(known.path, old))
    try:
        found = os.lstat(path)
        is_same_size = stat.S_ISREG(found.st_mode) and found.st_size == known.size_bytes
        return is_same_size and quick_hash(path) == known.quick_hash
    except (OSError, OutsideError):
        return False
