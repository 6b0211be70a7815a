"""A short list of rows made of real widgets, walked with the arrow keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mediadesk.ui import theme


class RowList(QListWidget):
    """Each row holds one widget; a line runs under every row."""

    def __init__(self, name: str, row_px: int) -> None:
        """Be called `name`; all rows are `row_px` high."""
        super().__init__()
        self._row_px = row_px
        self.setItemDelegate(_Background(self))
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add_row(self, widget: QWidget, key: int, row: int = -1) -> None:
        """Add a row that shows `widget`; `key` finds it again."""
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, key)
        spoken = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setSizeHint(QSize(0, self._row_px))
        self.insertItem(self.count() if row < 0 else row, item)
        self.setItemWidget(item, widget)

    def keys(self) -> list[int]:
        """Return the keys of all rows, from the top."""
        return [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]

    def row_of(self, key: int) -> int:
        """Return where the row with that key is, -1 when there is none."""
        keys = self.keys()
        return keys.index(key) if key in keys else -1

    def remove_row(self, key: int) -> None:
        """Take a row out."""
        if (row := self.row_of(key)) >= 0:
            widget = self.itemWidget(self.item(row))
            self.takeItem(row)
            if widget is not None:
                widget.deleteLater()


class _Background(QStyledItemDelegate):
    """Paints what lies behind the widgets: the selection and the line below."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - the widget shows the row
    ) -> None:
        tokens = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            view = self.parent()
            focused = isinstance(view, QWidget) and view.hasFocus()
            painter.fillRect(option.rect, tokens.sel if focused else tokens.sel_inactive)
        line = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(line, tokens.rowline)
