"""What can be done with chosen files without changing them: open, show, copy the path, drag out."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from urllib.parse import quote_from_bytes

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget

from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.desktop.drops import URI_LIST
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.opening_files import no_program, open_file, open_folder_of

MOST_FILES = 10_000
"""More files than this are not handed to other programs at once."""
_NOT_THERE = (FileStatus.OFFLINE, FileStatus.MISSING, FileStatus.REMOVED)


class FileCommands(QObject):
    """Acts on the selection, or on the current file; paths are read first, on a worker."""

    message = Signal(str)

    def __init__(
        self, library: FileReads, tasks: TaskRunner, selection: FileSelection, parent: QObject
    ) -> None:
        """Act on the files of `selection`."""
        super().__init__(parent)
        self._library, self._tasks, self._selection = library, tasks, selection

    def open_current(self) -> None:
        """Open the current file in its program."""
        self._with_current(self._open)

    def show_current(self) -> None:
        """Open the folder of the current file."""
        self._with_current(self._show)

    def copy_paths(self) -> None:
        """Put the paths of the chosen files on the clipboard."""
        self._with_chosen(self._copy)

    def drag(self, view: QWidget) -> None:
        """Let the chosen files be dropped on another program."""
        self._with_chosen(partial(self._drag, view))

    def _open(self, record: FileRecord) -> None:
        if record.status in _NOT_THERE:
            told = tr("File", "{name} is not there now.")
            self.message.emit(told.format(name=record.name_shown))
            return
        if not open_file(record.path):
            self.message.emit(no_program(record.name_shown))

    def _show(self, record: FileRecord) -> None:
        if not open_folder_of(record.path):
            self.message.emit(no_program(record.folder_shown))

    def _copy(self, records: Sequence[FileRecord]) -> None:
        QGuiApplication.clipboard().setMimeData(mime_data(records))
        if len(records) == 1:
            text = tr("File", "Copied the path of {name}.").format(name=records[0].name_shown)
        else:
            text = tr("File", "Copied {n} paths.").format(n=formatting.count(len(records)))
        self.message.emit(text)

    def _drag(self, view: QWidget, records: Sequence[FileRecord]) -> None:
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return  # let go before the paths were read
        drag = QDrag(view)
        drag.setMimeData(mime_data(records))
        drag.exec(Qt.DropAction.CopyAction)

    def _with_current(self, then: Callable[[FileRecord], None]) -> None:
        row = self._selection.rows.currentIndex().row()
        if 0 <= row < self._selection.files.rowCount():
            ids = [self._selection.files.id_at(row)]
            self._read(ids, lambda records: then(records[0]))

    def _with_chosen(self, then: Callable[[Sequence[FileRecord]], None]) -> None:
        number = self._selection.count()
        if number > MOST_FILES:
            told = tr("File", "That is {n} files; at most {most} can be taken at once.")
            counts = {"n": formatting.count(number), "most": formatting.count(MOST_FILES)}
            self.message.emit(told.format(**counts))
        elif number:
            self._read(self._selection.ids(), then)
        else:
            self._with_current(lambda record: then([record]))

    def _read(self, ids: Sequence[int], then: Callable[[Sequence[FileRecord]], None]) -> None:
        def answered(found: Mapping[int, FileRecord] | None, _error: Exception | None) -> None:
            records = [found[id_] for id_ in ids if id_ in found] if found else []
            if records:
                then(records)

        self._tasks.run(lambda: self._library.files(ids), answered)


def uri_list(paths: Sequence[bytes]) -> bytes:
    """Return paths as `text/uri-list`, whatever bytes they are made of (RFC 2483)."""
    return b"".join(b"file://" + quote_from_bytes(path).encode() + b"\r\n" for path in paths)


def mime_data(records: Sequence[FileRecord]) -> QMimeData:
    """Return files for the clipboard and for a drag: as addresses, and as text for editors."""
    mime = QMimeData()
    mime.setData(URI_LIST, uri_list([record.path for record in records]))
    mime.setText("\n".join(os.fsdecode(record.path).encode("utf-8", "replace").decode()
                           for record in records))  # fmt: skip
    return mime
