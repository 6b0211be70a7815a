"""Runs one kind of work over many items: readers in threads, one writer, and progress to show."""

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Generic, NotRequired, TypeAlias, TypedDict, TypeVar

from mediadesk.domain.errors import CancelledError
from mediadesk.domain.jobs import JobStage

Item = TypeVar("Item")
Result = TypeVar("Result")

_Outcome: TypeAlias = tuple[Item, Result | None, BaseException | None]

_POLL_S = 0.05
_FAREWELL_S = 0.5
"""How long a stopped run waits for workers that are in the middle of an item."""
_RATE_WINDOW_S = 8.0

log = logging.getLogger(__name__)


class ProgressFigures(TypedDict):
    """Progress in figures: `rate` in items per second, `eta` in seconds, `percent` up to 100."""

    running: bool
    total: int
    processed: int
    current_file: str
    percent: float
    rate: float
    eta: float | None
    error_count: int
    waiting_for: NotRequired[str]
    """The volume that has not answered for a while; empty when all do."""
    stage: NotRequired[JobStage]
    """What is under way, where that is not what the job is named after."""
    anew: NotRequired[int]
    """How many files are read again, or compared again, since this version knows more of them."""


class JobProgress:
    """How far a job has come. Plain attributes, written by the runner and read by anyone."""

    def __init__(self) -> None:
        """Start at nothing done."""
        self.running = False
        self.total = 0
        self.processed = 0
        self.before = 0
        """Items that an earlier run of the same job has done: they count as processed."""
        self.current_file = ""
        self.stage: JobStage | None = None
        self.anew = 0
        self.cancel_requested = False
        self.error_count = 0
        self._in_hand: dict[object, float] = {}
        self._points: deque[tuple[float, float]] = deque(maxlen=64)

    def update(self, processed: int, current_file: str) -> None:
        """Say how many items are done and which one was last."""
        self.processed = processed
        self.current_file = current_file
        self._note_point()

    def note_share(self, key: object, share: float, current_file: str) -> None:
        """Say how much of an item that takes long is done, from 0 to 1; `key` names it.

        `forget_share` follows when it is out of hand.
        """
        self._in_hand[key] = min(1.0, share)
        self.current_file = current_file
        self._note_point()

    def forget_share(self, key: object) -> None:
        """Say that an item is no longer in hand."""
        self._in_hand.pop(key, None)

    def to_dict(self) -> ProgressFigures:
        """Return everything as one dictionary, the same instant for all figures."""
        processed, total, rate = self.processed, self.total, self._rate()
        done = self._done
        left = max(0.0, total - done)
        figures: ProgressFigures = {
            "running": self.running,
            "total": total,
            "processed": processed,
            "current_file": self.current_file,
            "percent": min(100.0, 100.0 * done / total) if total else 0.0,
            "rate": rate,
            "eta": left / rate if rate > 0 and left > 0 else None,
            "error_count": self.error_count,
        }
        if self.stage is not None:
            figures["stage"] = self.stage
        if self.anew:
            figures["anew"] = self.anew
        return figures

    def _rate(self) -> float:
        """Items per second over the last few seconds: what the next few will be like."""
        points = list(self._points)
        if not points:
            return 0.0
        now = time.monotonic()
        start = next((p for p in points if now - p[0] <= _RATE_WINDOW_S), points[-1])
        span = now - start[0]
        return max(0.0, (self._done - start[1]) / span) if span > 0 else 0.0

    def _note_point(self) -> None:
        now = time.monotonic()
        if not self._points or now - self._points[-1][0] > _RATE_WINDOW_S / 32:
            self._points.append((now, self._done))

    @property
    def _done(self) -> float:
        """Items that are done, with the shares of those in hand."""
        return self.processed + sum(list(self._in_hand.values()))


def _one(_item: object) -> int:
    return 1


class JobRunner:
    """Works on items in parallel threads and hands the results to one writer.

    The threads serve work that waits (for a child process, for a disk); at most twice as many
    results as workers wait for the writer, so memory stays bounded however many items come.
    """

    def __init__(self, max_workers: int) -> None:
        """Use `max_workers` threads, at least one."""
        self._max_workers = max(1, max_workers)

    def run(
        self,
        items: Iterable[Item],
        worker_fn: Callable[[Item], Result | None],
        writer_fn: Callable[[Item, Result], object],
        progress: JobProgress,
        *,
        describe: Callable[[Item], str] = str,
        weigh: Callable[[Item], int] = _one,
    ) -> int:
        """Call `worker_fn(item)` in parallel and `writer_fn(item, result)` on this thread.

        Results of None are skipped. An exception in either function is counted and logged and
        stops nothing else; that item is not written. `weigh` says for how many processed items
        an item stands (a batch), `describe` what to show of it. Setting
        `progress.cancel_requested` ends the run promptly; an exception raised by `items` ends
        it and is passed on. Returns the number of items written (weighed).
        """
        if isinstance(items, list):
            progress.total = progress.before + sum(map(weigh, items))
        elif isinstance(items, Sized):
            progress.total = progress.before + len(items)
        if isinstance(items, Sized):
            progress.processed = progress.before  # the job may have been through another stage
        progress.running = True
        run: _Run[Item, Result] = _Run(items, worker_fn, progress, self._max_workers)
        written, processed = 0, progress.before
        try:
            for item, result, failure in run.outcomes():
                weight = weigh(item)
                error = failure or _attempt(writer_fn, item, result)
                if error is None:
                    written += weight if result is not None else 0
                elif not isinstance(error, CancelledError):
                    progress.error_count += weight
                    log.error("not done: %s", describe(item), exc_info=error)
                processed += weight
                progress.update(processed, describe(item))
        finally:
            run.stop()
            progress.running = False
        return written


def _attempt(
    writer_fn: Callable[[Item, Result], object], item: Item, result: Result | None
) -> Exception | None:
    try:
        if result is not None:
            writer_fn(item, result)
    except Exception as error:  # noqa: BLE001 - counted and logged by the runner
        return error
    return None


class _Run(Generic[Item, Result]):
    """The threads and queues of one call of `JobRunner.run`."""

    def __init__(
        self,
        items: Iterable[Item],
        worker_fn: Callable[[Item], Result | None],
        progress: JobProgress,
        max_workers: int,
    ) -> None:
        self._items: Iterator[Item] = iter(items)
        self._worker_fn = worker_fn
        self._progress = progress
        self._taking = threading.Lock()
        self._stopped = threading.Event()
        self._source_error: BaseException | None = None
        self._done: queue.Queue[_Outcome[Item, Result] | None] = queue.Queue(2 * max_workers)
        self._threads = [
            threading.Thread(target=self._work, name=f"worker-{n}", daemon=True)
            for n in range(max_workers)
        ]

    def outcomes(self) -> Iterator[_Outcome[Item, Result]]:
        """Start the workers and yield (item, result, error) as they come, until done or stopped."""
        for thread in self._threads:
            thread.start()
        living = len(self._threads)
        while living and not self._progress.cancel_requested:
            try:
                outcome = self._done.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if outcome is None:
                living -= 1
            else:
                yield outcome
        if self._source_error is not None:
            raise self._source_error

    def stop(self) -> None:
        """Tell the workers to go home; one stuck in an item is left behind, its result unused."""
        self._stopped.set()
        deadline = time.monotonic() + _FAREWELL_S
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))

    @property
    def _is_over(self) -> bool:
        return self._stopped.is_set() or self._progress.cancel_requested

    def _work(self) -> None:
        while not self._is_over:
            try:
                with self._taking:
                    if self._source_error is not None:
                        break
                    item = next(self._items)
            except (StopIteration, CancelledError):
                break
            except BaseException as error:  # noqa: BLE001 - raised again on the calling thread
                self._source_error = error
                break
            self._put(self._outcome_of(item))
        self._put(None)

    def _outcome_of(self, item: Item) -> _Outcome[Item, Result]:
        try:
            return item, self._worker_fn(item), None
        except BaseException as error:  # noqa: BLE001 - counted and logged by the runner; whatever
            # ends a worker without a word would leave the run waiting for it
            return item, None, error

    def _put(self, outcome: _Outcome[Item, Result] | None) -> None:
        while not self._is_over:
            try:
                self._done.put(outcome, timeout=_POLL_S)
            except queue.Full:
                continue
            return
