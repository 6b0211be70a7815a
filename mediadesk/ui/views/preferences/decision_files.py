"""Keeping what was decided: export, import, a folder that moved, a backup to bring back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.relinking import Relinking, sentence
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label
from mediadesk.ui.widgets.labels.lines import hairline
from mediadesk.ui.work.jobs import reason_of

_ENDING = ".jsonl"


class Keeper(Protocol):
    """What is asked of the session; all of it blocks and runs on a worker."""

    def export(self, path: Path) -> int: ...  # noqa: D102
    def take(self, path: Path) -> Any: ...  # noqa: ANN401, D102 - has added and known
    def roots(self) -> Sequence[bytes]: ...  # noqa: D102
    def relink(self, old: bytes, new: bytes) -> Any: ...  # noqa: ANN401, D102 - has matching and checked
    def shown(self) -> CatalogChanges: ...  # noqa: D102
    def newest_backups(self) -> Mapping[Any, str]: ...  # noqa: D102
    def wanted(self) -> Any: ...  # noqa: ANN401, D102 - a part, or None
    def want(self, part: Any) -> None: ...  # noqa: ANN401, D102 - a part, or None


class DecisionFilesPane(QWidget):
    """Three rows: decisions in a file, a folder's new place, backups."""

    told = Signal(str)
    """A sentence for the user."""
    changed = Signal(object)
    """CatalogChanges, when folders of the library may have changed."""

    def __init__(self, keeper: Keeper, tasks: TaskRunner) -> None:
        """Know no folder and no backup until `refresh`."""
        super().__init__()
        self._keeper, self._tasks = keeper, tasks
        self.export = push_button(tr("Keeping", "Export…"), "folder-output")
        self.take = push_button(tr("Keeping", "Import…"), "file-down")
        self.moved = push_button(tr("Keeping", "Choose the folder"), "folder-open")
        self.roots = QMenu(self.moved)
        self.moved.setMenu(self.roots)
        self._relinking = Relinking(lambda: keeper, tasks, self)
        self._relinking.told.connect(self.told)
        self._relinking.changed.connect(self.changed)
        self._relinking.relinked.connect(self.refresh)
        self._asked = 0
        self.backups = QHBoxLayout()
        self.backups.setSpacing(8)
        self.export.clicked.connect(self._export)
        self.take.clicked.connect(self._take)
        card = QFrame()
        card.setProperty("surface", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        decided = tr("Keeping", "All your decisions, as lines of text to keep or take elsewhere.")
        rows.addLayout(_row(tr("Keeping", "Decisions"), decided, self.export, self.take))
        rows.addWidget(hairline())
        moved = tr("Keeping", "A folder has a new path. What is known about its files is kept.")
        rows.addLayout(_row(tr("Keeping", "Moved folder"), moved, self.moved))
        rows.addWidget(hairline())
        brought = tr("Keeping", "Happens at the next start; what is there now is kept.")
        held = _row(tr("Keeping", "Restore a backup"), brought)
        held.setContentsMargins(16, 12, 16, 0)
        self.backups.setContentsMargins(16, 8, 16, 12)
        rows.addLayout(held)
        rows.addLayout(self.backups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def refresh(self, _path: object = None) -> None:
        """Read which folders and backups there are."""
        keeper = self._keeper
        self._tasks.forget(self._asked)  # an older answer must not come after a newer one
        self._asked = self._tasks.run(
            lambda: (keeper.roots(), keeper.newest_backups(), keeper.wanted()), self._arrived
        )

    def _arrived(self, found: object, error: Exception | None) -> None:
        if error is not None or not isinstance(found, tuple):
            return
        roots, made, wanted = found
        self.roots.clear()
        for root in roots:
            action = self.roots.addAction(formatting.name(root))
            action.triggered.connect(partial(self._ask_where, root))
        self.moved.setEnabled(bool(roots))
        while (old := self.backups.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        names = {
            "catalog": tr("Keeping", "Catalog of {when}"),
            "decisions": tr("Keeping", "Decisions of {when}"),
        }
        for part, when in made.items():
            button = push_button(names[part].format(when=when), "archive-restore")
            button.setCheckable(True)
            button.setChecked(part == wanted)
            button.toggled.connect(partial(self._want, part, when))
            self.backups.addWidget(button)
        if not made:
            none = tr("Keeping", "There is no backup yet; the first is made within a day.")
            self.backups.addWidget(label(none, TextSize.SMALL, ink=Ink.TEXT2))
        self.backups.addStretch(1)

    def _want(self, part: object, when: str, wanted: bool) -> None:  # noqa: FBT001 - as Qt tells it
        def told(_value: object) -> str:
            if wanted:
                text = tr("Keeping", "The backup of {when} is restored when MediaDesk next starts.")
                return text.format(when=when)
            return tr("Keeping", "Everything stays as it is.")

        self._do(lambda: self._keeper.want(part if wanted else None), told)
        self.refresh()

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Keeping", "Export decisions"), f"mediadesk-decisions{_ENDING}", f"*{_ENDING}"
        )
        if name:
            text = tr("Keeping", "Decisions written: {n}.")
            self._do(
                lambda: self._keeper.export(Path(name)),
                lambda number: text.format(n=formatting.count(number)),
            )

    def _take(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Keeping", "Import decisions"), "", f"*{_ENDING};;*"
        )
        if name:
            text = tr("Keeping", "Decisions imported: {added}; already there: {known}.")
            self._do(
                lambda: self._keeper.take(Path(name)),
                lambda taken: text.format(
                    added=formatting.count(taken.added), known=formatting.count(taken.known)
                ),
            )

    def _ask_where(self, old: bytes, _checked: object = None) -> None:
        self._relinking.ask(old)

    def _do(self, work: Callable[[], object], words: Callable[[Any], str]) -> None:
        """Do something on a worker, then say what it came to."""

        def ended(value: object, error: Exception | None) -> None:
            reason = None if error is None else reason_of(error)
            self.told.emit(words(value) if reason is None else sentence(reason))
            self.refresh()
            self._tasks.run(self._keeper.shown, self._show)

        self._tasks.run(work, ended)

    def _show(self, changes: object, error: Exception | None) -> None:
        if error is None:
            self.changed.emit(changes)


def _row(title: str, words: str, *controls: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(8)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(title, TextSize.BODY))
    explained = WrappedLabel(words, TextSize.SMALL, ink=Ink.TEXT2)
    texts.addWidget(explained)
    row.addLayout(texts, 1)
    for control in controls:
        row.addWidget(control)
    return row
