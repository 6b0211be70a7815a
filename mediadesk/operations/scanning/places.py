"""Where a scan goes: which folders become roots, and whether each disk is the one it was."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.folders.folders import RootRow
from mediadesk.catalog.folders.volumes import VolumeRow
from mediadesk.catalog.store import Store
from mediadesk.disk.roots import Target
from mediadesk.disk.survey import NewRoot, Survey, survey
from mediadesk.disk.volumes.lookup import absence
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.roots import RootLook
from mediadesk.operations.children import absence_of, survey_of
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.operations.scanning.volumes import is_disk_here

_ANSWER_S = 0.4
"""Times the patience with shares: how long one may keep a scan waiting that is not of it."""
_SURVEY_S = 1.0
"""Likewise, for all that is asked of what was dropped."""
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
    in a child process; those that do not answer are asked nothing else.
    """
    ready = Prepared()
    before = _roots(store)
    reasons = _absences(store, before, lanes)
    found = _survey(paths, list(reasons), lanes)
    plan = found.plan
    ready.errors += found.unread
    for path, reason in plan.missing:
        better = _better_reason(path, reason, reasons)
        ready.errors.append((path, better))
        if better.code == ReasonCode.PATH_MISSING:
            ready.vanished.append(path)
    for new in found.new_roots:
        absorbed = [(each.root, each.path) for each in plan.absorbed if each.into == new.path]
        ready.changes |= _add(store, new, absorbed)
    roots = _roots(store)
    added = {path: root for path, root in roots.items() if path not in before}
    reasons |= _absences(store, added, lanes)
    ready.changes |= _refresh(store, roots, reasons)
    for target in plan.scan:
        if target.root not in roots:
            continue
        silent = None if target.root in reasons else lanes.of(target.root).stalled()
        if (absent := silent or reasons[target.root]) is not None:
            ready.errors.append((target.folder, absent))
        else:
            ready.targets.append(target)
    return ready


def look_at_roots(store: Store, lanes: Lanes) -> RootLook:
    """Note which disks and roots are there now; blocks."""
    roots = _roots(store)
    changes = _refresh(store, roots, _absences(store, roots, lanes))
    return RootLook(changes, frozenset(root.path for root in _roots(store).values() if root.gone))


def _refresh(
    store: Store, roots: Mapping[bytes, RootRow], reasons: Mapping[bytes, Reason | None]
) -> CatalogChanges:
    """Note what is there and what is away; files keep their rows either way.

    Of roots without an answer in `reasons` nothing is noted.
    """
    answered = [(root, reasons[path]) for path, root in roots.items() if path in reasons]
    online: dict[int, bool] = {}
    for root, reason in answered:
        online[root.volume_id] = online.get(root.volume_id, False) or is_disk_here(reason)

    def write(writer: Connection) -> CatalogChanges:
        changes = CatalogChanges()
        for volume_id, here in online.items():
            changes |= volumes.set_online(writer, volume_id, online=here)
        for root, reason in answered:
            gone = reason is not None and reason.code in _GONE
            if root.gone != gone:
                changes |= folders.set_gone(writer, root.id, gone=gone)
        return changes

    return store.catalog.submit(write).result()


def _absences(
    store: Store, roots: Mapping[bytes, RootRow], lanes: Lanes
) -> dict[bytes, Reason | None]:
    """Return why each root is not there as it was, None for those that are; by path.

    Those on a share that does not answer are left out: only its children may ask it.
    """
    reasons: dict[bytes, Reason | None] = {}
    on_shares: dict[Lane, list[RootRow]] = {}
    for path, root in roots.items():
        if (lane := lanes.of(path)).is_share:
            on_shares.setdefault(lane, []).append(root)
        else:
            reasons[path] = _absence(store, root)

    def ask(lane: Lane, there: Sequence[RootRow]) -> None:
        for root in there:
            volume = _volume(store, root)
            wanted = root.path, volume.identity, volume.label
            try:
                reasons[root.path] = lane.run(absence_of, wanted, timeout_s=_ANSWER_S)
            except (OutsideError, CancelledError):  # it hangs, or the program ends
                return

    threads = [
        threading.Thread(target=ask, args=each, name="scan-ask", daemon=True)
        for each in on_shares.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return reasons


def _roots(store: Store) -> dict[bytes, RootRow]:
    with store.readers.use() as reader:
        return {root.path: root for root in folders.roots(reader)}


def absence_of_root(store: Store, path: bytes) -> Reason | None:
    """Return why a root is not there as it was, None when it is; asks its disk."""
    root = _roots(store).get(path)
    return Reason.of(ReasonCode.PATH_MISSING) if root is None else _absence(store, root)


def _absence(store: Store, root: RootRow) -> Reason | None:
    volume = _volume(store, root)
    return absence(root.path, identity=volume.identity, label=volume.label)


def _volume(store: Store, root: RootRow) -> VolumeRow:
    with store.readers.use() as reader:
        return volumes.load(reader, root.volume_id)


def _better_reason(path: bytes, reason: Reason, absences: Mapping[bytes, Reason | None]) -> Reason:
    """Tell a folder that does not exist from one whose disk is away."""
    root = next((root for root in absences if is_inside(path, root)), None)
    return reason if root is None else absences[root] or reason


def _survey(paths: Sequence[bytes], known: Sequence[bytes], lanes: Lanes) -> Survey:
    """Look at where to go: in a child process, as soon as a share has to be asked.

    Raises `OutsideError` when the share that was dropped stops answering; the known ones that do
    are left out.
    """
    share = next((lane for path in (*paths, *known) if (lane := lanes.of(path)).is_share), None)
    if share is None:
        return survey(paths, known)
    try:
        return share.run(survey_of, (paths, known), timeout_s=_SURVEY_S)
    except OutsideError:
        if any(lanes.of(path).is_share for path in paths):
            raise
        return survey(paths, [path for path in known if not lanes.of(path).is_share])


def _add(store: Store, new: NewRoot, absorbed: Sequence[tuple[bytes, bytes]]) -> CatalogChanges:
    return store.decide_root(
        new.path,
        volume_identity=new.volume.identity,
        volume_label=new.volume.label,
        file_system=new.volume.file_system,
        path_in_volume=new.path_in_volume,
        absorbed=absorbed,
    )
