"""Needs a date as a place of the window: its page, and the plans that open over it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from mediadesk.timestamps.typed import parse_typed
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.models.date_choice import DateDecisions
from mediadesk.ui.views.dates_page import DateReads, DatesPage
from mediadesk.ui.views.export_page import ExportPage, Organiser
from mediadesk.ui.views.page_parts import PlaceParts
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.shift_page import Shifter, ShiftPage
from mediadesk.ui.views.stamp_page import Stamper, StampPage


class DateSession(Protocol):
    """What dates need of the session."""

    @property
    def library(self) -> Any: ...  # noqa: D102, ANN401 - each page states the reads it needs
    @property
    def date_review(self) -> DateReads: ...  # noqa: D102
    def dating(self) -> DateDecisions: ...  # noqa: D102
    def shifting(self) -> Shifter: ...  # noqa: D102
    def stamping(self) -> Stamper: ...  # noqa: D102
    def organising(self) -> Organiser: ...  # noqa: D102


class DatesPlace(PlaceStack):
    """Opens each plan for what is chosen on the page."""

    def __init__(self, session: DateSession, parts: PlaceParts) -> None:
        """Build the page and its plans; nothing is read yet."""
        self.dates = DatesPage(
            session.date_review,
            parts.thumbnails,
            parts.pictures,
            parts.tasks,
            doing=parts.doing,
            actions=parts.actions,
            read=parse_typed,
            decisions=session.dating,
        )
        self.shift = ShiftPage(
            session.shifting,
            parts.thumbnails,
            parts.tasks,
            doing=parts.doing,
            actions=parts.actions,
            read=parse_typed,
            months=session.date_review.histogram,
        )
        self.stamp = StampPage(session.stamping, session.library, parts)
        self.export = ExportPage(session.organising, session.library, parts)
        super().__init__(self.dates, (self.shift, self.stamp, self.export))
        self._selected = parts.selected
        self.dates.dating.began.connect(parts.undoing.expect)
        for done in (self.dates.dating.decided, self.shift.decided):
            done.connect(parts.undoing.note_done)
        self._on(parts.actions, ActionId.SHIFT_CAMERA, self._open_shift)
        self._on(parts.actions, ActionId.WRITE_DATES, partial(self.open_plan, self.stamp))

    def open_export(self) -> None:
        """Copy what is selected in the library, or all of it; the place is in sight already."""
        self.export.begin(self._selected())
        self.open_plan(self.export)

    def _on(self, actions: Actions, id_: ActionId, do: Callable[[], object]) -> None:
        actions[id_].triggered.connect(lambda _checked=False: do())

    def _open_shift(self) -> None:
        page = self.dates
        files = () if page.camera_chosen is not None else page.dating.batch
        self.shift.begin(page.camera_chosen or page.camera_shown, files)
        self.open_plan(self.shift)
