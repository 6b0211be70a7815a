"""Takes a folder out of the library when its user is done with it, and offers the way back."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.history import HistoryKind, HistoryOutcome
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.views.relinking import sentence
from mediadesk.ui.work.change_queue import ChangeQueue, Reins, Touched
from mediadesk.ui.work.jobs import JobCenter, reason_of
from mediadesk.ui.work.settling import Settling


class Leavable(Protocol):
    """What is asked of the session; all of it blocks."""

    def take_out(self, path: bytes) -> CatalogChanges: ...  # noqa: D102
    def settle_some(self) -> CatalogChanges | None: ...  # noqa: D102
    def note_deleted(self, path: bytes) -> CatalogChanges: ...  # noqa: D102


class TakingOut(QObject):
    """Nothing on the disk is touched; what was decided stays, and Undo brings the folder back."""

    told = Signal(str)
    """A sentence for the user."""
    left = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    came_back = Signal()
    """A folder is in the library again; whether its disk is there must be asked."""

    def __init__(
        self,
        session: Leavable,
        jobs: JobCenter,
        tasks: TaskRunner,
        doing: ChangeQueue,
        undoing: Undoing,
    ) -> None:
        """Take roots of `session` out; their files follow on the workers of `tasks`."""
        super().__init__()
        self._session, self._jobs, self._tasks = session, jobs, tasks
        self.settling = Settling(session.settle_some, tasks, jobs, self)
        self._doing, self._undoing = doing, undoing
        undoing.taken_back.connect(self._taken_back)
        undoing.done_again.connect(self._done_again)

    def take_out(self, path: bytes) -> None:
        """Let a root leave the library; a scan of it ends."""
        self._jobs.call_off(path)

        def work(_reins: Reins) -> Touched:
            return Touched(self._session.take_out(path))

        self._doing.run(work, partial(self._ended, path))

    def note_deleted(self, path: bytes) -> None:
        """Let the files of a root that is gone leave the lists; the root itself stays."""
        self._tasks.run(
            partial(self._session.note_deleted, path), partial(self._noted_deleted, path)
        )

    def _noted_deleted(
        self, path: bytes, changes: CatalogChanges | None, error: Exception | None
    ) -> None:
        if changes is None:
            if error is not None:
                self.told.emit(sentence(reason_of(error)))
            return
        self._jobs.changed.emit(changes)
        words = tr("Offline", "{files} of {name} left the lists until the folder is back.")
        files = formatting.files(len(changes.files))
        self.told.emit(words.format(files=files, name=_name(path)))
        self._jobs.find_duplicates()

    def _ended(self, path: bytes, _found: object, error: Exception | None) -> None:
        if error is not None:
            self.told.emit(sentence(reason_of(error)))
            return
        self._undoing.note_done()
        words = tr(
            "Offline", "{name} is no longer in the library. Nothing on the disk was touched."
        )
        self.left.emit(words.format(name=_name(path)), tr("Review", "Undo"))
        self.settling.search_afterwards()

    def _taken_back(self, found: HistoryOutcome) -> None:
        if found.item is not None and found.item.kind is HistoryKind.TAKEN_OUT:
            self.came_back.emit()
            self.settling.search_afterwards()

    def _done_again(self, found: HistoryOutcome) -> None:
        if found.item is not None and found.item.kind is HistoryKind.TAKEN_OUT:
            self.settling.search_afterwards()


def _name(path: bytes) -> str:
    return names.shown_last(path)
