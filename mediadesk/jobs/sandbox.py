"""Opens files in child processes, so that a broken or hostile file can only hurt its own child.

pebble's `ProcessPool` does the work, with the cures that docs of the project's decisions list:
default SIGTERM in the child, death with the parent, at most workers + 1 tasks in flight, a CPU
limit raised before each task, and a pool that is built anew when it breaks.
"""

import contextlib
import ctypes
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError as FutureCancelledError
from concurrent.futures import Future
from multiprocessing import get_context
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

Argument = TypeVar("Argument")
Result = TypeVar("Result")

MEMORY_LIMIT_BYTES = 2 * 1024**3
_PR_SET_PDEATHSIG = 1
_CPU_GRACE_S = 5
_STOP_WAIT_S = 1.0
_REBUILDS = 2
"""How often one task is tried again when the pool itself broke under it."""

log = logging.getLogger(__name__)


class Sandbox:
    """A pool of child processes that run one function call each, within limits.

    `run` may be called from any thread; it blocks until the child has answered.
    """

    def __init__(self, workers: int, *, memory_limit_bytes: int = MEMORY_LIMIT_BYTES) -> None:
        """Prepare for `workers` children; none is started before the first call."""
        self._workers = max(1, workers)
        self._memory_limit_bytes = memory_limit_bytes
        self._pool: ProcessPool | None = None
        self._building = threading.Lock()
        self._places = threading.BoundedSemaphore(self._workers + 1)
        self._closed = False

    def start(self, warm_up: Callable[[], object]) -> None:
        """Start the children now and let each import what it needs, without waiting for it."""
        pool = self._ready_pool()
        for _ in range(self._workers):
            pool.schedule(warm_up)

    def run(
        self, function: Callable[[Argument], Result], argument: Argument, *, timeout_s: float
    ) -> Result:
        """Return `function(argument)` computed in a child.

        Raises `OutsideError` with DECODER_TIMEOUT, DECODER_CRASHED or DECODER_MEMORY when the
        child did not survive it, WORKER_CANNOT_START when there is no child to be had, and
        whatever the function itself raised.
        """
        task = (function, argument, timeout_s)
        with self._places:
            for _ in range(_REBUILDS):
                pool = self._ready_pool()
                try:
                    future: Future[Result] = pool.schedule(_guarded, args=task, timeout=timeout_s)
                except RuntimeError as error:
                    self._drop(pool, error)
                    continue
                try:
                    return _answer(future, timeout_s)
                except FutureCancelledError as error:
                    self._drop(pool, error)
            raise OutsideError(
                Reason.of(ReasonCode.WORKER_CANNOT_START, detail="its pool broke twice")
            )

    def close(self) -> bool:
        """Stop every child at once. False when one would not go within a second."""
        self._closed = True
        with self._building:
            pool, self._pool = self._pool, None
        if pool is None:
            return True
        pool.stop()  # type: ignore[no-untyped-call]  # pebble's stop has no annotations
        stopper = threading.Thread(target=pool.join, name="sandbox-join", daemon=True)
        stopper.start()
        stopper.join(_STOP_WAIT_S)
        return not stopper.is_alive()

    def _ready_pool(self) -> ProcessPool:
        with self._building:
            if self._closed:
                raise CancelledError
            if self._pool is None:
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    initializer=_prepare_child,
                    initargs=(os.getpid(), self._memory_limit_bytes),
                    context=get_context("spawn"),
                )
            return self._pool

    def _drop(self, pool: ProcessPool, error: BaseException) -> None:
        """Forget a broken pool so that the next call builds another."""
        if self._closed:
            raise CancelledError from error
        log.info("the pool of decoders broke and is built anew: %s", error)
        with self._building:
            if self._pool is pool:
                self._pool = None
        with contextlib.suppress(RuntimeError):
            pool.stop()  # type: ignore[no-untyped-call]  # pebble's stop has no annotations


def _answer(future: Future[Result], timeout_s: float) -> Result:
    """Wait for a child's answer; the ways a child can die become reasons."""
    try:
        return future.result()
    except TimeoutError as error:
        reason = Reason.of(ReasonCode.DECODER_TIMEOUT, seconds=round(timeout_s))
        raise OutsideError(reason) from error
    except ProcessExpired as error:
        raise OutsideError(_reason_of_death(error.exitcode)) from error
    except MemoryError as error:
        raise OutsideError(Reason.of(ReasonCode.DECODER_MEMORY)) from error


def _reason_of_death(exit_code: int) -> Reason:
    if exit_code == -signal.SIGXCPU:
        return Reason.of(ReasonCode.DECODER_TIMEOUT, seconds=0)
    return Reason.of(ReasonCode.DECODER_CRASHED, exit_code=exit_code)


def _guarded(function: Callable[[Any], Result], argument: object, timeout_s: float) -> Result:
    """Run in the child: allow this task its own share of processor time, then do it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + timeout_s) + _CPU_GRACE_S
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    return function(argument)


def _prepare_child(parent_pid: int, memory_limit_bytes: int) -> None:
    """Run once in each child: be killable, quiet, polite and bounded."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # numpy's own threads only cost address space here, which is limited below.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        if os.getppid() != parent_pid:  # the parent went before prctl could say so
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
