"""Needs a date as a place of the window: its page, and the plans that open over it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol

from mediadesk.domain.browsing import FileQuery
from mediadesk.timestamps.typed import parse_typed
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.dates.date_choice import DateDecisions
from mediadesk.ui.views.dates.dates_page import DateReads, DatesPage
from mediadesk.ui.views.page_parts import PlaceParts
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.plans.export_page import ExportPage, Organiser
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.views.plans.shift_page import Shifter, ShiftPage
from mediadesk.ui.views.plans.shift_scope import Scope, files_chosen, folder_chosen
from mediadesk.ui.views.plans.stamp_page import Stamper, StampPage
from mediadesk.ui.work.jobs import reason_of

Folder = tuple[int, str]
"""Id and title of a folder."""


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
        """Build the page; nothing is read yet."""
        self._session, self._parts = session, parts
        self.dates = DatesPage(
            session.date_review, parts, read=parse_typed, decisions=session.dating
        )
        super().__init__(self.dates)
        self.dates.dating.began.connect(parts.undoing.expect)
        self.dates.dating.decided.connect(parts.undoing.note_done)
        parts.actions.on(ActionId.SHIFT_CAMERA, self._open_shift)
        parts.actions.on(ActionId.WRITE_DATES, self._open_stamp)
        self._library = session.library

    @cached_property
    def shift(self) -> ShiftPage:
        """The plan that changes many dates at once."""
        session, parts = self._session, self._parts
        made = ShiftPage(
            session.shifting, parts, read=parse_typed, months=session.date_review.histogram
        )
        made.decided.connect(parts.undoing.note_done)
        return self.hold(made)

    @cached_property
    def stamp(self) -> StampPage:
        """The plan that writes dates into files."""
        return self.hold(StampPage(self._session.stamping, self._library, self._parts))

    @cached_property
    def export(self) -> ExportPage:
        """The plan that copies files into an archive."""
        return self.hold(ExportPage(self._session.organising, self._library, self._parts))

    def make_plans(self) -> Iterator[PlanPage]:
        """Make the plans while there is time."""
        yield self.shift
        yield self.stamp
        yield self.export

    def open_export(self, folder: Folder | None = None) -> None:
        """Copy a folder, what is selected in the library, or all; the place is in sight already."""
        if folder is None:
            self._show_export(self._parts.selection.ids(), "")
        else:
            self._with_files(folder, self._show_export)

    def open_dates(self, folder: Folder | None = None) -> None:
        """Set the date of a folder, of what is selected in the library, or of all it lists."""
        if folder is not None:
            self._with_files(folder, lambda ids, name: self._show_dates(folder_chosen(name, ids)))
            return
        selection = self._parts.selection
        ids = selection.ids() or selection.files.listing.ids
        if ids:
            self._show_dates(files_chosen(ids, tr("Plan", "from the library")))

    def _show_export(self, ids: Sequence[int], folder: str) -> None:
        self.export.begin(ids, folder)
        self.open_plan(self.export)

    def _show_dates(self, chosen: Scope) -> None:
        self.shift.begin(None, chosen)
        self.open_plan(self.shift)

    def _with_files(self, folder: Folder, then: Callable[[Sequence[int], str], None]) -> None:
        """Go on with the files of a folder and all below it, once they are read."""
        folder_id, title = folder

        def found(ids: Sequence[int] | None, error: Exception | None) -> None:
            if ids:
                then(ids, title)
            elif error is not None:
                self.message.emit(formatting.sentence(reason_of(error)))
            else:
                self.message.emit(tr("Plan", "There are no files in {name}.").format(name=title))

        query = FileQuery(folder_id=folder_id)
        self._parts.tasks.run(lambda: self._library.file_ids(query), found)

    def _open_stamp(self) -> None:
        self.open_plan(self.stamp)

    def _open_shift(self) -> None:
        page = self.dates
        files = () if page.camera_chosen is not None else page.dating.batch
        chosen = files_chosen(files, tr("Plan", "from the queue")) if files else None
        self.shift.begin(page.camera_chosen or page.camera_shown, chosen)
        self.open_plan(self.shift)
