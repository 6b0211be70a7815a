"""Type-ahead: finds the next file of a list whose name begins with the letters typed."""

from array import array
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.browsing import FileQuery
from mediadesk.domain.ordering import Grouping
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.models.rows.listing import rows_of
from mediadesk.ui.threads import TaskRunner

_MOST = 500


class NameReads(FileReads, Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def file_ids(self, query: FileQuery) -> "array[int]": ...  # noqa: D102


class NameSearch(QObject):
    """Looks in the catalog, on a worker; only the newest search is answered."""

    found = Signal(int)
    """The row of the file."""

    def __init__(self, library: NameReads, tasks: TaskRunner, parent: QObject) -> None:
        """Search with `library`."""
        super().__init__(parent)
        self._library, self._tasks, self._question = library, tasks, 0

    def seek(self, query: FileQuery, ids: "array[int]", letters: str, *, after: int) -> None:
        """Find the next file that begins with `letters`, after the row `after`."""
        if len(letters) > 1:
            after -= 1  # with more letters of one name the file found so far may stay
        self._question += 1
        question, library = self._question, self._library

        def answered(row: int | None, _error: Exception | None) -> None:
            if row is not None and question == self._question:
                self.found.emit(row)

        self._tasks.run(lambda: find(library, query, ids, letters, after=after), answered)


def find(
    library: NameReads, query: FileQuery, ids: "array[int]", letters: str, *, after: int
) -> int | None:
    """Return the row of the next such file after row `after`, else of the first one; or None.

    Blocks: for workers. `ids` is the list on screen, `query` what it was made from.
    """
    wanted = f"{query.search} {letters}".strip()
    found = library.file_ids(replace(query, search=wanted, group=Grouping.NONE))
    rows = rows_of(ids, found)
    ordered = sorted(rows.items(), key=lambda pair: (pair[1] <= after, pair[1]))[:_MOST]
    records = library.files([id_ for id_, _ in ordered])
    start = letters.casefold()
    for id_, row in ordered:
        record = records.get(id_)
        if record is not None and record.name_shown.casefold().startswith(start):
            return row
    return None
