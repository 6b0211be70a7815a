"""Under the stage for videos: where two films agree, and one scrubber for both."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.media import FileRecord, MediaKind
from mediadesk.domain.passages import SharedPassages
from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.film_moments import FilmMoments, MomentSource
from mediadesk.ui.models.stage_pictures import StagePictures
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.opening import open_file
from mediadesk.ui.widgets.buttons import push_button
from mediadesk.ui.widgets.film_strips import FilmStrips
from mediadesk.ui.widgets.labels import label, surface
from mediadesk.ui.widgets.lines import column
from mediadesk.words import QT_TRANSLATE_NOOP

_FRAME_PX = 1024
_PLAY_MS, _PLAY_S = 120, 0.12
_FILMS = (MediaKind.VIDEO, MediaKind.VR)
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "mirror": QT_TRANSLATE_NOOP("Film", "mirrored"),
        "turn-90": QT_TRANSLATE_NOOP("Film", "turned"),
        "turn-180": QT_TRANSLATE_NOOP("Film", "turned"),
        "turn-270": QT_TRANSLATE_NOOP("Film", "turned"),
    }
)
"""What is sure to be seen; crops and four percent of speed are tried only to find the same film."""


class PassageReads(Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def passages(self, one_id: int, other_id: int) -> SharedPassages | None: ...  # noqa: D102


class FilmReview(QWidget):
    """Strips of the first two films on the stage, which shows the scrubber's moment of both."""

    failed = Signal(object)

    def __init__(
        self,
        library: PassageReads,
        pictures: StagePictures,
        source: MomentSource,
        tasks: TaskRunner,
    ) -> None:
        """Stay out of sight until films are shown."""
        super().__init__()
        surface(self, "content")
        self._library, self._pictures, self._tasks = library, pictures, tasks
        self._files: list[FileRecord] = []
        self._shared: SharedPassages | None = None
        self._question = 0
        self.moments = FilmMoments(source, tasks)
        self.moments.arrived.connect(pictures.show_moment)
        self.strips = FilmStrips()
        self.strips.scrubbed.connect(self._scrubbed)
        self.strips.play_wanted.connect(self.play_or_stop)
        self._time = label("", TextSize.SMALL)
        self._offset = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._play = push_button(tr("Film", "Play"), "play", look="row")
        self._play.clicked.connect(self.play_or_stop)
        self._open = push_button(tr("Film", "Open both in player"), "external-link", look="row")
        self._open.clicked.connect(self._open_both)
        self._timer = QTimer(self, interval=_PLAY_MS)
        self._timer.timeout.connect(self._play_on)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.PAGE_MARGIN, 4, theme.PAGE_MARGIN, 4)
        row.setSpacing(12)
        row.addWidget(self._time)
        row.addWidget(self._offset, 1)
        row.addWidget(self._play)
        row.addWidget(self._open)
        column(self, head, self.strips, growing=self.strips)
        self.hide()

    def show_files(self, files: Sequence[FileRecord]) -> None:
        """Show the first two of these when they are films; else go out of sight."""
        self._timer.stop()
        self._question += 1
        self.moments.forget()
        films = [file for file in files[:2] if file.kind in _FILMS and file.duration_s]
        self._files = films if len(films) == 2 else []
        self.setVisible(bool(self._files))
        if not self._files:
            return
        one, other = self._files
        self.strips.show_films((one.duration_s or 0.0, other.duration_s or 0.0))
        self._show_shared(None)
        read = partial(self._library.passages, one.id, other.id)
        self._tasks.run(read, partial(self._arrived, self._question))
        for number, file in enumerate(self._files):
            self.moments.strip(file, partial(self._strip_arrived, self._question, number))

    def play_or_stop(self) -> None:
        """Play both films without sound, or stop."""
        if self._timer.isActive():
            self._timer.stop()
        elif self._files:
            self._timer.start()
        self._play.setText(tr("Film", "Stop") if self._timer.isActive() else tr("Film", "Play"))

    def _arrived(
        self, question: int, shared: SharedPassages | None, error: Exception | None
    ) -> None:
        if question != self._question:
            return
        if error is not None:
            self.failed.emit(error)
        self._show_shared(shared)
        self._scrubbed(self.strips.time_s)

    def _strip_arrived(self, question: int, number: int, frames: list[QImage]) -> None:
        if question == self._question:
            self.strips.show_frames(number, frames)

    def _show_shared(self, shared: SharedPassages | None) -> None:
        self._shared = shared
        self.strips.show_shared(shared)
        self._offset.setText(_offset_words(shared))

    def _scrubbed(self, time_s: float) -> None:
        if not self._files:
            return
        one, other = self._files
        other_s = time_s if self._shared is None else self._shared.other_s(time_s)
        self._time.setText(f"1: {_clock(time_s)}   2: {_clock(max(0.0, other_s))}")
        self.moments.ask(one, time_s, _FRAME_PX)
        if 0 <= other_s <= (other.duration_s or 0.0):
            self.moments.ask(other, other_s, _FRAME_PX)

    def _play_on(self) -> None:
        if self.moments.is_busy:
            return  # the films wait for their frames
        length_s = self._files[0].duration_s or 0.0 if self._files else 0.0
        if self.strips.time_s >= length_s:
            self.play_or_stop()
            return
        self.strips.go(self.strips.time_s + _PLAY_S)
        self._scrubbed(self.strips.time_s)

    def _open_both(self) -> None:
        for file in self._files:
            open_file(file.path)


def _clock(time_s: float) -> str:
    minutes, seconds = divmod(time_s, 60)
    return f"{int(minutes)}:{seconds:04.1f}"


def _offset_words(shared: SharedPassages | None) -> str:
    """Return how the second lies on the first: "2 starts at 0:04.0, mirrored"."""
    if shared is None:
        return tr("Film", "Both are like a third one; how they lie on each other is not known.")
    start_s = -shared.shift_s / shared.rate
    if start_s >= 0:
        words = tr("Film", "2 starts at {time} of 1").format(time=_clock(start_s))
    else:
        words = tr("Film", "1 starts at {time} of 2").format(time=_clock(shared.shift_s))
    return f"{words}, {tr('Film', _FORMS[shared.form])}" if shared.form in _FORMS else words
