"""Frees the disks when a job is paused or stopped: its children are taken from what they do."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mediadesk.jobs.control import JobControl

PATIENCE_S = 0.3
"""How long children may finish what they are at; what they lose then is done again later."""
_LOOK_S = 0.05


@contextmanager
def freed(control: JobControl, interrupt: Callable[[], None]) -> Iterator[None]:
    """Call `interrupt` whenever the job has been paused or stopped for a moment."""
    over = threading.Event()

    def watch() -> None:
        held_s: float | None = None
        while not over.wait(_LOOK_S):
            if not (control.is_paused or control.is_cancelled):
                held_s = None
            elif held_s is None:
                held_s = time.monotonic()
            elif time.monotonic() - held_s > PATIENCE_S:
                held_s = float("inf")
                interrupt()

    thread = threading.Thread(target=watch, name="job-watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
