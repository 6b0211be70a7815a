"""Stores finished studies in batches, counts them, and keeps the job's own row in step."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from mediadesk.catalog import jobs
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import studies
from mediadesk.catalog.store import Store
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import CATALOG_TROUBLE, PASSING_TROUBLE, Reason
from mediadesk.operations.scanning.analysis import Studied

_FLUSH_FILES = 192
_FLUSH_S = 0.4
_WRITES_AHEAD = 3

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Stored:
    """What was stored so far. `reason` says why storing had to stop, if it had to."""

    changed: int = 0
    moved: set[int] = field(default_factory=set)
    """Ids of the rows that went on under a new path."""
    reason: Reason | None = None


class StudyStore:
    """Collects studies and writes them, a few hundred to a transaction.

    Any thread may call `add` and `flush`. A batch that cannot be written whole is written again
    file by file; when the catalog itself is in trouble, `on_stop` is told and nothing is lost:
    what is not stored is still owed.
    """

    def __init__(
        self,
        store: Store,
        job_id: int,
        *,
        stored: Stored,
        note: Callable[[Connection], None],
        on_changes: Callable[[CatalogChanges], None],
        on_stop: Callable[[Reason], None],
    ) -> None:
        """Write for the job `job_id`, counting in `stored`.

        `note` stores the job's progress in the same transaction as the studies.
        """
        self._store = store
        self._job_id = job_id
        self._note = note
        self._on_changes = on_changes
        self._on_stop = on_stop
        self._lock = threading.RLock()
        self._waiting: list[Studied] = []
        self._flushed_at = time.monotonic()
        self._writes: deque[tuple[list[Studied], Future[CatalogChanges]]] = deque()
        self._stored = stored
        self._unread: set[int] = set()

    def add(self, batch: Sequence[Studied]) -> None:
        """Take studies; they are on disk after the next `flush`, a fraction of a second later."""
        with self._lock:
            self._waiting += batch
            is_late = time.monotonic() - self._flushed_at > _FLUSH_S
            if is_late or len(self._waiting) >= _FLUSH_FILES:
                self._submit()

    def tick(self) -> None:
        """Store what has waited long enough, though nothing follows it; call this often.

        A file that takes long, or a share that hangs, must not keep the others from being shown.
        """
        if self._lock.acquire(blocking=False):
            try:
                if self._waiting and time.monotonic() - self._flushed_at > _FLUSH_S:
                    self._submit()
                while self._writes and self._writes[0][1].done():
                    self._settle()
            finally:
                self._lock.release()

    def flush(self) -> None:
        """Store everything and wait until it is on disk."""
        with self._lock:
            if self._waiting:
                self._submit()
            while self._writes:
                self._settle()

    @property
    def unread(self) -> frozenset[int]:
        """Ids of the files that could not be read now and are still owed."""
        with self._lock:
            return frozenset(self._unread)

    def _submit(self) -> None:
        batch, self._waiting = self._waiting, []
        self._flushed_at = time.monotonic()
        future = self._store.catalog.submit(lambda writer: self._write(writer, batch))
        self._writes.append((batch, future))
        while len(self._writes) > _WRITES_AHEAD:
            self._settle()

    def _settle(self) -> None:
        """Wait for the oldest write; try again one by one what could not be written together."""
        batch, future = self._writes.popleft()
        try:
            changes = future.result()
        except OutsideError as error:
            if error.reason.code in CATALOG_TROUBLE:
                self._stop(error.reason)
                return
            batch, changes = self._write_singly(batch)
        except Exception:
            log.exception("a batch of %d files could not be stored together", len(batch))
            batch, changes = self._write_singly(batch)
        self._count(batch)
        self._on_changes(changes)

    def _write_singly(self, batch: list[Studied]) -> tuple[list[Studied], CatalogChanges]:
        """Write file by file; returns those that could be written and what they touched."""
        changes, written = CatalogChanges(), list[Studied]()
        for studied in batch:
            try:
                changes |= self._store.catalog.submit(
                    lambda writer, one=studied: self._write(writer, [one])  # type: ignore[misc]
                ).result()
            except OutsideError as error:
                self._stop(error.reason)
                break
            except Exception:
                log.exception("not stored: %r", studied.file.path)
            else:
                written.append(studied)
        return written, changes

    def _write(self, writer: Connection, batch: Sequence[Studied]) -> CatalogChanges:
        added: set[int] = set()
        touched: set[int] = set()
        errors: list[tuple[bytes, Reason]] = []
        for studied in batch:
            if studied.moved_from is not None:
                anew = studied.study if studied.anew else None
                changes = studies.take_over(writer, studied.moved_from, studied.file, anew)
            else:
                changes = studies.store(writer, studied.file, studied.study)
            added |= changes.added
            touched |= changes.files
            if studied.study.reason is not None:
                errors.append((studied.file.path, studied.study.reason))
        if errors:
            jobs.add_errors(writer, self._job_id, errors)
        self._note(writer)
        return CatalogChanges(
            added=frozenset(added), files=frozenset(touched), jobs=frozenset({self._job_id})
        )

    def _count(self, batch: Sequence[Studied]) -> None:
        for studied in batch:
            self._stored.changed += studied.changed
            if _is_still_owed(studied):
                self._unread.add(studied.file.id)
            if studied.moved_from is not None:
                self._stored.moved.add(studied.moved_from)

    def _stop(self, reason: Reason) -> None:
        self._stored.reason = reason
        self._on_stop(reason)


def _is_still_owed(studied: Studied) -> bool:
    reason = studied.study.reason
    return reason is not None and reason.code in PASSING_TROUBLE
