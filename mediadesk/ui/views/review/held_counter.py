"""The sentence of the strip in review: where removed files go, how much is held and freed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.history import HeldTotal
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import Lazy, TaskRunner
from mediadesk.ui.views.history.removed_bar import HeldFiles
from mediadesk.ui.work.change_queue import ChangeQueue


class HeldCounter(QObject):
    """Counts anew after every change."""

    told = Signal(str)

    def __init__(
        self, held: Callable[[], HeldFiles], doing: ChangeQueue, tasks: TaskRunner, parent: QObject
    ) -> None:
        """Follow `doing`."""
        super().__init__(parent)
        self._held, self._tasks = Lazy(held), tasks
        doing.ended.connect(self.refresh)

    def refresh(self) -> None:
        """Read how much is held."""
        self._tasks.run(lambda: self._held.get().total(), self._counted)

    def _counted(self, found: HeldTotal | None, _error: Exception | None) -> None:
        if found is None:
            return
        words = tr("Strip", "Removed files go to Removed. Everything here can be undone.")
        if found.files or found.freed_bytes:
            text = tr("Strip", "{files}, {size}, held in Removed.")
            if found.freed_bytes:
                text = tr("Strip", "{files}, {size}, held in Removed; {freed} freed by purging.")
            if not found.files:
                text = tr("Strip", "Nothing is held in Removed; {freed} freed by purging.")
            words = text.format(
                files=formatting.with_sidecars(found.files, found.sidecars),
                size=formatting.size(found.size_bytes),
                freed=formatting.size(found.freed_bytes),
            )
            words = f"{words} {tr('Strip', 'Everything here can be undone.')}"
        self.told.emit(words)
