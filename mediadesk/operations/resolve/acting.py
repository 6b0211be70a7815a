"""Carries out a plan, file by file: journalled first, checked again, moved, then marked done."""

import errno
import logging
import os
import secrets
import stat
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mediadesk.catalog import backups, journal
from mediadesk.catalog.database import Connection
from mediadesk.catalog.store import Store, backups_path, decisions_path
from mediadesk.disk.transfer import SwappedError, UnequalError
from mediadesk.disk.trash import held_in_removed, held_in_trash, hold, release
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.journal import Entry, EntryDraft, EntryState, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, Plan, Step
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.checking import RefusedError, Verifiers, checked
from mediadesk.operations.resolve.moving import put_back, reason_of, sync_folders
from mediadesk.operations.resolve.recovery import recover

_FLUSH_STEPS = 64
_FLUSH_S = 0.5
_EXPECTED = frozenset(
    {errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG}
)
"""Errors of one file; any other speaks of the place and ends the batch."""

OnStep = Callable[[int, bytes], None]
"""Told how many files are dealt with, and the path of the latest."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What acting came to. `stopped` says why it ended before its time, if it did."""

    batch_id: int | None = None
    removed: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stopped: Reason | None = None
    changes: CatalogChanges = field(default_factory=CatalogChanges)

    @property
    def held_bytes(self) -> int:
        """Bytes that are held now, and free once they are purged."""
        return sum(entry.size_bytes for entry in self.removed)


def act(
    store: Store,
    plan: Plan,
    *,
    verifiers: Verifiers | None = None,
    checkpoint: Callable[[], None] = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> Outcome:
    """Remove what the plan says. Every file is either where it was or held, at every moment.

    `checkpoint` may raise CancelledError: then what is done stays done. Raises `OutsideError` when
    nothing could be journalled, and so nothing was touched.
    """
    uid = f"{datetime.now(UTC):%Y-%m-%d}-{secrets.token_hex(3)}"
    ready, left_out = _drafts(plan, uid)
    if not ready:
        return Outcome(left_out=(*plan.left_out, *left_out))
    _back_up(store)
    drafts = [draft for _, draft in ready]
    times = folder_times.of_folders({os.path.dirname(draft.path) for draft in drafts})
    batch_id = store.decisions.submit(
        lambda writer: journal.begin(
            writer, uid=uid, kind=_kind(plan.steps), drafts=drafts, folder_times=times
        )
    ).result()
    with store.decision_readers.use() as reader:
        entries = journal.entries(reader, batch_id=batch_id)
    steps = [step for step, _ in ready]
    batch = _Batch(store, entries, verifiers or {}, checkpoint)
    batch.run(steps, on_step)
    if batch.stopped is not None:
        batch.changes |= recover(store)
    folder_times.settle(store, batch_id)
    with store.decision_readers.use() as reader:
        removed = journal.entries(reader, batch_id=batch_id, states=[EntryState.DONE])
    return Outcome(
        batch_id=batch_id,
        removed=tuple(removed),
        left_out=(*plan.left_out, *left_out, *batch.left_out),
        stopped=batch.stopped,
        changes=batch.changes,
    )


class _Batch:
    """One batch under way: what is moved but not yet marked done, and what has gone wrong."""

    def __init__(
        self,
        store: Store,
        entries: Sequence[Entry],
        verifiers: Verifiers,
        checkpoint: Callable[[], None],
    ) -> None:
        self.left_out: list[LeftOut] = []
        self.stopped: Reason | None = None
        self.changes = CatalogChanges()
        self._store = store
        self._entries = entries
        self._verifiers = verifiers
        self._checkpoint = checkpoint
        self._done: dict[int, FileStat] = {}
        self._strangers: set[int] = set()
        self._left: dict[int, Reason] = {}
        self._unsynced: set[bytes] = set()
        self._flushed_at = time.monotonic()

    def run(self, steps: Sequence[Step], on_step: OnStep) -> None:
        for number, (step, entry) in enumerate(zip(steps, self._entries, strict=True), 1):
            if self.stopped is None:
                self._try(step, entry)
            else:
                self._leave(entry, Reason.of(ReasonCode.NOT_REACHED))
            on_step(number, entry.path)
            waiting = len(self._done) + len(self._left)
            if waiting >= _FLUSH_STEPS or time.monotonic() - self._flushed_at > _FLUSH_S:
                self._flush()
        self._flush()

    def _try(self, step: Step, entry: Entry) -> None:
        try:
            self._checkpoint()
            self._take(step, entry)
        except CancelledError:
            self._stop(entry, Reason.of(ReasonCode.JOB_INTERRUPTED))
        except RefusedError as error:
            self._leave(entry, error.reason)
        except SwappedError as error:
            if error.moved is None:
                self._leave(entry, Reason.of(ReasonCode.CHANGED_SINCE_SCAN))
            else:  # nothing is lost: it is held like any other and comes back with them
                self._strangers.add(entry.id)
                self._note_held(entry, error.moved.stat)
        except UnequalError:
            self._stop(entry, Reason.of(ReasonCode.COPY_FAILED))
        except OSError as error:
            reason = reason_of(error, entry.path, names.shown(step.root))
            if error.errno in _EXPECTED:
                self._leave(entry, reason)
            else:
                self._stop(entry, reason)

    def _take(self, step: Step, entry: Entry) -> None:
        draft = entry.draft
        with checked(step, self._verifiers, self._checkpoint) as found:
            moved = hold(
                found.victim,
                found.descriptor,
                entry.held_at,
                root=draft.root,
                place=draft.place,
                draft=entry.part_name,
                at=datetime.now(UTC).astimezone(),
            )
            self._note_held(entry, moved.stat)
            if not found.keeper_still_stays():
                self._take_back(step, entry)

    def _take_back(self, step: Step, entry: Entry) -> None:
        """Put a victim back whose keeper went in that very moment, or was the same file."""
        try:
            put_back(entry, entry.path)
        except (OSError, RefusedError, SwappedError):
            return  # its name was taken meanwhile: it stays held, and can be restored
        del self._done[entry.id]
        release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
        reason = Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(step.keeper.path))
        self._leave(entry, reason)

    def _note_held(self, entry: Entry, held: FileStat) -> None:
        self._done[entry.id] = held
        self._unsynced |= {os.path.dirname(entry.path), os.path.dirname(entry.held_at)}

    def _leave(self, entry: Entry, reason: Reason) -> None:
        self._left[entry.id] = reason
        self.left_out.append(LeftOut(entry.path, reason))

    def _stop(self, entry: Entry, reason: Reason) -> None:
        self.stopped = reason
        self._leave(entry, reason)

    def _flush(self) -> None:
        """Write the moves through to the disk, mark them done, show them in the catalog."""
        self._flushed_at = time.monotonic()
        done, self._done = self._done, {}
        left, self._left = self._left, {}
        strangers, self._strangers = self._strangers, set()
        if not done and not left:
            return
        try:
            sync_folders(self._unsynced)
            self._store.decisions.submit(
                lambda writer: _mark(writer, done, left, strangers)
            ).result()
            self.changes |= self._store.catch_up()
        except (OSError, OutsideError) as error:
            # What was moved is held; the next start finds it there and marks it done.
            log.info("moves could not be marked done: %s", error)
            self.stopped = self.stopped or _place_trouble(error)
        self._unsynced = set()


def _place_trouble(error: OSError | OutsideError) -> Reason:
    return error.reason if isinstance(error, OutsideError) else reason_of(error, b"", "")


def _mark(
    writer: Connection,
    done: dict[int, FileStat],
    left: dict[int, Reason],
    strangers: set[int],
) -> None:
    journal.mark_left(writer, left)
    journal.mark_done(writer, done, strangers=strangers)


def _drafts(plan: Plan, uid: str) -> tuple[list[tuple[Step, EntryDraft]], list[LeftOut]]:
    """Return each step with what is journalled of it, and the files that are gone already."""
    ready: list[tuple[Step, EntryDraft]] = []
    left_out: list[LeftOut] = []
    for number, step in enumerate(plan.steps):
        path = step.victim.path
        try:
            now = os.lstat(path)
        except OSError as error:
            left_out.append(LeftOut(path, reason_of(error, path, names.shown(step.root))))
            continue
        if plan.place is RemovalPlace.TRASH:
            held_at = held_in_trash(path, uid, number)
        else:
            held_at = held_in_removed(step.root, uid, path)
        if isinstance(held_at, Reason):
            left_out.append(LeftOut(path, held_at))
            continue
        draft = EntryDraft(
            kind=step.kind,
            path=path,
            root=step.root,
            keeper=step.keeper.path,
            keeper_stat=step.keeper.stat,
            held_at=held_at,
            place=plan.place,
            stat=FileStat.of(now),
            mode=stat.S_IMODE(now.st_mode),
            quick_hash=step.victim.quick_hash,
        )
        ready.append((step, draft))
    return ready, left_out


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
