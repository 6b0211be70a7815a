"""The page of dates: files whose date is uncertain, what speaks for each, and the decision."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.dating import DateQuery, DateQueue, DateTotals
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.dates import date_queue
from mediadesk.ui.models.dates.date_choice import DateDecisions
from mediadesk.ui.models.dates.date_queue import DateQueueModel
from mediadesk.ui.models.rows.listing import Listing
from mediadesk.ui.views.dates import date_empty
from mediadesk.ui.views.dates.date_keys import DateKeys
from mediadesk.ui.views.dates.date_narrowing import CountReads, DateNarrowing
from mediadesk.ui.views.dates.date_pane import DatePane
from mediadesk.ui.views.dates.date_reading import DateReading, ReviewReads
from mediadesk.ui.views.dates.date_side import DateSide
from mediadesk.ui.views.dates.dating import Dating
from mediadesk.ui.views.dates.typed_date import Read
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.regions import takes_focus_of
from mediadesk.ui.widgets.labels.labels import surface
from mediadesk.ui.widgets.labels.lines import column
from mediadesk.ui.widgets.notices.list_beside import ListBeside
from mediadesk.ui.work.jobs import reason_of

_AGAIN_MS, _SCANNING_AGAIN_MS = 300, 1500
"""The queue is read again at most this often, more seldom while a scan writes."""


class DateReads(CountReads, ReviewReads, Protocol):
    """Every read of this page; all block, so all run on workers."""

    def queue(self, query: DateQuery) -> DateQueue: ...  # noqa: D102
    def totals(self) -> DateTotals: ...  # noqa: D102


class DatesPage(QWidget):
    """Header with needs, the queue, the chosen file beside it."""

    message = Signal(str)
    """A sentence for a toast."""
    undo_offered = Signal(str, str)
    """(sentence, word of the button that takes it back)."""

    def __init__(
        self,
        library: DateReads,
        parts: PageParts,
        *,
        read: Read,
        decisions: Callable[[], DateDecisions] | None = None,
    ) -> None:
        """Read nothing until the page is opened; typed dates are read with `read`."""
        super().__init__()
        surface(self, "content")
        tasks, actions = parts.tasks, parts.actions
        self._library, self._tasks, self._actions = library, tasks, actions
        self._totals: DateTotals | None = None
        self._is_stale, self._is_asking, self._is_scanning = True, False, False
        self._wants_focus = False
        self._question = 0
        self.camera_chosen: str | None = None
        """The camera all of whose files are chosen."""
        self.queue = DateQueueModel(library.records, tasks)
        self.side = DateSide(self.queue, parts.thumbnails, actions)
        self.pane = DatePane(parts.thumbnails, parts.pictures, actions, read)
        self.reading = DateReading(library, tasks, self.pane)
        self.narrowing = DateNarrowing(library, tasks, actions, self)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        self._changed: set[int] = set()
        """Files that changed since the queue was read."""
        self._stays: int | None = None
        """The file that stays chosen while another queue is shown, and needs no reading."""
        self._body = ListBeside(self.side, self.pane)
        self.empty = self._body.empty
        head = (self.narrowing.header, self.narrowing.histogram)
        column(self, *head, self._body, growing=self._body)
        self.dating = Dating(
            self.pane, actions, parts.doing, decisions=decisions, queue=library.queue
        )
        self._keys = DateKeys(self, self.side, self.pane, self.dating, actions, step=self.step)
        self._connect()

    @property
    def camera_shown(self) -> str | None:
        """What the camera of the file that is shown is called."""
        return None if self.pane.dates is None else self.pane.dates.record.file.camera

    def regions(self) -> Sequence[QWidget]:
        """Return the parts F6 goes through."""
        head = (self.narrowing.header, self.narrowing.histogram, self.side)
        return (*head, *self.pane.parts, self.empty)

    def open_page(self) -> None:
        """Show the page: its queue is read the first time and when it changed."""
        if self._is_stale:
            self._ask()
        self._wants_focus = True
        self._show_state()

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Show what a write touched; the chosen file stays the chosen one."""
        if not (changes.files or changes.added or changes.roots):
            return
        self.reading.forget()
        self._changed |= changes.files
        self.queue.refresh(changes.files)
        if not self.isVisible():
            self._is_stale = True
        else:
            self._ask_soon()

    def focus_search(self) -> None:
        """Go to the filter: files are not searched by name here."""
        self.narrowing.open_filter()

    def set_scanning(self, scanning: bool) -> None:  # noqa: FBT001 - the window's signal
        """Say so where there is nothing to show yet."""
        if scanning != self._is_scanning:
            self._is_scanning = scanning
            self._ask_soon()
            self._show_state()

    def step(self, by: int) -> None:
        """Go to another file."""
        if not self.side.list.step(by):
            end = tr("Dates", "This is the last file of the queue.")
            start = tr("Dates", "This is the first file of the queue.")
            self.message.emit(end if by > 0 else start)

    def _connect(self) -> None:
        self.side.chosen.connect(self._file_chosen)
        self.side.selection_changed.connect(self._selection_changed)
        self.narrowing.changed.connect(self._narrowed)
        self.empty.pressed.connect(self.narrowing.clear)
        self.dating.began.connect(self._deciding)
        self.dating.decided.connect(self._ask_soon)
        self.dating.failed.connect(self._ask_soon)
        self.dating.said.connect(self.undo_offered)
        self._actions.on(ActionId.CHOOSE_CAMERA, self._choose_camera)
        for failing in (self.queue, self.reading, self.narrowing, self.dating):
            failing.failed.connect(self._say_error)

    # which files

    def _narrowed(self) -> None:
        self.dating.query = self.narrowing.query
        self._ask()

    def _ask_soon(self, _told: object = None) -> None:
        """Read the queue again, together with what else changes by then."""
        if not self._again.isActive():
            self._again.start(_SCANNING_AGAIN_MS if self._is_scanning else _AGAIN_MS)

    def _ask_again(self) -> None:
        """Read the queue again, but not while a date is typed or several files are chosen."""
        if self.pane.bar.is_typing or self.side.list.has_several:
            self._ask_soon()
        else:
            self._ask()

    def _ask(self) -> None:
        self._again.stop()
        self._question += 1
        self._is_asking, self._is_stale = True, False
        read = partial(_read_queue, self._library, self.narrowing.query)
        self._tasks.run(read, partial(self._listed, self._question))

    def _listed(
        self, question: int, found: tuple[Listing, DateTotals] | None, error: Exception | None
    ) -> None:
        if question != self._question:
            return  # another queue was asked for meanwhile
        self._is_asking = False
        if found is None:
            self._say_error(error)
            return
        if self.dating.under_way:  # what is being decided would come back for a moment
            self._ask_soon()
            return
        listing, self._totals = found
        if listing != self.queue.listing:
            self._show_listing(listing)
        elif self.side.list.current_id is None:
            self.side.list.choose_row(0)
        self._changed.clear()
        self._show_totals()
        self._show_state()

    def _show_listing(self, listing: Listing) -> None:
        """Show another queue; the chosen row stays where it is on the screen."""
        view = self.side.list
        before, row = view.current_id, view.currentIndex().row()
        offset = view.cell(row).top() if 0 <= row < view.grid.count else 0
        self.queue.show_listing(listing)
        again = self.queue.row_of(before) if before is not None else -1
        self._stays = before if again >= 0 and before not in self._changed else None
        view.choose_row(again if again >= 0 else max(0, row))
        self._stays = None
        if again >= 0:
            view.put_at(again, offset)

    def _show_totals(self) -> None:
        if self._totals is not None:
            self.narrowing.header.show_totals(self._totals)
            self.side.show_totals(self._totals)
            self.dating.show_sure(self._totals.sure)

    def _show_state(self) -> None:
        if self.queue.rowCount():
            self._body.show_list()
            if self._wants_focus and self.isVisible():  # a plan that covers it has the focus
                self._wants_focus = False
                self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._is_asking or self._totals is None:
            return
        self._wants_focus |= takes_focus_of(self, self._body)
        narrowed, scanning = self.narrowing.is_narrowed, self._is_scanning
        self._body.say(date_empty.nothing(self._totals, narrowed=narrowed, scanning=scanning))

    # the chosen file

    def _file_chosen(self, file_id: int | None) -> None:
        if file_id is not None and file_id != self._stays:
            row = self.side.list.currentIndex().row() + 1
            self.reading.read(file_id, self.queue.ids[row] if row < len(self.queue.ids) else None)

    # many files

    def _selection_changed(self) -> None:
        self._mark_camera(None)
        self.dating.choose(self.side.list.chosen_ids())

    def _choose_camera(self) -> None:
        """Mean every file of the queue that the same camera took."""
        camera = self.camera_shown
        if camera is None:
            self.message.emit(tr("Dates", "The camera of this file is not known."))
            return
        query = replace(self.narrowing.query, cameras=frozenset({camera}))
        read = partial(self._library.queue, query)
        self._tasks.run(read, partial(self._camera_found, camera))

    def _camera_found(self, camera: str, found: DateQueue | None, error: Exception | None) -> None:
        if found is None:
            self._say_error(error)
            return
        self._mark_camera(camera)
        self.dating.choose(found.ids)
        words = tr("Dates", "{files} of {camera} chosen.")
        self.message.emit(words.format(files=formatting.files(len(found.ids)), camera=camera))

    def _deciding(self, ids: Sequence[int]) -> None:
        """Take a file out of the queue at once; the next one comes to its place."""
        view = self.side.list
        row = self.queue.row_of(ids[0]) if len(ids) == 1 else -1
        if row >= 0:
            at = view.verticalScrollBar().value()
            self.queue.take_out(ids[0])
            view.verticalScrollBar().setValue(at)
            view.choose_row(row)
            self._show_state()
        self._mark_camera(None)
        self.dating.choose(())

    def _mark_camera(self, camera: str | None) -> None:
        self.camera_chosen = camera
        self.side.show_camera(camera)

    def _say_error(self, error: Any) -> None:  # noqa: ANN401 - an exception, through a signal
        self.message.emit(formatting.sentence(reason_of(error)))


def _read_queue(library: DateReads, query: DateQuery) -> tuple[Listing, DateTotals]:
    return date_queue.listed(library.queue(query)), library.totals()
