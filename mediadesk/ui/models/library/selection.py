"""Which files are selected: runs of rows, or simply everything."""

from array import array

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from mediadesk.ui.models.library.file_list import FileListModel

_Flag = QItemSelectionModel.SelectionFlag


class FileSelection(QObject):
    """One selection for grid and table.

    "Everything" is a state, not a million selected rows: assistive tools may ask for each
    selected row, and Qt's own header asks every row whether it is selected.
    """

    changed = Signal()

    def __init__(self, model: FileListModel, parent: QObject | None = None) -> None:
        """Select among the rows of `model`; `rows` is what views are given."""
        super().__init__(parent)
        self._model = model
        self._everything = False
        self.rows = QItemSelectionModel(model, self)
        self.rows.selectionChanged.connect(self._rows_changed)
        model.modelReset.connect(self.clear)

    @property
    def files(self) -> FileListModel:
        """The list that is selected from."""
        return self._model

    @property
    def everything(self) -> bool:
        """True while all files of the list are selected, also those still to come."""
        return self._everything

    def select_all(self) -> None:
        """Select everything."""
        if not self._model.rowCount():
            return
        self.rows.clearSelection()
        self._everything = True
        self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        was_everything, self._everything = self._everything, False
        self.rows.clearSelection()
        if was_everything:
            self.changed.emit()

    def toggle(self, row: int) -> None:
        """Take one file out of everything: from now on the selection is two runs of rows."""
        self._everything = False
        last = self._model.rowCount() - 1
        runs = QItemSelection()
        for start, stop in ((0, row - 1), (row + 1, last)):
            if start <= stop:
                runs.select(self._model.index(start, 0), self._model.index(stop, 0))
        self.rows.select(runs, _Flag.ClearAndSelect | _Flag.Rows)
        self.changed.emit()

    def takes(self, command: QItemSelectionModel.SelectionFlag, row: int) -> bool:
        """Do what a view's command means for "everything"; True when nothing is left to do."""
        adds = command & (_Flag.Toggle | _Flag.Select | _Flag.Deselect)
        if self._everything and adds and not command & (_Flag.Clear | _Flag.Current):
            self.toggle(row)  # Qt has made "select" of "toggle": no row is selected for it
            return True
        if command & _Flag.Clear:
            self.clear()
        return False

    def command(self, row: int, event: QEvent | None) -> QItemSelectionModel.SelectionFlag | None:
        """Return what a mouse event on a row does while everything is selected, None elsewhere.

        A press alone keeps everything selected: it may become a drag.
        """
        if not self._everything or row < 0 or not isinstance(event, QMouseEvent):
            return None
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return _Flag.Toggle if is_press else _Flag.NoUpdate
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return None
        is_click = event.type() == QEvent.Type.MouseButtonRelease
        left = event.button() == Qt.MouseButton.LeftButton
        return _Flag.ClearAndSelect if is_click and left else _Flag.NoUpdate

    def is_selected(self, row: int) -> bool:
        """Tell whether the file at `row` is selected."""
        return self._everything or self.rows.isSelected(self._model.index(row, 0))

    def runs(self) -> list[range]:
        """Return the selected rows as runs, in order."""
        if self._everything:
            return [range(self._model.rowCount())]
        selection = self.rows.selection()
        parts = (selection.at(position) for position in range(selection.count()))
        ranges = {range(part.top(), part.bottom() + 1) for part in parts}
        return sorted(ranges, key=lambda run: run.start)

    def count(self) -> int:
        """Return how many files are selected."""
        return sum(map(len, self.runs()))

    def ids(self, limit: int | None = None) -> "array[int]":
        """Return the ids of the selected files, in order, at most `limit` of them."""
        ids = array("q")
        for run in self.runs():
            ids.extend(self._model.listing.ids[run.start : run.stop])
            if limit is not None and len(ids) >= limit:
                return ids[:limit]
        return ids

    def _rows_changed(self, selected: QItemSelection) -> None:
        if not selected.isEmpty():
            self._everything = False
        self.changed.emit()
