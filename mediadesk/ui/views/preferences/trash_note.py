"""Says below "Where removed files go" in which folders the system's trash cannot be used."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediadesk.domain.journal import RemovalPlace
from mediadesk.operations.resolve import NoTrash
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.labels.labels import WrappedLabel


class TrashLooks(Protocol):
    """What is asked of the session; blocks."""

    def without_trash(self) -> Sequence[NoTrash]: ...  # noqa: D102


class TrashNote(QWidget):
    """Takes no room while removed files do not go to the trash, or all of them can."""

    def __init__(
        self, session: TrashLooks, tasks: TaskRunner, removal_place: Callable[[], str]
    ) -> None:
        """Look when `refresh` is called; `removal_place` is where removed files go now."""
        super().__init__()
        self._session, self._tasks, self._removal_place = session, tasks, removal_place
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 0, 16, 0)
        self._lines.setSpacing(4)
        self.hide()

    def refresh(self) -> None:
        """Look again where the trash can be used."""
        if self._removal_place() == RemovalPlace.TRASH:
            self._tasks.run(self._session.without_trash, self._looked)
        else:
            self._show(())

    def _looked(self, found: Sequence[NoTrash] | None, _error: Exception | None) -> None:
        still_trash = self._removal_place() == RemovalPlace.TRASH
        self._show(found if found and still_trash else ())

    def _show(self, found: Sequence[NoTrash]) -> None:
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        words = tr(
            "Preferences",
            "{folder} has no trash that can be used: {why}. Removed is offered for its files.",
        )
        for one in found:
            why = str(one.reason.facts.get("detail", ""))
            told = words.format(folder=formatting.joined((one.root,)), why=why)
            self._lines.addWidget(WrappedLabel(told, TextSize.SMALL, ink=Ink.WARN))
        self.setVisible(bool(found))
