"""The pages of the window: files, and those places that have a page of their own."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobKind
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.views.window_parts import FilesPage, PlacePage
from mediadesk.ui.work.jobs import JobView

Makers = Mapping[SmartPlace, Callable[[], QWidget]]
"""Makes a `PlacePage`, once, when it is first wanted."""
NO_PAGES: Makers = MappingProxyType({})


class Pages(QStackedWidget):
    """Shows the page of a place or a folder, and tells all pages what changed."""

    message = Signal(str)
    undo_offered = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    shown = Signal(object)
    """Smart place that is shown now, None for a folder."""

    def __init__(self, files: QWidget, makers: Makers) -> None:
        """Hold `files`, a `FilesPage`; the other pages are made when they are first shown."""
        super().__init__()
        self.files_widget, self._makers = files, makers
        self._made: dict[SmartPlace, QWidget] = {}
        self._is_busy = False
        self.place: SmartPlace | None = None
        """Smart place that is shown, None for a folder and before anything is."""
        self._files = cast("FilesPage", cast("Any", files))
        self.addWidget(files)
        self._files.message.connect(self.message)

    @property
    def shows_plan(self) -> bool:
        """Tell whether a plan is in sight."""
        shown = self.currentWidget()
        return isinstance(shown, PlaceStack) and isinstance(shown.currentWidget(), PlanPage)

    def regions(self) -> Sequence[QWidget]:
        """Return the parts of the page in sight that F6 goes through; none when it is one."""
        regions = getattr(self.currentWidget(), "regions", None)
        return () if regions is None else regions()

    def has_own(self, place: SmartPlace) -> bool:
        """Tell whether a place has a page of its own."""
        return place in self._makers

    def own_page(self, place: SmartPlace) -> QWidget:
        """Return the page of a place that has its own; makes it the first time."""
        if place not in self._made:
            self._made[place] = widget = self._makers[place]()
            self.addWidget(widget)
            page = self._page(place)
            page.message.connect(self.message)
            page.undo_offered.connect(self.undo_offered)
            page.set_scanning(self._is_busy)
        return self._made[place]

    def show_place(self, place: SmartPlace) -> None:
        """Show a place on its page."""
        self.place = place
        if self.has_own(place):
            self._bring(self.own_page(place))
            self._page(place).open_page()
        else:
            self._bring(self.files_widget)
            self._files.show_place(place)
        self.shown.emit(place)

    def show_folder(self, folder_id: int, title: str) -> None:
        """Show the files of a folder."""
        self.place = None
        self._bring(self.files_widget)
        self._files.show_folder(folder_id, title)
        self.shown.emit(None)

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Let every page show what a write touched."""
        self._files.apply_changes(changes)
        for place in self._made:
            self._page(place).apply_changes(changes)

    def tell(self, views: Sequence[JobView]) -> None:
        """Let every page know what is running."""
        self._files.set_scanning(any(view.kind is JobKind.SCAN for view in views))
        self._is_busy = bool(views)
        for place in self._made:
            self._page(place).set_scanning(self._is_busy)

    def focus_search(self) -> None:
        """Begin a search on the page that is shown."""
        shown = self.currentWidget()
        own = (self._page(place) for place, widget in self._made.items() if widget is shown)
        next(own, self._files).focus_search()

    def _bring(self, page: QWidget) -> None:
        """Show a page, without the focus that Qt would hand on to a search field."""
        before = QApplication.focusWidget()
        self.setCurrentWidget(page)
        now = QApplication.focusWidget()
        if now is not before and isinstance(now, QLineEdit) and self.isAncestorOf(now):
            now.clearFocus()

    def _page(self, place: SmartPlace) -> PlacePage:
        return cast("PlacePage", cast("Any", self._made[place]))
