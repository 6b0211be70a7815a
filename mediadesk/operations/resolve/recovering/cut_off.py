"""Tells at the next start what was begun and how far it came, where the program was cut off."""

from collections.abc import Collection, Sequence

from mediadesk.catalog.journal import journal, rewrite_batches
from mediadesk.catalog.journal.rewrite_batches import MERGE, WRITTEN
from mediadesk.catalog.past.history import BATCH
from mediadesk.catalog.store import Store
from mediadesk.domain.journal import UNFINISHED, Entry, EntryAction, EntryState
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import Rewrite, RewriteBatch

_DONE, _BACK = EntryState.DONE, EntryState.UNDONE
_WAYS = {EntryAction.MOVE: ReasonCode.MOVE_CUT_OFF, EntryAction.LINK: ReasonCode.LINK_CUT_OFF}


def cut_off(store: Store, removals: Sequence[Entry], rewrites: Sequence[Rewrite]) -> list[Reason]:
    """Return a sentence for each batch of which changes were under way, the oldest first.

    To be asked once they are settled. What is not, since a disk is away, is told at the start
    that settles it. `key` is what History knows a batch by.
    """
    told: list[Reason | None] = []
    with store.decision_readers.use() as reader:
        for batch_id in sorted({entry.batch_id for entry in removals}):
            were = [one for one in removals if one.batch_id == batch_id and not one.is_merging]
            now = journal.entries(reader, batch_id=batch_id)
            told.append(_of_removal(batch_id, were, now))
        for batch_id in sorted({one.batch_id for one in rewrites}):
            was = {one.state for one in rewrites if one.batch_id == batch_id}
            batch = rewrite_batches.batch(reader, batch_id)
            told.append(None if batch is None else _of_writing(batch, was))
    return [reason for reason in told if reason is not None]


def _of_removal(batch_id: int, were: Sequence[Entry], now: Sequence[Entry]) -> Reason | None:
    ids, was = {one.id for one in were}, {one.state for one in were}
    if not was or any(one.id in ids and one.state in UNFINISHED for one in now):
        return None
    if EntryState.PURGING in was:
        return Reason.of(ReasonCode.PURGE_CUT_OFF)
    files = [one for one in now if not (one.is_merging or one.is_sidecar)]
    done, back = (sum(one.state is end for one in files) for end in (_DONE, _BACK))
    if EntryState.UNDOING in was:
        return _told(ReasonCode.UNDO_CUT_OFF, f"{BATCH}{batch_id}", back, done + back)
    code = _WAYS.get(were[0].action, ReasonCode.REMOVAL_CUT_OFF)
    return _told(code, f"{BATCH}{batch_id}", done, len(files))


def _of_writing(batch: RewriteBatch, was: Collection[EntryState]) -> Reason | None:
    if batch.unsettled or batch.kind.startswith(MERGE) or EntryState.PURGING in was:
        return None
    key, written = f"{WRITTEN}{batch.id}", batch.changed + batch.restored
    if EntryState.UNDOING in was:
        return _told(ReasonCode.UNDO_CUT_OFF, key, batch.restored, written)
    return _told(ReasonCode.WRITING_CUT_OFF, key, batch.changed, batch.files)


def _told(code: ReasonCode, key: str, done: int, planned: int) -> Reason:
    return Reason.of(code, key=key, done=done, planned=planned)
