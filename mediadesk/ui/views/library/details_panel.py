"""What is known of the chosen file: its picture, date, facts, and what can be done with it."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mediadesk.domain.media import MediaKind
from mediadesk.domain.records import FileDetails, FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import facts, wording
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.films.frame_row import FRAMES, FrameRow
from mediadesk.ui.widgets.labels.confidence_label import ConfidenceLabel
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, ElidedLabel, WrappedLabel, label, surface
from mediadesk.ui.widgets.pictures.picture_box import PictureBox
from mediadesk.ui.widgets.rows.field_list import Disclosure, FieldList

WIDTH, WIDE_WIDTH = 288, 320
_READ_AFTER_MS = 80
"""Going through files with a held key reads the details of the last one only."""
_PICTURE_HEIGHT = 172


class DetailReads(Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def details(self, file_id: int) -> FileDetails | None: ...  # noqa: D102


class DetailsPanel(QScrollArea):
    """A column beside the files; the picture and the name are there at once, facts follow."""

    failed = Signal(object)

    def __init__(
        self,
        library: DetailReads,
        tasks: TaskRunner,
        thumbnails: Thumbnails,
        actions: Actions,
    ) -> None:
        """Say that nothing is chosen."""
        super().__init__()
        self._library, self._tasks = library, tasks
        self._record: FileRecord | None = None
        self._question = 0
        self._soon = QTimer(self, singleShot=True, interval=_READ_AFTER_MS)
        self._soon.timeout.connect(self._read)
        self.setAccessibleName(tr("Details", "Details"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(WIDTH)
        self._note = WrappedLabel("", TextSize.BODY, ink=Ink.TEXT2)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._picture = PictureBox(thumbnails, "details", on_stage=False)
        self._picture.setFixedHeight(_PICTURE_HEIGHT)
        self._thumbnails = thumbnails
        self.frames = FrameRow()
        self._name = ElidedLabel(TextSize.BODY, ink=Ink.TEXT)
        self._name.setFont(theme.font(TextSize.BODY, SEMIBOLD))
        self._folder = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._trouble = WrappedLabel("", TextSize.SMALL, ink=Ink.ERROR)
        self._beside = WrappedLabel("", TextSize.SMALL, ink=Ink.TEXT2)
        self._date = label("", TextSize.BODY)
        self._confidence = ConfidenceLabel()
        self._source = WrappedLabel("", TextSize.SMALL, ink=Ink.TEXT2)
        self._kind = label("", TextSize.SMALL, weight=SEMIBOLD)
        self._about, self._file = FieldList(), FieldList()
        self._tracks = Disclosure(tr("Details", "Tracks"))
        self._body = self._laid_out(actions)
        inside = QWidget()
        surface(inside, "content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._note)
        column.addWidget(self._body, 1)
        self.setWidget(inside)
        self.show_none()

    def show_none(self) -> None:
        """Say that no file is chosen."""
        self._say(tr("Details", "Choose a file to see what is known about it."))

    def show_many(self, number: int) -> None:
        """Say that several files are chosen."""
        chosen = tr("Details", "{files} selected.")
        self._say(chosen.format(files=formatting.files(number)))

    def show_file(self, record: FileRecord) -> None:
        """Show a file: what the list knows at once, the rest when it is read."""
        is_other = self._record is None or record.id != self._record.id
        self._record = record
        self._note.hide()
        self._body.show()
        self._picture.show_file(record)
        self._name.setText(record.name_shown)
        self._folder.setText(record.folder_shown)
        self._folder.setToolTip(formatting.path(record.path))
        trouble = wording.trouble(record)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        beside = wording.beside(record)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._date.setText(wording.taken(record, seconds=True))
        self._confidence.show_level(record.confidence)
        self.frames.setVisible(_moves(record))
        if is_other:
            self.frames.show_frames(())
            self._source.setText("")
            self._kind.setText(facts.section_title(record.kind))
            self._about.show_fields(())
            self._tracks.show_fields(())
            self._file.show_fields(())
        self._soon.start()

    def refresh(self) -> None:
        """Read the shown file again."""
        if self._record is not None:
            self._soon.start()

    def _laid_out(self, actions: Actions) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self._open = push_button(tr("Details", "Open"), "external-link", look="row")
        self._open.clicked.connect(actions[ActionId.OPEN].trigger)
        self._open.setToolTip(actions[ActionId.OPEN].toolTip())
        show = push_button(tr("Details", "Show"), "folder-open", look="row")
        show.clicked.connect(actions[ActionId.SHOW_IN_FOLDER].trigger)
        show.setToolTip(actions[ActionId.SHOW_IN_FOLDER].toolTip())
        buttons.addWidget(self._open)
        buttons.addWidget(show)
        buttons.addStretch(1)
        date = QHBoxLayout()
        date.addWidget(self._date, 1)
        date.addWidget(self._confidence)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._picture)
        column.addWidget(self.frames)
        column.addSpacing(10)
        column.addWidget(self._name)
        column.addWidget(self._folder)
        column.addWidget(self._trouble)
        column.addWidget(self._beside)
        column.addSpacing(12)
        column.addLayout(buttons)
        _add_section(column, label(tr("Details", "Date taken"), TextSize.SMALL, weight=SEMIBOLD))
        column.addLayout(date)
        column.addWidget(self._source)
        _add_section(column, self._kind)
        column.addWidget(self._about)
        column.addWidget(self._tracks)
        _add_section(column, label(tr("Details", "File"), TextSize.SMALL, weight=SEMIBOLD))
        column.addWidget(self._file)
        column.addStretch(1)
        return body

    def _say(self, text: str) -> None:
        self._record = None
        self._question += 1
        self._soon.stop()
        self._picture.show_file(None)
        self._body.hide()
        self._note.setText(text)
        self._note.show()

    def _read(self) -> None:
        record = self._record
        if record is None:
            return
        self._question += 1
        question, library = self._question, self._library

        def answered(details: FileDetails | None, error: Exception | None) -> None:
            if question != self._question:
                return
            if error is not None:
                self.failed.emit(error)
            elif details is not None:
                self._show_details(details)

        self._tasks.run(lambda: library.details(record.id), answered)

    def _frames_arrived(self, question: int, frames: Sequence[QImage]) -> None:
        if question == self._question:
            self.frames.show_frames(frames)

    def _show_details(self, details: FileDetails) -> None:
        source = facts.date_sources(details)
        film = details.moving or details.record
        if _moves(details.record) and not self.frames.frames:
            show = partial(self._frames_arrived, self._question)
            self._thumbnails.frames(film, FRAMES, show)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self._about.show_fields(facts.picture_fields(details))
        self._tracks.show_fields(facts.track_fields(details))
        self._file.show_fields(facts.file_fields(details))


def _moves(record: FileRecord) -> bool:
    return record.kind in (MediaKind.VIDEO, MediaKind.VR) or record.motion is not None


def _add_section(column: QVBoxLayout, title: QLabel) -> None:
    line = QFrame()
    line.setProperty("surface", "line")
    line.setFixedHeight(1)
    column.addSpacing(14)
    column.addWidget(line)
    column.addSpacing(12)
    column.addWidget(title)
    column.addSpacing(2)
