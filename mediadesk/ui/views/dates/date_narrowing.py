"""Chips, filter and histogram together: what the queue of dates is narrowed to."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.dating import DateFacets, DateQuery, Need
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.dates.date_filter import DateFilterPopover
from mediadesk.ui.views.dates.date_header import DateHeader
from mediadesk.ui.widgets.times.histogram import Histogram

_YEAR = 4


class CountReads(Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def facets(self, query: DateQuery) -> DateFacets: ...  # noqa: D102
    def histogram(self) -> Mapping[str, int]: ...  # noqa: D102


class DateNarrowing(QObject):
    """Keeps the query of the queue."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, library: CountReads, tasks: TaskRunner, actions: Actions, page: QWidget
    ) -> None:
        """Let everything through."""
        super().__init__(page)
        self._library, self._tasks = library, tasks
        self.query = DateQuery()
        self.header = DateHeader(actions)
        self.histogram = Histogram()
        self.histogram.hide()
        self._popover = DateFilterPopover(page)
        self._question = 0
        self.header.need_chosen.connect(self._choose_need)
        self.header.filter_wanted.connect(self.open_filter)
        self._popover.chosen.connect(self._take)
        self.histogram.chosen.connect(self._choose_month)
        actions[ActionId.HISTOGRAM].toggled.connect(self._show_histogram)

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is kept out."""
        return self.query != DateQuery()

    def clear(self) -> None:
        """Let everything through."""
        self._take(DateQuery())

    def open_filter(self) -> None:
        """Count the choices, then offer them."""
        self.header.show_query(self.query)  # the click itself has turned the check
        self._question += 1
        self._popover.wait()
        self._popover.open_below(self.header.filter_button)
        read = partial(self._library.facets, self.query)
        self._tasks.run(read, partial(self._counted, self._question))

    def _counted(self, question: int, found: DateFacets | None, error: Exception | None) -> None:
        if question != self._question:
            return
        if found is None:
            self.failed.emit(error)
            return
        if self._popover.isVisible():
            self._popover.close()  # Qt measures what is inside only before it is shown
            self._popover.offer(found, self.query)
            self._popover.open_below(self.header.filter_button)

    def _choose_need(self, need: Need | None) -> None:
        needs = frozenset() if need is None else frozenset({need})
        self._take(replace(self.query, needs=needs))

    def _choose_month(self, month: str) -> None:
        """Show what lies in a month or a year; once more shows everything again."""
        if len(month) == _YEAR:
            years = frozenset({int(month)})
            years = frozenset() if self.query.years == years else years
            self._take(replace(self.query, years=years, months=frozenset()))
        else:
            months = frozenset({month})
            months = frozenset() if self.query.months == months else months
            self._take(replace(self.query, months=months, years=frozenset()))

    def _take(self, query: DateQuery) -> None:
        self.query = query
        self.header.show_query(query)
        self.histogram.mark(query.months | {str(year) for year in query.years})
        self.changed.emit()

    def _show_histogram(self, shown: bool) -> None:  # noqa: FBT001 - the action's signal
        self.histogram.setVisible(shown)
        if shown:
            self._tasks.run(self._library.histogram, self._months_arrived)

    def _months_arrived(self, found: Mapping[str, int] | None, error: Exception | None) -> None:
        if found is None:
            self.failed.emit(error)
            return
        self.histogram.show_months(found)
        self.histogram.mark(self.query.months | {str(year) for year in self.query.years})
