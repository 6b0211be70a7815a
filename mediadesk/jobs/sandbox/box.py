"""Calls functions in child processes, each call within limits of time, memory and processor.

pebble's `ProcessPool` does the work, with cures for what was found in it: default SIGTERM in the
child, death with the parent, a parent thread that outlives the children, few tasks in flight, a
CPU limit raised before each task, a pool that is built anew when it breaks, and one that is left
behind when a child hangs in the kernel, for pebble then waits without limit.
"""

import contextlib
import logging
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError as FutureCancelledError
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.jobs.sandbox import child
from mediadesk.jobs.sandbox.pool import Pool, PoolBrokenError
from mediadesk.jobs.sandbox.stream import Streams

Argument = TypeVar("Argument")
Result = TypeVar("Result")

_LOOK_S = 0.5
"""How often a waiting call looks whether its pool is still there to answer."""
_FROZEN_S = 2.0
"""How long after its time a task may still be unanswered before its pool is given up."""
_ATTEMPTS = 3
"""How often one task is begun when the pool itself breaks under it."""

log = logging.getLogger(__name__)


class _Limits(NamedTuple):
    """What a task may take: time on the wall, and of the processor."""

    wall_s: float
    cpu_s: float


class _InterruptedError(RuntimeError):
    """The children were taken away on purpose; the task is to be begun again."""


class Sandbox:
    """A pool of child processes that run one function call each, within limits.

    `run` may be called from any thread; it blocks until the child has answered.
    """

    def __init__(
        self,
        workers: int,
        *,
        preload: Sequence[str] = (),
    ) -> None:
        """Prepare for `workers` children; none is started before the first call.

        `preload` names modules that a child needs; on Linux they are imported once for all.
        """
        self._workers = max(1, workers)
        self._preload = preload
        self._pool: Pool | None = None
        self._building = threading.Lock()
        self._places = threading.BoundedSemaphore(self._workers + 1)
        self._streams = Streams(preload)
        self._all_went = True
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
        self,
        function: Callable[[Argument], Result],
        argument: Argument,
        *,
        timeout_s: float,
        cpu_s: float | None = None,
        checkpoint: Checkpoint | None = None,
    ) -> Result:
        """Return `function(argument)` computed in a child.

        The child has `timeout_s` in all, `cpu_s` of it (all when None) for computing. When it is
        taken away by `interrupt`, it is done again; `checkpoint` is asked before each begin.

        Raises `OutsideError` with DECODER_TIMEOUT, DECODER_CRASHED or DECODER_MEMORY when the
        child did not survive it, WORKER_CANNOT_START when there is no child to be had,
        `CancelledError` when the sandbox is closed meanwhile, and whatever the function or
        `checkpoint` raised.
        """
        limits = _Limits(timeout_s, timeout_s if cpu_s is None else cpu_s)
        attempts = _ATTEMPTS
        while attempts:
            try:
                with self._places:
                    if checkpoint is not None:
                        checkpoint()
                    return self._attempt(function, argument, limits)
            except _InterruptedError:
                continue
            except PoolBrokenError:
                attempts -= 1
        raise OutsideError(
            Reason.of(ReasonCode.WORKER_CANNOT_START, detail="it ends before it can begin")
        )

    def stream(
        self,
        function: Callable[[Argument], Iterator[Result]],
        argument: Argument,
        *,
        silence_s: float,
        checkpoint: Checkpoint,
    ) -> Iterator[Result]:
        """Yield what a generator function yields in a child of its own.

        Raises TimeoutError when nothing at all came for `silence_s`, `OutsideError` when the
        child died, and what the function or `checkpoint` (asked ten times a second) raised.
        """
        if self._closed:
            raise CancelledError
        yield from self._streams.run(function, argument, silence_s, checkpoint)

    def interrupt(self) -> None:
        """Take away the children in the middle of what they do, at once and without waiting.

        What was asked of them is asked again of others, unless its checkpoint ends it.
        """
        with self._building:
            pool = self._pool
            if pool is None or not pool.is_busy:
                return
            self._pool = None
            pool.was_interrupted = True
        threading.Thread(
            target=self._stop, args=(pool,), name="sandbox-interrupt", daemon=True
        ).start()

    def close(self) -> bool:
        """Stop every child at once. False when one would not go within a second."""
        self._closed = True
        with self._building:
            pool, self._pool = self._pool, None
        if pool is not None:
            self._stop(pool)
        return self._streams.close() and self._all_went

    def _attempt(
        self, function: Callable[[Argument], Result], argument: Argument, limits: _Limits
    ) -> Result:
        pool = self._ready_pool()
        try:
            return _answer(pool, function, argument, limits)
        except PoolBrokenError as error:
            if pool.was_interrupted and not self._closed:
                raise _InterruptedError from error
            self._drop(pool, error)
            raise
        except _FrozenError as error:
            self._drop(pool, error)
            raise OutsideError(_too_long(limits.wall_s)) from error

    def _ready_pool(self) -> Pool:
        with self._building:
            if self._closed:
                raise CancelledError
            if self._pool is None:
                self._pool = Pool(self._workers, self._preload)
            return self._pool

    def _drop(self, pool: Pool, error: Exception) -> None:
        """Forget a broken pool so that the next call builds another."""
        if self._closed:
            raise CancelledError from error
        with self._building:
            if self._pool is not pool:
                return  # somebody else was faster
            self._pool = None
        log.info("the pool of decoders broke and is built anew: %s", error)
        self._stop(pool)

    def _stop(self, pool: Pool) -> None:
        self._all_went &= pool.stop()


class _FrozenError(RuntimeError):
    """A child cannot even be killed, and pebble waits for it; this task is the one it did."""


def _answer(
    pool: Pool, function: Callable[[Argument], Result], argument: Argument, limits: _Limits
) -> Result:
    """Wait for a child's answer; the ways a child can die become reasons."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as in `pool`

    from pebble import ProcessExpired  # noqa: PLC0415

    future: Future[Result] = pool.schedule(
        child.guarded, function, argument, limits.cpu_s, timeout_s=limits.wall_s
    )
    waited_s = time.monotonic()  # the last moment at which it still waited for a free child
    try:
        while not _is_done(future):
            if not pool.is_alive:
                raise PoolBrokenError("it stopped without an answer")
            if not future.running():
                waited_s = time.monotonic()
            elif time.monotonic() - waited_s > limits.wall_s + _FROZEN_S:
                raise _FrozenError("a child cannot be ended")
        return future.result()
    except TimeoutError as error:
        if time.monotonic() - waited_s < limits.wall_s / 2:
            # pebble counts by the clock on the wall, which somebody has just set.
            raise PoolBrokenError("the clock jumped") from error
        raise OutsideError(_too_long(limits.wall_s)) from error
    except ProcessExpired as error:
        raise OutsideError(_reason_of_death(error.exitcode, limits.cpu_s)) from error
    except MemoryError as error:
        raise OutsideError(Reason.of(ReasonCode.DECODER_MEMORY)) from error
    except (BrokenProcessPool, FutureCancelledError) as error:
        raise PoolBrokenError(str(error) or "it was stopped") from error
    finally:
        pool.forget(future)


def _is_done(future: "Future[Any]") -> bool:
    with contextlib.suppress(TimeoutError, FutureCancelledError):
        future.exception(timeout=_LOOK_S)
    return future.done()


def _too_long(seconds: float) -> Reason:
    return Reason.of(ReasonCode.DECODER_TIMEOUT, seconds=round(seconds))


def _reason_of_death(exit_code: int, cpu_s: float) -> Reason:
    if sys.platform != "win32" and exit_code == -signal.SIGXCPU:
        return _too_long(cpu_s)
    return Reason.of(ReasonCode.DECODER_CRASHED, exit_code=exit_code)
