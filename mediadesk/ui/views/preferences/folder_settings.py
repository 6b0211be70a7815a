"""Preferences of folders: which are protected, and which nothing is suggested from."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.folder_rules import FolderRule, FolderRules
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.preferences.ruling_part import RulingPart
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.overlays.folder_dialog import choose_folder
from mediadesk.ui.widgets.rows.folder_rows import card, empty, folder_row, none_yet


class Folders(Protocol):
    """What is asked of the session; each blocks."""

    @property
    def settings(self) -> Settings: ...  # noqa: D102
    def folder_rules(self) -> FolderRules: ...  # noqa: D102
    def set_folder_rule(self, path: bytes, rule: FolderRule, *, holds: bool) -> CatalogChanges: ...  # noqa: D102


class FolderSettings(RulingPart):
    """The folders for which one rule holds; they can be added and taken out.

    Those of the settings file are listed first.
    """

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
        add = push_button(tr("Preferences", "Add folder"), "plus", look="row")
        add.clicked.connect(self._choose)
        super().__init__(tasks, title=words[0], explanation=words[1], button=add)
        self._rule, self._folders, self._icon = rule, folders, icon
        self.refresh()

    def refresh(self) -> None:
        """Read the folders again."""
        self.tasks.run(self._folders.folder_rules, self._arrived)

    def _arrived(self, rules: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
            return
        empty(self.cards)
        known, settings = cast("FolderRules", rules), self._folders.settings
        paths, written = known.never_suggest, settings.never_suggest
        if self._rule is FolderRule.PROTECTED:
            paths, written = known.protected, settings.protected_roots
        rows = [folder_row(self._icon, path) for path in written]
        rows += [self._row(path) for path in paths]
        self.cards.addWidget(card(rows or [none_yet(tr("Preferences", "No folder yet"))]))

    def _row(self, path: bytes) -> QWidget:
        words = tr("Preferences", "Remove {folder} from this list")
        out = partial(self._set, path, False)  # noqa: FBT003 - named below
        return folder_row(self._icon, path, words, out)

    def _choose(self) -> None:
        choose_folder(self, tr("Preferences", "Choose a folder"), self._chosen)

    def _chosen(self, folder: bytes) -> None:
        self._set(folder, True)  # noqa: FBT003 - named below

    def _set(self, path: bytes, holds: bool, _checked: object = None) -> None:  # noqa: FBT001
        self.rule(partial(self._folders.set_folder_rule, path, self._rule, holds=holds))
