"""The stage: the pictures of a cluster at the same place and zoom, side by side or laid over."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)

from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review import stage_geometry as geometry
from mediadesk.ui.models.review.stage import Comparison, Stage, StageMember
from mediadesk.ui.models.review.stage_geometry import Pose, View
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.widgets.keys.focus_ring import FocusRing
from mediadesk.ui.widgets.keys.painted import Painted
from mediadesk.ui.widgets.stage import stage_painting as painting
from mediadesk.ui.widgets.stage.member_painting import MemberPainting
from mediadesk.ui.widgets.stage.pair_chooser import PairChooser
from mediadesk.ui.widgets.stage.stage_dragging import StageDragging

_BLINK_MS = 600
_PAN_PX = 80


class CompareStage(Painted):
    """Holds one view for all panes, so that zoom and place are the same by construction."""

    changed = Signal()
    """Zoom, place or way of comparing are others now."""
    laid_out = Signal()
    """The panes are elsewhere now: captions must follow."""

    def __init__(self, pictures: StagePictures) -> None:
        """Show nothing until `show_members`."""
        super().__init__()
        self.pictures = pictures
        self.stage = Stage()
        self.divider = 0.5
        """Where Swipe divides, 0 to 1 of the pane."""
        self.heat: QImage | None = None
        """Laid over the first picture in Difference; any size."""
        self.outlines: Sequence[QRectF] = ()
        """Places that differ, in pixels of the first picture."""
        self._pointer: QPointF | None = None
        self._dragging = StageDragging(self)
        self._painting = MemberPainting(self.stage, pictures)
        self._front = 0
        self._chosen = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Stage", "Pictures side by side"))
        self._ring = FocusRing(self)
        self.beside = PairChooser(self)
        self.beside.chosen.connect(self.choose)
        self._blink = QTimer(self, interval=_BLINK_MS)
        self._blink.timeout.connect(self.turn)
        pictures.arrived.connect(self._arrived)

    @property
    def percent(self) -> int:
        """Pixels of the screen for one of the first picture, in percent."""
        if not self.stage.views:
            return 100
        return round(self.stage.views[0].zoom * self.devicePixelRatioF() * 100)

    @property
    def ringed(self) -> int:
        """Which picture has a ring, -1 when none: of two, none is set apart."""
        return self._chosen if 0 <= self._chosen < len(self.stage.members) > 2 else -1

    def show_members(self, members: Sequence[StageMember], *, keep_view: bool = False) -> None:
        """Show these pictures, whole; or as before when only what is known of them changed."""
        self.stage.show(members)
        if not keep_view:
            self.heat, self.outlines, self._front, self._chosen = None, (), 0, -1
        self._lay_out(keep_view=keep_view and not self.stage.is_fit)

    def choose(self, number: int) -> None:
        """Ring a picture where there are more than two; lay it over the first one."""
        self._chosen = number
        if number != self.stage.other:
            self.stage.lay_over(number)
            self.heat, self.outlines, self._front = None, (), 0
            if self.stage.is_overlaid:
                self._lay_out(keep_view=not self.stage.is_fit)
        self.update()

    def choose_next(self) -> None:
        """Compare the first picture with the one after that which is compared now."""
        if (count := len(self.stage.members)) > 2:
            now = self.stage.other if self.stage.is_overlaid else max(0, self._chosen)
            self.choose(now % (count - 1) + 1)

    def compare(self, comparison: Comparison, *, calm: bool = False) -> None:
        """Show the pictures beside each other or laid over; when `calm`, Blink waits for `turn`."""
        self.stage.comparison = comparison
        self._front = 0
        (self._blink.start if comparison is Comparison.BLINK and not calm else self._blink.stop)()
        self._lay_out(keep_view=not self.stage.is_fit)

    def fit(self) -> None:
        """Show the whole pictures."""
        self._lay_out(keep_view=False)

    def show_real_pixels(self) -> None:
        """Show one pixel of the first picture as one of the screen."""
        self.stage.zoom(1 / self.devicePixelRatioF(), *self._aim())
        self._after_change()

    def zoom_by(self, factor: float) -> None:
        """Zoom around the pointer, or around the middle when it is elsewhere."""
        if self.stage.views:
            pane, at = self._aim()
            self.stage.zoom(self.stage.views[pane].zoom * factor, pane, at)
            self._after_change()

    def pan(self, across: int, down: int) -> None:
        """Move by steps; the picture goes the other way."""
        self.move_view(0, QPointF(-across * _PAN_PX, -down * _PAN_PX))

    def move_view(self, pane: int, by: QPointF) -> None:
        """Draw the picture of a pane along."""
        self.stage.move(pane, by)
        self._after_change()

    def show_view(self, pane: int, view: View) -> None:
        """Show another place in a pane."""
        self.stage.set_view(pane, view)
        self._after_change()

    def go_to(self, place: QRectF) -> None:
        """Show a place of the first picture in the middle: at 1:1, or as large as it is already."""
        if self.stage.views:
            zoom = max(1 / self.devicePixelRatioF(), self.stage.views[0].zoom)
            self.show_view(0, View(zoom, place.center()))

    def set_linked(self, *, linked: bool) -> None:
        """Let all pictures move together, or each by itself."""
        self.stage.linked = linked
        if linked and self.stage.views:
            self.stage.views = self.stage.views[:1] * len(self.stage.members)
        self._after_change()

    def _lay_out(self, *, keep_view: bool) -> None:
        self.stage.lay_out(self.rect(), keep_view=keep_view)
        self.beside.follow(self.stage)
        self.laid_out.emit()
        self._after_change()

    def _aim(self) -> tuple[int, QPointF]:
        """Return the pane and the point that zooming keeps in place."""
        if self._pointer is not None and (pane := self.stage.pane_at(self._pointer)) >= 0:
            return pane, self._pointer
        return 0, self.stage.pane(0).center() if self.stage.members else QPointF()

    def _after_change(self) -> None:
        described = tr("Stage", "{n} pictures at {percent} percent")
        self.setAccessibleDescription(
            described.format(n=len(self.stage.members), percent=self.percent)
        )
        self.changed.emit()
        self.update()

    def turn(self) -> None:
        """Show the next picture of Blink."""
        if self.stage.members:
            self._front = 0 if self._front else self.stage.other
            self.update()

    def _arrived(self, file_id: int) -> None:
        if file_id in (member.file.id for member in self.stage.members):
            self.update()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is of every picture."""
        painter = QPainter(self)
        dark = self.stage.is_film or (
            self.stage.comparison is Comparison.DIFFERENCE and self.stage.is_overlaid
        )
        painting.paint_ground(painter, self.rect(), dark=dark)
        if self.stage.is_overlaid:
            self._paint_overlaid(painter)
        else:
            for number, rect in enumerate(self.stage.rects):
                self._paint_pane(painter, number, rect)
        painting.paint_captions(
            painter, self.rect(), self.stage.rects, overlaid=self.stage.is_overlaid
        )
        if self.ringed >= 0 and not self.stage.is_overlaid:
            painting.paint_chosen(painter, self.stage.rects[self.ringed])
        if self._ring.is_shown:
            painting.paint_ring(painter, self.rect())

    def _paint_pane(self, painter: QPainter, number: int, rect: QRect) -> None:
        pane, pose, view = QRectF(rect), self.stage.poses[number], self.stage.views[number]
        painter.save()
        painter.setClipRect(rect)
        self._paint_member(painter, number, view.transform(pose, pane), pane)
        over = -1 if self._pointer is None else self.stage.pane_at(self._pointer)
        if self._pointer is not None and over not in (-1, number):
            painting.paint_cross(painter, self.stage.seen_in(number, over, self._pointer))
        painting.paint_label(painter, pane, self.stage.label(number, self.devicePixelRatioF()))
        if not self.stage.is_fit:
            self._painting.paint_map(painter, number, self.map_rect(number))
        painter.restore()

    def _paint_overlaid(self, painter: QPainter) -> None:
        area = self.stage.pane(0)
        painter.save()
        painter.setClipRect(area)
        if self.stage.comparison is Comparison.BLINK:
            self._paint_over(painter, self._front, area)
            painting.paint_label(painter, area, str(self.stage.members[self._front].number))
        elif self.stage.comparison is Comparison.SWIPE:
            self._paint_over(painter, 0, area)
            split = QRectF(area)
            split.setLeft(area.left() + area.width() * self.divider)
            painter.setClipRect(split)
            painting.paint_ground(painter, split.toRect(), dark=self.stage.is_film)
            self._paint_over(painter, self.stage.other, area)
            painter.setClipRect(area)
            painting.paint_divider(painter, area, split.left())
        else:
            transform = self.stage.views[0].transform(Pose(), area)
            painting.paint_heat(painter, self.heat, self.stage.sizes[0], transform)
            painting.paint_outlines(painter, self.outlines, transform, area)
            words = tr("Stage", "{n} laid over {first}")
            one, other = (self.stage.members[number].number for number in self.stage.shown)
            painting.paint_label(painter, area, words.format(n=other, first=one))
        painter.restore()

    def _paint_over(self, painter: QPainter, number: int, area: QRectF) -> None:
        transform = self.stage.views[0].laid_over(self.stage.poses[number], area)
        self._paint_member(painter, number, transform, area)

    def _paint_member(
        self, painter: QPainter, number: int, transform: QTransform, pane: QRectF
    ) -> None:
        self._painting.paint(painter, number, transform, pane, self.devicePixelRatioF())

    def map_rect(self, number: int) -> QRectF:
        """Return where the map of a picture is."""
        return painting.map_rect(
            self.stage.pane(number), self.stage.sizes[number], self.window().width()
        )

    # what Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted, or keep the place in the middle."""
        super().resizeEvent(event)
        self._lay_out(keep_view=not self.stage.is_fit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        pane = self.stage.pane_at(event.position())
        steps = event.angleDelta().y() / 120
        if pane >= 0 and steps:
            zoom = self.stage.views[pane].zoom * geometry.STEP**steps
            self.stage.zoom(zoom, pane, event.position())
            self._after_change()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag a picture, a map or the divider."""
        pane = self.stage.pane_at(event.position())
        if pane < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self.stage.is_overlaid:
            self.choose(pane)
        self._dragging.begin(pane, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the picture along; show the same place in the others."""
        self._pointer = event.position()
        self._dragging.follow(event.position())
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._dragging.end()

    def leaveEvent(self, _event: object) -> None:
        """Forget where the pointer was."""
        self._pointer = None
        self.update()

    def move_divider(self, by: float) -> None:
        """Move the line of Swipe, in shares of the pane."""
        self.divider = max(0.0, min(1.0, self.divider + by))
        self.update()
