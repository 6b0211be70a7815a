"""Lanes: each disk and share has child processes of its own, so that a slow one delays no other."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from mediadesk.disk.volumes.lanes import LaneFinder, LaneKey
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.jobs.sandbox import Sandbox

Argument = TypeVar("Argument")
Result = TypeVar("Result")

SHARE_PATIENCE = 6.0
"""A share may take so many times as long as a disk: what it costs is waiting, not computing."""
SILENCE_S = 60.0
"""How long a share may say nothing at all during a walk."""
_NOTED_AFTER_S = 10.0
"""After so long without an answer, the user is told what is waited for."""


class Lane:
    """One disk or share, and the child processes that read it."""

    def __init__(self, key: LaneKey, sandbox: Sandbox, workers: int) -> None:
        """Read through `sandbox`, which has `workers` children."""
        self.key = key
        self.workers = workers
        self._sandbox = sandbox
        self._tickets = itertools.count()
        self._asked: dict[int, float] = {}

    @property
    def label(self) -> str:
        """The volume's name for people."""
        return self.key.label

    @property
    def is_share(self) -> bool:
        """True when it may hang: then nothing but its own children may ask it anything."""
        return self.key.is_share

    @property
    def is_waiting(self) -> bool:
        """True when something has been asked of it for so long that the user should know."""
        oldest_s = min(list(self._asked.values()), default=None)
        return oldest_s is not None and time.monotonic() - oldest_s > _NOTED_AFTER_S

    def run(
        self,
        function: Callable[[Argument], Result],
        argument: Argument,
        *,
        timeout_s: float,
        checkpoint: Checkpoint | None = None,
    ) -> Result:
        """Return `function(argument)` from a child, as `Sandbox.run`.

        A share has more time, and when that is over it is the share's fault and not the file's:
        VOLUME_STALLED.
        """
        if not self.is_share:
            return self._sandbox.run(function, argument, timeout_s=timeout_s, checkpoint=checkpoint)
        limit_s = SHARE_PATIENCE * timeout_s
        asked_s = time.monotonic()
        with self._asking():
            try:
                return self._sandbox.run(
                    function, argument, timeout_s=limit_s, cpu_s=timeout_s, checkpoint=checkpoint
                )
            except OutsideError as error:
                was_waiting = time.monotonic() - asked_s > limit_s / 2
                if error.reason.code is ReasonCode.DECODER_TIMEOUT and was_waiting:
                    raise OutsideError(self.stalled()) from error
                raise

    def stream(
        self,
        function: Callable[[Argument], Iterator[Result]],
        argument: Argument,
        *,
        checkpoint: Checkpoint,
    ) -> Iterator[Result]:
        """Yield what a generator function yields in a child of its own; VOLUME_STALLED as `run`."""
        told = self._sandbox.stream(function, argument, silence_s=SILENCE_S, checkpoint=checkpoint)
        while True:
            with self._asking():
                try:
                    value = next(told)
                except StopIteration:
                    return
                except TimeoutError as error:
                    raise OutsideError(self.stalled()) from error
            yield value

    def stalled(self) -> Reason:
        """Return the reason that says that this volume does not answer."""
        return Reason.of(ReasonCode.VOLUME_STALLED, volume=self.label)

    def start(self, warm_up: Callable[[], object]) -> None:
        """Start the children now."""
        self._sandbox.start(warm_up)

    def interrupt(self) -> None:
        """Take the children away from what they do, so that the disk is free at once."""
        self._sandbox.interrupt()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        ticket = next(self._tickets)
        self._asked[ticket] = time.monotonic()
        try:
            yield
        finally:
            self._asked.pop(ticket, None)


class Lanes:
    """The lanes of a session; each is made when it is first needed."""

    def __init__(
        self, workers: int, *, preload: Sequence[str] = (), first: Sandbox | None = None
    ) -> None:
        """Give each lane `workers` children; `first` serves the first disk that is asked for."""
        self._workers = max(1, workers)
        self._preload = preload
        self._spare: Sandbox | None = first or Sandbox(self._workers, preload=preload)
        self._owns_first = first is None
        self._first = self._spare
        self._finder = LaneFinder()
        self._lanes: dict[LaneKey, Lane] = {}
        self._sandboxes: list[Sandbox] = [self._first] if self._owns_first else []
        self._making = threading.Lock()
        self._closing = threading.Lock()
        self._all_went = True

    @property
    def own(self) -> Sandbox:
        """Children for work that reads no file of a library."""
        return self._first

    def of(self, path: bytes) -> Lane:
        """Return the lane in which a path is read; asks no share anything."""
        key = self._finder.key_of(path)
        with self._making:
            if key not in self._lanes:
                self._lanes[key] = self._made(key)
            return self._lanes[key]

    def interrupt(self) -> None:
        """Take all children away from what they do, so that all disks are free at once."""
        with self._making:
            lanes = list(self._lanes.values())
        for lane in lanes:
            lane.interrupt()
        self._first.interrupt()

    def start(self, warm_up: Callable[[], object]) -> None:
        """Start the children of the first lane, whose disk is not known yet."""
        self._first.start(warm_up)

    def dismiss(self) -> None:
        """Begin to end all children, for nothing more is asked of them; `close` waits for it."""
        threading.Thread(target=self.close, name="lanes-dismiss", daemon=True).start()

    def close(self) -> bool:
        """End all children; False when one of them would not go."""
        with self._closing:
            self._all_went &= self._end_all()
            self._finder.close()
            return self._all_went

    def _made(self, key: LaneKey) -> Lane:
        if key.is_spinning:
            workers = 1
        elif not key.is_share and self._spare is not None:
            sandbox, self._spare = self._spare, None
            return Lane(key, sandbox, self._workers)
        else:
            workers = self._workers
        sandbox = Sandbox(workers, preload=self._preload)
        self._sandboxes.append(sandbox)
        return Lane(key, sandbox, workers)

    def _end_all(self) -> bool:
        with self._making:
            sandboxes, self._sandboxes = self._sandboxes, []
        went = [True] * len(sandboxes)

        def close(number: int) -> None:
            went[number] = sandboxes[number].close()

        threads = [
            threading.Thread(target=close, args=(number,), name="lane-close")
            for number in range(len(sandboxes))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return all(went)
