"""Reads the cluster that is chosen, and the next one ahead, so that going on is instant."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from mediadesk.ui.models.review.reviewed_cluster import Review, ReviewReads, read_review
from mediadesk.ui.threads import TaskRunner


class ReviewReader(QObject):
    """Only the cluster asked for last is told; a late answer for an earlier one is dropped."""

    arrived = Signal(object)
    """Review of the cluster that was asked for."""
    came_ahead = Signal(object)
    """Review that will be wanted next: its pictures can be decoded."""
    failed = Signal(object)

    def __init__(self, library: ReviewReads, tasks: TaskRunner, parent: QObject) -> None:
        """Ask `library` on the workers of `tasks`."""
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._wanted = 0
        self._ahead: Review | None = None

    def read(self, cluster_id: int) -> None:
        """Tell of a cluster: at once when it was read ahead."""
        self._wanted = cluster_id
        ready, self._ahead = self._ahead, None
        if ready is not None and ready.record.id == cluster_id:
            self.arrived.emit(ready)
            return
        read = partial(read_review, self._library, cluster_id)
        self._tasks.run(read, partial(self._read, cluster_id))

    def read_ahead(self, cluster_id: int) -> None:
        """Read the cluster that will probably be asked for next."""
        read = partial(read_review, self._library, cluster_id)
        self._tasks.run(read, self._came)

    def forget(self) -> None:
        """Drop what was read ahead: it may be otherwise by now."""
        self._ahead = None

    def _read(self, cluster_id: int, found: Review | None, error: Exception | None) -> None:
        if cluster_id != self._wanted:
            return
        if error is not None:
            self.failed.emit(error)
        elif found is not None:
            self.arrived.emit(found)

    def _came(self, found: Review | None, _error: object) -> None:
        if found is not None:
            self._ahead = found
            self.came_ahead.emit(found)
