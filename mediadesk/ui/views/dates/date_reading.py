"""Reads the file that is chosen, its neighbours, and the next one ahead of time."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.dating import Neighbour
from mediadesk.ui.models.dates.file_dates import FileDateReads, FileDates, read_dates
from mediadesk.ui.models.dates.neighbour_list import NeighbourReads, read_strip
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.dates.date_pane import DatePane


class ReviewReads(FileDateReads, NeighbourReads, Protocol):
    """What is asked about one file and those around it."""


class DateReading(QObject):
    """Shows each file in the pane as soon as it is there; late answers are dropped."""

    failed = Signal(object)

    def __init__(self, library: ReviewReads, tasks: TaskRunner, pane: DatePane) -> None:
        """Show what is read in `pane`."""
        super().__init__(pane)
        self._library, self._tasks, self._pane = library, tasks, pane
        self._wanted: int | None = None
        self._next: int | None = None
        self._ahead: dict[int, FileDates] = {}

    def read(self, file_id: int, next_id: int | None) -> None:
        """Show a file; the one that is probably wanted next is read ahead."""
        self._wanted, self._next = file_id, next_id
        if (ready := self._ahead.pop(file_id, None)) is not None:
            self._show(ready)
            return
        self._pane.is_waiting = True
        read = partial(read_dates, self._library, file_id)
        self._tasks.run(read, partial(self._arrived, file_id))

    def forget(self) -> None:
        """Read anew what was read ahead: something changed."""
        self._ahead.clear()

    def _arrived(self, file_id: int, found: FileDates | None, error: Exception | None) -> None:
        if file_id != self._wanted:
            return  # another file was chosen meanwhile
        if error is not None:
            self.failed.emit(error)
        elif found is not None:
            self._show(found)

    def _show(self, found: FileDates) -> None:
        id_, next_id = found.record.file.id, self._next
        self._pane.show_dates(found)
        near = partial(read_strip, self._library, found.record)
        self._tasks.run(near, partial(self._neighbours_arrived, id_))
        if next_id is not None:
            read = partial(read_dates, self._library, next_id)
            self._tasks.run(read, partial(self._ahead_arrived, next_id))

    def _neighbours_arrived(
        self, file_id: int, found: Sequence[Neighbour] | None, _error: object
    ) -> None:
        if found is not None and file_id == self._wanted:
            self._pane.show_neighbours(found)

    def _ahead_arrived(self, file_id: int, found: FileDates | None, _error: object) -> None:
        if found is not None:
            self._ahead = {file_id: found}
            self._pane.prefetch(found)
