"""Takes out of the files that stayed what was written into them, once all their copies are back."""

from dataclasses import dataclass, field

from mediadesk.catalog.journal import merges
from mediadesk.catalog.store import Store
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.operations.resolve.rewriting.undoing import turn_back


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What taking out came to. `failed` are kept files that go on saying it, and why."""

    failed: tuple[LeftOut, ...] = ()
    changes: CatalogChanges = field(default_factory=CatalogChanges)
    """Files with their old bytes, to be looked into again."""


def take_out(
    store: Store, removal_id: int | None = None, *, checkpoint: Checkpoint = lambda: None
) -> TakenOut:
    """Give kept files the very bytes they had before a removal, where all its copies are back.

    None: of all removals. What a copy knew that is not back stays where it was written.
    """
    with store.decision_readers.use() as reader:
        due = merges.to_take_out(reader, removal_id)
        kept = frozenset() if removal_id is None else merges.kept_for_gone(reader, removal_id)
    gone = Reason.of(ReasonCode.MERGED_IS_LAST)
    failed, changes = [LeftOut(path, gone) for path in sorted(kept)], CatalogChanges()
    for batch_id in sorted(due, reverse=True):
        back = turn_back(store, batch_id, only=due[batch_id], checkpoint=checkpoint)
        changes |= back.changes
        failed += back.failed
    return TakenOut(tuple(failed), changes)
