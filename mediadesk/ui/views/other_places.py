"""The places beside the library, each made when it is first wanted: so the window opens sooner."""

# ruff: noqa: PLC0415 - what the first picture does not show is imported when it is wanted
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui.actions import ActionId
from mediadesk.ui.views.page_parts import PlaceParts
from mediadesk.ui.views.pages import Makers
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.work.jobs import JobCenter

if TYPE_CHECKING:
    from mediadesk.ui.views.dates.dates_place import DateSession, DatesPlace
    from mediadesk.ui.views.history.history_page import HistoryReads
    from mediadesk.ui.views.review.duplicates_place import DuplicatesPlace, ReviewSession

    class PlaceSession(DateSession, ReviewSession, Protocol):
        """What the places need of the session."""


_AFTER_MS, _BETWEEN_MS = 1500, 30
_POLISHED_AT_ONCE = 12
"""Widgets that are given the look of the theme in one go."""
_CORE = ("numpy", "mediadesk.operations.resolve", "mediadesk.operations.dates.dating")
"""What takes longest to load has nothing to do with Qt: a worker does that first."""
_FLOORS = ("models", "delegates", "widgets", "views")
"""Upwards, so that each module finds those it needs already there."""


class OtherPlaces(QObject):
    """Makes the pages of Duplicates, Needs a date and History; opens plans from anywhere."""

    wanted = Signal(object)
    """A smart place is to be shown: a plan that opens over it was asked for from elsewhere."""

    def __init__(
        self,
        session: "PlaceSession",
        parts: PlaceParts,
        history: "Callable[[], HistoryReads]",
        jobs: JobCenter,
    ) -> None:
        """Make nothing yet; `jobs` look for duplicates, and scan what changed meanwhile."""
        super().__init__()
        self._session, self._parts = session, parts
        self._history, self._jobs = history, jobs
        self._review: DuplicatesPlace | None = None
        self._dates: DatesPlace | None = None
        self._steps: Iterator[object] = iter(())
        self._is_idle: Callable[[], bool] = bool
        self._makes_pages = False
        self._ahead = QTimer(self, singleShot=True)
        self._ahead.timeout.connect(self._take_step)
        parts.actions.on(ActionId.BULK_PLAN, self._open_bulk)
        parts.actions.on(ActionId.EXPORT, self._open_export)
        parts.actions.on(ActionId.SET_DATES, self._open_dates)

    def prepare(self, make: Callable[[SmartPlace], QWidget], is_idle: Callable[[], bool]) -> None:
        """Load and make the pages a little at a time: the first look at one is prompt.

        `make` returns the page of a place, from where all pages are held. Making one is a matter
        of 50 ms, more beside a scan: it waits until `is_idle`.
        """
        self._steps, self._is_idle = self._ahead_of_time(make), is_idle
        self._parts.tasks.run(_load_core, self._go_on)

    def stop(self) -> None:
        """Make no more pages: the window closes."""
        self._steps = iter(())
        self._ahead.stop()

    @property
    def makers(self) -> Makers:
        """What makes each page."""
        return {
            SmartPlace.DUPLICATES: self._make_duplicates,
            SmartPlace.NEEDS_DATE: self._make_dates,
            SmartPlace.HISTORY: self._make_history,
        }

    def _go_on(self, _value: object, _error: Exception | None) -> None:
        self._ahead.start(_AFTER_MS)

    def _take_step(self) -> None:
        if self._makes_pages and not self._is_idle():
            self._ahead.start(_AFTER_MS)
        elif next(self._steps, None) is not None:
            self._ahead.start(_BETWEEN_MS)

    def _ahead_of_time(self, make: Callable[[SmartPlace], QWidget]) -> Iterator[object]:
        """Do one part of the work before each value."""
        for module in _missing_modules():
            yield importlib.import_module(module)
        self._makes_pages = True
        yield self
        for place in self.makers:
            page = make(place)
            yield page
            if isinstance(page, PlaceStack):
                yield from page.make_plans()
            for start in range(0, len(page.findChildren(QWidget)), _POLISHED_AT_ONCE):
                there = page.findChildren(QWidget)  # asked anew: a page in use changes meanwhile
                for widget in there[start : start + _POLISHED_AT_ONCE]:
                    widget.ensurePolished()
                yield page

    def _make_duplicates(self) -> QWidget:
        from mediadesk.ui.views.review.duplicates_place import DuplicatesPlace

        self._review = DuplicatesPlace(self._session, self._parts)
        self._review.find_wanted.connect(self._jobs.find_duplicates)
        self._review.scan_wanted.connect(partial(self._jobs.scan, again=True))
        return self._review

    def look_for_vanished(self) -> None:
        """Look whether the files of the shown cluster are there: something changed on the disk."""
        if self._review is not None:
            self._review.review.vanishing.look_soon()

    def _make_dates(self) -> QWidget:
        from mediadesk.ui.views.dates.dates_place import DatesPlace

        self._dates = DatesPlace(self._session, self._parts)
        return self._dates

    def _make_history(self) -> QWidget:
        from mediadesk.ui.views.history.history_page import HistoryPage

        parts = self._parts
        return HistoryPage(self._history, parts.undoing, parts.thumbnails, parts.tasks)

    def _open_bulk(self) -> None:
        self.wanted.emit(SmartPlace.DUPLICATES)
        if self._review is not None:
            self._review.open_bulk()

    def _open_export(self) -> None:
        if (dates := self._shown_dates()) is not None:
            dates.open_export(self._parts.actions[ActionId.EXPORT].data())

    def _open_dates(self) -> None:
        if (dates := self._shown_dates()) is not None:
            dates.open_dates(self._parts.actions[ActionId.SET_DATES].data())

    def _shown_dates(self) -> "DatesPlace | None":
        """Show Needs a date, over which the plan opens."""
        self.wanted.emit(SmartPlace.NEEDS_DATE)
        return self._dates


def _load_core() -> None:
    for module in _CORE:
        importlib.import_module(module)


def _missing_modules() -> Iterator[str]:
    """Yield the names of this window's modules that nothing has imported so far."""
    for floor in _FLOORS:
        package = f"mediadesk.ui.{floor}"
        for found in pkgutil.walk_packages(sys.modules[package].__path__, f"{package}."):
            if found.name not in sys.modules:
                yield found.name
