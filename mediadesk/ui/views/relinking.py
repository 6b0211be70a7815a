"""Asks where a folder of the library is now, and gives it its new path."""

import os
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work.jobs import reason_of


class Relinker(Protocol):
    """What is asked of the session; all of it blocks and runs on a worker."""

    def relink(self, old: bytes, new: bytes) -> Any: ...  # noqa: ANN401, D102 - has matching and checked
    def shown(self) -> CatalogChanges: ...  # noqa: D102


class Relinking(QObject):
    """Its files keep all that is known of them, once a sample of them was found there."""

    told = Signal(str)
    """A sentence for the user."""
    relinked = Signal(object)
    """The new path (bytes)."""
    changed = Signal(object)
    """CatalogChanges."""

    def __init__(self, keeper: Callable[[], Relinker], tasks: TaskRunner, parent: QWidget) -> None:
        """Ask over `parent`."""
        super().__init__(parent)
        self._keeper, self._tasks, self._window = keeper, tasks, parent

    def ask(self, old: bytes) -> None:
        """Let the user choose the folder that `old` is now."""
        name = QFileDialog.getExistingDirectory(
            self._window, tr("Keeping", "Where the folder is now")
        )
        if not name:
            return
        new = os.fsencode(name)

        def ended(done: Any, error: Exception | None) -> None:  # noqa: ANN401 - see Relinker
            if error is not None:
                self.told.emit(sentence(reason_of(error)))
                return
            text = tr("Keeping", "Relinked. Of the files looked for, {n} of {total} were found.")
            self.told.emit(text.format(n=done.matching, total=done.checked))
            self.relinked.emit(new)
            self._tasks.run(lambda: self._keeper().shown(), self._show)

        self._tasks.run(lambda: self._keeper().relink(old, new), ended)

    def _show(self, changes: object, error: Exception | None) -> None:
        if error is None:
            self.changed.emit(changes)


def sentence(reason: Reason) -> str:
    """Return why something that was asked for could not be done."""
    if reason.code is ReasonCode.UNEXPECTED:
        return tr("Keeping", "That could not be done: {detail}").format(**reason.facts)
    return formatting.sentence(reason)
