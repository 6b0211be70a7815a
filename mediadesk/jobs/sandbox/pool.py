"""A pool of child processes: pebble's, with a thread of its own and a list of who waits for it."""

import logging
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from mediadesk.jobs import fork_server
from mediadesk.jobs.sandbox import child

Result = TypeVar("Result")

_STOP_WAIT_S = 0.8
_LOOK_S = 0.05
"""How often pebble looks whether a child died, a task is out of time, or all is to end.

By itself it takes 0.1 s, and the end of each program that had children waited for it.
"""

log = logging.getLogger(__name__)


class PoolBrokenError(RuntimeError):
    """The pool itself is of no more use; the task is innocent."""


class Pool:
    """Children that are started at once and end together."""

    def __init__(self, workers: int, preload: Sequence[str]) -> None:
        """Start `workers` children."""
        # Imported here: it brings asyncio along, and most commands never start a child.
        from pebble import CONSTS, ProcessPool  # noqa: PLC0415

        CONSTS.sleep_unit = _LOOK_S

        self._pool = ProcessPool(
            max_workers=workers,
            initializer=child.prepare,
            context=fork_server.context(preload),
        )
        self._waiting: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._has_begun = False
        self.was_interrupted = False
        """True when it was ended in the middle of what it did, to free the disk."""
        started = threading.Event()
        threading.Thread(
            target=self._keep, args=(started,), name="sandbox-keeper", daemon=True
        ).start()
        started.wait()

    def schedule(
        self,
        function: Callable[..., Result],
        *args: object,
        timeout_s: float | None = None,
    ) -> "Future[Result]":
        """Hand a call to the next free child, which has so long for it."""
        if not self.is_alive:
            raise PoolBrokenError("it could not start or has ended")
        try:
            future: Future[Result] = self._pool.schedule(function, args=args, timeout=timeout_s)
        except RuntimeError as error:
            raise PoolBrokenError(str(error)) from error
        with self._lock:
            self._waiting.add(future)
        future.add_done_callback(self.forget)
        if self._over.is_set():
            future.cancel()
        return future

    def forget(self, future: "Future[Any]") -> None:
        """Drop an answer that nobody waits for any more."""
        with self._lock:
            self._waiting.discard(future)

    @property
    def is_alive(self) -> bool:
        """True while it can answer."""
        return self._has_begun and not self._over.is_set() and bool(self._pool.active)

    @property
    def is_busy(self) -> bool:
        """True while somebody waits for an answer."""
        with self._lock:
            return bool(self._waiting)

    def stop(self) -> bool:
        """End the children and wake whoever waits; False when a child would not go in time."""
        self._over.set()
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble's stop has no annotations
        with self._lock:
            waiting = list(self._waiting)
        for future in waiting:  # pebble leaves them without an answer
            future.cancel()
        stopper = threading.Thread(target=self._pool.join, name="sandbox-join", daemon=True)
        stopper.start()
        stopper.join(_STOP_WAIT_S)
        return not stopper.is_alive()

    def _keep(self, started: threading.Event) -> None:
        """Start the children and stay: Linux ends a child with the thread that began it.

        They inherit this thread's deafness for Ctrl+C, which is for the parent to answer.
        """
        try:
            if sys.platform != "win32":
                from multiprocessing import resource_tracker  # noqa: PLC0415 - as above

                resource_tracker.ensure_running()  # its start would take the block away again
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            self._pool.schedule(child.nothing)
            self._has_begun = True
        except (RuntimeError, OSError) as error:
            log.info("no child process could be started: %s", error)
        finally:
            started.set()
        self._over.wait()
