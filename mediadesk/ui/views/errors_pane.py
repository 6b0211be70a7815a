"""The files a job could not read, with the reason, Show and Retry: the right of the jobs panel."""

from collections import deque
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.jobs import JobError
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, ElidedLabel, label
from mediadesk.ui.widgets.labels.lines import column, hairline, heading
from mediadesk.ui.widgets.rows.error_row import HEIGHT_PX, ErrorRow
from mediadesk.ui.widgets.rows.row_list import RowList

_NOTE = -1
"""The key of the last row, which is a sentence."""
_AT_ONCE = 3
"""Rows made in one go: each takes about 2.4 ms, and the window must stay quick."""


class ErrorsPane(QWidget):
    """Shows the first errors of one job; all of them are in the place Errors."""

    show_wanted = Signal(object)
    """Path (bytes) of a file to be shown in its folder."""
    retry_wanted = Signal(object, object)
    """(job id, list[bytes] of files to try again; empty: all that it could not read)."""

    def __init__(self) -> None:
        """Show nothing until `show_errors`."""
        super().__init__()
        self._errors: Sequence[JobError] = ()
        self._tops: Sequence[bytes] = ()
        self._count = self._unreadable = 0
        self._live = False
        self._may_retry = True
        self._coming: deque[JobError] = deque()
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._add_some)
        self._title = label("", weight=SEMIBOLD)
        self._note = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._retry_all = push_button(tr("Jobs", "Retry all"), "rotate-cw")
        self._retry_all.clicked.connect(self._retry_every)
        self.list = RowList(tr("Jobs", "Files that could not be read"), HEIGHT_PX)
        header = heading(self._title, self._note, self._retry_all)
        column(self, header, hairline(), self.list, growing=self.list)
        self.show_errors((), 0, live=False)

    def know_roots(self, tops: Sequence[bytes]) -> None:
        """Show folders from the name of their root on, from the next row added."""
        self._tops = tops

    def know_unreadable(self, files: int) -> None:
        """Take over how many files of the library cannot be read: none is tried again by itself."""
        if files != self._unreadable:
            self._unreadable = files
            self._say(live=self._live)

    def show_errors(self, errors: Sequence[JobError], count: int, *, live: bool) -> None:
        """Show these errors out of `count`; a job that is `live` cannot be retried yet."""
        self._errors, self._count = errors, max(count, len(errors))
        self._live = live
        shown = {error.id for error in errors}
        self.list.remove_row(_NOTE)
        for key in self.list.keys():  # noqa: SIM118 - a method of ours, not a dict's
            if key not in shown:
                self.list.remove_row(key)
        known = set(self.list.keys())
        self._coming = deque(error for error in errors if error.id not in known)
        self._say(live=live)
        self._let_retry(allowed=not live)
        self._add_some()

    def _say(self, *, live: bool) -> None:
        many = tr("Jobs", "{n} files could not be read").format(n=formatting.count(self._count))
        one = tr("Jobs", "1 file could not be read")
        if self._count:
            title = one if self._count == 1 else many
        elif live:
            title = tr("Jobs", "No errors so far")
        else:
            none = tr("Jobs", "Every file could be read")
            title = tr("Jobs", "No new errors") if self._unreadable else none
        self._title.setText(title)
        goes_on = tr("Jobs", "The scan goes on without them.")
        before = tr("Jobs", "From earlier scans, under Errors: {n}.")
        note = goes_on if live and self._count else ""
        if not live and not self._count and self._unreadable:
            note = before.format(n=formatting.count(self._unreadable))
        self._note.setText(note)

    def _add_some(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._coming))):
            error = self._coming.popleft()
            row = ErrorRow(error, self._tops)
            row.let_retry(allowed=self._may_retry)
            row.show_wanted.connect(partial(self.show_wanted.emit, error.path))
            row.retry_wanted.connect(partial(self.retry_wanted.emit, error.job_id, [error.path]))
            self.list.add_row(row, error.id)
        if self._coming:
            self._filling.start()
            return
        self._filling.stop()
        self.list.remove_row(_NOTE)
        if self._count:
            self._add_note()

    def _add_note(self) -> None:
        rest = self._count - len(self._errors)
        more = tr("Jobs", "{n} more under Errors.").format(n=formatting.count(rest))
        stay = tr("Jobs", "They stay under Errors until they can be read.")
        note = label(more if rest > 0 else stay, TextSize.SMALL, ink=Ink.TEXT2)
        note.setContentsMargins(16, 0, 16, 0)
        self.list.add_row(note, _NOTE)

    def _let_retry(self, *, allowed: bool) -> None:
        self._may_retry = allowed
        self._retry_all.setEnabled(allowed and bool(self._errors))
        again = tr("Jobs", "Try to read these files again")
        wait = tr("Jobs", "Available when the scan is over")
        self._retry_all.setToolTip(again if allowed else wait)
        for number in range(self.list.count()):
            row = self.list.itemWidget(self.list.item(number))
            if isinstance(row, ErrorRow):
                row.let_retry(allowed=allowed)

    def _retry_every(self) -> None:
        if self._errors:  # maybe not all there are
            self.retry_wanted.emit(self._errors[0].job_id, [])
