"""The left side of the window as a tree: smart places, then the folders of the library."""

# ruff: noqa: N802 - camelCase names are Qt's own

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mediadesk.domain.browsing import PlaceCount, SmartPlace
from mediadesk.domain.roots import FolderRecord, RootRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.library.place_nodes import (
    PLACES,
    SECTIONS,
    Node,
    NodeKind,
    Role,
    icon,
    note,
    seen,
    spoken,
)

__all__ = ["PLACES", "Index", "Node", "NodeKind", "PlacesModel", "Role"]

Index = QModelIndex | QPersistentModelIndex

NO_INDEX = QModelIndex()
_MAY_BE_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF = _MAY_BE_CHOSEN | Qt.ItemFlag.ItemNeverHasChildren


class PlacesModel(QAbstractItemModel):
    """Holds places, roots and the folders opened so far; counts are set from outside."""

    wanted = Signal(object)
    """Id of a folder whose folders are to be loaded and given to `set_folders`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with the places, without counts, and no folders."""
        super().__init__(parent)
        self._keys = count(1)
        self._nodes: dict[int, Node] = {}
        self._asked: set[int] = set()
        self._top: list[Node] = []
        for place, text, sign in PLACES:
            if place in SECTIONS:
                self._top.append(self._node(NodeKind.SECTION, title=tr("Place", SECTIONS[place])))
            self._top.append(
                self._node(NodeKind.PLACE, title=tr("Place", text), icon=sign, place=place)
            )
        self._above_roots = len(self._top) + 1
        self._section = self._node(
            NodeKind.SECTION, title=tr("Place", "Folders"), is_over_folders=True
        )

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """Return the index of a row."""
        rows = self._rows(parent)
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, column, rows[row].key)

    def parent(self, index: Index = NO_INDEX) -> Any:  # noqa: ANN401 - Qt has two
        """Return the index of the row above in the tree."""
        node = self.node(index)
        return QModelIndex() if node is None else self._index_of(node.parent)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are below."""
        return len(self._rows(parent))

    def columnCount(self, _parent: Index = NO_INDEX) -> int:
        """Return one: names and counts are painted together."""
        return 1

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        """Tell whether a row can be opened."""
        node = self.node(parent)
        return node.may_open if node is not None else not parent.isValid()

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether the folders of a row have yet to be asked for."""
        node = self.node(parent)
        return node is not None and node.children is None and node.key not in self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for the folders of a row."""
        node = self.node(parent)
        if node is not None and self.canFetchMore(parent):
            self._asked.add(node.key)
            self.wanted.emit(node.folder_id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        node = self.node(index)
        if node is None or node.kind is NodeKind.SECTION:
            return Qt.ItemFlag.NoItemFlags
        return _MAY_BE_CHOSEN if node.may_open else _LEAF

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt
        """Return a row's text, its tooltip, what is read out, or its node."""
        node = self.node(index)
        if node is None:
            return None
        if role == Role.NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return formatting.path(node.path) if node.path else spoken(node)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return spoken(node)
        return None

    # what the window asks

    def node(self, index: Index) -> Node | None:
        """Return the node behind an index."""
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def index_of_place(self, place: SmartPlace) -> QModelIndex:
        """Return where a place is."""
        return self._index_of(next((n for n in self._top if n.place is place), None))

    def index_of_folder(self, folder_id: int) -> QModelIndex:
        """Return where a folder is, if its row has been loaded."""
        found = (n for n in self._nodes.values() if n.folder_id == folder_id)
        return self._index_of(next(found, None))

    def opened_folders(self) -> list[int]:
        """Return the ids of the folders whose folders are held here, to be read again."""
        return [n.folder_id for n in self._nodes.values() if n.folder_id and n.children]

    def set_counts(self, counts: Mapping[SmartPlace, PlaceCount]) -> None:
        """Show how many files each place holds."""
        for node in self._top:
            found = counts.get(node.place) if node.place is not None else None
            if found is not None and node.files != found.files:
                known = node.files
                node.files = found.files
                if node.place is SmartPlace.ERRORS and known is not None:
                    node.has_news = found.files > 0 and (node.has_news or found.files > known)
                self._repaint(node)

    def note_looked_at(self, place: SmartPlace) -> None:
        """Take what a place lists for known: it is looked at."""
        for node in self._top:
            if node.place is place and node.has_news:
                node.has_news = False
                self._repaint(node)

    def set_roots(self, roots: Sequence[RootRecord]) -> None:
        """Show these roots; rows that stay keep their place, their folders and their state."""
        if roots and self._section not in self._top:
            self._insert(None, len(self._top), self._section)
        first = self._above_roots
        known = {n.folder_id: n for n in self._top[first:]}
        wanted = {root.folder_id for root in roots}
        for node in [n for n in self._top[first:] if n.folder_id not in wanted]:
            self._remove(None, node)
        for row, root in enumerate(roots, first):
            found = known.get(root.folder_id)
            node = found or self._node(NodeKind.ROOT, folder_id=root.folder_id, children=None)
            node.title, node.files, node.path = root.name_shown, root.files, root.path
            node.note, node.offline, node.icon = note(root), root.is_away, icon(root)
            node.seen = seen(root)
            node.gone, node.pool = root.gone and not root.offline, root.pool
            if found is None:
                self._insert(None, min(row, len(self._top)), node)
            else:
                self._repaint(node)
        if not roots and self._section in self._top:
            self._remove(None, self._section)

    def set_folders(
        self, parent_id: int, folders: Sequence[FolderRecord], *, with_folders: frozenset[int]
    ) -> None:
        """Show the folders inside a folder; `with_folders` are those that can be opened, too."""
        index = self.index_of_folder(parent_id)
        parent = self.node(index)
        if parent is None:
            return
        if parent.children is None:
            parent.children = []
        rows = parent.children
        wanted = {folder.id for folder in folders}
        self._remove_all(parent, [n for n in rows if n.folder_id not in wanted])
        known = {n.folder_id: n for n in rows}
        changed, new = dict[int, bool](), list[Node]()
        for row, folder in enumerate(folders):
            found = known.get(folder.id)
            node = found or self._node(
                NodeKind.FOLDER, folder_id=folder.id, parent=parent, depth=parent.depth + 1
            )
            before, could_open = _looks(node), node.may_open
            _take(node, folder, may_open=folder.id in with_folders)
            if found is None:
                new.append(node)
                continue
            if before != _looks(node) or could_open != node.may_open:
                changed[node.key] = could_open != node.may_open
            if new:
                self._insert(parent, min(row - len(new), len(rows)), *new)
                new.clear()
        if new:
            self._insert(parent, min(len(folders) - len(new), len(rows)), *new)
        self._show_changed(rows, changed)
        self._repaint(parent)

    def folders_failed(self, parent_id: int) -> None:
        """Let a folder that could not be loaded be asked for again."""
        if node := self.node(self.index_of_folder(parent_id)):
            self._asked.discard(node.key)

    def _node(self, kind: NodeKind, **values: Any) -> Node:  # noqa: ANN401 - fields of Node
        node = Node(next(self._keys), kind, **values)
        self._nodes[node.key] = node
        return node

    def _rows(self, parent: Index) -> list[Node]:
        if not parent.isValid():
            return self._top
        node = self.node(parent)
        return self._below(node) if node is not None else []

    def _below(self, parent: Node | None) -> list[Node]:
        """Return the list itself, to be changed: `or []` would give another one when empty."""
        if parent is None:
            return self._top
        return parent.children if parent.children is not None else []

    def _index_of(self, node: Node | None) -> QModelIndex:
        if node is None:
            return QModelIndex()
        rows = self._below(node.parent)
        return self.createIndex(rows.index(node), 0, node.key) if node in rows else QModelIndex()

    def _insert(self, parent: Node | None, row: int, *nodes: Node) -> None:
        self.beginInsertRows(self._index_of(parent), row, row + len(nodes) - 1)
        self._below(parent)[row:row] = nodes
        self.endInsertRows()

    def _remove(self, parent: Node | None, node: Node) -> None:
        self._remove_rows(parent, row := self._below(parent).index(node), row)

    def _remove_all(self, parent: Node, nodes: Sequence[Node]) -> None:
        """Remove many rows, those that stand together at once."""
        keys, rows = {node.key for node in nodes}, self._below(parent)
        last = len(rows) - 1
        while keys and last >= 0:
            if rows[last].key not in keys:
                last -= 1
                continue
            first = last
            while first > 0 and rows[first - 1].key in keys:
                first -= 1
            keys.difference_update(node.key for node in rows[first : last + 1])
            self._remove_rows(parent, first, last)
            last = first - 1

    def _remove_rows(self, parent: Node | None, first: int, last: int) -> None:
        rows = self._below(parent)
        self.beginRemoveRows(self._index_of(parent), first, last)
        for node in rows[first : last + 1]:
            if node is not self._section:
                self._forget(node)
        del rows[first : last + 1]
        self.endRemoveRows()

    def _show_changed(self, rows: Sequence[Node], changed: Mapping[int, bool]) -> None:
        """Tell the view of rows by their key; True of those that can be opened now, or no more.

        The others only look otherwise: thousands of them are told at once.
        """
        if not changed:
            return
        for row, node in enumerate(rows):
            if changed.get(node.key):
                at = self.createIndex(row, 0, node.key)
                self.dataChanged.emit(at, at)
        ends = (self.createIndex(row, 0, rows[row].key) for row in (0, len(rows) - 1))
        self.dataChanged.emit(*ends, [Role.NODE])

    def _forget(self, node: Node) -> None:
        for child in node.children or []:
            self._forget(child)
        self._asked.discard(node.key)
        del self._nodes[node.key]

    def _repaint(self, node: Node) -> None:
        index = self._index_of(node)
        self.dataChanged.emit(index, index)


def _looks(node: Node) -> tuple[object, ...]:
    return node.title, node.files, node.path, node.offline


def _take(node: Node, folder: FolderRecord, *, may_open: bool) -> None:
    """Let a row show a folder as it is now."""
    node.title, node.files, node.path = folder.name_shown, folder.files, folder.path
    node.icon, node.offline = "folder", folder.offline
    if not node.children:
        node.children = None if may_open else []
