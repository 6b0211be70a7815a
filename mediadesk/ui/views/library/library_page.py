"""The library page: the files of a place or a folder, found, ordered, looked at and described."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QVBoxLayout, QWidget

from mediadesk.domain.browsing import FileQuery, SmartPlace
from mediadesk.domain.changes import CatalogChanges
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.models import wording
from mediadesk.ui.models.library import columns
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.models.library.lister import Answer, Lister, ListReads
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.library import choices, empty_words
from mediadesk.ui.views.library.chip_row import ChipRow
from mediadesk.ui.views.library.choices import Choices, View
from mediadesk.ui.views.library.column_chooser import ColumnChooser
from mediadesk.ui.views.library.details_panel import DetailReads, DetailsPanel
from mediadesk.ui.views.library.details_side import DetailsSide
from mediadesk.ui.views.library.file_commands import FileCommands
from mediadesk.ui.views.library.file_views import FileViews
from mediadesk.ui.views.library.large_view import LargeView
from mediadesk.ui.views.library.library_header import LibraryHeader
from mediadesk.ui.views.library.name_search import NameReads, NameSearch
from mediadesk.ui.views.library.narrowing import FacetReads, Narrowing
from mediadesk.ui.widgets.notices.empty_state import Cure, Words
from mediadesk.ui.work.jobs import reason_of

_FOLDER = "folder"


class LibraryReads(ListReads, DetailReads, NameReads, FacetReads, Protocol):
    """Every read of this page; all block, so all run on workers."""


class LibraryPage(QWidget):
    """Header, chips, grid or table, details. How each place was left is remembered."""

    message = Signal(str)
    """A sentence for a toast."""

    def __init__(
        self,
        library: LibraryReads,
        thumbnails: Thumbnails,
        tasks: TaskRunner,
        state: WindowState,
        actions: Actions,
    ) -> None:
        """Read nothing until a place is shown."""
        super().__init__()
        self._library, self._tasks = library, tasks
        self._state, self._actions, self._thumbnails = state, actions, thumbnails
        self._place = SmartPlace.ALL
        self._folder_id: int | None = None
        self._choices, self._is_scanning = Choices(), False
        self.files = FileListModel(library.files, tasks, columns.offered(SmartPlace.ALL))
        self.header = LibraryHeader(actions)
        self.chips = ChipRow()
        self.views = FileViews(self.files, thumbnails, actions)
        self.details = DetailsPanel(library, tasks, thumbnails, actions)
        self.lister = Lister(library, tasks, self.views.rows_held, self)
        self.narrowing = Narrowing(library, tasks, self.header, self.chips, self)
        self._commands = FileCommands(library, tasks, self.views.selection, self)
        self._names = NameSearch(library, tasks, self)
        self._side = DetailsSide(self.views, self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.chips)
        column.addWidget(self._side, 1)
        self.large = LargeView(self.files, thumbnails, actions, self)
        self._connect()
        self._connect_actions()

    def show_place(self, place: SmartPlace) -> None:
        """Show a smart place as it was left."""
        self._go(place, None, wording.place(place))

    def show_folder(self, folder_id: int, title: str) -> None:
        """Show a folder with everything below it."""
        self._go(SmartPlace.ALL, folder_id, title)

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Show what a write touched: loaded rows again, new files without a jump."""
        if rows := changes.files | changes.held:
            self.files.refresh(rows)
            self.details.refresh()
        if changes.roots:
            self._thumbnails.try_again()
        if changes.added or rows or changes.roots or changes.folders:
            self.lister.refresh()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def set_scanning(self, scanning: bool) -> None:  # noqa: FBT001 - the window's signal
        """Keep the view still while a scan writes."""
        if scanning == self._is_scanning:
            return
        self._is_scanning = scanning
        self.lister.hold(still=scanning)
        if not scanning:
            self.lister.refresh()
            self._settle()
        self._show_state()

    def _connect(self) -> None:
        header, views = self.header, self.views
        header.search.clear_from(self)
        header.sort_chosen.connect(lambda key: self._take(self._choices.sorted_by(key)))
        header.order_chosen.connect(lambda way: self._choose(descending=way))
        header.group_chosen.connect(lambda by: self._take(self._choices.grouped_by(by)))
        header.whole_chosen.connect(lambda whole: self._choose(whole=whole))
        header.news_wanted.connect(self.lister.put_in_order)
        self.narrowing.changed.connect(self._ask)
        self.chips.columns_wanted.connect(self._open_columns)
        views.top_reached.connect(self.lister.put_in_order)
        views.pointer_left.connect(self._settle)
        views.empty.pressed.connect(self._do_cure)
        views.grid.cell_size_changed.connect(lambda cell: self._choose(cell=cell))
        views.table.sort_wanted.connect(header.sort_chosen)
        views.table.arrangement.changed.connect(self._keep_columns)
        for view in (views.grid, views.table):
            view.sought.connect(self._seek)
            view.drag_started.connect(partial(self._commands.drag, view))
            view.enter_pressed.connect(self._actions[ActionId.DETAILS].trigger)
        header.search.left.connect(views.focus_list)
        views.large_wanted.connect(self.large.open_at)
        self.large.moved.connect(views.go_to)
        self.large.closed.connect(views.focus_list)
        self.lister.listed.connect(self._listed)
        self.lister.updated.connect(self._updated)
        self.lister.failed.connect(self._show_unread)
        for source in (self.lister, self.files, self.details, self.narrowing):
            source.failed.connect(self._say_error)
        self._names.found.connect(views.go_to)
        self._commands.message.connect(self.message)

    def _connect_actions(self) -> None:
        wanted: dict[ActionId, Callable[[], object]] = {
            ActionId.GRID: lambda: self._choose(view=View.GRID),
            ActionId.TABLE: lambda: self._choose(view=View.TABLE),
            ActionId.DETAILS: lambda: self._choose(details=not self._side.is_open),
            ActionId.CELLS_LARGER: lambda: self.views.grid.step_cell_size(1),
            ActionId.CELLS_SMALLER: lambda: self.views.grid.step_cell_size(-1),
            ActionId.LARGE_VIEW: self._open_large,
            ActionId.SELECT_ALL: self.views.selection.select_all,
            ActionId.COPY_PATH: self._commands.copy_paths,
            ActionId.OPEN: self._commands.open_current,
            ActionId.SHOW_IN_FOLDER: self._commands.show_current,
        }
        for id_, do in wanted.items():
            self._actions.on(id_, do)
        self._side.opened.connect(self._actions[ActionId.DETAILS].setChecked)

    # what is listed

    @property
    def _name(self) -> str:
        return self._place.value if self._folder_id is None else _FOLDER

    def _go(self, place: SmartPlace, folder_id: int | None, title: str) -> None:
        self.large.close_view()
        self._place, self._folder_id = place, folder_id
        self.narrowing.clear()
        self.header.show_title(title)
        usual = choices.usual(place, in_folder=folder_id is not None)
        self._choices = choices.load(self._state, self._name, usual)
        self._show_choices()
        self.lister.ask(self._query())
        self._show_state()

    def _query(self) -> FileQuery:
        chosen = self._choices
        query = FileQuery(
            place=self._place,
            folder_id=self._folder_id,
            sort=chosen.sort,
            descending=chosen.descending,
            group=chosen.headings,
        )
        return self.narrowing.apply(query)

    def _ask(self) -> None:
        query = self._query()
        if query != self.lister.query:
            self.lister.ask(query)

    def _listed(self, answer: Answer) -> None:
        query = self.lister.query or FileQuery()
        self.views.group_by(query.group)
        self.files.show(answer.listing, columns.offered(query.place))
        self.views.show_order(query, self._state.text(f"place/{self._name}/columns"))
        self._show_counts(answer)
        is_elsewhere = QApplication.activePopupWidget() is not None  # a filter is being chosen
        focused = self.window().focusWidget()
        if not is_elsewhere and not isinstance(focused, (QAbstractItemView, QLineEdit)):
            self.views.focus_list()

    def _updated(self, answer: Answer) -> None:
        self.views.take_update(answer)
        self.narrowing.count_again()
        self._show_counts(answer)

    def _show_counts(self, answer: Answer) -> None:
        if answer.is_whole:
            counted = wording.counted(len(answer.listing), self._place)
            self.header.show_counts(counted, answer.size_bytes)
        self.header.show_news(answer.listing.waiting)
        self._show_state()

    def _show_state(self) -> None:
        if self.lister.is_asking or self.files.rowCount():
            self.views.show_files()
            return
        in_folder, narrowing = self._folder_id is not None, self.narrowing
        if narrowing:
            words = empty_words.nothing_matches(narrowing.search, len(narrowing.filters))
        else:
            words = empty_words.nothing_here(
                self._place, in_folder=in_folder, scanning=self._is_scanning
            )
        self._say_words(words)

    def _show_unread(self, error: Exception) -> None:
        if not self.files.rowCount():
            why = formatting.sentence(reason_of(error))
            self._say_words(empty_words.could_not_read(self._place, why))

    def _say_words(self, words: Words) -> None:
        self.views.show_words(words)
        self.details.show_none()

    def _do_cure(self) -> None:
        cure = self.views.empty.cure
        if cure is Cure.ADD_FOLDERS:
            self._actions[ActionId.ADD_FOLDERS].trigger()
            return
        if cure is Cure.CLEAR:
            self.narrowing.clear()
        self.lister.ask(self._query())

    # how it is shown

    def _choose(self, **wanted: Any) -> None:  # noqa: ANN401 - fields of Choices
        self._take(replace(self._choices, **wanted))

    def _take(self, wanted: Choices) -> None:
        if wanted != self._choices:
            self._choices = wanted
            choices.keep(self._state, self._name, wanted)
        self._show_choices()
        self._ask()

    def _show_choices(self) -> None:
        chosen = self._choices
        table = chosen.view is View.TABLE
        self._actions[ActionId.TABLE if table else ActionId.GRID].setChecked(True)
        self.header.show_choices(chosen, with_sort=not table, place=self._place)
        self.chips.setVisible(table)
        self.views.show_view(table=table, headings=chosen.headings)
        self.views.grid.set_cell_size(chosen.cell)
        self.views.grid.set_whole_pictures(whole=chosen.whole)
        self._side.open_details(chosen.details)
        self._actions[ActionId.DETAILS].setChecked(self._side.is_open)

    def _open_columns(self) -> None:
        chooser = ColumnChooser(self.views.table, self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open_below(self.chips.columns_button)

    def _keep_columns(self) -> None:
        arranged = self.views.table.arrangement.arrangement()
        self._state.keep(f"place/{self._name}/columns", arranged)
        self.views.table.show_sort(self._choices.sort, descending=self._choices.descending)

    # the files

    def _open_large(self) -> None:
        row = self.views.selection.rows.currentIndex().row()
        if self.files.rowCount():
            self.large.open_at(max(0, row))

    def _seek(self, letters: str) -> None:
        query = self.lister.query
        if query is not None:
            row = self.views.selection.rows.currentIndex().row()
            self._names.seek(query, self.files.listing.ids, letters, after=row)

    def _settle(self) -> None:
        """Put what a scan found in its places once nobody looks closely."""
        if not self._is_scanning and self.views.is_left_alone():
            self.lister.put_in_order()

    def _say_error(self, error: Exception) -> None:
        self.message.emit(formatting.sentence(reason_of(error)))
