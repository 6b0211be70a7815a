"""Lets the files of folders that left the library, or came back, follow them piece by piece."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from mediadesk.domain.changes import CatalogChanges
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work.jobs import JobCenter
from mediadesk.ui.work.mailbox import Mailbox

SettleSome = Callable[[], CatalogChanges | None]
"""Deals with one piece and returns what it touched, None when nothing is left; blocks."""


class Settling(QObject):
    """A piece is a task of its own: scans, decisions and the end of the program come between."""

    def __init__(
        self, some: SettleSome, tasks: TaskRunner, jobs: JobCenter, parent: QObject | None = None
    ) -> None:
        """Deal with pieces on the workers of `tasks`.

        The pages hear of them through `jobs`, once: they read a list of a million files anew.
        """
        super().__init__(parent)
        self._some, self._tasks, self._jobs = some, tasks, jobs
        self._under_way = False
        self._owes_search = False
        self._mailbox = Mailbox()
        jobs.finished.connect(self.go_on)  # a scan may have been stopped in the midst of this

    def go_on(self, _told: object = None) -> None:
        """Look whether files have to follow, and let them."""
        if not self._under_way:
            self._under_way = True
            self._tasks.run(self._some, self._done)

    def search_afterwards(self) -> None:
        """Let the files follow, and then look anew for what is the same."""
        self._owes_search = True
        self.go_on()

    def _done(self, changes: CatalogChanges | None, _error: Exception | None) -> None:
        if changes is not None:
            self._mailbox.put(changes)
            self._tasks.run(self._some, self._done)
            return
        self._under_way = False  # what the catalog refused now follows at the next start
        if told := self._mailbox.take():
            self._jobs.changed.emit(told)
        if self._owes_search:
            self._owes_search = False
            self._jobs.find_duplicates()
