"""The candidates of the file under review, a row each."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from mediadesk.ui.models.dates.file_dates import CandidateRow

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the model answers besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class CandidateListModel(QAbstractListModel):
    """All candidates: there are never many."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._rows: Sequence[CandidateRow] = ()

    @property
    def rows(self) -> Sequence[CandidateRow]:
        """The rows, from the top."""
        return self._rows

    def show(self, rows: Sequence[CandidateRow]) -> None:
        """Show the candidates of another file."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many candidates there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.source
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.candidate.stamp.source}: {row.candidate.stamp.raw}\n{row.why}"
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
