"""The History page: everything that was done, by day, and the way back from each of it."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.history import HistoryDetail, HistoryItem
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.history_delegate import ROW_HEIGHT, HistoryDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.history import history_words
from mediadesk.ui.models.history.history_list import HistoryList
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import Lazy, TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.history.history_side import HistorySide
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.widgets.controls.search_field import SearchField
from mediadesk.ui.widgets.labels.labels import label, surface
from mediadesk.ui.widgets.labels.lines import column, hairline
from mediadesk.ui.widgets.lists.headed_list import HeadedList
from mediadesk.ui.widgets.notices.empty_state import EmptyState, Words
from mediadesk.ui.work.jobs import reason_of


class HistoryReads(Protocol):
    """What the page asks of the history; all of it blocks and runs on workers."""

    def items(self, search: str = "") -> Iterable[HistoryItem]: ...  # noqa: D102
    def detail(self, key: str) -> HistoryDetail | None: ...  # noqa: D102


class HistoryPage(QWidget):
    """List by day at the left, what the chosen item was about at the right."""

    message = Signal(str)
    """A sentence for a toast."""
    undo_offered = Signal(str, str)
    """(sentence, word of the button that takes it back)."""

    def __init__(
        self,
        history: Callable[[], HistoryReads],
        undoing: Undoing,
        thumbnails: Thumbnails,
        tasks: TaskRunner,
    ) -> None:
        """Read nothing until the page is opened."""
        super().__init__()
        surface(self, "content")
        self._history, self._tasks, self._undoing = Lazy(history), tasks, undoing
        self._question, self._is_stale, self._wants_focus = 0, True, False
        self._search, self._going = "", ""
        """What is searched for; the key of what is being taken back from here."""
        self.items = HistoryList(tasks)
        delegate = HistoryDelegate(lambda: undoing.under_way, self)
        self._delegate = delegate
        self.list = HeadedList(self.items, ROW_HEIGHT, history_words.day, delegate, plain=True)
        self.list.setAccessibleName(tr("History", "What was done, newest first"))
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.side = HistorySide(thumbnails)
        self.empty = EmptyState()
        self.empty.pressed.connect(self._clear_search)
        self.search = SearchField()
        self.search.setToolTip(tr("History", "Find entries by the name of a file (Ctrl+F)"))
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.list, 1)
        across.addWidget(hairline(vertical=True))
        across.addWidget(self.side)
        self._body = QStackedWidget()
        self._body.addWidget(self.empty)
        self._body.addWidget(body)
        self._header = self._made_header()
        column(self, self._header, self._body, growing=self._body)
        self.list.current_changed.connect(self._chosen)
        self.side.undo_wanted.connect(self._undo)
        self.side.stop_wanted.connect(undoing.stop)
        self.search.searched.connect(self._search_for)
        self.search.left.connect(self.list.setFocus)
        self.search.clear_from(self)
        self.items.failed.connect(self._say_error)
        undoing.taken_back.connect(self._done)
        undoing.done_again.connect(self._done)

    def open_page(self) -> None:
        """Show the page, read anew when something was done."""
        self._wants_focus = True
        self._ask()

    def apply_changes(self, _changes: CatalogChanges) -> None:
        """Show what was done meanwhile."""
        if self.isVisible():
            self._ask()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def regions(self) -> Sequence[QWidget]:
        """Return the parts F6 goes through."""
        return (self._header, self.list, self.side, self.empty)

    def set_scanning(self, scanning: bool) -> None:  # noqa: FBT001 - the window's signal
        """Nothing to say: a scan changes no files."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take an item back by Enter, or by a click on its painted button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.list and enter and not event.modifiers():
                self._undo_row(self.list.currentIndex().row())
                return True
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent) and watched is self.list.viewport():
            self._clicked(event.position().toPoint())
        return super().eventFilter(watched, event)

    def _made_header(self) -> QWidget:
        header = QWidget()
        surface(header, "header")
        header.setFixedHeight(theme.HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(label(tr("Place", "History"), TextSize.TITLE))
        note = tr("History", "Everything done, newest first. Enter undoes the chosen entry.")
        row.addWidget(label(note, TextSize.SMALL, ink=Ink.TEXT2))
        row.addStretch(1)
        row.addWidget(self.search)
        return header

    # what is listed

    def _ask(self) -> None:
        self._question += 1
        read = partial(_read, self._history, self._search)
        self._tasks.run(read, partial(self._listed, self._question))

    def _listed(
        self, question: int, found: Sequence[HistoryItem] | None, error: Exception | None
    ) -> None:
        if question != self._question:
            return
        if found is None:
            self._say_error(error)
            return
        was_at = self.list.currentIndex().row()
        before, bar = self.items.item(was_at), self.list.verticalScrollBar()
        top, height = bar.value(), self._height_of(was_at)
        self.items.show_items(found)
        row = self.items.row_of_key(before.key) if before is not None else -1
        went = row >= 0 and before is not None and before.key == self._going
        chosen, self._going = self._next_after(row) if went else max(0, row), ""
        self.list.choose_row(chosen)
        if row >= 0:
            bar.setValue(top)
        if row > 0 and was_at > 0:  # what is above it grows: no other row comes under the pointer
            bar.setValue(top + self._height_of(row) - height)
        if went and not self.list.underMouse():
            self.list.scrollTo(self.items.index(chosen, 0))
        self._show_state()
        if not found:
            self._chosen(None)

    def _next_after(self, row: int) -> int:
        """Return the next row that can be undone, once this one is: the latest before it."""
        items = self.items.items
        if items[row].undoable:
            return row
        rows = (*range(row + 1, len(items)), *range(row - 1, -1, -1))
        return next((each for each in rows if items[each].undoable), row)

    def _height_of(self, row: int) -> int:
        """Return where a row is on the screen."""
        return self.list.visualRect(self.items.index(row, 0)).top()

    def _show_state(self) -> None:
        if self.items.items:
            self._body.setCurrentIndex(1)
            if self._wants_focus and self.isVisible():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._wants_focus = False
            return
        self._body.setCurrentIndex(0)
        if self._search:
            title = tr("Empty", 'Nothing matches "{text}"').format(text=self._search)
            text = tr("History", "The file names of every entry were searched.")
            self.empty.say(Words("search", title, text, tr("Empty", "Clear the search")))
        else:
            title = tr("History", "Nothing has been done yet")
            text = tr("History", "What you decide is listed here, and can be taken back.")
            self.empty.say(Words("rotate-ccw-clock", title, text))

    def _search_for(self, text: str) -> None:
        self._search = text
        self._ask()

    def _clear_search(self) -> None:
        self.search.clear()

    # the chosen item

    def _chosen(self, _id: object) -> None:
        item = self.items.item(self.list.currentIndex().row())
        under_way = item is not None and item.key == self._undoing.under_way
        self.side.show_item(item, under_way=under_way)
        if item is not None:
            read = partial(_detail, self._history, item.key)
            self._tasks.run(read, partial(self._detailed, item.key))

    def _detailed(self, key: str, found: HistoryDetail | None, error: Exception | None) -> None:
        now = self.items.item(self.list.currentIndex().row())
        if now is None or now.key != key:
            return
        if found is not None:
            self.side.show_detail(found)
        elif error is not None:
            self._say_error(error)

    def _clicked(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        item = self.items.item(index.row()) if index.isValid() else None
        if item is None:
            return
        rect = self.list.visualRect(index)
        button = self._delegate.button_rect(rect, item)
        if self.isRightToLeft():
            button.moveLeft(rect.left() + rect.right() - button.right())
        if button.contains(point):
            self._undo(item.key)

    def _undo_row(self, row: int) -> None:
        item = self.items.item(row)
        if item is not None and item.undoable:
            self._undo(item.key)
        elif item is not None:
            self.message.emit(history_words.why_not(item))

    def _undo(self, key: str) -> None:
        self._going = key
        self._undoing.undo(key)
        self._chosen(None)
        self.list.viewport().update()

    def _done(self, _outcome: object) -> None:
        if self.isVisible():
            self._ask()

    def _say_error(self, error: Any) -> None:  # noqa: ANN401 - an exception, through a signal
        self.message.emit(formatting.sentence(reason_of(error)))


def _read(history: Lazy[HistoryReads], search: str) -> Sequence[HistoryItem]:
    return list(history.get().items(search))


def _detail(history: Lazy[HistoryReads], key: str) -> HistoryDetail | None:
    return history.get().detail(key)
