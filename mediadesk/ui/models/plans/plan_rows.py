"""The rows of a plan: what becomes of each folder, and every single change."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mediadesk.domain.records import FileRecord
from mediadesk.operations.bulk import BulkPlan, BulkRow, FolderLine
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.plans import plan_words
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.threads import TaskRunner
from mediadesk.words import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
_PAGE, _MOST_RECORDS = 64, 4_096


def _t(text: str) -> str:
    return QT_TRANSLATE_NOOP("Plan", text)


_CHANGES = (_t("Stays"), _t("Goes"), _t("Kind"), _t("Decided by"))
_FOLDERS = (_t("Folder"), _t("Stay"), _t("Go"), _t("Gain"), "")


class Role(IntEnum):
    """What the models answer besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    RECORD = Qt.ItemDataRole.UserRole + 2
    """The keeper's FileRecord, None while it is on its way."""


class ChangeRows(QAbstractTableModel):
    """Every change of a plan; the plan is at hand, the keepers' pictures come by page."""

    def __init__(self, library: FileReads, tasks: TaskRunner) -> None:
        """Start empty."""
        super().__init__()
        self._library, self._tasks = library, tasks
        self._plan: BulkPlan | None = None
        self._roots: Sequence[bytes] = ()
        self._struck: set[int] = set()
        self._records: dict[int, FileRecord] = {}
        self._asked: set[int] = set()

    @property
    def struck_out(self) -> frozenset[int]:
        """Ids of the files whose rows were struck out."""
        return frozenset(self._struck)

    def shown(self, path: bytes) -> tuple[str, str]:
        """Return folder, from the name of its root on, and name of a path."""
        folder, name = formatting.folder_and_name(path)
        return formatting.from_root(path.rpartition(b"/")[0], self._roots) or folder, name

    def show_plan(self, plan: BulkPlan, roots: Sequence[bytes]) -> None:
        """Show another plan; the rows change in place. Folders are named from `roots` on."""
        self.beginResetModel()
        self._roots = roots
        self._plan = plan
        self._struck = set(plan.struck_out)
        self._asked.clear()
        self.endResetModel()

    def change(self, row: int) -> BulkRow | None:
        """Return the change in a row."""
        if self._plan is None or not 0 <= row < len(self._plan):
            return None
        return self._plan.rows(row, row + 1)[0]

    def is_struck(self, change: BulkRow) -> bool:
        """Tell whether a change was struck out."""
        return change.victim_id in self._struck

    def strike(self, row: int) -> None:
        """Strike a row out, or take it in again; files that belong together are one."""
        change = self.change(row)
        if change is None or self._plan is None:
            return
        together = self._plan.together_with(change.victim_id)
        if self.is_struck(change):
            self._struck -= together
        else:
            self._struck |= together
        last = self.rowCount() - 1
        self.dataChanged.emit(self.index(0, 0), self.index(last, len(_CHANGES) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many changes there are, those struck out among them."""
        return 0 if parent.isValid() or self._plan is None else len(self._plan)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return four."""
        return len(_CHANGES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column is called."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr("Plan", _CHANGES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt
        """Answer for one cell."""
        change = self.change(index.row()) if index.isValid() else None
        if change is None:
            return None
        answers: dict[int, Callable[[], Any]] = {
            Role.ROW: lambda: change,
            Role.RECORD: lambda: self._record(index.row(), change.keeper_id),
            Qt.ItemDataRole.ToolTipRole: lambda: _tip(change, index.column()),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(change),
            Qt.ItemDataRole.DisplayRole: lambda: _cell(change, index.column()),
        }
        return answers[role]() if role in answers else None

    def _spoken(self, change: BulkRow) -> str:
        words = tr("Plan", "{stays} stays, {goes} goes, {kind}, {decided}")
        text = words.format(
            stays=formatting.path(change.keeper),
            goes=formatting.path(change.victim) + plan_words.along(change.along),
            kind=cluster_words.kind(change.kind),
            decided=_decided(change, ", "),
        )
        return f"{text}, {tr('Plan', 'struck out')}" if self.is_struck(change) else text

    def _record(self, row: int, file_id: int) -> FileRecord | None:
        found = self._records.get(file_id)
        page = row // _PAGE
        if found is None and page not in self._asked and self._plan is not None:
            self._asked.add(page)
            rows = self._plan.rows(page * _PAGE, (page + 1) * _PAGE)
            ids = list({change.keeper_id for change in rows})
            self._tasks.run(partial(self._library.files, ids), partial(self._arrived, page))
        return found

    def _arrived(
        self, page: int, found: Mapping[int, FileRecord] | None, _error: Exception | None
    ) -> None:
        if not found:
            return
        if len(self._records) > _MOST_RECORDS:
            self._records.clear()
        self._records.update(found)
        last = min((page + 1) * _PAGE, self.rowCount()) - 1
        if last >= page * _PAGE:
            self.dataChanged.emit(self.index(page * _PAGE, 0), self.index(last, 0))


class FolderLines(QAbstractTableModel):
    """What a plan means for each folder."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._lines: Sequence[FolderLine] = ()
        self._roots: Sequence[bytes] = ()

    def show_lines(self, lines: Sequence[FolderLine], roots: Sequence[bytes]) -> None:
        """Show other folders, named from `roots` on."""
        self.beginResetModel()
        self._roots = roots
        self._lines = lines
        self.endResetModel()

    def share(self, row: int) -> float:
        """Return a folder's gain as a share of the largest one."""
        most = max((line.gain_bytes for line in self._lines), default=0)
        return self._lines[row].gain_bytes / most if most else 0.0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many folders there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return five: the last one is a bar."""
        return len(_FOLDERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column is called, and on which side."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Plan", _FOLDERS[section]) if _FOLDERS[section] else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt
        """Answer for one cell."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        texts = (
            formatting.from_root(line.folder, self._roots),
            formatting.count(line.stays),
            formatting.count(line.goes),
            formatting.size(line.gain_bytes) if line.gain_bytes else formatting.count(0),
            "",
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return formatting.path(line.folder)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = tr("Plan", "{folder}, {stays} stay, {goes} go, {gain} to gain")
            return words.format(folder=texts[0], stays=texts[1], goes=texts[2], gain=texts[3])
        return None


def _tip(change: BulkRow, column: int) -> str:
    if column == 0:
        return formatting.path(change.keeper)
    return "\n".join(map(formatting.path, (change.victim, *change.along)))


def _cell(change: BulkRow, column: int) -> str:
    texts = (
        formatting.folder_and_name(change.keeper)[1],
        formatting.folder_and_name(change.victim)[1],
        cluster_words.kind(change.kind),
        _decided(change, "\n"),
    )
    return texts[column]


def _decided(change: BulkRow, between: str) -> str:
    """Return the rule that decided, and where the keeper is when a pool let that happen."""
    told = (plan_words.decided(change.decided_by), plan_words.place(across=change.across))
    return between.join(filter(None, told))
