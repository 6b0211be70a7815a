"""Takes a batch back by its number, whatever it did."""

from mediadesk.catalog.journal import journal, rewrite_batches
from mediadesk.catalog.store import Store
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve import Undone
from mediadesk.operations.writing.folding import Folding
from mediadesk.operations.writing.stamp import Stamping


def take_back(
    store: Store,
    stamping: Stamping,
    batch_id: int | None,
    *,
    checkpoint: Checkpoint,
    on_step: OnStep,
) -> Undone:
    """Take a batch back, the latest that can be when none is named. Raises `OutsideError`."""
    with store.decision_readers.use() as reader:
        changed = rewrite_batches.last_undoable(reader)
        removed = journal.last_undoable(reader)
        if batch_id is None and changed is not None and changed > (removed or 0):
            batch_id = changed
        is_change = batch_id is not None and rewrite_batches.batch(reader, batch_id) is not None
    if batch_id is None or not is_change:
        number = removed if batch_id is None else batch_id
        if number is None:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
        folding = Folding(store, stamping.settings, stamping.lanes)
        return folding.undo(number, checkpoint=checkpoint, on_step=on_step)
    back = stamping.take_back(batch_id, checkpoint=checkpoint, on_step=on_step)
    restored = tuple((path, path) for path in back.restored)
    return Undone(batch_id, restored, back.failed, changes=back.changes)
