"""What a plan writes, a row for each file: where, and what it says before and after."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.models.rows.row_pages import RowPages
from mediadesk.ui.threads import TaskRunner


@dataclass(frozen=True, slots=True)
class Write:
    """One change of one file, in words; `where` is the file that changes or comes to be."""

    file_id: int
    path: bytes
    where: bytes
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WriteRow:
    """A change with the file it is about; None where the catalog knows it no more."""

    write: Write
    file: FileRecord | None


class WriteRows(RowPages[WriteRow]):
    """The plan is at hand; the files' pictures come by page."""

    def __init__(self, library: FileReads, tasks: TaskRunner) -> None:
        """Start empty."""
        super().__init__(self._read, tasks)
        self._library = library
        self._writes: Sequence[Write] = ()

    def show_writes(self, writes: Sequence[Write]) -> None:
        """Show another plan."""
        self._writes = writes
        self.show(array("q", range(len(writes))))

    def name(self, row: WriteRow) -> str:
        """Return the file's name."""
        return formatting.folder_and_name(row.write.path)[1]

    def tip(self, row: WriteRow) -> str:
        """Return both whole paths, where they differ."""
        paths = dict.fromkeys((row.write.path, row.write.where))
        return "\n".join(formatting.path(path) for path in paths)

    def spoken(self, row: WriteRow, at: int) -> str:
        """Return a change as one sentence for assistive tools."""
        write = row.write
        place = tr("File", "{row} of {count}").format(
            row=formatting.count(at + 1), count=formatting.count(len(self.ids))
        )
        change = tr("Plan", "{before} becomes {after}").format(
            before=write.before or tr("Plan", "nothing"), after=write.after
        )
        return ", ".join((self.name(row), write.what, change, place))

    def _read(self, places: Sequence[int]) -> Mapping[int, WriteRow]:
        writes = {place: self._writes[place] for place in places if place < len(self._writes)}
        files = self._library.files([write.file_id for write in writes.values()])
        return {place: WriteRow(write, files.get(write.file_id)) for place, write in writes.items()}
