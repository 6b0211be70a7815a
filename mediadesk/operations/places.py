"""Where a scan goes: which folders become roots, and whether each disk is the one it was."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from mediadesk.catalog import folders
from mediadesk.catalog.folders import RootRow
from mediadesk.catalog.store import Store
from mediadesk.disk.roots import Target, plan_roots
from mediadesk.disk.volumes import absence, volume_of
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

_UNSTEADY = ("vfat", "msdos", "exfat", "fuse", "ntfs", "cifs", "smb", "9p", "nfs", "vboxsf")
"""File systems whose inode numbers and change times do not survive being mounted again."""
_AWAY = frozenset({ReasonCode.VOLUME_OFFLINE, ReasonCode.VOLUME_REPLACED})


@dataclass(frozen=True, slots=True)
class ReadyTarget:
    """A folder to walk, with the volume it lies on as the catalog knows it."""

    target: Target
    volume_id: int
    keeps_inodes: bool


@dataclass(slots=True)
class Prepared:
    """What a scan of some paths comes to: where to go, and what cannot be gone to."""

    targets: list[ReadyTarget] = field(default_factory=list)
    errors: list[tuple[bytes, Reason]] = field(default_factory=list)
    changes: CatalogChanges = field(default_factory=CatalogChanges)


def prepare(store: Store, paths: Sequence[bytes]) -> Prepared:
    """Make new folders roots and look which volumes are there; asks the disk, stores the answers.

    A root whose disk is away, or has another disk in its place, is an error and not a target:
    nothing of it is taken for missing.
    """
    ready = Prepared()
    known = _roots(store)
    plan = plan_roots(paths, list(known))
    for path, reason in plan.missing:
        ready.errors.append((path, _better_reason(store, path, reason, known)))
    for path in plan.new_roots:
        absorbed = [(each.root, each.path) for each in plan.absorbed if each.into == path]
        ready.changes |= _add(store, path, absorbed)
    roots = _roots(store)
    ready.changes |= refresh_volumes(store, roots)
    for target in plan.scan:
        root = roots.get(target.root)
        if root is None:
            continue
        absence_reason = _absence(store, root)
        if absence_reason is not None:
            ready.errors.append((target.folder, absence_reason))
        else:
            with store.readers.use() as reader:
                file_system = folders.volume(reader, root.volume_id).file_system
            keeps_inodes = not file_system.startswith(_UNSTEADY)
            ready.targets.append(ReadyTarget(target, root.volume_id, keeps_inodes))
    return ready


def refresh_volumes(store: Store, roots: dict[bytes, RootRow]) -> CatalogChanges:
    """Note which volumes are there and which are away; files keep their rows either way."""
    changes = CatalogChanges()
    online: dict[int, bool] = {}
    for root in roots.values():
        reason = _absence(store, root)
        is_here = reason is None or reason.code not in _AWAY
        online[root.volume_id] = online.get(root.volume_id, False) or is_here
    for volume_id, is_here in online.items():
        changes |= store.catalog.submit(
            lambda writer, id_=volume_id, here=is_here: folders.set_online(  # type: ignore[misc]
                writer, id_, online=here
            )
        ).result()
    return changes


def _roots(store: Store) -> dict[bytes, RootRow]:
    with store.readers.use() as reader:
        return {root.path: root for root in folders.roots(reader)}


def _absence(store: Store, root: RootRow) -> Reason | None:
    with store.readers.use() as reader:
        volume = folders.volume(reader, root.volume_id)
    return absence(root.path, identity=volume.identity, label=volume.label)


def _better_reason(
    store: Store, path: bytes, reason: Reason, roots: dict[bytes, RootRow]
) -> Reason:
    """Tell a folder that does not exist from one whose disk is away."""
    for root in roots.values():
        if path == root.path or path.startswith(root.path.rstrip(b"/") + b"/"):
            return _absence(store, root) or reason
    return reason


def _add(store: Store, path: bytes, absorbed: Sequence[tuple[bytes, bytes]]) -> CatalogChanges:
    try:
        volume = volume_of(path)
    except OSError as error:
        detail = error.strerror or str(error)
        raise OutsideError(Reason.of(ReasonCode.FOLDER_UNREADABLE, detail=detail)) from error
    return store.decide_root(
        path,
        volume_identity=volume.identity,
        volume_label=volume.label,
        file_system=volume.file_system,
        path_in_volume=os.path.relpath(os.path.realpath(path), volume.mount_point),
        absorbed=absorbed,
    )
