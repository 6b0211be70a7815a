"""Where a scan goes: which folders become roots, and whether each disk is the one it was."""

import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog import folders, volumes
from mediadesk.catalog.database import Connection
from mediadesk.catalog.folders import RootRow
from mediadesk.catalog.store import Store
from mediadesk.disk import trouble
from mediadesk.disk.roots import Target, plan_roots
from mediadesk.disk.volumes import absence, volume_of
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.roots import RootLook
from mediadesk.operations.children import answers
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.operations.scanning.volumes import is_disk_here

_ANSWER_S = 0.4
"""Times the patience with shares: how long one may keep a scan waiting that is not of it."""
_GONE = frozenset({ReasonCode.PATH_MISSING, ReasonCode.NOT_A_FOLDER_OR_FILE})
"""What is said of a root that is not where it was although its disk is there."""


@dataclass(slots=True)
class Prepared:
    """What a scan of some paths comes to: where to go, and what cannot be gone to."""

    targets: list[Target] = field(default_factory=list)
    errors: list[tuple[bytes, Reason]] = field(default_factory=list)
    vanished: list[bytes] = field(default_factory=list)
    """Paths of the catalog that are gone although their disk is there."""
    changes: CatalogChanges = field(default_factory=CatalogChanges)


def prepare(store: Store, paths: Sequence[bytes], lanes: Lanes) -> Prepared:
    """Make new folders roots and look which volumes are there; asks the disk, stores the answers.

    A root whose disk is away, or has another disk in its place, is an error and not a target:
    nothing of it is taken for missing. The shares among the known roots are asked first, each
    in a child process, whether they answer at all; those that do not are asked nothing else.
    """
    ready = Prepared()
    known = _roots(store)
    silent = _silent(known, lanes)
    known = {path: root for path, root in known.items() if path not in silent}
    plan = plan_roots(paths, list(known))
    for path, reason in plan.missing:
        better = _better_reason(store, path, reason, known)
        ready.errors.append((path, better))
        if better.code == ReasonCode.PATH_MISSING:
            ready.vanished.append(path)
    for path in plan.new_roots:
        absorbed = [(each.root, each.path) for each in plan.absorbed if each.into == path]
        try:
            ready.changes |= _add(store, path, absorbed)
        except OSError as error:  # that folder's disk; the others go on
            unread = trouble.folder_reason(error, path, volume=names.shown(path))
            ready.errors.append((path, unread))
    roots = {path: root for path, root in _roots(store).items() if path not in silent}
    ready.changes |= _refresh(store, roots)
    for target in plan.scan:
        root = roots.get(target.root)
        if root is None:
            continue
        if (absent := _absence(store, root)) is not None:
            ready.errors.append((target.folder, absent))
        else:
            ready.targets.append(target)
    return ready


def look_at_roots(store: Store, lanes: Lanes) -> RootLook:
    """Note which disks and roots are there now; blocks."""
    silent = _silent(_roots(store), lanes)
    asked = {path: root for path, root in _roots(store).items() if path not in silent}
    changes = _refresh(store, asked)
    return RootLook(changes, frozenset(root.path for root in _roots(store).values() if root.gone))


def _refresh(store: Store, roots: dict[bytes, RootRow]) -> CatalogChanges:
    """Note what is there and what is away; files keep their rows either way."""
    reasons = {root.id: _absence(store, root) for root in roots.values()}
    online: dict[int, bool] = {}
    for root in roots.values():
        is_here = is_disk_here(reasons[root.id])
        online[root.volume_id] = online.get(root.volume_id, False) or is_here
    gone = {id_: reason is not None and reason.code in _GONE for id_, reason in reasons.items()}

    def write(writer: Connection) -> CatalogChanges:
        changes = CatalogChanges()
        for volume_id, here in online.items():
            changes |= volumes.set_online(writer, volume_id, online=here)
        for root in roots.values():
            if root.gone != gone[root.id]:
                changes |= folders.set_gone(writer, root.id, gone=gone[root.id])
        return changes

    return store.catalog.submit(write).result()


def _silent(paths: Iterable[bytes], lanes: Lanes) -> set[bytes]:
    """Return which of these paths lie on shares that do not answer."""
    on_shares: dict[Lane, list[bytes]] = {}
    for path in paths:
        if (lane := lanes.of(path)).is_share:
            on_shares.setdefault(lane, []).append(path)
    silent: set[bytes] = set()

    def ask(lane: Lane, there: Sequence[bytes]) -> None:
        try:
            lane.run(answers, there[0], timeout_s=_ANSWER_S)
        except OutsideError:
            silent.update(there)

    threads = [
        threading.Thread(target=ask, args=each, name="scan-ask", daemon=True)
        for each in on_shares.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return silent


def _roots(store: Store) -> dict[bytes, RootRow]:
    with store.readers.use() as reader:
        return {root.path: root for root in folders.roots(reader)}


def absence_of_root(store: Store, path: bytes) -> Reason | None:
    """Return why a root is not there as it was, None when it is; asks its disk."""
    root = _roots(store).get(path)
    return Reason.of(ReasonCode.PATH_MISSING) if root is None else _absence(store, root)


def _absence(store: Store, root: RootRow) -> Reason | None:
    with store.readers.use() as reader:
        volume = volumes.load(reader, root.volume_id)
    return absence(root.path, identity=volume.identity, label=volume.label)


def _better_reason(
    store: Store, path: bytes, reason: Reason, roots: dict[bytes, RootRow]
) -> Reason:
    """Tell a folder that does not exist from one whose disk is away."""
    for root in roots.values():
        if is_inside(path, root.path):
            return _absence(store, root) or reason
    return reason


def _add(store: Store, path: bytes, absorbed: Sequence[tuple[bytes, bytes]]) -> CatalogChanges:
    volume = volume_of(path)
    return store.decide_root(
        path,
        volume_identity=volume.identity,
        volume_label=volume.label,
        file_system=volume.file_system,
        path_in_volume=os.path.relpath(os.path.realpath(path), volume.mount_point),
        absorbed=absorbed,
    )
