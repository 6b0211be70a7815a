"""Where the pictures of a cluster lie on the stage: one place and zoom for all of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QTransform

from mediadesk.domain.alignment import EXCHANGING, Alignment

LEAST_ZOOM_SHARE, MOST_ZOOM = 0.5, 16.0
"""Zooming out ends at half of Fit, zooming in at 16 points of the screen for a pixel."""
STEP = 1.25
CAPTION_HEIGHT = 60
GAP = 2
_GRIDS = ((2, 2, 1), (4, 2, 2), (6, 3, 2), (9, 3, 3))


@dataclass(frozen=True, slots=True)
class Pose:
    """Leads from pixels of the first picture to pixels of a member: q = scale * turn(p) + shift."""

    turn: tuple[int, int, int, int] = (1, 0, 0, 1)
    scale: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(cls, alignment: Alignment, first: QSizeF, own: QSizeF) -> "Pose":
        """Make the pose of a member of size `own`; its picture is never stretched."""
        a, b, c, d = turn = alignment.turn
        turned = first.transposed() if alignment.orientation in EXCHANGING else first
        across = alignment.scale_x * own.width() / turned.width()
        down = alignment.scale_y * own.height() / turned.height()
        scale = math.sqrt(across * down)
        # the middle of the first picture lies here in the member
        middle_x = (1 + alignment.shift_x) * own.width() / 2
        middle_y = (1 + alignment.shift_y) * own.height() / 2
        x, y = first.width() / 2, first.height() / 2
        shift = (middle_x - scale * (a * x + b * y), middle_y - scale * (c * x + d * y))
        return cls(turn, scale, shift)

    def to_member(self, point: QPointF) -> QPointF:
        """Return where a place of the first picture is in the member."""
        a, b, c, d = self.turn
        x, y = point.x(), point.y()
        return QPointF(
            self.scale * (a * x + b * y) + self.shift[0],
            self.scale * (c * x + d * y) + self.shift[1],
        )

    def to_first(self, point: QPointF) -> QPointF:
        """Return where a place of the member is in the first picture."""
        a, b, c, d = self.turn
        x = (point.x() - self.shift[0]) / self.scale
        y = (point.y() - self.shift[1]) / self.scale
        return QPointF(a * x + c * y, b * x + d * y)

    @property
    def back(self) -> QTransform:
        """The transform from pixels of the member to pixels of the first picture."""
        a, b, c, d = self.turn
        s = self.scale
        forward = QTransform(s * a, s * c, s * b, s * d, *self.shift)
        return forward.inverted()[0]


@dataclass(frozen=True, slots=True)
class View:
    """What is seen: the place of the first picture in the middle of each pane, and how large.

    `zoom` is points of the screen for one pixel of the first picture.
    """

    zoom: float = 1.0
    centre: QPointF = field(default_factory=QPointF)

    def own_zoom(self, pose: Pose) -> float:
        """Return points of the screen for one pixel of a member."""
        return self.zoom / pose.scale

    def member_at(self, pose: Pose, pane: QRectF, point: QPointF) -> QPointF:
        """Return the pixel of a member that is seen at a point of its pane."""
        own = self.own_zoom(pose)
        return pose.to_member(self.centre) + (point - pane.center()) / own

    def transform(self, pose: Pose, pane: QRectF) -> QTransform:
        """Return the transform from pixels of a member to its pane."""
        own, centre = self.own_zoom(pose), pose.to_member(self.centre)
        middle = pane.center()
        return QTransform(
            own, 0, 0, own, middle.x() - centre.x() * own, middle.y() - centre.y() * own
        )

    def laid_over(self, pose: Pose, pane: QRectF) -> QTransform:
        """Return the transform that lays a member over the first picture in one pane."""
        return pose.back * self.transform(Pose(), pane)

    def zoomed(self, zoom: float, pose: Pose, pane: QRectF, at: QPointF) -> "View":
        """Return another zoom; what is seen at `at` of that pane stays there."""
        pixel = self.member_at(pose, pane, at)
        own = zoom / pose.scale
        return View(zoom, pose.to_first(pixel - (at - pane.center()) / own))

    def panned(self, pose: Pose, by: QPointF) -> "View":
        """Return the view after the picture of that pane was drawn along by `by` points."""
        moved = pose.to_member(self.centre) - by / self.own_zoom(pose)
        return replace(self, centre=pose.to_first(moved))


def fitted(extent: QRectF, pane: QSizeF) -> View:
    """Return the view that shows all of `extent` (of the first picture) in a pane."""
    if extent.isEmpty() or pane.isEmpty():
        return View()
    zoom = min(pane.width() / extent.width(), pane.height() / extent.height())
    return View(zoom, extent.center())


def extent_of(poses: Sequence[Pose], sizes: Sequence[QSizeF]) -> QRectF:
    """Return the rectangle of the first picture that shows all members whole when fitted."""
    extent = QRectF(0, 0, sizes[0].width(), sizes[0].height())
    for pose, size in zip(poses[1:], sizes[1:], strict=True):
        # a turned member needs room in its own directions, and panes do not turn
        half = QSizeF(size.width() / pose.scale / 2, size.height() / pose.scale / 2)
        middle = pose.to_first(QPointF(size.width() / 2, size.height() / 2))
        own = QRectF(middle.x() - half.width(), middle.y() - half.height(), *((half * 2).toTuple()))
        extent = extent.united(own)
    return extent


def panes(area: QRect, members: int) -> list[QRect]:
    """Return where the pictures of up to nine members are; a caption is below each."""
    columns, rows = next((c, r) for most, c, r in _GRIDS if members <= most)
    found = []
    for number in range(members):
        row, column = divmod(number, columns)
        left = area.left() + column * (area.width() + GAP) // columns
        right = area.left() + (column + 1) * (area.width() + GAP) // columns - GAP
        top = area.top() + row * (area.height() + 1) // rows
        bottom = area.top() + (row + 1) * (area.height() + 1) // rows - 1
        found.append(QRect(left, top, right - left, bottom - top - CAPTION_HEIGHT))
    return found


def tag_rect(box: QRectF, size: QSizeF, area: QRectF, taken: Sequence[QRectF] = ()) -> QRectF:
    """Return where the number of an outlined place is: above it, or inside where nothing is above.

    Where another number is already (`taken`), it is inside, at the end above, or below. Of a place
    that is only partly seen, the number stays in sight; one that is not seen has none.
    """
    usual = _tag_above(box, size, area)
    right = max(usual.left(), min(box.right(), area.right()) - size.width())
    inside = max(box.top(), area.top()) + 2 * GAP
    below = min(box.bottom() + GAP, area.bottom() - size.height())
    places = (
        usual.topLeft(),
        QPointF(right, usual.top()),
        QPointF(usual.left() + 2 * GAP, inside),
        QPointF(usual.left(), below),
    )
    tags = [QRectF(place, size) for place in places]
    free = (tag for tag in tags if not any(tag.intersects(other) for other in taken))
    return usual if usual.isEmpty() else next(free, usual)


def _tag_above(box: QRectF, size: QSizeF, area: QRectF) -> QRectF:
    seen = box.intersected(area)
    if seen.isEmpty():
        return QRectF()
    above = box.top() - size.height() - GAP
    top = above if above >= area.top() else seen.top() + 2 * GAP
    left = box.left() if box.left() >= area.left() else area.left() + 2 * GAP
    left = min(left, area.right() - size.width())
    return QRectF(QPointF(left, min(top, area.bottom() - size.height())), size)
