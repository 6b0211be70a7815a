"""The pages of the window: files, and those places that have a page of their own."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import JobKind
from mediadesk.domain.media import Place
from mediadesk.ui.jobs import JobView
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.plan_page import PlanPage
from mediadesk.ui.views.window_parts import FilesPage, PlacePage

NO_PAGES: Mapping[Place, QWidget] = MappingProxyType({})


class Pages(QStackedWidget):
    """Shows the page of a place or a folder, and tells all pages what changed."""

    message = Signal(str)
    undo_offered = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    shown = Signal(object)
    """Place that is shown now, None for a folder."""

    def __init__(self, files: QWidget, others: Mapping[Place, QWidget]) -> None:
        """Hold `files`, a `FilesPage`, and `others`, each a `PlacePage`."""
        super().__init__()
        self.files_widget, self._others = files, others
        self.place: Place | None = None
        """Place that is shown, None for a folder and before anything is."""
        self._files = cast("FilesPage", cast("Any", files))
        self.addWidget(files)
        self._files.message.connect(self.message)
        for place, widget in others.items():
            self.addWidget(widget)
            self._page(place).message.connect(self.message)
            self._page(place).undo_offered.connect(self.undo_offered)

    @property
    def shows_plan(self) -> bool:
        """Tell whether a plan is in sight."""
        shown = self.currentWidget()
        return isinstance(shown, PlaceStack) and isinstance(shown.currentWidget(), PlanPage)

    def regions(self) -> Sequence[QWidget]:
        """Return the parts of the page in sight that F6 goes through; none when it is one."""
        regions = getattr(self.currentWidget(), "regions", None)
        return () if regions is None else regions()

    def has_own(self, place: Place) -> bool:
        """Tell whether a place has a page of its own."""
        return place in self._others

    def show_place(self, place: Place) -> None:
        """Show a place on its page."""
        self.place = place
        if place in self._others:
            self.setCurrentWidget(self._others[place])
            self._page(place).open_page()
        else:
            self.setCurrentWidget(self.files_widget)
            self._files.show_place(place)
        self.shown.emit(place)

    def show_folder(self, folder_id: int, title: str) -> None:
        """Show the files of a folder."""
        self.place = None
        self.setCurrentWidget(self.files_widget)
        self._files.show_folder(folder_id, title)
        self.shown.emit(None)

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Let every page show what a write touched."""
        self._files.apply_changes(changes)
        for place in self._others:
            self._page(place).apply_changes(changes)

    def tell(self, views: Sequence[JobView]) -> None:
        """Let every page know what is running."""
        self._files.set_scanning(any(view.kind is JobKind.SCAN for view in views))
        for place in self._others:
            self._page(place).set_scanning(bool(views))

    def focus_search(self) -> None:
        """Begin a search on the page that is shown."""
        shown = self.currentWidget()
        own = (self._page(place) for place, widget in self._others.items() if widget is shown)
        next(own, self._files).focus_search()

    def _page(self, place: Place) -> PlacePage:
        return cast("PlacePage", cast("Any", self._others[place]))
