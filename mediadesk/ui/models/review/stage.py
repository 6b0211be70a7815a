"""What the stage shows: which pictures, compared in which way, and place and zoom of each pane."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF

from mediadesk.domain.alignment import Alignment
from mediadesk.domain.media import MediaKind
from mediadesk.domain.records import FileRecord
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review import stage_geometry as geometry
from mediadesk.ui.models.review.stage_geometry import Pose, View

_GRID_MARGIN = 8


class Comparison(StrEnum):
    """How two or more pictures are compared."""

    SIDE_BY_SIDE = "side-by-side"
    SWIPE = "swipe"
    BLINK = "blink"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class StageMember:
    """A picture on the stage; `note` says what is different about it."""

    number: int
    file: FileRecord
    alignment: Alignment = Alignment()  # noqa: RUF009 - frozen
    note: str = ""

    @property
    def size(self) -> QSizeF:
        """The picture's size in pixels; one that is not known has a usual shape."""
        if self.file.width and self.file.height:
            return QSizeF(self.file.width, self.file.height)
        return QSizeF(800, 600)


class Stage:
    """One view for all panes while they are linked, so that they agree by construction."""

    def __init__(self) -> None:
        """Show nothing."""
        self.members: Sequence[StageMember] = ()
        self.comparison = Comparison.SIDE_BY_SIDE
        self.linked = True
        self.is_fit = True
        self.sizes: list[QSizeF] = []
        self.poses: list[Pose] = []
        self.views: list[View] = []
        self.rects: list[QRect] = []
        """Where the `shown` pictures are side by side; captions lie below them in any case."""
        self._other = 1
        self._area = QRect()

    @property
    def is_film(self) -> bool:
        """True when films are shown, which are seen on black in any theme."""
        return any(each.file.kind in (MediaKind.VIDEO, MediaKind.VR) for each in self.members)

    @property
    def is_overlaid(self) -> bool:
        """True when the pictures lie over each other in one pane."""
        return self.comparison is not Comparison.SIDE_BY_SIDE and len(self.members) > 1

    @property
    def other(self) -> int:
        """Which picture is laid over the first one."""
        return min(self._other, len(self.members) - 1)

    @property
    def shown(self) -> Sequence[int]:
        """Which pictures are seen: all of them, or the two that lie over each other."""
        return (0, self.other) if self.is_overlaid else range(len(self.members))

    def lay_over(self, other: int) -> None:
        """Choose which picture is laid over the first one."""
        if 0 < other < len(self.members):
            self._other = other

    def show(self, members: Sequence[StageMember]) -> None:
        """Take other pictures, or the same with more known of them."""
        if [each.file.id for each in members] != [each.file.id for each in self.members]:
            self._other = 1
        self.members = members
        self.sizes = [member.size for member in members]
        first = self.sizes[0] if members else QSizeF()
        self.poses = [
            Pose.of(member.alignment, first, own)
            for member, own in zip(members, self.sizes, strict=True)
        ]

    def lay_out(self, whole: QRect, *, keep_view: bool) -> None:
        """Divide the widget into panes; the pictures are fitted unless `keep_view`."""
        self.rects = geometry.panes(whole, len(self.shown)) if self.members else []
        self._area = whole.adjusted(0, 0, 0, -geometry.CAPTION_HEIGHT)
        if self.members and not keep_view:
            margin = _GRID_MARGIN if len(self.members) > 2 else 0
            pane = self.pane(0).adjusted(margin, margin, -margin, -margin)
            self.is_fit = True
            self.views = [geometry.fitted(self._extent(), pane.size())] * len(self.members)
        elif len(self.views) != len(self.members):
            self.views = (self.views[:1] or [View()]) * len(self.members)

    def pane(self, number: int) -> QRectF:
        """Return where a picture is."""
        return QRectF(self._area if self.is_overlaid else self.rects[number])

    def pane_at(self, point: QPointF) -> int:
        """Return the pane at a point, -1 when there is none."""
        if self.is_overlaid:
            return 0 if self._area.contains(point.toPoint()) else -1
        found = (n for n, each in enumerate(self.rects) if each.contains(point.toPoint()))
        return next(found, -1)

    def pose(self, number: int) -> Pose:
        """Return how the picture of a pane lies on the first."""
        return Pose() if self.is_overlaid else self.poses[number]

    def zoom(self, zoom: float, pane: int, at: QPointF) -> None:
        """Zoom; what is seen at that point of a pane stays there."""
        if not self.members:
            return
        fitted = geometry.fitted(self._extent(), self.pane(0).size()).zoom
        zoom = max(fitted * geometry.LEAST_ZOOM_SHARE, min(geometry.MOST_ZOOM, zoom))
        self.set_view(pane, self.views[pane].zoomed(zoom, self.pose(pane), self.pane(pane), at))

    def move(self, pane: int, by: QPointF) -> None:
        """Draw the picture of a pane along."""
        if self.members:
            self.set_view(pane, self.views[pane].panned(self.pose(pane), by))

    def set_view(self, pane: int, view: View) -> None:
        """Show another place or zoom in a pane, and in all that are linked with it."""
        self.is_fit = False
        if self.linked or self.is_overlaid:
            self.views = [view] * len(self.members)
        else:
            self.views[pane] = view

    def seen_in(self, number: int, over: int, point: QPointF) -> QPointF:
        """Return where what is seen at a point of pane `over` is in another pane."""
        place = self.views[over].member_at(self.poses[over], self.pane(over), point)
        own = self.poses[number].to_member(self.poses[over].to_first(place))
        return self.views[number].transform(self.poses[number], self.pane(number)).map(own)

    def label(self, number: int, ratio: float) -> str:
        """Return what is seen in a pane: "Mirror image", or "288 %, scaled to match 1".

        `ratio` is the screen's pixels for each of its points.
        """
        own = self.views[number].own_zoom(self.poses[number])
        percent = f"{round(own * ratio * 100)} %"
        is_heard = self.members[number].file.kind is MediaKind.AUDIO
        if self.members[number].note and (self.is_fit or is_heard):
            return self.members[number].note
        if number and abs(self.poses[number].scale - 1) > 0.005:
            words = tr("Stage", "{percent}, scaled to match {n}")
            return words.format(percent=percent, n=self.members[0].number)
        return percent

    def _extent(self) -> QRectF:
        if self.is_overlaid:
            return QRectF(QPointF(), self.sizes[0])
        return geometry.extent_of(self.poses, self.sizes)
