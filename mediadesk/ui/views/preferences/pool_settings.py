"""Preferences of folders that count as one place: joined by ticking them, parted one by one."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.config import Settings, described
from mediadesk.domain.folder_rules import FolderRules
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.pool_joining import Joinable
from mediadesk.ui.views.preferences.ruling_part import RulingPart
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.check_list import CheckList, CheckRow
from mediadesk.ui.widgets.overlays.popover import Popover
from mediadesk.ui.widgets.rows.folder_rows import card, empty, folder_row, none_yet

_LIST_PX, _MOST_PX = 320, 320
_FEWEST = 2
"""Folders that make a pool."""


class Pools(Joinable, Protocol):
    """What is asked of the session; each blocks."""

    @property
    def library(self) -> Any: ...  # noqa: ANN401, D102 - has roots()
    @property
    def settings(self) -> Settings: ...  # noqa: D102
    def folder_rules(self) -> FolderRules: ...  # noqa: D102


class PoolSettings(RulingPart):
    """A card for each pool with its folders, of the settings file too; a button joins others."""

    def __init__(self, session: Pools, tasks: TaskRunner) -> None:
        """Show the pools once they are read."""
        description = described()["pools"]
        self.join = push_button(tr("Preferences", "Join folders"), "plus", look="row")
        self.join.clicked.connect(self._choose)
        super().__init__(
            tasks,
            title=tr("Setting", description.label),
            explanation=tr("Setting", description.explanation),
            button=self.join,
        )
        self._session = session
        self._roots: Sequence[bytes] = ()
        self._show((), ())
        self.refresh()

    def refresh(self) -> None:
        """Read the pools and the folders of the library again."""
        session = self._session

        def read() -> tuple[FolderRules, Sequence[bytes]]:
            return session.folder_rules(), [root.path for root in session.library.roots()]

        self.tasks.run(read, self._arrived)

    def _arrived(
        self, found: tuple[FolderRules, Sequence[bytes]] | None, error: Exception | None
    ) -> None:
        if found is None:
            self.failed.emit(error)
        else:
            self._show(found[0].pools, found[1])

    def _show(self, pools: Sequence[Sequence[bytes]], roots: Sequence[bytes]) -> None:
        self._roots = roots
        empty(self.cards)
        written = self._session.settings.pools
        for joined in written:
            self.cards.addWidget(card([folder_row("link-2", path) for path in joined]))
        for pool in pools:
            self.cards.addWidget(card([self._row(path) for path in pool]))
        if not pools and not written:
            none = none_yet(tr("Preferences", "No folders are joined"))
            self.cards.addWidget(card([none]))
        self.join.setEnabled(len(roots) >= _FEWEST)
        alone = tr("Preferences", "The library has no two folders yet.")
        self.join.setToolTip("" if self.join.isEnabled() else alone)

    def _row(self, path: bytes) -> QWidget:
        words = tr("Preferences", "Let {folder} count separately again")
        return folder_row("link-2", path, words, partial(self._part, path))

    def _choose(self) -> None:
        chooser = _Chooser(self._roots, self)
        chooser.chosen.connect(self._join)
        chooser.open_below(self.join)

    def _join(self, paths: Sequence[bytes]) -> None:
        self.rule(partial(self._session.join_folders, paths))

    def _part(self, path: bytes, _checked: object = None) -> None:
        self.rule(partial(self._session.part_folder, path))


class _Chooser(Popover):
    """The folders of the library to tick, and a button that joins them."""

    chosen = Signal(object)
    """The ticked folders (tuple[bytes, ...])."""

    def __init__(self, roots: Sequence[bytes], parent: QWidget) -> None:
        super().__init__(tr("Preferences", "Join folders"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ticked: list[bytes] = []
        listed = CheckList(_LIST_PX, _MOST_PX)
        for root in roots:
            row = CheckRow(formatting.path(root))
            row.setToolTip(formatting.path(root))
            listed.add_row(row, checked=False, toggled=partial(self._tick, root))
        listed.fit()
        self._join = push_button(tr("Preferences", "Count as one place"), look="row")
        self._join.clicked.connect(self._take)
        self.body.addWidget(listed)
        self.body.addWidget(self._join)
        self._offer()

    def _tick(self, root: bytes) -> None:
        if root in self._ticked:
            self._ticked.remove(root)
        else:
            self._ticked.append(root)
        self._offer()

    def _offer(self) -> None:
        self._join.setEnabled(len(self._ticked) >= _FEWEST)
        few = tr("Preferences", "Tick two folders or more.")
        self._join.setToolTip("" if self._join.isEnabled() else few)

    def _take(self) -> None:
        self.close()
        self.chosen.emit(tuple(self._ticked))
