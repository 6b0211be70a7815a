"""The files the same camera took around the one under review, in time order."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from mediadesk.domain.dating import ChosenDate, DateRecord, Neighbour
from mediadesk.domain.timestamps import TIMED, Precision
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words

Index = QModelIndex | QPersistentModelIndex


EACH_WAY = 10


class NeighbourReads(Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def neighbours(  # noqa: D102
        self, file_id: int, *, at: str | None = None, each_way: int = 3
    ) -> tuple[Sequence[Neighbour], Sequence[Neighbour]]: ...


def read_strip(library: NeighbourReads, this: DateRecord) -> list[Neighbour]:
    """Read what the same camera took before and after, this file in its place. On a worker."""
    before, after = library.neighbours(this.file.id, each_way=EACH_WAY)
    near = [*before[::-1], *after]
    near.insert(len(before), Neighbour(this.file, this.proposed))
    return near


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
        self._around: ChosenDate | None = None

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
        own = rows[self.place].date if self.place >= 0 else None
        self._day = "" if own is None else own.wall[:10]
        self._around = own and (_day_of(own) if own.precision in TIMED else own)
        self.endResetModel()

    def neighbour(self, by: int) -> Neighbour | None:
        """Return the nearest file before (-1) or after (1) the one under review."""
        row = self.place + by
        return self._rows[row] if self.place >= 0 and 0 <= row < len(self._rows) else None

    def caption(self) -> str:
        """Return when they were taken, and whether the user said so: "around 17 Aug 2019"."""
        others = [row for row in self._rows if row.file.id != self._this]
        if not others:
            return tr("Dates", "no others")
        if self._around is None:
            return tr("Dates", "beside it by name")
        day = date_words.date(self._around)
        decided = all(row.decided for row in others)
        words = tr("Dates", "{day}, dates you accepted") if decided else tr("Dates", "around {day}")
        return words.format(day=day)

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
            return f"{formatting.path(row.file.path)}\n{_date(row)}"
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return _spoken(row, is_this=is_this) if is_spoken else None

    def _text(self, row: Neighbour, *, is_this: bool) -> str:
        if is_this or row.date is None:
            return tr("Dates", "this one")
        if row.date.precision not in TIMED and row.date.precision is not Precision.DAY:
            return date_words.date(row.date)
        time = date_words.time_of(row.date)
        if time and row.date.wall[:10] == self._day:
            return time
        return formatting.iso_day(row.date.wall, year=False)


def _day_of(date: ChosenDate) -> ChosenDate:
    return ChosenDate(date.wall[:10], Precision.DAY)


def _date(row: Neighbour) -> str:
    return tr("Dates", "no date") if row.date is None else date_words.date(row.date)


def _spoken(row: Neighbour, *, is_this: bool) -> str:
    parts = [row.file.name_shown, _date(row)]
    if is_this:
        parts.append(tr("Dates", "this one"))
    elif row.decided:
        parts.append(tr("Dates", "you accepted this date"))
    return ", ".join(parts)
