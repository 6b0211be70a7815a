"""A child process that tells many things one after the other, such as what a walk finds."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.jobs import fork_server
from mediadesk.jobs.sandbox import child

if TYPE_CHECKING:  # it brings sockets along, and most commands never start a child
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Argument = TypeVar("Argument")
Result = TypeVar("Result")

_LOOK_S = 0.1
_FAREWELL_S = 0.3
_VALUE, _ERROR, _END = 0, 1, 2


class Streams:
    """Starts such children and remembers those that have not gone."""

    def __init__(self, preload: Sequence[str]) -> None:
        """Start children as the sandbox does."""
        self._preload = preload
        self._lock = threading.Lock()
        self._living: list[BaseProcess] = []

    def run(
        self,
        function: Callable[[Argument], Iterator[Result]],
        argument: Argument,
        silence_s: float,
        checkpoint: Checkpoint,
    ) -> Iterator[Result]:
        """Yield what `function(argument)` yields in a child that lives as long as this."""
        context = fork_server.context(self._preload)
        near, far = context.Pipe(duplex=False)
        process = context.Process(  # type: ignore[attr-defined]  # each context has one
            target=_tell,
            args=(far, function, argument),
            daemon=True,
            name="stream",
        )
        with _started(process):
            far.close()
            with self._lock:
                self._living = [each for each in self._living if each.is_alive()] + [process]
            try:
                yield from _told(near, silence_s, checkpoint)
            finally:
                near.close()
                _end(process, _FAREWELL_S)

    def close(self) -> bool:
        """End every child; False when one hangs in the kernel, where no kill reaches it."""
        with self._lock:
            living, self._living = self._living, []
        went = [_end(process, _FAREWELL_S) for process in living]
        return all(went)


def _end(process: "BaseProcess", patience_s: float) -> bool:
    process.kill()
    process.join(patience_s)
    return not process.is_alive()


@contextlib.contextmanager
def _started(process: "BaseProcess") -> Iterator[None]:
    """Start a child in a thread that stays: Linux ends a child with the thread that began it."""
    begun, over = threading.Event(), threading.Event()
    trouble: list[OSError] = []

    def keep() -> None:
        try:
            process.start()
        except OSError as error:
            trouble.append(error)
        begun.set()
        over.wait()

    threading.Thread(target=keep, name="stream-keeper", daemon=True).start()
    begun.wait()
    try:
        if trouble:
            reason = Reason.of(ReasonCode.WORKER_CANNOT_START, detail=str(trouble[0]))
            raise OutsideError(reason) from trouble[0]
        yield
    finally:
        over.set()


def _told(near: "Connection", silence_s: float, checkpoint: Checkpoint) -> Iterator[Any]:
    heard_s = time.monotonic()
    while True:
        before_s = time.monotonic()
        checkpoint()
        heard_s += time.monotonic() - before_s  # a pause is not the child's silence
        if not near.poll(_LOOK_S):
            if time.monotonic() - heard_s > silence_s:
                raise TimeoutError
            continue
        heard_s = time.monotonic()
        try:
            kind, value = near.recv()
        except (EOFError, OSError) as error:
            raise OutsideError(Reason.of(ReasonCode.DECODER_CRASHED, exit_code=-1)) from error
        if kind == _END:
            return
        if kind == _ERROR:
            raise value
        yield value


def _tell(
    far: "Connection",
    function: Callable[[Argument], Iterator[Result]],
    argument: Argument,
) -> None:
    """Run in the child: send each value as it comes; the pipe holds back when nobody reads."""
    child.prepare()
    try:
        for value in function(argument):
            far.send((_VALUE, value))
        far.send((_END, None))
    except (OutsideError, CancelledError, OSError, ValueError) as error:
        with contextlib.suppress(OSError):
            far.send((_ERROR, error))
