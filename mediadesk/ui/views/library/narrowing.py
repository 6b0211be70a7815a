"""Search, filter and chips together: what the list of the library page is narrowed to."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.browsing import Facets, FileQuery
from mediadesk.ui.models.library.filters import Filters
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.library.chip_row import ChipRow
from mediadesk.ui.views.library.filter_popover import FilterPopover
from mediadesk.ui.views.library.library_header import LibraryHeader

_COUNT_AFTER_MS = 250
_COUNT_AGAIN_MS = 2500
"""While a scan writes, choices are counted again at most this often."""


class FacetReads(Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def facets(self, query: FileQuery) -> Facets: ...  # noqa: D102


class Narrowing(QObject):
    """Keeps search and filters; counts their choices in the catalog when they can be seen."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        library: FacetReads,
        tasks: TaskRunner,
        header: LibraryHeader,
        chips: ChipRow,
        page: QWidget,
    ) -> None:
        """Take what is typed in `header` and chosen in `chips`."""
        super().__init__(page)
        self._library, self._tasks = library, tasks
        self._header, self._chips = header, chips
        self._popover = FilterPopover(page)
        self._search, self._filters = "", Filters()
        self._query = FileQuery()
        self._question = 0
        self._opens = False
        self._soon = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._soon.timeout.connect(self._count)
        header.searched.connect(self._searched)
        header.filter_wanted.connect(self._open)
        chips.chosen.connect(self._choose)
        self._popover.chosen.connect(self._choose)

    @property
    def search(self) -> str:
        """What is searched for."""
        return self._search

    @property
    def filters(self) -> Filters:
        """What is filtered."""
        return self._filters

    def __bool__(self) -> bool:
        """Tell whether anything is narrowed at all."""
        return bool(self._search) or len(self._filters) > 0

    def clear(self) -> None:
        """Let everything through; `changed` is not emitted."""
        self._search, self._filters = "", Filters()
        self._header.search.clear()
        self._header.show_filters(0)

    def apply(self, query: FileQuery) -> FileQuery:
        """Return the query narrowed; its choices are counted soon."""
        self._query = query
        self._soon.start(_COUNT_AFTER_MS)
        return self._filters.narrowed(replace(query, search=self._search))

    def count_again(self) -> None:
        """Count the choices again, when the catalog has changed."""
        if self._chips.isVisible() and not self._soon.isActive():
            self._soon.start(_COUNT_AGAIN_MS)

    def _searched(self, text: str) -> None:
        if text != self._search:
            self._search = text
            self.changed.emit()

    def _choose(self, filters: Filters) -> None:
        self._filters = filters
        self._header.show_filters(len(filters))
        self.changed.emit()

    def _open(self) -> None:
        self._header.show_filters(len(self._filters))  # the click itself has turned the check
        self._opens = True
        self._count()

    def _count(self) -> None:
        if not self._opens and not self._chips.isVisible():
            return
        self._question += 1
        question, library = self._question, self._library
        query = replace(self._query, search=self._search)

        def answered(facets: Facets | None, error: Exception | None) -> None:
            if question != self._question:
                return
            if facets is None:
                self.failed.emit(error)
                return
            self._chips.offer(query.place, facets, self._filters)
            if self._opens:
                self._opens = False
                self._popover.offer(facets, self._filters)
                self._popover.open_below(self._header.filter_button)

        self._tasks.run(lambda: library.facets(query), answered)
