"""Changes what files hold: a private copy is edited and proved, then takes the file's place.

Nothing is ever edited where it lies. A new file is made beside the old one, written through to the
disk, and proved by whoever edits it; what it replaces is kept; the old file is looked at once more;
only then do they change places. At every moment the file is the old one or the new one, whole.
"""

import contextlib
import logging
import os
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal, rewrites
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.copying import UnequalError
from mediadesk.disk.changing.transfer import SwappedError
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.media import FileStat
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.domain.rewrites import Prepared, Rewrite
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.checking import RefusedError
from mediadesk.operations.resolve.moving import OF_ONE_FILE, reason_of, sync_folders
from mediadesk.operations.resolve.rewriting import preparing
from mediadesk.operations.resolve.rewriting.preparing import Change

_FLUSH_FILES = 64
_FLUSH_BYTES = 256 << 20


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What changing came to. `stopped` says why it ended before its time, if it did."""

    batch_id: int | None = None
    done: tuple[Rewrite, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stopped: Reason | None = None
    kept_bytes: int = 0
    changes: CatalogChanges = field(default_factory=CatalogChanges)


def rewrite(
    store: Store,
    changes: Sequence[Change],
    *,
    kind: str,
    kept_limit_bytes: int | None = None,
    checkpoint: Checkpoint = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> Rewritten:
    """Carry out changes as a batch of their own that History names `kind`.

    `checkpoint` may raise CancelledError: what is done stays done. Raises `OutsideError` when
    nothing could be journalled, and so nothing was touched.
    """
    if not changes:
        return Rewritten()
    uid = f"{datetime.now(UTC):%Y-%m-%d}-{secrets.token_hex(3)}"
    roots = {change.draft.root for change in changes}
    times = folder_times.of_folders(folders_of(changes) | roots)

    def begin(writer: Connection) -> int:
        batch_id = journal.begin(writer, uid=uid, kind=kind, drafts=(), folder_times=times)
        rewrites.plan(writer, batch_id, [change.draft for change in changes])
        return batch_id

    batch_id = store.decisions.submit(begin).result()
    return carry_out(
        store,
        batch_id,
        changes,
        kept_limit_bytes=kept_limit_bytes,
        checkpoint=checkpoint,
        on_step=on_step,
    )


def folders_of(changes: Iterable[Change]) -> set[bytes]:
    """Return the folders that changes touch, those above new folders of an archive among them."""
    found: set[bytes] = set()
    for draft in (change.draft for change in changes):
        found |= {os.path.dirname(draft.path), os.path.dirname(draft.target)}
        folder = os.path.dirname(draft.target)
        while draft.path != draft.target and folder != draft.root and is_inside(folder, draft.root):
            folder = os.path.dirname(folder)
            found.add(folder)
    return found


def carry_out(
    store: Store,
    batch_id: int,
    changes: Sequence[Change],
    *,
    kept_limit_bytes: int | None = None,
    checkpoint: Checkpoint = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> Rewritten:
    """Carry out the changes that were planned in a batch (`rewrites.plan`), in their order."""
    with store.decision_readers.use() as reader:
        planned = rewrites.rewrites(reader, batch_id=batch_id)
        room = None if kept_limit_bytes is None else kept_limit_bytes - rewrites.kept_bytes(reader)
    batch = _Batch(store, room, checkpoint)
    batch.run(list(zip(changes, planned, strict=True)), on_step)
    folder_times.settle(store, batch_id)
    touched = {os.path.dirname(path) for one in batch.done for path in (one.path, one.target)}
    if idle := folders_of(changes) - touched:  # what was made ready there is gone again
        folder_times.bring_back(store, batch_id, folder_times.before_batch(store, batch_id, idle))
    return Rewritten(
        batch_id=batch_id,
        done=tuple(batch.done),
        left_out=tuple(batch.left_out),
        stopped=batch.stopped,
        kept_bytes=batch.kept_bytes,
        changes=batch.changes,
    )


class _Batch:
    """One batch under way: what lies ready, what has taken its place, what has gone wrong."""

    def __init__(self, store: Store, room: int | None, checkpoint: Checkpoint) -> None:
        self.done: list[Rewrite] = []
        self.left_out: list[LeftOut] = []
        self.stopped: Reason | None = None
        self.kept_bytes = 0
        self.changes = CatalogChanges()
        self._store = store
        self._room = room
        self._checkpoint = checkpoint
        self._ready: list[tuple[Change, Rewrite, Prepared | None]] = []
        self._left: dict[int, Reason] = {}

    def run(self, steps: Sequence[tuple[Change, Rewrite]], on_step: OnStep) -> None:
        for number, (change, one) in enumerate(steps, 1):
            if self.stopped is None:
                self._attempt(one, lambda change=change, one=one: self._prepare(change, one))  # type: ignore[misc]
            else:
                self._leave(one, Reason.of(ReasonCode.NOT_REACHED))
            on_step(number, one.path)
            ready_bytes = sum(p.after.size_bytes for _, _, p in self._ready if p is not None)
            if len(self._ready) >= _FLUSH_FILES or ready_bytes > _FLUSH_BYTES:
                self._flush()
        self._flush()

    def _attempt(self, one: Rewrite, step: Callable[[], None]) -> bool:
        """Do one step for one file; return whether it succeeded, and note why it did not."""
        try:
            step()
        except CancelledError:
            self._stop(one, Reason.of(ReasonCode.JOB_INTERRUPTED))
        except RefusedError as error:
            self._leave(one, error.reason)
        except SwappedError:
            self._leave(one, Reason.of(ReasonCode.CHANGED_SINCE_SCAN))
        except FileExistsError:
            self._leave(one, Reason.of(ReasonCode.NAME_TAKEN, path=names.shown(one.target)))
        except UnequalError:
            self._stop(one, Reason.of(ReasonCode.COPY_FAILED))
        except OSError as error:
            reason = reason_of(error, one.path, names.shown(one.draft.root))
            (self._leave if error.errno in OF_ONE_FILE else self._stop)(one, reason)
        else:
            return True
        return False

    def _prepare(self, change: Change, one: Rewrite) -> None:
        self._checkpoint()
        prepared = preparing.prepare(change, one, self._room, self._checkpoint)
        if prepared is not None:
            self.kept_bytes += prepared.kept_bytes
            if self._room is not None:
                self._room -= prepared.kept_bytes
        self._ready.append((change, one, prepared))

    def _leave(self, one: Rewrite, reason: Reason) -> None:
        self._left[one.id] = reason
        self.left_out.append(LeftOut(one.path, reason))

    def _stop(self, one: Rewrite, reason: Reason) -> None:
        self.stopped = reason
        self._leave(one, reason)

    def _flush(self) -> None:
        """Put the prepared files in place and mark their changes done."""
        ready, self._ready = self._ready, []
        prepared = {one.id: made for _, one, made in ready if made is not None}
        done: dict[int, FileStat] = {}
        try:
            if prepared:
                self._write(lambda writer: rewrites.mark_prepared(writer, prepared))
            for change, one, made in ready:
                self._place(change, one, made, done)
            sync_folders({os.path.dirname(one.target) for _, one, _ in ready if one.id in done})
            left, self._left = self._left, {}
            if done or left:
                self._write(lambda writer: _mark(writer, done, left))
            self.changes |= self._store.catch_up()
        except (OSError, OutsideError) as error:
            # What took its place is there, whole; the next start finds it and marks it done.
            log.info("changes could not be marked done: %s", error)
            self.stopped = self.stopped or place_trouble(error)
            for _, one, made in ready:
                if one.id not in done and made is not None:
                    with contextlib.suppress(OSError):
                        preparing.discard(one)

    def _place(
        self, change: Change, one: Rewrite, made: Prepared | None, done: dict[int, FileStat]
    ) -> None:
        """Put one prepared file in place, if the old file is still what it was."""

        def step() -> None:
            if self.stopped is not None:
                raise RefusedError(Reason.of(ReasonCode.NOT_REACHED))
            done[one.id] = preparing.take_place(change, one, made)
            self.done.append(one)

        if not self._attempt(one, step):
            with contextlib.suppress(OSError):
                preparing.discard(one)

    def _write(self, work: Callable[[Connection], None]) -> None:
        self._store.decisions.submit(work).result()


def place_trouble(error: OSError | OutsideError) -> Reason:
    """Return what an error says of the place."""
    return error.reason if isinstance(error, OutsideError) else reason_of(error, b"", "")


def _mark(writer: Connection, done: Mapping[int, FileStat], left: Mapping[int, Reason]) -> None:
    rewrites.mark_left(writer, left)
    rewrites.mark_done(writer, done)
