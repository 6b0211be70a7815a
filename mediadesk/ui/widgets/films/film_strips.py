"""Two films as strips of frames, or two recordings as waves, with bands between what agrees."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from mediadesk.domain.passages import Passage
from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review.film_link import FilmLink, clock
from mediadesk.ui.widgets.films import strip_painting
from mediadesk.ui.widgets.films.strip_painting import BAND_HEIGHT, STRIP_HEIGHT, Strip
from mediadesk.ui.widgets.keys.painted import Painted

_TOP, _AXIS = 8, 20
_FRAME_S = 0.04
_STEPS = {
    Qt.Key.Key_Comma: -_FRAME_S,
    Qt.Key.Key_Period: _FRAME_S,
    Qt.Key.Key_Less: -1.0,
    Qt.Key.Key_Greater: 1.0,
}
"""Keys with Shift come as the signs above them, too."""


class FilmStrips(Painted):
    """Painted; one scrubber drives both through their link, and the second alone where wanted."""

    scrubbed = Signal()
    """To `time_s` of the first and `other_s` of the second."""
    play_wanted = Signal()

    def __init__(self) -> None:
        """Show nothing."""
        super().__init__()
        self._strips = [Strip(1, 0.0), Strip(2, 0.0)]
        self._passages: Sequence[Passage] = ()
        self.link = FilmLink()
        self.time_s = self.other_s = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Film", "Film strips"))
        alone = tr("Film", "Drag to look elsewhere. With Shift or Alt only the second moves.")
        self.setToolTip(alone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_apart(self) -> bool:
        """True when the second was moved away from the moment that belongs to the first."""
        return abs(self.other_s - self.link.other_s(self.time_s)) > _FRAME_S / 2

    def sizeHint(self) -> QSize:
        """Return the height of both strips, the bands between them and the times below."""
        return QSize(400, _TOP + 2 * STRIP_HEIGHT + BAND_HEIGHT + _AXIS)

    def show_films(self, numbers: tuple[int, int], lengths_s: tuple[float, float]) -> None:
        """Show two films by number and length; frames and what they share come later."""
        self._strips = [Strip(*each) for each in zip(numbers, lengths_s, strict=True)]
        self.show_link(FilmLink(), ())

    def show_link(self, link: FilmLink, passages: Sequence[Passage]) -> None:
        """Show which parts agree, and stand at the first of them."""
        self.link, self._passages = link, passages
        self.go(passages[0].start_s if passages else 0.0)

    def relink(self, link: FilmLink) -> None:
        """Lay the second on the first in another way, and stay where the first is."""
        self.link = link
        self.go(self.time_s)

    def show_frames(self, film: int, frames: Sequence[QImage]) -> None:
        """Show the frames of the first (0) or the second film, spread evenly."""
        self._strips[film].frames = frames
        self.update()

    def show_wave(self, film: int, bars: bytes) -> None:
        """Show how loud the first (0) or the second recording is over time."""
        self._strips[film].bars = bars
        self.update()

    def go(self, time_s: float) -> None:
        """Put the scrubber at a second of the first film, and the second where it belongs."""
        self.time_s = max(0.0, min(time_s, self._strips[0].length_s))
        self._move_other(self.link.other_s(self.time_s))

    def go_alone(self, other_s: float) -> None:
        """Move only the second film."""
        self._move_other(max(0.0, min(other_s, self._strips[1].length_s)))

    def _move_other(self, other_s: float) -> None:
        self.other_s = other_s
        numbers = [strip.number for strip in self._strips]
        told = tr("Film", "{time} in {one}, {other} in {two}")
        words = told.format(
            time=clock(self.time_s), one=numbers[0], other=clock(other_s), two=numbers[1]
        )
        self.setAccessibleDescription(words)
        self.update()

    def _top(self, film: int) -> int:
        return _TOP + film * (STRIP_HEIGHT + BAND_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint strips, veils, bands, times and the scrubbers."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs one way everywhere
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.current().content)
        # what agrees where they lie otherwise is not known
        passages = self._passages if self.link.is_as_found else ()
        stretches = (
            [(each.start_s, each.stop_s) for each in passages],
            [(each.other_start_s, each.other_stop_s) for each in passages],
        )
        for film, strip in enumerate(self._strips):
            strip_painting.paint_strip(painter, strip, self._top(film), self.width())
            if passages:
                strip_painting.paint_veils(
                    painter, strip, self._top(film), self.width(), sorted(stretches[film])
                )
        strip_painting.paint_bands(
            painter, self._strips, passages, self._top(0) + STRIP_HEIGHT, self.width()
        )
        strip_painting.paint_times(
            painter, self._strips[1], self._top(1) + STRIP_HEIGHT, self.width()
        )
        for film, at_s in enumerate((self.time_s, self.other_s)):
            if 0 <= at_s <= self._strips[film].length_s:
                place = strip_painting.x_of(self._strips[film], at_s, self.width())
                strip_painting.paint_scrubber(painter, place, self._top(film), knob=film == 0)
        if self.hasFocus():
            painter.setPen(theme.current().focus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Scrub to where the pointer is."""
        self._scrub_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub along with the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub_to(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a frame or a second, jump to an end, play; with Alt only the second moves."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.scrub(0.0 if key == Qt.Key.Key_Home else self._strips[0].length_s)
        elif key in _STEPS:
            step_s = _STEPS[key]
            if held & Qt.KeyboardModifier.ShiftModifier:
                step_s = 1.0 if step_s > 0 else -1.0
            self.step(step_s, alone=bool(held & Qt.KeyboardModifier.AltModifier))
        else:
            super().keyPressEvent(event)

    def step(self, step_s: float, *, alone: bool = False) -> None:
        """Go on or back by some time."""
        if alone:
            self.go_alone(self.other_s + step_s)
            self.scrubbed.emit()
        else:
            self.scrub(self.time_s + step_s)

    def scrub(self, time_s: float) -> None:
        """Go to a second of the first film, and say so."""
        self.go(time_s)
        self.scrubbed.emit()

    def _scrub_to(self, event: QMouseEvent) -> None:
        place = event.position()
        film = int(place.y() >= self._top(1) - BAND_HEIGHT / 2)
        at_s = strip_painting.time_at(self._strips[film], place.x(), self.width())
        alone = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        if film == 0:
            self.scrub(at_s)
        elif event.modifiers() & alone or not self.link.is_known:
            self.go_alone(at_s)
            self.scrubbed.emit()
        else:
            self.scrub(self.link.one_s(at_s))
