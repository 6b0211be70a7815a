"""Pause, resume and cancel: what the user can ask of a running job."""

import threading
from typing import Protocol

from mediadesk.domain.errors import CancelledError, PausedError

_POLL_S = 0.1
"""A paused job looks this often for a cancel that was set as a plain attribute."""


class Cancellable(Protocol):
    """Anything with the plain flag that stops a run, such as `JobProgress`."""

    cancel_requested: bool


class JobControl:
    """The reins of one job. The work calls `checkpoint()`; any thread may call the rest."""

    def __init__(self, progress: Cancellable) -> None:
        """Steer the job that reports to `progress`."""
        self._progress = progress
        self._go = threading.Event()
        self._go.set()
        self._is_suspended = False

    @property
    def is_paused(self) -> bool:
        """True from `pause()` to `resume()`."""
        return not self._go.is_set()

    @property
    def is_cancelled(self) -> bool:
        """True once the job has been asked to stop."""
        return self._progress.cancel_requested

    @property
    def is_suspended(self) -> bool:
        """True when the job was stopped because the program ends, to be resumed later."""
        return self._is_suspended

    def pause(self) -> None:
        """Hold the work at its next checkpoint."""
        self._go.clear()

    def resume(self) -> None:
        """Let held work go on."""
        self._go.set()

    def cancel(self) -> None:
        """Stop the work at its next checkpoint, paused or not."""
        self._progress.cancel_requested = True
        self._go.set()

    def suspend(self) -> None:
        """Stop the work like `cancel`, but as something to be resumed in a later session."""
        self._is_suspended = True
        self.cancel()

    def checkpoint(self) -> None:
        """Wait while paused; raise `CancelledError` when the job has been asked to stop."""
        while not self._go.wait(_POLL_S):
            if self._progress.cancel_requested:
                break
        if self._progress.cancel_requested:
            raise CancelledError

    def glance(self) -> None:
        """Raise `PausedError` while paused, for work that lets go of things while it waits.

        Raises `CancelledError` as `checkpoint`.
        """
        if self._progress.cancel_requested:
            raise CancelledError
        if self.is_paused:
            raise PausedError
