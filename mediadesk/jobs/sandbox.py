"""Opens files in child processes, so that a broken or hostile file can only hurt its own child.

pebble's `ProcessPool` does the work, with cures for what was found in it: default SIGTERM in the
child, death with the parent, a parent thread that outlives the children, at most workers + 1 tasks
in flight, a CPU limit raised before each task, and a pool that is built anew when it breaks.
"""

import contextlib
import ctypes
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError as FutureCancelledError
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

Argument = TypeVar("Argument")
Result = TypeVar("Result")

MEMORY_LIMIT_BYTES = 2 * 1024**3
_PR_SET_PDEATHSIG = 1
_CPU_GRACE_S = 5
_STOP_WAIT_S = 0.8
_LOOK_S = 0.5
"""How often a waiting call looks whether its pool is still there to answer."""
_ATTEMPTS = 3
"""How often one task is begun when the pool itself breaks under it."""

log = logging.getLogger(__name__)


class Sandbox:
    """A pool of child processes that run one function call each, within limits.

    `run` may be called from any thread; it blocks until the child has answered.
    """

    def __init__(
        self,
        workers: int,
        *,
        memory_limit_bytes: int = MEMORY_LIMIT_BYTES,
        preload: Sequence[str] = (),
    ) -> None:
        """Prepare for `workers` children; none is started before the first call.

        `preload` names modules that a child needs; on Linux they are imported once for all.
        """
        self._workers = max(1, workers)
        self._preload = preload
        self._memory_limit_bytes = memory_limit_bytes
        self._pool: _Pool | None = None
        self._building = threading.Lock()
        self._places = threading.BoundedSemaphore(self._workers + 1)
        self._closed = False

    def start(self, warm_up: Callable[[], object]) -> None:
        """Start the children now and let each import what it needs, without waiting for it."""

        def begin() -> None:
            with contextlib.suppress(RuntimeError, CancelledError):  # the first `run` says why
                pool = self._ready_pool()
                for _ in range(self._workers):
                    pool.schedule(warm_up)

        threading.Thread(target=begin, name="sandbox-start", daemon=True).start()

    def run(
        self, function: Callable[[Argument], Result], argument: Argument, *, timeout_s: float
    ) -> Result:
        """Return `function(argument)` computed in a child.

        Raises `OutsideError` with DECODER_TIMEOUT, DECODER_CRASHED or DECODER_MEMORY when the
        child did not survive it, WORKER_CANNOT_START when there is no child to be had,
        `CancelledError` when the sandbox is closed meanwhile, and whatever the function raised.
        """
        with self._places:
            for _ in range(_ATTEMPTS):
                pool = None
                try:
                    pool = self._ready_pool()
                    return _answer(pool, (function, argument, timeout_s))
                except _PoolBrokenError as error:
                    self._drop(pool, error)
            raise OutsideError(
                Reason.of(ReasonCode.WORKER_CANNOT_START, detail="it ends before it can begin")
            )

    def close(self) -> bool:
        """Stop every child at once. False when one would not go within a second."""
        self._closed = True
        with self._building:
            pool, self._pool = self._pool, None
        return pool is None or pool.stop()

    def _ready_pool(self) -> "_Pool":
        with self._building:
            if self._closed:
                raise CancelledError
            if self._pool is None:
                self._pool = _Pool(self._workers, self._memory_limit_bytes, self._preload)
            return self._pool

    def _drop(self, pool: "_Pool | None", error: Exception) -> None:
        """Forget a broken pool so that the next call builds another."""
        if self._closed:
            raise CancelledError from error
        with self._building:
            if pool is None or self._pool is not pool:
                return  # somebody else was faster
            self._pool = None
        log.info("the pool of decoders broke and is built anew: %s", error)
        pool.stop()


class _PoolBrokenError(RuntimeError):
    """The pool itself is of no more use; the task is innocent."""


class _Pool:
    """pebble's pool with a thread of its own, and a list of who waits for it."""

    def __init__(self, workers: int, memory_limit_bytes: int, preload: Sequence[str]) -> None:
        self._pool = ProcessPool(
            max_workers=workers,
            initializer=_prepare_child,
            initargs=(memory_limit_bytes,),
            context=_context(preload),
        )
        self._waiting: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._has_begun = False
        started = threading.Event()
        threading.Thread(
            target=self._keep, args=(started,), name="sandbox-keeper", daemon=True
        ).start()
        started.wait()

    def schedule(self, function: Callable[..., Result], *args: object) -> "Future[Result]":
        """Hand a call to the next free child."""
        return self._schedule(function, args, None)

    def submit(
        self, function: Callable[..., Result], args: tuple[object, ...], timeout_s: float
    ) -> "Future[Result]":
        """Hand a call to the next free child, which has so long for it."""
        return self._schedule(function, args, timeout_s)

    def forget(self, future: "Future[Any]") -> None:
        """Say that nobody waits for this answer any more."""
        with self._lock:
            self._waiting.discard(future)

    @property
    def is_alive(self) -> bool:
        return self._has_begun and not self._over.is_set() and bool(self._pool.active)

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

    def _schedule(
        self, function: Callable[..., Result], args: tuple[object, ...], timeout_s: float | None
    ) -> "Future[Result]":
        if not self.is_alive:
            raise _PoolBrokenError("it could not start or has ended")
        try:
            future: Future[Result] = self._pool.schedule(function, args=args, timeout=timeout_s)
        except RuntimeError as error:
            raise _PoolBrokenError(str(error)) from error
        with self._lock:
            self._waiting.add(future)
        future.add_done_callback(self.forget)
        if self._over.is_set():
            future.cancel()
        return future

    def _keep(self, started: threading.Event) -> None:
        """Start the children and stay: Linux ends a child with the thread that began it.

        They inherit this thread's deafness for Ctrl+C, which is for the parent to answer.
        """
        try:
            if sys.platform != "win32":
                resource_tracker.ensure_running()  # its start would take the block away again
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            self._pool.schedule(_nothing)
            self._has_begun = True
        except (RuntimeError, OSError) as error:
            log.info("no child process could be started: %s", error)
        finally:
            started.set()
        self._over.wait()


def _context(preload: Sequence[str]) -> BaseContext:
    """Return the way children are started: never by forking this process, which may hold Qt.

    On Linux one fresh process imports `preload` once and is forked for each child: half a second
    and half the memory less than if each child imported everything itself.
    """
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _answer(pool: _Pool, task: tuple[Callable[[Argument], Result], Argument, float]) -> Result:
    """Wait for a child's answer; the ways a child can die become reasons."""
    timeout_s, begun_s = task[2], time.monotonic()
    future: Future[Result] = pool.submit(_guarded, task, timeout_s)
    try:
        while not _is_done(future):
            if not pool.is_alive:
                raise _PoolBrokenError("it stopped without an answer")
        return future.result()
    except TimeoutError as error:
        if time.monotonic() - begun_s < timeout_s / 2:
            # pebble counts by the clock on the wall, which somebody has just set.
            raise _PoolBrokenError("the clock jumped") from error
        reason = Reason.of(ReasonCode.DECODER_TIMEOUT, seconds=round(timeout_s))
        raise OutsideError(reason) from error
    except ProcessExpired as error:
        raise OutsideError(_reason_of_death(error.exitcode, timeout_s)) from error
    except MemoryError as error:
        raise OutsideError(Reason.of(ReasonCode.DECODER_MEMORY)) from error
    except (BrokenProcessPool, FutureCancelledError) as error:
        raise _PoolBrokenError(str(error) or "it was stopped") from error
    finally:
        pool.forget(future)


def _is_done(future: "Future[Any]") -> bool:
    with contextlib.suppress(TimeoutError, FutureCancelledError):
        future.exception(timeout=_LOOK_S)
    return future.done()


def _reason_of_death(exit_code: int, timeout_s: float) -> Reason:
    if sys.platform != "win32" and exit_code == -signal.SIGXCPU:
        return Reason.of(ReasonCode.DECODER_TIMEOUT, seconds=round(timeout_s))
    return Reason.of(ReasonCode.DECODER_CRASHED, exit_code=exit_code)


def _nothing() -> None:
    """Do nothing, so that a pool starts its children."""


def _guarded(function: Callable[[Any], Result], argument: object, timeout_s: float) -> Result:
    """Run in the child: allow this task its own share of processor time, then do it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + timeout_s) + _CPU_GRACE_S
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    return function(argument)


def _prepare_child(memory_limit_bytes: int) -> None:
    """Run once in each child: be killable, quiet, polite and bounded."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # numpy's own threads only cost address space here, which is limited below.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        parent = parent_process()
        if parent is None or not parent.is_alive():  # it went before prctl could say so
            os._exit(1)
        os.nice(5)
        resource.setrlimit(resource.RLIMIT_AS, (memory_limit_bytes, memory_limit_bytes))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Decoders written in C complain on standard error; their words go to no terminal.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
