"""Takes removals back, now or months later: nothing is ever written over, what is gone is named."""

import logging
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog import journal
from mediadesk.catalog.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.disk.transfer import SwappedError, UnequalError
from mediadesk.disk.trash import release
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.journal import Entry, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.acting import OnStep
from mediadesk.operations.resolve.checking import RefusedError
from mediadesk.operations.resolve.moving import free_name, put_back, reason_of, sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk

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


def undo(
    store: Store,
    batch_id: int | None = None,
    *,
    checkpoint: Callable[[], None] = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> Undone:
    """Bring back what a batch removed, the latest that still holds anything when none is named.

    Raises `OutsideError` (NOTHING_TO_UNDO, NO_SUCH_BATCH) when nothing is held.
    """
    with store.decision_readers.use() as reader:
        chosen = journal.last_undoable(reader) if batch_id is None else batch_id
        held = (
            []
            if chosen is None
            else journal.entries(reader, batch_id=chosen, states=[EntryState.DONE])
        )
    if chosen is None:
        raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
    if not held:
        raise OutsideError(Reason.of(ReasonCode.NO_SUCH_BATCH, number=chosen))
    return _Undoing(store, chosen, held, checkpoint).run(on_step)


def restore(store: Store, entry_ids: Sequence[int]) -> list[Undone]:
    """Bring back single held files; one answer for each batch they were removed in."""
    with store.decision_readers.use() as reader:
        held = journal.entries(reader, ids=entry_ids, states=[EntryState.DONE])
    if not held:
        first = entry_ids[0] if entry_ids else 0
        raise OutsideError(Reason.of(ReasonCode.NO_SUCH_BATCH, number=first))
    by_batch: dict[int, list[Entry]] = defaultdict(list)
    for entry in held:
        by_batch[entry.batch_id].append(entry)
    return [
        _Undoing(store, batch_id, entries, lambda: None).run(lambda _done, _path: None)
        for batch_id, entries in by_batch.items()
    ]


class _Undoing:
    def __init__(
        self, store: Store, batch_id: int, held: Sequence[Entry], checkpoint: Callable[[], None]
    ) -> None:
        self._store = store
        self._batch_id = batch_id
        self._held = held
        self._checkpoint = checkpoint
        self._targets = {entry.id: free_name(entry.path) for entry in held}
        self._back: dict[int, FileStat] = {}
        self._failed: dict[int, Reason] = {}
        self._waiting: list[Entry] = []
        self._restored: list[tuple[bytes, bytes]] = []
        self._failures: list[LeftOut] = []
        self._changes = CatalogChanges()
        self._is_cancelled = False
        self._roots = RootsOnDisk(store)

    def run(self, on_step: OnStep) -> Undone:
        times = folder_times.to_bring_back(self._store, self._batch_id, self._held)

        def intend(writer: Connection) -> None:
            journal.mark_undoing(writer, self._targets)
            journal.want_restored(writer, self._batch_id, times)

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
        return Undone(self._batch_id, tuple(self._restored), tuple(self._failures), self._changes)

    def _try(self, entry: Entry) -> None:
        try:
            self._checkpoint()
            absence = self._roots.absence(entry.draft.root)
            if absence is None:
                self._put_back(entry)
            else:
                self._fail(entry, absence)
        except CancelledError:
            self._is_cancelled = True
            self._fail(entry, Reason.of(ReasonCode.JOB_INTERRUPTED))
        except RefusedError as error:
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
                moved = put_back(entry, target)
            except FileExistsError:
                self._choose_again(entry)
            else:
                self._back[entry.id] = moved.stat
                self._waiting.append(entry)
                self._restored.append((entry.path, target))
                return
        raise FileExistsError(17, os.strerror(17), entry.path)

    def _choose_again(self, entry: Entry) -> None:
        """Somebody took the name since we looked: note another before it is used."""
        self._targets[entry.id] = free_name(entry.path)
        one = {entry.id: self._targets[entry.id]}
        self._store.decisions.submit(lambda writer: journal.mark_undoing(writer, one)).result()

    def _fail(self, entry: Entry, reason: Reason) -> None:
        self._failed[entry.id] = reason
        self._failures.append(LeftOut(entry.path, reason))

    def _flush(self) -> None:
        back, self._back = self._back, {}
        failed, self._failed = self._failed, {}
        waiting, self._waiting = self._waiting, []
        if not back and not failed:
            return
        targets = [self._targets[entry.id] for entry in waiting]
        sync_folders({os.path.dirname(path) for path in targets})
        sync_folders({os.path.dirname(entry.held_at) for entry in waiting})

        def mark(writer: Connection) -> None:
            journal.mark_undone(writer, back)
            journal.mark_held_on(writer, failed)

        self._store.decisions.submit(mark).result()
        self._changes |= self._store.catch_up()
        for entry in waiting:
            release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
