"""The fields in which the members of a cluster differ, side by side."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mediadesk.domain.records import FileDetails
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import facts, wording

_LEVELS = (ConfidenceLevel.NONE, ConfidenceLevel.LOW, ConfidenceLevel.MEDIUM, ConfidenceLevel.HIGH)

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the model answers besides Qt's own roles."""

    BETTER = Qt.ItemDataRole.UserRole + 1
    CONFIDENCE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Row:
    """One field: a value for each member, and which of them are the better ones."""

    name: str
    values: tuple[str, ...]
    better: frozenset[int] = frozenset()
    confidences: tuple[ConfidenceLevel, ...] = field(default=())
    is_hash: bool = False

    @property
    def differs(self) -> bool:
        """True when not all members have the same value; hashes say nothing to the eye."""
        return len(set(self.values)) > 1 and not self.is_hash


def rows_of(details: Sequence[FileDetails]) -> list[Row]:
    """Return all fields that any of the files has, the telling ones first."""
    found = [
        Row(
            tr("Facts", "Date taken"),
            tuple(wording.taken(each.record) for each in details),
            _best(details, lambda each: _LEVELS.index(each.record.confidence)),
            tuple(each.record.confidence for each in details),
        ),
        Row(
            tr("Facts", "Folder"), tuple(each.record.folder_shown for each in details)
        ),
    ]  # fmt: skip
    listed = [
        {line.name: line.value for line in (*facts.picture_fields(each), *facts.file_fields(each))}
        for each in details
    ]
    none = tr("Facts", "none")
    hashes = {tr("Facts", "Quick hash"), tr("Facts", "Perceptual hash"),
              tr("Facts", "Frame hash"), "SHA-256"}  # fmt: skip
    for name in dict.fromkeys(name for lines in listed for name in lines):
        values = tuple(lines.get(name, none) for lines in listed)
        better = frozenset(n for n, value in enumerate(values) if value != none)
        if name == tr("Facts", "Dimensions"):
            better = _best(details, lambda each: each.record.width or 0)
        elif name == tr("Facts", "Size"):
            better = _best(details, lambda each: each.record.size_bytes)
            values = wording.sizes([each.record.size_bytes for each in details])
        elif name == tr("Facts", "Length"):
            better = _best(details, lambda each: round(each.record.duration_s or 0))
        better = better if len(better) < len(values) else frozenset()
        found.append(Row(name, values, better, is_hash=name in hashes))
    order = {tr("Facts", name): place for place, name in enumerate(_FIRST)}
    return sorted(found, key=lambda row: order.get(row.name, len(order)))


_FIRST = (
    "Length", "Dimensions", "Codec and bitrate", "Sound", "Size", "Format", "Camera", "Date taken",
    "Place", "Folder", "Modified",
)  # fmt: skip


class DifferenceModel(QAbstractTableModel):
    """First the name of the field, then a column for each member."""

    def __init__(self) -> None:
        """Show nothing."""
        super().__init__()
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._with_same = False

    @property
    def all_rows(self) -> Sequence[Row]:
        """Every field, also those that are the same."""
        return self._all

    @property
    def differing(self) -> list[Row]:
        """The fields that differ."""
        return [row for row in self._all if row.differs]

    def show(self, rows: Sequence[Row]) -> None:
        """Show the fields of other members."""
        self._all = list(rows)
        self._choose()

    def show_same(self, *, shown: bool) -> None:
        """Show also what is the same, or only what differs."""
        self._with_same = shown
        self._choose()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many fields are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return one more than there are members."""
        return 0 if parent.isValid() or not self._all else 1 + len(self._all[0].values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        if not index.isValid():
            return None
        row, member = self._shown[index.row()], index.column() - 1
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name if member < 0 else row.values[member]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            value = "" if member < 0 else row.values[member]
            return f"{row.name}: {value}" if member >= 0 else row.name
        if role == Role.BETTER:
            return member in row.better
        if role == Role.CONFIDENCE and row.confidences and member >= 0:
            return row.confidences[member]
        return None

    def summary(self) -> str:
        """Return "6 fields differ"."""
        number = len(self.differing)
        if number == 1:
            return tr("Facts", "1 field differs")
        return tr("Facts", "{n} fields differ").format(n=formatting.count(number))

    def _choose(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if row.differs or self._with_same]
        self.endResetModel()


def _best(details: Sequence[FileDetails], value: Callable[[FileDetails], int]) -> frozenset[int]:
    """Return which have the highest value; none where all have it."""
    values = [value(each) for each in details]
    best = frozenset(n for n, each in enumerate(values) if each == max(values))
    return best if len(best) < len(values) else frozenset()
