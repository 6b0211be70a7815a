"""A place with plan pages that open over its page and lead back to it."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.views.window_parts import PlacePage

Plan = TypeVar("Plan", bound=PlanPage)


class PlaceStack(QStackedWidget):
    """Shows the place's own page, or one of its plans; is itself a `PlacePage`."""

    message = Signal(str)
    undo_offered = Signal(str, str)
    """(sentence, word of the button that takes it back)."""

    def __init__(self, page: QWidget) -> None:
        """Hold `page`, a `PlacePage`; the plans that open over it are made when first wanted."""
        super().__init__()
        self._widget = page
        self._plans: list[PlanPage] = []
        self._page = cast("PlacePage", cast("Any", page))
        self._focus_before: QWidget | None = None
        self.addWidget(page)
        self._page.message.connect(self.message)
        self._page.undo_offered.connect(self.undo_offered)

    def make_plans(self) -> Iterator[PlanPage]:
        """Yield each plan; those that nobody wanted so far are made then."""
        return iter(())

    def hold(self, plan: Plan) -> Plan:
        """Take a plan that was just made."""
        self._plans.append(plan)
        self.addWidget(plan)
        plan.back_wanted.connect(self.go_back)
        plan.message.connect(self.message)
        plan.undo_offered.connect(self.undo_offered)
        return plan

    def open_plan(self, plan: PlanPage) -> None:
        """Show a plan over the page."""
        self._focus_before = QApplication.focusWidget()
        self.setCurrentWidget(plan)
        plan.setFocus(Qt.FocusReason.OtherFocusReason)
        plan.open_page()

    def go_back(self) -> None:
        """Show the place's own page again; the focus returns to where it was."""
        before, self._focus_before = self._focus_before, None
        self.setCurrentWidget(self._widget)
        self._page.open_page()
        is_typing = isinstance(before, QLineEdit)  # it would take Undo for what is typed in it
        if before is not None and self._widget.isAncestorOf(before) and not is_typing:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_page(self) -> None:
        """Show the place; a plan that is being carried out stays in sight."""
        shown = self.currentWidget()
        if not (isinstance(shown, PlanPage) and shown.is_running):
            self.setCurrentWidget(self._widget)
            self._page.open_page()

    def regions(self) -> Sequence[QWidget]:
        """Return the parts of the page in sight that F6 goes through."""
        regions = getattr(self.currentWidget(), "regions", None)
        return () if regions is None else regions()

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Tell the page and its plans what a write touched."""
        self._page.apply_changes(changes)
        for plan in self._plans:
            plan.apply_changes(changes)

    def focus_search(self) -> None:
        """Begin a search on the page; plans have none."""
        if self.currentWidget() is self._widget:
            self._page.focus_search()

    def set_scanning(self, scanning: bool) -> None:  # noqa: FBT001 - the window's signal
        """Tell the page whether a scan runs."""
        self._page.set_scanning(scanning)
