"""Grid and table of the same files, one of them shown, with one selection and one place in view."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from mediadesk.domain.browsing import FileQuery
from mediadesk.domain.ordering import Grouping
from mediadesk.ui.actions import ActionId, Actions, Where
from mediadesk.ui.models import wording
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.models.library.lister import Answer
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.models.rows.listing import rows_of
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.library.file_table import FileTable
from mediadesk.ui.widgets.lists.thumb_view import ThumbView
from mediadesk.ui.widgets.notices.empty_state import EmptyState, Words

_MOST_KEPT = 10_000
"""A selection of more single files than this is not looked up again after a change."""
_Flag = QItemSelectionModel.SelectionFlag


class FileViews(QStackedWidget):
    """Shows the grid, the table, or the words that stand for an empty list."""

    large_wanted = Signal(int)
    top_reached = Signal()
    pointer_left = Signal()

    def __init__(
        self,
        files: FileListModel,
        thumbnails: Thumbnails,
        actions: Actions,
    ) -> None:
        """Show the grid first."""
        super().__init__()
        self._files = files
        self._grouping = self._wanted = Grouping.NONE
        self.selection = FileSelection(files, self)
        self.grid = ThumbView(self.selection, thumbnails, self._heading)
        self.table = FileTable(self.selection, thumbnails, self._heading)
        self.empty = EmptyState()
        self._view: ThumbView | FileTable = self.grid
        for view in (self.grid, self.table):
            actions.add_to(view, Where.FILES)
            view.addAction(actions[ActionId.EXPORT])
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            view.doubleClicked.connect(self._double_clicked)
        for page in (self.grid, self.table, self.empty):
            self.addWidget(page)
        self.grid.top_reached.connect(self.top_reached)
        self.table.verticalScrollBar().valueChanged.connect(self._table_scrolled)

    @property
    def view(self) -> ThumbView | FileTable:
        """The view that is shown, or was before the list became empty."""
        return self._view

    def show_view(self, *, table: bool, headings: Grouping) -> None:
        """Show the grid or the table, at the current file; it is to be cut by these headings."""
        self._wanted = headings
        self._tell_table()
        view = self.table if table else self.grid
        had_focus = self._view.hasFocus()
        is_other, self._view = view is not self._view, view
        if self.currentWidget() is not self.empty:
            self.setCurrentWidget(view)
        if is_other and self.selection.rows.currentIndex().isValid():
            view.scrollTo(self.selection.rows.currentIndex())
        if had_focus:
            view.setFocus()

    def show_words(self, words: Words) -> None:
        """Show words instead of an empty list."""
        self.empty.say(words)
        self.setCurrentWidget(self.empty)

    def show_files(self) -> None:
        """Show the list."""
        self.setCurrentWidget(self._view)

    def group_by(self, grouping: Grouping) -> None:
        """Word the headings of the next list."""
        self._grouping = grouping
        self._tell_table()

    def show_order(self, query: FileQuery, arrangement: str) -> None:
        """Show a new list from its top: columns as arranged, the sorted one marked."""
        self.table.arrangement.arrange(query.place, arrangement)
        self.table.show_sort(query.sort, descending=query.descending)
        self.grid.scrollToTop()
        self.table.scrollToTop()

    def focus_list(self) -> None:
        """Give the keyboard to the files."""
        self._view.setFocus()

    def is_left_alone(self) -> bool:
        """Tell whether rows may move: the list is at its top, with no selection and no pointer."""
        at_top = not self._view.verticalScrollBar().value()
        return at_top and not self.selection.count() and not self._view.underMouse()

    def rows_held(self) -> int:
        """Return how many rows, from the top to the last one in sight, must not move."""
        return self._view.rows_in_sight().stop if self._view.isVisible() else 0

    def take_update(self, answer: Answer) -> None:
        """Show what changed; what is at the top, current or selected stays so."""
        current = self._current_id()
        anchor = self.grid.anchor() if self._view is self.grid else None
        anchor_id = None if anchor is None else self._files.id_at(anchor[0])
        table_top = self.table.rowAt(0) if self._view is self.table else -1
        table_id = self._files.id_at(table_top) if table_top > 0 else None
        chosen = [] if self.selection.everything else list(self.selection.ids(_MOST_KEPT))
        moved = answer.same < self._files.rowCount()
        self._files.update(answer.listing, answer.same)
        if not moved:
            return
        wanted = [id_ for id_ in (current, anchor_id, table_id) if id_ is not None]
        rows = rows_of(answer.listing.ids, [*wanted, *chosen])
        self._choose_again([rows[id_] for id_ in chosen if id_ in rows], rows.get(current or 0))
        if anchor is not None and anchor_id in rows:
            self.grid.put_at(rows[anchor_id], anchor[1])
        if table_id in rows:
            self.table.scrollTo(
                self._files.index(rows[table_id], 0), self.table.ScrollHint.PositionAtTop
            )

    def go_to(self, row: int) -> None:
        """Make a file the current and only chosen one, if the list still is that long."""
        if row >= self._files.rowCount():
            return
        index = self._files.index(row, 0)
        self.selection.clear()
        self.selection.rows.setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        self._view.scrollTo(index)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that nothing lies under the pointer any more."""
        super().leaveEvent(event)
        self.pointer_left.emit()

    def _choose_again(self, rows: list[int], current: int | None) -> None:
        chosen = QItemSelection()
        for row in rows:
            index = self._files.index(row, 0)
            chosen.select(index, index)
        if rows:
            self.selection.rows.select(chosen, _Flag.ClearAndSelect | _Flag.Rows)
        if current is not None:
            index = self._files.index(current, 0)
            self.selection.rows.setCurrentIndex(index, _Flag.NoUpdate)

    def _current_id(self) -> int | None:
        row = self.selection.rows.currentIndex().row()
        return self._files.id_at(row) if 0 <= row < self._files.rowCount() else None

    def _tell_table(self) -> None:
        """Let the table show the headings of a list that was read for it, not for the grid."""
        self.table.show_headings(shown=self._grouping is self._wanted)

    def _heading(self, key: str) -> str:
        return wording.heading(key, self._grouping)

    def _double_clicked(self, index: object) -> None:
        row = self.selection.rows.currentIndex().row()
        if row >= 0 and index is not None:
            self.large_wanted.emit(row)

    def _table_scrolled(self, value: int) -> None:
        if value == 0 and self._view is self.table:
            self.top_reached.emit()
