"""Short reads away from the window: started here, answered on the window's own thread."""

import threading
import weakref
from collections.abc import Callable
from functools import partial
from itertools import count
from types import MethodType
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

Answer = Callable[[Any, Exception | None], None]
"""What is called with (value, None) or (None, error)."""

_CLOSE_WAIT_MS = 2000
Made = TypeVar("Made")


class _Task(QRunnable):
    """One read; holds the work and a bound signal, never a QObject of its own."""

    def __init__(
        self,
        ticket: int,
        work: Callable[[], object],
        deliver: Callable[[int, object, object], None],
    ) -> None:
        super().__init__()
        self._ticket, self._work, self._deliver = ticket, work, deliver

    def run(self) -> None:
        outcome: tuple[object, Exception | None]
        try:
            outcome = (self._work(), None)
        except Exception as error:  # noqa: BLE001 - reported on the window's thread
            outcome = (None, error)
        self._deliver(self._ticket, *outcome)


class TaskRunner(QObject):
    """Runs reads in a pool; a worker holds a ticket number, never a widget."""

    _finished = Signal(object, object, object)
    _told = Signal(object, object)

    def __init__(self, pool: QThreadPool) -> None:
        """Use `pool` for all work; the pool belongs to the caller."""
        super().__init__()
        self._pool, self._tickets = pool, count(1)
        self._waiting: dict[int, Callable[[], Answer | None]] = {}
        self._hearing: dict[int, Callable[[Any], None]] = {}
        self._closed = False
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], object], then: Answer) -> int:
        """Start `work`; `then(value, error)` follows on this object's thread.

        A bound method as `then` is held weakly: when its object is gone, the answer is dropped.
        Returns a ticket for `forget`. After `close` nothing is started and nothing answered.
        """
        ticket = next(self._tickets)
        if not self._closed:
            self._waiting[ticket] = _held(then)
            self._pool.start(_Task(ticket, work, self._finished.emit))
        return ticket

    def hear(
        self,
        work: Callable[[Callable[[object], None]], object],
        part: Callable[[Any], None],
        then: Answer,
    ) -> int:
        """Run `work`, which is handed what it may call with a part of its answer beforehand.

        `part(value)` follows on this object's thread, before `then`.
        """
        ticket = next(self._tickets)
        if not self._closed:
            self._waiting[ticket], self._hearing[ticket] = _held(then), part
            told = partial(self._told.emit, ticket)
            self._pool.start(_Task(ticket, partial(work, told), self._finished.emit))
        return ticket

    def forget(self, ticket: int) -> None:
        """Drop the answer of a read that nobody waits for any more."""
        self._waiting.pop(ticket, None)
        self._hearing.pop(ticket, None)

    def close(self) -> bool:
        """Drop what waits, answer nothing any more, wait for what runs; True when all ended."""
        self._closed = True
        self._waiting.clear()
        self._hearing.clear()
        self._pool.clear()
        return self._pool.waitForDone(_CLOSE_WAIT_MS)

    def _hear(self, ticket: int, value: object) -> None:
        if part := self._hearing.get(ticket):
            part(value)

    def _answer(self, ticket: int, value: object, error: Exception | None) -> None:
        self._hearing.pop(ticket, None)
        held = self._waiting.pop(ticket, None)
        if held is not None and (then := held()) is not None:
            then(value, error)


class Lazy(Generic[Made]):
    """Makes a thing once, on the worker that first needs it."""

    def __init__(self, make: Callable[[], Made]) -> None:
        """Call `make` later."""
        self._make, self._lock = make, threading.Lock()
        self._made: Made | None = None

    def get(self) -> Made:
        """Return the thing; blocks while it is made."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


def _held(then: Answer) -> Callable[[], Answer | None]:
    """Hold a bound method weakly and anything else (a partial, a function) as it is."""
    if isinstance(then, MethodType):
        return weakref.WeakMethod(then)
    return lambda: then
