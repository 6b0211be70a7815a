"""Needs a date as a place of the window: its page, and the plans that open over it."""

from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.views.dates_page import DatesPage
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.shift_page import ShiftPage


class DatesPlace(PlaceStack):
    """Opens each plan for what is chosen on the page."""

    def __init__(self, page: DatesPage, shift: ShiftPage, actions: Actions) -> None:
        """Hold the page and its plans."""
        super().__init__(page, (shift,))
        self._page_of_dates, self._shift = page, shift
        actions[ActionId.SHIFT_CAMERA].triggered.connect(self._open_shift)

    def _open_shift(self, _checked: object = None) -> None:
        page = self._page_of_dates
        files = () if page.camera_chosen is not None else page.dating.batch
        self._shift.begin(page.camera_chosen or page.camera_shown, files)
        self.open_plan(self._shift)
