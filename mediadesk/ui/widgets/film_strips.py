"""Two films as strips of frames, with bands between the stretches that show the same."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from mediadesk.domain.passages import SharedPassages
from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.widgets.frame_row import covering
from mediadesk.ui.widgets.painted import Painted

STRIP_HEIGHT, BAND_HEIGHT = 44, 22
_MARGIN = 12
_FRAME_S = 0.04
_VEIL = 150
_STEPS = {
    Qt.Key.Key_Comma: -_FRAME_S,
    Qt.Key.Key_Period: _FRAME_S,
    Qt.Key.Key_Less: -1.0,
    Qt.Key.Key_Greater: 1.0,
}
"""Keys with Shift come as the signs above them, too."""


class FilmStrips(Painted):
    """Painted; one scrubber drives both films through their shift."""

    scrubbed = Signal(float)
    """Seconds of the first film."""
    play_wanted = Signal()

    def __init__(self) -> None:
        """Show nothing."""
        super().__init__()
        self._lengths_s = (0.0, 0.0)
        self._frames: list[Sequence[QImage]] = [(), ()]
        self._shared: SharedPassages | None = None
        self.time_s = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Film", "Film strips"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of both strips and the bands between them."""
        return QSize(400, 2 * STRIP_HEIGHT + BAND_HEIGHT + 16)

    def show_films(self, lengths_s: tuple[float, float]) -> None:
        """Show two films of these lengths; frames and what they share come later."""
        self._lengths_s, self._frames = lengths_s, [(), ()]
        self.show_shared(None)

    def show_shared(self, shared: SharedPassages | None) -> None:
        """Show which parts of the films agree, from the first of them on."""
        self._shared = shared
        first = shared.passages[0].start_s if shared is not None and shared.passages else 0.0
        self.go(first)

    def show_frames(self, film: int, frames: Sequence[QImage]) -> None:
        """Show the frames of the first (0) or the second film, spread evenly."""
        self._frames[film] = frames
        self.update()

    def go(self, time_s: float) -> None:
        """Put the scrubber at a second of the first film."""
        self.time_s = max(0.0, min(time_s, self._lengths_s[0]))
        told = tr("Film", "{time} of the first film")
        self.setAccessibleDescription(told.format(time=formatting.duration(self.time_s)))
        self.update()

    def _scale(self) -> float:
        longest = max(*self._lengths_s, 0.1)
        return (self.width() - 2 * _MARGIN) / longest

    def _x(self, time_s: float) -> float:
        return _MARGIN + time_s * self._scale()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint strips, veils, bands and the scrubber."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        painter.fillRect(self.rect(), tokens.stage)
        tops = (8, 8 + STRIP_HEIGHT + BAND_HEIGHT)
        for film, top in enumerate(tops):
            self._paint_strip(painter, film, top)
        if self._shared is not None:
            self._paint_bands(painter, tokens.accent, tops)
        painter.setPen(tokens.accent)
        x = self._x(self.time_s)
        painter.fillRect(QRectF(x - 1, tops[0] - 4, 2, STRIP_HEIGHT + 8), tokens.accent)
        other_s = self.time_s if self._shared is None else self._shared.other_s(self.time_s)
        if 0 <= other_s <= self._lengths_s[1]:
            place = QRectF(self._x(other_s) - 1, tops[1] - 4, 2, STRIP_HEIGHT + 8)
            painter.fillRect(place, tokens.accent)
        if self.hasFocus():
            painter.setPen(tokens.focus)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_strip(self, painter: QPainter, film: int, top: int) -> None:
        whole = QRectF(_MARGIN, top, self._lengths_s[film] * self._scale(), STRIP_HEIGHT)
        painter.fillRect(whole, theme.current().tile)
        frames = self._frames[film]
        for number, image in enumerate(frames):
            width = whole.width() / len(frames)
            place = QRectF(whole.left() + number * width, top, width, STRIP_HEIGHT)
            if not image.isNull():
                painter.drawImage(place, image, covering(image, place))
        veil = QColor(0, 0, 0, _VEIL)
        at_s = 0.0
        for start_s, stop_s in [*self._stretches(film), (self._lengths_s[film],) * 2]:
            if start_s > at_s:
                left, right = self._x(at_s), self._x(start_s)
                painter.fillRect(QRectF(left, top, right - left, STRIP_HEIGHT), veil)
            at_s = max(at_s, stop_s)

    def _stretches(self, film: int) -> list[tuple[float, float]]:
        if self._shared is None:
            return [(0.0, self._lengths_s[film])]
        return sorted(
            (each.start_s, each.stop_s) if film == 0 else (each.other_start_s, each.other_stop_s)
            for each in self._shared.passages
        )

    def _paint_bands(self, painter: QPainter, colour: QColor, tops: tuple[int, int]) -> None:
        fill = QColor(colour)
        fill.setAlpha(110)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        above, below = tops[0] + STRIP_HEIGHT, tops[1]
        for each in self._shared.passages if self._shared is not None else ():
            corners = (
                QPointF(self._x(each.start_s), above),
                QPointF(self._x(each.stop_s), above),
                QPointF(self._x(each.other_stop_s), below),
                QPointF(self._x(each.other_start_s), below),
            )
            painter.drawPolygon(QPolygonF(list(corners)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Scrub to where the pointer is."""
        self._scrub_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub along with the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub_to(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a frame or a second, jump to an end, play."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._scrub(0.0 if key == Qt.Key.Key_Home else self._lengths_s[0])
        elif key in _STEPS:
            step_s = _STEPS[key]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                step_s = 1.0 if step_s > 0 else -1.0
            self._scrub(self.time_s + step_s)
        else:
            super().keyPressEvent(event)

    def _scrub_to(self, event: QMouseEvent) -> None:
        self._scrub((event.position().x() - _MARGIN) / self._scale())

    def _scrub(self, time_s: float) -> None:
        self.go(time_s)
        self.scrubbed.emit(self.time_s)
