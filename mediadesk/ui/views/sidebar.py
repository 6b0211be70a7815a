"""The sidebar: places and folders with their counts, or a rail of icons."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from mediadesk.domain.browsing import PlaceCount, SmartPlace
from mediadesk.domain.roots import FolderRecord, RootRecord
from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.library.places import Node, PlacesModel
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.folder_menu import FolderMenu
from mediadesk.ui.views.place_tree import PlaceTree
from mediadesk.ui.widgets.controls.buttons import action_button
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label, surface

REFRESH_EVERY_MS = 2000
"""Counts are read again at most this often while a scan writes."""
_LOOK_INTO = 200
"""Folders that are looked into for folders of their own, per opened folder."""


class PlaceReads(Protocol):
    """What the sidebar asks of the library; all of it blocks and runs on a worker."""

    def place_counts(self) -> Mapping[SmartPlace, PlaceCount]: ...  # noqa: D102
    def has_roots(self) -> bool: ...  # noqa: D102
    def roots(self) -> Sequence[RootRecord]: ...  # noqa: D102
    def folders(self, parent_id: int) -> Sequence[FolderRecord]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Opened:
    """The folders inside one folder, and which of them have folders themselves."""

    parent_id: int
    folders: Sequence[FolderRecord]
    with_folders: frozenset[int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All the sidebar shows, read in one go."""

    counts: Mapping[SmartPlace, PlaceCount]
    roots: Sequence[RootRecord]
    opened: Sequence[Opened]


class Sidebar(QWidget):
    """Header, tree, and the switch between names and rail."""

    place_chosen = Signal(object)
    """SmartPlace."""
    folder_chosen = Signal(object, str)
    """(folder id, its name as shown)."""
    folders_known = Signal()
    refreshed = Signal(object)
    """Snapshot that was just read."""
    failed = Signal(object)
    """Exception of a read."""

    def __init__(
        self, library: PlaceReads, tasks: TaskRunner, actions: Actions, parent: QWidget
    ) -> None:
        """Show the places at once; counts and folders come with `refresh`."""
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._reading = self._stale = self._is_updating = False
        self._pause = QTimer(self, singleShot=True, interval=REFRESH_EVERY_MS)
        self._pause.timeout.connect(self._pause_over)
        surface(self, "sidebar")
        self.model = PlacesModel(self)
        self.model.wanted.connect(self._load_folders)
        self.tree = PlaceTree(self)
        self.tree.setModel(self.model)
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.folder_menu = FolderMenu(self.tree, actions)
        self._title = label(tr("Sidebar", "Library"), TextSize.BODY, weight=SEMIBOLD)
        self._add = action_button(actions[ActionId.ADD_FOLDERS])
        self._expand = action_button(actions[ActionId.SIDEBAR])
        self.menu_button = action_button(actions[ActionId.MENU])
        header = QWidget()
        header.setFixedHeight(theme.HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(8, 0, 9, 0)
        row.setSpacing(8)
        row.addWidget(self.menu_button)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._add)
        self._footer = QWidget()
        foot = QHBoxLayout(self._footer)
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self._expand)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.tree, 1)
        column.addWidget(self._footer)
        self._header_row = row
        self.set_rail(rail=False)

    @property
    def is_rail(self) -> bool:
        """True while only icons are shown."""
        return self.tree.delegate.rail

    def set_rail(self, *, rail: bool) -> None:
        """Show icons only, or names and folders."""
        self.tree.set_rail(rail=rail)
        self._title.setVisible(not rail)
        self._add.setVisible(not rail)
        self._footer.setVisible(rail)
        self._header_row.setContentsMargins(12 if rail else 8, 0, 11 if rail else 8, 0)
        if rail:
            self.setFixedWidth(theme.RAIL_WIDTH)
        else:
            self.setMinimumWidth(200)
            self.setMaximumWidth(320)

    def choose_place(self, place: SmartPlace) -> None:
        """Make a place the chosen one, as a click on it does."""
        self.tree.setCurrentIndex(self.model.index_of_place(place))

    def choose_folder(self, folder_id: int) -> bool:
        """Make a folder the chosen one, if its row is loaded; tell whether it is."""
        index = self.model.index_of_folder(folder_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
        return index.isValid()

    def look(self) -> None:
        """Tell soon whether there are folders: counting a large library takes a second."""
        self._tasks.run(self._library.has_roots, self._looked)

    def refresh(self, *, at_once: bool = False) -> None:
        """Read counts and folders again: now, or when the last reading is 2 s old."""
        if at_once:
            self._pause.stop()
        if self._reading or self._pause.isActive():
            self._stale = True
            return
        self._reading, self._stale = True, False
        opened = self.model.opened_folders()
        self._tasks.run(partial(_read, self._library, opened), self._arrived)

    def _looked(self, has_roots: bool | None, _error: Exception | None) -> None:  # noqa: FBT001
        if has_roots:
            self.folders_known.emit()

    def _arrived(self, found: Snapshot | None, error: Exception | None) -> None:
        self._reading = False
        self._pause.start()
        if found is None:
            self.failed.emit(error)
            return
        with self._keeping_chosen():
            self.model.set_counts(found.counts)
            self._note_looked_at(self.model.node(self.tree.currentIndex()))
            self.model.set_roots(found.roots)
            for opened in found.opened:
                self._show_folders(opened)
        self.refreshed.emit(found)

    @contextmanager
    def _keeping_chosen(self) -> Iterator[None]:
        """Go from a chosen folder that vanishes to the one it was in, not to its neighbour."""
        trail: list[int] = []
        node = self.model.node(self.tree.currentIndex())
        while node is not None and node.folder_id is not None:
            trail.append(node.folder_id)
            node = node.parent
        self._is_updating = True
        try:
            yield
        finally:
            self._is_updating = False
        if trail and not self.model.index_of_folder(trail[0]).isValid():
            left = (self.model.index_of_folder(folder_id) for folder_id in trail)
            to = next((index for index in left if index.isValid()), None)
            to = self.model.index_of_place(SmartPlace.ALL) if to is None else to
            if self.tree.currentIndex() == to:  # Qt went there unheard
                self._chosen(to)
            self.tree.setCurrentIndex(to)

    def _pause_over(self) -> None:
        if self._stale:
            self.refresh()

    def _load_folders(self, parent_id: int) -> None:
        self._tasks.run(
            partial(_read_opened, self._library, parent_id), partial(self._opened, parent_id)
        )

    def _opened(self, parent_id: int, found: Opened | None, error: Exception | None) -> None:
        if found is None:
            self.model.folders_failed(parent_id)
            self.failed.emit(error)
        else:
            with self._keeping_chosen():
                self._show_folders(found)

    def _show_folders(self, opened: Opened) -> None:
        self.model.set_folders(opened.parent_id, opened.folders, with_folders=opened.with_folders)

    def _chosen(self, current: QModelIndex) -> None:
        node = self.model.node(current)
        if node is None or self._is_updating:
            return
        self._note_looked_at(node)
        if node.place is not None:
            self.place_chosen.emit(node.place)
        elif node.folder_id is not None:
            self.folder_chosen.emit(node.folder_id, node.title)

    def _note_looked_at(self, node: Node | None) -> None:
        if node is not None and node.place is not None:
            self.model.note_looked_at(node.place)


def _read(library: PlaceReads, opened: Sequence[int]) -> Snapshot:
    return Snapshot(
        counts=library.place_counts(),
        roots=library.roots(),
        opened=[_read_opened(library, folder_id) for folder_id in opened],
    )


def _read_opened(library: PlaceReads, parent_id: int) -> Opened:
    folders = library.folders(parent_id)
    inside = frozenset(each.id for each in folders[:_LOOK_INTO] if library.folders(each.id))
    unknown = frozenset(each.id for each in folders[_LOOK_INTO:])
    return Opened(parent_id, folders, inside | unknown)
