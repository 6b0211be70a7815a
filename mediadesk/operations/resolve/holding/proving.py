"""What proves that a held file may go: it is the one that was put there, and has a copy."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from mediadesk.catalog.contents import contents
from mediadesk.catalog.journal import journal
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.trash import held_place
from mediadesk.disk.comparing import same_bytes
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import Entry, EntryAction, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.fields.inventory import inventory
from mediadesk.formats.source import open_regular
from mediadesk.operations.besides import Besides
from mediadesk.operations.resolve.checking import is_as_known
from mediadesk.operations.resolve.identical import why_not_identical_any_more, why_says_less
from mediadesk.operations.resolve.moving import reason_of
from mediadesk.operations.resolve.presence import RootsOnDisk
from mediadesk.operations.sidecar_paths import SidecarPaths
from mediadesk.operations.sidecar_words import said_in
from mediadesk.timestamps.sidecars import Beside

_SAME_PICTURE = frozenset({ClusterKind.EXACT, ClusterKind.IDENTICAL})

StillShows = Callable[[bytes, bytes], bool]
"""Told where a file is held, and a path: whether what is there now opens and shows the same."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was seen before a held file goes: itself, and a copy that stays, where there are such.

    `held` is None for one that was not there any more.

    Comparing takes its time for large files, so both are looked at once more right before.
    """

    held: FileStat | None = None
    copy_path: bytes = b""
    copy: FileStat | None = None

    def still_stands(self) -> bool:
        """Tell whether the copy is where it was, untouched."""
        if self.copy is None:
            return True
        try:
            return FileStat.of(os.lstat(self.copy_path)) == self.copy
        except OSError:
            return False


class Owners:
    """Files and the sidecars that went with them: a sidecar goes with the last, now or later."""

    def __init__(self, store: Store) -> None:
        """Read the journal of `store`, each batch on first use."""
        self._store = store
        self._states: dict[int, dict[int, dict[int, EntryState]]] = {}
        """By batch and unit, the states of its files."""
        self._sidecars: dict[tuple[int, int], list[Entry]] = {}
        """By batch and unit, the sidecars that are held."""
        self.going: set[int] = set()
        """Entries that go for good now."""

    def objection(self, sidecar: Entry) -> Reason | None:
        """Return why a sidecar must not go: not all files it went with are gone for good."""
        owners = self._of_batch(sidecar.batch_id).get(sidecar.unit, {})
        staying = {state for id_, state in owners.items() if id_ not in self.going}
        if staying & {EntryState.DONE, EntryState.PURGING}:
            return Reason.of(ReasonCode.OWNER_HELD)
        return Reason.of(ReasonCode.LAST_COPY) if EntryState.UNDONE in staying else None

    def said_with(self, entry: Entry) -> frozenset[int]:
        """Return the numbers of what the sidecars say that are held with a file."""
        self._of_batch(entry.batch_id)
        held = self._sidecars.get((entry.batch_id, entry.unit), ())
        with_it = [one.held_at for one in held if one.draft.keeper == entry.draft.keeper]
        return frozenset().union(*map(said_in, with_it))

    def _of_batch(self, batch_id: int) -> dict[int, dict[int, EntryState]]:
        if (units := self._states.get(batch_id)) is None:
            units = self._states[batch_id] = self._read(batch_id)
        return units

    def _read(self, batch_id: int) -> dict[int, dict[int, EntryState]]:
        with self._store.decision_readers.use() as reader:
            batch = journal.entries(reader, batch_id=batch_id)
        units: dict[int, dict[int, EntryState]] = {}
        for one in batch:
            if one.action is not EntryAction.CARRY and not one.is_merging:
                units.setdefault(one.unit, {})[one.id] = one.state
            elif one.action is EntryAction.CARRY and one.state is EntryState.DONE:
                self._sidecars.setdefault((batch_id, one.unit), []).append(one)
        return units


def proved(
    store: Store, roots: RootsOnDisk, entry: Entry, owners: Owners, still_shows: StillShows
) -> Proof | Reason:
    """Return what proves that a held file may go; or that it is another, or the last copy."""
    draft = entry.draft
    in_trash = None if draft.held_at else Reason.of(ReasonCode.IN_SYSTEM_TRASH)
    if (objection := in_trash or roots.absence(draft.root)) is not None:
        return objection
    try:
        with (
            held_place(draft.held_at, root=draft.root, place=draft.place) as place,
            place.opened() as descriptor,
        ):
            if not is_as_known(descriptor, draft.stat, draft.quick_hash):
                shown = names.shown(draft.held_at)
                return Reason.of(ReasonCode.HELD_CHANGED, held_at=shown)
            if entry.action is EntryAction.CARRY:
                return owners.objection(entry) or Proof(FileStat.of(os.fstat(descriptor)))
            said = owners.said_with(entry)
            return _with_copy(store, roots, entry, descriptor, said=said, still_shows=still_shows)
    except (FileNotFoundError, NotADirectoryError):
        return roots.absence(draft.root) or Proof()  # somebody has purged it already
    except OSError as error:
        return reason_of(error, draft.held_at, names.shown(draft.root))


def _with_copy(
    store: Store,
    roots: RootsOnDisk,
    entry: Entry,
    descriptor: int,
    *,
    said: frozenset[int],
    still_shows: StillShows,
) -> Proof | Reason:
    """Return the copy that stands for a held file, and for what is `said` in its sidecars."""
    held = FileStat.of(os.fstat(descriptor))
    why = Reason.of(ReasonCode.LAST_COPY)
    for path in _candidates(store, entry):
        found = _copy_at(path, entry, descriptor, still_shows)
        if isinstance(found, FileStat):
            less = why_says_less(said, path, _said_by(path)) if said else None
            if less is None:
                return Proof(held, path, found)
            found = less
        why = found or why
    return roots.absence_around(entry.draft.keeper) or why


def _candidates(store: Store, entry: Entry) -> Iterator[bytes]:
    """Yield where another copy may be: the keeper, then any file that begins and ends alike."""
    yield entry.draft.keeper
    if entry.draft.quick_hash:
        with store.readers.use() as reader:
            yield from contents.paths_with_quick_hash(reader, entry.draft.quick_hash)


def _copy_at(
    path: bytes, entry: Entry, descriptor: int, still_shows: StillShows
) -> FileStat | Reason | None:
    """Return the file at `path` if it stands in for a held one; why not where that is of use.

    A keeper that was not touched since it was compared does, unless another file was moved than
    the one it was compared with: that has no quick hash. One that was given a date or tags
    since shows the same still, unless it says less than what is held; one that never was the same
    must open and be seen to show it now: its name may be another picture's by now. Anything else
    is compared now.
    """
    with contextlib.suppress(OSError):
        folder, name = os.path.split(path)
        with reached(folder, b"") as found, Place(found, name).opened() as other:
            status = os.fstat(other)
            now = FileStat.of(status)
            if os.path.samestat(status, os.fstat(descriptor)) and status.st_nlink < 2:
                return None  # the held file itself, by another way
            is_keeper = path == entry.draft.keeper
            if is_keeper and entry.draft.quick_hash and now == entry.draft.keeper_stat:
                return now
            if is_keeper and entry.draft.kind not in _SAME_PICTURE:
                return now if still_shows(entry.held_at, path) else None
            if now.size_bytes == entry.size_bytes and same_bytes(descriptor, other):
                return now
            if is_keeper:
                went = entry.path, descriptor
                why = why_not_identical_any_more(went, (path, other), partial(_said_beside, path))
                if why is None or why.code is ReasonCode.KEEPER_SAYS_LESS:
                    return why or now
    return None


def _said_by(path: bytes) -> frozenset[int]:
    """Return the numbers of what a file says by now, itself or beside it."""
    with contextlib.suppress(OSError, OutsideError), os.fdopen(open_regular(path), "rb") as file:
        return (inventory(file) or frozenset()) | _said_beside(path)
    return frozenset()


def _said_beside(path: bytes) -> frozenset[int]:
    """Return the numbers of what the sidecars of a file say by now."""
    besides = Besides(SidecarPaths(lambda folder: Beside(map(names.to_text, os.listdir(folder)))))
    return besides.of(path).union(*besides.words(path))
