"""What is held: lists it, and lets it go for good, but never the last copy of anything."""

import contextlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog import batches, contents, journal
from mediadesk.catalog.database import Connection, Readers
from mediadesk.catalog.store import Store
from mediadesk.disk.comparing import same_bytes
from mediadesk.disk.reach import reached
from mediadesk.disk.transfer import Place
from mediadesk.disk.trash import held_place, release
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.journal import PURGEABLE, BatchRecord, Entry, EntryAction, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.operations.resolve.checking import is_as_known
from mediadesk.operations.resolve.identical import is_same_payload
from mediadesk.operations.resolve.moving import reason_of, sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk

_FLUSH_FILES = 64
_SAME_PICTURE = frozenset({ClusterKind.EXACT, ClusterKind.IDENTICAL})

StillShows = Callable[[bytes, bytes], bool]
"""Told where a file is held, and a path: whether what is there now opens and shows the same."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What purging came to; what failed is still held."""

    purged: tuple[Entry, ...] = ()
    failed: tuple[LeftOut, ...] = ()
    changes: CatalogChanges = field(default_factory=CatalogChanges)

    @property
    def freed_bytes(self) -> int:
        """Bytes that are free now."""
        return sum(entry.size_bytes for entry in self.purged)


def history(readers: Readers) -> Iterator[BatchRecord]:
    """Yield everything that was done, the newest first."""
    with readers.use() as reader:
        yield from batches.batches(reader)


def held(readers: Readers) -> Iterator[Entry]:
    """Yield every file that is held, the newest first."""
    with readers.use() as reader:
        yield from batches.held(reader)


def purge(
    store: Store,
    entry_ids: Sequence[int] | None = None,
    *,
    still_shows: StillShows = lambda _held_at, _path: False,
    checkpoint: Checkpoint = lambda: None,
) -> Purged:
    """Delete held files for good (None: all of them). The only step that cannot be undone.

    A file of which no other copy is found any more stays held. Sidecars go with their owners.
    `still_shows` is asked of keepers that were changed since, where only a look tells.
    """
    with store.decision_readers.use() as reader:
        held = journal.entries(reader, states=[EntryState.DONE])
    wanted = [entry for entry in held if entry.action in PURGEABLE]
    if entry_ids is not None:
        wanted = _with_sidecars(wanted, set(entry_ids))
    wanted.sort(key=lambda entry: entry.action is EntryAction.CARRY)  # sidecars after their owners
    roots, owners_gone = RootsOnDisk(store), set[tuple[int, int]]()
    purged: list[Entry] = []
    failed: list[LeftOut] = []
    changes = CatalogChanges()
    for start in range(0, len(wanted), _FLUSH_FILES):
        checkpoint()
        sure: list[Entry] = []
        for entry in wanted[start : start + _FLUSH_FILES]:
            reason = roots.absence(entry.draft.root) or _objection(
                store, entry, owners_gone, still_shows
            )
            if reason is None:
                sure.append(entry)
                owners_gone.add((entry.batch_id, entry.unit))
            else:
                failed.append(LeftOut(entry.path, reason))
        gone, stuck = _delete(store, sure)
        purged += gone
        failed += stuck
        changes |= store.catch_up()
    _delete(store, _idle_merges(store, {entry.batch_id for entry in purged}))
    return Purged(tuple(purged), tuple(failed), changes)


def _with_sidecars(held: Sequence[Entry], ids: Collection[int]) -> list[Entry]:
    """Return the entries that were named, and those of the sidecars that went with them."""
    units = {(one.batch_id, one.unit) for one in held if one.id in ids and one.unit}
    return [
        one
        for one in held
        if one.id in ids or (one.action is EntryAction.CARRY and (one.batch_id, one.unit) in units)
    ]


def _idle_merges(store: Store, batch_ids: Iterable[int]) -> list[Entry]:
    """Return what keepers were given for copies that are all gone for good: it is theirs now."""
    idle: list[Entry] = []
    for batch_id in batch_ids:
        with store.decision_readers.use() as reader:
            entries = journal.entries(reader, batch_id=batch_id, states=[EntryState.DONE])
        needed = {entry.draft.keeper for entry in entries if not entry.is_merging}
        idle += [one for one in entries if one.is_merging and one.draft.keeper not in needed]
    return idle


def _delete(store: Store, entries: Sequence[Entry]) -> tuple[list[Entry], list[LeftOut]]:
    ids = [entry.id for entry in entries]
    store.decisions.submit(lambda writer: journal.mark_purging(writer, ids)).result()
    gone: list[Entry] = []
    stuck: dict[int, Reason] = {}
    for entry in entries:
        draft = entry.draft
        if not draft.held_at:  # a new sidecar: it stays where it is
            gone.append(entry)
            continue
        try:
            with held_place(draft.held_at, root=draft.root, place=draft.place) as place:
                place.unlink()
        except (FileNotFoundError, NotADirectoryError):
            gone.append(entry)
        except OSError as error:
            stuck[entry.id] = reason_of(error, draft.held_at, names.shown(draft.root))
        else:
            gone.append(entry)
    sync_folders({os.path.dirname(entry.held_at) for entry in gone if entry.held_at})

    def mark(writer: Connection) -> None:
        journal.mark_purged(writer, [entry.id for entry in gone])
        journal.mark_held_on(writer, stuck)

    store.decisions.submit(mark).result()
    for entry in gone:
        if entry.held_at:
            release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
    left = [LeftOut(entry.path, stuck[entry.id]) for entry in entries if entry.id in stuck]
    return gone, left


def _objection(
    store: Store, entry: Entry, owners_gone: Collection[tuple[int, int]], still_shows: StillShows
) -> Reason | None:
    """Return why a held file must not go: another file is there, or it is the last copy.

    A sidecar goes with its owner, be it now or before; `owners_gone` are (batch, unit) of now.
    """
    draft = entry.draft
    if not draft.held_at:
        return Reason.of(ReasonCode.IN_SYSTEM_TRASH)
    try:
        with (
            held_place(draft.held_at, root=draft.root, place=draft.place) as place,
            place.opened() as descriptor,
        ):
            if not is_as_known(descriptor, draft.stat, draft.quick_hash):
                shown = names.shown(draft.held_at)
                return Reason.of(ReasonCode.HELD_CHANGED, held_at=shown)
            if entry.action is EntryAction.CARRY:
                is_free = (entry.batch_id, entry.unit) in owners_gone
                return None if is_free else _objection_of_owner(store, entry)
            has_copy = any(
                _is_copy(path, entry, descriptor, still_shows) for path in _candidates(store, entry)
            )
    except (FileNotFoundError, NotADirectoryError):
        return None  # somebody has purged it already
    except OSError as error:
        return reason_of(error, draft.held_at, names.shown(draft.root))
    return None if has_copy else Reason.of(ReasonCode.LAST_COPY)


def _objection_of_owner(store: Store, entry: Entry) -> Reason | None:
    """Return why a sidecar must not go: not all files it went with are gone for good."""
    with store.decision_readers.use() as reader:
        batch = journal.entries(reader, batch_id=entry.batch_id)
    owners = {
        one.state
        for one in batch
        if one.unit == entry.unit and one.action is not EntryAction.CARRY and not one.is_merging
    }
    if owners & {EntryState.DONE, EntryState.PURGING}:
        return Reason.of(ReasonCode.OWNER_HELD)
    return Reason.of(ReasonCode.LAST_COPY) if EntryState.UNDONE in owners else None


def _candidates(store: Store, entry: Entry) -> Iterator[bytes]:
    """Yield where another copy may be: the keeper, then any file that begins and ends alike."""
    yield entry.draft.keeper
    if entry.draft.quick_hash:
        with store.readers.use() as reader:
            yield from contents.paths_with_quick_hash(reader, entry.draft.quick_hash)


def _is_copy(path: bytes, entry: Entry, descriptor: int, still_shows: StillShows) -> bool:
    """Tell whether the file at `path` stands in for a held one.

    A keeper that was not touched since it was compared does. One that was given a date or tags
    since shows the same still; one that never was the same must open and be seen to show it now:
    its name may be that of another picture by now. Anything else is compared now.
    """
    with contextlib.suppress(OSError):
        folder, name = os.path.split(path)
        with reached(folder, b"") as found, Place(found, name).opened() as other:
            now = FileStat.of(os.fstat(other))
            if path == entry.draft.keeper:
                if now == entry.draft.keeper_stat:
                    return True
                if entry.draft.kind not in _SAME_PICTURE:
                    return still_shows(entry.held_at, path)
            if now.size_bytes == entry.size_bytes and same_bytes(descriptor, other):
                return True
            return path == entry.draft.keeper and is_same_payload(
                (entry.path, descriptor), (path, other)
            )
    return False
