"""Notices that files of the shown cluster were moved or deleted meanwhile, before one chooses."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from mediadesk.domain.records import Vanished
from mediadesk.ui.models.review.reviewed_cluster import without
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.review import member_words
from mediadesk.ui.views.review.review_pane import ReviewPane
from mediadesk.ui.work.change_queue import ChangeQueue

_SOON_MS = 200


AskGone = Callable[[int], Vanished]
"""Looks for each file of a cluster; blocks."""


class Vanishing(QObject):
    """Asks when a cluster is shown, when the user comes back, and when a watched folder changes.

    Not while files are being removed or brought back: the catalog hears of those a moment later.
    """

    message = Signal(str)
    """A sentence for a toast: the cluster may leave the list before its line was read."""
    scan_wanted = Signal(object)
    """Folders (Sequence[bytes]) of which the library knows too much."""

    def __init__(
        self, pane: ReviewPane, tasks: TaskRunner, doing: ChangeQueue, ask: AskGone | None
    ) -> None:
        """Look after what `pane` shows; without `ask` all of it counts as there."""
        super().__init__(pane)
        self._pane, self._tasks, self._doing, self._ask = pane, tasks, doing, ask
        doing.ended.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.look)
        pane.installEventFilter(self)

    def look_soon(self) -> None:
        """Look once for all that changes within a moment, where anybody sees the cluster."""
        if self._pane.isVisible() and not self._soon.isActive():
            self._soon.start()

    def look(self) -> None:
        """Look for the files of the cluster that is shown."""
        if self._ask is not None and self._pane.review is not None and not self._doing.is_busy:
            id_ = self._pane.review.record.id
            self._tasks.run(partial(self._ask, id_), partial(self._looked, id_))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again: the user may have been in a file manager."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)

    def _looked(self, cluster_id: int, found: Vanished | None, _error: Exception | None) -> None:
        shown = self._pane.review
        if found is None or shown is None or shown.record.id != cluster_id or self._doing.is_busy:
            return
        if found.files - shown.gone:
            left = without(shown, found.files)
            self._pane.show_review(left)
            self.message.emit(" ".join(member_words.of_gone(left)))
            if found.folders:
                self.scan_wanted.emit(found.folders)
