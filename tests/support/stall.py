"""Measures how long the event loop of a window is kept from answering."""

import time
from array import array

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 5


class StallProbe:
    """A precise timer that notes the time between its ticks; a gap is a moment nothing is drawn.

    Use it as a context manager around what is measured, while the event loop runs.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        self._timer = QTimer(parent)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last_s = 0.0
        self.gaps_ms = array("d")

    def start(self) -> None:
        self.gaps_ms = array("d")
        self._last_s = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def __enter__(self) -> "StallProbe":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _tick(self) -> None:
        now_s = time.perf_counter()
        self.gaps_ms.append((now_s - self._last_s) * 1000)
        self._last_s = now_s

    @property
    def longest_ms(self) -> float:
        return max(self.gaps_ms, default=0.0)

    def percentile_ms(self, share: float) -> float:
        """Return the gap that `share` (0.99) of all ticks stay within."""
        ordered = sorted(self.gaps_ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
