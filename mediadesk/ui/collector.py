"""Clears up unused memory on the window's own thread, a little at a time."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS, _BUSY_MS = 500, 50
"""A search makes records by the hundred thousand a second: looked at once in half a second, they
held the window for 0.4 s."""
_WHOLE_EVERY = 60
"""A whole collection (59 ms for 300 000 records) comes at most every so many rounds, when idle."""


class GarbageCollector(QObject):
    """Takes over from Python's automatic collection, which may run on a worker thread.

    A collection there would destroy objects of the window from the wrong thread.
    """

    def __init__(self, is_idle: Callable[[], bool]) -> None:
        """Switch the automatic collection off; `is_idle` says when a long one hurts nobody."""
        super().__init__()
        self._is_idle = is_idle
        self._rounds = 0
        gc.freeze()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what is new; what grew older only when idle, and now and then everything."""
        idle = self._is_idle()
        every_ms = _EVERY_MS if idle else _BUSY_MS
        if every_ms != self._timer.interval():
            self._timer.setInterval(every_ms)
        self._rounds += 1
        if self._rounds >= _WHOLE_EVERY and idle:
            self._rounds = 0
            gc.collect()
        elif idle and gc.get_count()[1] > gc.get_threshold()[1]:
            gc.collect(1)
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(0)

    def stop(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
