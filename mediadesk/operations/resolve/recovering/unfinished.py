"""After a crash: looks where each file of an unfinished change is, and writes that down."""

import logging
import os
from collections.abc import Sequence

from mediadesk.catalog.journal import journal, merges, touched_folders
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.trash import release
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.journal import UNFINISHED, EntryState
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.moving import sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk
from mediadesk.operations.resolve.recovering.one_entry import Settled
from mediadesk.operations.resolve.undoing.merges import take_out
from mediadesk.operations.resolve.undoing.removals import drop_sidecars, take_back

log = logging.getLogger(__name__)


def recover(store: Store) -> CatalogChanges:
    """Settle every change that was under way when the program ended; doing so twice is harmless.

    A removal whose file is still at its place is given up; one whose file is held is done; an
    undo whose file is back is done, any other can be asked for again. Of files that belong
    together none goes alone: those that went come back. Where a disk is away, nothing is decided
    before it is back.
    """
    with store.decision_readers.use() as reader:
        unfinished = journal.entries(reader, states=UNFINISHED)
        batches = {entry.batch_id for entry in unfinished} | set(
            touched_folders.due_batches(reader)
        )
    roots, settled = RootsOnDisk(store), Settled()
    for entry in unfinished:
        try:
            if roots.absence(entry.draft.root) is None:
                settled.add(entry)
        except OSError as error:
            log.info("the change of %r is not settled: %s", entry.path, error)
    if settled.entries:
        sync_folders({os.path.dirname(entry.path) for entry in settled.entries})
        sync_folders({os.path.dirname(one.held_at) for one in settled.entries if one.held_at})
        store.decisions.submit(settled.write).result()
    changes = store.catch_up()
    for entry in settled.free:
        if entry.held_at:
            release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
    for batch_id in {one.batch_id for one in settled.entries}:
        folder_times.bring_back_in(store, batch_id, settled.disturbed)
        folder_times.settle(store, batch_id)
        changes |= _reunite(store, batch_id)
    for batch_id in batches:
        _tidy(store, batch_id)
        folder_times.settle(store, batch_id)
    return changes


def settle_merges(store: Store) -> CatalogChanges:
    """Finish what removals were writing into the files that stayed, or were taking out of them.

    To be asked once all changes of files are settled; doing so twice is harmless.
    """
    with store.decision_readers.use() as reader:
        twice = merges.twice_said(reader)
    changes = drop_sidecars(store, twice) if twice else CatalogChanges()
    return changes | take_out(store).changes


def _reunite(store: Store, batch_id: int) -> CatalogChanges:
    """Take back halves of units, and what keepers were given for copies that stayed."""
    with store.decision_readers.use() as reader:
        entries = journal.entries(reader, batch_id=batch_id)
    home = (EntryState.LEFT, EntryState.UNDONE)
    halved = {one.unit for one in entries if one.unit and one.state in home}
    files = [one for one in entries if not one.is_merging]
    back = {one.id for one in files if one.state is EntryState.DONE and one.unit in halved}
    gone = (EntryState.DONE, EntryState.PURGED)
    served = {one.draft.keeper for one in files if one.state in gone and one.id not in back}
    back |= {
        one.id
        for one in entries
        if one.is_merging and one.state is EntryState.DONE and one.draft.keeper not in served
    }
    return take_back(store, sorted(back)) if back else CatalogChanges()


def _tidy(store: Store, batch_id: int) -> None:
    """Remove what an interrupted undo or purge left of its folders and notes."""
    states: Sequence[EntryState] = (EntryState.UNDONE, EntryState.PURGED, EntryState.LEFT)
    with store.decision_readers.use() as reader:
        over = journal.entries(reader, batch_id=batch_id, states=states)
    for entry in filter(lambda one: one.held_at, over):
        release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
