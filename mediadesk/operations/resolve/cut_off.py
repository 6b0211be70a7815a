"""Tells at the next start what was begun and how far it came, where the program was cut off."""

from collections.abc import Collection, Sequence

from mediadesk.catalog import journal, rewrite_batches
from mediadesk.catalog.history import BATCH
from mediadesk.catalog.rewrite_batches import MERGE, WRITTEN
from mediadesk.catalog.store import Store
from mediadesk.domain.journal import UNFINISHED, Entry, EntryAction, EntryState
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import Rewrite

_WAYS = {EntryAction.MOVE: ReasonCode.MOVE_CUT_OFF, EntryAction.LINK: ReasonCode.LINK_CUT_OFF}


def cut_off(store: Store, removals: Sequence[Entry], rewrites: Sequence[Rewrite]) -> list[Reason]:
    """Return a sentence for each batch of which changes were under way, the oldest first.

    To be asked once they are settled. What is not, since a disk is away, is told at the start
    that settles it. `key` is what History knows a batch by.
    """
    told = []
    with store.decision_readers.use() as reader:
        for batch_id in sorted({entry.batch_id for entry in removals}):
            before = {one.id: one.state for one in removals if one.batch_id == batch_id}
            now = journal.entries(reader, batch_id=batch_id)
            if not any(one.id in before and one.state in UNFINISHED for one in now):
                told.append(_of_removal(batch_id, set(before.values()), now))
        for batch_id in sorted({one.batch_id for one in rewrites}):
            batch = rewrite_batches.batch(reader, batch_id)
            if batch is not None and not batch.unsettled and not batch.kind.startswith(MERGE):
                told.append(
                    Reason.of(
                        ReasonCode.WRITING_CUT_OFF,
                        key=f"{WRITTEN}{batch_id}",
                        done=batch.changed,
                        planned=batch.files,
                    )
                )
    return told


def _of_removal(batch_id: int, was: Collection[EntryState], now: Sequence[Entry]) -> Reason:
    files = [one for one in now if not (one.is_merging or one.is_sidecar)]
    if EntryState.PURGING in was:
        return Reason.of(ReasonCode.PURGE_CUT_OFF)
    code, end, among = (
        _WAYS.get(files[0].action, ReasonCode.REMOVAL_CUT_OFF),
        EntryState.DONE,
        files,
    )
    if EntryState.UNDOING in was:
        code, end = ReasonCode.UNDO_CUT_OFF, EntryState.UNDONE
        among = [one for one in files if one.state in (EntryState.DONE, EntryState.UNDONE)]
    done = sum(one.state is end for one in among)
    return Reason.of(code, key=f"{BATCH}{batch_id}", done=done, planned=len(among))
