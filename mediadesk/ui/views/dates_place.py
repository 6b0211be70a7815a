"""Needs a date as a place of the window: its page, and the plans that open over it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from mediadesk.timestamps.typed import parse_typed
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.doing import Doing
from mediadesk.ui.models.date_choice import DateDecisions
from mediadesk.ui.models.stage_pictures import StagePictures
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.dates_page import DateReads, DatesPage
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.shift_page import Shifter, ShiftPage
from mediadesk.ui.views.undoing import Undoing


class DateSession(Protocol):
    """What dates need of the session."""

    @property
    def date_review(self) -> DateReads: ...  # noqa: D102
    def dating(self) -> DateDecisions: ...  # noqa: D102
    def shifting(self) -> Shifter: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class DateParts:
    """What the page and its plans are built from; all of it outlives them."""

    thumbnails: Thumbnails
    pictures: StagePictures
    tasks: TaskRunner
    doing: Doing
    undoing: Undoing
    actions: Actions


class DatesPlace(PlaceStack):
    """Opens each plan for what is chosen on the page."""

    def __init__(self, session: DateSession, parts: DateParts) -> None:
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
        super().__init__(self.dates, (self.shift,))
        self.dates.dating.began.connect(parts.undoing.expect)
        for done in (self.dates.dating.decided, self.shift.decided):
            done.connect(parts.undoing.note_done)
        self._on(parts.actions, ActionId.SHIFT_CAMERA, self._open_shift)

    def _on(self, actions: Actions, id_: ActionId, do: Callable[[], object]) -> None:
        actions[id_].triggered.connect(lambda _checked=False: do())

    def _open_shift(self) -> None:
        page = self.dates
        files = () if page.camera_chosen is not None else page.dating.batch
        self.shift.begin(page.camera_chosen or page.camera_shown, files)
        self.open_plan(self.shift)
