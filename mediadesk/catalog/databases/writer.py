"""One thread and one connection write a database; everybody else asks it to."""

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from mediadesk.catalog.databases.database import outside_error, told
from mediadesk.domain.errors import DefectError, OutsideError
from mediadesk.domain.reasons import ReasonCode

Result = TypeVar("Result")

_WAITING = 32
"""How many writes may wait; whoever asks for more is held, so memory stays bounded."""
_MANY = 5_000
"""After so many rows were written, tables are looked through so that queries are planned well: for
the files of a large library that takes half a second."""

log = logging.getLogger(__name__)


class Writer:
    """Runs each submitted function in a transaction of its own, in the order submitted.

    A function that raises leaves no trace: its transaction is rolled back whole, the error goes
    to whoever asked, and the thread lives on. SQLite's own errors arrive as `OutsideError`, those
    that only a mistake of ours can cause as `DefectError`.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        on_full: Callable[[], None] = lambda: None,
    ) -> None:
        """Take over `connection`, which nobody else may use from now on.

        `on_full` makes room when the disk is full, for what must still be written.
        """
        self._on_full = on_full
        self._connection = connection
        self._path = path
        self._queue: queue.Queue[tuple[Callable[[sqlite3.Connection], Any], Future[Any]] | None]
        self._queue = queue.Queue(_WAITING)
        self._closed, self._closing = False, threading.Lock()
        self._thread = threading.Thread(target=self._serve, name=f"writer-{path.name}", daemon=True)
        self._thread.start()

    def submit(self, write: Callable[[sqlite3.Connection], Result]) -> Future[Result]:
        """Ask for `write(connection)`; never from the window's own thread, for it may wait."""
        future: Future[Result] = Future()
        with self._closing:  # behind the last one nobody would ever be answered
            if self._closed:
                raise DefectError("a write was asked for after the database was closed")
            self._queue.put((write, future))
        return future

    def close(self) -> None:
        """Finish what was asked for, fold the log into the file, and close it.

        On a full disk the log stays beside the file, to be folded in by the next start.
        """
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        self._thread.join()
        try:
            self._fold_in()
        finally:
            self._connection.close()

    def _fold_in(self) -> None:
        try:
            (changed,) = self._connection.execute("SELECT total_changes()").fetchone()
            if changed >= _MANY:
                self._connection.execute("PRAGMA optimize")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            trouble = outside_error(error, self._path)
            if trouble.reason.code is not ReasonCode.DISK_FULL:
                raise trouble from error
            self._on_full()
            log.info("%s is closed with its log beside it: its disk is full", self._path.name)

    def _serve(self) -> None:
        while (asked := self._queue.get()) is not None:
            write, future = asked
            if not future.set_running_or_notify_cancel():
                continue
            try:
                outcome = self._transact(write)
            except sqlite3.Error as error:
                trouble = told(error, self._path)
                if (
                    isinstance(trouble, OutsideError)
                    and trouble.reason.code is ReasonCode.DISK_FULL
                ):
                    self._on_full()
                future.set_exception(trouble)
            except BaseException as error:  # noqa: BLE001 - goes to whoever asked
                future.set_exception(error)
            else:
                future.set_result(outcome)

    def _transact(self, write: Callable[[sqlite3.Connection], Result]) -> Result:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            outcome = write(self._connection)
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        return outcome
