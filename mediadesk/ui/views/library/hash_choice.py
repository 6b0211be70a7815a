"""Compute hashes: asks for which folders, lets a job hash the videos in them, says how it went."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMainWindow, QMenu

from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.roots import RootRecord
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import icon
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.overlays.folder_dialog import choose_folder
from mediadesk.ui.work.job_shapes import HashOutcome
from mediadesk.ui.work.jobs import JobCenter, JobEnd


class HashChoice(QObject):
    """Opens a menu of the library's folders; what is chosen becomes a job that can be stopped."""

    message = Signal(str)

    def __init__(
        self,
        roots: Callable[[], Sequence[RootRecord]],
        tasks: TaskRunner,
        jobs: JobCenter,
        actions: Actions,
        window: QMainWindow,
    ) -> None:
        """Serve the action. `roots` blocks."""
        super().__init__(window)
        self._roots, self._tasks, self._jobs, self._window = roots, tasks, jobs, window
        self._start: bytes | None = None
        """Where the dialog opens: at the first folder of the library, then beside the last."""
        self.menu = QMenu(window)
        self.menu.setAccessibleName(tr("Hashes", "Compute hashes of videos in"))
        self._is_awaited = False
        """True while somebody who asked for hashes has not been told what came of it."""
        actions[ActionId.COMPUTE_HASHES].triggered.connect(self._ask)
        jobs.finished.connect(self._finished)

    def _ask(self) -> None:
        self._tasks.run(self._roots, self._show)

    def _show(self, roots: Sequence[RootRecord] | None, _error: Exception | None) -> None:
        self.menu.clear()
        present = [root.path for root in roots or () if not root.is_away]
        if self._start is None and present:
            self._start = present[0]
        whole = self.menu.addAction(icon("film"), tr("Hashes", "All videos"))
        whole.triggered.connect(partial(self._choose, ()))
        self.menu.addSeparator()
        for root in roots or ():
            action = self.menu.addAction(icon("folder"), root.name_shown)
            action.setEnabled(not root.is_away)
            action.triggered.connect(partial(self._choose, (root.path,)))
        self.menu.addSeparator()
        other = self.menu.addAction(icon("folder-open"), tr("Hashes", "Another folder…"))
        other.triggered.connect(self._choose_folder)
        self.menu.popup(QCursor.pos())

    def _choose(self, paths: tuple[bytes, ...], *_: object) -> None:
        self._hash(paths)

    def _choose_folder(self) -> None:
        title = tr("Hashes", "Choose a folder of the library")
        choose_folder(self._window, title, self._chosen, start=self._start)

    def _chosen(self, folder: bytes) -> None:
        self._start = os.path.dirname(folder)
        self._hash([folder])

    def _hash(self, paths: Sequence[bytes]) -> None:
        self._is_awaited = True
        self._jobs.hash_videos(paths)

    def _finished(self, end: JobEnd) -> None:
        if end.kind is JobKind.VIDEO_HASH and self._is_awaited:
            self._is_awaited = False
            if end.report.reason is None:  # a reason is told by the window
                self.message.emit(outcome(cast("HashOutcome", end.report)))


def outcome(report: HashOutcome) -> str:
    """Return what a hashing came to, as a sentence."""
    done, total = report.hashed, report.total
    if report.status is JobStatus.CANCELLED:
        told = tr("Hashes", "Stopped. Videos hashed: {n} of {total}; what is hashed stays.")
    elif not total:
        return tr("Hashes", "Nothing to hash: every video there has its hash.")
    elif done < total:
        told = tr("Hashes", "Videos hashed: {n} of {total}. The rest could not be read.")
    else:
        one, many = tr("Hashes", "1 video hashed."), tr("Hashes", "{n} videos hashed.")
        told = one if done == 1 else many
    return told.format(n=formatting.count(done), total=formatting.count(total))
