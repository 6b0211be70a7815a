"""Changes to files and decisions, one after another: how far the one under way is, and Stop."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from mediadesk.domain.changes import CatalogChanges
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress
from mediadesk.ui.threads import Answer, TaskRunner

_LOOK_EVERY_MS = 100


class Reins:
    """What a change is given: it calls `checkpoint` and `on_step` between two files."""

    def __init__(self) -> None:
        """Start at nothing done."""
        self.progress = JobProgress()
        self._control = JobControl(self.progress)
        self.checkpoint = self._control.checkpoint
        self.cancel = self._control.cancel

    def on_step(self, done: int, path: bytes) -> None:
        """Say how many files are dealt with, and which was the latest."""
        self.progress.update(done, path.decode("utf-8", "backslashreplace"))


Work = Callable[[Reins], Any]
"""A change; runs on a worker."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change came to that has nothing to say but which pages must look again."""

    changes: CatalogChanges


@dataclass(frozen=True, slots=True)
class _Wanted:
    work: Work
    then: Answer


class ChangeQueue(QObject):
    """Two changes never run at the same time; those asked for meanwhile wait their turn."""

    began = Signal()
    """Something is asked for: what was done last is no longer the latest."""
    changed = Signal(object)
    """CatalogChanges of a change that ended."""
    stepped = Signal(object)
    """How many files the change under way has dealt with."""
    ended = Signal()
    """Nothing is under way and nothing waits."""

    def __init__(self, tasks: TaskRunner) -> None:
        """Run changes on the workers of `tasks`."""
        super().__init__()
        self._tasks = tasks
        self._waiting: deque[_Wanted] = deque()
        self._reins: Reins | None = None
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Tell whether a change is under way."""
        return self._reins is not None

    def run(self, work: Work, then: Answer) -> None:
        """Start `work`, or let it wait; `then(value, error)` follows on the window's thread.

        A value with `changes` tells the pages what was touched, before `then` is called.
        """
        self.began.emit()
        self._waiting.append(_Wanted(work, then))
        if self._reins is None:
            self._next()

    def stop(self) -> None:
        """Stop the change under way after the file it is at; what waits is dropped."""
        self._waiting.clear()
        if self._reins is not None:
            self._reins.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._look.stop()
            self.ended.emit()
            return
        wanted = self._waiting.popleft()
        self._reins = reins = Reins()
        self._look.start()
        self._tasks.run(lambda: wanted.work(reins), partial(self._answered, wanted.then))

    def _answered(self, then: Answer, value: Any, error: Exception | None) -> None:  # noqa: ANN401 - what the work returned
        self._reins = None
        changes = getattr(value, "changes", None)
        if changes:
            self.changed.emit(changes)
        then(value, error)
        if self._reins is None:
            self._next()

    def _tell(self) -> None:
        if self._reins is not None:
            self.stepped.emit(self._reins.progress.processed)
