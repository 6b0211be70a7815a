"""What can be done with one folder of the sidebar: a menu by right click or the Menu key."""

from collections import Counter
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QTreeView

from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.library.places import Node, NodeKind, Role
from mediadesk.words import QT_TRANSLATE_NOOP

_WITH_FOLDER = (
    (ActionId.SET_DATES, QT_TRANSLATE_NOOP("Sidebar", "Set a date for this folder...")),
    (ActionId.EXPORT, QT_TRANSLATE_NOOP("Sidebar", "Export this folder...")),
)


class FolderMenu(QObject):
    """Triggers the actions of chosen files for a folder: the folder's id is the action's data."""

    scan_wanted = Signal(object)
    """Path (bytes) of a root that is to be looked at again."""
    moved_wanted = Signal(object)
    """Path (bytes) of a root that is somewhere else now."""
    leave_wanted = Signal(object)
    """Path (bytes) of a root that is to leave the library."""
    join_wanted = Signal(object, object, bool)
    """(path, path of another root, whether the other is to count as one place with it)."""

    def __init__(self, tree: QTreeView, actions: Actions) -> None:
        """Open on the folders of `tree`."""
        super().__init__(tree)
        self._tree, self._actions = tree, actions
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open)

    def menu_for(self, node: Node) -> QMenu | None:
        """Return the menu of a row; None for rows that are no folders."""
        if node.folder_id is None:
            return None
        menu = QMenu(self._tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for id_, text in _WITH_FOLDER:
            action = menu.addAction(self._actions[id_].icon(), tr("Sidebar", text))
            action.triggered.connect(partial(self._trigger, id_, node.folder_id, node.title))
        if node.kind is NodeKind.ROOT:
            menu.addSeparator()
            again = tr("Offline", "Look again") if node.offline else tr("Offline", "Scan again")
            for text, wanted in (
                (again, self.scan_wanted),
                (tr("Offline", "It has moved…"), self.moved_wanted),
            ):
                menu.addAction(text).triggered.connect(partial(_tell, wanted, node.path))
            self._offer_joining(menu, node)
            menu.addSeparator()
            leave = menu.addAction(tr("Offline", "Take out of the library"))
            leave.triggered.connect(partial(_tell, self.leave_wanted, node.path))
        return menu

    def _offer_joining(self, menu: QMenu, node: Node) -> None:
        """Offer the other roots as the same place, those ticked that are it already."""
        others = [root for root in self._roots() if root is not node]
        part = menu.addMenu(tr("Sidebar", "Counts as one place with"))
        part.setEnabled(bool(others))
        titles = Counter(root.title for root in others)
        for root in others:
            shown = root.title if titles[root.title] == 1 else formatting.path(root.path)
            action = part.addAction(shown.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(node.pool is not None and root.pool == node.pool)
            action.toggled.connect(partial(self._turn, node.path, root.path))

    def _turn(self, path: bytes, other: bytes, together: bool) -> None:  # noqa: FBT001 - Qt's
        self.join_wanted.emit(path, other, together)

    def _roots(self) -> list[Node]:
        model = self._tree.model()
        rows = (model.index(row, 0).data(Role.NODE) for row in range(model.rowCount()))
        return [node for node in rows if node is not None and node.kind is NodeKind.ROOT]

    def _open(self, at: QPoint) -> None:
        node: Node | None = self._tree.indexAt(at).data(Role.NODE)
        menu = None if node is None else self.menu_for(node)
        if menu is not None:
            menu.popup(self._tree.viewport().mapToGlobal(at))

    def _trigger(self, id_: ActionId, folder_id: int, title: str, _checked: object = None) -> None:
        action = self._actions[id_]
        action.setData((folder_id, title))
        action.trigger()
        action.setData(None)


def _tell(wanted: SignalInstance, path: bytes, _checked: object = None) -> None:
    wanted.emit(path)
