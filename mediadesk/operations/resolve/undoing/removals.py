"""Takes removals back, now or months later: nothing is ever written over, what is gone is named."""

import logging
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal, touched_folders
from mediadesk.catalog.past import batches
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.transfer import SwappedError, UnequalError
from mediadesk.disk.changing.trash import release
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import Entry, EntryAction, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.checking import RefusedError
from mediadesk.operations.resolve.moving import free_name, reason_of, sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk
from mediadesk.operations.resolve.undoing import merges, one_entry

_FLUSH_FILES = 64
_MOST_NAMES = 1_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo came to. `restored` pairs each path with where its file is now."""

    batch_id: int
    restored: tuple[tuple[bytes, bytes], ...] = ()
    failed: tuple[LeftOut, ...] = ()
    changes: CatalogChanges = field(default_factory=CatalogChanges)
    sidecars: int = 0
    """How many of the restored are sidecars that had gone along."""
    rewritten: CatalogChanges = field(default_factory=CatalogChanges)
    """Files that stayed and have their old bytes again, to be looked into."""
    action: EntryAction = EntryAction.REMOVE
    """What is undone: a removal, a move, or hard links."""
    purged: int = 0
    """Files of the batch that do not come back: they were purged."""
    back_before: int = 0
    """Files of the batch that had come back before: one by one, or by an undo that was cut off."""
    unmerged: int = 0
    """Kept files from which what they had been given was taken out again."""


def undo(
    store: Store,
    batch_id: int | None = None,
    *,
    checkpoint: Checkpoint = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> Undone:
    """Bring back what a batch removed, the latest that still holds anything when none is named.

    Raises `OutsideError` (NOTHING_TO_UNDO, NO_SUCH_BATCH, ALL_PURGED) when nothing is held.
    """
    with store.decision_readers.use() as reader:
        chosen = journal.last_undoable(reader) if batch_id is None else batch_id
        held = [] if chosen is None else _undoable(reader, chosen)
        before = None if chosen is None else batches.batch(reader, chosen)
    if chosen is None:
        raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
    back_before = 0 if before is None else before.counts.restored - before.sidecars.restored
    purged = 0 if before is None else before.counts.purged - before.sidecars.purged
    if not any(not entry.is_merging for entry in held):
        code = ReasonCode.ALL_PURGED if purged else ReasonCode.NO_SUCH_BATCH
        raise OutsideError(Reason.of(code, number=chosen))
    undone = _Undoing(store, chosen, held, checkpoint).run(on_step)
    undone = replace(undone, purged=purged, back_before=back_before)
    return _with_kept(store, undone, {entry.draft.keeper for entry in held}, checkpoint)


def restore(
    store: Store,
    entry_ids: Sequence[int],
    *,
    checkpoint: Checkpoint = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> list[Undone]:
    """Bring back single held files, with what belongs to them; one answer for each batch.

    What was written for the copies of a file goes again with the last of them, as in an undo.
    Raises `OutsideError` (NO_SUCH_BATCH; MERGED_IS_LAST for what a sidecar held before that).
    """
    wanted = set(entry_ids)
    with store.decision_readers.use() as reader:
        chosen = journal.entries(reader, ids=entry_ids, states=[EntryState.DONE])
        batches = {entry.batch_id: set[int]() for entry in chosen if not entry.is_merging}
        done = {id_: _undoable(reader, id_) for id_ in batches}
    if not batches:
        first = entry_ids[0] if entry_ids else 0
        none = Reason.of(ReasonCode.NO_SUCH_BATCH, number=first)
        raise OutsideError(Reason.of(ReasonCode.MERGED_IS_LAST) if chosen else none)
    answers = []
    for batch_id, entries in done.items():
        units = {entry.unit for entry in entries if entry.id in wanted and entry.unit}
        going = [entry for entry in entries if entry.id in wanted or entry.unit in units]
        keepers, ids = {one.draft.keeper for one in going}, {one.id for one in going}
        needed = {one.draft.keeper for one in entries if not one.is_merging and one.id not in ids}
        going += [one for one in entries if one.is_merging and one.draft.keeper in keepers - needed]
        undone = _Undoing(store, batch_id, going, checkpoint).run(on_step)
        answers.append(_with_kept(store, undone, keepers, checkpoint))
    return answers


def _with_kept(
    store: Store, undone: Undone, kept: Collection[bytes], checkpoint: Checkpoint
) -> Undone:
    """Bring back, too, the bytes of the kept files all of whose copies are back by now.

    Only then: until a copy is back, the file that stayed is the only one that says what it knew.
    """
    out = merges.take_out(store, undone.batch_id, checkpoint=checkpoint)
    return replace(
        undone,
        failed=(*undone.failed, *(left for left in out.failed if left.path in kept)),
        changes=undone.changes | out.changes,
        rewritten=out.changes,
        unmerged=undone.unmerged + len(out.changes.files),
    )


def take_back(store: Store, entry_ids: Sequence[int]) -> CatalogChanges:
    """Undo what a batch need not have done: half a unit, a sidecar for copies that stayed."""
    with store.decision_readers.use() as reader:
        entries = journal.entries(reader, ids=entry_ids, states=[EntryState.DONE])
    changes = CatalogChanges()
    for batch_id in {entry.batch_id for entry in entries}:
        mine = [entry for entry in entries if entry.batch_id == batch_id]
        done = _Undoing(store, batch_id, mine, lambda: None).run(lambda _done, _path: None)
        changes |= done.changes
    return changes


def drop_sidecars(store: Store, entry_ids: Sequence[int]) -> CatalogChanges:
    """Take sidecars of ours away where the file beside them says the same itself by now.

    Their folders are known as writing into the file has left them: their times come back.
    """
    with store.decision_readers.use() as reader:
        batches = {entry.batch_id for entry in journal.entries(reader, ids=entry_ids)}
    for batch_id in batches:
        folder_times.settle(store, batch_id)
    return take_back(store, entry_ids)


def _undoable(reader: Connection, batch_id: int) -> list[Entry]:
    """Return what of a batch can be undone: not what was merged into keepers of purged copies."""
    states = (EntryState.DONE, EntryState.PURGED)
    entries = journal.entries(reader, batch_id=batch_id, states=states)
    purged = {one.draft.keeper for one in entries if one.state is EntryState.PURGED}
    return [
        one
        for one in entries
        if one.state is EntryState.DONE and not (one.is_merging and one.draft.keeper in purged)
    ]


class _Undoing:
    def __init__(
        self, store: Store, batch_id: int, held: Sequence[Entry], checkpoint: Checkpoint
    ) -> None:
        self._store = store
        self._batch_id = batch_id
        self._held = sorted(held, key=lambda entry: entry.is_merging)  # sidecars of ours last
        self._checkpoint = checkpoint
        self._targets = {entry.id: one_entry.target_of(entry) for entry in held}
        self._back: dict[int, FileStat] = {}
        self._failed: dict[int, Reason] = {}
        self._waiting: list[Entry] = []
        self._restored: list[tuple[bytes, bytes]] = []
        self._failures: list[LeftOut] = []
        self._changes = CatalogChanges()
        self._sidecars = self._unmerged = 0
        self._is_cancelled = False
        self._still_needed: set[bytes] = set()
        """Keepers whose sidecar stays as it is: a copy that knew as much does not come back."""
        self._roots = RootsOnDisk(store)

    def run(self, on_step: OnStep) -> Undone:
        times = folder_times.around_own_folder(self._held)
        times |= folder_times.to_bring_back(self._store, self._batch_id, self._held)

        def intend(writer: Connection) -> None:
            journal.mark_undoing(writer, self._targets)
            touched_folders.want_restored(writer, self._batch_id, times)

        self._store.decisions.submit(intend).result()
        for number, entry in enumerate(self._held, 1):
            if self._is_cancelled:
                self._fail(entry, Reason.of(ReasonCode.NOT_REACHED))
            else:
                self._try(entry)
            on_step(number, entry.path)
            if len(self._back) + len(self._failed) >= _FLUSH_FILES:
                self._flush()
        self._flush()
        folder_times.settle(self._store, self._batch_id)
        return Undone(
            self._batch_id,
            tuple(self._restored),
            tuple(self._failures),
            self._changes,
            self._sidecars,
            action=next(
                (one.action for one in self._held if not (one.is_merging or one.is_sidecar)),
                EntryAction.REMOVE,
            ),
            unmerged=self._unmerged,
        )

    def _try(self, entry: Entry) -> None:
        try:
            self._checkpoint()
            if entry.is_merging and entry.draft.keeper in self._still_needed:
                self._failed[entry.id] = Reason.of(ReasonCode.NOT_REACHED)
                return
            absence = self._roots.absence(entry.draft.root)
            if absence is None:
                self._put_back(entry)
            else:
                self._fail(entry, absence)
        except CancelledError:
            self._is_cancelled = True
            self._fail(entry, Reason.of(ReasonCode.JOB_INTERRUPTED))
        except RefusedError as error:
            if error.reason.code is ReasonCode.CHANGED_BY_OTHERS:
                self._note_back(entry, entry.draft.stat)  # it is theirs now, and stays
                self._failures.append(LeftOut(entry.path, error.reason))
            else:
                self._fail(entry, error.reason)
        except (SwappedError, UnequalError):
            shown = names.shown(entry.held_at)
            self._fail(entry, Reason.of(ReasonCode.HELD_CHANGED, held_at=shown))
        except OSError as error:
            self._fail(entry, reason_of(error, entry.path, names.shown(entry.draft.root)))

    def _put_back(self, entry: Entry) -> None:
        for _ in range(_MOST_NAMES):
            target = self._targets[entry.id]
            try:
                stat = one_entry.bring_back(entry, target)
            except FileExistsError:
                self._choose_again(entry)
            else:
                self._note_back(entry, stat)
                if entry.is_merging:
                    self._unmerged += 1
                else:
                    self._restored.append((entry.path, target))
                    self._sidecars += entry.is_sidecar
                return
        raise FileExistsError(17, os.strerror(17), entry.path)

    def _note_back(self, entry: Entry, stat: FileStat) -> None:
        self._back[entry.id] = stat
        self._waiting.append(entry)

    def _choose_again(self, entry: Entry) -> None:
        """Another file took the name since: choose a new one, and journal it before it is used."""
        self._targets[entry.id] = free_name(entry.path)
        one = {entry.id: self._targets[entry.id]}
        self._store.decisions.submit(lambda writer: journal.mark_undoing(writer, one)).result()

    def _fail(self, entry: Entry, reason: Reason) -> None:
        self._failed[entry.id] = reason
        self._failures.append(LeftOut(entry.path, reason))
        self._still_needed.add(entry.draft.keeper)

    def _flush(self) -> None:
        back, self._back = self._back, {}
        failed, self._failed = self._failed, {}
        waiting, self._waiting = self._waiting, []
        if not back and not failed:
            return
        targets = [self._targets[entry.id] for entry in waiting]
        sync_folders({os.path.dirname(path) for path in targets})
        sync_folders({os.path.dirname(entry.held_at) for entry in waiting if entry.held_at})

        def mark(writer: Connection) -> None:
            journal.mark_undone(writer, back)
            journal.mark_held_on(writer, failed)

        self._store.decisions.submit(mark).result()
        self._changes |= self._store.catch_up()
        for entry in waiting:
            if entry.held_at:
                release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
