"""Preferences of folders: which are protected, and which nothing is suggested from."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.folder_rules import FolderRule, FolderRules
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.buttons import icon_button, push_button
from mediadesk.ui.widgets.folder_dialog import choose_folder
from mediadesk.ui.widgets.icon_label import IconLabel
from mediadesk.ui.widgets.labels import SEMIBOLD, ElidedLabel, WrappedLabel, label
from mediadesk.ui.widgets.lines import hairline

_ROW_PX, _ICON_PX = 36, 16


class Folders(Protocol):
    """What is asked of the session; each blocks."""

    def folder_rules(self) -> FolderRules: ...  # noqa: D102
    def set_folder_rule(self, path: bytes, rule: FolderRule, *, holds: bool) -> CatalogChanges: ...  # noqa: D102


class FolderSettings(QWidget):
    """The folders for which one rule holds; they can be added and taken out."""

    changed = Signal(object)
    """CatalogChanges that a new or dropped rule made."""
    ruled = Signal()
    """A rule holds, or no longer."""
    failed = Signal(object)
    """An Exception that kept a rule from being read or written."""

    def __init__(
        self,
        rule: FolderRule,
        folders: Folders,
        tasks: TaskRunner,
        *,
        icon: str,
        words: Sequence[str],
    ) -> None:
        """Show the folders of `rule` once they are read; `words`: title and explanation."""
        super().__init__()
        self._rule, self._folders, self._tasks, self._icon = rule, folders, tasks, icon
        title, explanation = words
        self._words = f"{title} {explanation}".casefold()
        add = push_button(tr("Preferences", "Add folder"), "plus", look="row")
        add.clicked.connect(self._choose)
        header = QHBoxLayout()
        header.setSpacing(8)
        words_column = QVBoxLayout()
        words_column.setSpacing(2)
        words_column.addWidget(label(title, weight=SEMIBOLD))
        told = WrappedLabel(explanation, TextSize.SMALL, ink=Ink.TEXT2)
        words_column.addWidget(told)
        header.addLayout(words_column, 1)
        header.addWidget(add)
        self._card = QFrame()
        self._card.setProperty("surface", "card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(header)
        column.addWidget(self._card)
        self.refresh()

    def refresh(self) -> None:
        """Read the folders again."""
        self._tasks.run(self._folders.folder_rules, self._arrived)

    def narrow(self, search: str) -> bool:
        """Show it only when a search finds its title or sentence; False when it does not."""
        found = all(word in self._words for word in search.casefold().split())
        self.setVisible(found)
        return found

    def _arrived(self, rules: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
            return
        while (old := self._list.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        known = cast("FolderRules", rules)
        paths = known.protected if self._rule is FolderRule.PROTECTED else known.never_suggest
        for number, path in enumerate(paths):
            if number:
                self._list.addWidget(hairline())
            self._list.addWidget(self._row(path))
        if not paths:
            none = label(tr("Preferences", "No folder yet"), TextSize.SMALL, ink=Ink.TEXT3)
            none.setContentsMargins(16, 8, 16, 8)
            self._list.addWidget(none)

    def _row(self, path: bytes) -> QWidget:
        made = QWidget()
        made.setFixedHeight(_ROW_PX)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 0, 4, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(self._icon, _ICON_PX))
        shown = ElidedLabel(TextSize.BODY, ink=Ink.TEXT)
        shown.setText(formatting.path(path))
        row.addWidget(shown, 1)
        text = tr("Preferences", "Remove {folder} from this list")
        out = icon_button("x", text.format(folder=formatting.path(path)))
        out.clicked.connect(partial(self._set, path, False))  # noqa: FBT003 - named below
        row.addWidget(out)
        return made

    def _choose(self) -> None:
        choose_folder(self, tr("Preferences", "Choose a folder"), self._chosen)

    def _chosen(self, folder: bytes) -> None:
        self._set(folder, True)  # noqa: FBT003 - named below

    def _set(self, path: bytes, holds: bool, _checked: object = None) -> None:  # noqa: FBT001
        work: Callable[[], object] = partial(
            self._folders.set_folder_rule, path, self._rule, holds=holds
        )
        self._tasks.run(work, self._was_set)

    def _was_set(self, changes: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
            return
        self.changed.emit(changes)
        self.ruled.emit()
        self.refresh()
