"""Under the stage for films and recordings: where two agree, and one scrubber for both."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from mediadesk.domain.media import MediaKind
from mediadesk.domain.passages import SharedPassages
from mediadesk.domain.records import FileRecord
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review.film_link import FilmLink, clock
from mediadesk.ui.models.review.film_moments import FilmMoments, MomentSource
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.opening_files import no_program, open_file
from mediadesk.ui.views.review.film_bar import FilmBar
from mediadesk.ui.widgets.films.blank_frame import blank_frame
from mediadesk.ui.widgets.films.film_strips import FilmStrips
from mediadesk.ui.widgets.labels.labels import surface
from mediadesk.ui.widgets.labels.lines import column
from mediadesk.words import QT_TRANSLATE_NOOP

_FRAME_PX = 1024
_PLAY_MS, _PLAY_S = 120, 0.12
_NEAR_S = 0.2
"""So near its start or end a film shows that: shifts are measured in eighths of a second."""
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "mirror": QT_TRANSLATE_NOOP("Film", "mirrored"),
        "turn-90": QT_TRANSLATE_NOOP("Film", "turned"),
        "turn-180": QT_TRANSLATE_NOOP("Film", "turned"),
        "turn-270": QT_TRANSLATE_NOOP("Film", "turned"),
    }
)
"""What is sure to be seen; crops and four percent of speed are tried only to find the same film."""

_Shared = Mapping[int, SharedPassages]


class PassageReads(Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def passages(self, one_id: int, other_id: int) -> SharedPassages | None: ...  # noqa: D102


class FilmReview(QWidget):
    """Strips of the first film and one other; the stage shows the scrubber's moment of all."""

    failed = Signal(object)
    message = Signal(str)

    def __init__(
        self,
        library: PassageReads,
        pictures: StagePictures,
        source: MomentSource,
        tasks: TaskRunner,
        actions: Actions,
    ) -> None:
        """Stay out of sight until films or recordings are shown."""
        super().__init__()
        surface(self, "content")
        self._library, self._tasks = library, tasks
        self._files: list[FileRecord] = []
        self._numbers: list[int] = []
        self._links: dict[int, FilmLink] = {}
        self._other = 1
        self._question = 0
        self._absent: dict[int, str] = {}
        self._pictures = pictures
        self.moments = FilmMoments(source, tasks)
        self.moments.arrived.connect(pictures.show_moment)
        self.strips = FilmStrips()
        self.strips.scrubbed.connect(self._scrubbed)
        self.strips.play_wanted.connect(self.play_or_stop)
        self.bar = FilmBar(actions)
        self.bar.play_clicked.connect(self.play_or_stop)
        self.bar.stepped.connect(self.strips.step)
        self.bar.start_typed.connect(lambda start_s: self._relink(self._link.starting(start_s)))
        self.bar.align_clicked.connect(lambda: self._relink(self._link.aligned()))
        self.bar.open_clicked.connect(self._open_both)
        self.bar.other_chosen.connect(self._choose_other)
        actions[ActionId.SET_OFFSET].triggered.connect(self._set_here)
        self._timer = QTimer(self, interval=_PLAY_MS)
        self._timer.timeout.connect(self._play_on)
        column(self, self.strips, self.bar, growing=self.strips)
        self.hide()

    @property
    def is_moving(self) -> bool:
        """True when films are shown, not recordings."""
        return bool(self._files) and self._files[0].kind is not MediaKind.AUDIO

    @property
    def _link(self) -> FilmLink:
        return self._links.get(self._files[self._other].id, FilmLink())

    def show_files(self, files: Sequence[FileRecord], numbers: Sequence[int]) -> None:
        """Show these when all are films or all recordings, by their numbers; else none of them."""
        self._stop()
        self._question += 1
        self.moments.forget()
        self._links, self._absent = {}, {}
        is_sound = {file.kind is MediaKind.AUDIO for file in files}
        fits = len(is_sound) == 1 and all(file.duration_s for file in files)
        fits = fits and all(file.kind is not MediaKind.PHOTO for file in files)
        self._files = list(files) if len(files) > 1 and fits else []
        self._numbers = list(numbers)
        self.setVisible(bool(self._files))
        if not self._files:
            return
        name = tr("Film", "Film strips") if self.is_moving else tr("Film", "Waveforms")
        self.strips.setAccessibleName(name)
        ids = [file.id for file in self._files]
        read = partial(_read_links, self._library, ids[0], ids[1:])
        self._tasks.run(read, partial(self._links_arrived, self._question))
        self._show_pair(1)

    def play_or_stop(self) -> None:
        """Play the films without sound, or stop."""
        if self._timer.isActive():
            self._stop()
        elif self.is_moving:
            self._timer.start()
            self.bar.show_playing(playing=True)

    def _stop(self) -> None:
        self._timer.stop()
        self.bar.show_playing(playing=False)

    def _show_pair(self, other: int) -> None:
        """Show the strips of the first and of another one."""
        self._other = other
        pair = (0, other)
        one_s, other_s = (self._files[place].duration_s or 0.0 for place in pair)
        numbers = [self._numbers[place] for place in pair]
        self.strips.show_films((numbers[0], numbers[1]), (one_s, other_s))
        self.bar.show_films(
            self._numbers[1:], numbers[1], lengths_s=(one_s, other_s), moving=self.is_moving
        )
        for place, index in enumerate(pair):
            answer = (self._question, place, self._files[index].id)
            if self.is_moving:
                self.moments.strip(self._files[index], partial(self._strip_arrived, *answer))
            else:
                self.moments.wave(self._files[index], partial(self._wave_arrived, *answer))
        self._show_link()

    def _choose_other(self, number: int) -> None:
        self._show_pair(self._numbers.index(number))
        self._scrubbed()

    def _links_arrived(self, question: int, found: _Shared | None, error: Exception | None) -> None:
        if question != self._question:
            return
        if error is not None:
            self.failed.emit(error)
        self._links = {id_: FilmLink(shared) for id_, shared in (found or {}).items()}
        self._show_link()
        self._scrubbed()

    def _is_of(self, question: int, place: int, file_id: int) -> bool:
        shown = self._files[(0, self._other)[place]].id if self._files else None
        return question == self._question and file_id == shown

    def _strip_arrived(self, question: int, place: int, file_id: int, frames: list[QImage]) -> None:
        if self._is_of(question, place, file_id):
            self.strips.show_frames(place, frames)

    def _wave_arrived(self, question: int, place: int, file_id: int, bars: bytes) -> None:
        if self._is_of(question, place, file_id):
            self.strips.show_wave(place, bars)

    def _show_link(self) -> None:
        found = self._link.found
        self.strips.show_link(self._link, found.passages if found is not None else ())
        self._say()

    def _relink(self, link: FilmLink) -> None:
        if self._files:
            self._links[self._files[self._other].id] = link
            self.strips.relink(link)
            self._scrubbed()

    def _set_here(self) -> None:
        """Let the moments that are shown of both be one."""
        if self._files and self.strips.is_apart:
            self._relink(self._link.meeting(self.strips.time_s, self.strips.other_s))

    def _scrubbed(self) -> None:
        if not self._files:
            return
        self._say()
        if not self.is_moving:
            return
        for place, file in enumerate(self._files):
            at_s, length_s = self._time_of(place), file.duration_s or 0.0
            if at_s < -_NEAR_S:
                self._show_absent(file, tr("Film", "Not begun yet"))
            elif at_s > length_s + _NEAR_S:
                self._show_absent(file, tr("Film", "Over"))
            else:
                self._absent.pop(file.id, None)
                self.moments.ask(file, max(0.0, min(at_s, length_s)), _FRAME_PX)

    def _show_absent(self, file: FileRecord, words: str) -> None:
        """Say that a film shows nothing at this moment; another one would mislead."""
        if self._absent.get(file.id) != words:
            self._absent[file.id] = words
            self.moments.leave(file.id)
            self._pictures.show_moment(file.id, blank_frame(file.width, file.height, words))

    def _time_of(self, place: int) -> float:
        if place == 0:
            return self.strips.time_s
        if place == self._other:
            return self.strips.other_s
        return self._links.get(self._files[place].id, FilmLink()).other_s(self.strips.time_s)

    def _say(self) -> None:
        one, other = (self._numbers[place] for place in (0, self._other))
        words = tr("Film", "{time} in {one}, {other} in {two}")
        times = (clock(self.strips.time_s), clock(self.strips.other_s))
        self.bar.times.setText(words.format(time=times[0], one=one, other=times[1], two=other))
        form = "" if self._link.found is None else self._link.found.form
        note = tr("Film", _FORMS[form]) if form in _FORMS else ""
        self.bar.show_link(self._link, note, apart=self.strips.is_apart)

    def _play_on(self) -> None:
        if self.moments.is_busy:
            return  # the films wait for their frames
        length_s = self._files[0].duration_s or 0.0 if self._files else 0.0
        if self.strips.time_s >= length_s:
            self._stop()
            return
        self.strips.step(_PLAY_S)

    def _open_both(self) -> None:
        for place in (0, self._other) if self._files else ():
            if not open_file(self._files[place].path):
                self.message.emit(no_program(self._files[place].name_shown))
                return


def _read_links(library: PassageReads, one_id: int, others: Sequence[int]) -> _Shared:
    """Read how each of the others lies on the one. Runs on a worker."""
    found = ((other_id, library.passages(one_id, other_id)) for other_id in others)
    return {other_id: shared for other_id, shared in found if shared is not None}
