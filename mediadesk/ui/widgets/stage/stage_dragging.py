"""Drags what is on the stage: a picture, the part that its map shows, the line of Swipe."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from mediadesk.ui.models.review.stage import Comparison, Stage
from mediadesk.ui.models.review.stage_geometry import View


class Draggable(Protocol):
    """What shows a stage of which things can be dragged."""

    stage: Stage
    divider: float

    def width(self) -> int: ...  # noqa: D102
    def map_rect(self, number: int, /) -> QRectF: ...  # noqa: D102
    def move_divider(self, by: float, /) -> None: ...  # noqa: D102
    def move_view(self, pane: int, by: QPointF, /) -> None: ...  # noqa: D102
    def show_view(self, pane: int, view: View, /) -> None: ...  # noqa: D102


class StageDragging:
    """Knows what is held by the mouse, and where it was."""

    def __init__(self, widget: Draggable) -> None:
        """Drag on `widget`."""
        self._widget = widget
        self._dragged: tuple[int, QPointF] | None = None
        self._map_dragged = -1

    def begin(self, pane: int, point: QPointF) -> None:
        """Take hold of what is at a point of a pane."""
        widget = self._widget
        mapped = not widget.stage.is_fit and not widget.stage.is_overlaid
        if mapped and widget.map_rect(pane).contains(point):
            self._map_dragged = pane
            self._follow_map(point)
        else:
            self._dragged = pane, point

    def follow(self, point: QPointF) -> None:
        """Draw along what is held."""
        widget = self._widget
        if self._map_dragged >= 0:
            self._follow_map(point)
        elif self._dragged is not None:
            pane, before = self._dragged
            self._dragged = pane, point
            if widget.stage.comparison is Comparison.SWIPE and widget.stage.is_overlaid:
                widget.move_divider(point.x() / max(1, widget.width()) - widget.divider)
            else:
                widget.move_view(pane, point - before)

    def end(self) -> None:
        """Let go."""
        self._dragged, self._map_dragged = None, -1

    def _follow_map(self, point: QPointF) -> None:
        widget, pane = self._widget, self._map_dragged
        frame, size = widget.map_rect(pane), widget.stage.sizes[pane]
        x = (point.x() - frame.left()) / frame.width() * size.width()
        y = (point.y() - frame.top()) / frame.height() * size.height()
        centre = widget.stage.poses[pane].to_first(QPointF(x, y))
        widget.show_view(pane, View(widget.stage.views[pane].zoom, centre))
