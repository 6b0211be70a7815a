"""Delegates of lists in which every row is of one height."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget


class EvenRowDelegate(QStyledItemDelegate):
    """Paints rows that are `row_px` high, and as wide as there is room."""

    def __init__(self, row_px: int, parent: QWidget | None = None) -> None:
        """Let rows have a height."""
        super().__init__(parent)
        self.row_px = row_px

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height of all rows."""
        return QSize(0, self.row_px)
