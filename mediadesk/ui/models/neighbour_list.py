"""The files the same camera took around the one under review, in time order."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from mediadesk.domain.dating import Neighbour
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the model answers besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    IS_THIS = Qt.ItemDataRole.UserRole + 2


class NeighbourListModel(QAbstractListModel):
    """Some twenty files; the one under review is among them."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._rows: Sequence[Neighbour] = ()
        self._this = 0
        self._day = ""

    @property
    def rows(self) -> Sequence[Neighbour]:
        """The files, from the earliest."""
        return self._rows

    @property
    def place(self) -> int:
        """Row of the file under review, -1 when it is not among them."""
        ids = [row.file.id for row in self._rows]
        return ids.index(self._this) if self._this in ids else -1

    def show(self, rows: Sequence[Neighbour], this: int) -> None:
        """Show the neighbours of the file with the id `this`."""
        self.beginResetModel()
        self._rows, self._this = rows, this
        self._day = rows[self.place].date.wall[:10] if self.place >= 0 else ""
        self.endResetModel()

    def neighbour(self, by: int) -> Neighbour | None:
        """Return the nearest file before (-1) or after (1) the one under review."""
        row = self.place + by
        return self._rows[row] if self.place >= 0 and 0 <= row < len(self._rows) else None

    def caption(self) -> str:
        """Return when they were taken, and whether the user said so: "17 Aug 2019"."""
        if self.place < 0:
            return ""
        day = date_words.date(self._rows[self.place].date, seconds=False).partition(",")[0]
        others = [row for row in self._rows if row.file.id != self._this]
        if others and all(row.decided for row in others):
            return tr("Dates", "{day}, dates you accepted").format(day=day)
        return tr("Dates", "around {day}").format(day=day)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one file."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        is_this = row.file.id == self._this
        if role == Role.ROW:
            return row
        if role == Role.IS_THIS:
            return is_this
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, is_this=is_this)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{formatting.path(row.file.path)}\n{date_words.date(row.date)}"
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return _spoken(row, is_this=is_this) if is_spoken else None

    def _text(self, row: Neighbour, *, is_this: bool) -> str:
        if is_this:
            return tr("Dates", "this one")
        time = date_words.time_of(row.date)
        if time and row.date.wall[:10] == self._day:
            return time
        return formatting.short_day(row.date.wall)


def _spoken(row: Neighbour, *, is_this: bool) -> str:
    parts = [row.file.name_shown, date_words.date(row.date)]
    if is_this:
        parts.append(tr("Dates", "this one"))
    elif row.decided:
        parts.append(tr("Dates", "you accepted this date"))
    return ", ".join(parts)
