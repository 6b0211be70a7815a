"""A list of folders under one rule, as a part of Preferences: heading, button and cards."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.rows.folder_rows import heading


class RulingPart(QWidget):
    """A part made from it fills `cards` in `refresh`, and decides with `rule`."""

    changed = Signal(object)
    """CatalogChanges that a decision made."""
    ruled = Signal()
    """Something else holds for folders."""
    failed = Signal(object)
    """An Exception that kept it from being read or written."""

    def __init__(
        self, tasks: TaskRunner, *, title: str, explanation: str, button: QPushButton
    ) -> None:
        """Stand below `title`; `button` adds to the list."""
        super().__init__()
        self.tasks = tasks
        self._words = f"{title} {explanation}".casefold()
        self.cards = QVBoxLayout()
        self.cards.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(heading(title, explanation, button))
        column.addLayout(self.cards)

    def refresh(self) -> None:
        """Read again what holds, and show it."""
        raise NotImplementedError

    def narrow(self, search: str) -> bool:
        """Show it only when a search finds its title or sentence; False when it does not."""
        found = all(word in self._words for word in search.casefold().split())
        self.setVisible(found)
        return found

    def rule(self, work: Callable[[], object]) -> None:
        """Decide something on a worker, tell of it and show it."""
        self.tasks.run(work, self._was_ruled)

    def _was_ruled(self, changes: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
            return
        self.changed.emit(changes)
        self.ruled.emit()
        self.refresh()
