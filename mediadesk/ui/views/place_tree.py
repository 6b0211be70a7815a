"""The tree of places and folders: its rows are painted, opened and chosen in a way of their own."""

# ruff: noqa: N802 - camelCase names are Qt's own

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from mediadesk.ui.delegates.sidebar import SidebarDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.library.places import Index, Node, NodeKind, Role
from mediadesk.ui.widgets.keys.focus_ring import BY_KEY


class PlaceTree(QTreeView):
    """The tree without indentation; the delegate paints and places everything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.delegate = SidebarDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setProperty("surface", "sidebar")
        self.setAccessibleName(tr("Sidebar", "Places and folders"))
        self.setHeaderHidden(True)
        self.setMinimumWidth(1)  # the rail is narrower than Qt's own least widths
        self.header().setMinimumSectionSize(1)
        self.header().setStretchLastSection(False)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setExpandsOnDoubleClick(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def set_rail(self, *, rail: bool) -> None:
        """Hide all but the places, or show everything again."""
        self.delegate.rail = rail
        model = self.model()
        if model is not None:
            for row in range(model.rowCount()):
                node: Node = model.index(row, 0).data(Role.NODE)
                heads_places = node.kind is NodeKind.SECTION and not node.is_over_folders
                hidden = rail and node.kind is not NodeKind.PLACE and not heads_places
                self.setRowHidden(row, QModelIndex(), hidden)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the one column as wide as the tree, the rail included."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Keep new roots out of the rail."""
        super().rowsInserted(parent, start, end)
        if self.delegate.rail and not parent.isValid():
            self.set_rail(rail=True)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint again where rows only look otherwise: Qt would measure each of thousands."""
        if list(roles) == [Role.NODE]:
            self.viewport().update()
        else:
            super().dataChanged(first, last, roles)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a folder when its chevron is clicked; anything else chooses the row."""
        index = self.indexAt(event.position().toPoint())
        node: Node | None = index.data(Role.NODE) if index.isValid() else None
        if node is not None and node.kind in (NodeKind.ROOT, NodeKind.FOLDER) and node.may_open:
            chevron = self.delegate.chevron_rect(self.visualRect(index), node)
            if self.isRightToLeft():
                chevron.moveLeft(self.viewport().width() - chevron.right() - 1)
            if chevron.contains(event.position().toPoint()):
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def setSelection(self, _rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row that was chosen, not what lies at its place by now.

        The page that it opened may have made names of the rail, or a rail of names: then another
        row is there, or none, and Qt would choose nothing at all.
        """
        self.selectionModel().select(self.currentIndex(), command)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the chosen row chosen when it is clicked with Ctrl held."""
        command = super().selectionCommand(index, event)
        flags = QItemSelectionModel.SelectionFlag
        return flags.NoUpdate if command & flags.Deselect else command

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose nothing else while the button is down: rows may have moved below the pointer."""
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring only when the focus came by key."""
        self.delegate.keyboard_focus = event.reason() in BY_KEY
        super().focusInEvent(event)
