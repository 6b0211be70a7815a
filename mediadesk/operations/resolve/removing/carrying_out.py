"""Carries out a plan, file by file: journalled first, checked again, moved, then marked done."""

import logging
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mediadesk.catalog.databases import backups
from mediadesk.catalog.journal import journal
from mediadesk.catalog.store import Store, backups_path, decisions_path
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import Entry, EntryState, RemovalPlace
from mediadesk.domain.reasons import Reason
from mediadesk.domain.resolutions import LeftOut, Plan, Step
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.checking import Verifiers
from mediadesk.operations.resolve.recovering.unfinished import recover
from mediadesk.operations.resolve.removing.batch import Batch
from mediadesk.operations.resolve.removing.drafts import Drafts, drafts_of
from mediadesk.operations.resolve.undoing.removals import take_back

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RemovalOutcome:
    """What acting came to. `stopped` says why it ended before its time, if it did.

    `merged` are the sidecars of keepers that were given what removed copies knew.
    """

    batch_id: int | None = None
    removed: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stopped: Reason | None = None
    changes: CatalogChanges = field(default_factory=CatalogChanges)
    merged: tuple[Entry, ...] = ()

    @property
    def held_bytes(self) -> int:
        """Bytes that are held now, and free once they are purged."""
        return sum(entry.size_bytes for entry in self.removed)


def act(
    store: Store,
    plan: Plan,
    *,
    verifiers: Verifiers | None = None,
    checkpoint: Checkpoint = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> RemovalOutcome:
    """Do what the plan says. Every file is either where it was or held, at every moment.

    `checkpoint` may raise CancelledError: then what is done stays done. Raises `OutsideError` when
    nothing could be journalled, and so nothing was touched.
    """
    uid = f"{datetime.now(UTC):%Y-%m-%d}-{secrets.token_hex(3)}"
    drafts = drafts_of(plan, uid)
    if not drafts.steps:
        return RemovalOutcome(left_out=(*plan.left_out, *drafts.left_out))
    _back_up(store)
    batch_id, entries = _begin(store, plan, drafts, uid)
    count = len(drafts.merges)
    merges = {
        number: (plan.merges[number], entry)
        for (number, _), entry in zip(drafts.merges, entries[:count], strict=True)
    }
    batch = Batch(store, plan, merges, verifiers or {}, checkpoint)
    steps = [step for step, _ in drafts.steps]
    try:
        batch.run(list(zip(steps, entries[count:], strict=True)), on_step)
    except Exception:
        recover(store)  # what was moved is known to be held, whatever it was that went wrong
        folder_times.settle(store, batch_id)
        raise
    folder_times.bring_back_in(store, batch_id, batch.put_back_in)
    changes = batch.changes
    if batch.idle_merges:
        folder_times.settle(store, batch_id)
        changes |= take_back(store, batch.idle_merges)
    if batch.stopped is not None:
        changes |= recover(store)
    folder_times.settle(store, batch_id)
    with store.decision_readers.use() as reader:
        done = journal.entries(reader, batch_id=batch_id, states=[EntryState.DONE])
    return RemovalOutcome(
        batch_id=batch_id,
        removed=tuple(entry for entry in done if not entry.is_merging),
        left_out=(*plan.left_out, *drafts.left_out, *batch.left_out),
        stopped=batch.stopped,
        changes=changes,
        merged=tuple(entry for entry in done if entry.is_merging),
    )


def _begin(store: Store, plan: Plan, drafts: Drafts, uid: str) -> tuple[int, list[Entry]]:
    """Write the intent down, through to the disk; returns the batch and its entries in order."""
    every = list(drafts.every())
    touched = {os.path.dirname(draft.path) for draft in every}
    touched |= {draft.root for draft in every}  # our own folder comes and goes in it
    if plan.place is RemovalPlace.FOLDER:
        touched.add(plan.folder)
    times = folder_times.of_folders(touched)
    kind = _kind([step for step, _ in drafts.steps])
    batch_id = store.decisions.submit(
        lambda writer: journal.begin(writer, uid=uid, kind=kind, drafts=every, folder_times=times)
    ).result()
    with store.decision_readers.use() as reader:
        return batch_id, journal.entries(reader, batch_id=batch_id)


def _kind(steps: Sequence[Step]) -> str:
    """Return the kinds of clusters a batch is about: "exact", "exact+identical"."""
    return "+".join(sorted({step.kind.value for step in steps}))


def _back_up(store: Store) -> None:
    """Keep a copy of the decisions; one that cannot be made is no reason to stop."""
    try:
        backups.make(
            decisions_path(store.path), backups_path(store.path), keep=backups.KEEP_DECISIONS
        )
    except (OutsideError, OSError) as error:
        log.info("no backup was made: %s", error)
