"""Rows that are read in pages, as a table with headings for its columns."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mediadesk.ui.models.rows.row_pages import RowPages

Index = QModelIndex | QPersistentModelIndex


class PagedTable(QAbstractTableModel):
    """Answers every column with its row; a delegate paints what belongs into each."""

    def __init__(self, rows: RowPages[Any], headings: Sequence[str]) -> None:
        """Show `rows` under `headings`."""
        super().__init__()
        self.rows, self._headings = rows, tuple(headings)
        rows.modelAboutToBeReset.connect(self.beginResetModel)
        rows.modelReset.connect(self.endResetModel)
        rows.dataChanged.connect(self._changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else self.rows.rowCount()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for a cell as for its row; only the first is spoken."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column():
            return ""
        return self.rows.data(self.rows.index(index.row()), role) if index.isValid() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        columns = len(self._headings) - 1
        self.dataChanged.emit(self.index(first.row(), 0), self.index(last.row(), columns))
