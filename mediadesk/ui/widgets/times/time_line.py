"""The time line: every date a file offers at its place in time, to be looked at and chosen."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)

from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.dates.time_axis import Mark, TimeAxis
from mediadesk.ui.widgets.keys.focus_ring import FocusRing
from mediadesk.ui.widgets.keys.painted import Painted
from mediadesk.ui.widgets.labels.labels import surface
from mediadesk.ui.widgets.times.time_line_painting import LinePainter, Spot, spots

HEIGHT = 132
_ZOOM_STEP = 1.25
_NOTCH = 120
_BAR_REACH_PX = 8


class TimeLine(Painted):
    """Paints marks; what it shows and offers is in the list of candidates, too."""

    hovered = Signal(object)
    """Number of the candidate pointed at, or None."""
    chosen = Signal(int)
    """Number of the candidate clicked."""

    def __init__(self) -> None:
        """Show nothing until `show_marks`."""
        super().__init__()
        surface(self, "content")
        self._marks: Sequence[Mark] = ()
        self._axis = TimeAxis((), 1)
        self._spots: list[Spot] = []
        self._range: tuple[datetime, datetime] | None = None
        self._selected: int | None = None
        self._pointed: int | None = None
        self._dragged: QPointF | None = None
        self._pressed: QPointF | None = None
        self._ring = FocusRing(self)
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("TimeLine", "Time line"))

    @property
    def axis(self) -> TimeAxis:
        """Where each time is."""
        return self._axis

    @property
    def spots(self) -> Sequence[Spot]:
        """What is drawn."""
        return self._spots

    def show_marks(
        self, marks: Sequence[Mark], chosen: tuple[datetime, datetime] | None, spoken: str
    ) -> None:
        """Show the dates of another file; `chosen` is the span that is proposed.

        `spoken` says the same for assistive tools.
        """
        self._marks, self._range = marks, chosen
        self._selected = self._pointed = None
        self.setAccessibleDescription(spoken)
        self._lay_out()

    def show_chosen(self, chosen: tuple[datetime, datetime] | None, number: int | None) -> None:
        """Show another choice among the same dates."""
        self._range, self._selected = chosen, number
        self.update()

    def point_at(self, number: int | None) -> None:
        """Highlight a candidate that is pointed at elsewhere."""
        if number != self._pointed:
            self._pointed = number
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the one height."""
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs one way everywhere
        if not self._axis.stretches:
            return
        line = LinePainter(painter, self._axis, QRectF(self.rect()))
        if self._range is not None:
            line.chosen(*self._range)
        line.axis(self._marks)
        marked = {self._pointed, self._selected} - {None}
        for spot in self._spots:
            line.spot(
                spot,
                highlighted=self._pointed in spot.numbers,
                chosen=not marked.isdisjoint(spot.numbers),
            )
        if self._ring.is_shown:
            painter.setPen(QPen(theme.current().focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._dragged = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line along, or highlight what is under the pointer."""
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._axis.pan(self._dragged.x() - event.position().x())
            self._dragged = event.position()
            self._find_spots()
            return
        spot = self._spot_at(event.position())
        self._point(spot.numbers[0] if spot is not None else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        pressed, self._pressed, self._dragged = self._pressed, None, None
        if pressed is None or (event.position() - pressed).manhattanLength() > 4:
            return
        spot = self._spot_at(event.position())
        if spot is not None:
            self.chosen.emit(spot.numbers[0])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; sideways moves along."""
        turned = event.angleDelta()
        if turned.x() and abs(turned.x()) > abs(turned.y()):
            self._axis.pan(-turned.x() / 2)
        else:
            self._axis.zoom_at(event.position().x(), _ZOOM_STEP ** (turned.y() / _NOTCH))
        self._find_spots()
        event.accept()

    def leaveEvent(self, _event: QEvent) -> None:
        """Highlight nothing."""
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from date to date with Up and Down, choose with Space, zoom with + and -."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Space and self._pointed is not None:
            self.chosen.emit(self._pointed)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1 / _ZOOM_STEP if key == Qt.Key.Key_Minus else _ZOOM_STEP
            self._axis.zoom_at(self._middle(), factor)
            self._find_spots()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._axis = TimeAxis(self._marks, self.width())
        self._find_spots()

    def _find_spots(self) -> None:
        self._spots = spots(self._axis, self._marks, self.height())
        self.update()

    def _spot_at(self, point: QPointF) -> Spot | None:
        for spot in reversed(self._spots):
            if spot.rect.adjusted(-4, -3, 4, 3).contains(point):
                return spot
        for spot in self._spots:
            bar = spot.bar
            if bar is not None and bar.adjusted(0, -_BAR_REACH_PX, 0, _BAR_REACH_PX).contains(
                point
            ):
                return spot
        return None

    def _point(self, number: int | None) -> None:
        if number != self._pointed:
            self.point_at(number)
            self.hovered.emit(number)

    def _step(self, by: int) -> None:
        ordered = [mark.number for mark in sorted(self._marks, key=lambda mark: mark.start)]
        if not ordered:
            return
        here = self._pointed if self._pointed is not None else self._selected
        at = ordered.index(here) + by if here in ordered else 0
        self._point(ordered[max(0, min(len(ordered) - 1, at))])

    def _middle(self) -> float:
        spot = next((spot for spot in self._spots if self._pointed in spot.numbers), None)
        return spot.rect.left() if spot is not None else self.width() / 2
