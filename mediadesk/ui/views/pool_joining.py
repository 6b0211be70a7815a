"""Lets folders on different disks count as one place, or separately again; offers the way back."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.changes import CatalogChanges
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.views.relinking import sentence
from mediadesk.ui.work.change_queue import ChangeQueue, Reins, Touched
from mediadesk.ui.work.jobs import reason_of


class Joinable(Protocol):
    """What is asked of the session; all of it blocks."""

    def join_folders(self, paths: Sequence[bytes]) -> CatalogChanges: ...  # noqa: D102
    def part_folder(self, path: bytes) -> CatalogChanges: ...  # noqa: D102


class PoolJoining(QObject):
    """Copies on another disk are backups until their folders are joined; no file is touched."""

    told = Signal(str)
    """A sentence for the user."""
    done = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    ruled = Signal()
    """Clusters may have more to gain, or less."""

    def __init__(self, session: Joinable, doing: ChangeQueue, undoing: Undoing) -> None:
        """Join folders of `session`, one change after another."""
        super().__init__()
        self._session, self._doing, self._undoing = session, doing, undoing

    def turn(self, path: bytes, other: bytes, together: bool) -> None:  # noqa: FBT001 - a signal's
        """Let `other` count as one place with `path`, or separately again."""
        if together:
            self.join((path, other))
        else:
            self.part(other)

    def join(self, paths: Sequence[bytes]) -> None:
        """Let folders count as one place."""
        words = tr(
            "Joining",
            "{folders} count as one place: a copy in one may go when another keeps it.",
        )
        told = words.format(folders=formatting.joined(paths))
        self._run(partial(self._session.join_folders, tuple(paths)), told)

    def part(self, path: bytes) -> None:
        """Let a folder count separately again."""
        words = tr(
            "Joining",
            "{folder} counts separately again: copies between it and other disks are backups.",
        )
        told = words.format(folder=formatting.joined((path,)))
        self._run(partial(self._session.part_folder, path), told)

    def _run(self, change: partial[CatalogChanges], told: str) -> None:
        def work(_reins: Reins) -> Touched:
            return Touched(change())

        self._doing.run(work, partial(self._ended, told))

    def _ended(self, told: str, _found: object, error: Exception | None) -> None:
        if error is not None:
            self.told.emit(sentence(reason_of(error)))
            return
        self._undoing.note_done()
        self.done.emit(told, tr("Review", "Undo"))
        self.ruled.emit()
