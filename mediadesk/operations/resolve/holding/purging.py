"""Lets go for good of what is held, but never of the last copy of anything."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.trash import held_place, release
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.journal import PURGEABLE, Entry, EntryAction, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.holding.proving import Owners, Proof, StillShows, proved
from mediadesk.operations.resolve.moving import reason_of, sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk

_FLUSH_FILES = 64


@dataclass(frozen=True, slots=True)
class Purged:
    """What purging came to; what failed is still held."""

    purged: tuple[Entry, ...] = ()
    failed: tuple[LeftOut, ...] = ()
    changes: CatalogChanges = field(default_factory=CatalogChanges)
    missing: tuple[LeftOut, ...] = ()
    """What was gone already when it was to be deleted: somebody else took it away."""
    replaced: tuple[Entry, ...] = ()
    """What keepers' sidecars held before they were given what these files knew."""

    @property
    def sidecars(self) -> int:
        """How many of the files were sidecars."""
        return sum(entry.is_sidecar for entry in self.purged) + len(self.replaced)

    @property
    def freed_bytes(self) -> int:
        """Bytes that are free now."""
        return sum(entry.size_bytes for entry in (*self.purged, *self.replaced))


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
    named = None if entry_ids is None else set(entry_ids)
    if named is not None:
        wanted = _with_sidecars(wanted, named)
    wanted.sort(key=lambda entry: entry.action is EntryAction.CARRY)  # sidecars after their owners
    roots, owners = RootsOnDisk(store), Owners(store)
    purged: list[Entry] = []
    missing: list[tuple[Entry, Reason]] = []
    failed: list[LeftOut] = []
    changes = CatalogChanges()
    for start in range(0, len(wanted), _FLUSH_FILES):
        checkpoint()
        sure: list[tuple[Entry, Proof]] = []
        for entry in wanted[start : start + _FLUSH_FILES]:
            proof = proved(store, roots, entry, owners, still_shows)
            if isinstance(proof, Proof):
                sure.append((entry, proof))
                owners.going.add(entry.id)
            else:
                failed.append(LeftOut(entry.path, proof))
        found = _delete(store, roots, sure)
        purged += found.gone
        missing += found.missing
        failed += _told(found.stuck)
        owners.going -= {entry.id for entry, _ in found.stuck}
        changes |= store.catch_up()
    lone = {one.batch_id for one in held if one.is_merging and (named is None or one.id in named)}
    over = {entry.batch_id for entry in (*purged, *(entry for entry, _ in missing))}
    idle = _idle_merges(store, over | lone)
    found = _delete(store, roots, [(entry, Proof()) for entry in idle])
    failed += _told(found.stuck)
    replaced = tuple(entry for entry in found.gone if entry.held_at)
    changes |= store.catch_up()
    return Purged(tuple(purged), tuple(failed), changes, tuple(_told(missing)), replaced)


def _told(entries: Iterable[tuple[Entry, Reason]]) -> list[LeftOut]:
    return [LeftOut(entry.path, reason) for entry, reason in entries]


def _with_sidecars(held: Sequence[Entry], ids: Collection[int]) -> list[Entry]:
    """Return the named entries and those of the sidecars that were removed with them."""
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


class _Deleted(NamedTuple):
    gone: list[Entry]
    missing: list[tuple[Entry, Reason]]
    stuck: list[tuple[Entry, Reason]]


def _delete(store: Store, roots: RootsOnDisk, sure: Sequence[tuple[Entry, Proof]]) -> _Deleted:
    """Delete held files, each after a last look. A sidecar stays with its owner."""
    store.decisions.submit(
        lambda writer: journal.mark_purging(writer, [entry.id for entry, _ in sure])
    ).result()
    gone, missing, stuck = found = _Deleted([], [], [])
    staying: set[tuple[int, int]] = set()
    for entry, proof in sure:
        unit = (entry.batch_id, entry.unit)
        reason: Reason | None = None
        if entry.action is EntryAction.CARRY and unit in staying:
            reason = Reason.of(ReasonCode.OWNER_HELD)
        elif entry.held_at:  # else a new sidecar: it stays where it is
            reason = _let_go(roots, entry, proof)
        if reason is None:
            gone.append(entry)
        elif reason.code is ReasonCode.HELD_GONE:
            missing.append((entry, reason))
        else:
            stuck.append((entry, reason))
            staying.add(unit)
    sync_folders({os.path.dirname(entry.held_at) for entry in gone if entry.held_at})

    def mark(writer: Connection) -> None:
        journal.mark_purged(writer, [entry.id for entry in gone])
        journal.mark_purged(writer, [entry.id for entry, _ in missing])
        journal.note_missing(writer, {entry.id: reason for entry, reason in missing})
        journal.mark_held_on(writer, {entry.id: reason for entry, reason in stuck})

    over = [*gone, *(entry for entry, _ in missing)]
    with folder_times.roots_unchanged(store, over):
        store.decisions.submit(mark).result()
        for entry in over:
            if entry.held_at:
                release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
    return found


def _let_go(roots: RootsOnDisk, entry: Entry, proof: Proof) -> Reason | None:
    """Delete one held file if its proof still stands; return why not, None when it is deleted."""
    draft = entry.draft
    if not proof.still_stands():
        return Reason.of(ReasonCode.LAST_COPY)
    try:
        with held_place(draft.held_at, root=draft.root, place=draft.place) as place:
            if not entry.is_merging and FileStat.of(place.look()) != proof.held:
                return Reason.of(ReasonCode.HELD_CHANGED, held_at=names.shown(draft.held_at))
            place.unlink()
    except (FileNotFoundError, NotADirectoryError):
        gone = Reason.of(ReasonCode.HELD_GONE, held_at=names.shown(draft.held_at))
        return roots.absence(draft.root) or gone
    except OSError as error:
        return reason_of(error, draft.held_at, names.shown(draft.root))
    return None
